"""Minutes as lengths beside the rows of a list: thick is done, amber is now, thin is to come."""

from __future__ import annotations

from pmworkshop.insight.pictures.shares import COMING, DONE, PRESENT
from pmworkshop.tui.drawing.grid import COLUMNS, grid_of
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import width

MINUTES = 8
"""Cells of a number of minutes in words, such as ``12.5 min``."""


def bar_cells(cells: int) -> int:
    """Count the cells of the longest bar: two columns of six, or a quarter of a small screen.

    Args:
        cells: Width of a line.
    """
    grid = grid_of(cells)
    return grid.span(2) if grid.columns == COLUMNS else cells // 4


def minute_bar(
    told: str, label: int, minutes: float, longest: float, cells: int, *, role: str = "data", gone: float = 1.0
) -> Line:
    """Draw minutes behind their number.

    Args:
        told: The number in words.
        label: Cells that the words take.
        minutes: The minutes.
        longest: The minutes of the longest bar.
        cells: Cells of the longest bar.
        role: Role of the bar.
        gone: How much of it is done, from 0 to 1; what is not is thinner.

    Returns:
        One line.

    >>> from pmworkshop.insight.pictures.pieces import plain
    >>> plain(minute_bar("5 min", 6, 5, 20, 16)), plain(minute_bar("20 min", 6, 20, 20, 8, role="now", gone=0.5))
    (' 5 min  ▄▄▄▄            ', '20 min  ▄▄▄▄▂▂▂▂')
    >>> plain(minute_bar("20 min", 6, 20, 20, 4, role="soft", gone=0))
    '20 min  ▁▁▁▁'
    """
    long = min(max(round(minutes * cells / longest), 1), cells) if minutes else 0
    full = round(long * gone)
    rest = (PRESENT if role == "now" else COMING) * (long - full)
    return (
        (f"{' ' * (label - width(told))}{told}  ", "strong"),
        (f"{DONE * full}{rest}", role),
        (" " * (cells - long), "ink"),
    )
