"""Draws what was done as a skyline: the more was done in a part of the time, the higher it is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby

from pmworkshop.base.dataclass import dataclass
from pmworkshop.insight.pictures.distribution import EIGHTHS, MIDDLE
from pmworkshop.insight.pictures.pieces import Line, Piece
from pmworkshop.insight.pictures.shares import LEAST, parts

LOWEST = 2
"""Eighths of a row that one thing has, so that it is seen from the back row."""
GROUND = "─"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time.

    Attributes:
        name: What stands under it, of one or two characters; empty for nothing.
        waits: Seconds from each thing that was done in it to the next one, at least 0; there is at least one.
    """

    name: str
    waits: tuple[float, ...]


def skyline(stretches: Sequence[Stretch], here: int, cells: int, rows: int = 2) -> tuple[Line, ...]:
    r"""Draw stretches of time to one scale, and in each cell how much was done then.

    The heights grow with the square root of how much was done, so that one busy minute leaves the others visible.
    Stretches for which there is no room are drawn as one with the stretch before them, under its name.

    Args:
        stretches: The stretches, in their order; there is at least one.
        here: Number of the present thing among those of all stretches, from 0.
        cells: The width; from `LEAST` on.
        rows: Height of the skyline.

    Returns:
        The rows of the skyline from the top, the ground with the mark of the present moment, and the names. What was
        done before is told from what came after by its colour and by its place beside the mark.

    >>> from pmworkshop.insight.pictures.pieces import plain
    >>> two = [Stretch("1", (9, 9, 9, 9)), Stretch("2", (1, 1, 1, 1, 1, 1, 1, 1, 12, 8))]
    >>> print(*(plain(line).rstrip() for line in skyline(two, 6, 15)), sep="\n")
             █▆
    ▇ ▇ ▇ ▇  ██  ▇
    ──────── ▲─────
    1        2
    """
    joined = _that_fit(stretches, cells)
    gap = 1 if len(joined) * (LEAST + 1) <= cells + 1 else 0
    widths = parts([sum(one.waits) for one in joined], cells - gap * (len(joined) - 1))
    begins = [0, *accumulate(wide + gap for wide in widths[:-1])]
    laid = list(zip(joined, begins, widths, strict=True))
    at = [begin + cell for one, begin, wide in laid for cell in _places(one, wide)]
    return (*_sky(at, here, cells, rows), *_ground(laid, at[here], cells))


def _sky(at: Sequence[int], here: int, cells: int, rows: int) -> list[Line]:
    counts, mark, done = Counter(at), at[here], set(at[: here + 1])
    most = max(counts.values())
    heights = [
        max(round((counts[cell] / most) ** 0.5 * 8 * rows), LOWEST if counts[cell] else 0) for cell in range(cells)
    ]
    looks = ["now" if cell == mark else "data" if cell in done else "soft" for cell in range(cells)]
    return [
        _line((EIGHTHS[min(max(one - 8 * above, 0), 8)], look) for one, look in zip(heights, looks, strict=True))
        for above in reversed(range(rows))
    ]


def _ground(laid: Iterable[tuple[Stretch, int, int]], mark: int, cells: int) -> tuple[Line, Line]:
    """Draw the line under the stretches, with the mark, and below it their names."""
    ground, names = [(" ", "ink")] * cells, [(" ", "ink")] * cells
    for one, begin, wide in laid:
        here = begin <= mark < begin + wide
        name = one.name[:wide].ljust(wide)
        ground[begin : begin + wide] = [(GROUND, "now" if here else "line")] * wide
        names[begin : begin + wide] = [(sign, "now!" if here else "soft") for sign in name]
    ground[mark] = (MIDDLE, "now")
    return _line(ground), _line(names)


def _that_fit(stretches: Sequence[Stretch], cells: int) -> list[Stretch]:
    """Join the shortest stretches with those before them until each of them has some cells."""
    joined = list(stretches)
    while len(joined) * LEAST > cells and len(joined) > 1:
        short = min(range(1, len(joined)), key=lambda place: sum(joined[place].waits))
        before, one = joined[short - 1], joined.pop(short)
        joined[short - 1] = Stretch(before.name, before.waits + one.waits)
    return joined


def _places(stretch: Stretch, cells: int) -> list[int]:
    """Find the cell of each thing in a stretch, by the time at which it was done."""
    whole = sum(stretch.waits) or 1
    return [min(int(time / whole * cells), cells - 1) for time in accumulate(stretch.waits[:-1], initial=0.0)]


def _line(cells: Iterable[Piece]) -> Line:
    """Join neighbouring cells of one look."""
    runs = groupby(cells, key=lambda piece: piece[1])
    return tuple(("".join(text for text, _ in run), look) for look, run in runs)
