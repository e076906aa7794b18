"""Merging two files: which steps of the other file are taken over, and repairs after the merge."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from pmworkshop.session.core.records import Action, AnyRecord, revise
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Change, Draft, GestureContext, Step, canonical
from pmworkshop.session.core.undo_history import PASSING

ALONE = frozenset({"ballot", "entry"})
"""What a leader who prepares alone can bring along."""


@dataclass(frozen=True, slots=True)
class Brought:
    """The steps to take over from another file.

    Attributes:
        steps: The steps to merge.
        late: The number of steps left out because the answers they belong to are revealed here already.
    """

    steps: tuple[Step, ...]
    late: int = 0


def seeded(step: Step) -> bool:
    """Tell whether a step only copies records of another file, as the first step of a prepared file does.

    Args:
        step: The step.

    Returns:
        True if it only copies records.
    """
    copies = all(change.version != step.id for change in step.changes)
    return bool(step.changes) and copies and step.undoes is None


def brought(session: Session, steps: Iterable[Step], known: Collection[str] = ()) -> Brought:
    """Choose the steps of another file to take over.

    Steps that only move the room through the agenda are left out. From a file that a leader prepared alone, only
    that leader's own answers and lines are taken, and none that belong to answers revealed here already.

    Args:
        session: The whole session that takes the steps over.
        steps: All steps of the other file, oldest first.
        known: The ids of the steps that this session has already.

    Returns:
        The chosen steps, in their order, and the number of those that came too late.
    """
    every = list(steps)
    alone = _prepared_by(every)
    news = [step for step in every if step.id not in known and _matters_here(step)]
    if alone is None:
        return Brought(tuple(news))
    own = [step for step in news if all(_own(change, alone) for change in step.changes)]
    kept = tuple(step for step in own if not _late(session, step))
    return Brought(kept, len(own) - len(kept))


def _prepared_by(steps: list[Step]) -> str | None:
    """Find the leader who prepared alone in a file; nothing where the file is no prepared one."""
    return fold(steps[:1]).info.solo if steps and seeded(steps[0]) else None


def _matters_here(step: Step) -> bool:
    """Tell whether a step says more than where the room was over there, and more than what is here already."""
    passing = bool(step.changes) and all(change.kind in PASSING for change in step.changes)
    return not passing and not seeded(step)


def _late(session: Session, step: Step) -> bool:
    return any(_shown(session, change) for change in step.changes)


def _own(change: Change, alone: str) -> bool:
    record: dict[str, Any] = change.record or {}
    if change.kind == "ballot":
        return bool(record.get("participant", alone) == alone)
    return change.kind in ALONE and record.get("author", alone) == alone


def _shown(session: Session, change: Change) -> bool:
    """Tell whether a change belongs to answers of which something has been shown."""
    if change.kind != "ballot":
        return False
    mine = (one for one in session.rounds.values() if change.id.startswith(f"{one.id}/"))
    return any(one.status == "revealed" or one.shown for one in mine)


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
    return GestureContext(draw.now, hashlib.sha256(canonical(changed).encode()).hexdigest()[:16])
