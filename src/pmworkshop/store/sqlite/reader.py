"""Reads a session file: its head, its newest session from the live table, and its history."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from pmworkshop.base.errors import DamagedError, SessionError, StorageError
from pmworkshop.base.language import tr
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Key, State, Step, parse_step
from pmworkshop.store.journal import Head
from pmworkshop.store.live_records import READ_ON, session_of, state_in, unreadable
from pmworkshop.store.sqlite.connection import check_header, connect, told
from pmworkshop.store.sqlite.layout import FORMAT, digest, first_chain

CHUNK = 500
"""Steps read in one go; between two chunks another window can write."""
LAST = 1 << 62
_LEAST_ROW = 12
"""Bytes that a row of the live table takes at least, besides its body."""
_Row = tuple[str, str, str, int, str | None, int]


class SqliteReader:
    """An open session file, as far as it is read.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, version: int = FORMAT) -> None:
        """Take over a connection.

        Args:
            path: The file, for messages.
            connection: The connection; `close` closes it.
            version: Format version of the file.
        """
        self.path = path
        self._db = connection
        self._version = version

    def head(self) -> Head:
        """Return the end of the journal.

        Raises:
            DamagedError: The file has no valid head.
        """
        return self._head()[0]

    def _head(self) -> tuple[Head, int, int]:
        rows = self._rows("SELECT session, seq, chain, rewrites, live_count, live_sum FROM head")
        if [tuple(map(type, row)) for row in rows] != [(str, int, bytes, int, int, int)]:
            raise DamagedError(tr("{name} is damaged: it has no head.", name=self.path.name), tr(READ_ON))
        session, seq, chain, rewrites, count, total = rows[0]
        return Head(session, seq, chain, rewrites), count, total

    def load(self) -> tuple[Session, Head]:
        """Read the newest session from the live table, and check it against the head.

        Returns:
            The session and the end of the journal.

        Raises:
            DamagedError: The live table does not match the head; the history may still be intact.
            SessionError: Only a newer version of the program can read it.
            UnknownKindError: It has a module of a kind that this program does not have.
        """
        try:
            with told(self.path):
                self._db.execute("BEGIN")
            return self.read_live()
        finally:
            self._roll_back()

    def read_live(self) -> tuple[Session, Head]:
        """Read the newest session within the present transaction; see `load`."""
        head, count, total = self._head()
        rows = self._live()
        last = self._rows("SELECT seq, chain FROM step ORDER BY seq DESC LIMIT 1")
        ends = last[0] if last else (0, first_chain(head.session))
        if (len(rows), sum(row[5] for row in rows), ends) != (count, total, (head.seq, head.chain)):
            raise self._not_as_saved()
        return self._session(rows, head), head

    def _live(self) -> list[_Row]:
        """Read the live table, and check each row; pages that refer to each other in a circle end it too."""
        rows: list[_Row] = []
        left: int = self._rows("PRAGMA page_count")[0][0] * self._rows("PRAGMA page_size")[0][0]
        with told(self.path):
            for row in self._db.execute("SELECT kind, id, version, seq, body, digest FROM live"):
                if digest(*row[:5]) != row[5]:
                    raise self._not_as_saved()
                left -= _LEAST_ROW + len(row[4] or "")
                if left < 0:  # there cannot be more in a file than it is long
                    raise self._not_as_saved()
                rows.append(row)
        return rows

    def _not_as_saved(self) -> DamagedError:
        return DamagedError(
            tr("{name} is damaged: its content is not what was saved.", name=self.path.name), tr(READ_ON)
        )

    def _session(self, rows: list[_Row], head: Head) -> Session:
        try:
            return session_of([row[:5] for row in rows], head.seq)
        except (ValueError, KeyError) as error:
            if self._version > FORMAT:
                raise SessionError(
                    tr("{name} was written by a newer version of pmworkshop.", name=self.path.name),
                    tr("Update the program."),
                ) from None
            raise unreadable(error, self.path.name) from None

    def _roll_back(self) -> None:
        with suppress(sqlite3.Error):
            self._db.rollback()

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
            DamagedError: The file cannot be read any further.
        """
        last = LAST if until is None else until
        more = True
        while more:
            rows = self._rows(
                "SELECT seq, body, chain FROM step WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?",
                after,
                last,
                CHUNK,
            )
            more = len(rows) == CHUNK
            for seq, body, chain in rows:
                if seq <= after or not isinstance(body, str) or not isinstance(chain, bytes):
                    raise DamagedError(tr("{name} is damaged after step {after}.", name=self.path.name, after=after))
                yield seq, body, chain
                after = seq

    def back(self) -> Iterator[tuple[int, Step]]:
        """Read the history backwards from the newest step, with the numbers of the steps.

        Raises:
            DamagedError: A step cannot be read.
        """
        before = LAST
        while rows := self._rows("SELECT seq, body FROM step WHERE seq < ? ORDER BY seq DESC LIMIT 32", before):
            for seq, body in rows:
                if seq >= before or not isinstance(body, str):
                    raise DamagedError(
                        tr("{name} is damaged before step {before}.", name=self.path.name, before=before)
                    )
                yield seq, parse_step(body)
                before = seq

    def has(self, step_id: str) -> bool:
        """Return whether a step is stored.

        Args:
            step_id: Id of the step.
        """
        return bool(self._rows("SELECT 1 FROM step WHERE id = ?", step_id))

    def states(self, wanted: Sequence[tuple[Key, str]]) -> dict[Key, State]:
        """Find the states of records at given versions.

        Args:
            wanted: Kind and id of each record, with the version.

        Returns:
            The state by kind and id; records without such a version are left out.
        """
        found: dict[Key, State] = {}
        for key, version in wanted:
            rows = self._rows("SELECT body FROM step WHERE id = ?", version)
            state = state_in((parse_step(body) for (body,) in rows), key, version)
            if state is None:  # a seed carries the version of another session's step
                state = state_in((step for _, step in self.steps()), key, version)
            if state is not None:
                found[key] = state
        return found

    def beyond(self) -> int:
        """Count the steps after the last one of the head; an intact file has none."""
        found: int = self._rows("SELECT count(*) FROM step WHERE seq > (SELECT seq FROM head)")[0][0]
        return found

    def structure(self) -> tuple[str, ...]:
        """Let SQLite check the structure of the file, and return its findings; empty if there are none."""
        try:
            rows = self._rows("PRAGMA quick_check(3)")
        except (DamagedError, StorageError) as error:
            return (error.message,)
        return () if rows == [("ok",)] else tuple(str(row[0]) for row in rows)

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    def _rows(self, sql: str, *values: object) -> list[Any]:
        with told(self.path):
            return self._db.execute(sql, values).fetchall()


def open_reader(path: Path) -> SqliteReader:
    """Open a session file for reading.

    Args:
        path: The session file.

    Returns:
        The reader; the caller closes it.

    Raises:
        InputError: There is no such file, or it is not a session.
        SessionError: The file is truncated.
        StorageError: The file cannot be opened.
    """
    version = check_header(path)
    with told(path):
        return SqliteReader(path, connect(path, writable=False), version=version)
