"""Draws how answers lie on a scale: bars above a line that reaches from the lowest to the highest, and the middle."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.insight.pictures.pieces import Line, Piece

EIGHTHS = " ▁▂▃▄▅▆▇█"
LEAST = 3
"""Eighths of a row that the smallest bar has, so that one answer is seen from the back row; 1 of bars of one row."""
EMPTY, EXTENT, MIDDLE = "─", "━", "▲"


@dataclass(frozen=True, slots=True)
class Plot:
    """How a scale is laid out.

    Attributes:
        values: How many values it has.
        bar: Cells of a bar.
        gap: Cells between two bars.
    """

    values: int
    bar: int
    gap: int

    @property
    def cells(self) -> int:
        """The width of the whole scale."""
        return self.values * (self.bar + self.gap) - self.gap

    def begin(self, place: int) -> int:
        """Return the first cell of a bar.

        Args:
            place: The place of its value, from 0.
        """
        return place * (self.bar + self.gap)

    def centre(self, place: float) -> int:
        """Return the cell in the middle of a bar, or between two bars.

        Args:
            place: The place of the value, from 0; a half is between two values.
        """
        return int(place * (self.bar + self.gap) + self.bar / 2)


def plot_of(values: int, cells: int) -> Plot:
    """Lay out a scale in a width: bars of up to seven cells, two blanks between them.

    Args:
        values: How many values the scale has, at least 1.
        cells: The most cells.

    Returns:
        The layout; bars touch one another where there is no room for blanks, and none is narrower than one cell.

    >>> plot_of(5, 33)
    Plot(values=5, bar=5, gap=2)
    >>> plot_of(11, 33)
    Plot(values=11, bar=2, gap=1)
    """
    for gap in (2, 1, 0):
        bar = min((cells + gap) // values - gap, 7)
        if bar >= 2 - (gap == 0):
            return Plot(values, bar, gap)
    return Plot(values, 1, 0)


def bars(
    counts: Sequence[int], plot: Plot, rows: int, *, top: int, middle: float | None = None, role: str = "data"
) -> tuple[Line, ...]:
    r"""Draw a bar for each value, all on one scale of heights.

    Args:
        counts: How many answers each value has, from the lowest.
        plot: The layout of the scale.
        rows: Height of the drawing in rows.
        top: The number of answers that fills the height, the same for all drawings of a page; at least 1.
        middle: Place of the middle of the answers, from 0; its bar has the colour of what is read first.
        role: Role of the colour of the other bars.

    Returns:
        The rows, from the top.

    >>> from pmworkshop.insight.pictures.pieces import plain
    >>> print(*(plain(one).rstrip() for one in bars([3, 2, 0, 1], Plot(4, 3, 1), 2, top=4, middle=1)), sep="\n")
    ▄▄▄
    ███ ███     ▄▄▄
    """
    heights = [_eighths(count, rows, top) for count in counts]
    marked = None if middle is None else int(middle)
    roles = ["now" if place == marked else role for place in range(len(heights))]
    return tuple(tuple(_row_of_bars(heights, roles, plot, rows - 1 - row)) for row in range(rows))


def _eighths(count: int, rows: int, top: int) -> int:
    least = LEAST if rows > 1 else 1
    return max(round(count * 8 * rows / top), least) if count else 0


def _row_of_bars(heights: Sequence[int], roles: Sequence[str], plot: Plot, above: int) -> list[Piece]:
    pieces = list[Piece]()
    for place, height in enumerate(heights):
        filled = EIGHTHS[min(max(height - 8 * above, 0), 8)]
        pieces.append((filled * plot.bar, roles[place]))
        if place < len(heights) - 1:
            pieces.append((" " * plot.gap, "ink"))
    return pieces


def extent(lowest: int, highest: int, middle: float, plot: Plot) -> Line:
    """Draw the line under the bars: heavy from the lowest to the highest answer, with a mark at the middle.

    Args:
        lowest: Place of the lowest answer, from 0.
        highest: Place of the highest answer.
        middle: Place of the middle; a half is between two values.
        plot: The layout of the scale.

    Returns:
        One line.

    >>> from pmworkshop.insight.pictures.pieces import plain
    >>> plain(extent(0, 2, 1, Plot(4, 3, 1)))
    '━━━━━▲━━━━━────'
    """
    begin, end, at = plot.begin(lowest), plot.begin(highest) + plot.bar, plot.centre(middle)
    return (
        (EMPTY * begin, "line"),
        (EXTENT * (at - begin), "soft"),
        (MIDDLE, "now"),
        (EXTENT * (end - at - 1), "soft"),
        (EMPTY * (plot.cells - end), "line"),
    )


def empty_scale(plot: Plot) -> Line:
    """Draw the line under bars that are not shown yet: the same for every statement, so that it hints at nothing.

    Args:
        plot: The layout of the scale.

    >>> empty_scale(Plot(2, 3, 1))
    (('───────', 'line'),)
    """
    return ((EMPTY * plot.cells, "line"),)
