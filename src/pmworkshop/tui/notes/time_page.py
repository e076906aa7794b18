"""The page of the time in the private window: planned and spent minutes of each part, and where the slack is."""

from __future__ import annotations

from datetime import datetime

from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.more_time import offers
from pmworkshop.session.operations.time_left import slack
from pmworkshop.session.views.pace import Pace, paces
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.drawing.words import rounded
from pmworkshop.tui.pages.page import Item, ListBody

_SIGNS = {"done": "✓", "here": "▸", "coming": " ", "dropped": " "}
HEADS = ("Part", "planned", "spent", "difference", "")


def time_rows(session: Session, now: datetime) -> ListBody:
    """List the minutes of each part, and all of them together.

    Args:
        session: The whole session.
        now: The present moment in the time zone of the room.

    Returns:
        A table with one row a part.
    """
    found = paces(session, now)
    rows = [_row(number, one) for number, one in enumerate(found, 1)]
    planned, spent, over = (
        sum(values) for values in zip(*((p.planned, p.spent, p.over) for p in found), strict=True)
    )
    total = Item("", "Total", cells=(_whole(planned), _whole(spent), _signed(over)), look="strong")
    return ListBody((*rows, total), heads=HEADS)


def _row(number: int, pace: Pace) -> Item:
    dropped = pace.state == "dropped"
    changed = abs(pace.planned - pace.module.minutes) >= 0.5 and not dropped
    note = f" ({rounded(pace.module.minutes)} in the agenda)" if changed else ""
    planned = "dropped" if dropped else _whole(pace.planned)
    spent = _whole(pace.spent) if pace.state in ("done", "here") else ""
    differs = _signed(pace.over) if pace.state == "done" or pace.over else ""
    lead = f"{_SIGNS[pace.state]} {number:>2} "
    look: Look = "strong" if pace.state == "here" else "text"
    return Item("", f"{pace.module.short}{note}", lead=lead, cells=(planned, spent, differs), look=look)


def slack_lines(session: Session, now: datetime) -> tuple[str, ...]:
    """Say how much is spare, and which later parts could give minutes.

    Args:
        session: The whole session.
        now: The present moment in the time zone of the room.

    Returns:
        Sentences; the first one is missing if no end was agreed.
    """
    spare = slack(session, now)
    given = [f"{one.title} {rounded(one.gives)}{' if dropped' if one.drops else ''}" for one in offers(session, now)]
    can = f"Later parts can give: {' · '.join(given)}." if given else "No later part can give minutes."
    if spare is None:
        return (f"No end is agreed. {can}",)
    return (f"At the end: {rounded(spare)} to spare." if spare >= 0 else f"At the end: {rounded(-spare)} late.", can)


def _whole(value: float) -> str:
    return rounded(value).removesuffix(" min")


def _signed(value: float) -> str:
    words = _whole(abs(value))
    return "0" if words == "0" else f"{'+' if value > 0 else '-'}{words}"
