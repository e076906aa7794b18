"""Following a session while a screen shows it: its store is asked now and then, in a thread of its own."""

from __future__ import annotations

import threading
import time

from pmworkshop.store.store import Watcher


class Watch:
    """Asks a store whether another window may have written: one that stands still keeps no key waiting."""

    def __init__(self, watcher: Watcher, seconds: float) -> None:
        """Ask every so many seconds, until `end`.

        Args:
            watcher: Looks at the session.
            seconds: The time between two looks.
        """
        self._watcher, self._seconds = watcher, seconds
        self._over, self._due = threading.Event(), threading.Event()
        threading.Thread(target=self._run, name="pmworkshop-watch", daemon=True).start()

    def _run(self) -> None:
        while not self._over.wait(self._seconds):
            if self._watcher.changed(time.monotonic()):
                self._due.set()

    def due(self) -> bool:
        """Tell, once, whether the session must be read."""
        if not self._due.is_set():
            return False
        self._due.clear()
        return True

    def end(self) -> None:
        """Look no more."""
        self._over.set()
