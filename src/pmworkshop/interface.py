"""The public interface: read a session at any moment of it, and turn it into plain files."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pmworkshop.base.errors import DamagedError, InputError
from pmworkshop.base.files import read_bytes, write_file
from pmworkshop.base.folders import Folders
from pmworkshop.base.text import clean_line, count, shorten
from pmworkshop.report.builders.report import build
from pmworkshop.report.formats import TABLE
from pmworkshop.report.model.audience import AUDIENCES, Audience
from pmworkshop.report.writers.session_file import WHAT, read_session_file
from pmworkshop.session.core.chain import first_chain, link
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Step, parse_step
from pmworkshop.session.views.moment_parser import find_moment
from pmworkshop.store.sessions import list_sessions, session_path
from pmworkshop.store.sqlite.check import salvage, write_session
from pmworkshop.store.sqlite.glance import glance
from pmworkshop.store.sqlite.reading import open_reading

FORMATS = tuple(TABLE)
"""What a session can be exported as; `pmworkshop.report.formats` says what each is for."""

Name = TypeVar("Name", bound=str)


@dataclass(frozen=True, slots=True)
class History:
    """The history of a session, as far as it can be read.

    Attributes:
        id: The session's id.
        steps: The steps that are as they were saved, each with its number.
        total: How many steps there should be.
    """

    id: str
    steps: tuple[tuple[int, Step], ...]
    total: int

    @property
    def lost(self) -> int:
        """How many steps are missing or not as they were saved."""
        return self.total - len(self.steps)

    def at(self, moment: int | str, path: Path) -> list[Step]:
        """Return the steps up to a moment: a step's number, a module or a time; see `find_moment`.

        Raises:
            InputError: There is no such moment.
        """
        steps = [step for _, step in self.steps]
        if isinstance(moment, str):
            found = find_moment(steps, fold(steps), moment, lambda time: time.astimezone(), self.total)
            moment = found if moment.strip().isdecimal() else self.steps[found - 1][0]
        _check_at(moment, self.total, path)
        return [step for seq, step in self.steps if seq <= moment]


def load(path: str | Path, at: int | str | None = None) -> Session:
    """Read a session, and change nothing.

    Args:
        path: A ``.pmw`` file, or a ``session.toml`` that was exported.
        at: The moment to read: the number of steps (0 is before the first one), a module's id (before it was left
            for the last time) or a time (``10:42``, ISO); the newest state unless given.

    Returns:
        The session, private parts included. Of a damaged file it is what the good steps of its history give.

    Raises:
        InputError: There is no such file, it is no session, or it has no such moment.
        SessionError: Nothing can be read of it, or another window is writing and does not end.
    """
    place = _path(path)
    if at is None and not _is_text(place):
        try:
            with open_reading(place) as journal:
                return journal.load()[0].read_from(place)
        except DamagedError:
            return salvage(place).session.read_from(place)
    return fold(_history(place, at)[1]).read_from(place)


def history(path: str | Path) -> History:
    """Read the history of a session, and change nothing; of a damaged file the steps that are good.

    Args:
        path: A ``.pmw`` file, or a ``session.toml`` that was exported.

    Raises:
        InputError: There is no such file, or it is no session.
        SessionError: Nothing can be read of it, or another window is writing and does not end.
    """
    place = _path(path)
    if _is_text(place):
        found = read_session_file(read_bytes(place, WHAT, cap=None), place)
        return History(found.id, tuple(enumerate(found.steps, 1)), len(found.steps))
    try:
        session_id, steps = _journal_history(place, None)
        return History(session_id, tuple(enumerate(steps, 1)), len(steps))
    except DamagedError:
        saved = salvage(place)
        return History(saved.session.id, tuple(zip(saved.numbers, saved.steps, strict=True)), saved.verdict.total)


def export(
    source: str | Path | Session,
    format: str,  # noqa: A002
    *,
    audience: str = "room",
    at: int | str | None = None,
) -> dict[str, bytes]:
    """Turn a session into files; the same session gives the same bytes each time.

    Args:
        source: A session file, or a session.
        format: One of `FORMATS`. ``session`` is the whole session with its history, everything private included.
        audience: Who reads it: ``room``, ``sponsor`` (one page) or ``facilitator`` (with single answers).
        at: The moment to export, as for `load`, but not 0; the newest state unless given.

    Returns:
        The content of each file, by its name.

    Raises:
        InputError: There is no such format, audience or file; the format is not for that audience, or needs the
            history of a session that was not read from a file.
        SessionError: Nothing can be read of the file.
    """
    wanted = TABLE[_one_of(TABLE, format, "format")]
    reader: Audience = _one_of(AUDIENCES, audience, "audience")
    if reader not in wanted.audiences:
        raise InputError(f"The format {wanted.name} is for {', '.join(wanted.audiences)}, not for {reader}.")
    if at == 0:
        raise InputError("Before the first step there is nothing to export.")
    if wanted.takes == "history":
        return wanted.load()(*_whole_history(source, at))
    session = source if isinstance(source, Session) and at is None else load(_place(source), at)
    return wanted.load()(build(session, reader))


def write_export(files: dict[str, bytes], folder: Path) -> list[Path]:
    """Write exported files into a folder, each whole or not at all.

    Raises:
        InputError: A name is not a plain file name.
        StorageError: The disk does not take it.
    """
    for name in files:
        if not name or Path(name).name != name:
            raise InputError(f"“{clean_line(name)}” is not the name of a file.")
    paths = [folder / name for name in sorted(files)]
    for path in paths:
        write_file(path, files[path.name])
    return paths


def import_session(path: Path, folders: Folders) -> Path:
    """Bring a session in, with its id and its whole history.

    Args:
        path: A ``session.toml``, or a ``.pmw`` file from elsewhere.
        folders: Where sessions are kept.

    Returns:
        Its file; where the very same session is there already, that one.

    Raises:
        InputError: It is no session, or one of the same id with another history is there.
        SessionError: Nothing can be read of it.
        StorageError: The disk does not take it.
    """
    session_id, steps = _history(_path(path), None)
    chain = first_chain(session_id)
    for seq, step in enumerate(steps, 1):
        chain = link(chain, seq, step.body())
    for listed in list_sessions(folders):
        if listed.id == session_id:
            if glance(listed.path).head.chain == chain:
                return listed.path
            raise InputError(
                f"“{listed.title}” is there already as {listed.path.name}, with another history.",
                "Move that file elsewhere first, or go on with it.",
            )
    target = session_path(folders, fold(steps).info.title, session_id)
    write_session(target, session_id, tuple(steps))
    return target


def _whole_history(source: str | Path | Session, at: int | str | None) -> tuple[str, list[Step]]:
    place = _place(source)
    wanted = source.seq if isinstance(source, Session) and at is None else at
    session_id, steps = _history(place, wanted)
    if isinstance(source, Session) and at is None and fold(steps) != source:
        raise InputError(f"This session is not what {place} holds.", "Export from the file itself.")
    return session_id, steps


def _place(source: str | Path | Session) -> Path:
    if not isinstance(source, Session):
        return _path(source)
    if source.origin is None:
        raise InputError("This session was not read from a file, so its history is not known.", "Give the path.")
    return source.origin


def _path(path: str | Path) -> Path:
    if "\0" in str(path) or not str(path):
        raise InputError(f"“{clean_line(str(path))}” is not the name of a file.")
    if not Path(path).name:
        raise InputError(f"{path} is a folder, not {WHAT}.", "Name the .pmw file inside it.")
    return Path(path)


def _is_text(path: Path) -> bool:
    return path.suffix.lower() == ".toml"


def _history(path: Path, at: int | str | None) -> tuple[str, list[Step]]:
    """Read the id and the steps of a session up to a moment; of a damaged file the steps that are good."""
    if not isinstance(at, str) and not _is_text(path):
        try:
            return _journal_history(path, at)
        except DamagedError:
            pass
    found = history(path)
    return found.id, found.at(found.total if at is None else at, path)


def _journal_history(path: Path, at: int | None) -> tuple[str, list[Step]]:
    with open_reading(path) as journal:
        head = journal.head()
        _check_at(at, head.seq, path)
        until = head.seq if at is None else at
        steps: list[Step] = []
        chain = first_chain(head.session)
        for seq, body, kept in journal.bodies(until=until) if until else ():
            chain = link(chain, seq, body)
            if chain != kept or seq != len(steps) + 1:
                raise DamagedError(f"{path.name} is damaged: step {seq} is not what was saved.")
            steps.append(parse_step(body))
        if len(steps) != until or (until == head.seq and chain != head.chain):
            raise DamagedError(f"{path.name} is damaged: steps of it are missing.")
        return head.session, steps


def _check_at(at: int | None, total: int, path: Path) -> None:
    if at is not None and not 0 <= at <= total:
        raise InputError(f"{path} has {count(total, 'step')}; there is no step {at}.", f"Name one from 0 to {total}.")


def _one_of(names: Iterable[Name], given: str, what: str) -> Name:
    choice = {name: name for name in names}
    if given in choice:
        return choice[given]
    typed = shorten(clean_line(str(given)), 40)
    near = difflib.get_close_matches(typed.lower(), list(choice), n=1, cutoff=0.4)
    hint = f"Did you mean {near[0]}?" if near else ""
    raise InputError(f"There is no {what} “{typed}”; there are {', '.join(choice)}.", hint)
