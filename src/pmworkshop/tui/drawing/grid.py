"""The columns of the wall: margins, six columns and the gutters between them, for each width of a screen."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass

COLUMNS = 6
LARGE, HUGE = 92, 140
"""The least widths of a window, in cells, from which margins and gutters are wider."""
SMALL = 72
"""Below this width there are two columns only."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How the cells of a line are divided.

    Attributes:
        column: Cells of one column.
        gutter: Cells between two columns.
        columns: How many columns there are: six, or two on a small screen.

    >>> [(one.column, one.gutter, one.width) for one in map(grid_of, (56, 76, 94, 152))]
    [(27, 2, 56), (11, 2, 76), (14, 2, 94), (22, 4, 152)]
    """

    column: int
    gutter: int
    columns: int = COLUMNS

    @property
    def width(self) -> int:
        """Cells from the first column to the end of the last one."""
        return self.span(self.columns)

    def x(self, column: int) -> int:
        """Return the first cell of a column.

        Args:
            column: Its number, from 0.
        """
        return column * (self.column + self.gutter)

    def span(self, columns: int) -> int:
        """Count the cells of neighbouring columns, with the gutters between them.

        Args:
            columns: How many columns.
        """
        return columns * self.column + (columns - 1) * self.gutter


def margin_of(window: int) -> int:
    """Return how many cells stay free at either side.

    Args:
        window: Width of the window.

    >>> [margin_of(cells) for cells in (60, 80, 100, 160)]
    [2, 2, 3, 4]
    """
    return 2 if window < LARGE else 3 if window < HUGE else 4


def grid_of(cells: int) -> Grid:
    """Divide what is between the margins.

    Args:
        cells: Its width; from 20 on.

    Returns:
        The grid; what six columns leave over is free at the right.
    """
    gutter = 2 if cells < HUGE - 8 else 4
    columns = 2 if cells < SMALL - 4 else COLUMNS
    return Grid((cells - (columns - 1) * gutter) // columns, gutter, columns)
