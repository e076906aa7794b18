"""Draws shares and people: shades for parts of the room, a block for each person, a bar that is partly done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from pmworkshop.insight.pictures.pieces import Line, Piece

DONE, PRESENT, COMING = "▄", "▂", "▁"
FULL = "█"
SHADES = (0.15, 0.35, 0.65)
"""Shares of the room from which the second, the third and the fourth shade are used."""
QUARTER = 4
LEAST = 2
"""The fewest cells of a part."""


def shade(count: int, everybody: int) -> str:
    """Choose the shade of a number of people; the number stands in it, so that it needs no colour.

    Args:
        count: How many people.
        everybody: How many there are; at least 1.

    Returns:
        The role ``shade-1`` to ``shade-4``; empty for nobody.

    >>> [shade(count, 10) for count in (0, 1, 2, 3, 4, 6, 7, 10)]
    ['', 'shade-1', 'shade-2', 'shade-2', 'shade-3', 'shade-3', 'shade-4', 'shade-4']
    """
    if not count:
        return ""
    return f"shade-{1 + sum(count / everybody >= share for share in SHADES)}"


def people(inside: int, everybody: int, cells: int, *, gap: int = 2) -> Line:
    """Draw a block for each person who is in, and a line for each who is awaited; by number alone, never by person.

    Args:
        inside: How many are in.
        everybody: How many are asked, at least 1.
        cells: The width.
        gap: Blanks between two of them.

    Returns:
        One line.

    >>> from pmworkshop.insight.pictures.pieces import plain
    >>> plain(people(2, 3, 20))
    '█████  █████  ▁▁▁▁▁ '
    """
    each = max((cells + gap) // everybody - gap, 1)
    gap = gap if everybody * (each + gap) - gap <= cells else 0
    shown = (" " * gap).join([FULL * each] * inside)
    rest = (" " * gap).join([COMING * each] * (everybody - inside))
    between = " " * gap if inside and inside < everybody else ""
    used = len(shown) + len(between) + len(rest)
    return (shown, "data"), (between, "ink"), (rest, "soft"), (" " * max(cells - used, 0), "ink")


def done(part: float, cells: int, *, role: str = "now") -> Line:
    """Draw a bar of which a part is done: thick is done, thin is to come.

    Args:
        part: The part, from 0 to 1.
        cells: The width.
        role: Role of what is done.

    >>> from pmworkshop.insight.pictures.pieces import plain
    >>> plain(done(0.25, 8))
    '▄▄▁▁▁▁▁▁'
    """
    full = round(min(max(part, 0), 1) * cells)
    return (DONE * full, role), (COMING * (cells - full), "soft")


def minute_blocks(left: float, planned: float, cells: int) -> Line:
    """Draw minutes as blocks, one a minute where they fit, which drain from the right: thick is left, thin is over.

    A minute takes at most a quarter of the width, so that few of them are seen to be few.

    Args:
        left: The minutes that are left, from 0 to ``planned``.
        planned: The minutes at the beginning, more than 0.
        cells: The width.

    Returns:
        One line.

    >>> from pmworkshop.insight.pictures.pieces import plain
    >>> plain(minute_blocks(1.5, 2, 38))
    '████████  ████▁▁▁▁'
    >>> plain(minute_blocks(30, 60, 10))
    '█████▁▁▁▁▁'
    """
    count = min(max(round(planned), 1), cells)
    gap = 2 if count * 4 <= cells else 0
    each = max((cells + gap) // max(count, QUARTER) - gap, 1)
    pieces = list[Piece]()
    for minute in range(count):
        full = round(min(max(left * count / planned - minute, 0), 1) * each)
        pieces += [(FULL * full, "now"), (COMING * (each - full), "soft"), (" " * gap, "ink")]
    return tuple(piece for piece in pieces[: -1 if gap else None] if piece[0])


def parts(weights: Sequence[float], cells: int, least: int = LEAST) -> list[int]:
    """Divide cells among parts in proportion to their weights.

    Each part ends at its rounded end on the scale, so that what is rounded does not add up.

    Args:
        weights: The weight of each part, such as its minutes; if all are 0, the parts are equal.
        cells: How many cells to divide.
        least: The fewest cells of a part.

    Returns:
        The cells of each part; their sum is ``cells`` unless that is less than the fewest for each of them.

    >>> parts([5, 10, 15], 12)
    [2, 4, 6]
    >>> parts([0, 0], 5)
    [2, 3]
    """
    total = sum(weights)
    scale = [one / total if total else 1 / len(weights) for one in weights]
    ends = [round(end * cells) for end in accumulate(scale)]
    shares = [max(end - begin, least) for begin, end in pairwise([0, *ends])]
    for _ in range(sum(shares) - cells):
        longest = max(range(len(shares)), key=shares.__getitem__)
        shares[longest] = max(shares[longest] - 1, least)
    return shares


def agenda(
    minutes: Sequence[float], at: int, gone: float, cells: int, *, over: str = "soft", here: str = "now"
) -> tuple[Line, list[int]]:
    """Draw an agenda to the scale of its minutes: thick is done, amber is now, thin is to come.

    Args:
        minutes: Planned minutes of each part.
        at: Number of the present part, from 0; -1 before the first, the number of parts after the last.
        gone: How much of the present part is over, from 0 to 1.
        cells: The width.
        over: Role of the parts that are over.
        here: Role of the present part.

    Returns:
        The line, and the first cell of each part.

    >>> from pmworkshop.insight.pictures.pieces import plain
    >>> line, begins = agenda([5, 10, 5], 1, 0.5, 22)
    >>> plain(line), begins
    ('▄▄▄▄▄ ▄▄▄▄▄▂▂▂▂▂ ▁▁▁▁▁', [0, 6, 17])
    """
    gap = 1 if len(minutes) * (LEAST + 1) <= cells + 1 else 0
    pieces, begins, used = list[Piece](), list[int](), 0
    for place, length in enumerate(parts(minutes, cells - gap * (len(minutes) - 1))):
        begins.append(used)
        pieces += _segment(length, place - at, gone, over, here)
        pieces.append((" " * gap if place < len(minutes) - 1 else "", "ink"))
        used += length + gap
    return tuple(piece for piece in pieces if piece[0]), begins


def _segment(length: int, distance: int, gone: float, over: str, here: str) -> list[Piece]:
    if distance < 0:
        return [(DONE * length, over)]
    if distance > 0:
        return [(COMING * length, "soft")]
    full = min(max(round(length * gone), 1), length)
    return [(DONE * full, here), (PRESENT * (length - full), here)]
