"""Draws how the answers to one question lie beside those to another: a row of dots for each, the middles between."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.insight.pictures.distribution import EMPTY, EXTENT, Plot
from pmworkshop.insight.pictures.pieces import Line, Piece

FIRST, SECOND = "○", "●"


def then_and_today(first: float, second: float, plot: Plot) -> Line:
    """Draw how the middle moved: a hollow dot where it was, a full one where it is, what lies between heavy.

    Args:
        first: Place of the middle then, from 0.
        second: Place of the middle today.
        plot: The layout of the scale.

    Returns:
        One line; a middle that stayed is one full dot.

    >>> from pmworkshop.insight.pictures.pieces import plain
    >>> plain(then_and_today(0, 2, Plot(4, 3, 1)))
    '─○━━━━━━━●─────'
    >>> plain(then_and_today(2, 0, Plot(4, 3, 1)))
    '─●━━━━━━━○─────'
    >>> plain(then_and_today(1, 1, Plot(4, 3, 1)))
    '─────●─────────'
    """
    was, now = plot.centre(first), plot.centre(second)
    before, after = (EMPTY * min(was, now), "line"), (EMPTY * (plot.cells - max(was, now) - 1), "line")
    if was == now:
        return before, (SECOND, "now"), after
    ends: list[Piece] = [(FIRST, "soft"), (SECOND, "now")]
    left, right = ends if was < now else ends[::-1]
    return before, left, (EXTENT * (abs(now - was) - 1), "now"), right, after


def begins(counts: Sequence[int], plot: Plot) -> tuple[int, ...] | None:
    """Find where the dots of each value begin: around the middle of the value, a blank from those of the next one.

    Args:
        counts: How many answers each value has, from the lowest.
        plot: The layout of the scale.

    Returns:
        A cell for each value that was given; None if the dots of one would stand nearer to another value.

    >>> begins([2, 0, 1, 4], Plot(4, 3, 1))
    (1, 9, 11)
    >>> begins([9, 0, 0, 0], Plot(4, 3, 1)) is None
    True
    """
    given = [(place, count) for place, count in enumerate(counts) if count]
    found, free = list[int](), 0
    for place, count in given:
        found.append(max(plot.centre(place) - (count - 1) // 2, free))
        free = found[-1] + count + 1
    end = plot.cells
    for at, (_, count) in reversed(list(enumerate(given))):
        found[at] = min(found[at], end - count)
        end = found[at] - 1
    ideal = [plot.centre(place) - (count - 1) / 2 for place, count in given]
    near = all(abs(at - best) <= (plot.bar + plot.gap) / 2 for at, best in zip(found, ideal, strict=True))
    return tuple(found) if near and min(found, default=0) >= 0 else None


def dots(counts: Sequence[int], plot: Plot, dot: str, role: str, middle: int | None = None) -> Line:
    """Draw a dot for each answer, around the middle of its value.

    Args:
        counts: How many answers each value has, from the lowest; `begins` finds a place for each.
        plot: The layout of the scale.
        dot: The dot.
        role: Role of its colour.
        middle: Place of the middle, from 0; its dots have the colour of what is read first.

    Returns:
        One line, as wide as the scale.

    >>> from pmworkshop.insight.pictures.pieces import plain
    >>> plain(dots([2, 0, 1, 4], Plot(4, 3, 1), "●", "data"))
    ' ●●      ● ●●●●'
    """
    given = [(place, count) for place, count in enumerate(counts) if count]
    pieces, used = list[Piece](), 0
    for (place, count), at in zip(given, begins(counts, plot) or (), strict=True):
        pieces += [(" " * (at - used), "ink"), (dot * count, "now" if place == middle else role)]
        used = at + count
    return (*pieces, (" " * (plot.cells - used), "ink"))
