"""Which day of the calendar is meant: by its parts, its weekday, or how far ahead it is; and why one is none."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates.words import DAY, FORTNIGHT, MONTHLY, QUARTER, WEEK, YEARLY
from pmworkshop.base.dates.written import MONTHS, brief_date, day_name, month_name, short_date, spell_date
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop

HINT = tr_noop("Type it like 14 Dec, 2026-12-14, Friday or +30 (days from the workshop).")
_DAYS = {DAY: 1, WEEK: 7, FORTNIGHT: 14}
_MONTHS = {MONTHLY: 1, QUARTER: 3, YEARLY: 12}
_YEAR = 366
_LEAP = 8
"""Years that two leap days may lie apart."""


@dataclass(frozen=True, slots=True)
class Named:
    """A date by its parts.

    Attributes:
        day: The day of the month.
        month: The month, from 1.
        year: The year; None if it was not typed.
        weekday: The weekday, Monday is 0; None if it was not typed.
    """

    day: int
    month: int
    year: int | None = None
    weekday: int | None = None


def day_of(typed: str, year: int, month: int, day: int) -> date:
    """Find a day of the calendar.

    Args:
        typed: What was typed, for the message.
        year: The year.
        month: The month, from 1.
        day: The day, from 1.

    Returns:
        The day.

    Raises:
        InputError: The calendar has no such day; the message says why.
    """
    try:
        return date(year, month, day)
    except ValueError:
        raise InputError(
            tr("“{typed}” is not a day of the calendar: {why}.", typed=typed, why=_why(year, month, day)), tr(HINT)
        ) from None


def _why(year: int, month: int, day: int) -> str:
    if not 1 <= month <= len(MONTHS):
        return tr("there is no month {month}", month=month)
    if not 1 <= year <= date.max.year:
        return tr("there is no year {year}", year=year)
    if day < 1:
        return tr("there is no day {day}", day=day)
    last = calendar.monthrange(year, month)[1]
    if day == last + 1 == 29:
        return tr("{month} {year} has {last} days", month=month_name(month), year=year, last=last)
    return tr("{month} has {last} days", month=month_name(month), last=last)


def settled(typed: str, today: date, named: Named) -> date:
    """Find the day that is meant by its parts.

    Without a year it is the one nearest to ``today``, if that is not past; a weekday chooses between that one and the
    next one. So ``14 Jan`` said in November is next year's, and ``14 Nov`` said on 27 November is asked about.

    Args:
        typed: What was typed, for the message.
        today: The day from which dates count.
        named: The parts.

    Returns:
        The day.

    Raises:
        InputError: There is no such day, it has another weekday, or it is past and no year was typed.
    """
    if named.year is not None:
        return _checked(typed, day_of(typed, named.year, named.month, named.day), named.weekday)
    day_of(typed, 2000, named.month, named.day)  # a leap year: refuses what no year has
    near = _near(today, named)
    if named.weekday is not None:
        coming = next((one for one in sorted(near) if one >= today), near[0])
        return near[0] if near[0].weekday() == named.weekday else _checked(typed, coming, named.weekday)
    if near[0] < today:
        return _ask(typed, today, near)
    if (near[0] - today).days > _YEAR:
        raise InputError(
            tr("The next 29 February is in {year}.", year=near[0].year),
            tr("Type {near}, or another day.", near=brief_date(near[0])),
        )
    return near[0]


def _near(today: date, named: Named) -> list[date]:
    """List the same day of the years around, the nearest first; of two as near, the later one."""
    reach = _LEAP if (named.month, named.day) == (2, 29) else 1
    found = [
        date(year, named.month, named.day)
        for year in range(max(today.year - reach, 1), min(today.year + reach, date.max.year) + 1)
        if named.day <= calendar.monthrange(year, named.month)[1]
    ]
    return sorted(found, key=lambda one: (abs((one - today).days), one < today))


def _checked(typed: str, day: date, weekday: int | None) -> date:
    """Refuse a day that has another weekday than the one typed."""
    if weekday is None or day.weekday() == weekday:
        return day
    raise InputError(
        tr(
            "“{typed}” does not fit: {day} is a {weekday}, not a {other}.",
            typed=typed,
            day=brief_date(day),
            weekday=day_name(day.weekday()),
            other=day_name(weekday),
        ),
        tr("Type {day}, or another day.", day=short_date(day)),
    )


def _ask(typed: str, today: date, near: list[date]) -> date:
    """Refuse a day that is past, and name it with its year beside the next one."""
    ahead = [one for one in sorted(near) if one >= today]
    hint = (
        tr("Type {ahead}, or {near} if that is meant.", ahead=brief_date(ahead[0]), near=brief_date(near[0]))
        if ahead
        else tr("Type {near} if that is meant.", near=brief_date(near[0]))
    )
    raise InputError(tr("“{typed}” lies before {today}.", typed=typed, today=spell_date(today)), hint)


def ahead(typed: str, today: date, number: int, unit: int) -> date:
    """Find the day some time ahead; of a month that is too short its last day.

    Args:
        typed: What was typed, for the message.
        today: The day from which it counts.
        number: How many, 0 or more.
        unit: Of which length of time, such as `WEEK`.

    Returns:
        The day.

    Raises:
        InputError: It lies past the end of the calendar.
    """
    try:
        if unit in _DAYS:
            return today + timedelta(days=number * _DAYS[unit])
        year, month = divmod(today.year * 12 + today.month - 1 + number * _MONTHS[unit], 12)
        return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        raise InputError(tr("“{typed}” is past the end of the calendar.", typed=typed), tr(HINT)) from None


def weekday_ahead(typed: str, today: date, weekday: int) -> date:
    """Find the next such weekday after a day.

    Args:
        typed: What was typed, for the message.
        today: The day.
        weekday: The weekday, Monday is 0.

    Returns:
        The day, 1 to 7 days later.

    Raises:
        InputError: It lies past the end of the calendar.
    """
    return ahead(typed, today, (weekday - today.weekday() - 1) % 7 + 1, DAY)


def weekday_of_week(typed: str, today: date, weekday: int, weeks: int) -> date:
    """Find a weekday of this week, or of one ahead; weeks begin on Monday.

    Args:
        typed: What was typed, for the message.
        today: A day of this week.
        weekday: The weekday, Monday is 0.
        weeks: 0 for this week, 1 for the next one.

    Returns:
        The day.

    Raises:
        InputError: It lies before ``today``, or past the end of the calendar.
    """
    days = weekday - today.weekday() + 7 * weeks
    if days < 0:
        raise InputError(tr("“{typed}” lies before {today}.", typed=typed, today=spell_date(today)), tr(HINT))
    return ahead(typed, today, days, DAY)


def next_weekday(typed: str, today: date, weekday: int) -> date:
    """Find the day that is meant by ``next Friday``: the coming one, if that is in the next week.

    Earlier in the week some mean the coming one by it and some the one of the next week, so that is asked.

    Args:
        typed: What was typed, for the message.
        today: The day from which it counts.
        weekday: The weekday, Monday is 0.

    Returns:
        The day.

    Raises:
        InputError: It may be two days, or it lies past the end of the calendar.
    """
    coming, following = weekday_ahead(typed, today, weekday), weekday_of_week(typed, today, weekday, 1)
    if coming == following:
        return coming
    either = {"coming": short_date(coming), "following": short_date(following)}
    raise InputError(
        tr("“{typed}” may be {coming} or {following}.", typed=typed, **either),
        tr("Type {coming}, or {following}.", **either),
    )


def last_day(year: int, month: int) -> date:
    """Return the last day of a month.

    Args:
        year: The year.
        month: The month, from 1.

    Returns:
        The day.
    """
    return date(year, month, calendar.monthrange(year, month)[1])


def end_of_month(typed: str, today: date, month: int, year: int | None = None) -> date:
    """Find the last day of a month.

    Args:
        typed: What was typed, for the message.
        today: The day from which dates count.
        month: The month, from 1.
        year: Its year; None for the nearest one, if that is not past.

    Returns:
        The day.

    Raises:
        InputError: It is past, and no year was typed; or there is no such year.
    """
    if year is not None:
        return last_day(day_of(typed, year, month, 1).year, month)
    years = [one for one in (today.year - 1, today.year, today.year + 1) if 1 <= one <= date.max.year]
    near = sorted((last_day(one, month) for one in years), key=lambda one: (abs((one - today).days), one < today))
    return near[0] if near[0] >= today else _ask(typed, today, near)


def end_of_span(typed: str, today: date, unit: int, spans: int) -> date:
    """Find the last day of this or the next month, quarter or year.

    Args:
        typed: What was typed, for the message.
        today: The day from which it counts.
        unit: The length of time, such as `MONTHLY`.
        spans: 0 for the present one, 1 for the next one.

    Returns:
        The day.

    Raises:
        InputError: It is the end of a week, which is a Friday to some and a Sunday to others, or it lies past the end
            of the calendar.
    """
    if unit not in _MONTHS:
        friday = (4 - today.weekday()) + 7 * spans
        first, last = (short_date(ahead(typed, today, max(friday, 0) + more, DAY)) for more in (0, 2))
        raise InputError(
            tr("“{typed}” may be a Friday or a Sunday.", typed=typed),
            tr("Type {friday} or {sunday}.", friday=first, sunday=last),
        )
    months = _MONTHS[unit]
    begins = ahead(typed, today.replace(day=1), spans, unit)
    return last_day(begins.year, (begins.month - 1) // months * months + months)
