"""The files of an agenda that is put together at home: the saved one, and what a crash leaves of a half-built one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from pmworkshop.agenda.composing import agenda_text
from pmworkshop.agenda.composition import Composition
from pmworkshop.agenda.library import list_agendas
from pmworkshop.agenda.loader import parse_agenda
from pmworkshop.agenda.shipped import PACKAGE
from pmworkshop.base.errors import InputError, RefusedError, StorageError
from pmworkshop.base.files import CAP, private_folder, write_file
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr
from pmworkshop.base.model import ValidationError
from pmworkshop.workshop.half_typed import keep_drafts, kept_drafts

_DRAFT = "own-agenda"
"""Names the file of the half-built agenda, as the id of a session names that of its half-typed lines."""


def keep_half_built(composition: Composition, folders: Folders) -> None:
    """Write what is put together so far, so that a crash loses nothing of it; a disk that refuses is passed over.

    Args:
        composition: The agenda so far.
        folders: The user's folders.
    """
    text = composition.model_dump_json().replace(" ", "\\u0020")  # all blanks are inside texts, and stay as they are
    with suppress(StorageError, OSError):
        private_folder(folders.data)
        keep_drafts({"agenda": text}, _DRAFT, folders)


def half_built(folders: Folders) -> Composition | None:
    """Read what was being put together when the program ended.

    Args:
        folders: The user's folders.

    Returns:
        The agenda so far; None if there is none, or it cannot be read.
    """
    try:
        return Composition.model_validate_json(kept_drafts(_DRAFT, folders)["agenda"])
    except (KeyError, ValidationError):
        return None


def let_go(folders: Folders) -> None:
    """Delete what was being put together: it is saved, or not wanted any more.

    Args:
        folders: The user's folders.
    """
    with suppress(StorageError):
        keep_drafts({}, _DRAFT, folders)


def own_file(composition: Composition, folders: Folders) -> Path:
    """Return the file in which an agenda is saved.

    Args:
        composition: The agenda.
        folders: The user's folders.
    """
    return folders.agendas / f"{composition.name}.toml"


def save_own(composition: Composition, folders: Folders, cwd: Path, package: Path = PACKAGE) -> Path:
    """Save an agenda as the user's own, in one file that needs no other; a file of that name is replaced.

    Args:
        composition: The agenda.
        folders: The user's folders.
        cwd: The working folder.
        package: The folder of the installed package.

    Returns:
        The file.

    Raises:
        InputError: It has no title or no module yet, takes longer than its clock, or is too large.
        RefusedError: Another agenda has that id, and one of them would be hidden.
        StorageError: The file cannot be written.
    """
    if not composition.title:
        raise InputError(tr("It has no title yet."), tr("Choose the first line and give it one."))
    agenda, path = composition.made().agenda, own_file(composition, folders)
    needed = sum(module.minutes for module in agenda.modules)
    if needed > agenda.minutes:
        raise InputError(
            tr("It takes {needed:g} minutes, and the clock has {minutes:g}.", needed=needed, minutes=agenda.minutes),
            tr("Change one of them."),
        )
    other = next((one for one in list_agendas(folders, cwd, package) if one.id == agenda.id), None)
    if other is not None and other.path.resolve() != path.resolve():
        raise RefusedError(
            tr("Another agenda is called “{title}”.", title=other.title or other.id),
            tr("Give this one another title."),
        )
    data = agenda_text(agenda).encode()
    if len(data) > CAP:
        raise InputError(tr("It is too large for one file."), tr("Take modules out."))
    parse_agenda(data, path)
    write_file(path, data)
    return path
