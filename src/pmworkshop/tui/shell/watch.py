"""Seeing cheaply that another window may have written: asking the system about the file, not the file itself."""

from __future__ import annotations

import threading
import time
from pathlib import Path

SETTLED = 1.0
"""Seconds after a change in which there may be another one of the same time."""
ANYWAY = 5.0
"""Seconds after which the file is read all the same, for a disk that tells no times."""


class Watch:
    """Looks at a file's time and size, in a thread of its own: a disk that stands still keeps no key waiting."""

    def __init__(self, path: Path, seconds: float) -> None:
        """Look at ``path`` every so many seconds, until `end`."""
        self._path, self._seconds = path, seconds
        self._over, self._due = threading.Event(), threading.Event()
        self._seen: tuple[int, ...] = ()
        self._changed = self._told = -ANYWAY
        threading.Thread(target=self._run, name="pmworkshop-watch", daemon=True).start()

    def _run(self) -> None:
        while not self._over.wait(self._seconds):
            if self.look(time.monotonic()):
                self._due.set()

    def look(self, now: float) -> bool:
        """Look once; tell whether the file must be read.

        Args:
            now: Seconds of a clock that never goes back.
        """
        try:
            found = self._path.stat()
            seen: tuple[int, ...] = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
        except OSError:
            seen = ()
        if seen != self._seen:
            self._seen, self._changed = seen, now
        if now - self._changed > SETTLED and now - self._told < ANYWAY:
            return False
        self._told = now
        return True

    def due(self) -> bool:
        """Tell, once, whether the file must be read."""
        if not self._due.is_set():
            return False
        self._due.clear()
        return True

    def end(self) -> None:
        """Look no more."""
        self._over.set()
