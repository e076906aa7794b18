"""The order in which a plan is worked through: participants with the sponsor last, then incomplete actions."""

from __future__ import annotations

from pmworkshop.agenda.model import PlanModule
from pmworkshop.insight.plan.plan_fields import next_blank
from pmworkshop.session.core.records import Action, Participant
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning import action_plan


def people(view: Session) -> list[Participant]:
    """List the participants who are asked for actions.

    Args:
        view: The public view of the session.

    Returns:
        All participants who have not left, absent ones included, in the order of the room with the sponsor last.
    """
    return [person for person in view.people() if not person.left]


def own(view: Session, module_id: str, person: Participant) -> list[Action]:
    """List the actions of a plan that a participant owns.

    Args:
        view: The public view of the session.
        module_id: The id of the plan.
        person: The participant.

    Returns:
        The actions whose first owner is the participant, by their place; empty if there are none.
    """
    return [action for action in action_plan.actions(view, module_id) if action.owners[:1] == (person.id,)]


def waiting(view: Session, module: PlanModule) -> list[Participant]:
    """List the participants who have named fewer actions than the plan asks of each.

    A deputy who is present is asked in place of the participant; the actions of both then count together.

    Args:
        view: The public view of the session.
        module: The plan module, which says how many actions are asked of each.

    Returns:
        The participants in the order of the room, the sponsor last; empty if everybody has named enough.
    """
    table = people(view)
    stands_in = {one.deputy_of: one for one in table if one.deputy_of and one.present}

    def asked(person: Participant) -> bool:
        if person.id in stands_in or (person.deputy_of and not person.present):
            return False
        both = [one for one in table if one.id in (person.id, person.deputy_of)]
        return sum(len(own(view, module.id, one)) for one in both) < module.each

    return [person for person in table if asked(person)]


def after(view: Session, module: PlanModule, action: Action) -> str:
    """Find the row that comes after an action.

    Args:
        view: The public view of the session.
        module: The plan module.
        action: The action that was worked on last.

    Returns:
        The id of the next participant in turn who is present and still owes an action; if there is none, the id of
        the next action that lacks a field; empty if nothing is left to do.
    """
    silent = next_silent(view, module, next(iter(action.owners), ""))
    return silent or _next_incomplete(action_plan.actions(view, module.id), action)


def next_silent(view: Session, module: PlanModule, owner: str) -> str:
    """Find the participant in turn who still owes an action.

    Args:
        view: The public view of the session.
        module: The plan module.
        owner: Id of the participant who was asked last; empty for the first one in turn.

    Returns:
        The id of the next one who is present; the same one if nobody else is left; empty if nobody owes one.
    """
    silent = {person.id for person in waiting(view, module) if person.present}
    table = [person.id for person in people(view)]
    at = table.index(owner) + 1 if owner in table else 0
    return next((person for person in (*table[at:], *table) if person in silent), "")


def _next_incomplete(ring: list[Action], action: Action) -> str:
    """Find the next action after the given one, in a ring, that lacks a field and is not done or dropped."""
    at = next((place for place, one in enumerate(ring, 1) if one.id == action.id), 0)
    turned = (one for one in (*ring[at:], *ring[:at]) if one.id != action.id)
    return next((one.id for one in turned if next_blank(one) and one.status not in OVER), "")
