"""What is remembered of sessions, as plain values: looking at it needs nothing that reads a session."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pmworkshop.base.dataclass import dataclass

Sort = Literal["session", "said", "outcome", "charted", "decided", "promised"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line that can be found.

    Attributes:
        sort: What it is: the session itself, or what was said, wanted, charted, decided or promised.
        text: Its words.
        part: The part of the agenda it belongs to; empty if it belongs to none.
        who: Whose it is, as far as the room knows; may be empty.
        step: Id of the step that gave it these words.
    """

    sort: Sort
    text: str
    part: str = ""
    who: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """An action or a decision, as the newest session that knows it has it.

    Attributes:
        reference: The id under which it was agreed first, the same over all follow-ups.
        sort: Whether it is an action or a decision.
        what: Its words.
        owner: Who owns it; empty if nobody is named.
        due: The day by which it is done, as ISO 8601; empty if none is set.
        status: Where it stands, such as ``in progress``; of a decision ``decided``.
        over: Whether nothing is left to do.
        code: Its short code in the plan; empty for a decision.
    """

    reference: str
    sort: Literal["action", "decision"]
    what: str
    owner: str = ""
    due: str = ""
    status: str = ""
    over: bool = False
    code: str = ""

    @property
    def day(self) -> date | None:
        """The day by which it is done; None if none is set."""
        return date.fromisoformat(self.due) if self.due else None


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a session as a whole.

    Attributes:
        id: Its id.
        title: Its title.
        organisation: The organisation whose session it is.
        day: Its day, as ISO 8601.
        fault: Why it cannot be read; empty if it can.
    """

    id: str = ""
    title: str = ""
    organisation: str = ""
    day: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """Something open, and the session that it stands in.

    Attributes:
        due: The action or decision.
        session: Id of the session.
        title: Title of the session.
        organisation: The organisation whose session it is.
        day: Day of the session, as ISO 8601.
        overdue: Whether its day is past.
    """

    due: Due
    session: str
    title: str
    organisation: str
    day: str
    overdue: bool = False


def still_open(found: Iterable[Open], today: date) -> tuple[Open, ...]:
    """Select what is open: of what a follow-up took over, only what the newest session says.

    Args:
        found: What all sessions hold, in any order.
        today: The present day.

    Returns:
        What is overdue first, then by day, and without a day last.
    """
    newest: dict[str, Open] = {}
    for one in sorted(found, key=lambda one: (one.day, one.session)):
        newest[one.due.reference] = one
    left = (one for one in newest.values() if not one.due.over and one.due.what)
    told = (
        Open(one.due, one.session, one.title, one.organisation, one.day, bool(one.due.day and one.due.day < today))
        for one in left
    )
    return tuple(sorted(told, key=lambda one: (one.due.due or "9999", one.organisation, one.due.owner, one.due.what)))
