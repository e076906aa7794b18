"""Makes the newest session of the rows in which a store keeps its records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pmworkshop.base.errors import DamagedError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.session.core.records import read_records
from pmworkshop.session.core.session import Fold, Session
from pmworkshop.session.core.steps import Key, State, Step, parse_step
from pmworkshop.session.core.unknown_kind import unknown_kind_in

HELD = "@held"
"""The kind under which steps wait that did not apply."""
READ_ON = tr_noop("Its history may still be read.")
LiveRow = tuple[str, str, str, int, str | None]
"""Kind and id of a record, its version, number of its step, and its canonical JSON; None if it is deleted."""


def session_of(rows: Sequence[LiveRow], seq: int) -> Session:
    """Make a session of the newest version of each record.

    Args:
        rows: The rows, in any order.
        seq: Number of the last step.

    Returns:
        The session, with the steps that are held.

    Raises:
        ValueError: A record cannot be read.
        KeyError: A record is of an unknown kind.
        DamagedError: A held step cannot be read.
    """
    fold = Fold(Session.model_construct(seq=seq))
    _fill(fold, rows)
    held = sorted((row[3], row[4]) for row in rows if row[0] == HELD and row[4])
    return fold.session().model_copy(update={"held": tuple(parse_step(body) for _, body in held)})


def unreadable(error: ValueError | KeyError, name: str) -> Exception:
    """Return the error for records that cannot be read.

    Args:
        error: What `session_of` raised.
        name: Name of the session.

    Returns:
        An error for a kind of module that this program does not have, or for a damaged session.
    """
    unknown = unknown_kind_in(error, name) if isinstance(error, ValueError) else None
    return unknown or DamagedError(tr("{name} is damaged: a record in it cannot be read.", name=name), tr(READ_ON))


def _fill(fold: Fold, rows: Iterable[LiveRow]) -> None:
    """Put the records into a fold; held steps are left out."""
    kinds: dict[str, list[tuple[str, str, str]]] = {}
    for kind, record_id, version, _, body in rows:
        if body is None:
            fold.put((kind, record_id), version, None)
        elif kind != HELD:
            kinds.setdefault(kind, []).append((record_id, version, body))
    for kind, found in kinds.items():
        records = read_records(kind, (body for _, _, body in found))
        for (record_id, version, _), record in zip(found, records, strict=True):
            fold.put((kind, record_id), version, record)


def state_in(steps: Iterable[Step], key: Key, version: str) -> State | None:
    """Find the state of a record at a version.

    Args:
        steps: The steps to look through.
        key: Kind and id of the record.
        version: The version.

    Returns:
        The version with the record, or with None if that version deleted it; None if no step has that version.
    """
    for step in steps:
        for change in step.changes:
            if change.key == key and change.version == version:
                return version, change.record
    return None
