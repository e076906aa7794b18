"""Opening a session for the stage: who may write, and what is said when something is wrong with it."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.errors import BusyError, DamagedError, PmworkshopError, StorageError
from pmworkshop.base.files import reason
from pmworkshop.base.folders import SESSION_SUFFIX, Folders
from pmworkshop.store.addresses import Address, home_store, stored_at
from pmworkshop.store.protocol import Journal
from pmworkshop.store.store import StoredSession
from pmworkshop.workshop.wiring import wired
from pmworkshop.workshop.workshop import Workshop

READ_ONLY = "read only"
STAGE = "stage"


@dataclass(slots=True)
class Opened:
    """A session that is open.

    Attributes:
        workshop: The running workshop.
        stored: Where it is.
        told: What must be said about it; empty if all is well.
    """

    workshop: Workshop
    stored: StoredSession
    told: str = ""
    _held: ExitStack = field(default_factory=ExitStack)

    @property
    def mark(self) -> str:
        """A word for the top line where nothing can be written."""
        return "" if self.workshop.writable else READ_ONLY

    def moved_to(self, stored: StoredSession, held: ExitStack) -> None:
        """Hold another place, and the right to run it, instead of the one that was opened.

        Args:
            stored: The place.
            held: Lets go of what was taken for it.
        """
        before, self._held = self._held, held
        self.stored = stored
        before.close()

    def close(self) -> None:
        """Finish what is under way, and let go of the session and its lock."""
        self.workshop.close()
        self._held.close()


def open_session(
    session: Address, *, readonly: bool = False, window: str = STAGE, clock: Clock | None = None
) -> Opened:
    """Open a session for a window: of stages that write there is one, and other windows stand beside it.

    A damaged session is not touched: what can be read of it is written to a copy beside it, which is opened
    for reading only.

    Args:
        session: Its address.
        readonly: Open it for reading only.
        window: Names the window in the history.
        clock: Tells the time; the system's unless given.

    Raises:
        BusyError: Another stage runs it; the message says which, and that it can be opened read-only.
        InputError: No session is at that address, or it is that of no store.
        DamagedError: Nothing of it can be read.
    """
    stored, wiring, held = stored_at(session), wired(clock), ExitStack()
    try:
        if not readonly and window == STAGE:
            _take_stage(stored, held, wiring.clock)
        try:
            journal = held.enter_context(stored.reading()) if readonly else stored.open()
            return Opened(wiring.run(journal, window=window), stored, _held=held)
        except DamagedError:
            found = stored.salvage()
            copy = stored.repair(found)
            repaired = held.enter_context(copy.reading())
            told = f"{found.told} You see the copy {copy.name}; the file itself is as it was."
            return Opened(wiring.run(repaired, window=STAGE), stored, told, held)
    except BaseException:
        held.close()
        raise


def _take_stage(stored: StoredSession, held: ExitStack, clock: Clock | None = None) -> None:
    """Take the right to run a session, until ``held`` lets go."""
    hold = stored.store.lock(stored.address, clock)
    hold.acquire()
    held.callback(hold.release)


def go_on_beside(opened: Opened, folders: Folders) -> StoredSession:
    """Go on in a new place, because the session's own takes nothing: beside it, else in the folder of sessions.

    Args:
        opened: The open session; its place becomes the new one.
        folders: The user's folders.

    Returns:
        The new place.

    Raises:
        StorageError: No place takes it; the session stays as it was.
    """
    before, home = opened.stored, home_store(folders)
    try:
        return _go_on_in(opened, StoredSession(before.store.beside(before.address), before.store))
    except StorageError:
        pass
    try:
        folders.data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"{folders.data} cannot be made: {reason(error)}.") from None
    return _go_on_in(opened, StoredSession(home.beside(str(folders.data / f"{before.stem}{SESSION_SUFFIX}")), home))


def _go_on_in(opened: Opened, target: StoredSession) -> StoredSession:
    session, held = opened.workshop.session.id, ExitStack()

    def make() -> Journal:
        journal = target.create(session)
        try:
            _take_stage(target, held)
        except BaseException:
            journal.close()
            target.store.remove(target.address)
            raise
        return journal

    try:
        opened.workshop.go_on_in(make).result()
    except BaseException:
        held.close()
        raise
    opened.moved_to(target, held)
    return target


def check_later(session: Address) -> str:
    """Check the whole history of a session, and say what is wrong with it; empty if all is well.

    One that is being written for long is not called damaged: it is checked when it is opened again.

    Args:
        session: Its address.
    """
    stored = stored_at(session)
    try:
        with stored.reading() as journal:
            verdict = journal.verify()
        if verdict.fine:
            return ""
        found = stored.salvage()
        copy = stored.repair(found)
    except BusyError:
        return ""
    except PmworkshopError as error:
        return str(error)
    return f"{found.told} A repaired copy stands beside it: {copy.name}."
