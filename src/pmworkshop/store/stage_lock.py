"""The lock of a session file, so that only one stage runs it, and the note that says who holds it."""

from __future__ import annotations

import errno
import json
import os
import platform
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from pmworkshop.base.clock_ids import Clock, SystemClock
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import BusyError, StorageError, WayOut
from pmworkshop.base.files import reason
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line

if TYPE_CHECKING:
    from filelock import BaseFileLock


def stage_holder(host: object, process: object, since: object) -> str:
    """Say in brackets who runs a stage, for the end of a sentence.

    Args:
        host: Name of the computer.
        process: Id of the process.
        since: When the stage was opened, in ISO format.
    """
    told = tr("({host}, process {process}, since {since})", host=host, process=process, since=since)
    return f" {clean_line(told)}"


class StageLock:
    """The lock of the stage that runs a session, from `acquire` to `release`, or as a context manager.

    The lock file beside the session works for every computer that sees the folder, and for every symbolic link to the
    session. A hard link has another name: a second lock file in the temporary folder of this computer is named by the
    inode of the session.

    The system releases both locks when the process ends in any way; a note that is left behind has no effect then.
    While
    nobody runs the session, no lock file is beside it.
    """

    def __init__(self, path: Path, clock: Clock | None = None) -> None:
        """Prepare the lock of a session file; nothing is locked yet.

        Args:
            path: The file, under any of its names.
            clock: Source of the time in the note; None for the system clock.
        """
        self._session = path
        self._clock = clock or SystemClock()
        self._held: list[_LockFile] = []

    def acquire(self) -> None:
        """Take the lock without waiting.

        Raises:
            BusyError: Another stage holds it; the message says which.
            StorageError: The folder or the system does not support locks, or the lock file cannot be made.
        """
        try:
            self._take(_beside(self._session))
            for other in _by_number(self._session):
                with suppress(OSError, NotImplementedError):  # the lock beside the file is enough
                    self._take(other)
        except (OSError, ValueError, NotImplementedError) as error:
            said = tr("this folder knows no locks") if isinstance(error, NotImplementedError) else reason(error)
            raise StorageError(
                tr("{name} cannot be locked: {said}.", name=self._session.name, said=said), tr("Keep it locally.")
            ) from None
        except BusyError:
            self.release()
            raise

    def _take(self, file: _LockFile) -> None:
        if not file.take():
            raise BusyError(
                tr("{name} is being run on another stage{holder}.", name=self._session.name, holder=file.holder()),
                way_out=WayOut.WATCH_ONLY,
            )
        self._held.append(file)
        file.sign(self._clock.now().isoformat(timespec="seconds"))

    def release(self) -> None:
        """Release the lock and delete the note; repeated calls have no effect."""
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
    """Return the lock beside a session, which is the same for all symbolic links to it."""
    try:
        real = session.resolve()
    except (OSError, RuntimeError, ValueError):  # links in a circle; opening it says so
        real = session
    return _LockFile(real.with_name(f".{real.name}.lock"), real.with_name(f".{real.name}.stage"))


def _by_number(session: Path) -> Iterator[_LockFile]:
    """Yield the lock that is named by the inode of the file, whatever its name; none if there is no file."""
    with suppress(OSError, ValueError):
        found = session.stat()
        name = Path(tempfile.gettempdir()) / f"pmworkshop-{found.st_dev:x}-{found.st_ino:x}.lock"
        yield _LockFile(name, name.with_suffix(".stage"))


@dataclass(slots=True)
class _LockFile:
    """One lock file, and the note of who holds it.

    Attributes:
        path: The lock file.
        note: The file of the note.
    """

    path: Path
    note: Path
    _lock: BaseFileLock | None = field(default=None)

    def take(self) -> bool:
        """Take the lock without waiting; return False if another process holds it.

        Raises:
            OSError: The folder does not accept a lock file.
            NotImplementedError: The system, or this folder, does not support locks.
        """
        with warnings.catch_warnings():  # filelock warns before it falls back to a weaker lock
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
        """Write the note of who holds the lock; a failure is ignored, since only the lock counts.

        Args:
            since: The moment the lock was taken, in ISO format.
        """
        note = {"host": platform.node(), "process": os.getpid(), "since": since}
        with suppress(OSError):
            self.note.unlink(missing_ok=True)
            with self.note.open("x", encoding="utf-8") as file:  # never through a link of somebody else
                json.dump(note, file)

    def holder(self) -> str:
        """Return who holds the lock, in brackets; empty if unknown."""
        try:
            note = json.loads(self.note.read_text(encoding="utf-8")[:2000])
            host, process, since = note["host"], int(note["process"]), note["since"]
        except (OSError, ValueError, KeyError, TypeError):
            return ""
        return stage_holder(host, process, since)

    def release(self) -> None:
        """Release the lock, and delete the note and the lock file."""
        assert self._lock is not None
        for path in (self.note, self.path):  # while it is still locked; the next holder makes a new file
            with suppress(OSError):
                path.unlink()
        self._lock.release()
        self._lock = None
