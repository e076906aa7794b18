"""The way through a plan: leader by leader, sponsor last, then whatever was put off."""

from __future__ import annotations

from pmworkshop.agenda.model import PlanModule
from pmworkshop.insight.plan.plan_fields import next_blank
from pmworkshop.session.core.records import Action, Participant
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning import action_plan


def people(view: Session) -> list[Participant]:
    """List the leaders who say a line, sponsor last."""
    return [person for person in view.people() if not person.left]


def own(view: Session, module_id: str, person: Participant) -> list[Action]:
    """List the actions that a leader owns in a plan."""
    return [action for action in action_plan.actions(view, module_id) if action.owners[:1] == (person.id,)]


def waiting(view: Session, module: PlanModule) -> list[Participant]:
    """List the leaders who have not said as many lines yet as are asked of each, sponsor last.

    Whoever stands in is asked instead of the leader, and what either has said counts.
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
    """Say who or what comes after an action.

    Args:
        view: The public view.
        module: The plan.
        action: The action that was looked at last.

    Returns:
        The id of the next leader without a line, round the table; else of the next action that still needs
        something; empty when nothing is left.
    """
    silent = {person.id for person in waiting(view, module)}
    if silent:
        table = [person.id for person in people(view)]
        owner = next(iter(action.owners), "")
        at = table.index(owner) + 1 if owner in table else 0
        return next(person for person in (*table[at:], *table) if person in silent)
    return _next_incomplete(action_plan.actions(view, module.id), action)


def _next_incomplete(ring: list[Action], action: Action) -> str:
    """Find the next action, round from this one, that still needs something; empty where none does."""
    at = next((place for place, one in enumerate(ring, 1) if one.id == action.id), 0)
    turned = (one for one in (*ring[at:], *ring[:at]) if one.id != action.id)
    return next((one.id for one in turned if next_blank(one) and one.status not in OVER), "")
