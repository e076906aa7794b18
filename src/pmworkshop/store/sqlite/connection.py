"""Opens a session file safely, and turns the errors of SQLite into messages."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pmworkshop.base.errors import (
    BusyError,
    DamagedError,
    InputError,
    PmworkshopError,
    SessionError,
    StorageError,
    WayOut,
)
from pmworkshop.base.files import reason
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.store.live_records import READ_ON
from pmworkshop.store.sqlite.guarded import GuardedConnection, guard
from pmworkshop.store.sqlite.layout import APPLICATION_ID, FORMAT, SCHEMA, first_chain

BUSY_MS = 2000
"""How long a connection waits for another window to finish writing."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite into errors that a person can read.

    Args:
        path: The session file, for the message.

    Raises:
        BusyError: Another window does not end its write.
        DamagedError: The file is damaged.
        StorageError: The disk is full, read-only or does not answer.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _explain(path, _cleaned(str(error))) from error
    except UnicodeDecodeError as error:  # in a name
        raise DamagedError(
            tr("{name} is damaged: a name in it cannot be read.", name=path.name), tr(READ_ON)
        ) from error
    except (sqlite3.DatabaseError, OverflowError) as error:  # in a size
        raise DamagedError(
            tr("{name} is damaged: {error}.", name=path.name, error=_cleaned(str(error))), tr(READ_ON)
        ) from error


def _cleaned(said: str) -> str:
    """Clean a message of SQLite, since it may repeat the content of a damaged file."""
    return shorten(clean_line(said), 120)


def _explain(path: Path, said: str) -> PmworkshopError:
    if "locked" in said or "busy" in said:
        return BusyError(
            tr("{name} is being written by another window.", name=path.name), tr("Try again in a moment.")
        )
    if "Could not decode" in said:  # the rest of the message is private
        return DamagedError(tr("{name} is damaged: a text in it cannot be read.", name=path.name), tr(READ_ON))
    if "interrupted" in said:  # by the guard of the connection; a session in order is read long before
        return DamagedError(tr("{name} is damaged: reading it does not come to an end.", name=path.name), tr(READ_ON))
    if any(sign in said for sign in ("no such", "malformed")):
        return DamagedError(tr("{name} is damaged: {said}.", name=path.name, said=said), tr(READ_ON))
    if "full" in said:
        return StorageError(tr("The disk is full."), tr("Make room; what you typed is kept and saved then."))
    if "readonly" in said:
        return StorageError(
            tr("{name} cannot be written: it is read-only.", name=path.name), tr("Copy it to a folder of your own.")
        )
    return StorageError(
        tr("The disk does not answer ({said}).", said=said), tr("What you typed is kept and saved when it does.")
    )


def check_header(path: Path) -> int:
    """Check that a file is a session before it is read.

    Args:
        path: The file.

    Returns:
        Version of its format.

    Raises:
        InputError: There is no such file, or it is something else.
        SessionError: The file is empty or truncated.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise InputError(tr("There is no session {path}.", path=path), way_out=WayOut.LIST_THE_SESSIONS) from None
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    if stat.S_ISDIR(mode):
        raise InputError(tr("{path} is a folder, not a session.", path=path), tr("Name the .pmw file inside it."))
    if not stat.S_ISREG(mode):  # opening a pipe would wait for ever
        raise InputError(tr("{path} is not a file.", path=path), tr("A session file ends in .pmw."))
    version = _version(path)
    return _look_at_bytes(path) if version is None else version


def _version(path: Path) -> int | None:
    """Ask SQLite for the version of a session over a connection without locks; None if it is no session.

    Opening and closing the file in another way would release all POSIX locks that this process has on it, so that
    another process could write while a window of this process is writing.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            (application,) = db.execute("PRAGMA application_id").fetchone()
            (version,) = db.execute("PRAGMA user_version").fetchone()
    except (sqlite3.Error, ValueError):
        return None
    return int(version) if application == APPLICATION_ID else None


def _look_at_bytes(path: Path) -> int:
    """Read the first bytes of a file that SQLite does not know as a session, and say what it is."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise _unreadable(path, error) from None
    if not head:
        raise SessionError(
            tr("{path} is empty: nothing of a session is in it.", path=path), tr("Use another copy of it.")
        )
    if not head.startswith(b"SQLite format 3\0"):
        raise InputError(
            tr("{path} is not a pmworkshop session.", path=path),
            tr("A session file ends in .pmw."),
            WayOut.BRING_IT_IN,
        )
    if len(head) < 100:
        raise SessionError(
            tr("{path} is cut off: only {head} bytes of it are there.", path=path, head=len(head)),
            tr("Use another copy of it."),
        )
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise InputError(
            tr("{path} is a database of another program, not a session.", path=path),
            tr("A session file ends in .pmw."),
        )
    return int.from_bytes(head[60:64], "big")


def _unreadable(path: Path, error: OSError | ValueError) -> InputError:
    return InputError(
        tr("{path} cannot be read: {error}.", path=path, error=reason(error)), tr("Ask for permission, or copy it.")
    )


def must_be_new(path: Path) -> None:
    """Check that a file can be created.

    Args:
        path: The new file.

    Raises:
        InputError: The file exists.
        StorageError: The system does not accept the name.
    """
    try:
        there = path.exists()
    except (OSError, ValueError) as error:
        raise StorageError(
            tr("{path} could not be made: {error}.", path=path, error=reason(error)), tr("Choose another name.")
        ) from None
    if there:
        raise InputError(tr("{path} is there already.", path=path), tr("Choose another name."))


def connect(path: Path, *, writable: bool, empty: bool = False) -> sqlite3.Connection:
    """Open a connection that loses no acknowledged change, not even in a power cut, and trusts nothing in the file.

    TRUNCATE with EXTRA syncs the file, its rollback journal and the folder; secure_delete overwrites struck content.

    Args:
        path: The session file; it must exist.
        writable: Whether the connection may write.
        empty: Whether the file is new and has no tables yet.

    Returns:
        The connection; the caller closes it.

    Raises:
        ForeignError: Its tables are not those of a session.
        SessionError: They are not, and the file is of a newer version of the program.
        sqlite3.Error: The file cannot be opened; use `told` around the call.
    """
    address = f"{path.absolute().as_uri()}?mode={'rw' if writable else 'ro'}"
    db = sqlite3.connect(
        address,
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=64,
        factory=GuardedConnection,
    )
    try:
        db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA cell_size_check = ON")
        db.execute("PRAGMA mmap_size = 0")
        if not empty:
            guard(db, path)
        if not writable:
            db.execute("PRAGMA query_only = ON")
        else:
            db.execute("PRAGMA journal_mode = TRUNCATE")
            db.execute("PRAGMA synchronous = EXTRA")
            db.execute("PRAGMA secure_delete = ON")
    except BaseException:
        db.close()
        raise
    return db


def lay_out(db: sqlite3.Connection, session_id: str) -> None:
    """Create the tables of a new session, and leave no rollback journal.

    Args:
        db: A writable connection to an empty file.
        session_id: Id of the session.
    """
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {FORMAT}")
    db.executescript(f"BEGIN IMMEDIATE; {SCHEMA}")
    db.execute("INSERT INTO head VALUES (1, ?, 0, ?, 0, 0, 0)", (session_id, first_chain(session_id)))
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode = DELETE")
