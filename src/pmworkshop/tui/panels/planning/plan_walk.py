"""The order in which a plan is worked through: leaders in turn with the sponsor last, then what is blank."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.agenda.model import Module
from pmworkshop.insight.plan.plan_fields import LINE_FIELDS, line_blanks, next_blank
from pmworkshop.insight.plan.plan_turns import waiting
from pmworkshop.session.core.records import Action, Participant
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.seats import seated
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning import action_plan


def after(view: Session, module: Module, action: Action) -> str:
    """Find the row that comes after an action.

    Args:
        view: The public view of the session.
        module: The plan module.
        action: The action that was worked on last.

    Returns:
        The id of the next participant in turn who is present and still owes an action; if there is none, the id of
        the next action that lacks a field; empty if nothing is left to do.
    """
    owner = next(iter(action.owners), "")
    silent = in_turn(view, module, owner)
    silent = [*silent[1:], *silent[:1]] if silent[:1] == [owner] else silent
    return silent[0] if silent else _next_incomplete(action_plan.actions(view, module.id), action)


def in_turn(view: Session, module: Module, first: str) -> list[str]:
    """List who is present and still owes a line, beginning with somebody.

    Args:
        view: The public view of the session.
        module: The plan module.
        first: The id of the participant to begin with; whoever comes next in turn if that one owes nothing.

    Returns:
        The ids of the participants, the sponsor last where the turn begins with the first leader.
    """
    table = [person.id for person in seated(view)]
    at = table.index(first) if first in table else 0
    silent = {person.id for person in waiting(view, module) if person.present}
    return [person for person in (*table[at:], *table[:at]) if person in silent]


def blanks(actions: list[Action]) -> Iterator[tuple[str, str]]:
    """List what the lines of a plan lack, the most important first.

    Args:
        actions: The actions of the plan.

    Yields:
        The id of an action, and the field that it lacks.
    """
    for field in LINE_FIELDS:
        yield from ((one.id, field) for one in actions if field in line_blanks(one))


def owes(view: Session, module: Module, person: str) -> Participant | None:
    """Find somebody who still owes a line.

    Args:
        view: The public view of the session.
        module: The plan module.
        person: The id of the participant.

    Returns:
        The participant; None if that one is not present or owes nothing.
    """
    return next((one for one in waiting(view, module) if one.id == person and one.present), None)


def _next_incomplete(ring: list[Action], action: Action) -> str:
    """Find the next action after the given one, in a ring, that lacks a field and is not done or dropped."""
    at = next((place for place, one in enumerate(ring, 1) if one.id == action.id), 0)
    turned = (one for one in (*ring[at:], *ring[:at]) if one.id != action.id)
    return next((one.id for one in turned if next_blank(one) and one.status not in OVER), "")
