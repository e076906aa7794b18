"""A connection to a file that anybody may have made: nothing runs for ever on it, and foreign tables are refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from pmworkshop.base.errors import ForeignError, SessionError
from pmworkshop.base.language import tr
from pmworkshop.store.sqlite.layout import FORMAT, SCHEMA

PACE = 50_000
"""Instructions of SQLite between two looks at what is left of a statement's share."""
SHARE = 2_000
"""Looks that one statement may take; reading a session of a million records takes less than a fifth of them."""
LONGEST_VALUE = 64 * 1024 * 1024
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 32,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 3,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}
_TABLES = {
    ("table", (name := text.split("(", 1)[0].removeprefix("CREATE TABLE ")), name, text)
    for text in (statement.strip() for statement in SCHEMA.split(";"))
    if text
}
OURS = frozenset({*_TABLES, ("index", "sqlite_autoindex_step_1", "step", None)})
"""What stands in the schema of a session file, byte for byte, and nothing else."""


class GuardedConnection(sqlite3.Connection):
    """A connection on which no statement runs for ever, whatever is in the file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Open the file, see `sqlite3.connect`, and set the limits."""
        super().__init__(*args, **kwargs)
        self._left = SHARE
        for name, most in _LIMITS.items():
            self.setlimit(name, most)
        self.set_progress_handler(self._used_up, PACE)

    def execute(self, *args: Any) -> sqlite3.Cursor:
        """Run one statement with a share of instructions of its own, which reading its rows uses up too.

        Args:
            *args: The statement and its values.

        Returns:
            The cursor.

        Raises:
            sqlite3.OperationalError: The share is used up (``interrupted``), or SQLite refuses the statement.
        """
        self._left = SHARE
        return super().execute(*args)

    def _used_up(self) -> bool:
        self._left -= 1
        return self._left < 0


def guard(db: sqlite3.Connection, path: Path) -> None:
    """Trust nothing in a file, and refuse it if its schema is not that of a session.

    Views, triggers and generated columns would otherwise run as part of our own statements. The look costs less than
    a tenth of a millisecond.

    Args:
        db: A connection to the file, on which nothing has been read yet.
        path: The file, for messages.

    Raises:
        ForeignError: The schema has more, other or less than that of a session.
        SessionError: It has, and the file is of a newer version of the program.
        sqlite3.Error: The file cannot be read.
    """
    found = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT ?", (len(OURS) + 1,)).fetchall()
    if len(found) == len(OURS) and set(found) == OURS:
        return
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version > FORMAT:
        raise SessionError(
            tr("{name} was written by a newer version of pmworkshop.", name=path.name), tr("Update the program.")
        )
    raise ForeignError(
        tr(
            "{name} is not as pmworkshop makes a session: its tables are damaged, or another program wrote it.",
            name=path.name,
        ),
        tr("Use another copy of it."),
    )
