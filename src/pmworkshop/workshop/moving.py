"""Copies and moves a session between a file and a database: the same id, the same history, the same exports."""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError, MovedError, RefusedError, StorageError, WayOut
from pmworkshop.base.folders import SESSION_SUFFIX
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import count
from pmworkshop.interface import History, history
from pmworkshop.session.core.chain import first_chain, link
from pmworkshop.session.core.session import fold
from pmworkshop.store.addresses import database_name, is_address, store_at, stored_at
from pmworkshop.store.listing import listed
from pmworkshop.store.stored_session import StoredSession


@dataclass(frozen=True, slots=True)
class Copied:
    """A session that was copied.

    Attributes:
        place: Where the copy is.
        steps: Number of its steps.
        new: Whether it was written now; otherwise the same history was there already.
    """

    place: StoredSession
    steps: int
    new: bool


def copy_session(source: StoredSession, target: str) -> Copied:
    """Copy a session with its whole history into a file or a database.

    Args:
        source: The session.
        target: A file, a folder, or a database with ``#`` and a name or without; without one, the name is made of the
            title.

    Returns:
        Where the copy is; the session itself is unchanged.

    Raises:
        InputError: There is no session, the target is no such place, or holds other steps.
        DamagedError: The session is damaged.
        StorageError: It cannot be read, or the target does not accept it; nothing is left of the copy then.
    """
    found = history(source)
    if found.lost:
        raise RefusedError(
            tr(
                "{name} is damaged: {steps} of it cannot be read.",
                name=source.name,
                steps=count(found.lost, "step", "steps"),
            ),
            way_out=WayOut.REPAIR_IT,
        )
    place = _place(target, source, found)
    if place.store.has(place.address):
        _must_be_same(place, found)
        return Copied(place, found.total, new=False)
    place.store.write(place.address, found.id, tuple(step for _, step in found.steps))
    return Copied(place, found.total, new=True)


def move_session(source: StoredSession, target: str, *, clock: Clock | None = None) -> Copied:
    """Copy a session, then take the original away, unless somebody wrote to it meanwhile.

    Args:
        source: The session.
        target: A file, a folder or a database, as for `copy_session`.
        clock: Source of the time for the note of who runs its stage; None for the system clock.

    Returns:
        Where the session is now.

    Raises:
        BusyError: Its stage is running.
        RefusedError: It can only be read here, or was written to meanwhile; then it stays, and so does no new copy.
            Or it cannot be taken away; then the copy stays too, and the message says what is where.
        PmworkshopError: As for `copy_session`.
    """
    hold = source.store.lock(source.address, clock)
    hold.acquire()
    try:
        done = copy_session(source, target)
        if done.place.address == source.address or _same_file(done.place, source):
            raise InputError(tr("{name} is there already.", name=source.name), tr("Name another place."))
        try:
            _take_away(source, history(done.place))
        except RefusedError:
            if done.new:
                done.place.store.remove(done.place.address)
            raise
        except StorageError as error:
            if left := _left(source):
                values = {"place": done.place, "name": source.name, "source": source, "message": error.message}
                raise RefusedError(tr(left, **values), error.hint) from None
        return done
    finally:
        hold.release()


def _take_away(source: StoredSession, copied: History) -> None:
    """Delete a session while nobody can write to it, if the copy holds all of it."""
    with closing(source.open()) as journal:
        if not journal.writable:
            raise RefusedError(
                tr("{name} can only be read here, and so not be moved.", name=source.name), tr("Copy it instead.")
            )
        with suppress(MovedError), journal.writing() as writing:  # it is we who take it away
            if (writing.head.seq, writing.head.chain) != (copied.total, _chain(copied)):
                raise RefusedError(
                    tr("{name} was changed meanwhile, and stays where it is.", name=source.name), tr("Move it again.")
                )
            with suppress(StorageError):  # an open file cannot be deleted on every system
                source.store.remove(source.address)
    if source.store.has(source.address):
        source.store.remove(source.address)


def _left(source: StoredSession) -> str:
    """Say that a session is still there that was to be taken away, as a message with places; empty if it is not."""
    try:
        there = source.store.has(source.address)
    except StorageError:
        return tr_noop("All of it is in {place} now, and {name} may still be in {source} too: {message}")
    return tr_noop("All of it is in {place} now, and {name} is still in {source} too: {message}") if there else ""


def _place(target: str, source: StoredSession, found: History) -> StoredSession:
    if is_address(target):
        return stored_at(target) if database_name(target) else _in_database(target, found)
    path = Path(target)
    if path.is_dir():
        return stored_at(path / f"{source.stem}{SESSION_SUFFIX}")
    if path.suffix != SESSION_SUFFIX:
        raise InputError(
            tr("{target} is no place for a session.", target=target),
            tr("A session file ends in {session_suffix}.", session_suffix=SESSION_SUFFIX),
        )
    return stored_at(path)


def _in_database(target: str, found: History) -> StoredSession:
    """Choose a place in a database: that of the same session if it is there, else one after its title."""
    store = store_at(target)
    there = next((one.stored for one in listed(store) if one.id == found.id), None)
    title = fold(step for _, step in found.steps).info.title
    return there or StoredSession(store.new_address(title, found.id), store)


def _must_be_same(place: StoredSession, found: History) -> None:
    there = place.store.glance(place.address).head
    if there.session != found.id:
        raise InputError(
            tr("{name} is there already: it is another session.", name=place.name), tr("Choose another name.")
        )
    if (there.seq, there.chain) != (found.total, _chain(found)):
        raise InputError(tr("{name} is there already, with other steps.", name=place.name), way_out=WayOut.MERGE_THEM)


def _chain(found: History) -> bytes:
    chain = first_chain(found.id)
    for seq, step in found.steps:
        chain = link(chain, seq, step.body())
    return chain


def _same_file(one: StoredSession, other: StoredSession) -> bool:
    if is_address(one.address) or is_address(other.address):
        return False
    return Path(one.address).samefile(other.address)
