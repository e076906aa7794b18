"""Salvages a damaged session file, and writes a whole history into a new file."""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path
from secrets import token_hex

from pmworkshop.base.errors import (
    DamagedError,
    ForeignError,
    PmworkshopError,
    SessionError,
    StorageError,
    UnknownKindError,
)
from pmworkshop.base.files import reason, sync_folder
from pmworkshop.base.language import tr
from pmworkshop.session.core.steps import Step
from pmworkshop.session.core.worked_out import WorkedOut, work_out
from pmworkshop.store.checked import intact
from pmworkshop.store.sqlite.connection import must_be_new
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.reader import open_reader
from pmworkshop.store.sqlite.reading import copied, was_cut_short
from pmworkshop.store.store import Salvage


def salvage(path: Path) -> Salvage:
    """Read the intact steps of a damaged session file from its history.

    If a killed program left a rollback journal, the file is read in copies with and without it, and the result with
    more
    steps is taken.

    Args:
        path: The session file; it is not changed.

    Returns:
        The intact steps, and which are bad.

    Raises:
        DamagedError: Nothing of it can be read.
        InputError: It is not a session.
        UnknownKindError: It has a module of a kind that this program does not have.
    """
    try:
        cut_short = was_cut_short(path)
    except (SessionError, StorageError):
        cut_short = False
    if not cut_short:
        return _salvage(path)
    found = []
    for rolled_back in (True, False):
        with suppress(SessionError, StorageError), copied(path, rolled_back=rolled_back) as copy:
            found.append(_salvage(copy))
    if not found:
        raise _nothing_of(path)
    return max(found, key=lambda one: len(one.steps))


def _nothing_of(path: Path) -> DamagedError:
    return DamagedError(
        tr("{name} is damaged, and nothing can be read of it.", name=path.name), tr("Use another copy.")
    )


def _salvage(path: Path) -> Salvage:
    session_id, total = "", None
    try:
        with closing(open_reader(path)) as reader:
            with suppress(PmworkshopError):
                head = reader.head()
                session_id, total = head.session, head.seq
            found = intact(reader, session_id, total)
    except (UnknownKindError, ForeignError):
        raise
    except PmworkshopError as error:
        raise _nothing_of(path) from error
    if not found.session.details:
        raise DamagedError(
            tr("{name} is damaged, and its beginning is lost.", name=path.name), tr("Use another copy of it.")
        )
    return found


def repaired_path(path: Path) -> Path:
    """Return the path of the repaired copy of a session: beside it, with ``.repaired`` in its name.

    Args:
        path: The session file.
    """
    return path.with_name(f"{path.stem}.repaired{path.suffix}")


def write_repaired(path: Path, found: Salvage) -> Path:
    """Write the intact steps of a damaged session into a new file beside it; the session file is not changed.

    An existing copy is kept as it is, since the room may have continued in it.

    Args:
        path: The damaged session file.
        found: The result of `salvage`.

    Returns:
        Path of the copy.

    Raises:
        StorageError: The disk does not accept it.
    """
    copy = repaired_path(path)
    if not copy.exists():
        write_session(copy, found.session.id, found.steps)
    return copy


def write_session(path: Path, session_id: str, steps: tuple[Step, ...], known: WorkedOut | None = None) -> None:
    """Write a history into a new session file; on failure no partial file is left.

    Args:
        path: The new file.
        session_id: Id of the session.
        steps: The history, stored unchanged.
        known: What reading the steps has found of them already; None to work it out now.

    Raises:
        InputError: A file of that name exists.
        StorageError: The disk does not accept it.
        DamagedError: A step holds an invalid record.
    """
    must_be_new(path)
    temporary = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        with closing(SqliteJournal.create(temporary, session_id)) as journal, journal.writing() as writing:
            found = known or work_out(steps)
            for step, texts, applied in zip(steps, found.texts, found.applied, strict=True):
                writing.append(step, applied=applied, texts=texts)
        temporary.replace(path)
    except OSError as error:
        raise StorageError(
            tr("{path} could not be made: {error}.", path=path, error=reason(error)), tr("Choose another folder.")
        ) from None
    finally:
        with suppress(OSError):
            temporary.unlink()
    sync_folder(path.parent)
