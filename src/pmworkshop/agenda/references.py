"""What modules of a parsed agenda take from earlier ones: what of it is not there, and leaving that out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Any

from pmworkshop.agenda.faults import Fault, where
from pmworkshop.agenda.model import OUTCOMES, VOTED, ModuleBase, number_texts
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.error_wording import describe, listing, nearest
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.kinds import registry

Raw = dict[str, Any]

EARLIER = ("answers", "subjects_from", "rows_from", "proposal_from", "items_from", "sources", "repeat")
"""The keys by which a module takes from earlier ones."""
NAMED = tr_noop("What shall we ask this about?")
"""The question by which a poll that lost what it asked about lets the room name it."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A name that a module takes from, of which nothing stands before it.

    Attributes:
        place: The position of the module, from 1.
        key: The key under which it is named.
        source: The name.
        fault: What is wrong with it.
    """

    place: int
    key: str
    source: str
    fault: Fault


def lost_sources(raw: Raw) -> Iterator[Lost]:
    """Find what modules take from others that are not there, come later, or have no such part.

    Args:
        raw: The agenda as it was parsed; it may be misshapen.

    Yields:
        Each such name, in the order of the modules.
    """
    modules = dict(tables(raw.get("modules")))
    places: dict[str, int] = {}
    for place, module in modules.items():
        if isinstance(name := module.get("id"), str):
            places.setdefault(name, place)
    for place, module in modules.items():
        for key, source in taken_from(module):
            if fault := _fault(place, key, source, places, modules):
                yield Lost(place, key, source, fault)


def leave_out(raw: Raw, keys: Mapping[int, AbstractSet[str]]) -> list[str]:
    """Take names of which nothing stands before a module out of a parsed agenda, in place.

    A poll that so loses all it asks about lets the room name it.

    Args:
        raw: The agenda as it was parsed.
        keys: By the position of a module, from 1, the keys under which names may be left out.

    Returns:
        A sentence for each name that was left out, and for each poll that asks the room instead.
    """
    modules = dict(tables(raw.get("modules")))
    told = []
    found = {(one.place, one.key, one.source): one for one in lost_sources(raw) if one.key in keys.get(one.place, ())}
    for lost in found.values():
        module = modules[lost.place]
        value = module.pop(lost.key)
        if isinstance(value, list) and (kept := [one for one in value if one != lost.source]):
            module[lost.key] = kept
        title = describe(module.get("title"))
        told.append(
            tr(
                "{title} takes from “{source}”, which does not stand before it; that is left out.",
                title=title,
                source=lost.source,
            )
        )
        if any(key == "subjects" for key, _, _ in model_of(module).contradictions(module)):
            module["naming"] = tr(NAMED)
            told.append(tr("{title} lets the room name first what it asks about.", title=title))
    return told


def model_of(module: Raw) -> type[ModuleBase]:
    """Find the model of a parsed module's kind.

    Args:
        module: The module; it may be misshapen.

    Returns:
        The model; of a kind that is not known, what all modules have.
    """
    kind = module.get("kind")
    return registry.model_of(kind) if isinstance(kind, str) and kind in registry.names() else ModuleBase


def tables(value: object) -> list[tuple[int, Raw]]:
    """List the tables of a parsed list.

    Args:
        value: The value as it was parsed; one that is no list has none.

    Returns:
        The tables, each with its position from 1.
    """
    parts = enumerate(value, 1) if isinstance(value, list) else ()
    return [(place, part) for place, part in parts if isinstance(part, dict)]


def _fault(place: int, key: str, source: str, places: dict[str, int], modules: dict[int, Raw]) -> Fault | None:
    """Say why a module cannot take from another; nothing if it can."""
    name, _, part = source.partition(".")
    earlier = [one for one, at in places.items() if at < place]
    expected = listing(earlier) if earlier else tr("no module, as this is the first")
    tell = partial(Fault, place, where(place, modules[place]), key)
    if name not in places:
        return tell(tr("{name}, which no module is named", name=describe(name)), expected, nearest(name, earlier))
    if places[name] >= place:
        return tell(tr("{name}, which is not an earlier module", name=describe(name)), expected)
    other = modules[places[name]]
    if key == "repeat" and not model_of(other).repeatable:
        return tell(tr("{name}, which is not a poll", name=describe(name)), tr("an earlier poll"))
    if part and part not in (parts := _parts(other)):
        return tell(
            tr("{part}, which {name} does not have", part=describe(part), name=describe(name)),
            listing(parts),
            nearest(part, parts),
        )
    return None


def _parts(module: Raw) -> list[str]:
    """List what may be named of a module: its prompts, the outcomes noted there, and the priorities of its vote."""
    prompts = (part.get("id") for _, part in tables(number_texts(module.get("prompts"))))
    return [*(name for name in prompts if isinstance(name, str)), OUTCOMES, *([VOTED] if _names(module) else [])]


def _names(module: Raw) -> bool:
    """Tell whether the vote of a module names priorities: it says so, or it has dots or a choice among groups."""
    said = module.get("priorities")
    return bool(said) if said is not None else bool(module.get("choose")) or module.get("method") == "dots"


def taken_from(module: Raw) -> Iterator[tuple[str, str]]:
    """List the modules that a parsed module names.

    Args:
        module: The module; it may be misshapen.

    Yields:
        The key under which it is named, and the name: an id, or after a full stop a part of that module.
    """
    for key in EARLIER:
        value = module.get(key)
        for name in value if isinstance(value, list) else [value]:
            if isinstance(name, str):
                yield key, name
