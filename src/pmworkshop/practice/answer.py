"""What is asked of the places in which a practice keeps sessions, and what they answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pmworkshop.base.dataclass import dataclass
from pmworkshop.practice.query import Query
from pmworkshop.practice.remembered import About, Line, Open
from pmworkshop.store.stored_session import StoredSession

MANY = 20
"""Sessions that are read without a word about it."""

Tell = Callable[[int], None]
"""Called before many sessions are read for the first time, with their number."""


@dataclass(frozen=True, slots=True)
class Found:
    """The lines of one session that hold what was looked for.

    Attributes:
        stored: The place of the session.
        about: What is known of it as a whole.
        lines: The lines; `Query.spots` says where the words stand in them.
    """

    stored: StoredSession
    about: About
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found.

    Attributes:
        sessions: The sessions with their lines, the newest first.
        total: How many lines were found in all.
        looked_at: How many sessions were looked through, without those that cannot be read.
        unreadable: Names of the sessions that cannot be read.
        away: A sentence about each place of sessions that does not answer.
    """

    sessions: tuple[Found, ...] = ()
    total: int = 0
    looked_at: int = 0
    unreadable: tuple[str, ...] = ()
    away: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pending:
    """What is open over all sessions.

    Attributes:
        open: What is open; see `still_open`.
        away: A sentence about each place of sessions that does not answer.
    """

    open: tuple[Open, ...]
    away: tuple[str, ...] = ()


class Place(Protocol):
    """One place in which sessions are kept: a folder of files, or a database."""

    def find(self, query: Query, most: int) -> Answer:
        """Find lines that hold all words of a query, after a look whether anything has changed.

        Args:
            query: The words.
            most: How many lines are wanted at most.

        Returns:
            What was found.

        Raises:
            PmworkshopError: The place does not answer.
        """
        ...

    def held(self) -> tuple[Open, ...]:
        """List all actions, and decisions with a day, that its sessions hold, whether they are over or not.

        Raises:
            PmworkshopError: The place does not answer.
        """
        ...
