"""Dates as people type them, and as people read them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pmworkshop.base.errors import InputError
from pmworkshop.base.text import clean_line

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_AHEAD = re.compile(r"\+\s*(\d{1,4})\s*(d|days?|w|weeks?)?", re.IGNORECASE)
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3,9})\.?,?(?:\s+(\d{4}))?")
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}))?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(?:(\d{4}))?")
_HINT = "Type it like 14 Dec, 2026-12-14, Friday or +30 (days from the workshop)."


def parse_date(text: str, today: date) -> date:
    """Read a date as people type it.

    Accepts ``2026-12-14``, ``14 Dec``, ``Dec 14``, ``14 December 2026``, ``14.12.``, ``+30`` (days), ``+2w`` (weeks),
    ``today``, ``tomorrow`` and a weekday (the next one after ``today``). A day and month without a year is the next
    such day on or after ``today``.

    Args:
        text: The date as typed.
        today: The day of the workshop, from which ``+30`` and a missing year count.

    Returns:
        The date; it may lie before ``today`` if a year was typed.

    Raises:
        InputError: The text is no date, or no day of the calendar. Dates with slashes are refused, because
            readers in different countries read them differently.
    """
    typed = clean_line(text)
    if not typed:
        raise InputError("There is no date.", _HINT)
    if found := _ISO.fullmatch(typed):
        year, month, day = (int(part) for part in found.groups())
        return _date(typed, year, month, day)
    if found := _AHEAD.fullmatch(typed):
        return _ahead(typed, today, int(found[1]) * (7 if (found[2] or "d").lower().startswith("w") else 1))
    if found := _DOTTED.fullmatch(typed):
        return _next(typed, today, found[3], int(found[2]), int(found[1]))
    if found := _DAY_MONTH.fullmatch(typed):
        return _next(typed, today, found[3], _month(typed, found[2]), int(found[1]))
    if found := _MONTH_DAY.fullmatch(typed):
        return _next(typed, today, found[3], _month(typed, found[1]), int(found[2]))
    return _named(typed, today)


def later(day: date, days: int) -> date:
    """Return the day a number of days later.

    Args:
        day: The day to count from.
        days: The number of days, 0 or more.

    Returns:
        That day, at most the last day of the calendar.
    """
    return day + timedelta(days=min(days, (date.max - day).days))


def _named(typed: str, today: date) -> date:
    word = typed.lower()
    if word in ("today", "tomorrow"):
        return _ahead(typed, today, int(word == "tomorrow"))
    for number, name in enumerate(DAYS):
        if len(word) >= 3 and name.lower().startswith(word):
            return _ahead(typed, today, (number - today.weekday() - 1) % 7 + 1)
    raise InputError(f"“{typed}” is not a date.", _HINT)


def _month(typed: str, word: str) -> int:
    for number, name in enumerate(MONTHS, 1):
        if name.lower().startswith(word.lower()) or (number == 9 and word.lower() == "sept"):
            return number
    raise InputError(f"“{typed}” is not a date: there is no month “{word}”.", _HINT)


def _next(typed: str, today: date, year: str | None, month: int, day: int) -> date:
    if year:
        return _date(typed, int(year), month, day)
    if (month, day) == (2, 29):  # the next leap year may be up to eight years away
        years = (y for y in range(today.year, today.year + 9) if y % 4 == 0 and (y % 100 != 0 or y % 400 == 0))
        return next(leap for y in years if (leap := _date(typed, y, 2, 29)) >= today)
    this_year = _date(typed, today.year, month, day)
    return this_year if this_year >= today else _date(typed, today.year + 1, month, day)


def _ahead(typed: str, today: date, days: int) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        raise InputError(f"“{typed}” is past the end of the calendar.", _HINT) from None


def _date(typed: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise InputError(f"“{typed}” is not a day of the calendar.", _HINT) from None


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
    return f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"
