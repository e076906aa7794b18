"""Dates as people read them, in the language that is spoken."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from pmworkshop.base.language import spoken, tr, tr_noop, trc

MONTHS = (
    tr_noop("January"), tr_noop("February"), tr_noop("March"), tr_noop("April"), tr_noop("May"), tr_noop("June"),
    tr_noop("July"), tr_noop("August"), tr_noop("September"), tr_noop("October"), tr_noop("November"),
    tr_noop("December"),
)  # fmt: skip
"""The names of months in English, which are messages; `month_name` has those of the language that is spoken."""
DAYS = (
    tr_noop("Monday"), tr_noop("Tuesday"), tr_noop("Wednesday"), tr_noop("Thursday"), tr_noop("Friday"),
    tr_noop("Saturday"), tr_noop("Sunday"),
)  # fmt: skip
"""The names of weekdays in English, which are messages; `day_name` has those of the language that is spoken."""


@lru_cache(maxsize=8)
def _short_months(language: str) -> tuple[str, ...]:
    """List the short names of months in the language that is spoken, whose code is given for the cache."""
    return (
        trc("short month", "Jan"), trc("short month", "Feb"), trc("short month", "Mar"), trc("short month", "Apr"),
        trc("short month", "May"), trc("short month", "Jun"), trc("short month", "Jul"), trc("short month", "Aug"),
        trc("short month", "Sep"), trc("short month", "Oct"), trc("short month", "Nov"), trc("short month", "Dec"),
    )  # fmt: skip


@lru_cache(maxsize=8)
def _short_days(language: str) -> tuple[str, ...]:
    return (
        trc("short weekday", "Mon"), trc("short weekday", "Tue"), trc("short weekday", "Wed"),
        trc("short weekday", "Thu"), trc("short weekday", "Fri"), trc("short weekday", "Sat"),
        trc("short weekday", "Sun"),
    )  # fmt: skip


def month_name(month: int, *, short: bool = False) -> str:
    """Return the name of a month in the language that is spoken.

    Args:
        month: The month, from 1.
        short: Whether it is abbreviated: ``Dec``.
    """
    return _short_months(spoken())[month - 1] if short else tr(MONTHS[month - 1])


def day_name(weekday: int, *, short: bool = False) -> str:
    """Return the name of a weekday in the language that is spoken.

    Args:
        weekday: The weekday, Monday is 0.
        short: Whether it is abbreviated: ``Mon``.
    """
    return _short_days(spoken())[weekday] if short else tr(DAYS[weekday])


def spell_date(day: date) -> str:
    """Spell out a date so that nobody can misread it: ``Monday 14 December 2026``.

    Args:
        day: The date.

    Returns:
        The date with weekday and year.
    """
    return trc(
        "date", "{weekday} {day} {month} {year}",
        weekday=day_name(day.weekday()), day=day.day, month=month_name(day.month), year=day.year,
    )  # fmt: skip


def short_date(day: date) -> str:
    """Write a date for a narrow column: ``Mon 14 Dec``.

    Args:
        day: The date.

    Returns:
        The date without its year.
    """
    return f"{day_name(day.weekday(), short=True)} {day_and_month(day)}"


def brief_date(day: date) -> str:
    """Write a date in words that are read back as the same: ``14 Dec 2026``.

    Args:
        day: The date.

    Returns:
        The date without its weekday.
    """
    return f"{day_and_month(day)} {day.year:04}"


def day_and_month(day: date) -> str:
    """Write a date inside a phrase: ``14 Dec``.

    Args:
        day: The date.

    Returns:
        The date without weekday and year.
    """
    return trc("date", "{day} {month}", day=day.day, month=month_name(day.month, short=True))


def written_day(day: date, today: date) -> str:
    """Write a date inside a phrase, with its year only where that is another one: ``14 Dec``, ``29 Jan 2027``.

    Args:
        day: The date.
        today: The day of the workshop.

    Returns:
        The date without its weekday.
    """
    return day_and_month(day) if day.year == today.year else brief_date(day)


def told_day(day: date, today: date | None) -> str:
    """Write a date inside a sentence, its month in full: ``14 December``, ``29 January 2027``.

    Args:
        day: The date.
        today: The day of the workshop; None if there is none.

    Returns:
        The date without its weekday, and with its year unless that is the one of the workshop.
    """
    told = trc("date", "{day} {month}", day=day.day, month=month_name(day.month))
    return told if today is not None and today.year == day.year else f"{told} {day.year}"


def later(day: date, days: int) -> date:
    """Return the day a number of days later.

    Args:
        day: The day to count from.
        days: The number of days, 0 or more.

    Returns:
        That day, at most the last day of the calendar.
    """
    return day + timedelta(days=min(days, (date.max - day).days))
