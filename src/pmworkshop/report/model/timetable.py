"""The planned times of a workshop: when each module begins, and what can be cut when the room runs late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pmworkshop.agenda.model import Agenda, Module
from pmworkshop.base.text import count
from pmworkshop.session.core.durations import shorter

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Slot:
    """A module and its planned time.

    Attributes:
        number: Its place in the agenda, counted from 1.
        module: The module.
        start: When it begins, as people read it: ``10:05``, or ``0:05`` from the start.
        end: When it ends.
    """

    number: int
    module: Module
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A module that gives time back when the room runs late.

    Attributes:
        number: Its place in the agenda, counted from 1.
        module: The module.
        back: The minutes it gives back.
    """

    number: int
    module: Module
    back: float


def planned(agenda: Agenda) -> float:
    """The planned minutes of all modules together."""
    return sum(module.minutes for module in agenda.modules)


def start_and_end(agenda: Agenda, ends: str) -> tuple[str, str]:
    """Say when a workshop begins and ends; counted from its start where no end is agreed."""
    begin = _begin(agenda, ends)
    return _time(begin, ends), _time(begin + planned(agenda), ends)


def slots(agenda: Agenda, ends: str) -> Iterator[Slot]:
    """List the modules with their times, backwards from the agreed end where there is one."""
    at = _begin(agenda, ends)
    for number, module in enumerate(agenda.modules, 1):
        yield Slot(number, module, _time(at, ends), _time(at + module.minutes, ends))
        at += module.minutes


def cuts(agenda: Agenda) -> tuple[Cut, ...]:
    """List what can be cut, in the order to cut it: what is dropped first, then what is shortened."""
    numbered = list(enumerate(agenda.modules, 1))
    dropped = [Cut(number, module, module.minutes) for number, module in numbered if module.priority == "drop"]
    shortened = [
        Cut(number, module, module.minutes - shorter(module))
        for number, module in numbered
        if shorter(module) < module.minutes
    ]
    return (*dropped, *shortened)


def cut_line(found: tuple[Cut, ...]) -> str:
    """Say in one line what to cut and what it gives back: ``drop 5, shorten 1, 2: gives back 12 minutes``."""
    words = []
    for word, priority in (("drop", "drop"), ("shorten", "short")):
        numbers = [str(cut.number) for cut in found if cut.module.priority == priority]
        words += [f"{word} {', '.join(numbers)}"] if numbers else []
    return f"{', '.join(words)}: gives back {in_minutes(sum(cut.back for cut in found))}" if words else ""


def in_minutes(value: float) -> str:
    """Write minutes in words: ``90 minutes``, ``1 minute``, ``2.5 minutes``."""
    return count(int(value), "minute") if value == int(value) else f"{value:g} minutes"


def when_late(module: Module) -> str:
    """Say what becomes of a module when the room runs late."""
    if module.priority == "short" and module.short_minutes is not None:
        return f"short to {module.short_minutes:g} min"
    return {"must": "must", "short": "short", "drop": "drop"}[module.priority]


def _begin(agenda: Agenda, ends: str) -> float:
    if not ends:
        return 0
    hours, minutes = ends.split(":")
    return int(hours) * 60 + int(minutes) - planned(agenda)


def _time(minutes: float, ends: str) -> str:
    whole = round(minutes)
    if not ends:
        return f"{whole // 60}:{whole % 60:02d}"
    return f"{whole % _DAY // 60:02d}:{whole % 60:02d}"
