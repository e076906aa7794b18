"""Writing a whole session into a new store, when the place of its old one is gone."""

from __future__ import annotations

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.session.core.session import Fold, Session
from pmworkshop.session.core.steps import Change, GestureContext, Step, plain, stamp
from pmworkshop.store.protocol import Journal

LABEL = "Went on in a new file; what came before could not be read any more"


def copy_all(old: Journal, new: Journal, session: Session, draw: GestureContext) -> None:
    """Write the history of one store into another, empty one.

    A file that was moved or deleted is still held open, so that its history can be read. Where it cannot, one
    step puts all records as the memory has them.

    Args:
        old: The store that was written until now.
        new: The empty store of the same session.
        session: The newest session that was acknowledged.
        draw: Time and id of the step that may be needed.

    Raises:
        StorageError: The new store does not take it.
    """
    try:
        steps = [step for _, step in old.steps()]
    except PmworkshopError:
        steps = []
    if len(steps) < session.seq:
        steps = [from_memory(session, draw), *session.held]
    with new.writing() as writing:
        folded = Fold()
        for step in steps:
            writing.append(step, applied=folded.apply(step))


def from_memory(session: Session, draw: GestureContext) -> Step:
    """Make the one step that puts all records of a session, each with the version that it has.

    Args:
        session: The session.
        draw: Time and id of the step.

    Returns:
        The step; it cannot be taken back.
    """
    changes = []
    for (kind, record_id), version in session.versions.items():
        record = session.get(kind, record_id)
        changes.append(
            Change.model_validate(
                {"kind": kind, "id": record_id, "version": version, "record": plain(record) if record else None}
            )
        )
    return Step(id=draw.step, at=stamp(draw.now), label=LABEL, undoable=False, changes=tuple(changes))
