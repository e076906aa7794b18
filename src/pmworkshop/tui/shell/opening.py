"""Opens a session for the stage: takes the stage lock, and falls back to a repaired copy of a damaged session."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import field

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import BusyError, DamagedError, InputError, PmworkshopError, StorageError
from pmworkshop.base.files import private_folder, reason
from pmworkshop.base.folders import SESSION_SUFFIX, Folders
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.store.addresses import Address, home_store, is_address, stored_at
from pmworkshop.store.journal import Journal
from pmworkshop.store.stored_session import StoredSession
from pmworkshop.tui.keymap.ways_out import error_words
from pmworkshop.workshop.wiring import wired
from pmworkshop.workshop.workshop import Workshop

READ_ONLY = tr_noop("read only")
REHEARSAL = tr_noop("rehearsal")
STAGE = "stage"


@dataclass(slots=True)
class Opened:
    """An open session.

    Attributes:
        workshop: The running workshop.
        stored: Where the session is stored.
        told: Message about damage found at opening; empty if the session is intact.
    """

    workshop: Workshop
    stored: StoredSession
    told: str = ""
    _held: ExitStack = field(default_factory=ExitStack)

    @property
    def mark(self) -> str:
        """The word for the top line if the session cannot be written or is a rehearsal, in English; else empty."""
        if not self.workshop.writable:
            return READ_ONLY
        return REHEARSAL if self.rehearsal else ""

    @property
    def rehearsal(self) -> bool:
        """Whether nothing of the session outlives the program, and so nothing of it is written."""
        return self.workshop.writable and not self.stored.store.keeps

    def moved_to(self, stored: StoredSession, held: ExitStack) -> None:
        """Continue in another store, and release the lock of the earlier one.

        Args:
            stored: The new place of the session.
            held: Releases what was taken for the new place, such as its stage lock.
        """
        before, self._held = self._held, held
        self.stored = stored
        before.close()

    def forget_after(self) -> None:
        """Delete the session once it is closed."""
        self._held.callback(self.stored.store.remove, self.stored.address)

    def close(self) -> None:
        """Finish pending writes, then close the session and release its lock."""
        self.workshop.close()
        self._held.close()


def open_session(
    session: Address, *, readonly: bool = False, window: str = STAGE, who: str = "", clock: Clock | None = None
) -> Opened:
    """Open a session for a window.

    Only one stage may write a session at a time; other windows may write beside it. A damaged session is not changed:
    what can be read of it is written to a copy beside it, and the copy is opened for reading only.

    Args:
        session: Address of the session.
        readonly: Open it for reading only; no lock is taken.
        window: Name of the window in the history; only `STAGE` takes the stage lock.
        who: Name of the person in the history; empty for none.
        clock: Source of the time; None for the system clock.

    Returns:
        The open session; the caller closes it.

    Raises:
        BusyError: Another stage runs the session; the message says which, and that it can be opened read-only.
        InputError: There is no session at the address, or no store has such an address.
        DamagedError: Nothing of the session can be read.
    """
    stored, wiring, held = stored_at(session), wired(clock), ExitStack()
    try:
        if not readonly and window == STAGE:
            _take_stage(stored, held, wiring.clock)
        try:
            journal = held.enter_context(stored.reading()) if readonly else stored.open()
            return Opened(wiring.run(journal, window=window, who=who), stored, _held=held)
        except DamagedError:
            found = stored.salvage()
            copy = stored.repair(found)
            repaired = held.enter_context(copy.reading())
            told = tr(
                "{told} You see the copy {name}; the file itself is as it was.", told=found.told, name=copy.name
            )
            return Opened(wiring.run(repaired, window=STAGE), stored, told, held)
    except BaseException:
        held.close()
        raise


def window_name(sort: str, name: str) -> str:
    """Name a window in the history, so that undo in it takes back no gesture of another person.

    Args:
        sort: What the window is.
        name: Name of who sits at it; empty if it was not said.
    """
    return f"{sort} {name}".strip()


def _take_stage(stored: StoredSession, held: ExitStack, clock: Clock | None = None) -> None:
    """Take the stage lock of a session; closing ``held`` releases it."""
    hold = stored.store.lock(stored.address, clock)
    hold.acquire()
    held.callback(hold.release)


def go_on_beside(opened: Opened, folders: Folders) -> StoredSession:
    """Continue in a new store because the present one cannot be written.

    The place beside the session is tried first, then the folder of sessions.

    Args:
        opened: The open session; its place becomes the new one.
        folders: The user's folders.

    Returns:
        The new place.

    Raises:
        StorageError: Neither place can be written; the session stays as it was.
    """
    before, home = opened.stored, home_store(folders)
    try:
        return _go_on_in(opened, StoredSession(before.store.beside(before.address), before.store))
    except StorageError:
        pass
    try:
        private_folder(folders.data)
    except OSError as error:
        told = tr("{folder} cannot be made: {error}.", folder=folders.data, error=reason(error))
        raise StorageError(told) from None
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
    """Check the whole history of a session; repair a damaged one into a copy beside it.

    A session that stays locked by a long write is not reported: it is checked again at the next opening. Nor is one
    that is gone or replaced, or whose database does not answer: the next line tells that, with the way to go on, and
    nothing that waits is dropped.

    Args:
        session: Address of the session.

    Returns:
        A message about the damage and the copy; empty if the history is intact.
    """
    stored = stored_at(session)
    try:
        try:
            with stored.reading() as journal:
                verdict = journal.verify()
        except InputError:
            return ""
        if verdict.fine:
            return ""
        found = stored.salvage()
        copy = stored.repair(found)
    except BusyError:
        return ""
    except PmworkshopError as error:
        away = isinstance(error, StorageError) and is_address(stored.address)
        return "" if away else error_words(error)
    return tr("{told} A repaired copy stands beside it: {name}.", told=found.told, name=copy.name)
