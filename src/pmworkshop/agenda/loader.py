"""Reading an agenda from a file, in the language that is spoken; all faults of the file are reported at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pmworkshop.agenda.checks import meaning_faults
from pmworkshop.agenda.faults import AgendaError, Fault, shaped
from pmworkshop.agenda.model import Agenda
from pmworkshop.agenda.shelf import Shelf, names_used
from pmworkshop.agenda.shipped import MODULES, shipped_folder
from pmworkshop.agenda.translation import in_language, in_one
from pmworkshop.agenda.translation_faults import own_tables, say_language, translation_faults
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError
from pmworkshop.base.files import parse_toml, read_bytes
from pmworkshop.base.language import spoken, tr, tr_noop

__all__ = ["AgendaError", "Fault", "Loaded", "load_agenda", "loaded", "parse_agenda"]

_WHAT = tr_noop("an agenda")
_MOST_MODULES = 100
_LONGEST_LIST = 500


@dataclass(frozen=True, slots=True)
class Loaded:
    """An agenda that was read.

    Attributes:
        agenda: The agenda.
        left_out: What modules of the shelf take from others that do not stand before them; a sentence each.
    """

    agenda: Agenda
    left_out: tuple[str, ...] = ()


def load_agenda(path: Path, *shelves: Path) -> Agenda:
    """Read an agenda from a file.

    Args:
        path: The file.
        *shelves: Folders of modules that it may take, besides those shipped and those in the folder beside it.

    Returns:
        The validated agenda.

    Raises:
        InputError: There is no such file, or it is a folder, not readable, too large, not text or not TOML.
        AgendaError: The file is TOML, but no valid agenda; the text lists every fault.
    """
    return loaded(path, *shelves).agenda


def parse_agenda(data: bytes, path: Path, *shelves: Path) -> Agenda:
    """Parse and validate an agenda; as `loaded`, but of data that was read already, and without what was left out.

    Args:
        data: The content of the file.
        path: The file, for messages and for the modules in the folder beside it; the file itself is not read.
        *shelves: Further folders of modules that it may take.

    Returns:
        The validated agenda.

    Raises:
        InputError: As for `loaded`.
        AgendaError: As for `loaded`.
    """
    return _parsed(data, path, *shelves).agenda


def loaded(path: Path, *shelves: Path) -> Loaded:
    """Read an agenda from a file, and tell what modules of the shelf could not take.

    Args:
        path: The file.
        *shelves: Folders of modules that it may take, besides those shipped and those in the folder beside it.

    Returns:
        The validated agenda, and what was left out.

    Raises:
        InputError: The data is not text or not TOML, or far larger than any workshop; or a module that it takes
            cannot be read.
        AgendaError: The data is TOML, but no valid agenda; the text lists every fault.
    """
    return _parsed(read_bytes(path, _WHAT), path, *shelves)


def _parsed(data: bytes, path: Path, *shelves: Path) -> Loaded:
    raw = parse_toml(data, path, _WHAT)
    _check_size(raw, path)
    say_language(raw)
    shelf = Shelf(shipped_folder() / MODULES, *shelves, path.parent / MODULES)
    used, own = names_used(raw), own_tables(raw)
    expanded = shelf.expand(raw)
    agenda, shape = shaped(raw)
    faults = expanded.faults or (*shape, *meaning_faults(raw), *(translation_faults(agenda, own) if agenda else ()))
    if faults or agenda is None:
        shelf.check_used(used)  # a fault of a file on the shelf is told of that file
        raise AgendaError(path, faults)
    return Loaded(in_language(in_one(agenda), spoken()), expanded.told)


def _check_size(raw: dict[str, Any], path: Path) -> None:
    modules = raw.get("modules")
    if not isinstance(modules, list):
        return
    tables = [module for module in modules if isinstance(module, dict)]
    longest = max((len(v) for module in tables for v in module.values() if isinstance(v, list)), default=0)
    if len(modules) > _MOST_MODULES:
        raise InputError(
            tr(
                "{path} has {number} modules; an agenda has at most {most}.",
                path=path,
                number=len(modules),
                most=_MOST_MODULES,
            )
        )
    if longest > _LONGEST_LIST:
        raise InputError(
            tr(
                "{path} holds a list of {number}; {most} is the most in an agenda.",
                path=path,
                number=longest,
                most=_LONGEST_LIST,
            )
        )
