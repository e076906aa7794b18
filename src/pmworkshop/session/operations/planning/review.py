"""Operations on actions that are looked at again: where each stands, its proof, its next step, a new day."""

from __future__ import annotations

from collections import Counter
from datetime import date

from pmworkshop.base.dates import spell_date
from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.lookups import found, said
from pmworkshop.session.core.records import Action, ActionStatus, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.operations.planning.action_plan import actions, split_date

STATUSES: dict[ActionStatus, str] = {
    "done": "done",
    "in progress": "in progress",
    "agreed": "promised anew",
    "at risk": "at risk",
    "stuck": "stuck",
    "dropped": "dropped",
    "proposed": "open",
}
"""Where actions stand, in the words of a review and in the order in which they are counted."""
NEEDS_WHY = ("stuck", "dropped")
"""What is not told without a word on it."""


def looked_at(session: Session, module: str) -> list[Action]:
    """List the actions that a review looks at: those taken over from last time; without any, all of the session.

    Args:
        session: The session.
        module: The module's id.
    """
    return actions(session, module) or actions(session)


def told(action: Action) -> bool:
    """Tell whether the room has said where an action stands; what is taken over from last time begins untold.

    Args:
        action: The action.
    """
    return action.told_on is not None


def counted(session: Session, module: str) -> str:
    """Count what was told: ``5 of 8 told: 3 done, 1 at risk, 1 dropped``; empty where there is no action.

    Args:
        session: The session.
        module: The module's id.
    """
    every = looked_at(session, module)
    if not every:
        return ""
    heard = Counter(action.status for action in every if told(action))
    each = ", ".join(f"{heard[status]} {word}" for status, word in STATUSES.items() if heard[status])
    return f"{heard.total()} of {len(every)} told" + (f": {each}" if each else "")


def tell(action_id: str, status: ActionStatus, words: str = "") -> Operation:
    """Note where an action stands.

    Args:
        action_id: The action.
        status: Where it stands.
        words: Of what is done, how it shows; of what is stuck or dropped, on what or why; else a note.

    Raises:
        RefusedError: It is stuck or dropped, and nobody says why.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        action = found(session.actions, action_id, "action")
        if status in NEEDS_WHY and not words.strip():
            raise RefusedError(f"It is {status}, and nobody said why.", "Type a few words.")
        reason = said(words) if status in NEEDS_WHY else ""
        note = said(words) if words.strip() and status not in NEEDS_WHY else action.note
        changed = revise(action, status=status, status_reason=reason, note=note, told_on=session.info.day)
        return Draft(f"{action.code} is {STATUSES[status]}", () if changed == action else (changed,))

    return operation


def promise_again(action_id: str, due: date) -> Operation:
    """Promise an action for another day; the day it was promised for before stays in its note.

    Args:
        action_id: The action's id.
        due: The new day.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        action = found(session.actions, action_id, "action")
        before = f"Was due {spell_date(action.due)}" if action.due and action.due != due else ""
        note = " · ".join(part for part in (action.note, before) if part)
        changed = revise(action, due=due, status="agreed", status_reason="", note=note, told_on=session.info.day)
        return Draft(f"{action.code} is promised anew", () if changed == action else (changed,))

    return operation


def next_step(action_id: str, text: str) -> Operation:
    """Note what comes next for an action, with a day where the text ends in one.

    Args:
        action_id: The action's id.
        text: What was typed.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        action = found(session.actions, action_id, "action")
        step, by = split_date(said(text), session.info.day)
        changed = revise(action, first_step=step, first_step_by=by)
        return Draft(f"Noted the next step of {action.code}", () if changed == action else (changed,))

    return operation
