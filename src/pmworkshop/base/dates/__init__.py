"""Dates: as people type them in the languages of Europe, and as the program writes them."""

from pmworkshop.base.dates.ending import date_words, split_date, split_day
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
from pmworkshop.base.dates.kept import TURN_OF_YEAR, dated, next_kept, said_of, unkept
from pmworkshop.base.dates.parser import NoDateError, parse_date
from pmworkshop.base.dates.written import DAYS, MONTHS, brief_date, day_and_month, later, short_date, spell_date

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
    "later",
    "next_kept",
    "parse_date",
    "said_of",
    "short_date",
    "spell_date",
    "split_date",
    "split_day",
    "unkept",
]
