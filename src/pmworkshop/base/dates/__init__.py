"""Dates: as people type them in the languages of Europe, and as the program writes them."""

from pmworkshop.base.dates.habits import LANGUAGES, ORDERS, UNSAID, DateHabits, DateOrderError, Order
from pmworkshop.base.dates.parser import parse_date
from pmworkshop.base.dates.written import DAYS, MONTHS, day_and_month, later, short_date, spell_date

__all__ = [
    "DAYS",
    "LANGUAGES",
    "MONTHS",
    "ORDERS",
    "UNSAID",
    "DateHabits",
    "DateOrderError",
    "Order",
    "day_and_month",
    "later",
    "parse_date",
    "short_date",
    "spell_date",
]
