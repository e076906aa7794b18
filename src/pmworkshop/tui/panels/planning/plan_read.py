"""Draws one action for the room to read: its owner large, what is done, the day, and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import day_name, month_name, spell_date
from pmworkshop.base.language import tr
from pmworkshop.insight.pictures.calendar_line import EMPTY, LACKS, calendar_of, months, span
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.faces import NUMERAL_ROWS, balanced, numerals, poster, posters
from pmworkshop.tui.drawing.grid import grid_of
from pmworkshop.tui.drawing.text_cells import wrap
from pmworkshop.tui.pages.page import Drawing, Place
from pmworkshop.tui.panels.planning.plan_sheet import month_names, put_texts

PLATE_LEAST = 4
"""The least rows of the plate with what is done."""
INSET = 3
"""Cells from the edge of the plate to its text."""
TALL, HUGE_ROWS = 24, 34
"""Rows of the page from which a name may take two posters, and from which all that is large is twice as large."""
BETWEEN = 3
"""Cells between the day in numerals and its month, and after the month."""
WIDE = 120
"""Cells of a line from which what is large can be twice as large."""
HEAD = 8
"""Cells for the word before what is said."""
CALENDAR = 3
"""Rows of the calendar, with the blank one above it."""


@dataclass(frozen=True, slots=True)
class ReadAction:
    """What is drawn of an action.

    Attributes:
        key: The id of the action.
        who: Its owner.
        what: What is done.
        due: The day by which it is done; None while it is open.
        step: The day of the first step; None while it is open.
        details: What else is said of it: a short word, and the text.
    """

    key: str
    who: str
    what: str
    due: date | None
    step: date | None
    details: tuple[tuple[str, str], ...] = ()


def drawn_action(one: ReadAction, today: date, plan: Sequence[date], cells: int, rows: int) -> Drawing:
    """Draw one action alone.

    Args:
        one: The action.
        today: The day at the left end of the calendar.
        plan: The days of all actions, so that the calendar is the same for each.
        cells: Width of a line.
        rows: Rows of the page.

    Returns:
        The drawing; all of it is one place.
    """
    shows_day = grid_of(cells).columns > 2
    times = 2 if rows >= HUGE_ROWS and cells >= WIDE else 1
    name = _poster_rows(one.who, cells, rows, times) if shows_day else []
    plain = [] if name else wrap(one.who, cells)
    lines = wrap(one.what, balanced(one.what, cells - 2 * INSET))
    told = wrap(_plainly(one, named=not name), cells - 2 * INSET)
    plate = max(PLATE_LEAST * times, len(lines) + len(told) + 2)
    at = _day_cells(one.due, times) + BETWEEN * times if shows_day else 0
    figures = NUMERAL_ROWS * times if shows_day else 0
    aside = _aside(one.details, cells - at - HEAD, max(figures, NUMERAL_ROWS))
    low = max(figures, len(aside))
    top = len(name) + len(plain) + times
    canvas = Canvas(cells, top + plate + times + low + times + CALENDAR)
    canvas.put_rows(0, 0, name, "now")
    put_texts(canvas, 0, 0, plain, "now", bold=True)
    _put_plate(canvas, top, plate, lines, told)
    y = top + plate + times
    if shows_day:
        _put_day(canvas, y, one.due, times)
    put_texts(canvas, at, y, [head for head, _ in aside], "soft")
    put_texts(canvas, at + HEAD, y, [text for _, text in aside], "ink", bold=True)
    _put_calendar(canvas, y + low + times, one, today, plan)
    return Drawing(tuple(canvas.lines()), (Place(one.key, 0),))


def _poster_rows(who: str, cells: int, rows: int, times: int) -> list[str]:
    """Draw a name large; a long one takes two posters, or is not enlarged."""
    large = posters(who, cells, 1, times) if times > 1 else ()
    return [row for face in large or posters(who, cells, 2 if rows >= TALL else 1) for row in face]


def _plainly(one: ReadAction, *, named: bool) -> str:
    """Say in a line of text what the large letters say: who, by when."""
    when = tr("by {due}", due=spell_date(one.due)) if one.due else tr("by when is open")
    return when if named else f"{one.who}, {when}"


def _put_plate(canvas: Canvas, y: int, rows: int, lines: Sequence[str], told: Sequence[str]) -> None:
    canvas.fill(0, y, canvas.cells, rows, "raised")
    canvas.put_rows(0, y, ["▌"] * rows, "now", bold=True)
    first = y + (rows - len(lines) - len(told)) // 2
    put_texts(canvas, INSET, first, lines, "ink", bold=True)
    put_texts(canvas, INSET, first + len(lines), told, "soft")


def _day_cells(due: date | None, times: int) -> int:
    """Return the width of a day in numerals with its month."""
    if due is None:
        return NUMERAL_ROWS * BETWEEN
    beside = max(len(poster(_month(due), times)[0]), len(_weekday(due)))
    return len(numerals(str(due.day), times)[0]) + BETWEEN * times + beside


def _month(day: date) -> str:
    return month_name(day.month, short=True)


def _weekday(day: date) -> str:
    return tr("by {day}", day=day_name(day.weekday()))


def _put_day(canvas: Canvas, y: int, due: date | None, times: int) -> None:
    """Put the day by which it is done, or the place where it lacks."""
    if due is None:
        canvas.put(0, y, tr("by when?"), "soft")
        canvas.put(0, y + NUMERAL_ROWS - 1, LACKS * (_day_cells(due, times) - BETWEEN), "open")
        return
    number = numerals(str(due.day), times)
    canvas.put_rows(0, y, number, "ink")
    x = len(number[0]) + BETWEEN * times
    canvas.put(x, y, _weekday(due), "soft")
    canvas.put_rows(x, y + 2 * times, poster(_month(due), times), "ink")


def _aside(details: Sequence[tuple[str, str]], cells: int, most: int) -> list[tuple[str, str]]:
    """Lay out what else is said: a word and the lines of its text, a blank row between two where there is room."""
    blocks = [wrap(text, cells) for _, text in details]
    airy = sum(map(len, blocks)) + len(blocks) - 1 <= most
    rows: list[tuple[str, str]] = []
    for (head, _), lines in zip(details, blocks, strict=True):
        rows += [("", "")] if rows and airy else []
        rows += [(head if not number else "", line) for number, line in enumerate(lines)]
    return rows


def _put_calendar(canvas: Canvas, y: int, one: ReadAction, today: date, plan: Sequence[date]) -> None:
    line = calendar_of(plan, today, canvas.cells)
    names = months(line, month_names(line))
    canvas.put(0, y, "─" * canvas.cells, "line")
    for x, letter in enumerate(names):
        if letter != " " and (not x or names[x - 1] == " "):
            canvas.put(x, y, "┬" if x else "├", "soft")
    x = 0
    for text, role in span(line, one.step, one.due):
        if EMPTY not in text:
            canvas.put(x, y, text, role)
        x += len(text)
    canvas.put(0, y + 1, names, "soft")
