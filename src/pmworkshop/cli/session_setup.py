"""What the commands on sessions ask, read and offer before they begin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import click

from pmworkshop.base.errors import InputError
from pmworkshop.base.text import clean_line
from pmworkshop.cli.options import warn

if TYPE_CHECKING:
    from pmworkshop.base.folders import Folders
    from pmworkshop.session.core.session import Session


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


def local_copy(path: Path, folders: Folders) -> Path:
    """Offer to work on a copy of a session that lies where files are not safe.

    Returns:
        The copy if it was wanted, else ``path``.
    """
    from pmworkshop.store.sqlite.check import write_session
    from pmworkshop.store.sqlite.reading import open_reading

    copy = folders.data / path.name
    if copy.exists():
        warn(f"A copy of that name is in {folders.data}: open it with pmworkshop open {copy}")
        return path
    if not click.confirm(f"Work on a copy of it in {clean_line(str(folders.data))}?", default=True, err=True):
        return path
    with open_reading(path) as journal:
        write_session(copy, journal.head().session, tuple(step for _, step in journal.steps()))
    return copy


def damaged(path: Path) -> bool:
    """Tell whether a session file is not what was saved.

    Raises:
        InputError: It is no session.
        SessionError: Nothing can be read of it.
    """
    from pmworkshop.base.errors import DamagedError
    from pmworkshop.store.sqlite.reading import open_reading

    try:
        with open_reading(path) as journal:
            journal.load()
    except DamagedError:
        return True
    return False


def read_session(path: Path, at: str | None = None) -> Session:
    """Read a session to show it; of a damaged one say so, and read what is good.

    Args:
        path: Its file.
        at: The moment to read, as it was typed; the newest state unless given.

    Raises:
        InputError: It is no session, or it has no such moment.
        SessionError: Nothing can be read of it.
    """
    from pmworkshop.interface import load

    session = load(path, at)
    if damaged(path):
        from pmworkshop.store.sqlite.check import salvage

        warn(f"{salvage(path).told} To save those: pmworkshop open {path}")
    return session
