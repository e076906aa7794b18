"""Finding agendas: those shipped with the program, the user's own, and those in the working folder."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.model import Agenda
from pmworkshop.agenda.shelf import Shelf, Shelved, lone_module
from pmworkshop.agenda.shipped import MODULES, PACKAGE, shipped_folder
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError, PmworkshopError, WayOut
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line

Origin = Literal["shipped", "yours", "here"]
"""Where an agenda is from: the program, the user's configuration folder, or ``./agendas``."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An agenda in the list of agendas.

    Attributes:
        id: Its id; for a file with faults, the name of the file without suffix; for a second file with the same id in
            one folder, the whole name of the file.
        title: Its title; empty for a file with faults.
        minutes: Its planned minutes; 0 for a file with faults.
        outcome: What the room leaves with.
        origin: The place it is from.
        path: Its file.
        instead_of: The places of further agendas with this id, which this one hides.
        fault: Why it cannot be used; empty if it can.
        parts: Planned minutes of each of its modules.
    """

    id: str
    title: str
    minutes: float
    outcome: str
    origin: Origin
    path: Path
    instead_of: tuple[Origin, ...] = ()
    fault: str = ""
    parts: tuple[float, ...] = ()


def list_agendas(folders: Folders, cwd: Path, package: Path = PACKAGE) -> list[Listed]:
    """List all agendas that can be named by their id.

    If several places have the same id, the nearest to the user is used: ``./agendas`` before the configuration
    folder, and that before the shipped agendas. A file with faults is listed with its faults.

    Args:
        folders: The user's folders.
        cwd: The working folder.
        package: The folder of the installed package; see `shipped_folder`.

    Returns:
        The agendas, sorted by id.
    """
    found: dict[str, Listed] = {}
    shelves = shelf_folders(folders, cwd, package)
    for origin, folder in _places(folders, cwd, package):
        for path in _files(folder):
            listed = _read(origin, path, shelves)
            other = found.get(listed.id)
            if other and other.origin == origin:
                twin = tr(
                    "{path} has the id “{id}”, as has {other}. Give it an id of its own.",
                    path=path,
                    id=listed.id,
                    other=other.path,
                )
                found[path.name] = replace(listed, id=path.name, fault=twin)
            else:
                before = (other.origin, *other.instead_of) if other else ()
                found[listed.id] = replace(listed, instead_of=before)
    return [found[name] for name in sorted(found)]


def find_agenda(name: str, folders: Folders, cwd: Path, package: Path = PACKAGE) -> Agenda:
    """Find an agenda and read it.

    Args:
        name: Its id, the unique beginning of an id or title, or a path to a ``.toml`` file.
        folders: The user's folders.
        cwd: The working folder, to which a path is relative.
        package: The folder of the installed package; see `shipped_folder`.

    Returns:
        The agenda.

    Raises:
        InputError: No agenda or several match the name, or the file cannot be read.
        AgendaError: The file is no valid agenda; the text lists every fault.
    """
    shelves = shelf_folders(folders, cwd, package)
    if _names_a_file(name):
        return load_agenda(_file(name, cwd), *shelves)
    listed = _choose(clean_line(name), list_agendas(folders, cwd, package))
    agenda = load_agenda(listed.path, *shelves)
    if listed.fault:
        raise InputError(listed.fault)
    return agenda


def find_either(name: str, folders: Folders, cwd: Path, package: Path = PACKAGE) -> Agenda | Shelved:
    """Find an agenda or a module of the shelf; of two with one name, the agenda.

    Args:
        name: As for `find_agenda`; or the name of a module or its beginning, or the file of a module.
        folders: The user's folders.
        cwd: The working folder.
        package: The folder of the installed package; see `shipped_folder`.

    Returns:
        The agenda, or the module.

    Raises:
        InputError: Nothing or several match the name, or the file cannot be read.
        AgendaError: The file has faults; the text lists them all.
    """
    if _names_a_file(name):
        path = _file(name, cwd)
        module = lone_module(path)
        return Shelved(path.stem, path, module) if module else find_agenda(name, folders, cwd, package)
    shelf = shelf_of(folders, cwd, package)
    if name in shelf.names() and name not in [one.id for one in list_agendas(folders, cwd, package)]:
        return shelf.find(name)
    try:
        return find_agenda(name, folders, cwd, package)
    except InputError as error:
        if error.way_out is WayOut.SEE_THE_AGENDAS and any(one.startswith(name) for one in shelf.names()):
            return shelf.find(name)
        raise


def file_of(name: str, folders: Folders, cwd: Path, package: Path = PACKAGE) -> Path:
    """Find the file of an agenda or of a module, which may have faults.

    Args:
        name: A path, or the id of an agenda or the name of a module.
        folders: The user's folders.
        cwd: The working folder.
        package: The folder of the installed package; see `shipped_folder`.

    Returns:
        The file; the path as it was given where nothing has that name.
    """
    path = _file(name, cwd)
    if _names_a_file(name) or path.exists():
        return Path(name)
    named = {one.name: one.path for one in shelf_of(folders, cwd, package).listed()}
    named |= {one.id: one.path for one in list_agendas(folders, cwd, package)}
    return named.get(name, Path(name))


def shelf_folders(folders: Folders, cwd: Path, package: Path = PACKAGE) -> list[Path]:
    """List the folders of modules to take, one in each place of agendas.

    Args:
        folders: The user's folders.
        cwd: The working folder.
        package: The folder of the installed package; see `shipped_folder`.

    Returns:
        The folders, the one nearest to the user last; they need not exist.
    """
    return [folder / MODULES for _, folder in _places(folders, cwd, package)]


def shelf_of(folders: Folders, cwd: Path, package: Path = PACKAGE) -> Shelf:
    """Find the modules that can be taken: those shipped, the user's own, and those in the working folder.

    Args:
        folders: The user's folders.
        cwd: The working folder.
        package: The folder of the installed package; see `shipped_folder`.

    Returns:
        The shelf.
    """
    return Shelf(*shelf_folders(folders, cwd, package))


def _names_a_file(name: str) -> bool:
    wanted = clean_line(name)
    return wanted.lower().endswith(".toml") or "/" in wanted or os.sep in wanted


def _file(name: str, cwd: Path) -> Path:
    return cwd / os.path.expanduser(name)  # noqa: PTH111 - leaves an unknown ~user as it is


def _choose(wanted: str, listed: Sequence[Listed]) -> Listed:
    if not wanted:
        raise InputError(tr("No agenda is named."), tr("Name one by its id."), WayOut.SEE_THE_AGENDAS)
    start = wanted.casefold()
    found = [one for one in listed if one.id.casefold() == start] or [one for one in listed if _begins(one, start)]
    if not found:
        raise _unknown(wanted, listed)
    shortest = min(found, key=lambda one: len(one.id))
    if all(one.id.startswith(shortest.id) for one in found):  # a longer form of the same
        return shortest
    raise _several(wanted, found)


def _several(wanted: str, chosen: Sequence[Listed]) -> InputError:
    names = ", ".join(one.id for one in chosen)
    return InputError(
        tr("Several agendas begin with “{wanted}”: {names}.", wanted=wanted, names=names),
        tr("Type more of the name."),
    )


def _unknown(wanted: str, listed: Sequence[Listed]) -> InputError:
    near = get_close_matches(wanted.lower(), [one.id for one in listed], n=3, cutoff=0.4)
    hint = tr("Nearest: {near}.", near=", ".join(near)) if near else ""
    return InputError(tr("There is no agenda “{wanted}”.", wanted=wanted), hint, WayOut.SEE_THE_AGENDAS)


def _begins(one: Listed, start: str) -> bool:
    return one.id.casefold().startswith(start) or one.title.casefold().startswith(start)


def _places(folders: Folders, cwd: Path, package: Path) -> Iterator[tuple[Origin, Path]]:
    places: list[tuple[Origin, Path]] = [
        ("shipped", shipped_folder(package)),
        ("yours", folders.agendas),
        ("here", cwd / "agendas"),
    ]
    seen: set[Path] = set()
    for origin, folder in places:
        if (real := folder.resolve()) not in seen:  # whoever works in the checkout meets one folder twice
            seen.add(real)
            yield origin, folder


def _files(folder: Path) -> list[Path]:
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - says when it may not be read, unlike glob
    except OSError:
        return []
    return [folder / name for name in names if name.endswith(".toml") and not name.startswith(".")]


def _read(origin: Origin, path: Path, shelves: Sequence[Path]) -> Listed:
    try:
        agenda = load_agenda(path, *shelves)
    except PmworkshopError as error:
        return Listed(path.stem, "", 0, "", origin, path, fault=str(error))
    parts = tuple(one.minutes for one in agenda.modules)
    return Listed(agenda.id, agenda.title, agenda.minutes, agenda.outcome, origin, path, parts=parts)
