"""Parting a workshop and bringing it together again: one leader's own file, and files that are merged in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pmworkshop.base.clock_ids import Clock, Ids
from pmworkshop.base.errors import InputError, RefusedError, WayOut
from pmworkshop.base.text import clean_line
from pmworkshop.interface import History, history
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Conflict, Session, fold
from pmworkshop.session.lifecycle import solo_file
from pmworkshop.session.operations.merge import brought
from pmworkshop.session.operations.planning.plan_line import find_person
from pmworkshop.store.addresses import Address, stored_at
from pmworkshop.store.store import StoredSession
from pmworkshop.workshop.wiring import wired


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of merging one file.

    Attributes:
        file: The file, or another address of a session.
        changes: How many changes are new here.
        late: How many were left out, since the answers they belong to have been shown already.
    """

    file: StoredSession
    changes: int
    late: int


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of merging files.

    Attributes:
        files: One by one.
        waiting: What waits to be settled in the session now, as the room may see it.
    """

    files: tuple[Joined, ...]
    waiting: tuple[Conflict, ...]


def person_named(session: Session, name: str) -> Participant:
    """Find the leader who prepares, by name or function or the beginning of one.

    Raises:
        InputError: Nobody is meant, or several are.
    """
    try:
        return find_person(session, clean_line(name))
    except InputError as error:
        who = ", ".join(person.name for person in session.people() if not person.left)
        hint = f"There are {who}." if who else "Add the leaders first."
        raise InputError(error.message.replace("in the room", "in this workshop"), hint) from None


def prepare(
    session: Address, name: str, out: Address, *, clock: Clock | None = None, ids: Ids | None = None
) -> Participant:
    """Write one leader's own small session, to be answered alone and merged in later.

    The rounds that everybody answers in are opened in the session itself, once.

    Args:
        session: The address of the session of the room.
        name: Who prepares.
        out: The address of the file to be made.
        clock: Tells the time; the system's unless given.
        ids: Makes ids; random unless given.

    Returns:
        Who prepares.

    Raises:
        InputError: Nobody is called so, or a file stands there already.
        RefusedError: Nothing can be prepared alone.
        SessionError: The session cannot be opened.
        StorageError: The disk does not take it; no half-written file is left.
    """
    wiring, target = wired(clock, ids), stored_at(out)
    if target.store.has(target.address):
        raise InputError(f"{target} is there already.", "Its answers would be lost: choose another name.")
    workshop = wiring.open(session, window="command")
    try:
        if workshop.session.info.solo:
            raise RefusedError("This file was prepared for one leader already.", "Prepare from the session itself.")
        person = person_named(workshop.session, name)
        workshop.commit(solo_file.open_rounds())
        opened = workshop.session
    finally:
        workshop.close()
    step = solo_file.seed(opened, person.id, wiring.draw())
    target.store.write(target.address, opened.id, (step,))
    return person


def merge(
    session: Address, files: Iterable[Address], *, clock: Clock | None = None, ids: Ids | None = None
) -> Merged:
    """Bring files of the same workshop into a session: prepared ones, or another table's.

    Every file is looked at before the first one is brought in. The same file twice changes nothing.

    Args:
        session: The address of the session that they are brought into.
        files: ``.pmw`` files or other addresses of sessions, or exported ``session.toml``.
        clock: Tells the time; the system's unless given.
        ids: Makes ids; random unless given.

    Raises:
        InputError: A file is no session, or is of another workshop.
        SessionError: The session cannot be opened.
        StorageError: The disk does not take it.
    """
    read = [(stored_at(file), history(file)) for file in files]
    workshop = wired(clock, ids).open(session, window="command")
    try:
        for file, other in read:
            _check(workshop.session, file, other)
        joined = []
        for file, other in read:
            known = {step.id for _, step in workshop.history()}
            found = brought(workshop.session, (step for _, step in other.steps), known)
            new = sum(bool(step.changes) for step in found.steps)
            if new:
                workshop.merge(found.steps, f"Merged {file.name}")
            joined.append(Joined(file, new, found.late))
        return Merged(tuple(joined), workshop.view.waiting)
    finally:
        workshop.close()


def _check(session: Session, file: StoredSession, other: History) -> None:
    if other.id != session.id:
        raise InputError(
            f"{file.name} is of another workshop: only files that began as “{session.info.title}” can be merged.",
            way_out=WayOut.CONTINUE_A_SESSION,
        )
    if session.info.solo:
        raise InputError("This file was prepared for one leader.", "Merge it into the session of the room.")
    begun = fold(step for _, step in other.steps[:1])
    if not begun.details or begun.info.agenda.id != session.info.agenda.id:
        raise InputError(f"{file.name} has another agenda than “{session.info.title}”, and cannot be merged.")
