"""Checks whether the path of a session file still holds that session."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from pmworkshop.base.errors import BusyError, InputError, MovedError, SessionError, StorageError
from pmworkshop.base.files import reason
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.store.journal import Head
from pmworkshop.store.sqlite.connection import check_header, connect, told


def identity(path: Path) -> tuple[int, int]:
    """Identify the file under a path, whatever its name.

    Args:
        path: The path.

    Returns:
        Device and inode of the file; zeros if there is none.
    """
    try:
        there = path.stat()
    except (OSError, ValueError):
        return 0, 0
    return there.st_dev, there.st_ino


def check_place(path: Path, known: Head) -> None:
    """Check that the file under a path is still the session that was opened, with at least the steps that were read.

    Args:
        path: The path at which the session was opened.
        known: End of the journal at the last read.

    Raises:
        MovedError: The file was moved or deleted, or another file or an older copy is in its place.
        BusyError: Another window does not end its write.
        StorageError: The file cannot be read now.
    """
    _check_there(path)
    try:
        check_header(path)
        with told(path), closing(connect(path, writable=False)) as db:
            found = db.execute("SELECT session, rewrites FROM head").fetchone()
            chain = db.execute("SELECT chain FROM step WHERE seq = ?", (known.seq,)).fetchone()
    except BusyError:
        raise
    except (InputError, SessionError):
        raise MovedError(tr("{name} was replaced by another file.", name=path.name), tr(KEPT)) from None
    if found is None or found[0] != known.session:
        raise MovedError(tr("{name} was replaced by another session.", name=path.name), tr(KEPT))
    if known.seq and (chain is None or (chain[0] != known.chain and found[1] <= known.rewrites)):
        raise MovedError(tr("{name} was replaced by an older copy of this session.", name=path.name), tr(KEPT))


KEPT = tr_noop("What was saved before is still held open.")


def _check_there(path: Path) -> None:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        told = (
            tr("{name} is no longer there: it was moved or deleted.", name=path.name)
            if path.parent.is_dir()
            else tr("{name} is no longer there: its folder was moved or deleted.", name=path.name)
        )
        raise MovedError(told, tr(KEPT)) from None
    except (OSError, ValueError) as error:
        raise StorageError(tr("The disk does not answer ({error}).", error=reason(error))) from None
