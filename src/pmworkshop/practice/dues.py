"""What is open over all sessions: actions that are not done, and decisions that somebody sees to by a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pmworkshop.base.text import clean_line
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import decide
from pmworkshop.session.operations.decide_choice import chosen_words
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.views.public import public


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


def dues_of(session: Session) -> tuple[Due, ...]:
    """List the actions of a session, and its decisions that have a day.

    Args:
        session: The whole session, of which the public view is taken.

    Returns:
        Those that are over too, as a follow-up says so; none of the file in which one leader prepares alone.
    """
    if session.info.solo:
        return ()
    return tuple(_dues(public(session)))


def _dues(seen: Session) -> Iterator[Due]:
    def named(ids: Iterable[str | None]) -> str:
        people = (seen.participants.get(one or "") for one in ids)
        return ", ".join(clean_line(one.name) for one in people if one)

    for action in action_plan.actions(seen):
        yield Due(
            action.origin or action.id,
            "action",
            clean_line(action.what),
            named(action.owners),
            action.due.isoformat() if action.due else "",
            action.status,
            action.status in OVER,
            clean_line(action.code),
        )
    for one in decide.in_order(seen):
        if one.due is not None and one.outcome == "adopted":
            chosen = chosen_words(one.choice, one.reason)
            words = clean_line(f"{one.statement}: {chosen}" if chosen else one.statement)
            yield Due(one.id, "decision", words, named([one.owner]), one.due.isoformat(), "decided")


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
