"""Charts on a page, in a workbook and as a table."""
