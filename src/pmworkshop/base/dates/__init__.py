"""Dates: as people type them in the languages of Europe, and as the program writes them.

The reader of typed dates is imported when a date is read: what only writes dates starts without it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pmworkshop.base.dates.habits import (
    DATE_QUESTIONS,
    LANGUAGES,
    ORDERS,
    UNSAID,
    DateHabits,
    DateOrderError,
    DayDoubtError,
    Order,
)
from pmworkshop.base.dates.written import (
    DAYS,
    MONTHS,
    brief_date,
    day_and_month,
    day_name,
    later,
    month_name,
    short_date,
    spell_date,
    told_day,
    written_day,
)

if TYPE_CHECKING:
    from pmworkshop.base.dates.ending import date_words, split_date, split_day
    from pmworkshop.base.dates.kept import TURN_OF_YEAR, dated, next_kept, said_of, unkept
    from pmworkshop.base.dates.parser import NoDateError, parse_date

__all__ = [
    "DATE_QUESTIONS",
    "DAYS",
    "LANGUAGES",
    "MONTHS",
    "ORDERS",
    "TURN_OF_YEAR",
    "UNSAID",
    "DateHabits",
    "DateOrderError",
    "DayDoubtError",
    "NoDateError",
    "Order",
    "brief_date",
    "date_words",
    "dated",
    "day_and_month",
    "day_name",
    "later",
    "month_name",
    "next_kept",
    "parse_date",
    "said_of",
    "short_date",
    "spell_date",
    "split_date",
    "split_day",
    "told_day",
    "unkept",
    "written_day",
]

_LATER = {
    "NoDateError": "parser",
    "TURN_OF_YEAR": "kept",
    "date_words": "ending",
    "dated": "kept",
    "next_kept": "kept",
    "parse_date": "parser",
    "said_of": "kept",
    "split_date": "ending",
    "split_day": "ending",
    "unkept": "kept",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    globals()[name] = value
    return value
