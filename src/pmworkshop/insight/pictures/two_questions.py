"""Draws what two questions about the same things showed: a mix of words, a middle, a dumbbell, four fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop

DOT, FIRST, SECOND, LINE, FREE = "●", "○", "●", "━", "·"
MOST_DOTS = 24
"""More answers than that are counted rather than drawn."""
_ROWS, _COLUMNS = 7, 9
"""Places from below and from the left in the four fields: odd numbers, so that there is one in the middle."""
_SPAN = 25
"""Cells from the lowest to the highest value of a dumbbell."""
_SLOT = 7
"""The most cells for what stands in one place."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One side of the four fields.

    Attributes:
        label: What the values are about.
        low: The lowest value of its scale.
        high: The highest value.
    """

    label: str
    low: int
    high: int

    def place(self, value: float, steps: int) -> int:
        """Find the place of a value among equal steps.

        Args:
            value: The value, on the scale.
            steps: The number of places.

        Returns:
            The place, from 0. Only what is in the middle of the scale stands in the middle.
        """
        place = round((value - self.low) / (self.high - self.low) * (steps - 1))
        return place + self.side(value) if 2 * place == steps - 1 else place

    def side(self, value: float) -> int:
        """Tell on which side of the middle of the scale a value is.

        Args:
            value: The value, on the scale.

        Returns:
            1 above the middle, -1 below it, 0 in the middle.
        """
        twice = 2 * value - self.low - self.high
        return (twice > 0) - (twice < 0)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing in the four fields.

    Attributes:
        number: Its number in the legend.
        across: Its value from left to right.
        up: Its value from below.
    """

    number: int
    across: float
    up: float


def mix(counts: Mapping[str, int]) -> str:
    """Draw how often each word was chosen, the most chosen first; what nobody chose is left out.

    Args:
        counts: The number of people by word.

    Returns:
        One line; empty if nobody chose.

    >>> mix({"a rival has it": 1, "users showed it": 3, "a figure needs it": 0})
    'users showed it ●●●   a rival has it ●'
    >>> mix({"serves us": 40})
    'serves us 40'
    """
    chosen = sorted(((word, number) for word, number in counts.items() if number), key=lambda pair: -pair[1])
    drawn = sum(counts.values()) <= MOST_DOTS
    return "   ".join(f"{word} {DOT * number if drawn else number}" for word, number in chosen)


def middle(median: float | None, lowest: float | None, highest: float | None) -> str:
    """Say where the middle of some values is, and how far they reach.

    Args:
        median: The median; None without values.
        lowest: The lowest value.
        highest: The highest value.

    Returns:
        A few words.

    >>> middle(2.5, 1, 4)
    '2.5, from 1 to 4'
    >>> middle(3, 3, 3)
    '3, all of us'
    >>> middle(None, None, None)
    'no answer'
    """
    if median is None or lowest is None or highest is None:
        return tr("no answer")
    return (
        tr("{median:g}, all of us", median=median)
        if lowest == highest
        else tr("{median:g}, from {lowest:g} to {highest:g}", median=median, lowest=lowest, highest=highest)
    )


def dumbbell(first: float, second: float, low: int, high: int) -> str:
    """Draw two values on one line, with what lies between them: the first is hollow, the second full.

    Args:
        first: The first value, on the scale.
        second: The second value.
        low: The lowest value of the scale.
        high: The highest value.

    Returns:
        One line with the ends of the scale.

    >>> dumbbell(2, 4, 1, 5)
    '1 ······○━━━━━━━━━━━●······ 5'
    >>> dumbbell(5, 1, 1, 5)
    '1 ●━━━━━━━━━━━━━━━━━━━━━━━○ 5'
    >>> dumbbell(3, 3, 1, 5)
    '1 ············●············ 5'
    """
    axis = Axis("", low, high)
    here, there = axis.place(first, _SPAN), axis.place(second, _SPAN)
    left, right = min(here, there), max(here, there)
    cells = [LINE if left < place < right else FREE for place in range(_SPAN)]
    cells[here], cells[there] = FIRST, SECOND
    return f"{low} {''.join(cells)} {high}"


def fields(points: Sequence[Point], across: Axis, up: Axis) -> tuple[str, ...]:
    r"""Draw things as numbers in four fields; what has the same place stands together.

    Args:
        points: The things.
        across: The axis from left to right.
        up: The axis from below.

    Returns:
        The lines, from the top; dots part the four fields.

    >>> points = [Point(1, 2, 4.5), Point(2, 5, 1), Point(3, 3, 3), Point(4, 2, 4.5)]
    >>> print("\n".join(fields(points, Axis("effort", 1, 5), Axis("effect", 1, 5))))
    effect
     5                  ·
                1,4     ·
                        ·
        ·   ·   ·   ·   3   ·   ·   ·   ·
                        ·
                        ·
     1                  ·               2
        1             effort            5
    """
    there: dict[tuple[int, int], list[int]] = {}
    for one in points:
        there.setdefault((up.place(one.up, _ROWS), across.place(one.across, _COLUMNS)), []).append(one.number)
    told = {place: _together(sorted(numbers)) for place, numbers in there.items()}
    slot = max(3, *(len(text) for text in told.values())) + 1 if told else 4
    ends = max(len(str(up.low)), len(str(up.high)))
    margin = " " * (ends + 3)
    lines = [up.label]
    for row in reversed(range(_ROWS)):
        end = {0: str(up.low), _ROWS - 1: str(up.high)}.get(row, "")
        cells = "".join(f"{told.get((row, column), _empty(row, column)):<{slot}}" for column in range(_COLUMNS))
        lines.append(f" {end:>{ends}}  {cells}".rstrip())
    wide = slot * (_COLUMNS - 1)
    lines.append(f"{margin}{across.low:<2}{across.label:^{wide - 2}}{across.high}")
    return tuple(lines)


def _empty(row: int, column: int) -> str:
    """Return what stands in a place that nothing has: a dot between the fields."""
    return FREE if row == _ROWS // 2 or column == _COLUMNS // 2 else ""


def _together(numbers: Sequence[int]) -> str:
    """Write the numbers in one place; where they are too many for it, the first and how many more."""
    written = ",".join(map(str, numbers))
    return written if len(written) <= _SLOT else f"{numbers[0]}+{len(numbers) - 1}"


_FIELDS = {
    (1, -1): tr_noop("{up} high, {across} low"),
    (1, 1): tr_noop("{up} high, {across} high"),
    (-1, -1): tr_noop("{up} low, {across} low"),
    (-1, 1): tr_noop("{up} low, {across} high"),
}


def field_name(up: str, upper: int, across: str, side: int) -> str:
    """Name one of the four fields.

    Args:
        up: The label of the axis from below.
        upper: 1 for its upper half, -1 for the lower one.
        across: The label of the axis from left to right.
        side: 1 for its right half, -1 for the left one.

    Returns:
        The name, such as ``effect high, effort low``.
    """
    return tr(_FIELDS[upper, side], up=up, across=across)


def parted(points: Sequence[Point], across: Axis, up: Axis) -> list[tuple[str, tuple[int, ...]]]:
    """List things by the field that they are in, the upper left one first; what is in a middle comes last.

    Args:
        points: The things.
        across: The axis from left to right.
        up: The axis from below.

    Returns:
        The name of each field that holds something, with the numbers in it.

    >>> points = [Point(1, 2, 4.5), Point(2, 5, 1), Point(3, 3, 4)]
    >>> parted(points, Axis("effort", 1, 5), Axis("effect", 1, 5))
    [('effect high, effort low', (1,)), ('effect low, effort high', (2,)), ('in the middle', (3,))]
    """
    order = ((1, -1), (1, 1), (-1, -1), (-1, 1))
    found = [
        (
            field_name(up.label, upper, across.label, side),
            tuple(one.number for one in points if (up.side(one.up), across.side(one.across)) == (upper, side)),
        )
        for upper, side in order
    ]
    placed = {number for _, numbers in found for number in numbers}
    found.append((tr("in the middle"), tuple(one.number for one in points if one.number not in placed)))
    return [(name, numbers) for name, numbers in found if numbers]
