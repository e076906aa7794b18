"""What the commands on sessions ask, read and offer before they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

import click

from pmworkshop.base.errors import InputError
from pmworkshop.base.folders import SESSION_SUFFIX
from pmworkshop.base.text import clean_line
from pmworkshop.cli.options import warn

if TYPE_CHECKING:
    from pmworkshop.base.folders import Folders
    from pmworkshop.session.core.session import Session
    from pmworkshop.store.store import StoredSession


class _Noted(Protocol):
    @property
    def notes(self) -> tuple[str, ...]: ...


N = TypeVar("N", bound=_Noted)


def noted(name: str, found: N) -> N:
    """Say what was read in a way that the writer of a file may not have meant; return what was read."""
    for note in found.notes:
        warn(f"{name}: {note}")
    return found


def usual_facilitator(folders: Folders) -> str:
    """Look up in the settings who runs workshops here; what is wrong in them is said, and stops nothing."""
    from pmworkshop.base.settings import read_settings

    try:
        return read_settings(folders.settings).facilitator
    except InputError as error:
        warn(f"Settings not used. {error.message.splitlines()[0]} All faults: pmworkshop settings")
    return ""


def local_copy(stored: StoredSession, folders: Folders) -> StoredSession:
    """Offer to work on a copy of a session that lies where it is not safe.

    Args:
        stored: The session.
        folders: The user's folders; the copy goes where sessions are kept.

    Returns:
        The copy if it was wanted, else ``stored``.
    """
    from pmworkshop.store.addresses import stored_at

    copy = stored_at(folders.data / f"{stored.stem}{SESSION_SUFFIX}")
    if copy.store.has(copy.address):
        warn(f"A copy of that name is in {folders.data}: open it with pmworkshop open {copy}")
        return stored
    if not click.confirm(f"Work on a copy of it in {clean_line(str(folders.data))}?", default=True, err=True):
        return stored
    with stored.reading() as journal:
        copy.store.write(copy.address, journal.head().session, tuple(step for _, step in journal.steps()))
    return copy


def damaged(stored: StoredSession) -> bool:
    """Tell whether a session is not what was saved.

    Args:
        stored: The session.

    Raises:
        InputError: It is no session.
        SessionError: Nothing can be read of it.
    """
    from pmworkshop.base.errors import DamagedError

    try:
        with stored.reading() as journal:
            journal.load()
    except DamagedError:
        return True
    return False


def read_session(stored: StoredSession, at: str | None = None) -> Session:
    """Read a session to show it; of a damaged one say so, and read what is good.

    Args:
        stored: The session.
        at: The moment to read, as it was typed; the newest state unless given.

    Raises:
        InputError: It is no session, or it has no such moment.
        SessionError: Nothing can be read of it.
    """
    from pmworkshop.interface import load

    session = load(stored, at)
    if damaged(stored):
        warn(f"{stored.salvage().told} To save those: pmworkshop open {stored}")
    return session
