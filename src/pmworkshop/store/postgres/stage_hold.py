"""The right to run the stage of a session in a database: an advisory lock, and a row that says who has it."""

from __future__ import annotations

import os
import platform
from contextlib import suppress

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.errors import BusyError, PmworkshopError, WayOut
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.store.postgres.connection import PARTING, Connection, Link
from pmworkshop.store.stage_lock import stage_holder

CLASS = 0x504D574B
"""``PMWK``: marks the advisory locks of stages among those of other programs."""
_NOTE = """
INSERT INTO stage (session, host, process, since) VALUES (%s, %s, %s, %s)
ON CONFLICT (session) DO UPDATE SET host = EXCLUDED.host, process = EXCLUDED.process, since = EXCLUDED.since
"""


class PostgresHold:
    """The right to run a stage; the server gives it back when the program or its network ends in any way."""

    def __init__(self, link: Link, number: int, clock: Clock, *, writable: bool) -> None:
        """Prepare the right; nothing is taken yet.

        Args:
            link: A connection of its own, which is kept as long as the right.
            number: Number of the session in its database.
            clock: Source of the time at which it is taken.
            writable: Whether the role may write; a reader takes nothing, and keeps nobody from the stage.
        """
        self._link, self._number, self._clock, self._writable = link, number, clock, writable
        self._mine = False
        self._on: Connection | None = None

    def acquire(self) -> None:
        """Take the right without waiting.

        Raises:
            BusyError: Another stage has it; the message says which.
            StorageError: The database does not answer.
        """
        if not self._writable:
            return
        if not self._taken():
            who = self._holder()
            self._link.drop()
            raise BusyError(
                tr("{name} is being run on another stage{who}.", name=self._link.name, who=who),
                way_out=WayOut.WATCH_ONLY,
            )
        self._mine = True
        since = self._clock.now().isoformat(timespec="seconds")
        with suppress(PmworkshopError), self._link.told() as db:  # only the lock counts
            db.execute(_NOTE, (self._number, clean_line(platform.node()), os.getpid(), since))

    def _holder(self) -> str:
        """Return who has the right, in brackets; empty if unknown."""
        rows = self._link.rows("SELECT host, process, since FROM stage WHERE session = %s", self._number)
        return stage_holder(*rows[0]) if rows else ""

    def renew(self) -> None:
        """Take the right again where the server lost it, as when it was started anew; another stage may have it."""
        if not self._mine:
            return
        with suppress(PmworkshopError):
            self._link.rows("SELECT 1")  # a connection that broke unnoticed is dropped
        with suppress(PmworkshopError):
            if self._link.fresh() is not self._on:
                self._taken()

    def _taken(self) -> bool:
        """Try to take the lock; return whether this connection has it now."""
        ((taken,),) = self._link.rows("SELECT pg_try_advisory_lock(%s, %s)", CLASS, self._number)
        self._on = self._link.fresh() if taken else None
        return bool(taken)

    def release(self) -> None:
        """Give the right back; repeated calls have no effect."""
        if self._mine:
            self._mine = False
            with suppress(PmworkshopError), self._link.at_most(PARTING), self._link.told() as db:
                db.execute("DELETE FROM stage WHERE session = %s", (self._number,))
                db.execute("SELECT pg_advisory_unlock_all()")  # a server may notice late that a client is gone
        self._link.drop()
