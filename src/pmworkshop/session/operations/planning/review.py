"""Operations in a review of actions: status, proof, next step, and a new due day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import dropwhile

from pmworkshop.base.dates import spell_date
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, trc
from pmworkshop.session.core.lookups import found, said
from pmworkshop.session.core.records import Action, ActionStatus, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.operations.planning.action_plan import actions

_COUNTED: tuple[ActionStatus, ...] = ("done", "in progress", "agreed", "at risk", "stuck", "dropped", "proposed")


class _Statuses(Mapping[ActionStatus, str]):
    """The words for where actions stand, in the language that is spoken."""

    def __getitem__(self, status: ActionStatus) -> str:
        return {
            "done": trc("status", "done"),
            "in progress": trc("status", "in progress"),
            "agreed": trc("status", "promised anew"),
            "at risk": trc("status", "at risk"),
            "stuck": trc("status", "stuck"),
            "dropped": trc("status", "dropped"),
            "proposed": trc("status", "open"),
        }[status]

    def __iter__(self) -> Iterator[ActionStatus]:
        return iter(_COUNTED)

    def __len__(self) -> int:
        return len(_COUNTED)


STATUSES: Mapping[ActionStatus, str] = _Statuses()
"""Where actions stand, in the words of a review and in the order in which they are counted."""
NEEDS_WHY = ("stuck", "dropped")
"""What is not told without a word on it."""


def looked_at(session: Session, module: str) -> list[Action]:
    """List the actions that a review covers.

    Args:
        session: The session, public or whole.
        module: The id of the reviewing module.

    Returns:
        The actions of that module, taken over from last time; if it has none, all actions of the session but for
        those that a later module plans.
    """
    later = set(dropwhile(lambda one: one != module, (one.id for one in session.info.agenda.modules))) - {module}
    return actions(session, module) or [one for one in actions(session) if one.module not in later]


def told(action: Action) -> bool:
    """Tell whether the room has reported the status of an action since it was taken over.

    Args:
        action: The action.

    Returns:
        True if its status was reported.
    """
    return action.told_on is not None


def reason(action: Action) -> str:
    """Say why an action stands where it stands, or whose word that is if not the room's.

    Args:
        action: The action.

    Returns:
        The reason as it was said, or such as ``read from Jira``; empty if the room told of it without a reason.
    """
    return action.status_reason or (tr("read from {told_by}", told_by=action.told_by) if action.told_by else "")


def counted(session: Session, module: str) -> str:
    """Count the reported statuses: ``5 of 8 told: 3 done, 1 at risk, 1 dropped``.

    Args:
        session: The session, public or whole.
        module: The id of the reviewing module.

    Returns:
        The count in words; empty if there are no actions.
    """
    every = looked_at(session, module)
    if not every:
        return ""
    heard = Counter(action.status for action in every if told(action))
    each = ", ".join(f"{heard[status]} {word}" for status, word in STATUSES.items() if heard[status])
    return tr("{total} of {every} reported", total=heard.total(), every=len(every)) + (f": {each}" if each else "")


def tell(action_id: str, status: ActionStatus, words: str = "") -> Operation:
    """Report the status of an action.

    Args:
        action_id: The id of the action.
        status: The new status.
        words: For ``stuck`` and ``dropped`` the reason, required; else a note, empty to keep the present one.

    Returns:
        The operation; it raises `RefusedError` when the action does not exist, or the required reason is empty.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        action = found(session.actions, action_id, "action")
        if status in NEEDS_WHY and not words.strip():
            raise RefusedError(
                tr("It is {status}, and nobody said why.", status=STATUSES[status]), tr("Type a few words.")
            )
        reason = said(words) if status in NEEDS_WHY else ""
        note = said(words) if words.strip() and status not in NEEDS_WHY else action.note
        changed = revise(action, status=status, status_reason=reason, note=note, told_on=session.info.day, told_by="")
        return Draft(tr("An action is {status}", status=STATUSES[status]), () if changed == action else (changed,))

    return operation


def promise_again(action_id: str, due: date) -> Operation:
    """Give an action a new due day; the old one is kept in its note.

    Args:
        action_id: The id of the action.
        due: The new day.

    Returns:
        The operation; it raises `RefusedError` when the action does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        action = found(session.actions, action_id, "action")
        before = tr("Was due {due}", due=spell_date(action.due)) if action.due and action.due != due else ""
        note = " · ".join(part for part in (action.note, before) if part)
        changed = revise(
            action, due=due, status="agreed", status_reason="", note=note, told_on=session.info.day, told_by=""
        )
        return Draft(tr("An action is promised anew"), () if changed == action else (changed,))

    return operation


def next_step(action_id: str, step: str, by: date | None) -> Operation:
    """Record the next step of an action; it replaces the step and the day recorded before.

    Args:
        action_id: The id of the action.
        step: The step; empty to give the step recorded before another day.
        by: The day by which it is done; None if none is named.

    Returns:
        The operation; it raises `RefusedError` when the action does not exist, or there is no step.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        action = found(session.actions, action_id, "action")
        changed = revise(action, first_step=said(step or action.first_step), first_step_by=by)
        return Draft(tr("Noted the next step of an action"), () if changed == action else (changed,))

    return operation
