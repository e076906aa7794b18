"""Reads a session from the database: its head, its newest records, and its history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pmworkshop.base.errors import DamagedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.chain import first_chain
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Key, State, Step, parse_step
from pmworkshop.store.journal import Head
from pmworkshop.store.live_records import READ_ON, session_of, state_in, unreadable
from pmworkshop.store.postgres.connection import Link
from pmworkshop.store.postgres.wording import gone

CHUNK = 500
"""Steps read in one go."""
LAST = 1 << 62
_HEAD = """
SELECT s.id, h.seq, h.chain, h.rewrites FROM session AS s LEFT JOIN head AS h ON h.session = s.number
WHERE s.number = %s
"""
_LIVE = "SELECT kind, id, version, seq, body FROM live WHERE session = %s"
_LAST_STEP = "SELECT seq, chain FROM step WHERE session = %s ORDER BY seq DESC LIMIT 1"
_STEPS = """
SELECT seq, body, chain FROM step WHERE session = %s AND seq > %s AND seq <= %s ORDER BY seq LIMIT %s
"""
_HAS = """
SELECT EXISTS (SELECT FROM session WHERE number = %s), EXISTS (SELECT FROM step WHERE session = %s AND id = %s)
"""


class PostgresReader:
    """A session in a database, as far as it is read.

    Attributes:
        number: Number of the session in its database.
        name: Name of the session, for messages.
    """

    def __init__(self, link: Link, number: int) -> None:
        """Take over a connection.

        Args:
            link: The connection; `close` closes it.
            number: Number of the session.
        """
        self._link = link
        self.number = number
        self.name = link.name

    def head(self) -> Head:
        """Return the end of the journal.

        Raises:
            MovedError: The session was taken away.
            DamagedError: It has no head.
        """
        return self._head_of(self._link.rows(_HEAD, self.number))

    def _head_of(self, rows: list[Any]) -> Head:
        if not rows:
            raise gone(self.name)
        if rows[0][1] is None:
            raise DamagedError(tr("{name} is damaged: it has no head.", name=self.name), tr(READ_ON))
        return Head(*rows[0])

    def load(self) -> tuple[Session, Head]:
        """Read the newest session from its records, all at one moment.

        Returns:
            The session and the end of the journal.

        Raises:
            MovedError: The session was taken away.
            DamagedError: The records do not match the head; the history may still be intact.
            UnknownKindError: It has a module of a kind that this program does not have.
        """
        with self._link.transaction("ISOLATION LEVEL REPEATABLE READ, READ ONLY"):
            return self.read_live()

    def read_live(self) -> tuple[Session, Head]:
        """Read the newest session within the present transaction; see `load`."""
        found, rows, last = self._link.ask(
            (_HEAD, (self.number,)), (_LIVE, (self.number,)), (_LAST_STEP, (self.number,))
        )
        head = self._head_of(found)
        if (last[0] if last else (0, first_chain(head.session))) != (head.seq, head.chain):
            raise DamagedError(
                tr("{name} is damaged: its content is not what was saved.", name=self.name), tr(READ_ON)
            )
        try:
            return session_of(rows, head.seq), head
        except (ValueError, KeyError) as error:
            raise unreadable(error, self.name) from None

    def steps(self, after: int = 0, until: int | None = None) -> Iterator[tuple[int, Step]]:
        """Read the history in order.

        Args:
            after: Number of the step before the first one to read.
            until: Number of the last step to read; None for the newest.

        Yields:
            The steps with their numbers.

        Raises:
            DamagedError: A step cannot be read.
        """
        for seq, body, _ in self.bodies(after, until):
            yield seq, parse_step(body)

    def bodies(self, after: int = 0, until: int | None = None) -> Iterator[tuple[int, str, bytes]]:
        """Read the history in order as it is stored, in chunks between which other windows can write.

        Args:
            after: Number of the step before the first one to read.
            until: Number of the last step to read; None for the newest.

        Yields:
            Number, canonical JSON and hash of each step.

        Raises:
            MovedError: The session was taken away.
        """
        more = True
        while more:
            rows = self._link.rows(
                _STEPS,
                self.number,
                after,
                LAST if until is None else until,
                CHUNK,
            )
            more = len(rows) == CHUNK
            yield from rows
            after = rows[-1][0] if rows else after

    def back(self) -> Iterator[tuple[int, Step]]:
        """Read the history backwards from the newest step, with the numbers of the steps.

        Raises:
            DamagedError: A step cannot be read.
        """
        before = LAST
        while rows := self._link.rows(
            "SELECT seq, body FROM step WHERE session = %s AND seq < %s ORDER BY seq DESC LIMIT 32",
            self.number,
            before,
        ):
            for seq, body in rows:
                yield seq, parse_step(body)
                before = seq

    def has(self, step_id: str) -> bool:
        """Return whether a step is stored.

        Args:
            step_id: Id of the step.

        Raises:
            MovedError: The session was taken away.
        """
        ((there, stored),) = self._link.rows(_HAS, self.number, self.number, step_id)
        if not there:
            raise gone(self.name)
        return bool(stored)

    def states(self, wanted: Sequence[tuple[Key, str]]) -> dict[Key, State]:
        """Find the states of records at given versions.

        Args:
            wanted: Kind and id of each record, with the version.

        Returns:
            The state by kind and id; records without such a version are left out.
        """
        found: dict[Key, State] = {}
        for key, version in wanted:
            rows: list[Any] = self._link.rows(
                "SELECT body FROM step WHERE session = %s AND id = %s", self.number, version
            )
            state = state_in((parse_step(body) for (body,) in rows), key, version)
            if state is None:  # a seed carries the version of another session's step
                state = state_in((step for _, step in self.steps()), key, version)
            if state is not None:
                found[key] = state
        return found

    def break_off(self) -> None:
        """Let a call that waits for the server fail soon; called from any thread."""
        self._link.break_off()

    def close(self) -> None:
        """Close the connection."""
        self._link.drop()
