"""Sentences about the time: how late the room is, what a re-fit changes, what else there is, who gives minutes."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil

from pmworkshop.base.language import tr, trc
from pmworkshop.base.text import count
from pmworkshop.leading.minute_words import minutes, rounded, rounded_number
from pmworkshop.session.core.durations import dropped, minutes_of
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.more_time import Giver, MoreTime
from pmworkshop.session.operations.refit import Refit, Saving, Way
from pmworkshop.session.operations.time_left import EXACT, LATE, ahead, time_of_day

_HOURS = 120
"""Minutes from which hours are said."""


def spoken(value: float) -> str:
    """Write minutes as they are spoken: ``1 minute``, ``12 minutes``, from two hours on ``2 h 10 min``.

    Args:
        value: The minutes, 0 or more.

    Returns:
        The whole minutes with their unit.
    """
    whole = round(value)
    return (
        count(whole, "minute", "minutes")
        if whole < _HOURS
        else tr("{hours} h {minutes} min", hours=whole // 60, minutes=whole % 60)
    )


def _over(spare: float) -> str:
    """Write how many minutes are missing; a part of a minute counts as a whole one, everywhere alike."""
    return spoken(ceil(-spare - EXACT))


def standing(spare: float) -> str:
    """Say how the room stands in time.

    Args:
        spare: The spare minutes; negative when the room is late.

    Returns:
        A sentence; where the room is late by less than `LATE`, that nothing needs to change.
    """
    if spare <= -LATE:
        return tr("{time} late.", time=_over(spare))
    if round(spare) == 0:
        return tr("You are on time: nothing needs to change.")
    if spare < 0:
        return tr("You are {time} behind: nothing needs to change.", time=spoken(-spare))
    return tr("You have {time} to spare: nothing needs to change.", time=spoken(spare))


def cut_words(saving: Saving) -> str:
    """Say what a re-fit makes of a module.

    Args:
        saving: The cut.

    Returns:
        The title, with the minutes from which and to which it goes.
    """
    if saving.how == "drop":
        return (
            tr("{title}: stays out", title=saving.title)
            if saving.done
            else tr("Drop {title} ({saves})", title=saving.title, saves=rounded(saving.saves))
        )
    if saving.done:
        return tr("{title}: stays at {minutes}", title=saving.title, minutes=rounded(saving.minutes))
    return f"{saving.title}: {from_to(saving.was, saving.minutes)}"


def from_to(was: float, now: float) -> str:
    """Write what minutes become: ``17 → 11 min``.

    Args:
        was: The minutes before.
        now: The minutes afterwards.
    """
    return f"{rounded_number(was)} → {rounded(now)}"


def back_words(session: Session, module_id: str) -> str:
    """Say that a module gets its minutes back.

    Args:
        session: The session.
        module_id: The id of a module of the agenda.

    Returns:
        Its title, with its minutes.
    """
    module = session.info.agenda.module(module_id)
    return (
        tr("{title}: back to {minutes}", title=module.title, minutes=minutes(module.minutes)) if module else module_id
    )


def outcome(plan: Refit, end: datetime) -> str:
    """Say when the workshop ends after a re-fit.

    Args:
        plan: The re-fit.
        end: The agreed end.

    Returns:
        A sentence; where the re-fit does not suffice, by how much, as a question.
    """
    if plan.spare <= -LATE:
        time = _over(plan.spare)
        if plan.savings:
            return tr("Still {time} too long. What else?", time=time)
        return tr("{time} too long. What else?", time=time)
    return tr("Then it ends at {end}.", end=time_of_day(end - timedelta(minutes=plan.spare)))


def way_words(way: Way, ends: str) -> str:
    """Say what the room can choose.

    Args:
        way: One way that remains.
        ends: The agreed end; empty if there is none.

    Returns:
        What is done, and when the workshop ends then.
    """
    if not way.drop:
        return (
            tr("End at {ends} instead of {agreed}", ends=way.ends, agreed=ends)
            if ends
            else tr("Agree to end at {ends}, as the rest is planned", ends=way.ends)
        )
    time = rounded(way.minutes)
    if way.ends:
        return tr("Drop {title} ({minutes}), and end at {ends}", title=way.title, minutes=time, ends=way.ends)
    return tr("Drop {title} ({minutes}), and end at {ends}, as agreed", title=way.title, minutes=time, ends=ends)


def given_words(more: MoreTime, ends: str) -> str:
    """Say who gives the minutes that the present part gets.

    Args:
        more: The minutes, and who gives them.
        ends: The agreed end before; empty if there is none.

    Returns:
        A sentence.
    """
    given = (
        tr("5 more minutes from {parts}", parts=", ".join(map(_gives, more.givers)))
        if more.givers
        else tr("5 more minutes")
    )
    if more.ends:
        return tr("{given}. The end is {ends} now.", given=given, ends=more.ends)
    if more.givers:
        return tr("{given}. The end stays {ends}.", given=given, ends=ends)
    if ends:
        return tr("{given}. The end stays {ends}: there was time to spare.", given=given, ends=ends)
    return tr("{given}. No end is agreed.", given=given)


def asked_words(more: MoreTime, ends: str) -> str:
    """Ask whether the end may move, where nothing later has enough to give.

    Args:
        more: The minutes, and the end that follows.
        ends: The agreed end.

    Returns:
        A question.
    """
    if not more.givers:
        return tr("Nothing later can give time. End at {ends} instead of {agreed}?", ends=more.ends, agreed=ends)
    return tr(
        "Beyond {parts} nothing can give time. End at {ends} instead of {agreed}?",
        parts=", ".join(map(_gives, more.givers)),
        ends=more.ends,
        agreed=ends,
    )


def _gives(giver: Giver) -> str:
    return f"{giver.title} ({trc('part', 'dropped') if giver.drops else from_to(giver.was, giver.minutes)})"


def agreed_words(session: Session) -> str:
    """List what runs otherwise than the agenda has it, of the present module and those to come.

    Args:
        session: The session, public or whole.

    Returns:
        One line; empty while all runs as planned.
    """
    out = dropped(session)
    told = [
        f"{one.short} {trc('part', 'dropped') if one.id in out else from_to(one.minutes, minutes_of(session, one))}"
        for one in ahead(session)
        if one.id in out or abs(minutes_of(session, one) - one.minutes) > EXACT
    ]
    return " · ".join(told)
