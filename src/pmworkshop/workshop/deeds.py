"""What a person can do to a running workshop: each of it waits in one queue, and becomes one step."""

from __future__ import annotations

from dataclasses import dataclass

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import GestureContext, Operation, Step, make_step
from pmworkshop.session.core.undo_history import refuse_shown


@dataclass(frozen=True, slots=True)
class Operate:
    """Carry out an operation on the newest session.

    Attributes:
        operation: What to do.
        who: Who does it; the person of the workshop where it is None.
        window: The window it is done in; that of the workshop where it is None.
    """

    operation: Operation
    who: str | None = None
    window: str | None = None


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take back this window's newest gesture as a new step, or bring back what its newest undo took away.

    It is refused if there is none, if it cannot be taken back (a reveal, a merge), or if somebody has changed
    the same thing since.
    """

    redo: bool = False


@dataclass(frozen=True, slots=True)
class StrikeOut:
    """Take a remark out of the session and out of every earlier step; refused if there is no such remark."""

    kind: str
    record_id: str


@dataclass(frozen=True, slots=True)
class Restore:
    """Bring in a step that was made before the program ended and has not reached the disk.

    Where somebody else has changed the same record since, it is held with both values.
    """

    step: Step


Deed = Operate | TakeBack | StrikeOut | Restore


def step_of(
    operation: Operation, session: Session, draw: GestureContext, *, who: str = "", window: str = "stage"
) -> Step | None:
    """Make the step of an operation.

    Args:
        operation: What to do.
        session: The newest session.
        draw: Time and ids; the same for each try.
        who: Who does it.
        window: In which window.

    Returns:
        The step; None if it changes nothing.

    Raises:
        RefusedError: The operation makes no sense in that session.
    """
    draft = operation(session, draw.again())
    if not draft.changes and not draft.settles:
        return None
    return make_step(draft, session, draw, who=who, window=window)


def refuse_changed(step: Step, session: Session) -> None:
    """Check that a step may be taken back in a session.

    Args:
        step: The step to take back.
        session: The newest session.

    Raises:
        RefusedError: What it touched was changed again since, or its answers have been shown.
    """
    if any(session.versions.get(change.key) != change.version for change in step.changes):
        raise RefusedError(f"“{step.label}” cannot be taken back: it was changed again since.")
    refuse_shown(step, session)
