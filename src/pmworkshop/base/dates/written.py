"""Dates as people read them."""

from __future__ import annotations

from datetime import date, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def spell_date(day: date) -> str:
    """Spell out a date so that nobody can misread it: ``Monday 14 December 2026``.

    Args:
        day: The date.

    Returns:
        The date with weekday and year.
    """
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """Write a date for a narrow column: ``Mon 14 Dec``.

    Args:
        day: The date.

    Returns:
        The date without its year.
    """
    return f"{DAYS[day.weekday()][:3]} {day_and_month(day)}"


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
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def written_day(day: date, today: date) -> str:
    """Write a date inside a phrase, with its year only where that is another one: ``14 Dec``, ``29 Jan 2027``.

    Args:
        day: The date.
        today: The day of the workshop.

    Returns:
        The date without its weekday.
    """
    return day_and_month(day) if day.year == today.year else brief_date(day)


def later(day: date, days: int) -> date:
    """Return the day a number of days later.

    Args:
        day: The day to count from.
        days: The number of days, 0 or more.

    Returns:
        That day, at most the last day of the calendar.
    """
    return day + timedelta(days=min(days, (date.max - day).days))
