"""Draws a step of the replay: rows before and after it side by side, the step in words, and all steps below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.pictures.skyline import Stretch, skyline
from pmworkshop.report.builders.changed.sides import Pair, differs
from pmworkshop.report.builders.changed.step_rows import SIGNS, Row
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.grid import grid_of
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import shortened, width, wrap

BEFORE, AFTER = tr_noop("Before"), tr_noop("After this step")
NOTHING = tr_noop("Nothing that the room saw changed.")
AWAITED = "▁" * 8
"""Stands where a row is not there yet, or not any more."""
MOST_LINES = 4
"""The most lines of the words of a row that changed."""
SPACIOUS = 17
"""Rows of the page from which blank ones stand between its parts."""
TALL = 30
"""Rows of the page from which the skyline is twice as high, and more is told in words."""
TOLD_MOST = 12
"""The most lines of words there."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn of a step.

    Attributes:
        pairs: The rows before and after.
        told: What the step changed, in sentences; the first one is read first.
        stretches: All steps, in the stays of the room.
        here: Number of the step, from 0.
    """

    pairs: Sequence[Pair]
    told: Sequence[str]
    stretches: Sequence[Stretch]
    here: int


def drawn_step(shown: Shown, cells: int, rows: int) -> tuple[Line, ...]:
    """Draw a step on the page of the replay.

    Args:
        shown: The step.
        cells: Width of the page.
        rows: Height of the page.

    Returns:
        The lines.
    """
    sheet = Canvas(cells, rows)
    high = 4 if rows >= TALL else 2
    gap, most = (1, high + 1) if rows >= SPACIOUS else (0, 2)
    if rows >= TALL:
        most = min(max(len(_all_words(shown.told, cells - 2)), most), TOLD_MOST)
    sky = rows - high - 2
    _put_lines(sheet, sky, skyline(shown.stretches, shown.here, cells, high))
    room = sky - most - 2 * gap
    _Halves(sheet, room).draw(shown.pairs)
    for at, (line, bold) in enumerate(_words(shown.told, cells - 2, most)):
        sheet.put(0, room + gap + at, "▌", "now")
        sheet.put(2, room + gap + at, line, bold=bold)
    return tuple(sheet.lines())


def _words(told: Sequence[str], cells: int, most: int) -> list[tuple[str, bool]]:
    """Lay out the sentences: the first one bold, whole ones as there is room for, and how many more there are."""
    lines = _all_words(told, cells)
    if len(lines) <= most:
        return [(line, at == 0) for line, at in lines]
    ends = [end for end in range(1, most) if lines[end][1] != lines[end - 1][1]]
    if ends:
        shown = lines[: ends[-1]]
        return [
            *((line, at == 0) for line, at in shown),
            (tr("and {number} more", number=len(told) - shown[-1][1] - 1), False),
        ]
    rest = " ".join(line for line, _ in lines[most - 1 :])
    return [*((line, True) for line, _ in lines[: most - 1]), (shortened(rest, cells), True)]


def _all_words(told: Sequence[str], cells: int) -> list[tuple[str, int]]:
    """Lay out sentences; each line with the number of its sentence, from 0."""
    return [(line, at) for at, text in enumerate(told) for line in wrap(text, cells)]


def _put_lines(sheet: Canvas, y: int, lines: Sequence[Line]) -> None:
    for down, line in enumerate(lines):
        x = 0
        for text, look in line:
            x = sheet.put(x, y + down, text, look)


class _Halves:
    """Draws rows in two halves of a sheet, those at the left as they were and those at the right as they are."""

    def __init__(self, sheet: Canvas, room: int) -> None:
        self._sheet, self._room = sheet, room
        grid = grid_of(sheet.cells)
        half = grid.columns // 2
        self._cells, self._begins = grid.span(half), (grid.x(0), grid.x(half))

    def draw(self, pairs: Sequence[Pair]) -> None:
        """Draw the heads, the row that changed and as many of its neighbours as there is room for.

        Args:
            pairs: The rows.
        """
        heads = ((tr(BEFORE), "soft"), (tr(AFTER), "now"))
        for x, (head, look) in zip(self._begins, heads, strict=True):
            self._sheet.fill(x, 0, self._cells, 1, "raised")
            self._sheet.fill(x, 1, self._cells, self._room - 1, "plane")
            self._sheet.put(x + 1, 0, head, look, bold=True)
        if not pairs:
            self._sheet.put_in(self._begins[0] + 1, 1, self._cells - 2, tr(NOTHING), "soft")
            return
        changed = [differs(pair) for pair in pairs]

        @cache
        def height(at: int) -> int:
            return max(len(self._lines(row, whole=changed[at])) for row in pairs[at])

        here = _told_first(pairs, changed)
        first, last = _around(len(pairs), height, here, self._room - 1)
        if last - first < len(pairs):
            place = (
                tr("{first} to {last} of {total}", first=first + 1, last=last, total=len(pairs))
                if last - first > 1
                else tr("{number} of {total}", number=last, total=len(pairs))
            )
            self._sheet.put_right(self._begins[0] + self._cells - 1, 0, place, "soft")
        y = 1
        for at in range(first, last):
            high = min(height(at), self._room - y)
            for x, row, new in zip(self._begins, pairs[at], (False, True), strict=True):
                self._put(
                    x, y, high, row, whole=changed[at], back=_back(new=new, here=at == here, changed=changed[at])
                )
            y += high

    def _lines(self, row: Row | None, *, whole: bool) -> list[tuple[int, str, str, bool]]:
        """Lay out a row: for each line its first cell, its text, the role of its colour, and whether it is bold."""
        if row is None:
            return [(1, AWAITED, "soft", False)]
        words = row.words
        sign, look = SIGNS[words.state]
        cells = self._cells - 2
        title = _lined(words.title, cells, whole=whole)
        told = f"{sign}{words.said}"
        said = _lined(told if whole else _whole_parts(told, cells - 2), cells - 2, whole=whole) if told else []
        return [*((1, line, "ink", True) for line in title), *((3, line, look, False) for line in said)]

    def _put(self, x: int, y: int, high: int, row: Row | None, *, whole: bool, back: str) -> None:
        """Draw a row on a plane; the one that the step changed is filled."""
        filled = back == "now"
        self._sheet.fill(x, y, self._cells, high, back)
        for down, (indent, text, look, bold) in enumerate(self._lines(row, whole=whole)[:high]):
            self._sheet.put(x + indent, y + down, text, "on" if filled else look, bold=bold or filled)


def _told_first(pairs: Sequence[Pair], changed: Sequence[bool]) -> int:
    """Choose among the rows that changed: the first of which something is said now, else the first."""
    there = [at for at, one in enumerate(changed) if one]
    return next((at for at in there if (now := pairs[at][1]) and now.words.said), there[0])


def _back(*, new: bool, here: bool, changed: bool) -> str:
    """Choose what lies behind a row: one alone is filled, others that changed are raised."""
    if not new or not changed:
        return "plane"
    return "now" if here else "raised"


def _lined(text: str, cells: int, *, whole: bool) -> list[str]:
    """Lay out words: on some lines, or shortened to one."""
    lines = wrap(text, cells) if whole else [text]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], " ".join(lines[MOST_LINES - 1 :])]
    return [shortened(line, cells) for line in lines]


def _whole_parts(text: str, cells: int) -> str:
    """Shorten what stands between commas, such as roles, to as many whole ones as fit; unchanged if none does."""
    parts = text.split(", ")
    ends = (f"{', '.join(parts[:end])} …" for end in range(len(parts) - 1, 0, -1))
    return text if width(text) <= cells else next((told for told in ends if width(told) <= cells), text)


def _around(count: int, height: Callable[[int], int], at: int, room: int) -> tuple[int, int]:
    """Choose the rows around one that fit: one before it, those below it, then as many before as there is room for.

    Args:
        count: How many rows there are.
        height: Returns the height of a row.
        at: Number of the row that is always shown, from 0.
        room: How many lines there are.

    Returns:
        The number of the first one, and of the one after the last.
    """
    first, last, left = at, at + 1, room - height(at)
    for most in (1, first):
        while most and first and height(first - 1) <= left:
            first, left, most = first - 1, left - height(first - 1), most - 1
        while last < count and height(last) <= left:
            last, left = last + 1, left - height(last)
    return first, last
