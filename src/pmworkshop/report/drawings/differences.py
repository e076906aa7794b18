"""Draws where charts that leaders filled in alone differ: how many named each role for each row, shaded by number."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.language import tr, trc, trn
from pmworkshop.base.text import clean_line
from pmworkshop.insight.pictures.shares import shade
from pmworkshop.report.drawings.sheet import (
    EDGE,
    LEADING,
    SMALL,
    TEXT,
    WIDTH,
    Drawn,
    begin,
    cut,
    fitted,
    named,
    put_lines,
    sliced,
)
from pmworkshop.report.drawings.svg import WIDE, Board
from pmworkshop.report.model.pictures import Differences, SeenRow

MOST, ON_SLIDE, MOST_ROLES = 12, 8, 12
"""Rows in one picture, on a page and on a slide, and roles."""
_LEFT, _RIGHT = 226.0, 524.0
_HIGHEST = 168.0
"""Height of the names of roles at most."""
_WIDEST = 48.0
_DARK = ("shade-3", "shade-4")


def differences(picture: Differences, *, slide: bool = False) -> list[Drawn]:
    """Draw the map of differences.

    Args:
        picture: How many named each role.
        slide: Whether it is for a slide, with its title in it.

    Returns:
        One picture; several where there are many rows or roles.
    """
    columns = sliced(range(len(picture.columns)), MOST_ROLES)
    parts = [(rows, some) for rows in sliced(picture.rows, ON_SLIDE if slide else MOST) for some in columns]
    return [_drawn(picture, rows, some, names, slide=slide) for (rows, some), names in named(picture, parts)]


def _drawn(
    picture: Differences, rows: Sequence[SeenRow], columns: Sequence[int], names: tuple[str, str], *, slide: bool
) -> Drawn:
    words = " ".join(_told(picture, row) for row in rows)
    board, y = begin(names[0], words, slide=slide)
    cell = min((_RIGHT - _LEFT) / max(len(columns), 1), _WIDEST)
    y = _heads(board, [picture.columns[place] for place in columns], cell, y)
    for row in rows:
        y = _row(board, row, [row.seen[place] for place in columns], picture.leaders, cell, y)
    told = trn(
        "A number: how many of {number} leader named that role",
        "A number: how many of {number} leaders named that role",
        picture.leaders,
    )
    board.text(EDGE, y + 20, told, "soft", SMALL)
    return Drawn(*names, words, board.svg(y + 30))


def _told(picture: Differences, row: SeenRow) -> str:
    seen = [f"{clean_line(name)} {many}" for name, many in zip(picture.columns, row.seen, strict=True) if many]
    return f"{clean_line(row.label).rstrip('.')}: {'; '.join((', '.join(seen) or tr('no role'), row.word))}."


def _heads(board: Board, names: Sequence[str], cell: float, y: float) -> float:
    """Write the names of the roles upright above their columns."""
    high = min(max((len(clean_line(name)) for name in names), default=0) * SMALL * WIDE + 10, _HIGHEST)
    for place, name in enumerate(names):
        x = _LEFT + (place + 0.5) * cell + 4
        board.text(round(x, 1), y + high - 4, cut(name, high - 8), "ink", SMALL, upright=True)
    return round(y + high, 1)


def _row(board: Board, row: SeenRow, seen: Sequence[int], leaders: int, cell: float, y: float) -> float:
    lines = fitted(row.label, _LEFT - EDGE - 12)
    words = fitted(row.word, WIDTH - _RIGHT - EDGE - 14, SMALL)
    high = max(len(lines), len(words)) * LEADING + 12
    board.line(EDGE, y, WIDTH - EDGE, y, "line", 0.5)
    put_lines(board, y + 18, lines, bold=True)
    for place, many in enumerate(seen):
        _cell(board, _LEFT + place * cell, y, cell, high, many, shade(many, leaders))
    put_lines(board, y + 18, words, _look(row.word), SMALL, x=_RIGHT + 14)
    return y + high


def _look(word: str) -> str:
    return {trc("answers", "agreed"): "yes", tr("close together"): "soft"}.get(word, "open")


def _cell(board: Board, x: float, y: float, cell: float, high: float, many: int, role: str) -> None:
    if not role:
        board.dot(round(x + cell / 2, 1), y + high / 2, 1, "line")
        return
    board.rect(round(x + 1, 1), y + 1, round(cell - 2, 1), high - 2, role)
    ink = "ground" if role in _DARK else "ink"
    board.text(round(x + cell / 2, 1), y + high / 2 + 5, str(many), ink, TEXT, anchor="middle", bold=True)
