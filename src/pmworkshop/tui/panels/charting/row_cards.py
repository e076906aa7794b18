"""The candidates of a row as cards side by side: the key and the role, how many see it so as a numeral, and who."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.faces import NUMERAL_ROWS, numerals
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import shortened, width, wrap

MOST, THIRDS = 4, 3
"""The most cards, of which the last one then stands for several roles; fewer are as wide as a third."""
BETWEEN = 2
TITLE_ROWS = 2
"""The most rows of a role at the head of its card: the second one is the blank row above the numeral."""
SET_IN = 2
"""Cells by which further lines of a name are set in."""
LEAST_CELLS = 68
"""On a narrower screen the candidates are rows."""
ROWS = NUMERAL_ROWS + 3
"""Rows of a card without names: its head, and the numeral between two blank rows."""
TALL = 24
"""Rows that cards may have from which numerals are twice as large, where they leave room for names."""
PLAIN_ROWS = 3
"""The same where the numeral would take the room of names: head, number, and a blank row."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What some participants see as the answer to a row.

    Attributes:
        key: The key that chooses it; empty if none does.
        title: The role.
        votes: How many see it so.
        names: Lines under the number, such as who sees it so.
        chosen: Whether it is agreed.
    """

    key: str
    title: str
    votes: int
    names: tuple[str, ...] = ()
    chosen: bool = False


def gathered(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Gather what does not fit side by side into one card.

    Args:
        candidates: The candidates, most frequent first.

    Returns:
        At most four; the last of more is ``Others``, with the roles, and how many see it so where more than one does.

    >>> [one.title for one in gathered([Candidate("", title, 1) for title in "ABCDE"])]
    ['A', 'B', 'C', 'Others']
    """
    if len(candidates) < MOST:
        return list(candidates)
    others = candidates[MOST - 1 :]
    names = tuple(f"{one.key} {one.title}{f'  {one.votes}' if one.votes > 1 else ''}".strip() for one in others)
    votes, chosen = sum(one.votes for one in others), any(one.chosen for one in others)
    return [*candidates[: MOST - 1], Candidate("", tr("Others"), votes, names, chosen)]


def cards(candidates: Sequence[Candidate], everybody: int, cells: int, rows: int) -> tuple[Line, ...]:
    """Draw the candidates of a row side by side.

    Args:
        candidates: The candidates, at most four.
        everybody: How many participants there are.
        cells: Width of a line.
        rows: The most rows of a card, at least `ROWS`.

    Returns:
        The lines.
    """
    count = max(len(candidates), THIRDS)
    wide = (cells - BETWEEN * (count - 1)) // count
    shown = [replace(one, names=_whole(one.names, wide - 3)) for one in candidates]
    if PLAIN_ROWS + max((len(one.names) for one in shown), default=0) > rows:
        shown = list(candidates)
    longest = max((len(one.names) for one in shown), default=0)
    sizes = (ROWS + NUMERAL_ROWS, ROWS) if rows >= TALL else (ROWS,)
    first = next((size for size in sizes if size + longest <= rows), PLAIN_ROWS)
    sheet = Canvas(cells, min(first + longest + bool(longest), rows))
    for place, one in enumerate(shown):
        _card(sheet, place * (wide + BETWEEN), wide, one, everybody, first)
    return tuple(sheet.lines())


def _whole(names: Sequence[str], wide: int) -> tuple[str, ...]:
    """Break names over lines, so that none is shortened; further lines of a name are set in."""
    lines = (enumerate(wrap(name, wide if width(name) <= wide else wide - SET_IN)) for name in names)
    return tuple(" " * SET_IN * bool(place) + text for one in lines for place, text in one)


def _card(sheet: Canvas, x: int, wide: int, one: Candidate, everybody: int, first: int) -> None:
    """Draw a card; names stand from row `first` on, and the number is a numeral where that leaves room for it."""
    sheet.fill(x, 0, wide, sheet.rows, "plane")
    _head(sheet, x, wide, one, TITLE_ROWS if first >= ROWS else 1)
    of_all, look = tr("of {everybody}", everybody=everybody), "now" if one.chosen else "ink"
    if first >= ROWS:
        figure = numerals(str(one.votes), 1 if first == ROWS else 2)
        sheet.put_rows(x + 2, 2, figure, look)
        sheet.put(x + len(figure[0]) + 4, 1 + len(figure), of_all, "soft")
    else:
        sheet.put(x + 2, 1, f"{one.votes} {of_all}", look, bold=True)
    room = max(sheet.rows - first, 0)
    shown = (
        one.names
        if len(one.names) <= room
        else (*one.names[: room - 1], tr("and {more} more", more=len(one.names) - room + 1))
    )
    for down, name in enumerate(shown[:room]):
        sheet.put(x + 2, first + down, shortened(name, wide - 3), "ink")


def _head(sheet: Canvas, x: int, wide: int, one: Candidate, rows: int) -> None:
    """Write the key and the role, over as many rows as the role needs and there are."""
    begin = x + 1 + (len(one.key) + 1 if one.key else 0)
    room = x + wide - begin
    titles = wrap(one.title, room)
    titles = [*titles[: rows - 1], " ".join(titles[rows - 1 :])][: len(titles)]
    sheet.fill(x, 0, wide, len(titles), "now" if one.chosen else "raised")
    sheet.put(x + 1, 0, one.key, "on" if one.chosen else "now", bold=True)
    for down, title in enumerate(titles):
        sheet.put(begin, down, shortened(title, room), "on" if one.chosen else "ink", bold=True)
