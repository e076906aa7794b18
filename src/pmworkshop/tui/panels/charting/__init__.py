"""The panel of a chart, of where charts differ, and of one row that is settled."""
