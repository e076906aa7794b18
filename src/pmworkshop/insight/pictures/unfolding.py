"""Draws a picture of answers on its way: its line grows out of the middle, then its bars rise together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pmworkshop.insight.pictures.distribution import EIGHTHS, EMPTY, EXTENT, MIDDLE
from pmworkshop.insight.pictures.pieces import Line, Piece, plain

LINE_PART = 1 / 3
"""The part of the way on which the line grows; on the rest the bars rise."""

_ROLES = {EXTENT: "soft", EMPTY: "line", " ": "ink"}


def unfolded(picture: Sequence[Line], way: float) -> tuple[Line, ...]:
    r"""Draw a picture of bars above a line as it is on its way; it has the same cells all the time.

    Args:
        picture: The picture as it is at the end: rows of bars, then the line with the mark at the middle.
        way: How much of the way is behind, from 0 to 1.

    Returns:
        The rows; the mark at the middle comes at the end alone.

    >>> from pmworkshop.insight.pictures.distribution import Plot, bars, extent
    >>> plot = Plot(3, 3, 1)
    >>> picture = (*bars([2, 4, 1], plot, 2, top=4), extent(0, 2, 1, plot))
    >>> for way in (0, 0.2, 0.75, 1):
    ...     print(*(f"{plain(line)}|" for line in unfolded(picture, way)), sep="\n")
               |
               |
    ───────────|
               |
               |
    ──━━━━━━━──|
        ▂▂▂    |
    ███ ███ ▄▄▄|
    ━━━━━━━━━━━|
        ███    |
    ███ ███ ▄▄▄|
    ━━━━━▲━━━━━|
    """
    if way >= 1:
        return tuple(picture)
    *rows, line = picture
    risen = max(way - LINE_PART, 0) / (1 - LINE_PART)
    return (*_risen(rows, risen), _grown(line, min(way / LINE_PART, 1)))


def _risen(rows: Sequence[Line], part: float) -> Iterator[Line]:
    """Let all bars rise to one level, each up to its own height at most; the level goes up by eighths of a row."""
    heights = [sum(map(EIGHTHS.index, column)) for column in zip(*map(plain, rows), strict=True)]
    level = int(part * 8 * len(rows))
    for row, line in enumerate(rows):
        below = 8 * (len(rows) - 1 - row)
        yield _with_text(line, "".join(EIGHTHS[min(max(min(high, level) - below, 0), 8)] for high in heights))


def _with_text(line: Line, text: str) -> Line:
    """Write another text, as long as the one of a line, in its roles."""
    pieces, at = list[Piece](), 0
    for part, role in line:
        pieces.append((text[at : at + len(part)], role))
        at += len(part)
    return tuple(pieces)


def _grown(line: Line, part: float) -> Line:
    """Let the heavy line grow out of the middle to both sides."""
    text = plain(line)
    middle = text.index(MIDDLE)
    heavy = [at for at, cell in enumerate(text) if cell in (EXTENT, MIDDLE)]
    reach = round(part * max(middle - heavy[0], heavy[-1] - middle)) if part else -1
    drawn = (cell if cell == " " else EXTENT if abs(at - middle) <= reach and at in heavy else EMPTY
             for at, cell in enumerate(text))  # fmt: skip
    return tuple(("".join(run), _ROLES[cell]) for cell, run in groupby(drawn))
