"""The page of the time in the private window: planned and spent minutes of each part, and where the slack is."""

from __future__ import annotations

from datetime import datetime

from pmworkshop.base.language import tr, trc
from pmworkshop.leading.minute_words import rounded, rounded_number
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.more_time import Giver, offers
from pmworkshop.session.operations.time_left import slack
from pmworkshop.session.views.pace import Pace, paces
from pmworkshop.tui.drawing.pieces import Line, Look
from pmworkshop.tui.notes.lengths import pace_length
from pmworkshop.tui.pages.page import Item, ListBody

_SIGNS = {"done": "✓", "here": "▶", "coming": " ", "dropped": " "}
COLUMNS = (10, 7, 6)
"""Cells of the planned minutes, of those spent, and of the difference."""
BESIDE, LEAST = 52, 6
"""Cells of a line that are no length, and the least cells of a length."""


def time_rows(session: Session, now: datetime, cells: int) -> ListBody:
    """List the minutes of each part, and all of them together.

    Args:
        session: The whole session.
        now: The present moment in the time zone of the room.
        cells: Width of a line.

    Returns:
        One row a part, with its minutes in figures and as a length on one scale, and their sum.
    """
    found, length = paces(session, now), max(cells - BESIDE, LEAST)
    most = max(max(one.planned, one.spent) for one in found) or 1.0
    rows = [_row(number, one, pace_length(one, most, length)) for number, one in enumerate(found, 1)]
    planned, spent, over = (
        sum(values) for values in zip(*((p.planned, p.spent, p.over) for p in found), strict=True)
    )
    blank = ((" " * length, "ink"),)
    head = Item(
        "",
        tr("Part"),
        look="soft",
        side=(_figures(tr("planned"), tr("spent"), trc("minutes", "over"), blank, "soft"),),
    )
    sums = rounded_number(planned), rounded_number(spent), _signed(over)
    total = Item("", tr("Total"), look="strong", side=(_figures(*sums, blank),))
    return ListBody((head, *rows, total))


def _figures(planned: str, spent: str, over: str, length: Line, role: str = "ink") -> Line:
    told = "".join(f"{text:>{cells}}" for text, cells in zip((planned, spent, over), COLUMNS, strict=True))
    return ((f"{told}  ", role), *length)


def _row(number: int, pace: Pace, length: Line) -> Item:
    dropped = pace.state == "dropped"
    changed = abs(pace.planned - pace.module.minutes) >= 0.5 and not dropped
    before = f"{rounded_number(pace.module.minutes)} → " if changed else ""
    planned = trc("part", "dropped") if dropped else f"{before}{rounded_number(pace.planned)}"
    spent = rounded_number(pace.spent) if pace.state in ("done", "here") else ""
    differs = _signed(pace.over) if pace.state == "done" or pace.over else ""
    lead = f"{_SIGNS[pace.state]} {number:>2} "
    look: Look = "strong" if pace.state == "here" else "text"
    return Item("", pace.module.short, lead=lead, look=look, side=(_figures(planned, spent, differs, length),))


def slack_lines(session: Session, now: datetime) -> tuple[str, ...]:
    """Say how much is spare, and which later parts could give minutes.

    Args:
        session: The whole session.
        now: The present moment in the time zone of the room.

    Returns:
        Sentences; the first one is missing if no end was agreed.
    """
    spare = slack(session, now)
    given = list(map(_gives, offers(session, now)))
    can = (
        tr("Later parts can give: {parts}.", parts=" · ".join(given))
        if given
        else tr("No later part can give minutes.")
    )
    if spare is None:
        return (f"{tr('No end is agreed.')} {can}",)
    return (
        tr("At the end: {time} to spare.", time=rounded(spare))
        if spare >= 0
        else tr("At the end: {time} late.", time=rounded(-spare)),
        can,
    )


def _gives(offer: Giver) -> str:
    if offer.drops:
        return tr("{title} {minutes} if dropped", title=offer.title, minutes=rounded(offer.gives))
    return f"{offer.title} {rounded(offer.gives)}"


def _signed(value: float) -> str:
    words = rounded_number(abs(value))
    return "0" if words == "0" else f"{'+' if value > 0 else '-'}{words}"
