"""The index of all sessions: one SQLite file that can be thrown away at any time, and holds the public view alone."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict
from heapq import nsmallest
from pathlib import Path
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.practice.query import Query
from pmworkshop.practice.remembered import About, Due, Line

FORMAT = 1
"""Raised whenever anything else is kept, or kept in another way: an index of another number is made anew."""
APPLICATION_ID = 0x504D5746
_ROOM = 1 << 24
"""Lines that one session may have: the number of a line says which session it belongs to."""
_TABLES = """
CREATE TABLE source(
  id INTEGER PRIMARY KEY, address TEXT UNIQUE, mark TEXT, head TEXT, about TEXT, day TEXT, fault TEXT, dues TEXT
);
CREATE INDEX source_day ON source(day DESC, id);
CREATE TABLE line(id INTEGER PRIMARY KEY, sort TEXT, part TEXT, who TEXT, step TEXT, text TEXT);
CREATE VIRTUAL TABLE word USING fts5(
  text, content='line', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);
"""


@dataclass(frozen=True, slots=True)
class Known:
    """How far a session is in the index.

    Attributes:
        number: Its number in the index.
        mark: The look of its file; empty if it must be looked into.
        head: The end of its journal.
    """

    number: int
    mark: str
    head: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that holds what was looked for.

    Attributes:
        number: Number of its session in the index.
        line: The line.
    """

    number: int
    line: Line


class Index:
    """An open index."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Take a connection to an index; see `open_index`."""
        self._db = db

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def known(self) -> dict[str, Known]:
        """List the sessions in the index by their addresses."""
        rows = self._db.execute("SELECT address, id, mark, head FROM source")
        return {address: Known(*rest) for address, *rest in rows}

    def about(self, number: int) -> tuple[str, About]:
        """Return the address of a session, and what is known of it.

        Args:
            number: Its number in the index.
        """
        address, about = self._db.execute("SELECT address, about FROM source WHERE id = ?", (number,)).fetchone()
        return address, About(**json.loads(about))

    def size(self) -> int:
        """Return how many sessions are in the index."""
        found: int = self._db.execute("SELECT count(*) FROM source").fetchone()[0]
        return found

    def unreadable(self) -> list[str]:
        """List the addresses of the sessions that cannot be read."""
        return [address for (address,) in self._db.execute("SELECT address FROM source WHERE fault <> ''")]

    def dues(self) -> list[tuple[int, Due]]:
        """List what all sessions hold that is due, with the numbers of the sessions."""
        rows = self._db.execute("SELECT id, dues FROM source WHERE dues <> '[]'")
        return [(number, Due(**one)) for number, dues in rows for one in json.loads(dues)]

    def look_same(self, address: str, mark: str) -> None:
        """Note how the file of a session looks that has not changed.

        Args:
            address: Its address.
            mark: The look of its file.
        """
        self._db.execute("UPDATE source SET mark = ? WHERE address = ?", (mark, address))

    def put(
        self, address: str, mark: str, head: str, about: About, lines: Sequence[Line], dues: Sequence[Due]
    ) -> bool:
        """Put a session in place of what is known of it.

        Args:
            address: Its address.
            mark: The look of its file.
            head: The end of its journal.
            about: What is known of it as a whole.
            lines: Its lines.
            dues: What is due in it.

        Returns:
            Whether words are gone that stood there; see `forget`.
        """
        rest = (
            mark,
            head,
            json.dumps(asdict(about)),
            about.day,
            about.fault,
            json.dumps([asdict(one) for one in dues]),
        )
        self._db.execute("INSERT INTO source(address) VALUES (?) ON CONFLICT DO NOTHING", (address,))
        (number,) = self._db.execute(
            "UPDATE source SET (mark, head, about, day, fault, dues) = (?, ?, ?, ?, ?, ?)"
            " WHERE address = ? RETURNING id",
            (*rest, address),
        ).fetchone()
        return self._replace(number, lines)

    def drop(self, addresses: Iterable[str]) -> bool:
        """Take out sessions that are gone.

        Args:
            addresses: Their addresses.

        Returns:
            Whether words are gone.
        """
        gone = False
        for address in addresses:
            (number,) = self._db.execute("SELECT id FROM source WHERE address = ?", (address,)).fetchone()
            gone |= self._replace(number, ())
            self._db.execute("DELETE FROM source WHERE id = ?", (number,))
        return gone

    def _replace(self, number: int, lines: Sequence[Line]) -> bool:
        """Take out lines that are gone, and put those that are new: few of a session change at once."""
        first = number * _ROOM
        there = self._db.execute(
            "SELECT id, sort, text, part, who, step FROM line WHERE id >= ? AND id < ?", (first, first + _ROOM)
        ).fetchall()
        wanted, gone = Counter(lines), []
        for at, *fields in there:
            line = Line(*fields)
            if wanted[line]:
                wanted[line] -= 1
            else:
                gone.append((at, line.text))
        self._db.executemany("INSERT INTO word(word, rowid, text) VALUES ('delete', ?, ?)", gone)
        self._db.executemany("DELETE FROM line WHERE id = ?", [(at,) for at, _ in gone])
        free = max((row[0] for row in there), default=first - 1) + 1
        new = list(enumerate(wanted.elements(), free))
        rows = [(at, one.sort, one.part, one.who, one.step, one.text) for at, one in new]
        self._db.executemany("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?)", rows)
        self._db.executemany("INSERT INTO word(rowid, text) VALUES (?, ?)", [(at, one.text) for at, one in new])
        return bool(gone)

    def forget(self) -> None:
        """Remove what was taken out from the bytes of the file: words that are left are merged, the rest is zeros."""
        self._db.execute("INSERT INTO word(word) VALUES ('optimize')")

    def save(self) -> None:
        """Write what was put."""
        self._db.commit()

    def find(self, query: Query, most: int) -> tuple[list[Hit], int]:
        """Find the lines that hold all words, those of the newest sessions first.

        Args:
            query: The words.
            most: How many lines are wanted at most.

        Returns:
            The lines, and how many there are in all.
        """
        found = self._db.execute("SELECT rowid FROM word WHERE word MATCH ?", (query.match(),))
        rows = [row for (row,) in found]
        newest = self._db.execute("SELECT id FROM source ORDER BY day DESC, id")
        place = {number: at for at, (number,) in enumerate(newest)}
        wanted = nsmallest(most, rows, key=lambda row: (place[row // _ROOM], row))
        return [self._hit(row) for row in wanted], len(rows)

    def _hit(self, row: int) -> Hit:
        fields = self._db.execute("SELECT sort, text, part, who, step FROM line WHERE id = ?", (row,)).fetchone()
        return Hit(row // _ROOM, Line(*fields))


def open_index(path: Path | None) -> Index:
    """Open an index, made anew if it is missing or from another version.

    Args:
        path: Its file; None for one that is kept in memory alone.

    Returns:
        The open index.

    Raises:
        sqlite3.Error: The file is damaged, or cannot be written.
    """
    if path is not None:
        with suppress(OSError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    db = sqlite3.connect(path or ":memory:", timeout=5)
    try:
        for pragma in ("journal_mode = MEMORY", "synchronous = OFF", "secure_delete = ON", "trusted_schema = OFF"):
            db.execute(f"PRAGMA {pragma}")
        if _look(db) != (APPLICATION_ID, FORMAT, _expected()):
            _make_anew(db)
    except BaseException:
        db.close()
        raise
    return Index(db)


def _look(db: sqlite3.Connection) -> tuple[Any, ...]:
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    names = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    return application, version, [name for (name,) in names]


def _expected() -> list[str]:
    return sorted(("line", "source", "word", *(f"word_{part}" for part in ("config", "data", "docsize", "idx"))))


def _make_anew(db: sqlite3.Connection) -> None:
    if db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise sqlite3.DatabaseError("an index of another version")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {FORMAT}")
    db.executescript(_TABLES)
