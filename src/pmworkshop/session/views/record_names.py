"""What the ids in a session stand for, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pmworkshop.base.dates import MONTHS
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.records import Commitment, Give
from pmworkshop.session.core.reserved import last_time
from pmworkshop.session.core.session import Session

WIDTH = 90
"""Characters of a text that are quoted; what is longer is cut short."""
NOTHING = "nothing"
GONE = "something that is gone"
_CALLED = ("name", "text", "title", "label", "statement", "what")
_REFERRED = ("participant", "entry", "theme", "activity", "role", "action", "decision")


def quoted(text: str) -> str:
    """Put a text into quotation marks, in one line, cut where it is long.

    Args:
        text: The text.
    """
    return f"“{shorten(clean_line(text), WIDTH)}”"


@dataclass(frozen=True, slots=True)
class Names:
    """What ids stand for in a session."""

    session: Session

    def of(self, record_id: str) -> str:
        """Say what is meant by the id of a record: the name of a person, else its text in quotation marks.

        Args:
            record_id: The record's id.
        """
        for kind in _REFERRED:
            record = self.session.get(kind, record_id)
            if record is not None:
                words = next(getattr(record, field) for field in _CALLED if hasattr(record, field))
                return clean_line(words) if kind in ("participant", "role") else quoted(words)
        return GONE

    def module(self, module_id: str) -> str:
        """Say the short title of a module, in quotation marks; of what was taken over, that it is of last time.

        Args:
            module_id: The module's id.
        """
        details = self.session.details.get("details")
        now = module_id.removeprefix(last_time(""))
        found = details.agenda.module(now) if details else None
        return quoted(found.short if found else module_id) + (" last time" if now != module_id else "")

    def subject(self, module_id: str, subject: str) -> str:
        """Say what was answered in a round.

        Args:
            module_id: The module's id.
            subject: What is asked about, by id.
        """
        details = self.session.details.get("details")
        module = details.agenda.module(module_id.removeprefix(last_time(""))) if details else None
        for given in kind_of(module).given_subjects(module) if module else ():
            if given.id == subject:
                return quoted(given.text)
        words = self.of(subject)
        return words if words != GONE else self.module(module_id)

    def day(self, day: date) -> str:
        """Spell a date: ``14 December``; with its year where that is not the workshop's.

        Args:
            day: The day.
        """
        details = self.session.details.get("details")
        year = "" if details and details.day.year == day.year else f" {day.year}"
        return f"{day.day} {MONTHS[day.month - 1]}{year}"

    def give(self, give: Give | Commitment) -> str:
        """Say who gives what: ``Finance gives 2 days``.

        Args:
            give: What is given.
        """
        what = give.what if isinstance(give, Give) else give.resource
        who = self.of(give.giver) if give.giver else clean_line(give.function)
        goods = " ".join(clean_line(part) for part in (give.amount, what) if part) or "something"
        said = f"{who} gives {goods}" if who else f"{goods} is needed"
        since = f" from {self.day(give.starts)}" if give.starts else ""
        until = f" until {self.day(give.ends)}" if give.ends else ""
        return f"{said}{since}{until}"


def upper(sentence: str) -> str:
    """Begin a sentence with a capital letter.

    Args:
        sentence: The sentence.
    """
    return f"{sentence[:1].upper()}{sentence[1:]}"


def together(words: Iterable[str]) -> str:
    """Write words one after the other, each once.

    Args:
        words: The words.
    """
    return ", ".join(dict.fromkeys(words))
