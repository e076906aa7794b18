"""How high the rows of a workbook are, and how many pages wide it is printed, so that all of it can be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

FONT = 11
"""Points of the usual font of a workbook."""
LINE = 15
"""Points of one line of it."""
HIGHEST = 400
"""Points of the highest row; a spreadsheet allows 409."""
_SMALLEST = 8
"""Points of the smallest letters on paper."""
_ACROSS = 784
"""Points between the margins of a landscape A4 page."""
_LETTER, _BESIDE = 5.25, 3.75
"""Points of one character of a column's width, and what a column has besides."""
_WIDER = 1.15
"""How much wider letters may be where the usual font is not installed."""


def height(cells: Iterable[tuple[str, float]]) -> int | None:
    """Find the height of a row whose texts are broken into lines: not every program finds it by itself.

    Args:
        cells: The text of each cell, with the width of its column in characters.

    Returns:
        Points; None for a row of one line, which is as high as usual.
    """
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return min(lines * LINE + 1, HIGHEST) if lines > 1 else None


def _lines(text: str, width: float) -> int:
    room = max(int(width / _WIDER), 1)
    return sum(max(len(wrap(line, room)), 1) for line in text.split("\n"))


def pages_across(widths: Sequence[float]) -> int:
    """Count the pages that a sheet takes side by side, so that its letters do not become too small on paper.

    Args:
        widths: The width of each column in characters; the first one is repeated on each page.

    Returns:
        One or more.
    """
    points = [width * _LETTER + _BESIDE for width in widths]
    pages = 1
    while (sum(points) + (pages - 1) * points[0]) * _SMALLEST / FONT > pages * _ACROSS and pages < len(points):
        pages += 1
    return pages
