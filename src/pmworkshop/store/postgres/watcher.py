"""Detects that another window has written to a session in a database."""

from __future__ import annotations

import time

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.store.postgres.connection import Connection, Link

ANYWAY = 5.0
"""Seconds after which the session is read all the same."""
_HEAD = """
SELECT h.seq, h.chain, h.rewrites FROM head AS h JOIN session AS s ON s.number = h.session WHERE h.session = %s
"""


class PostgresWatcher:
    """Looks at the head of a session when a notice of the database says so, and now and then all the same."""

    def __init__(self, link: Link, number: int) -> None:
        """Watch a session; the first look counts as a change.

        Args:
            link: A connection of its own.
            number: Number of the session in its database.
        """
        self._link, self._number = link, number
        self._listening: Connection | None = None
        self._seen: object = None
        self._told_at = -ANYWAY
        self._due = True

    def changed(self, now: float) -> bool:
        """Return whether the session must be read again.

        Args:
            now: The moment of a monotonic clock, in seconds.

        Returns:
            True if it has changed since the last look, can no longer be seen, or has not been read for `ANYWAY`
            seconds, as somebody may have failed to read it.
        """
        if not self._due and now - self._told_at < ANYWAY:
            return False
        before, self._due = self._seen, self._listening is None
        try:
            self._seen = self._link.rows(_HEAD, self._number)
        except PmworkshopError:
            self._seen, self._due = None, True
        if self._seen == before and now - self._told_at < ANYWAY:
            return False
        self._told_at = now
        return True

    def wait(self, seconds: float) -> None:
        """Wait until another window has written, but not for ever.

        Args:
            seconds: The longest wait, in seconds.
        """
        began = time.monotonic()
        try:
            self._listen(seconds)
        except PmworkshopError:
            self._due = True
            time.sleep(max(0.0, seconds - (time.monotonic() - began)))

    def _listen(self, seconds: float) -> None:
        with self._link.told() as db:
            if db is not self._listening:
                db.execute(f"LISTEN pmworkshop_{self._number}")
                self._listening, self._due = db, True
                return
            for _ in db.notifies(timeout=seconds, stop_after=1):
                self._due = True

    def close(self) -> None:
        """Close the connection."""
        self._link.drop()
