"""Fitting modules into an agenda: what they take from earlier ones, and what is left where that is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pmworkshop.agenda.checks import EARLIER, module_faults
from pmworkshop.agenda.model import OUTCOMES, Module, ModuleBase
from pmworkshop.base.text import shorten


@dataclass(frozen=True, slots=True)
class Fitted:
    """A module that takes nothing but what is there.

    Attributes:
        module: The module; what it named and is not there is left out.
        missing: What was left out: ids of modules, or of their parts, each once.
    """

    module: Module
    missing: tuple[str, ...] = ()


def missing(module: ModuleBase, earlier: Sequence[ModuleBase]) -> tuple[str, ...]:
    """List what a module takes from earlier ones that is not there.

    Args:
        module: The module.
        earlier: The modules before it.

    Returns:
        The names as the module has them, each once; empty if all of it is there.
    """
    return tuple(dict.fromkeys(name for key, name in _named(module) if not _is_there(key, name, earlier)))


def fitted(module: Module, earlier: Sequence[ModuleBase]) -> Fitted:
    """Leave out what a module takes from earlier ones that is not there.

    Args:
        module: The module.
        earlier: The modules before it.

    Returns:
        The module, and what was left out.
    """
    absent = missing(module, earlier)
    if not absent:
        return Fitted(module)
    changes: dict[str, Any] = {}
    for key, _ in _named(module):
        value = getattr(module, key)
        changes[key] = None if isinstance(value, str) else tuple(one for one in value if one not in absent)
    return Fitted(module.model_copy(update=changes), absent)


def holds(module: ModuleBase) -> bool:
    """Tell whether a module still makes sense by itself, such as a poll that has something to ask about.

    Args:
        module: The module, with nothing in it that is not there.

    Returns:
        True if nothing in it contradicts anything else.
    """
    raw = {"kind": module.kind, **module.model_dump(mode="json", exclude_defaults=True)}
    return not module_faults({"modules": [raw]})


def free_id(wanted: str, taken: Sequence[ModuleBase]) -> str:
    """Find an id that no module of an agenda has.

    Args:
        wanted: The id that is wanted.
        taken: The modules of the agenda.

    Returns:
        The id, with a number added if it is taken.
    """
    ids = {module.id for module in taken}
    number, name = 1, wanted
    while name in ids:
        number += 1
        name = f"{wanted[:36]}-{number}"
    return name


def short_title(title: str) -> str:
    """Make the short name of a module from its title.

    Args:
        title: The title.

    Returns:
        The first words of it, at most 16 characters.
    """
    whole = shorten(title, 16)
    return title[:17].rpartition(" ")[0].rstrip(" ,;:") or whole if len(title) > 16 else whole


def _named(module: ModuleBase) -> Iterator[tuple[str, str]]:
    """List the earlier modules that a module names, each with the key it is named under."""
    for key in EARLIER:
        value = getattr(module, key, None) or ()
        yield from ((key, name) for name in ((value,) if isinstance(value, str) else value))


def _is_there(key: str, source: str, earlier: Sequence[ModuleBase]) -> bool:
    name, _, part = source.partition(".")
    module = next((one for one in earlier if one.id == name), None)
    if module is None or (key == "repeat" and not module.repeatable):
        return False
    return part in ("", OUTCOMES) or module.prompt(part) is not None
