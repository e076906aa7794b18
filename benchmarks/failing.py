"""A connection to a session file whose disk fails: at one call, or from one call on."""

from __future__ import annotations

import random
import sqlite3
from typing import Any

SAID = ("disk I/O error", "database or disk is full", "attempt to write a readonly database", "database is locked")
"""What SQLite says of a disk that fails, is full, may not be written, or is kept by another program."""


class Failing:
    """Does what a connection does, until the call that fails.

    Attributes:
        calls: How many there were.
        at: The number of the call that fails; 0 for none.
        said: What is said of it.
        done: Whether that call was carried out all the same, so that only its answer is wrong.
        once: Whether the next call works again.
    """

    def __init__(
        self, db: sqlite3.Connection, at: int = 0, said: str = SAID[0], *, done: bool = False, once: bool = True
    ) -> None:
        self.db = db
        self.calls = 0
        self.at, self.said, self.done, self.once = at, said, done, once

    def execute(self, *call: Any) -> sqlite3.Cursor:
        """Carry out a statement, or fail."""
        self.calls += 1
        fails = self.at and (self.calls == self.at or (self.calls > self.at and not self.once))
        if fails and not self.done:
            raise sqlite3.OperationalError(self.said)
        found = self.db.execute(*call)
        if fails:
            raise sqlite3.OperationalError(self.said)
        return found

    def rollback(self) -> None:
        """Undo what is under way; SQLite does so even where it says that it failed."""
        self.db.rollback()
        self.calls += 1
        if self.at and (self.calls == self.at or (self.calls > self.at and not self.once)):
            raise sqlite3.OperationalError(self.said)

    def mend(self) -> None:
        """Let the disk work again."""
        self.at = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.db, name)


class Unlucky(Failing):
    """Fails now and then, for one call."""

    def __init__(self, db: sqlite3.Connection, rng: random.Random) -> None:
        super().__init__(db)
        self._rng = rng
        self._next()

    def execute(self, *call: Any) -> sqlite3.Cursor:
        """Carry out a statement, or fail."""
        try:
            return super().execute(*call)
        finally:
            if self.calls >= self.at:
                self._next()

    def _next(self) -> None:
        self.at = self.calls + self._rng.randint(1, 120)
        self.said, self.done = self._rng.choice(SAID), self._rng.random() < 0.5
