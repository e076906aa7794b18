"""Reading an agenda from a file, with every fault of the file told at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pmworkshop.agenda.checks import meaning_faults
from pmworkshop.agenda.faults import AgendaError, Fault, shape_faults
from pmworkshop.agenda.model import Agenda
from pmworkshop.base.errors import InputError
from pmworkshop.base.files import parse_toml, read_bytes

__all__ = ["AgendaError", "Fault", "load_agenda", "parse_agenda"]

_WHAT = "an agenda"
_MOST_MODULES = 100
_LONGEST_LIST = 500


def load_agenda(path: Path) -> Agenda:
    """Read an agenda.

    Raises:
        InputError: There is no such file, or it is a folder, not readable, too large, not text or not TOML.
        AgendaError: It is TOML, but no agenda; the text lists every fault.
    """
    return parse_agenda(read_bytes(path, _WHAT), path)


def parse_agenda(data: bytes, path: Path) -> Agenda:
    """Make an agenda of the bytes of a file.

    Args:
        data: What the file holds.
        path: Names the file in messages; it is not read.

    Raises:
        InputError: It is not text or not TOML, or far larger than any workshop.
        AgendaError: It is TOML, but no agenda; the text lists every fault.
    """
    raw = parse_toml(data, path, _WHAT)
    _check_size(raw, path)
    if faults := [*shape_faults(raw), *meaning_faults(raw)]:
        raise AgendaError(path, faults)
    return Agenda.model_validate(raw)


def _check_size(raw: dict[str, Any], path: Path) -> None:
    modules = raw.get("modules")
    if not isinstance(modules, list):
        return
    tables = [module for module in modules if isinstance(module, dict)]
    longest = max((len(v) for module in tables for v in module.values() if isinstance(v, list)), default=0)
    if len(modules) > _MOST_MODULES:
        raise InputError(f"{path} has {len(modules)} modules; an agenda has at most {_MOST_MODULES}.")
    if longest > _LONGEST_LIST:
        raise InputError(f"{path} holds a list of {longest}; {_LONGEST_LIST} is the most in an agenda.")
