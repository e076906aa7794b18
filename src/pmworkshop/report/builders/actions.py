"""Builds the open actions as every reader gets them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pmworkshop.base.language import tr
from pmworkshop.insight.findings import listed
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.follow_up import Became, Gift, OpenAction
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.records import Action, Commitment, Give
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.seats import keeper
from pmworkshop.session.operations.planning import action_plan, review


def open_action(context: Context, action: Action) -> OpenAction:
    """Build an open action, with what is given to it.

    Args:
        context: The indexed session with the audience of the report.
        action: The action.

    Returns:
        The action; names in place of ids, and no confidence of its owner.
    """
    step, by = _step_ahead(context, action)
    return OpenAction(
        id=action.id,
        code=action.code,
        what=action.what,
        place=action.place,
        owners=", ".join(context.keepers(action.owners)),
        helpers=", ".join(context.names(action.helpers)),
        asks=", ".join(context.names(action.consulted)),
        tells=", ".join(context.names(action.informed)),
        due=action.due,
        first_step=step,
        first_step_by=by,
        success_measure=action.success_measure,
        gifts=tuple(Gift(_giver(context, one.given), one.words) for one in context.gifts_of(action)),
        checkins=action.checkins,
        status=action.status,
        reference=action.origin or action.id,
        keepers=tuple(context.keepers(action.owners)),
        became=_became(context, action) if action.module == _reviewing(context) else "",
    )


def _step_ahead(context: Context, action: Action) -> tuple[str, date | None]:
    """Return the first step and its day; nothing where that day had passed when the room met, in a follow-up."""
    day = context.session.info.day
    step, by = action_plan.first_step_of(action, day)
    return ("", None) if by is not None and by < day else (step, by)


def _giver(context: Context, give: Give | Commitment) -> str:
    person = context.session.participants.get(give.giver or "")
    if person is not None:
        return tr("Given by {name}", name=person.name)
    return (
        tr("Needed from {function}", function=give.function)
        if give.function
        else tr("Needed, and given by nobody yet")
    )


def taken_over(context: Context) -> list[Action]:
    """List the actions that were agreed in an earlier session.

    Args:
        context: The indexed session with the audience of the report.

    Returns:
        The actions of the review, in the order of the plan; empty unless the session continues another one.
    """
    reviewing = _reviewing(context)
    return action_plan.actions(context.session, reviewing) if reviewing else []


def _reviewing(context: Context) -> str:
    """Return the id of the module that holds the actions of an earlier session; empty if none is continued."""
    reviewed = context.session.info.agenda.review()
    return reviewed.id if reviewed is not None and context.session.info.parent is not None else ""


def became_of(context: Context, actions: Sequence[Action]) -> tuple[Became, ...]:
    """Say what has become of actions of an earlier session.

    Args:
        context: The indexed session with the audience of the report.
        actions: Some of those that were taken over.

    Returns:
        What was agreed then, what has become of it, and what is agreed now; no notes for the sponsor.
    """
    return tuple(
        Became(
            id=action.id,
            code=action.code,
            what=action.what,
            owners=_called(context, action),
            became=_became(context, action),
            over=action.status in OVER,
            due=action.due,
        )
        for action in actions
    )


def _became(context: Context, action: Action) -> str:
    if not review.told(action):
        return tr("not reported yet")
    word = tr(review.STATUSES[action.status])
    remark = action.status_reason or (action.note if context.audience != "sponsor" else "")
    return f"{word}: {remark}" if remark else word


def _called(context: Context, action: Action) -> str:
    people = context.session.participants
    kept = [keeper(context.session, people[one]) for one in action.owners if one in people]
    return listed(list(dict.fromkeys(called(context.session, one) for one in kept)))
