"""The columns of the wall: margins, six columns and the gutters between them, for each width of a screen."""

from __future__ import annotations

from dataclasses import dataclass

COLUMNS = 6
LARGE, HUGE = 92, 140
"""The least widths, in cells, from which margins and gutters are wider."""
SMALL = 72
"""Below this width there are two columns only."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How the cells of a line are divided.

    Attributes:
        margin: Cells left free at either side.
        column: Cells of one column.
        gutter: Cells between two columns.
        columns: How many columns there are: six, or two on a small screen.

    >>> [(one.margin, one.column, one.gutter, one.width) for one in map(grid_of, (60, 80, 100, 160))]
    [(2, 27, 2, 56), (2, 11, 2, 76), (3, 14, 2, 94), (4, 22, 4, 152)]
    """

    margin: int
    column: int
    gutter: int
    columns: int = COLUMNS

    @property
    def width(self) -> int:
        """Cells from the first column to the end of the last one."""
        return self.span(self.columns)

    @property
    def right(self) -> int:
        """The first cell at the right of the last column."""
        return self.margin + self.width

    def x(self, column: int) -> int:
        """Return the first cell of a column.

        Args:
            column: Its number, from 0.
        """
        return self.margin + column * (self.column + self.gutter)

    def span(self, columns: int) -> int:
        """Count the cells of neighbouring columns, with the gutters between them.

        Args:
            columns: How many columns.
        """
        return columns * self.column + (columns - 1) * self.gutter


def grid_of(cells: int) -> Grid:
    """Divide the width of a screen.

    Args:
        cells: The width; from 20 on.

    Returns:
        The grid; what six columns leave over is free at the right.
    """
    margin = 2 if cells < LARGE else 3 if cells < HUGE else 4
    gutter = 2 if cells < HUGE else 4
    columns = 2 if cells < SMALL else COLUMNS
    return Grid(margin, (cells - 2 * margin - (columns - 1) * gutter) // columns, gutter, columns)
