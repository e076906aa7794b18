"""Short codes of actions, and their repair after two files were merged."""

from __future__ import annotations

import hashlib

from pmworkshop.session.core.records import Action, AnyRecord, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, canonical


def action_code(number: int) -> str:
    """Write the short code of an action: ``A07``.

    Args:
        number: The number of the action, from 1.

    Returns:
        The code.
    """
    return f"A{number:02d}"


def next_code(session: Session) -> str:
    """Return the code for the next new action.

    Args:
        session: The session, public or whole.

    Returns:
        The code after the highest one in the session.
    """
    numbers = [int(action.code[1:]) for action in session.actions.values() if action.code[1:].isdecimal()]
    return action_code(max(numbers, default=0) + 1)


def after_merge(session: Session, label: str) -> Draft:
    """Make the draft that records a merge and gives actions with the same code different codes.

    The action with the smallest id keeps its code, so that both files get the same codes.

    Args:
        session: The merged session.
        label: The label of the step.

    Returns:
        The draft; it has no changes if all codes differ.
    """
    taken: set[str] = set()
    twice: list[Action] = []
    for action in sorted(session.actions.values(), key=lambda action: action.id):
        if action.code in taken:
            twice.append(action)
        taken.add(action.code)
    changes: list[AnyRecord] = []
    number = 1
    for action in twice:
        while action_code(number) in taken:
            number += 1
        taken.add(action_code(number))
        changes.append(revise(action, code=action_code(number)))
    return Draft(label, tuple(changes), undoable=False)


def same_draw(session: Session, draft: Draft, draw: GestureContext) -> GestureContext:
    """Derive the id of a merge's step from the codes that it changes.

    Two files that renumber the same actions independently then record it with the same step, and do not conflict
    when they are merged again.

    Args:
        session: The merged session.
        draft: The draft of `after_merge`.
        draw: The time and the id of the gesture.

    Returns:
        The context with the derived id; ``draw`` itself if the draft changes nothing.
    """
    if not draft.changes:
        return draw
    changed = [(change.id, session.versions[change.kind, change.id]) for change in draft.changes]
    return GestureContext(draw.now, hashlib.sha256(canonical(changed).encode()).hexdigest()[:16], draw.dates)
