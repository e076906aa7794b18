"""Opening a session for the stage: who may write, and what is said when something is wrong with the file."""

from __future__ import annotations

import itertools
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.errors import BusyError, DamagedError, PmworkshopError, StorageError
from pmworkshop.base.files import reason
from pmworkshop.base.folders import Folders
from pmworkshop.store.sqlite.check import salvage, write_repaired
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.reading import open_reading, open_writing
from pmworkshop.store.stage_lock import StageLock
from pmworkshop.workshop.workshop import Workshop

READ_ONLY = "read only"
STAGE = "stage"


@dataclass(slots=True)
class Opened:
    """A session that is open.

    Attributes:
        workshop: The running workshop.
        path: Its file.
        told: What must be said about it; empty if all is well.
    """

    workshop: Workshop
    path: Path
    told: str = ""
    _held: ExitStack = field(default_factory=ExitStack)

    @property
    def mark(self) -> str:
        """A word for the top line where nothing can be written."""
        return "" if self.workshop.writable else READ_ONLY

    def moved_to(self, path: Path, lock: StageLock) -> None:
        """Hold another file, and its lock, in place of the one that was opened.

        Args:
            path: The file.
            lock: Its lock, which is held already.
        """
        before, self._held = self._held, ExitStack()
        self.path = path
        self._held.callback(lock.release)
        before.close()

    def close(self) -> None:
        """Finish what is under way, and let go of the file and its lock."""
        self.workshop.close()
        self._held.close()


def open_session(path: Path, *, readonly: bool = False, window: str = STAGE, clock: Clock | None = None) -> Opened:
    """Open a session for a window: of stages that write there is one, and other windows stand beside it.

    A damaged file is not touched: what can be read of it is written to a copy beside it, which is opened
    for reading only.

    Args:
        path: The session.
        readonly: Open it for reading only.
        window: Names the window in the history.
        clock: Tells the time; the system's unless given.

    Raises:
        BusyError: Another stage runs it; the message says which, and that it can be opened read-only.
        InputError: There is no such file, or it is not a session.
        DamagedError: Nothing of it can be read.
    """
    held = ExitStack()
    try:
        if not readonly and window == STAGE:
            lock = StageLock(path)
            lock.acquire()
            held.callback(lock.release)
        journal: SqliteJournal | None = None
        try:
            journal = held.enter_context(open_reading(path)) if readonly else open_writing(path)
            return Opened(Workshop(journal, window=window, clock=clock), path, _held=held)
        except DamagedError:
            if journal is not None:
                journal.close()
            found = salvage(path)
            copy = write_repaired(path, found)
            repaired = held.enter_context(open_reading(copy))
            told = f"{found.told} You see the copy {copy.name}; the file itself is as it was."
            return Opened(Workshop(repaired, clock=clock), path, told, held)
    except BaseException:
        held.close()
        raise


def go_on_beside(opened: Opened, folders: Folders) -> Path:
    """Go on in a new file, because the session's own takes nothing: beside it, else in the folder of sessions.

    Args:
        opened: The open session; its path becomes that of the new file.
        folders: The user's folders.

    Returns:
        Where the new file is.

    Raises:
        StorageError: No place takes it; the session stays as it was.
    """
    refused = StorageError("There is no place for it.")
    for folder in dict.fromkeys((opened.path.parent, folders.data)):
        try:
            if folder == folders.data:
                folder.mkdir(parents=True, exist_ok=True)
            return _go_on_in(opened, _free_beside(folder / opened.path.name))
        except StorageError as error:
            refused = error
        except OSError as error:
            refused = StorageError(f"{folder} cannot be made: {reason(error)}.")
    raise refused


def _go_on_in(opened: Opened, path: Path) -> Path:
    if not path.parent.is_dir():
        raise StorageError(f"{path.parent} is not there.")
    session = opened.workshop.session.id
    lock = StageLock(path)
    lock.acquire()
    try:
        opened.workshop.go_on_in(lambda: SqliteJournal.create(path, session)).result()
    except BaseException:
        lock.release()
        raise
    opened.moved_to(path, lock)
    return path


def _free_beside(path: Path) -> Path:
    """Find a name that no file has: the old one with a number, so that two files are never taken for one."""
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in itertools.count(2))
    return next(name for name in names if not name.exists())


def check_later(path: Path) -> str:
    """Check the whole history of a file, and say what is wrong with it; empty if all is well.

    A file that is being written for long is not called damaged: it is checked when it is opened again.
    """
    try:
        with open_reading(path) as journal:
            verdict = journal.verify()
        if verdict.fine:
            return ""
        found = salvage(path)
        copy = write_repaired(path, found)
    except BusyError:
        return ""
    except PmworkshopError as error:
        return str(error)
    return f"{found.told} A repaired copy stands beside it: {copy.name}."
