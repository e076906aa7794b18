"""Copies a whole session into a new store when its old one is gone."""

from __future__ import annotations

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.session.core.session import Fold, Session
from pmworkshop.session.core.steps import Change, GestureContext, Step, plain, stamp
from pmworkshop.store.journal import Journal

LABEL = tr_noop("Went on in a new file; what came before could not be read any more")


def copy_all(old: Journal, new: Journal, session: Session, draw: GestureContext) -> None:
    """Copy the history of one store into another, empty one.

    A file that was moved or deleted is still open, so its history can usually be read. Otherwise one step stores all
    records as they are in memory.

    Args:
        old: The store in use until now.
        new: The empty store of the same session.
        session: The newest acknowledged session, whole.
        draw: Time and ids of the step that replaces an unreadable history.

    Raises:
        StorageError: The new store does not accept it.
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
    """Make one step that stores all records of a session, each with its present version.

    Args:
        session: The whole session.
        draw: Time and ids of the step.

    Returns:
        The step; it cannot be undone.
    """
    changes = []
    for (kind, record_id), version in session.versions.items():
        record = session.get(kind, record_id)
        changes.append(
            Change.model_validate(
                {"kind": kind, "id": record_id, "version": version, "record": plain(record) if record else None}
            )
        )
    return Step(id=draw.step, at=stamp(draw.now), label=tr(LABEL), undoable=False, changes=tuple(changes))
