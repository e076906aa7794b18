"""What is put right when the steps of two files have met."""

from __future__ import annotations

import hashlib

from pmworkshop.session.records import Action, AnyRecord, revise
from pmworkshop.session.session import Session
from pmworkshop.session.steps import Draft, Draw, canonical


def action_code(number: int) -> str:
    """Write the short code of an action: ``A07``."""
    return f"A{number:02d}"


def next_code(session: Session) -> str:
    """Return the code after the highest one in the session."""
    numbers = [int(action.code[1:]) for action in session.actions.values() if action.code[1:].isdecimal()]
    return action_code(max(numbers, default=0) + 1)


def after_merge(session: Session, label: str) -> Draft:
    """Draw up the step that notes a merge and gives actions that share a code codes of their own.

    The one with the smaller id keeps its code, so that both files arrive at the same codes.
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


def same_draw(session: Session, draft: Draft, draw: Draw) -> Draw:
    """Draw the id of a merge's step from the codes it changes.

    Two files that renumber the same actions on their own then note it with the same step, and do not meet
    as a conflict when they are merged again. A step that changes nothing keeps an id of its own.
    """
    if not draft.changes:
        return draw
    changed = [(change.id, session.versions[change.kind, change.id]) for change in draft.changes]
    return Draw(draw.now, hashlib.sha256(canonical(changed).encode()).hexdigest()[:16])
