"""Follows a session while a screen shows it: a thread asks the store at intervals whether it has changed."""

from __future__ import annotations

import threading
import time

from pmworkshop.store.store import Watcher


class Watch:
    """Asks a store in a thread of its own whether another window has written; a slow store delays no key.

    A store that tells of changes by itself is asked as soon as it does.
    """

    def __init__(self, watcher: Watcher, seconds: float) -> None:
        """Start the thread; it runs until `end`.

        Args:
            watcher: Looks for changes of the session.
            seconds: The longest time between two looks, in seconds.
        """
        self._watcher, self._seconds = watcher, seconds
        self._over, self._due = threading.Event(), threading.Event()
        threading.Thread(target=self._run, name="pmworkshop-watch", daemon=True).start()

    def _run(self) -> None:
        while not self._over.is_set():
            self._watcher.wait(self._seconds)
            if self._watcher.changed(time.monotonic()):
                self._due.set()
        self._watcher.close()

    def due(self) -> bool:
        """Return whether the session has to be read again, and reset the flag."""
        if not self._due.is_set():
            return False
        self._due.clear()
        return True

    def end(self) -> None:
        """Stop the thread."""
        self._over.set()
