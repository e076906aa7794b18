"""Draws how many see the agreed owner of each row, before the talk and now."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.report.drawings.sheet import (
    EDGE,
    LEADING,
    SMALL,
    WIDTH,
    Drawn,
    begin,
    fitted,
    named,
    put_lines,
    sliced,
)
from pmworkshop.report.drawings.svg import Board
from pmworkshop.report.model.pictures import BeforeAndNow, SeenAgain

MOST = 8
"""Rows in one picture: as many as are read on a slide."""
_LEFT, _RIGHT = 300, 560


def before_and_now(picture: BeforeAndNow, *, slide: bool = False) -> list[Drawn]:
    """Draw who sees the agreed owners.

    Args:
        picture: How many, before and now.
        slide: Whether it is for a slide, with its title in it.

    Returns:
        One picture, or several where there are many rows.
    """
    return [_drawn(rows, names, slide=slide) for rows, names in named(picture, sliced(picture.rows, MOST))]


def _drawn(rows: Sequence[SeenAgain], names: tuple[str, str], *, slide: bool) -> Drawn:
    words = " ".join(
        tr(
            "{label}: {before} of {before_of} saw {owner} before, {now} of {now_of} now.",
            label=clean_line(row.label).rstrip("."),
            before=row.before,
            before_of=row.before_of,
            owner=clean_line(row.owner),
            now=row.now,
            now_of=row.now_of,
        )
        for row in rows
    )
    board, y = begin(names[0], words, slide=slide)
    for row in rows:
        y = _row(board, row, y)
    return Drawn(*names, words, board.svg(y + 8))


def _row(board: Board, row: SeenAgain, y: float) -> float:
    lines, owner = fitted(row.label, _LEFT - EDGE - 16), fitted(row.owner, _LEFT - EDGE - 16, SMALL)
    high = max((len(lines) + len(owner)) * LEADING, 2 * LEADING) + 14
    board.line(EDGE, y, WIDTH - EDGE, y, "line", 0.5)
    put_lines(board, y + 19, lines, bold=True)
    put_lines(board, y + 19 + len(lines) * LEADING, owner, "soft", SMALL)
    _bar(board, y + 8, row.before, row.before_of, "shade-2", tr("before"))
    _bar(board, y + 8 + LEADING, row.now, row.now_of, "data", tr("now"))
    return y + high


def _bar(board: Board, y: float, seen: int, of: int, role: str, when: str) -> None:
    """Draw a part of all who answered, with its numbers."""
    board.rect(_LEFT, y, _RIGHT - _LEFT, 12, "plane")
    board.rect(_LEFT, y, round((_RIGHT - _LEFT) * seen / of, 1), 12, role)
    board.text(_RIGHT + 8, y + 11, tr("{seen} of {of}", seen=seen, of=of), "ink", SMALL, bold=True)
    board.text(_LEFT - 6, y + 11, when, "soft", SMALL, anchor="end")
