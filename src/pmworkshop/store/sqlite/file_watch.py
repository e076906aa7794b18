"""Seeing cheaply that another window may have written to a file: the system is asked about it, it is not opened."""

from __future__ import annotations

from pathlib import Path

SETTLED = 1.0
"""Seconds after a change in which there may be another one that has the same time."""
ANYWAY = 5.0
"""Seconds after which the file is read all the same, for a disk that keeps no times."""


class FileWatcher:
    """Looks at the time, the size and the identity of a file."""

    def __init__(self, path: Path) -> None:
        """Begin with ``path``; the first look counts as a change."""
        self._path = path
        self._seen: tuple[int, ...] = ()
        self._changed_at = self._told_at = -ANYWAY

    def changed(self, now: float) -> bool:
        """Look once; tell whether the file must be read again.

        Args:
            now: Seconds of a clock that never goes back.

        Returns:
            Whether the file has changed, may have changed within one tick of its clock, or was not read for long.
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
