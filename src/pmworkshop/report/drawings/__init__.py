"""The pictures of the wall as SVG, for pages and slides: pure functions from the values of a report to shapes."""
