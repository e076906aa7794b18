"""The shelf: modules ready to be taken into an agenda, one file each, named by the name of the file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pmworkshop.agenda.checks import module_faults
from pmworkshop.agenda.faults import AgendaError, Fault, shape_faults
from pmworkshop.agenda.model import Module
from pmworkshop.base.error_wording import describe, nearest
from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.files import parse_toml, read_bytes
from pmworkshop.kinds import registry

Raw = dict[str, Any]
USE = "use"
"""The key by which a module of an agenda takes a module of the shelf; its further keys replace those of the shelf."""
_WHAT = "a module of the shelf"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A module on the shelf.

    Attributes:
        name: The name it is taken by: that of its file.
        path: Its file.
        module: The module; None if its file has faults.
        fault: Why it cannot be used; empty if it can.
    """

    name: str
    path: Path
    module: Module | None = None
    fault: str = ""


class Shelf:
    """The folders that hold modules to take; where two have the same name, the later folder counts."""

    def __init__(self, *folders: Path) -> None:
        self._paths: dict[str, Path] = {}
        for folder in folders:
            self._paths |= {path.stem: path for path in _files(folder)}

    def names(self) -> list[str]:
        """List the names of the modules, sorted."""
        return sorted(self._paths)

    def listed(self) -> list[Shelved]:
        """Read all modules; one with faults is listed with them."""
        return [self._listed(name) for name in self.names()]

    def _listed(self, name: str) -> Shelved:
        path = self._paths[name]
        try:
            return Shelved(name, path, self.module(name))
        except PmworkshopError as error:
            return Shelved(name, path, fault=str(error))

    def raw(self, name: str) -> Raw:
        """Read a module as a table.

        Args:
            name: The name of the module, one of `names`.

        Returns:
            The table, without checking what it means.

        Raises:
            InputError: The file cannot be read, or is no TOML.
        """
        path = self._paths[name]
        raw = parse_toml(read_bytes(path, _WHAT), path, _WHAT)
        raw.pop("format", None)
        return {"id": name, **raw}

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
        raw = self.raw(name)
        alone = {"id": "shelf", "title": "Shelf", "minutes": 1440, "modules": [raw]}
        if faults := [*shape_faults(alone), *module_faults(alone)]:
            raise AgendaError(self._paths[name], faults)
        return registry.model_of(raw["kind"]).model_validate(raw)

    def expand(self, raw: Raw) -> list[Fault]:
        """Put the modules of the shelf into a parsed agenda, in place.

        Args:
            raw: The agenda as it was parsed; its modules with the key ``use`` are replaced.

        Returns:
            A fault for each module that is not on the shelf.

        Raises:
            InputError: The file of a module cannot be read, or is no TOML.
        """
        modules = raw.get("modules")
        if not isinstance(modules, list):
            return []
        faults: list[Fault] = []
        for place, module in enumerate(modules):
            if not isinstance(module, dict) or USE not in module:
                continue
            name = module[USE]
            if isinstance(name, str) and name in self._paths:
                modules[place] = _replaced(self.raw(name), module)
            else:
                near = nearest(name, self.names())
                here = f"module {place + 1}"
                faults.append(Fault(place + 1, here, USE, describe(name), "the name of a module on the shelf", near))
        return faults


def _replaced(shelved: Raw, module: Raw) -> Raw:
    """Put the keys of an agenda's module in place of those of the shelf; a priority brings its own short minutes."""
    own = {key: value for key, value in module.items() if key != USE}
    kept = {key: value for key, value in shelved.items() if key != "short_minutes" or "priority" not in own}
    return {**kept, **own}


def _files(folder: Path) -> Iterator[Path]:
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - says when it may not be read, unlike glob
    except OSError:
        return
    yield from (folder / name for name in names if name.endswith(".toml") and not name.startswith("."))
