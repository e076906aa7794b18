"""What a person can do to a running workshop; each deed waits in one queue and becomes one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import GestureContext, Key, Operation, Step, make_step
from pmworkshop.session.core.undo_history import refuse_shown, without_answered


@dataclass(frozen=True, slots=True)
class Operate:
    """Carry out an operation on the newest session.

    Attributes:
        operation: The operation.
        who: Name of the person; None for the one of the workshop.
        window: Name of the window; None for the one of the workshop.
        seen: The versions that were on the screen when the edit began, by kind and id of all records; None if it
            does not matter what was seen.
    """

    operation: Operation
    who: str | None = None
    window: str | None = None
    seen: Mapping[Key, str] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Undo the newest gesture of this window as a new step, or redo what its newest undo took away.

    Steps that only move the room are skipped. It is refused if there is no gesture, if it cannot be undone (a reveal,
    a merge), or if somebody has changed the same record since. A question that others have answered since stays.

    Attributes:
        redo: Whether to redo.
    """

    redo: bool = False


@dataclass(frozen=True, slots=True)
class StrikeOut:
    """Remove a record from the session and from every earlier step; refused if there is no such record.

    Attributes:
        kind: Kind of the record.
        record_id: Id of the record.
    """

    kind: str
    record_id: str


@dataclass(frozen=True, slots=True)
class Retire:
    """Let go of single answers, authors and names, in the session and in every earlier step.

    Attributes:
        day: The day on which it is done.
        by: Who does it; empty if nobody is named.
    """

    day: date
    by: str = ""


@dataclass(frozen=True, slots=True)
class Restore:
    """Add a step of an earlier run that did not reach the disk.

    If somebody else has changed the same record since, the step is held as a conflict.

    Attributes:
        step: The step.
    """

    step: Step


Deed = Operate | TakeBack | StrikeOut | Retire | Restore


def step_of(
    operation: Operation, session: Session, draw: GestureContext, *, who: str = "", window: str = "stage"
) -> Step | None:
    """Make the step of an operation.

    Args:
        operation: The operation.
        session: The newest session, whole.
        draw: Time and ids, the same for each attempt.
        who: Name of the person.
        window: Name of the window.

    Returns:
        The step; None if it changes nothing.

    Raises:
        RefusedError: The operation does not apply to the session.
    """
    draft = operation(session, draw.again())
    if not draft.changes and not draft.settles:
        return None
    return make_step(draft, session, draw, who=who, window=window)


def undoable_part(step: Step, session: Session) -> Step:
    """Check that a step may be undone, and find what of it goes.

    Args:
        step: The step to undo.
        session: The newest session, whole.

    Returns:
        The step without the questions it asked that somebody has answered since.

    Raises:
        RefusedError: A record of the step was changed again since, or its answers have been shown.
    """
    if any(session.versions.get(change.key) != change.version for change in step.changes):
        raise RefusedError(tr("“{label}” cannot be taken back: it was changed again since.", label=step.label))
    refuse_shown(step, session)
    return without_answered(step, session)
