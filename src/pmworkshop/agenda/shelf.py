"""The shelf: modules ready to be taken into an agenda, one file each, named by the name of the file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pmworkshop.agenda.checks import module_faults
from pmworkshop.agenda.faults import AgendaError, Fault, shaped
from pmworkshop.agenda.model import Module
from pmworkshop.agenda.references import EARLIER, leave_out
from pmworkshop.agenda.translation import module_in
from pmworkshop.agenda.translation_faults import translation_faults
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.error_wording import describe, nearest
from pmworkshop.base.errors import InputError, PmworkshopError, WayOut
from pmworkshop.base.files import parse_toml, read_bytes, safe_name
from pmworkshop.base.language import spoken, tr, tr_noop
from pmworkshop.base.text import clean_line

Raw = dict[str, Any]
USE = "use"
"""The key by which a module of an agenda takes a module of the shelf; its further keys replace those of the shelf."""
_WHAT = tr_noop("a module of the shelf")
_LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class Shelved:
    """A module on the shelf.

    Attributes:
        name: The name it is taken by: that of its file.
        path: Its file.
        module: The module; None if its file has faults.
        instead_of: Files of the same name in other folders, which this one hides.
        fault: Why it cannot be used; empty if it can.
    """

    name: str
    path: Path
    module: Module | None = None
    instead_of: tuple[Path, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Expanded:
    """What came of putting the modules of the shelf into an agenda.

    Attributes:
        faults: A fault for each module that is not on the shelf.
        told: What was left out, as it is taken from modules that do not stand before; a sentence each.
    """

    faults: tuple[Fault, ...] = ()
    told: tuple[str, ...] = ()


class Shelf:
    """The folders that hold modules to take; where two have the same name, the later folder counts."""

    def __init__(self, *folders: Path) -> None:
        self._paths: dict[str, tuple[Path, ...]] = {}
        once = {folder.resolve(): folder for folder in reversed(folders)}
        for folder in reversed(once.values()):
            for path in _files(folder):
                self._paths[path.stem] = (path, *self._paths.get(path.stem, ()))

    def names(self) -> list[str]:
        """List the names of the modules, sorted."""
        return sorted(self._paths)

    def listed(self) -> list[Shelved]:
        """Read all modules; one with faults is listed with them."""
        return [self._listed(name) for name in self.names()]

    def _listed(self, name: str) -> Shelved:
        path, *hidden = self._paths[name]
        try:
            return Shelved(name, path, self.module(name), tuple(hidden))
        except PmworkshopError as error:
            return Shelved(name, path, None, tuple(hidden), str(error))

    def find(self, text: str) -> Shelved:
        """Find a module by what was typed.

        Args:
            text: Its name, or the beginning of one.

        Returns:
            The module.

        Raises:
            InputError: No module or several match, or the file cannot be read.
            AgendaError: The file is no module; the text lists every fault.
        """
        name = self._choose(clean_line(text).casefold())
        path, *hidden = self._paths[name]
        return Shelved(name, path, self.module(name), tuple(hidden))

    def _choose(self, wanted: str) -> str:
        begun = [name for name in self.names() if wanted and name.casefold().startswith(wanted)]
        chosen = [name for name in begun if name.casefold() == wanted] or begun
        if len(chosen) == 1:
            return chosen[0]
        if chosen:
            told = tr(
                "Several modules of the shelf begin with “{wanted}”: {chosen}.",
                wanted=wanted,
                chosen=", ".join(chosen),
            )
            raise InputError(told, tr("Type more of the name."))
        near = get_close_matches(wanted, self.names(), n=3, cutoff=0.4)
        hint = tr("Nearest: {near}.", near=", ".join(near)) if near else ""
        raise InputError(
            tr("There is no module “{wanted}” on the shelf.", wanted=wanted), hint, WayOut.SEE_THE_AGENDAS
        )

    def module(self, name: str) -> Module:
        """Read a module and check it by itself; what it takes from earlier modules is checked in an agenda.

        Args:
            name: The name of the module, one of `names`.

        Returns:
            The module.

        Raises:
            InputError: The file cannot be read, or is no TOML.
            AgendaError: It is no module; the text lists every fault.
        """
        path = self._paths[name][0]
        return _checked(_raw(path), path)

    def check_used(self, names: Iterable[str]) -> None:
        """Do nothing if the modules that an agenda takes have no faults of their own.

        Args:
            names: The names by which they are taken; those that are not on the shelf are passed over.

        Raises:
            InputError: The file of a module cannot be read, or is no TOML.
            AgendaError: The file of a module is none; the text names that file.
        """
        for name in names:
            if name in self._paths:
                self.module(name)

    def expand(self, raw: Raw) -> Expanded:
        """Put the modules of the shelf into a parsed agenda, in place.

        What a module of the shelf takes from one that does not stand before it is left out, unless the agenda names
        it itself.

        Args:
            raw: The agenda as it was parsed; its modules with the key ``use`` are replaced.

        Returns:
            A fault for each module that is not on the shelf, and what was left out.

        Raises:
            InputError: The file of a module cannot be read, or is no TOML.
        """
        modules = raw.get("modules")
        if not isinstance(modules, list):
            return Expanded()
        faults: list[Fault] = []
        theirs: dict[int, frozenset[str]] = {}
        for place, module in enumerate(modules):
            if not isinstance(module, dict) or USE not in module:
                continue
            name = module[USE]
            if isinstance(name, str) and name in self._paths:
                modules[place] = _replaced(_raw(self._paths[name][0]), module)
                theirs[place + 1] = frozenset(EARLIER) - module.keys()
            else:
                near = nearest(name, self.names())
                here = tr("module {place}", place=place + 1)
                faults.append(
                    Fault(place + 1, here, USE, describe(name), tr("the name of a module on the shelf"), near)
                )
        return Expanded(tuple(faults), tuple(leave_out(raw, theirs)))


def names_used(raw: Raw) -> list[str]:
    """List the names under which a parsed agenda takes modules of the shelf.

    Args:
        raw: The agenda as it was parsed.

    Returns:
        The names, in the order of the agenda.
    """
    modules = raw.get("modules")
    tables = [module for module in modules if isinstance(module, dict)] if isinstance(modules, list) else []
    return [name for module in tables if isinstance(name := module.get(USE), str)]


def lone_module(path: Path) -> Module | None:
    """Read a file that may hold one module in place of an agenda.

    Args:
        path: The file.

    Returns:
        The module; None if the file looks like no module.

    Raises:
        InputError: The file cannot be read, or is no TOML.
        AgendaError: It has faults; the text lists them all.
    """
    raw = _parsed(path, tr("an agenda"))
    if "modules" in raw or "phases" not in raw:
        return None
    return _checked(_named(raw, path), path)


def _raw(path: Path) -> Raw:
    """Read the table of a module, without checking what it means."""
    raw = _parsed(path, _WHAT)
    if "modules" in raw:
        raise InputError(
            tr("{path} is an agenda, not {what}.", path=path, what=tr(_WHAT)), tr("Put it into the folder above.")
        )
    return _named(raw, path)


def _parsed(path: Path, what: str) -> Raw:
    return parse_toml(read_bytes(path, what), path, what)


def _named(raw: Raw, path: Path) -> Raw:
    plain = {key: value for key, value in raw.items() if key != "format"}
    return {"id": safe_name(path.stem, "module", _LONGEST_ID, fixed=True), **plain}


def _checked(raw: Raw, path: Path) -> Module:
    """Make the module of a table; its faults name the file, which holds no other module."""
    alone = {"id": "shelf", "title": "Shelf", "minutes": 1440, "modules": [raw]}
    agenda, shape = shaped(alone)
    faults = [*shape, *module_faults(alone), *(translation_faults(agenda, alone) if agenda else ())]
    if faults or agenda is None:
        raise AgendaError(path, [replace(fault, where="") for fault in faults])
    return module_in(agenda.modules[0], spoken())


def _replaced(shelved: Raw, module: Raw) -> Raw:
    """Put the keys of an agenda's module in place of those of the shelf; a priority brings its own short minutes."""
    own = {key: value for key, value in module.items() if key != USE}
    kept = {key: value for key, value in shelved.items() if key != "short_minutes" or "priority" not in own}
    tables = [part["translations"] for part in (kept, own) if isinstance(part.get("translations"), dict)]
    if len(tables) == 2:
        own["translations"] = _joined(*tables)
    return {**kept, **own}


def _joined(theirs: Raw, own: Raw) -> Raw:
    """Put an agenda's own translations beside those of the shelf; its own count."""
    told = {code: words for code, words in theirs.items() if code not in own}
    both = {code: words for code, words in own.items() if isinstance(words, dict)}
    return {**told, **own, **{code: {**theirs.get(code, {}), **words} for code, words in both.items()}}


def _files(folder: Path) -> Iterator[Path]:
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - says when it may not be read, unlike glob
    except OSError:
        return
    yield from (folder / name for name in names if name.endswith(".toml") and not name.startswith("."))
