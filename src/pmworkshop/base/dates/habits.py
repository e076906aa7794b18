"""How somebody writes dates, and what is asked about one: which figure is the day, and whether the day is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError, WayOut
from pmworkshop.base.language import tr

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
        doubts: Whether a day that hardly anybody keeps is asked about, because somebody is there to answer.
        meant: The doubts to which somebody has said that the day is meant.
    """

    order: Order = ""
    language: str = ""
    doubts: bool = False
    meant: frozenset[str] = frozenset()

    @property
    def undoubted(self) -> DateHabits:
        """The same habits, for where nobody can be asked whether a day is meant."""
        return replace(self, doubts=False)

    def ask(self, typed: str, doubt: str, today: date) -> None:
        """Ask whether a day is meant, unless that was said before or nobody can answer.

        Args:
            typed: The day as typed.
            doubt: Why it may not be meant, as a sentence; empty if nothing speaks against it.
            today: The day from which dates count.

        Raises:
            DayDoubtError: It is to be asked.
        """
        if doubt and self.doubts and doubt not in self.meant:
            raise DayDoubtError(typed, doubt, today)


UNSAID = DateHabits()
"""Nothing is said about how dates are written."""


class DayDoubtError(InputError):
    """Raised for a day that hardly anybody keeps, until somebody says that it is meant.

    Attributes:
        typed: The day as typed.
        doubt: Why it may not be meant, as a sentence.
        today: The day from which dates count.
    """

    def __init__(self, typed: str, doubt: str, today: date) -> None:
        self.typed, self.doubt, self.today = typed, doubt, today
        super().__init__(doubt, tr("Type another day."))


class DateOrderError(InputError):
    """Raised for a date that two countries read as two days, until somebody says which figure comes first.

    Attributes:
        readings: The date with the day first, and with the month first, in words.
    """

    def __init__(self, typed: str, readings: tuple[str, str]) -> None:
        self.readings = readings
        day, month = readings
        super().__init__(
            tr("“{typed}” may be {day} or {month}.", typed=typed, day=day, month=month),
            tr("Type {day}, or {month}.", day=day, month=month),
            WayOut.SAY_DATE_ORDER,
        )


DATE_QUESTIONS = (DateOrderError, DayDoubtError)
"""What is raised for a date that is one, but that somebody has to be asked about."""
