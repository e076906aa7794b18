"""Draws the plan on its calendar: for each action a ring at the first step and a line to the day when it is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pmworkshop.base.dates import day_and_month, written_day
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.insight.pictures.calendar_line import Calendar, calendar_of, months_in
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
from pmworkshop.report.model.pictures import Dated, PlanDays

MOST, ON_SLIDE = 10, 5
"""Actions in one picture: on a page, and as many as are read on a slide."""
_LEFT, _RIGHT = 372, WIDTH - EDGE - 8
_MOST_MARKS = 14
"""Months that are marked on a calendar at most."""
NO_DAY, NO_OWNER = tr_noop("no day yet"), tr_noop("no owner yet")


def plan_days(picture: PlanDays, *, slide: bool = False) -> list[Drawn]:
    """Draw the plan on its calendar.

    Args:
        picture: The open actions.
        slide: Whether it is for a slide, with its title in it.

    Returns:
        One picture, or several where there are many actions; all have the same calendar.
    """
    days = [day for row in picture.rows for day in (row.step, row.due) if day]
    line = calendar_of(days, picture.today, _RIGHT - _LEFT)
    parts = sliced(picture.rows, ON_SLIDE if slide else MOST)
    return [_drawn(picture, line, rows, names, slide=slide) for rows, names in named(picture, parts)]


def _drawn(picture: PlanDays, line: Calendar, rows: Sequence[Dated], names: tuple[str, str], *, slide: bool) -> Drawn:
    words = " ".join(_told(row, picture.today) for row in rows)
    board, y = begin(names[0], words, slide=slide)
    top = y = _months(board, line, y)
    middles = []
    for place, row in enumerate(rows):
        high = _row(board, row, picture.today, y, plane=place % 2 == 0, whole=slide)
        middles.append(y + high / 2)
        y += high
    for at in (_LEFT + line.place(day) for day in _marks(line)):
        board.line(at, top, at, y, "line", 0.5)
    for row, middle in zip(rows, middles, strict=True):
        _span(board, row, line, middle)
    return Drawn(*names, words, board.svg(_legend(board, y)))


def _told(row: Dated, today: date) -> str:
    step = tr(", first step {step}", step=written_day(row.step, today)) if row.step else ""
    due = tr("by {due}", due=written_day(row.due, today)) if row.due else tr(NO_DAY)
    what = clean_line(f"{row.code} {row.what}").rstrip(".")
    return f"{what}: {clean_line(row.who) or tr(NO_OWNER)}{step}, {due}."


def _marks(line: Calendar) -> list[date]:
    """List the days at which months are marked: all, or on a long calendar every second, third and so on."""
    begins = list(months_in(line))
    return begins[:: -(-len(begins) // _MOST_MARKS)]


def _months(board: Board, line: Calendar, y: float) -> float:
    """Write the months above the calendar, as many as have room; a year stands at its first month."""
    free, shown = 0.0, line.first.year
    begins = _marks(line)
    for place, day in enumerate(begins):
        at = _LEFT + line.place(day)
        name = day_and_month(day).rpartition(" ")[2] + (f" {day.year}" if day.year != shown else "")
        wide = (len(name) + 1) * SMALL * WIDE
        following = _LEFT + line.place(begins[place + 1]) if place + 1 < len(begins) else _RIGHT + 99
        if at < free or at + wide > WIDTH or (not place and following < at + wide):
            continue
        board.text(at, y + 14, name, "soft", SMALL)
        free, shown = at + wide, day.year
    return y + 20


def _row(board: Board, row: Dated, today: date, y: float, *, plane: bool, whole: bool) -> float:
    """Write one action: all of it on a slide; in one line on a page, where the table says all.

    Returns:
        How high its row is.
    """
    told, room = f"{row.code} {row.what}", _LEFT - 2 * EDGE - 10
    lines = fitted(told, room) if whole else [cut(told, room)]
    high = (len(lines) + whole) * LEADING + 9
    if plane:
        board.rect(0, y, WIDTH, high, "plane")
    put_lines(board, y + 17, lines, size=TEXT if whole else SMALL, bold=whole)
    if not whole:
        return high
    due = tr("by {due}", due=written_day(row.due, today)) if row.due else tr(NO_DAY)
    who = f"{cut(row.who or tr(NO_OWNER), room - len(due) * SMALL * WIDE)} · {due}"
    board.text(EDGE, y + 17 + len(lines) * LEADING, who, "soft" if row.who and row.due else "open", SMALL)
    return high


def _span(board: Board, row: Dated, line: Calendar, y: float) -> None:
    """Draw one action; where a day lacks, a thin line in the colour of what is open."""
    end = _LEFT + line.place(row.due) if row.due else None
    step = _LEFT + line.place(row.step) if row.step else None
    if end is None:
        board.line(_LEFT if step is None else step, y, _RIGHT, y, "open", 1)
    elif step is not None:
        board.line(min(step, end), y, end, y, "data", 4)
    if step is not None and (end is None or step < end):
        board.dot(step, y, 5, "data", hollow=True)
    if end is not None:
        board.shape([(end - 7, y - 6), (end + 7, y - 6), (end, y + 7)], "now")


def _legend(board: Board, y: float) -> float:
    """Say what the signs are.

    Returns:
        Where the picture ends.
    """
    y += 20
    board.dot(EDGE + 6, y - 4, 5, "data", hollow=True)
    step, done = tr("first step"), tr("done by")
    board.text(EDGE + 18, y, step, "soft", SMALL)
    at = round(max(EDGE + 100, EDGE + 32 + len(step) * SMALL * WIDE))
    board.shape([(at, y - 10), (at + 14, y - 10), (at + 7, y + 2)], "now")
    board.text(at + 20, y, done, "soft", SMALL)
    at = round(max(at + 96, at + 34 + len(done) * SMALL * WIDE))
    board.line(at, y - 4, at + 30, y - 4, "open", 1)
    board.text(at + 38, y, tr(NO_DAY), "soft", SMALL)
    return y + 10
