"""What of one session is due: its actions, and decisions that somebody sees to by a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmworkshop.base.text import clean_line
from pmworkshop.practice.remembered import Due
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import decide
from pmworkshop.session.operations.decide_choice import chosen_words
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.views.public import public


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
