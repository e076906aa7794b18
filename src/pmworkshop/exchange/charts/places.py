"""How places in a table are called in messages: by the numbers of an editor, or the letters of a spreadsheet."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.exchange.charts.cells import shown
from pmworkshop.exchange.tables.grid import Grid, GridLine


def column_name(grid: Grid, column: int) -> str:
    """Name a column.

    Args:
        grid: The table.
        column: The column, from 0.

    Returns:
        Its letters in a workbook, else its number from 1.
    """
    if grid.unit != "row":
        return str(column + 1)
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place_name(grid: Grid, line: GridLine, column: int, head: str = "") -> str:
    """Name a cell.

    Args:
        grid: The table.
        line: Its line.
        column: Its column, from 0.
        head: The head of the column; empty to leave it out.

    Returns:
        Such as ``line 3, column 2 (Sales)``.
    """
    where = tr("{line}, column {column}", line=grid.where(line), column=column_name(grid, column))
    return f"{where} ({shown(head)[1:-1]})" if head else where
