"""The order in which a plan is worked through: participants with the sponsor last, then incomplete actions."""

from __future__ import annotations

from pmworkshop.agenda.model import PlanModule
from pmworkshop.insight.plan.plan_fields import next_blank
from pmworkshop.session.core.records import Action, Participant
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.seats import mates, seated
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning import action_plan


def people(view: Session) -> list[Participant]:
    """List the participants who are asked for actions.

    Args:
        view: The public view of the session.

    Returns:
        All participants who have not left, absent ones included, each leader once, in the order of the room with the
        sponsor last.
    """
    return seated(view)


def own(view: Session, module_id: str, person: Participant) -> list[Action]:
    """List the actions of a plan that a participant owns, or whoever shares that seat.

    Args:
        view: The public view of the session.
        module_id: The id of the plan.
        person: The participant.

    Returns:
        The actions by their place, with those of a leader also for the deputy who stands in; empty if there are none.
    """
    ids = {one.id for one in mates(view, person)}
    return [action for action in action_plan.actions(view, module_id) if ids.intersection(action.owners[:1])]


def waiting(view: Session, module: PlanModule) -> list[Participant]:
    """List the participants who have named fewer actions than the plan asks of each.

    A deputy who is present is asked in place of the participant; the actions of both then count together.

    Args:
        view: The public view of the session.
        module: The plan module, which says how many actions are asked of each.

    Returns:
        The participants in the order of the room, the sponsor last; empty if everybody has named enough.
    """
    return [person for person in people(view) if len(own(view, module.id, person)) < module.each]


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
    table = people(view)
    last = view.participants.get(owner)
    seat = {one.id for one in mates(view, last)} if last else set()
    at = next((place for place, one in enumerate(table, 1) if one.id in seat), 0)
    return next((person.id for person in (*table[at:], *table) if person.id in silent), "")


def _next_incomplete(ring: list[Action], action: Action) -> str:
    """Find the next action after the given one, in a ring, that lacks a field and is not done or dropped."""
    at = next((place for place, one in enumerate(ring, 1) if one.id == action.id), 0)
    turned = (one for one in (*ring[at:], *ring[:at]) if one.id != action.id)
    return next((one.id for one in turned if next_blank(one) and one.status not in OVER), "")
