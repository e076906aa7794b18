"""The public interface: load a session at any moment of its history, and export it to plain files."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import DamagedError, InputError
from pmworkshop.base.files import read_bytes, write_file
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line, count, shorten
from pmworkshop.report.files import Writing
from pmworkshop.report.formats import Format, exported, private_names
from pmworkshop.report.model.audience import AUDIENCES, Audience
from pmworkshop.report.writers.session_file import LARGEST, WHAT, SessionFile, read_session_file
from pmworkshop.session.core.chain import first_chain, link
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Step, parse_step
from pmworkshop.session.core.worked_out import work_out
from pmworkshop.session.views.moment_parser import find_moment
from pmworkshop.store.addresses import Address, is_address, stored_at
from pmworkshop.store.sessions import list_sessions, new_session
from pmworkshop.store.stored_session import StoredSession

FORMATS = tuple(exported())
"""What a session can be exported as; `pmworkshop formats` says what each is for."""

Name = TypeVar("Name", bound=str)


@dataclass(frozen=True, slots=True)
class History:
    """The history of a session, as far as it can be read.

    Attributes:
        id: The id of the session.
        steps: The intact steps, each with its number, in order.
        total: The number of steps that the file should hold.
    """

    id: str
    steps: tuple[tuple[int, Step], ...]
    total: int

    @property
    def lost(self) -> int:
        """The number of steps that are missing or damaged."""
        return self.total - len(self.steps)

    def at(self, moment: int | str, stored: StoredSession) -> list[Step]:
        """Return the steps up to a moment.

        Args:
            moment: The number of a step (0 is before the first one); or a text with a step's number from 1, a
                module's id or a time, as for `find_moment`. A time without a zone is in the local zone of this
                machine.
            stored: The session, named in error messages only.

        Returns:
            The intact steps up to and including that moment; empty for 0.

        Raises:
            InputError: There is no such moment.
        """
        steps = [step for _, step in self.steps]
        if isinstance(moment, str):
            found = find_moment(steps, fold(steps), moment, lambda time: time.astimezone(), self.total)
            moment = found if moment.strip().isdecimal() else self.steps[found - 1][0]
        _check_at(moment, self.total, stored)
        return [step for seq, step in self.steps if seq <= moment]


def load(source: Address, at: int | str | None = None) -> Session:
    """Load a session without changing its file.

    Args:
        source: Its address, such as a ``.pmw`` file; or an exported ``session.toml``.
        at: The moment to load: the number of steps (0 is before the first one), a module's id (before the room left
            it for the last time) or a time (``10:42``, ISO); None for the newest state.

    Returns:
        The session, private parts included. For a damaged file, the state after its intact steps.

    Raises:
        InputError: The file does not exist, is not a session, or has no such moment.
        SessionError: Nothing in the file is readable, or another window keeps it locked for writing.
    """
    stored = _stored(source)
    if at is None and not _is_text(stored):
        try:
            with stored.reading() as journal:
                return journal.load()[0].read_from(stored.address)
        except DamagedError:
            return stored.salvage().session.read_from(stored.address)
    return fold(_history(stored, at)[1]).read_from(stored.address)


def history(source: Address) -> History:
    """Read the history of a session without changing its file.

    Args:
        source: Its address, such as a ``.pmw`` file; or an exported ``session.toml``.

    Returns:
        The history; for a damaged file, its intact steps.

    Raises:
        InputError: The file does not exist, or is not a session.
        SessionError: Nothing in the file is readable, or another window keeps it locked for writing.
    """
    stored = _stored(source)
    if _is_text(stored):
        found = _from_text(stored)
        return History(found.id, tuple(enumerate(found.steps, 1)), len(found.steps))
    try:
        session_id, steps = _journal_history(stored, None)
        return History(session_id, tuple(enumerate(steps, 1)), len(steps))
    except DamagedError:
        saved = stored.salvage()
        return History(saved.session.id, tuple(zip(saved.numbers, saved.steps, strict=True)), saved.verdict.total)


def export(
    source: Address | Session,
    format: str,  # noqa: A002
    *,
    audience: str | None = None,
    at: int | str | None = None,
) -> dict[str, bytes]:
    """Export a session to files; the same session always gives the same bytes.

    Args:
        source: The address of a session, such as its file; or a loaded session.
        format: One of `FORMATS`. ``session`` is the whole session with its history, everything private included.
        audience: The reader: ``room``, ``sponsor`` or ``facilitator`` (with single answers); None for the usual
            reader of the format.
        at: The moment to export, as for `load`, but not 0; None for the newest state of a file, or for a loaded
            session as it is. A loaded session is read again from its file if this is given.

    Returns:
        The content of each file, by file name.

    Raises:
        InputError: The format, audience, moment or file does not exist; the format is not for that audience; or it
            needs the history of a session that was not loaded from a file, or differs from its file.
        SessionError: Nothing in the file is readable, or another window keeps it locked for writing.
    """
    return next(export_each(source, (format,), audience=audience, at=at))


def export_each(
    source: Address | Session,
    formats: Sequence[str],
    *,
    audience: str | None = None,
    at: int | str | None = None,
) -> Iterator[dict[str, bytes]]:
    """Export a session in several formats, as `export` does for one; it is read once for all of them.

    Args:
        source: The address of a session, or a loaded session.
        formats: Some of `FORMATS`.
        audience: The reader; None for the usual reader of each format.
        at: The moment to export, as for `export`.

    Yields:
        For each format the content of its files, by file name.

    Raises:
        InputError: As for `export`; nothing is written then if a format, the audience or the moment is wrong.
        SessionError: As for `export`.
    """
    rows = [_row(name, audience) for name in formats]
    if at == 0:
        raise InputError(tr("Before the first step there is nothing to export."))
    writing = Writing(lambda: _session(source, at), lambda: _whole_history(source, at))
    for row, reader in rows:
        yield writing.files(row, reader)


_NO_FORMAT = tr_noop("There is no format “{name}”; there are {known}.")
_NO_AUDIENCE = tr_noop("There is no audience “{name}”; there are {known}.")


def _row(name: str, audience: str | None) -> tuple[Format, Audience]:
    """Find a format by its name, and its reader."""
    formats = exported()
    wanted = formats[_one_of(formats, name, _NO_FORMAT)]
    reader: Audience = wanted.audiences[0] if audience is None else _one_of(AUDIENCES, audience, _NO_AUDIENCE)
    if reader not in wanted.audiences:
        raise InputError(
            tr(
                "The format {name} is for {audiences}, not for {reader}.",
                name=wanted.name,
                audiences=", ".join(wanted.audiences),
                reader=reader,
            )
        )
    return wanted, reader


def _session(source: Address | Session, at: int | str | None) -> Session:
    return source if isinstance(source, Session) and at is None else load(_origin(source), at)


def write_export(files: dict[str, bytes], folder: Path, *, audience: Audience = "room") -> list[Path]:
    """Write exported files into a folder, each completely or not at all.

    Args:
        files: The content of each file, by a plain file name.
        folder: The folder; created if it does not exist. Files of the same names are replaced.
        audience: Who they were exported for; what the facilitator alone may read is closed to others.

    Returns:
        The paths written, sorted by name.

    Raises:
        InputError: A name is empty or contains a folder; nothing is written then.
        StorageError: A file cannot be written; files before it in the order of their names are written already.
    """
    paths, private = [folder / name for name in file_names(files)], private_names(files, audience)
    for path in paths:
        write_file(path, files[path.name], private=path.name in private)
    return paths


def file_names(files: Iterable[str]) -> list[str]:
    """Check the names of files that are to be written into one folder.

    Args:
        files: The names.

    Returns:
        The names, sorted.

    Raises:
        InputError: A name is empty, or contains a folder.
    """
    for name in files:
        if not name or name == ".." or Path(name).name != name:
            raise InputError(tr("“{name}” is not the name of a file.", name=clean_line(name)))
    return sorted(files)


def import_session(source: Address, folders: Folders) -> StoredSession:
    """Import a session, with its id and its whole history, into the folder of sessions.

    Args:
        source: An exported ``session.toml``, a ``.pmw`` file from elsewhere, or another address of a session. Of a
            damaged file the intact steps are imported.
        folders: The folders of this installation, which say where sessions are kept.

    Returns:
        The new session; the existing one if the same session with the same history is there.

    Raises:
        InputError: The file does not exist or is not a session, or a session with the same id and another history
            exists.
        SessionError: Nothing in the file is readable, or another window keeps it locked for writing.
        StorageError: The new file cannot be written.
    """
    found = _to_import(_stored(source))
    for listed in list_sessions(folders):
        if listed.id == found.id:
            there = listed.stored
            if there.store.glance(there.address).head.chain == found.chain:
                return there
            raise InputError(
                tr(
                    "“{title}” is there already as {name}, with another history.", title=listed.title, name=there.name
                ),
                tr("Move that file elsewhere first, or go on with it."),
            )
    target = new_session(folders, found.session.info.title, found.id)
    target.store.write(target.address, found.id, found.steps, found.known)
    return target


def _to_import(stored: StoredSession) -> SessionFile:
    """Read a whole session from elsewhere."""
    if _is_text(stored):
        return _from_text(stored)
    session_id, steps = _history(stored, None)
    known, chain = work_out(steps), first_chain(session_id)
    for seq, texts in enumerate(known.texts, 1):
        chain = link(chain, seq, texts.body)
    return SessionFile(session_id, tuple(steps), chain, known)


def _from_text(stored: StoredSession) -> SessionFile:
    place = Path(stored.address)
    return read_session_file(read_bytes(place, tr(WHAT), LARGEST), place)


def _whole_history(source: Address | Session, at: int | str | None) -> tuple[str, list[Step]]:
    stored = _origin(source)
    wanted = source.seq if isinstance(source, Session) and at is None else at
    session_id, steps = _history(stored, wanted)
    if isinstance(source, Session) and at is None and fold(steps) != source:
        raise InputError(
            tr("This session is not what {stored} holds.", stored=stored), tr("Export from the file itself.")
        )
    return session_id, steps


def _origin(source: Address | Session) -> StoredSession:
    if not isinstance(source, Session):
        return _stored(source)
    if source.origin is None:
        raise InputError(
            tr("This session was not read from a file, so its history is not known."), tr("Give the path.")
        )
    return _stored(source.origin)


def _stored(source: Address) -> StoredSession:
    stored = stored_at(source)
    if not stored.name:
        raise InputError(
            tr("{stored} is a folder, not {what}.", stored=stored, what=tr(WHAT)), tr("Name the .pmw file inside it.")
        )
    return stored


def _is_text(stored: StoredSession) -> bool:
    """Tell whether a session was exported as text, and is in no store."""
    return not is_address(stored.address) and stored.address.lower().endswith(".toml")


def _history(stored: StoredSession, at: int | str | None) -> tuple[str, list[Step]]:
    """Read the id and the steps of a session up to a moment; of a damaged file, the intact steps."""
    if not isinstance(at, str) and not _is_text(stored):
        try:
            return _journal_history(stored, at)
        except DamagedError:
            pass
    found = history(stored)
    return found.id, found.at(found.total if at is None else at, stored)


def _journal_history(stored: StoredSession, at: int | None) -> tuple[str, list[Step]]:
    with stored.reading() as journal:
        head = journal.head()
        _check_at(at, head.seq, stored)
        until = head.seq if at is None else at
        steps: list[Step] = []
        chain = first_chain(head.session)
        for seq, body, kept in journal.bodies(until=until) if until else ():
            chain = link(chain, seq, body)
            if chain != kept or seq != len(steps) + 1:
                raise DamagedError(
                    tr("{name} is damaged: step {seq} is not what was saved.", name=stored.name, seq=seq)
                )
            steps.append(parse_step(body))
        if len(steps) != until or (until == head.seq and chain != head.chain):
            raise DamagedError(tr("{name} is damaged: steps of it are missing.", name=stored.name))
        return head.session, steps


def _check_at(at: int | None, total: int, stored: StoredSession) -> None:
    if at is not None and not 0 <= at <= total:
        steps = count(total, "step", "steps")
        raise InputError(
            tr("{stored} has {steps}; there is no step {at}.", stored=stored, steps=steps, at=at),
            tr("Name one from 0 to {total}.", total=total),
        )


def _one_of(names: Iterable[Name], given: str, missing: str) -> Name:
    choice = {name: name for name in names}
    if given in choice:
        return choice[given]
    typed = shorten(clean_line(str(given)), 40)
    near = difflib.get_close_matches(typed.lower(), list(choice), n=1, cutoff=0.4)
    hint = tr("Did you mean {near}?", near=near[0]) if near else ""
    raise InputError(
        tr(missing, name=typed, known=", ".join(choice)),
        hint,
    )
