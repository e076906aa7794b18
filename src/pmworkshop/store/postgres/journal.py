"""The journal of a session in a database: reads it, and begins transactions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from pmworkshop.base.errors import InputError, MovedError, PmworkshopError, RefusedError, StorageError
from pmworkshop.base.language import tr
from pmworkshop.store.checked import checked_bodies
from pmworkshop.store.journal import BehindError, Head, Verdict
from pmworkshop.store.postgres.connection import Link
from pmworkshop.store.postgres.reader import CHUNK, PostgresReader
from pmworkshop.store.postgres.wording import gone
from pmworkshop.store.postgres.writing import News, PostgresWriting

_LOCK = "SELECT seq, chain, rewrites FROM head WHERE session = %s FOR UPDATE"
_NEWS = f"SELECT seq, body FROM step WHERE session = %s AND seq > %s ORDER BY seq LIMIT {CHUNK}"
_CHAIN = "SELECT chain FROM step WHERE session = %s AND seq = %s"
_BEYOND = "SELECT count(*) FROM step WHERE session = %s AND seq > %s"


class PostgresJournal(PostgresReader):
    """An open session; it implements `Journal`, which documents the methods.

    Calls must come from one thread at a time, except for `verify`, which makes a connection of its own.
    """

    def __init__(
        self,
        link: Link,
        number: int,
        session_id: str,
        *,
        writable: bool,
        reconnected: Callable[[], None] = lambda: None,
    ) -> None:
        """Take over a connection.

        Args:
            link: The connection; `close` closes it.
            number: Number of the session in its database.
            session_id: Id of the session.
            writable: Whether steps may be appended.
            reconnected: Called when the connection was made again after a failure.
        """
        super().__init__(link, number)
        self._id, self._writable, self._reconnected = session_id, writable, reconnected
        self._known = 0
        self._crowded = False
        """Whether another window has written since this one last looked."""

    def head(self) -> Head:
        """Return the end of the journal; what comes after it is fetched with the next lock."""
        found = super().head()
        self._known = found.seq
        return found

    @property
    def writable(self) -> bool:
        """Whether steps can be appended."""
        return self._writable

    @contextmanager
    def writing(self) -> Iterator[PostgresWriting]:
        """Begin a transaction; it is committed at the end of the context, and rolled back on any exception.

        Raises:
            StorageError: The database did not accept it. After an error while committing, check with `has` whether
                the step is stored before trying again.
            MovedError: The session was taken away meanwhile.
            BusyError: Another window does not end its write.
        """
        with self._watched(), self._link.transaction() as db:
            head, news = db.ask((_LOCK, (self.number,)), (_NEWS, (self.number, self._known)))
            if not head:
                raise gone(self.name)
            found = Head(self._id, *head[0])
            self._crowded = found.seq > self._known
            writing = PostgresWriting(self, self._link, found, News(self._known, news), db)
            yield writing
            writing.finish()
        self._known = writing.head.seq

    @contextmanager
    def trying(self, known: Head) -> Iterator[PostgresWriting]:
        """Begin what can be done again: the head is locked only at the end, in one way to the server and back.

        While other windows write much, it is locked from the beginning.

        Args:
            known: End of the journal at the last read.

        Raises:
            BehindError: Another window has written since; nothing was stored.
            PmworkshopError: As for `writing`.
        """
        if self._crowded:
            with self.writing() as locked:
                yield locked
            return
        with self._watched():
            writing = PostgresWriting(self, self._link, known)
            try:
                yield writing
                counts = writing.finish()
            except (RefusedError, InputError):
                if self.head() == known:
                    raise
                counts = False
            if not counts:
                self._crowded = True
                raise BehindError
        self._known = writing.head.seq

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """See to the connection before a write, and say so where what fails is a session that was taken away."""
        if not self._writable:
            raise StorageError(
                tr("{name} is open for reading only.", name=self.name), tr("Ask its owner to share it with you.")
            )
        self._wake()
        try:
            yield
        except MovedError:
            raise
        except StorageError:
            if self._link.alive:
                self._must_be_there()  # what a role may not do is often a session that was taken away
            raise

    def _wake(self) -> None:
        """Connect again if the connection broke while nothing was written, as when the server was started anew."""
        if self._link.alive and self._link.idle:
            try:
                self._link.rows("SELECT 1")
            except StorageError:
                self._link.drop()
        if not self._link.alive:
            self._link.fresh()
            self._reconnected()

    def _must_be_there(self) -> None:
        self.has("")

    def verify(self) -> Verdict:
        """Check all steps against the chain of their hashes, at one moment, over a connection of its own."""
        try:
            with closing(self._link.another()) as link:
                reader = PostgresReader(link, self.number)
                with link.transaction("ISOLATION LEVEL REPEATABLE READ, READ ONLY"):
                    head = reader.head()
                    found = checked_bodies(reader, head.session, head.seq)
                    bad = tuple(seq for seq, body in found if body is None)
                    ((more,),) = link.rows(_BEYOND, self.number, head.seq)
        except StorageError:
            raise
        except PmworkshopError as error:
            return Verdict(total=0, faults=(error.message,))
        return Verdict(
            head.seq, bad, (tr("{more} steps after the last one that it knows of", more=more),) if more else ()
        )

    def reopen(self, known: Head) -> None:
        """Connect again after a failed write, and check the session before anything is looked up.

        What the broken connection had sent may still be at work on the server: the head is locked once, so that it
        is over before anybody looks whether a step has arrived.

        Args:
            known: End of the journal at the last read.

        Raises:
            MovedError: The session was taken away, or the server has only an older state of it.
            StorageError: The database does not answer.
            BusyError: Another window does not end its write.
        """
        self._link.drop()
        with self._link.transaction() as db:
            head, chain = db.ask((_LOCK, (self.number,)), (_CHAIN, (self.number, known.seq)))
        if not head:
            raise gone(self.name)
        if known.seq and (not chain or (chain[0][0] != known.chain and head[0][2] <= known.rewrites)):
            raise MovedError(
                tr("{name} is older in the database than here, as after a restore.", name=self.name),
                tr("What you typed is kept."),
            )
        self._reconnected()
