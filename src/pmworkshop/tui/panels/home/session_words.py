"""The order of sessions at home, and what is said of each: where it is, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from pmworkshop.base.dates import dated
from pmworkshop.base.language import tr, tr_noop, trc
from pmworkshop.base.text import count
from pmworkshop.session.lifecycle.retire import is_due
from pmworkshop.store.listing import Listed

OVER = "over"
"""Where the room of a session is after its end; see `Listed`."""
CALL = "discovery"
"""What the agenda of a call with the sponsor is for: the workshop follows it."""
LET_GO = tr_noop("answers kept too long")
"""What is said of a session whose single answers were kept for longer than agreed."""
BEFORE = {CALL: tr_noop("call the sponsor"), "follow-up": tr_noop("ask about the actions")}
AFTER = {CALL: tr_noop("begin the workshop")}
PLAN = tr_noop("plan the follow-up")
"""What comes before and after a session, by what its agenda is for, where that is not the usual thing."""


def in_order(sessions: Sequence[Listed], today: date) -> list[Listed]:
    """Put sessions in the order in which they are needed.

    Args:
        sessions: The sessions, in any order.
        today: The present day.

    Returns:
        Those of today that are not over, then those to come, the next one first, then the others, the newest first.
    """

    def days(one: Listed) -> int:
        return ((one.day or date.min) - today).days

    newest = sorted(sessions, key=lambda one: (one.day or date.min, one.title), reverse=True)
    ahead = [one for one in newest if days(one) > 0 or (days(one) == 0 and one.where != OVER)]
    return [*sorted(ahead, key=days), *(one for one in newest if one not in ahead)]


def name_of(session: Listed) -> str:
    """Return the title of a session, or the name of its file if it cannot be read.

    Args:
        session: The session.
    """
    return session.title or session.stored.name


def fault_of(session: Listed) -> str:
    """Say why a session cannot be opened, after its name.

    Args:
        session: A session with a fault.
    """
    fault = (session.fault or "").replace(str(session.stored), session.stored.name)
    return fault.removeprefix(name_of(session)).strip()


def state_of(session: Listed, today: date) -> str:
    """Say when a session is or was, and where its room is.

    Args:
        session: The session.
        today: The present day.

    Returns:
        Words such as ``today, until 11:30, 8 leaders`` or ``Mon 5 Oct, at Questions, Show``.
    """
    if session.where == OVER:
        where = tr(LET_GO) if is_due(session.kept_until, session.retired, today) else trc("of a session", "complete")
    elif session.where:
        where = tr("at {where}", where=session.where)
    else:
        where = count(session.people, "leader", "leaders") if session.people else ""
    return ", ".join(filter(None, (_day(session, today), where)))


def _day(session: Listed, today: date) -> str:
    day = session.day
    if day is None:
        return ""
    if day == today and session.ends and not session.where:
        return tr("today, until {ends}", ends=session.ends)
    near = {today: tr("today"), today - timedelta(1): tr("yesterday"), today + timedelta(1): tr("tomorrow")}
    return near.get(day) or dated(day, today)


def next_of(session: Listed, today: date, *, followed: bool) -> str:
    """Say what comes next.

    Args:
        session: The session.
        today: The present day.
        followed: Whether another session follows it.

    Returns:
        A few words; empty if nothing does.
    """
    if is_due(session.kept_until, session.retired, today):
        return tr("let go of its answers")
    if session.where == OVER:
        return "" if followed else tr(AFTER.get(session.purpose, PLAN))
    if session.where:
        return tr("go on where it stopped")
    return _before(session, today)


def _before(session: Listed, today: date) -> str:
    """Say what comes next for a session that has not begun."""
    if session.day and session.day < today:
        return tr("set the day of it")
    if not session.people and session.purpose not in BEFORE:
        return tr("invite the leaders")
    if session.purpose in BEFORE:
        return tr(BEFORE[session.purpose])
    return tr("begin") if session.day == today else tr("rehearse it")
