"""The panel of a chart module, the map of differences between charts, and the panel that settles one row."""
