"""Splits a workshop into a leader's own file, and merges files of the same workshop."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.base.clock_ids import Clock, Ids
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError, RefusedError, WayOut
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.interface import History, history
from pmworkshop.session.core.people_finder import find_person
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.seats import seated
from pmworkshop.session.core.session import Conflict, Session, fold
from pmworkshop.session.core.steps import Step
from pmworkshop.session.lifecycle import solo_file
from pmworkshop.session.lifecycle.brought import belongs, brought
from pmworkshop.store.addresses import Address, stored_at
from pmworkshop.store.stored_session import StoredSession
from pmworkshop.workshop.wiring import wired


@dataclass(frozen=True, slots=True)
class Joined:
    """The result of merging one file.

    Attributes:
        file: The merged file, or another stored session.
        changes: Number of its steps that brought changes.
        late: Number of steps left out, as their answers have been shown here already.
        refused: Number of steps left out, as they are no answers of that leader to what is asked.
        earlier: Number of steps that change nothing, as a deputy of that leader answered later.
    """

    file: StoredSession
    changes: int
    late: int
    refused: int = 0
    earlier: int = 0


@dataclass(frozen=True, slots=True)
class Merged:
    """The result of merging files.

    Attributes:
        files: The result for each file, in order.
        waiting: Conflicts that wait to be settled now, from the public view.
    """

    files: tuple[Joined, ...]
    waiting: tuple[Conflict, ...]


def person_named(session: Session, name: str) -> Participant:
    """Find the leader who prepares.

    Args:
        session: The whole session.
        name: Name or function, or the beginning of one.

    Returns:
        The participant.

    Raises:
        InputError: No participant matches, or several do.
    """
    try:
        return find_person(session, clean_line(name))
    except InputError as error:
        who = ", ".join(person.name for person in seated(session))
        hint = tr("There are {who}.", who=who) if who else tr("Add the leaders first.")
        raise InputError(error.message, hint) from None


def prepare(
    session: Address, name: str, out: Address, *, clock: Clock | None = None, ids: Ids | None = None
) -> Participant:
    """Write a solo session for one leader, to be answered alone and merged later.

    The rounds that everybody answers are opened in the session itself, once.

    Args:
        session: Address of the session of the room.
        name: Name or function of the leader, or the beginning of one.
        out: Address of the new file.
        clock: Source of the time; None for the system clock.
        ids: Source of ids; None for random ids.

    Returns:
        The leader who prepares.

    Raises:
        InputError: No participant matches, or the file exists already.
        RefusedError: The session is a solo file, or nothing can be prepared alone.
        SessionError: The session cannot be opened.
        StorageError: The disk does not accept it; no partial file is left.
    """
    wiring, target = wired(clock, ids), stored_at(out)
    if target.store.has(target.address):
        raise InputError(
            tr("{target} is there already.", target=target), tr("Its answers would be lost: choose another name.")
        )
    workshop = wiring.open(session, window="command")
    try:
        if workshop.session.info.solo:
            raise RefusedError(
                tr("This file was prepared for one leader already."), tr("Prepare from the session itself.")
            )
        person = person_named(workshop.session, name)
        workshop.commit(solo_file.open_rounds(person.id, wiring.ids.new()))
        opened = workshop.session
    finally:
        workshop.close()
    step = solo_file.seed(opened, person.id, wiring.draw())
    target.store.write(target.address, opened.id, (step,))
    return person


def merge(
    session: Address, files: Iterable[Address], *, clock: Clock | None = None, ids: Ids | None = None
) -> Merged:
    """Merge files of the same workshop into a session: solo files, or those of another table.

    All files are checked before the first one is merged. Merging the same file twice changes nothing.

    Args:
        session: Address of the session that receives them.
        files: Addresses of the files; exported ``session.toml`` files too.
        clock: Source of the time; None for the system clock.
        ids: Source of ids; None for random ids.

    Returns:
        The result for each file, and the conflicts that wait now.

    Raises:
        InputError: A file is no session, belongs to another workshop, or was neither prepared from the session nor
            copied from it; or the session is a solo file.
        SessionError: The session cannot be opened.
        StorageError: The disk does not accept it; files before the failing one are merged.
    """
    read = [(stored_at(file), history(file)) for file in files]
    workshop = wired(clock, ids).open(session, window="command")
    try:
        first = next(step for _, step in workshop.history())
        for file, other in read:
            _check(workshop.session, first, file, other)
        joined = []
        for file, other in read:
            known = {step.id: step.at for _, step in workshop.history()}
            found = brought(workshop.session, (step for _, step in other.steps), known)
            new = sum(bool(step.changes) for step in found.steps)
            if new or found.earlier:
                workshop.merge(found.steps, tr("Merged {name}", name=file.name))
            joined.append(Joined(file, new, found.late, found.refused, found.earlier))
        return Merged(tuple(joined), workshop.view.waiting)
    finally:
        workshop.close()


def _check(session: Session, first: Step, file: StoredSession, other: History) -> None:
    if other.id != session.id:
        raise InputError(
            tr(
                "{name} is of another workshop: only files that began as “{title}” can be merged.",
                name=file.name,
                title=session.info.title,
            ),
            way_out=WayOut.CONTINUE_A_SESSION,
        )
    if session.info.solo:
        raise InputError(tr("This file was prepared for one leader."), tr("Merge it into the session of the room."))
    begun = fold(step for _, step in other.steps[:1])
    if not begun.details or begun.info.agenda.id != session.info.agenda.id:
        raise InputError(
            tr(
                "{name} has another agenda than “{title}”, and cannot be merged.",
                name=file.name,
                title=session.info.title,
            )
        )
    if not belongs(session, first, other.steps[0][1]):
        raise InputError(
            tr("{name} was neither prepared from this session, nor is it a copy of it.", name=file.name),
            tr("Prepare it again."),
        )
