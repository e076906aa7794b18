"""One stage for one session: who runs it holds its locks, and leaves a note of who that is."""

from __future__ import annotations

import errno
import json
import os
import platform
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from pmworkshop.base.clock_ids import Clock, SystemClock
from pmworkshop.base.errors import BusyError, StorageError
from pmworkshop.base.files import reason
from pmworkshop.base.text import clean_line

if TYPE_CHECKING:
    from filelock import BaseFileLock


class StageLock:
    """Held by the stage that runs a session, from `acquire` to `release`, or as a context.

    The lock beside the file counts on every computer that sees its folder, and for every symbolic link to it. A
    hard link is another name that the folder does not tell of: a second lock, in this computer's folder for
    temporary files, goes by the number of the file.

    The system frees both when the process ends, however it ends; the note it may leave behind counts for
    nothing then. Where nobody runs the session, nothing of this stands beside the file.
    """

    def __init__(self, path: Path, clock: Clock | None = None) -> None:
        """Prepare the lock of a session file; nothing is locked yet.

        Args:
            path: The file, under any of its names.
            clock: Tells since when it is held; the system's unless given.
        """
        self._session = path
        self._clock = clock or SystemClock()
        self._held: list[_LockFile] = []

    def acquire(self) -> None:
        """Take the lock, without waiting.

        Raises:
            BusyError: Another stage has it; the message says which.
            StorageError: No lock can be made in this folder, or the system has none.
        """
        try:
            self._take(_beside(self._session))
            for other in _by_number(self._session):
                with suppress(OSError, NotImplementedError):  # the one beside the file is there
                    self._take(other)
        except (OSError, ValueError, NotImplementedError) as error:
            said = "this folder knows no locks" if isinstance(error, NotImplementedError) else reason(error)
            raise StorageError(f"{self._session.name} cannot be locked: {said}.", "Keep it locally.") from None
        except BusyError:
            self.release()
            raise

    def _take(self, file: _LockFile) -> None:
        if not file.take():
            raise BusyError(
                f"{self._session.name} is being run on another stage{file.holder()}.",
                "To watch it meanwhile, open it with --read-only.",
            )
        self._held.append(file)
        file.sign(self._clock.now().isoformat(timespec="seconds"))

    def release(self) -> None:
        """Let go of the lock and take the notes away; calling it twice does nothing more."""
        while self._held:
            self._held.pop().release()

    def __enter__(self) -> StageLock:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _beside(session: Path) -> _LockFile:
    """Name the lock beside a session, which is the same one for all symbolic links to it."""
    try:
        real = session.resolve()
    except (OSError, RuntimeError, ValueError):  # links in a circle; opening it says so
        real = session
    return _LockFile(real.with_name(f".{real.name}.lock"), real.with_name(f".{real.name}.stage"))


def _by_number(session: Path) -> Iterator[_LockFile]:
    """Name the lock that goes by the number of the file, whatever the file is called; none where there is no file."""
    with suppress(OSError, ValueError):
        found = session.stat()
        name = Path(tempfile.gettempdir()) / f"pmworkshop-{found.st_dev:x}-{found.st_ino:x}.lock"
        yield _LockFile(name, name.with_suffix(".stage"))


@dataclass(slots=True)
class _LockFile:
    """One file that is locked, and the note of who has locked it.

    Attributes:
        path: The file.
        note: Where the note is.
    """

    path: Path
    note: Path
    _lock: BaseFileLock | None = field(default=None)

    def take(self) -> bool:
        """Lock it without waiting; tell whether that went, or another process has it.

        Raises:
            OSError: The folder takes no lock.
            NotImplementedError: The system has none, or none for this folder.
        """
        with warnings.catch_warnings():  # where the system has no locks, it would put up with less
            warnings.simplefilter("ignore")
            from filelock import FileLock, SoftFileLock, Timeout

        if issubclass(FileLock, SoftFileLock):
            raise NotImplementedError
        lock = FileLock(self.path, timeout=0, fallback_to_soft=False)
        try:
            lock.acquire()
        except Timeout:
            return False
        except OSError as error:
            if error.errno != errno.ENOSYS:
                raise
            self.path.unlink(missing_ok=True)
            raise NotImplementedError from None
        self._lock = lock
        return True

    def sign(self, since: str) -> None:
        """Write down who has it; the lock is what counts, so that a note that cannot be written is left out.

        Args:
            since: The moment it was taken.
        """
        note = {"host": platform.node(), "process": os.getpid(), "since": since}
        with suppress(OSError):
            self.note.unlink(missing_ok=True)
            with self.note.open("x", encoding="utf-8") as file:  # never through a link of somebody else
                json.dump(note, file)

    def holder(self) -> str:
        """Say who has it, in brackets; empty where that is not known."""
        try:
            note = json.loads(self.note.read_text(encoding="utf-8")[:2000])
            host, process, since = note["host"], int(note["process"]), note["since"]
        except (OSError, ValueError, KeyError, TypeError):
            return ""
        return " " + clean_line(f"({host}, process {process}, since {since})")

    def release(self) -> None:
        """Let go of it, and take the note away."""
        assert self._lock is not None
        for path in (self.note, self.path):  # while it is still locked: whoever waits for it makes a new one
            with suppress(OSError):
                path.unlink()
        self._lock.release()
        self._lock = None
