"""Detects that another window may have written to a file by its times and size, without opening it."""

from __future__ import annotations

import time
from pathlib import Path

SETTLED = 1.0
"""Seconds after a change in which there may be another one that has the same time."""
ANYWAY = 5.0
"""Seconds after which the file is read all the same, for a disk that keeps no times."""


class FileWatcher:
    """Compares the times, the size and the inode of a file."""

    def __init__(self, path: Path) -> None:
        """Watch a file; the first look counts as a change.

        Args:
            path: The file; it may be missing for a while.
        """
        self._path = path
        self._seen: tuple[int, ...] = ()
        self._changed_at = self._told_at = -ANYWAY

    def changed(self, now: float) -> bool:
        """Return whether the file must be read again.

        Args:
            now: The moment of a monotonic clock, in seconds.

        Returns:
            True if the file has changed, may have changed again within the resolution of its times, or has not been
            read for
            `ANYWAY` seconds.
        """
        try:
            found = self._path.stat()
            seen: tuple[int, ...] = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
        except OSError:
            seen = ()
        if seen != self._seen:
            self._seen, self._changed_at = seen, now
        if now - self._changed_at > SETTLED and now - self._told_at < ANYWAY:
            return False
        self._told_at = now
        return True

    def wait(self, seconds: float) -> None:
        """Wait, since a file tells of nothing by itself.

        Args:
            seconds: How long, in seconds.
        """
        time.sleep(seconds)

    def close(self) -> None:
        """Do nothing: the watcher holds nothing."""
