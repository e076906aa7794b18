"""A connection to the database of a store that is made again after it broke."""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from psycopg.rows import TupleRow

from pmworkshop.base.errors import InputError, SessionError, StorageError, WayOut
from pmworkshop.base.language import tr
from pmworkshop.store.postgres.address import Server
from pmworkshop.store.postgres.wording import KEPT, explained, unreachable

logging.getLogger("psycopg").setLevel(logging.CRITICAL)  # it warns of what is told as an error of ours

Connection = psycopg.Connection[TupleRow]
Statement = tuple[str, Sequence[object]]
"""A statement with its values."""
LAYOUT = 5
"""Number of the newest migration that this version of the program knows."""
PATIENCE = 2.0
"""Seconds for which a window waits until another one has finished writing."""
PARTING = 2.0
"""Seconds for which what only tidies up waits for the server; it notices by itself when a client is gone."""
IDLE = 2.0
"""Seconds without use after which a connection is tried before it is trusted with a write."""
OLDEST = 140000
"""The oldest server that is supported, as it gives its own version."""
_USUAL = {
    "application_name": "pmworkshop",
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
"""How a lost network is noticed within seconds; what stands in the address goes before."""
_BEGIN = """
SELECT set_config('search_path', 'pmworkshop, pg_catalog', false),
  set_config('lock_timeout', %s, false),
  set_config('idle_in_transaction_session_timeout', '15s', false),
  set_config('tcp_keepalives_idle', '10', false),
  set_config('tcp_keepalives_interval', '5', false),
  set_config('tcp_keepalives_count', '3', false),
  set_config('synchronous_commit',
    CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END,
    false),
  current_setting('server_encoding')
"""
"""What a connection needs: short locks, no transaction that is left open, and a commit that waits for the disk."""


class Link:
    """A connection that is made when it is first needed, and again after it broke.

    Calls must come from one thread at a time.
    """

    def __init__(self, server: Server, name: str = "", *, patience: float = PATIENCE) -> None:
        """Connect to nothing yet.

        Args:
            server: The database.
            name: Name of the session in messages; empty if no session is concerned.
            patience: Seconds to wait for another window to finish a write.
        """
        self.server = server
        self.name = name or server.place
        self._patience = patience
        self._db: Connection | None = None
        self._used = 0.0
        self._open: Transaction | None = None

    @property
    def alive(self) -> bool:
        """Whether there is a connection that is not known to be broken."""
        return self._db is not None and not self._db.closed

    @property
    def idle(self) -> bool:
        """Whether the connection was not used for a while, and so may have broken unnoticed."""
        return time.monotonic() - self._used > IDLE

    def another(self, name: str = "") -> Link:
        """Return a connection of its own to the same database, made when it is first needed.

        Args:
            name: Name of the session in messages; empty for the same one.
        """
        return Link(self.server, name or self.name, patience=self._patience)

    def fresh(self) -> Connection:
        """Return the connection, made now if there is none that works.

        Raises:
            InputError: The address, the name or the password is wrong, or the database is not prepared.
            SessionError: A newer version of the program has prepared it.
            StorageError: The database does not answer.
        """
        if self._db is None or self._db.closed:
            self._db = connect(self.server, self._patience)
            try:
                check_layout(self._db, self.server)
            except psycopg.Error as error:
                self.drop()
                raise explained(error, self.server, self.name) from None
            except BaseException:
                self.drop()
                raise
        return self._db

    def break_off(self) -> None:
        """End the connection under a call that waits for the server; called from any thread.

        Only its socket is shut down, so that the thread that uses it sees a lost connection and does all the rest.
        """
        db = self._db
        with suppress(psycopg.Error, OSError):
            if db is not None:
                with socket.fromfd(db.fileno(), socket.AF_INET, socket.SOCK_STREAM) as same:
                    same.shutdown(socket.SHUT_RDWR)

    @contextmanager
    def at_most(self, seconds: float) -> Iterator[None]:
        """Break off what is done here where the server takes longer to answer.

        Args:
            seconds: How long it may take.
        """
        timer = threading.Timer(seconds, self.break_off)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def close(self) -> None:
        """Close the connection."""
        self.drop()

    def drop(self) -> None:
        """Close the connection; the next use makes another one."""
        db, self._db = self._db, None
        if db is not None:
            with suppress(psycopg.Error):
                db.close()

    def __del__(self) -> None:
        if self._db is not None:
            self._db.close()

    @contextmanager
    def told(self) -> Iterator[Connection]:
        """Use the connection, and turn the errors of the database into errors that a person can read.

        Yields:
            The connection.

        Raises:
            PmworkshopError: A statement failed.
        """
        db = self.fresh()
        try:
            yield db
            self._used = time.monotonic()
        except psycopg.Error as error:
            if db.broken or isinstance(error, psycopg.InterfaceError):
                self.drop()
            raise explained(error, self.server, self.name) from None

    def rows(self, sql: str, *values: object) -> list[Any]:
        """Run one statement, within the open transaction if there is one, and fetch what it finds.

        Args:
            sql: The statement.
            *values: Its values.

        Returns:
            The rows.
        """
        return self.ask((sql, values))[0]

    def at_once(self, sql: str, *values: object) -> Any:
        """Run one statement outside any transaction, prepared once for a connection; it is stored when this returns.

        Args:
            sql: The statement.
            *values: Its values.

        Returns:
            Its only row.
        """
        with self.told() as db:
            return db.execute(sql, values, prepare=True).fetchone()

    def ask(self, *statements: Statement) -> list[list[Any]]:
        """Run statements in one way to the server and back, after what the open transaction has kept back.

        Args:
            *statements: The statements with their values.

        Returns:
            The rows of each.
        """
        return self._send(self._kept_back(), statements)[0]

    def _kept_back(self) -> list[Statement]:
        """Take what the open transaction has kept back; it does not go on over another connection."""
        if self._open is None:
            return []
        if self._open.begun and not self.alive:
            raise StorageError(tr("The database {place} does not answer.", place=self.server.place), tr(KEPT))
        return self._open.taken()

    def _send(self, before: Sequence[Statement], statements: Sequence[Statement]) -> tuple[list[list[Any]], str]:
        """Run statements in one way; return the rows of the later ones, and what the server says of the last one."""
        with self.told() as db, psycopg.ClientCursor(db) as cursor:
            every = [*before, *statements]
            cursor.execute("; ".join(sql for sql, _ in every), [value for _, values in every for value in values])
            found = []
            for _ in every:
                found.append(cursor.fetchall() if cursor.description else [])
                said = cursor.statusmessage or ""
                cursor.nextset()
            return found[len(before) :], said

    @contextmanager
    def transaction(self, sort: str = "") -> Iterator[Transaction]:
        """Run a transaction.

        Args:
            sort: What follows ``BEGIN``, such as the isolation.

        Yields:
            The transaction, which keeps back what fetches nothing; it goes to the server with the next question, or
            with the commit.

        Raises:
            StorageError: It was not stored, or it is not known whether it was.
        """
        self._open = Transaction(self, f"BEGIN {sort}")
        try:
            yield self._open
            if self._send(self._kept_back(), [("COMMIT", ())])[1] != "COMMIT":
                raise StorageError(tr("{name} was not saved.", name=self.name), tr("What you typed is kept."))
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._open = None

    def _roll_back(self) -> None:
        """End a transaction without effect; a connection that cannot do so is closed."""
        if self._db is not None and self._open is not None and self._open.begun:
            try:
                self._db.execute("ROLLBACK")
            except psycopg.Error:
                self.drop()


class Transaction:
    """An open transaction, with what of it was not sent yet.

    Attributes:
        ask: Runs statements in it; see `Link.ask`.
        begun: Whether its beginning was sent.
    """

    def __init__(self, link: Link, begin: str) -> None:
        """Keep its beginning back.

        Args:
            link: The connection over which it runs.
            begin: The statement that begins it.
        """
        self.ask = link.ask
        self.begun = False
        self._waiting: list[Statement] = [(begin, ())]

    def put(self, sql: str, *values: object) -> None:
        """Keep a statement back whose rows nobody needs.

        Args:
            sql: The statement.
            *values: Its values.
        """
        self._waiting.append((sql, values))

    def taken(self) -> list[Statement]:
        """Take what was kept back, to be sent now."""
        waiting, self._waiting = self._waiting, []
        self.begun = True
        return waiting


def connect(server: Server, patience: float = PATIENCE) -> Connection:
    """Connect to a database.

    Args:
        server: The database.
        patience: Seconds to wait for a lock.

    Returns:
        The connection; the caller closes it.

    Raises:
        InputError: The address, the name or the password is wrong, or the database is not for texts of all languages.
        StorageError: The database does not answer.
    """
    try:
        given = psycopg.conninfo.conninfo_to_dict(server.dsn)
        usual: dict[str, Any] = {name: value for name, value in _USUAL.items() if name not in given}
        db = psycopg.connect(server.dsn, autocommit=True, client_encoding="utf8", **usual)
    except (psycopg.Error, ValueError, UnicodeError) as error:
        failed = error if isinstance(error, psycopg.Error) else psycopg.ProgrammingError("invalid")
        raise unreachable(failed, server) from None
    try:
        with db.pipeline():
            row = db.execute(_BEGIN, (f"{int(patience * 1000)}ms",)).fetchone()
        if row is None or row[-1] != "UTF8":
            raise InputError(
                tr("The database {place} is not in UTF-8.", place=server.place), tr("Make one with: createdb -E UTF8")
            )
        if db.info.server_version < OLDEST:
            raise InputError(
                tr("The database {place} is too old.", place=server.place),
                tr("Sessions need PostgreSQL 14 or newer."),
            )
    except psycopg.Error as error:
        db.close()
        raise explained(error, server, server.place) from None
    except BaseException:
        db.close()
        raise
    return db


def check_layout(db: Connection, server: Server) -> None:
    """Check that the tables of a database are those of this version of the program.

    Args:
        db: A connection.
        server: The database, for messages.

    Raises:
        InputError: They are not there, or older.
        SessionError: They are newer.
        psycopg.Error: They cannot be looked at.
    """
    row = db.execute("SELECT version FROM pmworkshop.layout").fetchone()
    version = row[0] if row else 0
    if version > LAYOUT:
        raise SessionError(
            tr("The database {place} was prepared by a newer version of pmworkshop.", place=server.place),
            tr("Update the program."),
        )
    if version < LAYOUT:
        raise InputError(
            tr("The database {place} was prepared by an older version of pmworkshop.", place=server.place),
            tr("Whoever owns its tables prepares it again: nothing in it is lost."),
            WayOut.PREPARE_THE_STORE,
        )
