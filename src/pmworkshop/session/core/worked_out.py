"""What a store needs of a step besides the step itself, worked out once for all who need it."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.session.core.session import Fold, Session
from pmworkshop.session.core.steps import Step


@dataclass(frozen=True, slots=True)
class StepTexts:
    """A step as canonical JSON.

    Attributes:
        body: The step, as `Step.body` gives it.
        records: The record of each of its changes, as `Change.body` gives it.
    """

    body: str
    records: tuple[str | None, ...]


def texts_of(step: Step) -> StepTexts:
    """Write a step as canonical JSON, each of its records once.

    Args:
        step: The step.
    """
    records = tuple([change.body() for change in step.changes])
    return StepTexts(step.body(records), records)


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What reading a history has found of it.

    Attributes:
        texts: The text of each step, in their order.
        applied: Whether each step applies to the session of those before it; otherwise it is held as a conflict.
        session: The session that the history folds to.
    """

    texts: Sequence[StepTexts]
    applied: Sequence[bool]
    session: Session


def work_out(steps: Sequence[Step], texts: Sequence[StepTexts] | None = None) -> WorkedOut:
    """Fold a history, and write its steps as canonical JSON.

    Args:
        steps: The whole history, in order.
        texts: The text of each step, if it is known; None to write it now.

    Returns:
        What is found.

    Raises:
        DamagedError: A step contains data that is no valid record.
        UnknownKindError: A record contains a module of a kind that this program does not have.
    """
    state = Fold()
    applied = [state.apply(step) for step in steps]
    return WorkedOut([texts_of(step) for step in steps] if texts is None else texts, applied, state.session())
