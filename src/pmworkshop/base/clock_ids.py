"""Clock and ids as parameters, so that everything that uses them can be run again with the same result."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        ...


class Ids(Protocol):
    """Makes ids that no one else makes."""

    def new(self) -> str:
        """Return a new id of 16 lower-case hexadecimal digits."""
        ...


class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        return datetime.now(UTC)


class SteppingClock:
    """A clock that moves on by a given amount each time it is read: for samples and tests.

    Attributes:
        step: How far it moves on; it may be changed at any time.
    """

    def __init__(self, start: datetime, step: timedelta = timedelta(seconds=20)) -> None:
        self._next = start
        self.step = step

    def now(self) -> datetime:
        """Return the moment it stands at, and move on."""
        now = self._next
        self._next += self.step
        return now


class RandomIds:
    """64 random bits an id: two in a million sessions of ten thousand steps never meet."""

    def new(self) -> str:
        """Return a new random id."""
        return secrets.token_hex(8)


class CountingIds:
    """Ids that count up from a start: for samples and tests."""

    def __init__(self, start: int = 1) -> None:
        self._next = start

    def new(self) -> str:
        """Return the next id."""
        value = f"{self._next:016x}"
        self._next += 1
        return value
