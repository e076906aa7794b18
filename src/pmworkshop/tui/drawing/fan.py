"""Full names above narrow columns: they climb to the left and to the right, each with a line down to its column."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from pmworkshop.base.dataclass import dataclass
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.text_cells import width

LEFT, RIGHT, DOWN = "┐", "┌", "│"


@dataclass(frozen=True, slots=True)
class Fan:
    """Where names stand above their columns.

    Attributes:
        names: The names, one for each column.
        first: The first cell of the first column.
        column: Cells of a column.
        left: How many names climb to the left; the others climb to the right.
    """

    names: tuple[str, ...]
    first: int
    column: int
    left: int

    @property
    def rows(self) -> int:
        """How many rows the names take."""
        return max(self.left, len(self.names) - self.left)

    def centre(self, at: int) -> int:
        """Return the cell of a column in which its line and its letters stand.

        Args:
            at: Number of the column, from 0.
        """
        return self.first + at * self.column + (self.column - 1) // 2

    def row(self, at: int) -> int:
        """Return the row of a name, from 0.

        Args:
            at: Number of its column, from 0.
        """
        below = at - self.left
        return self.rows - 1 - at if below < 0 else self.rows - (len(self.names) - self.left) + below

    def free(self, row: int) -> int:
        """Count the cells at the left of a row that its names and lines leave free, with two blanks before them.

        Args:
            row: The row, from 0.
        """
        begins = [self.centre(at) - width(name) - 1 for at, name in enumerate(self.names[: self.left])]
        taken = [begin for at, begin in enumerate(begins) if self.row(at) == row]
        lines = [self.centre(at) for at in range(len(self.names)) if self.row(at) <= row]
        return max(min([*taken, *lines, self.first + len(self.names) * self.column]) - 2, 0)

    def draw(self, sheet: Canvas, y: int, hot: Collection[int] = ()) -> None:
        """Draw the names.

        Args:
            sheet: The sheet.
            y: The row of the uppermost name.
            hot: Numbers of the columns that are lit up.
        """
        for at, name in enumerate(self.names):
            lit, row = at in hot, y + self.row(at)
            x, role = self.centre(at), "now" if lit else "ink"
            mark = "now" if lit else "line"
            if at < self.left:
                sheet.put_right(x, row, f"{name} ", role, bold=lit)
            else:
                sheet.put(x + 1, row, f" {name}", role, bold=lit)
            sheet.put(x, row, LEFT if at < self.left else RIGHT, mark)
            for under in range(row + 1, y + self.rows):
                sheet.put(x, under, DOWN, mark)


@lru_cache(maxsize=256)
def fan_of(names: tuple[str, ...], first: int, column: int, begin: int, end: int) -> Fan | None:
    r"""Arrange names above columns so that none leaves the screen, in as few rows as can be.

    Args:
        names: The names, one for each column.
        first: The first cell of the first column.
        column: Cells of a column.
        begin: The first cell that a name may take.
        end: The cell after the last one.

    Returns:
        The arrangement; None if no arrangement has room: then the columns have numbers.

    >>> roles = ("CPO", "VP Product", "Director PM", "Product Manager", "UX Lead", "Product Ops")
    >>> fan = fan_of(roles, 27, 3, 2, 78)
    >>> fan.left, fan.rows
    (3, 3)
    >>> sheet = Canvas(80, 3)
    >>> fan.draw(sheet, 0)
    >>> print(*("".join(text for text, _ in line).rstrip() for line in sheet.lines()), sep="\n")
                          Director PM ┐  ┌ Product Manager
                        VP Product ┐  │  │  ┌ UX Lead
                            CPO ┐  │  │  │  │  ┌ Product Ops
    """
    fans = (Fan(names, first, column, left) for left in range(len(names) + 1))
    fitting = [fan for fan in fans if _fits(fan, begin, end)]
    return min(fitting, key=lambda fan: fan.rows, default=None)


def _fits(fan: Fan, begin: int, end: int) -> bool:
    sides = enumerate(fan.names)
    return all(
        fan.centre(at) - width(name) - 1 >= begin if at < fan.left else fan.centre(at) + 2 + width(name) <= end
        for at, name in sides
    )
