"""Reads a session whose write was interrupted, without changing the file."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pmworkshop.base.errors import DamagedError, SessionError, StorageError
from pmworkshop.base.files import reason
from pmworkshop.base.language import tr
from pmworkshop.store.live_records import READ_ON
from pmworkshop.store.sqlite.connection import connect, told
from pmworkshop.store.sqlite.journal import SqliteJournal


@contextmanager
def open_reading(path: Path) -> Iterator[SqliteJournal]:
    """Open a session file for reading during the context.

    A program that was killed while writing leaves a rollback journal beside the file, which must be applied before
    the
    file can be read. That is done on a copy in a temporary folder; a journal of an older state of the session is left
    out.

    Args:
        path: The session file; it is not changed.

    Yields:
        The open journal, of the file or of its copy.

    Raises:
        InputError: There is no such file, or it is not a session.
        SessionError: The file is truncated or damaged, or another window does not end its write.
        StorageError: The file cannot be read, or there is no room for the copy.
    """
    if was_cut_short(path):
        with (
            copied(path, rolled_back=_belongs(path)) as copy,
            closing(SqliteJournal.open(copy, readonly=True)) as journal,
        ):
            yield journal
    else:
        with closing(SqliteJournal.open(path, readonly=True)) as journal:
            yield journal


def open_writing(path: Path) -> SqliteJournal:
    """Open a session file for writing where possible; an interrupted write is rolled back first.

    It is rolled back on a copy before, since the rollback journal may belong to another state of the file.

    Args:
        path: The session file.

    Returns:
        The open journal; the caller closes it.

    Raises:
        InputError: There is no such file, or it is not a session.
        DamagedError: The file is damaged, or the rollback journal would damage it; the file is unchanged.
        SessionError: The file is truncated, or another window does not end its write.
        StorageError: The file cannot be read, or there is no room for the copy.
    """
    while was_cut_short(path):
        before = _state(path)
        if _belongs(path) and _last(path) >= 0:
            break
        if before == _state(path):  # otherwise another window has rolled it back meanwhile
            raise DamagedError(
                tr("{name} is damaged, or what lies beside it is not its own.", name=path.name), tr(READ_ON)
            )
    return SqliteJournal.open(path)


def _belongs(path: Path) -> bool:
    """Return whether the rollback journal belongs to the session: without it, the file has at most one step more.

    A program that is killed just before a step counts has written that one step.
    """
    return _last(path, rolled_back=False) <= _last(path) + 1


def _last(path: Path, *, rolled_back: bool = True) -> int:
    try:
        with (
            copied(path, rolled_back=rolled_back) as copy,
            closing(SqliteJournal.open(copy, readonly=True)) as journal,
        ):
            return journal.load()[1].seq
    except SessionError:
        return -1


def was_cut_short(path: Path) -> bool:
    """Return whether a write was interrupted, so that SQLite would have to write before reading.

    Args:
        path: The session file.

    Raises:
        InputError: There is no such file, or it is not a session.
        SessionError: The file is truncated or damaged, or another window does not end its write.
        StorageError: The file cannot be read, and there is no rollback journal.
    """
    try:
        with closing(SqliteJournal.open(path, readonly=True)) as journal:
            journal.head()
    except StorageError:
        if _journal_of(path).exists():
            return True
        raise
    return False


@contextmanager
def copied(path: Path, *, rolled_back: bool = True) -> Iterator[Path]:
    """Copy a session whose write was interrupted into a temporary folder during the context.

    Args:
        path: The session file.
        rolled_back: Whether the rollback journal is applied to the copy, or left out.

    Yields:
        Path of the copy.

    Raises:
        StorageError: It cannot be copied.
        DamagedError: It cannot be rolled back.
    """
    with tempfile.TemporaryDirectory(prefix="pmworkshop-") as folder:
        copy = Path(folder) / path.name
        try:
            shutil.copyfile(path, copy)
            if rolled_back:
                shutil.copyfile(_journal_of(path), _journal_of(copy))
        except OSError as error:
            raise StorageError(
                tr("{name} cannot be copied to be read: {error}.", name=path.name, error=reason(error))
            ) from None
        if rolled_back:
            with told(copy):
                connect(copy, writable=True).close()
        yield copy


def _journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _state(path: Path) -> list[tuple[int, int]]:
    there = [file.stat() for file in (path, _journal_of(path)) if file.exists()]
    return [(found.st_mtime_ns, found.st_size) for found in there]
