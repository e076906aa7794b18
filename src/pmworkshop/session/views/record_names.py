"""Words for the ids in a session."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import told_day
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line, in_quotes, shorten
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.records import Commitment, Give, Round
from pmworkshop.session.core.reserved import last_time
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.decide_list import words_of

WIDTH = 90
"""Characters of a text that are quoted; what is longer is cut short."""
NOTHING = tr_noop("nothing")
GONE = tr_noop("something that is gone")
_CALLED = ("name", "text", "title", "label", "statement", "what")
_REFERRED = ("participant", "entry", "theme", "activity", "role", "action", "decision")


def quoted(text: str) -> str:
    """Put a text into quotation marks, on one line, cut to `WIDTH` characters.

    Args:
        text: The text.

    Returns:
        The quoted text.
    """
    return in_quotes(shorten(clean_line(text), WIDTH))


@dataclass(frozen=True, slots=True)
class Names:
    """Finds words for the ids of one session.

    Attributes:
        session: The session in which the ids are looked up.
    """

    session: Session

    def of(self, record_id: str) -> str:
        """Return the words for the id of a record.

        Args:
            record_id: The id of the record, of whatever kind.

        Returns:
            The name of a participant or title of a role, else the quoted text of the record; `GONE` if there is none.
        """
        for kind in _REFERRED:
            record = self.session.get(kind, record_id)
            if record is not None:
                words = next(getattr(record, field) for field in _CALLED if hasattr(record, field))
                return clean_line(words) if kind in ("participant", "role") else quoted(words)
        return tr(GONE)

    def module(self, module_id: str) -> str:
        """Return the quoted short title of a module.

        Args:
            module_id: The id of the module, or of the module that holds rounds taken over from last time.

        Returns:
            The title, followed by ``last time`` for rounds taken over; the quoted id if there is no such module.
        """
        details = self.session.details.get("details")
        now = module_id.removeprefix(last_time(""))
        found = details.agenda.module(now) if details else None
        return quoted(found.short if found else module_id) + (tr(" last time") if now != module_id else "")

    def second(self, round_: Round) -> str:
        """Say what a round asks about if it asks in the second pass of its module.

        Args:
            round_: The round.

        Returns:
            The name of that pass after a comma; empty for the first pass.
        """
        details = self.session.details.get("details")
        module = details.agenda.module(round_.module) if details else None
        named = module.pass_name(round_.wanted) if module else tr("as wanted")
        return f", {named}" if round_.wanted else ""

    def subject(self, module_id: str, subject: str) -> str:
        """Return the words for a subject of a round.

        Args:
            module_id: The id of the round's module.
            subject: The id of the subject.

        Returns:
            The text of the subject or of the record with that id; the title of the module if there is neither.
        """
        details = self.session.details.get("details")
        module = details.agenda.module(module_id.removeprefix(last_time(""))) if details else None
        for given in kind_of(module).given_subjects(module) if module else ():
            if given.id == subject:
                return quoted(given.text)
        words = self.of(subject)
        return words if words != tr(GONE) else self.module(module_id)

    def item(self, module_id: str, item: str) -> str:
        """Return the words for one thing of a list that is decided.

        Args:
            module_id: The id of the deciding module.
            item: The id of the item.

        Returns:
            The quoted words; `GONE` if the list does not have it any more.
        """
        module = self.session.info.agenda.module(module_id)
        words = words_of(self.session, module, item) if module else ""
        return quoted(words) if words else tr(GONE)

    def asked(self, round_: Round, subject: str) -> str:
        """Return the words that a round asked with.

        Args:
            round_: The round.
            subject: The id of the subject.

        Returns:
            The quoted text that the round keeps; without one, the words for the subject as it is called now.
        """
        kept = round_.wording(subject)
        return quoted(kept.text) if kept else self.subject(round_.module, subject)

    def day(self, day: date) -> str:
        """Write a date: ``14 December``.

        Args:
            day: The date.

        Returns:
            The date; with its year if that is not the year of the workshop.
        """
        details = self.session.details.get("details")
        return told_day(day, details.day if details else None)

    def give(self, give: Give | Commitment) -> str:
        """Write in words who gives what: ``Finance gives 2 days``.

        Args:
            give: The resource of an action, or the commitment.

        Returns:
            The phrase, with its days if there are any; ``2 days is needed`` if nobody gives it.
        """
        what = give.what if isinstance(give, Give) else give.resource
        who = self.of(give.giver) if give.giver else clean_line(give.function)
        goods = " ".join(clean_line(part) for part in (give.amount, what) if part) or tr("something")
        said = tr("{who} gives {goods}", who=who, goods=goods) if who else tr("{goods} is needed", goods=goods)
        since = tr(" from {day}", day=self.day(give.starts)) if give.starts else ""
        until = tr(" until {day}", day=self.day(give.ends)) if give.ends else ""
        return f"{said}{since}{until}"


def together(words: Iterable[str]) -> str:
    """Join words with commas, each once.

    Args:
        words: The words, in order.

    Returns:
        The joined words; empty if there are none.
    """
    return ", ".join(dict.fromkeys(words))
