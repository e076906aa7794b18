"""Days on which hardly anybody keeps a promise: weekends, and the days at the turn of the year."""

from __future__ import annotations

from datetime import date, timedelta

from pmworkshop.base.dates.written import day_name, short_date
from pmworkshop.base.language import tr, tr_noop

TURN_OF_YEAR = tr_noop("between 24 December and 1 January")
"""The days at the turn of the year, in words."""
_WEEKEND = (5, 6)


def unkept(day: date) -> str:
    """Say why hardly anybody keeps a promise on a day: a weekend, or 24 December to 1 January. Source: own.

    Args:
        day: The day.

    Returns:
        What it is, as ``is a Saturday``; empty if it is a working day like others.
    """
    if (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1):
        return tr("is between 24 December and 1 January")
    return _is_weekday(day.weekday()) if day.weekday() in _WEEKEND else ""


def _is_weekday(weekday: int) -> str:
    return tr("is a {weekday}", weekday=day_name(weekday))


def next_kept(day: date) -> date:
    """Return the day itself, or the next working day if hardly anybody keeps it.

    Args:
        day: The day.

    Returns:
        The day; the last one of the calendar if no working day follows.
    """
    while unkept(day) and day < date.max:
        day += timedelta(days=1)
    return day


def dated(day: date, today: date) -> str:
    """Write a date for a sentence, with its year only where that is another one.

    Args:
        day: The date.
        today: The day of the workshop.

    Returns:
        The date, as ``Sat 12 Dec`` or ``Fri 1 Jan 2027``.
    """
    return short_date(day) if day.year == today.year else f"{short_date(day)} {day.year}"


def doubt(day: date, today: date) -> str:
    """Say why a day is hardly meant: it is past, or hardly anybody keeps it.

    Args:
        day: The day.
        today: The day of the workshop.

    Returns:
        A sentence; empty if nothing speaks against the day.
    """
    why = tr("lies before {today}", today=dated(today, day)) if day < today else unkept(day)
    return said_of(dated(day, today), why) if why else ""


def said_of(day: str, why: str) -> str:
    """Say of a day what speaks against it, its weekday once.

    Args:
        day: The day as it is written, its weekday first.
        why: What `unkept` says of it, or why else it is hardly meant.

    Returns:
        A sentence, as ``12 Dec is a Saturday.``
    """
    twice = any(why == _is_weekday(one) for one in _WEEKEND)
    return f"{day.partition(' ')[2] if twice else day} {why}."
