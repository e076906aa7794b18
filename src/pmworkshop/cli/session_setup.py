"""What the commands on sessions ask, read and offer before they start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

import click

from pmworkshop.base.errors import InputError
from pmworkshop.base.folders import SESSION_SUFFIX
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.cli.options import warn
from pmworkshop.cli.standard_streams import file_named, shown

if TYPE_CHECKING:
    from pmworkshop.base.folders import Folders
    from pmworkshop.base.settings import Settings
    from pmworkshop.exchange.people.people_file import PeopleFile
    from pmworkshop.session.core.session import Session
    from pmworkshop.store.stored_session import StoredSession


class _Noted(Protocol):
    @property
    def notes(self) -> tuple[str, ...]: ...


class _Understood(Protocol):
    @property
    def understood(self) -> str: ...


N = TypeVar("N", bound=_Noted)
U = TypeVar("U", bound=_Understood)


def noted(name: str, found: N) -> N:
    """Print the notes of a file that was read, that is, what its writer may not have meant.

    Args:
        name: Name of the file as typed.
        found: What was read, with its notes.

    Returns:
        `found`, unchanged.
    """
    for note in found.notes:
        warn(f"{shown(name)}: {note}")
    return found


def people_named(name: str) -> PeopleFile:
    """Read people from a file.

    Args:
        name: The file as typed; ``-`` is standard input.

    Returns:
        The people, with notes on how they were read.

    Raises:
        InputError: The file cannot be read, or its table cannot be understood.
    """
    from pmworkshop.exchange.people.people_file import read_people

    with file_named(name) as path:
        return read_people(path)


def understood(name: str, found: U) -> U:
    """Print in one line how a list of people or a chart was understood.

    Args:
        name: Name of the file as typed.
        found: What was read.

    Returns:
        `found`, unchanged.
    """
    warn(f"{shown(name)}: {found.understood}.")
    return found


def leader(folders: Folders, name: str = "") -> str:
    """Return the name of who leads: the given one, else that of the settings.

    Args:
        folders: The user's folders.
        name: Name on the command line; empty if none was given.

    Returns:
        The name in one clean line; empty if there is none.

    Raises:
        InputError: The name is too long.
    """
    from pmworkshop.session.operations.details import read_name

    return read_name(name, tr_noop("facilitator")) or usual_settings(folders).facilitator


def usual_settings(folders: Folders) -> Settings:
    """Read the settings; a fault in them is printed as a warning.

    Args:
        folders: The user's folders.

    Returns:
        The settings; as the program has them if they are faulty.
    """
    from pmworkshop.base.settings import Settings, read_settings

    try:
        return read_settings(folders.settings)
    except InputError as error:
        warn(
            tr(
                "Settings not used. {fault} All faults: pmworkshop settings",
                fault=error.message.splitlines()[0],
            )
        )
    return Settings()


def local_copy(stored: StoredSession, folders: Folders) -> StoredSession:
    """Offer to work on a copy of a session that is stored in an unsafe place.

    Args:
        stored: The session.
        folders: The user's folders; the copy goes where sessions are kept.

    Returns:
        The copy if the user wants it, else `stored`; also `stored` if a session of that name exists already.

    Raises:
        PmworkshopError: The session cannot be read, or the copy cannot be written.
        click.Abort: The question was interrupted.
    """
    from pmworkshop.store.addresses import stored_at

    copy = stored_at(folders.data / f"{stored.stem}{SESSION_SUFFIX}")
    if copy.store.has(copy.address):
        warn(
            tr("A copy of that name is in {data}: open it with pmworkshop open {copy}", data=folders.data, copy=copy)
        )
        return stored
    if not click.confirm(
        tr("Work on a copy of it in {data}?", data=clean_line(str(folders.data))), default=True, err=True
    ):
        return stored
    with stored.reading() as journal:
        copy.store.write(copy.address, journal.head().session, tuple(step for _, step in journal.steps()))
    return copy


def damaged(stored: StoredSession) -> bool:
    """Tell whether a session is damaged.

    Args:
        stored: The session.

    Returns:
        True if its content differs from what was saved.

    Raises:
        InputError: It is no session.
        SessionError: It cannot be opened, or has a module of an unknown kind.
    """
    from pmworkshop.base.errors import DamagedError

    try:
        with stored.reading() as journal:
            journal.load()
    except DamagedError:
        return True
    return False


def read_session(stored: StoredSession, at: str | None = None) -> Session:
    """Read a session to show it; if it is damaged, print a warning and read the good part.

    Args:
        stored: The session.
        at: The moment as typed; None for the newest state.

    Returns:
        The whole session at that moment.

    Raises:
        InputError: It is no session, or it has no such moment.
        SessionError: Nothing in it is readable.
    """
    from pmworkshop.interface import load

    session = load(stored, at)
    if damaged(stored):
        warn(tr("{told} To save those: pmworkshop open {stored}", told=stored.salvage().told, stored=stored))
    return session
