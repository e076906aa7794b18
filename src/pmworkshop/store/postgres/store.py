"""The store in a PostgreSQL database: many sessions, which many windows on many computers share."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from pmworkshop.base.clock_ids import Clock, SystemClock
from pmworkshop.base.errors import DamagedError, InputError, StorageError
from pmworkshop.base.files import safe_name
from pmworkshop.base.language import tr
from pmworkshop.session.core.chain import first_chain
from pmworkshop.session.core.session import Fold
from pmworkshop.session.core.steps import Step
from pmworkshop.session.core.worked_out import WorkedOut
from pmworkshop.store.checked import intact
from pmworkshop.store.journal import Head
from pmworkshop.store.postgres.address import Server, parted
from pmworkshop.store.postgres.company import PostgresCompany
from pmworkshop.store.postgres.connection import PATIENCE, Link, Transaction
from pmworkshop.store.postgres.finding import found, glance_of
from pmworkshop.store.postgres.journal import PostgresJournal
from pmworkshop.store.postgres.reader import PostgresReader
from pmworkshop.store.postgres.stage_hold import PostgresHold
from pmworkshop.store.postgres.watcher import PostgresWatcher
from pmworkshop.store.postgres.writing import PostgresWriting
from pmworkshop.store.store import Glance, Salvage

SHORT = 6
"""Characters of a session's id in its name."""
REPAIRED = ".repaired"


class PostgresStore:
    """Keeps sessions in a database; an address is that of the database, ``#`` and a name.

    It implements `Store`, which documents the methods.
    """

    keeps = True

    def __init__(self, server: Server, patience: float = PATIENCE) -> None:
        """Choose the database; no connection is made yet.

        Args:
            server: The database.
            patience: Seconds to wait for another window to finish a write.
        """
        self.server = server
        self._link = Link(server, patience=patience)
        self._lock = threading.Lock()
        self._holds: dict[str, PostgresHold] = {}
        self._noting: threading.Thread | None = None

    def label(self, address: str) -> str:
        """Return the name of the session in its database.

        Args:
            address: Address of the session.
        """
        return parted(address)[1]

    def stem(self, address: str) -> str:
        """Return the name of the session, which is that of a file too.

        Args:
            address: Address of the session.
        """
        return self.label(address)

    def new_address(self, title: str, session_id: str) -> str:
        """Name a new session after its title and the beginning of its id.

        Args:
            title: Title of the session.
            session_id: Id of the session.

        Returns:
            Its address; with the whole id if another session has that name.
        """
        name, key = safe_name(title), safe_name(session_id, width=64)
        short = self.server.address(f"{name}-{key[:SHORT]}")
        return self.server.address(f"{name}-{key}") if self.has(short) else short

    def beside(self, address: str) -> str:
        """Return a free address: the given one with a number.

        Args:
            address: Address of an existing or former session.
        """
        names = (self.server.address(f"{self.label(address)}-{number}") for number in itertools.count(2))
        return next(name for name in names if not self.has(name))

    def warning(self, address: str) -> str | None:
        """Return None: a database is made to be shared.

        Args:
            address: Address of the session.
        """
        return None

    def create(self, address: str, session_id: str) -> PostgresJournal:
        """Create an empty session, and open it for writing.

        Args:
            address: The new address.
            session_id: Id of the session.

        Returns:
            The open journal.

        Raises:
            InputError: The name is in use.
            StorageError: The database does not accept it.
        """
        name = self.label(address)
        with self._looking() as link, self._making(name), link.transaction() as db:
            _insert(db, name, session_id)
        return self.open(address)

    def write(self, address: str, session_id: str, steps: tuple[Step, ...], known: WorkedOut | None = None) -> None:
        """Create a session with a whole history in one transaction.

        Args:
            address: The new address.
            session_id: Id of the session.
            steps: The history, stored unchanged.
            known: What reading the steps has found of them already; None to work it out now.

        Raises:
            InputError: The name is in use.
            StorageError: The database does not accept it, or two steps have the same id.
            DamagedError: A step holds an invalid record.
        """
        name = self.label(address)
        with self._looking() as link, self._making(name), link.transaction() as db:
            number = _insert(db, name, session_id)
            head = Head(session_id, 0, first_chain(session_id))
            writing, state = PostgresWriting(PostgresReader(link, number), link, head, db=db), Fold()
            for step, applied in zip(steps, known.applied if known else map(state.apply, steps), strict=True):
                writing.append(step, applied=applied)
            writing.finish()

    @contextmanager
    def _making(self, name: str) -> Iterator[None]:
        """Say so if the name of a new session is in use."""
        self._refuse_used(name)
        try:
            yield
        except StorageError:
            self._refuse_used(name)  # somebody else has just made it
            raise

    def _refuse_used(self, name: str) -> None:
        if self._link.rows("SELECT 1 FROM session WHERE name = %s", name):
            raise InputError(tr("{name} is there already.", name=name), tr("Choose another name."))

    def open(self, address: str) -> PostgresJournal:
        """Open a session, for writing where the role may do so.

        Args:
            address: Address of the session.

        Returns:
            The open journal, with a connection of its own.

        Raises:
            InputError: There is no session at the address, or the role may not read it.
            StorageError: The database does not answer.
        """
        return self._journal(address, readonly=False)

    @contextmanager
    def reading(self, address: str) -> Iterator[PostgresJournal]:
        """Open a session for reading during the context.

        Args:
            address: Address of the session.

        Yields:
            The open journal.

        Raises:
            InputError: There is no session at the address, or the role may not read it.
            StorageError: The database does not answer.
        """
        journal = self._journal(address, readonly=True)
        try:
            yield journal
        finally:
            journal.close()

    def _journal(self, address: str, *, readonly: bool) -> PostgresJournal:
        name = self.label(address)
        link = self._link.another(name)
        number, session_id, writable = found(link, name)
        return PostgresJournal(
            link,
            number,
            session_id,
            writable=writable and not readonly,
            reconnected=lambda: self._renew(name),
        )

    def _renew(self, name: str) -> None:
        if name in self._holds:
            self._holds[name].renew()

    def remove(self, address: str) -> None:
        """Delete a session; a missing one is no error.

        Args:
            address: Address of the session.

        Raises:
            StorageError: The role may not delete it, or the database does not answer.
        """
        name = self.label(address)
        with self._looking() as link:
            gone = link.rows("DELETE FROM session WHERE name = %s RETURNING number", name)
            if not gone and link.rows("SELECT 1 FROM session WHERE name = %s", name):
                raise StorageError(
                    tr("{name} can only be taken away by its owner.", name=name), tr("Ask its owner to do so.")
                )
            for (number,) in gone:
                link.rows("SELECT pg_notify(%s, '')", f"pmworkshop_{number}")
                link.rows("SELECT sweep()")

    def has(self, address: str) -> bool:
        """Return whether there is a session at an address.

        Args:
            address: The address.
        """
        with self._looking() as link:
            return bool(link.rows("SELECT 1 FROM session WHERE name = %s", self.label(address)))

    def sessions(self) -> list[str]:
        """List the addresses of all sessions that the role may read, sorted."""
        with self._looking() as link:
            return sorted(self.server.address(name) for (name,) in link.rows("SELECT name FROM session"))

    def glance(self, address: str) -> Glance:
        """Read the main facts about a session.

        Args:
            address: Address of the session.

        Raises:
            InputError: There is no session at the address, or the role may not read it.
            DamagedError: Its title or its place cannot be read.
        """
        with self._looking() as link:
            return glance_of(link, self.label(address))

    def lock(self, address: str, clock: Clock | None = None) -> PostgresHold:
        """Prepare the right to run the stage of a session.

        Args:
            address: Address of the session.
            clock: Source of the time at which it is taken; None for the system clock.

        Returns:
            The right, not taken yet.

        Raises:
            InputError: There is no session at the address.
        """
        link, number, writable = self._apart(address)
        self._holds[self.label(address)] = hold = PostgresHold(
            link, number, clock or SystemClock(), writable=writable
        )
        return hold

    def watch(self, address: str) -> PostgresWatcher:
        """Watch a session for changes, over a connection of its own.

        Args:
            address: Address of the session.

        Raises:
            InputError: There is no session at the address.
        """
        link, number, _ = self._apart(address)
        return PostgresWatcher(link, number)

    def company(self, address: str) -> PostgresCompany:
        """Find who leads a session, over a connection of its own.

        Args:
            address: Address of the session.

        Raises:
            InputError: There is no session at the address.
        """
        link, number, writable = self._apart(address)
        return PostgresCompany(link, number, writable=writable)

    def _apart(self, address: str) -> tuple[Link, int, bool]:
        """Find a session over a connection of its own; return that, its number, and whether the role may write."""
        name = self.label(address)
        link = self._link.another(name)
        number, _, writable = found(link, name)
        return link, number, writable

    def last_shown(self, address: str) -> datetime | None:
        """Return the moment that was noted last; None before any.

        Args:
            address: Address of the session.
        """
        if self._noting is not None:
            self._noting.join()
        with self._looking() as link:
            rows = link.rows("SELECT shown FROM session WHERE name = %s", self.label(address))
        return rows[0][0].astimezone(UTC) if rows and rows[0][0] else None

    def note_shown(self, address: str, now: datetime) -> None:
        """Note that a session is on the stage; it waits for nothing, and a failure is ignored.

        Args:
            address: Address of the session.
            now: The present moment.
        """
        if self._noting is None or not self._noting.is_alive():
            self._noting = threading.Thread(target=self._note, args=(self.label(address), now), daemon=True)
            self._noting.start()

    def _note(self, name: str, now: datetime) -> None:
        try:
            with self._looking() as link, link.told() as db:
                db.execute("UPDATE session SET shown = %s WHERE name = %s", (now, name))
        except Exception:  # a mark that is missing changes nothing but how long the room seems to have been away
            return

    def salvage(self, address: str) -> Salvage:
        """Read the intact steps of a session whose rows were changed by other programs.

        Args:
            address: Address of the session.

        Returns:
            The intact steps, and which are bad.

        Raises:
            DamagedError: Nothing of it can be read.
            InputError: There is no session at the address.
        """
        name = self.label(address)
        with self.reading(address) as journal:
            try:
                head = journal.head()
            except DamagedError:
                head = Head("", 0, b"")
            kept = intact(journal, head.session, head.seq or None)
        if not kept.session.details:
            raise DamagedError(
                tr("{name} is damaged, and its beginning is lost.", name=name),
                tr("Bring back a backup of the database."),
            )
        return kept

    def repair(self, address: str, found: Salvage) -> str:
        """Write the intact steps of a damaged session into a copy.

        Args:
            address: Address of the damaged session.
            found: The result of `salvage`.

        Returns:
            Address of the copy; an existing copy is kept as it is.
        """
        copy = self.server.address(f"{self.label(address)}{REPAIRED}")
        if not self.has(copy):
            self.write(copy, found.session.id, found.steps)
        return copy

    def close(self) -> None:
        """Close the connection over which the store looks at its sessions; the next look makes another one."""
        with self._lock:
            self._link.drop()

    @contextmanager
    def _looking(self) -> Iterator[Link]:
        """Use the connection of the store, one thread after the other."""
        with self._lock:
            yield self._link


def _insert(db: Transaction, name: str, session_id: str) -> int:
    """Insert an empty session, and return its number."""
    ((number,),) = db.ask(("INSERT INTO session (name, id) VALUES (%s, %s) RETURNING number", (name, session_id)))[0]
    db.put("INSERT INTO head VALUES (%s, 0, %s, 0)", number, first_chain(session_id))
    return int(number)
