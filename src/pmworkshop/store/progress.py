"""How far the room of a session is in its agenda, read from plain data without loading the session."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from pmworkshop.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """The parts of an agenda, and how many of them are over.

    Attributes:
        minutes: Planned minutes of each part.
        at: Number of the part in which the room is, from 0; -1 before the first, the number of parts after the last.
        gone: How much of that part its earlier phases take, from 0 to 1.
    """

    minutes: tuple[float, ...] = ()
    at: int = -1
    gone: float = 0.0


def progress_of(agenda: dict[str, Any], stage: dict[str, Any]) -> Progress:
    """Find how far a room is.

    Args:
        agenda: Plain data of the agenda; empty if it is missing.
        stage: Plain data of the ``stage`` record; empty before the workshop has begun.

    Returns:
        The progress. Of a part that is no longer in the agenda nothing counts as over.

    >>> modules = [{"id": "a", "phases": {"say": 5}}, {"id": "b", "phases": {"say": 5, "show": 15}}]
    >>> progress_of({"modules": modules}, {"module": "b", "phase": "show"})
    Progress(minutes=(5, 20), at=1, gone=0.25)
    """
    modules = agenda.get("modules", [])
    lengths = [_in_room(one) for one in modules]
    minutes = tuple(sum(one.values()) for one in lengths)
    if not stage:
        return Progress(minutes)
    if stage.get("finished"):
        return Progress(minutes, len(minutes))
    names = [one["id"] for one in modules]
    if stage["module"] not in names:
        return Progress(minutes)
    at = names.index(stage["module"])
    phases = lengths[at]
    before = sum(
        phases.get(one, 0.0) for one in takewhile(lambda name: name != stage["phase"], modules[at]["phases"])
    )
    return Progress(minutes, at, before / minutes[at] if minutes[at] else 0.0)


def _in_room(module: dict[str, Any]) -> dict[str, float]:
    """Return the phases that take the room's time: without what is asked alone beforehand."""
    phases: dict[str, float] = module["phases"]
    alone = ("explain", "alone") if module.get("mode") == "solo" else ()
    return {name: length for name, length in phases.items() if name not in alone}
