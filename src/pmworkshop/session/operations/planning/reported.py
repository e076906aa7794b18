"""Takes over where actions stand, as another program says it; what the room has said itself counts more."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, trn
from pmworkshop.session.core.lookups import found
from pmworkshop.session.core.records import Action, ActionStatus, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.operations.planning.review import NEEDS_WHY


@dataclass(frozen=True, slots=True)
class Reported:
    """Where an action stands in another program.

    Attributes:
        action: The id of the action.
        status: Its status.
        word: The word of that program for it.
    """

    action: str
    status: ActionStatus
    word: str


def said_here(action: Action) -> bool:
    """Tell whether the room itself has told where an action stands.

    Args:
        action: The action.
    """
    return action.told_on is not None and not action.told_by


def take_over(source: str, reported: Sequence[Reported]) -> Operation:
    """Take over where actions stand, in one step; an action that the room has told of stays as it is.

    Args:
        source: What the other program is called.
        reported: Where each stands.

    Returns:
        The operation; it raises `RefusedError` when an action does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        changes = []
        for one in reported:
            action = found(session.actions, one.action, "action")
            changed = revise(
                action,
                status=one.status,
                status_reason=tr("“{word}” in {source}", word=one.word, source=source)
                if one.status in NEEDS_WHY
                else "",
                told_on=session.info.day,
                told_by=source,
            )
            if not said_here(action) and changed != action:
                changes.append(changed)
        told = trn(
            "Took over from {source} where {number} action stands",
            "Took over from {source} where {number} actions stand",
            len(changes),
            source=source,
        )
        return Draft(told, tuple(changes))

    return operation
