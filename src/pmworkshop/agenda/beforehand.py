"""What an agenda asks before the room meets: the modules in mode ``solo``, and the waves of forms that they make."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmworkshop.agenda.composing import sources
from pmworkshop.agenda.faults import Fault, where
from pmworkshop.agenda.model import Agenda, Module
from pmworkshop.agenda.references import tables, taken_from
from pmworkshop.base.error_wording import describe
from pmworkshop.base.language import tr

Raw = dict[str, Any]


def waves(agenda: Agenda) -> dict[str, int]:
    """Number the waves of forms: what builds on something that is asked beforehand is asked once that was shown.

    Args:
        agenda: The agenda.

    Returns:
        The number of the wave, from 1, by the id of each module in mode ``solo``, in the order of the agenda.
    """
    found: dict[str, int] = {}
    for module in agenda.modules:
        if module.mode == "solo":
            found[module.id] = 1 + max((found.get(name, 0) for name in builds_on(module)), default=0)
    return found


def builds_on(module: Module) -> list[str]:
    """List the modules that a module takes from.

    Args:
        module: The module.

    Returns:
        Their ids, each once.
    """
    return [*dict.fromkeys(source.partition(".")[0] for _, source in sources(module))]


def unasked(raw: Raw) -> Iterator[Fault]:
    """Find modules in mode ``solo`` that build on what the room does.

    Args:
        raw: The agenda as it was parsed; it may be misshapen.

    Yields:
        A fault for each name of a module that is not asked beforehand too.
    """
    modules = tables(raw.get("modules"))
    modes = {module.get("id"): module.get("mode") for _, module in modules}
    for place, module in modules:
        if module.get("mode") != "solo":
            continue
        for key, source in taken_from(module):
            name = source.partition(".")[0]
            if modes.get(name, "solo") != "solo":
                expected = tr("modules in mode “solo”, as what the room does comes later")
                yield Fault(
                    place,
                    where(place, module),
                    key,
                    tr("{name}, which the room answers", name=describe(name)),
                    expected,
                )
