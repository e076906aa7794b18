"""A table as it stands in a file, before anybody asks what it means: named, numbered lines of clean cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr

MOST_COLUMNS = 500
"""Columns of a table at most."""
_MERGED_MOST = 400
"""Merged cells at most whose texts are repeated."""


class Span(NamedTuple):
    """Cells that were merged into one; only the first one has a text.

    Attributes:
        top: The number of the first line.
        left: The place of the first cell in it, from 0.
        bottom: The number of the last line.
        right: The place of the last cell, from 0.
    """

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class GridLine:
    """One line of a table that holds anything.

    Attributes:
        number: Its number as an editor or a spreadsheet shows it, for messages.
        cells: The cells, cleaned; blank ones at the end are left out.
        after_blank: Whether a blank line stands before it.
        given: How many cells the file has in it, blank ones too.
        strong: Whether its first words are set in bold; None where that is not known, as it is in Markdown alone.
    """

    number: int
    cells: tuple[str, ...]
    after_blank: bool = False
    given: int = 0
    strong: bool | None = None

    def cell(self, place: int) -> str:
        """Return the cell at a place.

        Args:
            place: The place, from 0.

        Returns:
            The cell; empty where the line ends before it.
        """
        return self.cells[place] if place < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of a file.

    Attributes:
        name: The sheet of a workbook, or the heading above a table in Markdown; empty where a file is one table.
        lines: The lines that hold anything, at least one.
        notes: How it was read where that is not plain, without a full stop at the end.
        unit: What a line is called: ``line`` of a text, ``row`` of a sheet; messages call it as `where` does.
        merged: The cells that are merged in a workbook.
        hidden: Whether it is a sheet that its workbook does not show.
        around: The lines of text around a table in Markdown, up to the tables before and after it.
    """

    name: str
    lines: tuple[GridLine, ...]
    notes: tuple[str, ...] = ()
    unit: str = "line"
    merged: tuple[Span, ...] = ()
    hidden: bool = False
    around: tuple[str, ...] = ()

    def where(self, line: GridLine) -> str:
        """Name the place of a line in a message: ``line 5`` of a text, ``row 5`` of a sheet.

        Args:
            line: A line of the table.
        """
        if self.unit == "row":
            return tr("row {number}", number=line.number)
        return tr("line {place}", place=line.number)


def grid_lines(rows: Iterable[tuple[int, list[str]]]) -> tuple[GridLine, ...]:
    """Make lines of numbered rows of clean cells: blank rows are left out, and blank cells at the end.

    Args:
        rows: The number and the cells of each row, in their order.

    Returns:
        The lines.
    """
    lines: list[GridLine] = []
    blank = False
    for number, cells in rows:
        end = len(cells)
        while end and not cells[end - 1]:
            end -= 1
        if end:
            lines.append(GridLine(number, tuple(cells[:end]), blank, len(cells)))
        blank = not end
    return tuple(lines)


def filled_down(grid: Grid) -> Grid:
    """Repeat the text of cells that are merged downwards in each line that they reach.

    Args:
        grid: The table.

    Returns:
        The table, with the same lines.
    """
    cells = {line.number: list(line.cells) for line in grid.lines}
    numbers = list(cells)
    for top, left, bottom, right in grid.merged[:_MERGED_MOST]:
        text = "".join(cells.get(top, [])[left : left + 1])
        if text and left == right:
            for number in numbers[bisect_right(numbers, top) : bisect_right(numbers, bottom)]:
                below = cells[number]
                below += [""] * (left + 1 - len(below))
                below[left] = text
    return replace(grid, lines=tuple(replace(line, cells=tuple(cells[line.number])) for line in grid.lines))
