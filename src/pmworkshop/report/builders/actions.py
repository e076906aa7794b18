"""Builds the open actions as every reader gets them."""

from __future__ import annotations

from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.follow_up import Gift, OpenAction
from pmworkshop.session.core.records import Action, Commitment, Give
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.operations.planning.gifts import of_action


def open_action(context: Context, action: Action) -> OpenAction:
    """Build an open action, with what is given to it.

    Args:
        context: The indexed session with the audience of the report.
        action: The action.

    Returns:
        The action; names in place of ids, and no confidence of its owner.
    """
    step, by = action_plan.first_step_of(action, context.session.info.day)
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
        gifts=tuple(Gift(_giver(context, one.given), one.words) for one in of_action(context.gifts, action)),
        checkins=action.checkins,
    )


def _giver(context: Context, give: Give | Commitment) -> str:
    person = context.session.participants.get(give.giver or "")
    if person is not None:
        return f"Given by {person.name}"
    return f"Needed from {give.function}" if give.function else "Needed, and given by nobody yet"
