"""Dates in figures: ``2026-12-14``, ``14.12.``, ``14/12``, ``14-12-2026``."""

from __future__ import annotations

import re
from datetime import date

from pmworkshop.base.dates.days import Named, day_of
from pmworkshop.base.dates.habits import DateHabits, DateOrderError
from pmworkshop.base.dates.written import MONTHS, brief_date, day_and_month
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr

_YEAR_FIRST = re.compile(r"(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})[.日]?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})(?:\.|\.? ?(?:(?<=[. ])(\d{4})|(?<=\.)(\d\d))\.?)?")
_SLASHED = re.compile(r"(\d{1,2}) ?/ ?(\d{1,2})(?: ?/ ?(\d{4}|\d\d))?")
_DASHED = re.compile(r"(\d{1,2})( ?- ?| )(\d{1,2})\2(\d{4})")
_AS_NUMBERS = re.compile(r"\d+[./]\d+")
_CENTURY, _AGO, _AHEAD = 100, 5, 40
"""Years that a year of two figures may lie back and ahead."""


def looks_like_a_number(text: str) -> bool:
    """Tell whether a date in figures may be a number or a fraction where other words stand before it.

    Args:
        text: The date as typed.

    Returns:
        Whether it is like ``2.5`` or ``1/2``.
    """
    return _AS_NUMBERS.fullmatch(text) is not None


def in_figures(typed: str, text: str, today: date, habits: DateHabits) -> Named | None:
    """Read a date in figures.

    Args:
        typed: What was typed, for the message.
        text: The date, without its weekday.
        today: The day from which dates count, which gives the century.
        habits: What comes first in ``4/12``.

    Returns:
        Its parts; None if the text is none of these forms.

    Raises:
        DateOrderError: It is read as two days, and the habits do not say which is meant.
        InputError: The year has two figures, and may be something else.
    """
    if found := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        year, month, day = map(int, found.groups())
        return Named(day, month, year)
    if found := _DOTTED.fullmatch(text):
        return Named(int(found[1]), int(found[2]), full_year(typed, found[3] or found[4], today))
    if found := _SLASHED.fullmatch(text):
        return _ordered(typed, int(found[1]), int(found[2]), full_year(typed, found[3], today), habits)
    if found := _DASHED.fullmatch(text):
        return _ordered(typed, int(found[1]), int(found[3]), int(found[4]), habits)
    return None


def full_year(typed: str, figures: str | None, today: date) -> int | None:
    """Read a year of four or two figures.

    Args:
        typed: What was typed, for the message.
        figures: The figures; None if there are none.
        today: The day that gives the century.

    Returns:
        The year; None without figures.

    Raises:
        InputError: It has two figures and lies so far away that something else may be meant.
    """
    if figures is None or len(figures) > 2:
        return None if figures is None else int(figures)
    year = today.year // _CENTURY * _CENTURY + int(figures)
    if not today.year - _AGO <= year <= today.year + _AHEAD:
        raise InputError(
            tr("“{typed}” has a year that is not clear: {figures}.", typed=typed, figures=figures),
            tr("Type it with four figures."),
        )
    return year


def _ordered(typed: str, first: int, second: int, year: int | None, habits: DateHabits) -> Named:
    """Tell day and month apart: by what can be no month, else by the habits."""
    as_day, as_month = Named(first, second, year), Named(second, first, year)
    if second > len(MONTHS) >= first:
        return as_month
    if first > len(MONTHS) or first == second:
        return as_day
    if not habits.order:
        for one in (as_day, as_month):
            day_of(typed, 2000, one.month, one.day)
        raise DateOrderError(typed, (_words(as_day), _words(as_month)))
    return as_day if habits.order == "day-month" else as_month


def _words(named: Named) -> str:
    if named.year:
        return brief_date(date(named.year, named.month, named.day))
    return day_and_month(date(2000, named.month, named.day))
