"""One stage for one session: who runs it holds its lock, and leaves a note of who that is."""

from __future__ import annotations

import json
import os
import platform
from contextlib import suppress
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

    The system frees it when the process ends, however it ends; the note it may leave behind counts for
    nothing then. Where nobody runs the session, nothing of this stands beside the file.
    """

    def __init__(self, path: Path, clock: Clock | None = None) -> None:
        """Prepare the lock of the session file ``path``; nothing is locked yet."""
        self._session = path
        self._lock_file = path.with_name(f".{path.name}.lock")
        self._note = path.with_name(f".{path.name}.stage")
        self._clock = clock or SystemClock()
        self._lock: BaseFileLock | None = None

    def acquire(self) -> None:
        """Take the lock, without waiting.

        Raises:
            BusyError: Another stage has it; the message says which.
            StorageError: No lock can be made in this folder.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(self._lock_file, timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise BusyError(
                f"{self._session.name} is being run on another stage{self._holder()}.",
                "To watch it meanwhile, open it with --read-only.",
            ) from None
        except (OSError, NotImplementedError) as error:
            said = reason(error) if isinstance(error, OSError) else "this folder knows no locks"
            raise StorageError(f"{self._session.name} cannot be locked: {said}.", "Keep it locally.") from None
        self._lock = lock
        note = {
            "host": platform.node(),
            "process": os.getpid(),
            "since": self._clock.now().isoformat(timespec="seconds"),
        }
        with suppress(OSError):  # the lock is what counts
            self._note.write_text(json.dumps(note), encoding="utf-8")

    def release(self) -> None:
        """Let go of the lock and take the note away; calling it twice does nothing more."""
        if self._lock is not None:
            with suppress(OSError):
                self._note.unlink()
            with suppress(OSError):  # while it is still locked: whoever waits for it makes a new one
                self._lock_file.unlink()
            self._lock.release()
            self._lock = None

    def __enter__(self) -> StageLock:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _holder(self) -> str:
        try:
            note = json.loads(self._note.read_text(encoding="utf-8")[:2000])
            host, process, since = note["host"], int(note["process"]), note["since"]
        except (OSError, ValueError, KeyError, TypeError):
            return ""
        return " " + clean_line(f"({host}, process {process}, since {since})")
