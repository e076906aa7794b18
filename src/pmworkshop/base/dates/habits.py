"""How somebody writes dates: in which language, and whether the day or the month comes first in ``4/12``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pmworkshop.base.errors import InputError, WayOut

Order = Literal["", "day-month", "month-day"]
ORDERS: tuple[Order, ...] = ("day-month", "month-day")
"""What may come first where both figures may be a month."""
LANGUAGES = (
    "en", "bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "hr", "hu", "is", "it", "lt", "lv", "nb",
    "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk",
)  # fmt: skip
"""The languages whose months and weekdays can be typed, by their codes of ISO 639; English always can."""


@dataclass(frozen=True, slots=True)
class DateHabits:
    """How somebody writes dates.

    Attributes:
        order: What comes first in ``4/12``; empty if nobody has said.
        language: The language of months and weekdays besides English, one of `LANGUAGES`; empty if nobody has said.
    """

    order: Order = ""
    language: str = ""


UNSAID = DateHabits()
"""Nothing is said about how dates are written."""


class DateOrderError(InputError):
    """Raised for a date that two countries read as two days, until somebody says which figure comes first.

    Attributes:
        readings: The date with the day first, and with the month first, in words.
    """

    def __init__(self, typed: str, readings: tuple[str, str]) -> None:
        self.readings = readings
        day, month = readings
        super().__init__(f"“{typed}” may be {day} or {month}.", f"Type {day}, or {month}.", WayOut.SAY_DATE_ORDER)
