"""The journal of a session in its file: reads the file, and begins transactions."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from pmworkshop.base.errors import MovedError, StorageError
from pmworkshop.base.files import private_folder, reason, sync_folder
from pmworkshop.base.language import tr
from pmworkshop.store.journal import Head, Verdict
from pmworkshop.store.sqlite.connection import check_header, connect, lay_out, must_be_new, told
from pmworkshop.store.sqlite.layout import FORMAT
from pmworkshop.store.sqlite.moved import check_place, identity
from pmworkshop.store.sqlite.reader import SqliteReader
from pmworkshop.store.sqlite.verify import verify
from pmworkshop.store.sqlite.writing import SqliteWriting


class SqliteJournal(SqliteReader):
    """An open session file; it implements `Journal`, which documents the methods.

    Calls must come from one thread at a time (the running workshop has a thread for them), except for `verify`, which
    may
    run at the same time.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, writable: bool, version: int = FORMAT) -> None:
        """Take over a connection.

        Args:
            path: The file, for messages.
            connection: The connection; `close` closes it.
            writable: Whether steps may be appended.
            version: Format version of the file.
        """
        super().__init__(path, connection, version=version)
        self._writable = writable
        self._file = identity(path)

    @classmethod
    def create(cls, path: Path, session_id: str) -> SqliteJournal:
        """Create an empty session file, readable by its owner only, and open it for writing.

        Args:
            path: The new file; its folder is created.
            session_id: Id of the session.

        Returns:
            The open journal; the caller closes it.

        Raises:
            InputError: A file of that name exists.
            StorageError: The disk does not accept it; nothing is left of it.
        """
        must_be_new(path)
        unfinished = path.with_name(f".{path.name[:200]}.{token_hex(4)}")
        try:
            private_folder(path.parent)
            os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            with told(path), closing(connect(unfinished, writable=True, empty=True)) as db:
                lay_out(db, session_id)
            unfinished.replace(path)
            sync_folder(path.parent)
        except (OSError, ValueError) as error:
            raise StorageError(
                tr("{path} could not be made: {error}.", path=path, error=reason(error)), tr("Choose another folder.")
            ) from None
        finally:
            with suppress(OSError, ValueError):
                unfinished.unlink()
        with told(path):
            return cls(path, connect(path, writable=True), writable=True)

    @classmethod
    def open(cls, path: Path, *, readonly: bool = False) -> SqliteJournal:
        """Open a session file, for writing where possible.

        A file of a newer format version is opened for reading only, and so is one without write permission for the
        file or its
        folder.

        Args:
            path: The session file.
            readonly: Open it for reading only.

        Returns:
            The open journal; the caller closes it.

        Raises:
            InputError: There is no such file, or it is not a session.
            SessionError: The file is truncated, or another window does not end its write.
        """
        version = check_header(path)
        writable = not readonly and version <= FORMAT and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
        with told(path):
            return cls(path, connect(path, writable=writable), writable=writable, version=version)

    @property
    def writable(self) -> bool:
        """Whether steps can be appended."""
        return self._writable

    def trying(self, known: Head) -> AbstractContextManager[SqliteWriting]:
        """Begin a transaction; this store locks the session from its beginning.

        Args:
            known: End of the journal at the last read.
        """
        return self.writing()

    @contextmanager
    def writing(self) -> Iterator[SqliteWriting]:
        """Begin a transaction; it is committed at the end of the context, and rolled back on any exception.

        Raises:
            StorageError: The disk did not accept it. After an error while committing, check with `has` whether the
                step is
                stored before trying again.
            MovedError: The file was moved, replaced or deleted meanwhile.
            BusyError: Another window does not end its write.
        """
        if not self._writable:
            raise StorageError(
                tr("{name} is open for reading only.", name=self.path.name), tr("Copy it to a folder of your own.")
            )
        try:
            with told(self.path):
                self._db.execute("BEGIN IMMEDIATE")
            self._must_be_there()
            if self._version < FORMAT:  # what is written now, an earlier program cannot read
                with told(self.path):
                    self._db.execute(f"PRAGMA user_version = {FORMAT}")
            writing = SqliteWriting(self, self._db, *self._head())
            yield writing
            writing.finish()
            self._must_be_there()
            with told(self.path):
                self._db.execute("COMMIT")
            self._must_be_there()
        except StorageError:
            self._roll_back()
            self._must_be_there()  # a disk that does not answer may be a file that went away
            raise
        except BaseException:
            self._roll_back()
            raise

    def has(self, step_id: str) -> bool:
        """Return whether a step is stored.

        Args:
            step_id: Id of the step.

        Raises:
            MovedError: The file is no longer under its path.
        """
        self._must_be_there()
        return super().has(step_id)

    def _must_be_there(self) -> None:
        """Check that the open file is still the one under its path; otherwise changes would be lost.

        Raises:
            MovedError: It was moved, replaced or deleted.
        """
        if self._writable and identity(self.path) != self._file:
            raise MovedError(
                tr("{name} is not there any more: it was moved, replaced or deleted.", name=self.path.name),
                tr("What you typed is kept."),
            )

    def verify(self) -> Verdict:
        """Check the structure of the file, and all steps against the chain of their hashes.

        It uses a connection of its own, so that it may run in any thread at the same time as other calls.
        """
        return verify(self.path)

    def reopen(self, known: Head) -> None:
        """Check the file again after a failed write, and reopen it if it was put back in its place.

        Args:
            known: End of the journal at the last read.

        Raises:
            MovedError: The file was moved, deleted or replaced.
            StorageError: The file cannot be read now.
        """
        check_place(self.path, known)
        file = identity(self.path)
        if file != self._file:
            with told(self.path):
                fresh = connect(self.path, writable=self._writable)
            with suppress(sqlite3.Error):
                self._db.close()
            self._db, self._file = fresh, file

    def break_off(self) -> None:
        """Do nothing: no call waits for anything that could be broken off."""

    def close(self) -> None:
        """Close the file without leaving a rollback journal beside it.

        A rollback journal that is not empty is kept: another window is writing, or the file is damaged.
        """
        with suppress(sqlite3.Error, OSError):
            beside = self.path.with_name(f"{self.path.name}-journal")
            if self._writable and not (beside.exists() and beside.stat().st_size):
                self._db.execute("PRAGMA journal_mode = DELETE")
        self._db.close()
