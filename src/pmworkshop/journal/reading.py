"""Opening a session to look at it only: not a byte of it changes, even when it was cut short in mid-write."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pmworkshop.base.errors import PmworkshopError, StorageError
from pmworkshop.base.files import reason
from pmworkshop.journal.sqlite import SqliteJournal


@contextmanager
def open_reading(path: Path) -> Iterator[SqliteJournal]:
    """Open a session file for reading, for as long as the context lasts.

    A program that was killed while writing leaves a journal beside the file, which has to be rolled back
    before the file can be read. That is done on a copy in a temporary folder.

    Raises:
        InputError: There is no such file, or it is not a session.
        SessionError: It is cut off, damaged, or another window is writing and does not end.
        StorageError: It cannot be read, or there is no room for the copy.
    """
    try:
        with closing(SqliteJournal.open(path, readonly=True)) as journal:
            journal.head()
            hot = False
    except PmworkshopError:
        hot = _journal_of(path).exists()
        if not hot:
            raise
    if hot:
        with _rolled_back(path) as copy, closing(SqliteJournal.open(copy, readonly=True)) as journal:
            yield journal
    else:
        with closing(SqliteJournal.open(path, readonly=True)) as journal:
            yield journal


def _journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


@contextmanager
def _rolled_back(path: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="pmworkshop-") as folder:
        copy = Path(folder) / path.name
        try:
            shutil.copyfile(path, copy)
            shutil.copyfile(_journal_of(path), _journal_of(copy))
        except OSError as error:
            raise StorageError(f"{path.name} cannot be copied to be read: {reason(error)}.") from None
        SqliteJournal.open(copy).close()
        yield copy
