"""Plans the times of a workshop: start and end of each module, and what can be cut if time runs short."""

from __future__ import annotations

from pmworkshop.agenda.model import Agenda, Module
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.report.model.timetable import Cut, Slot, Timetable
from pmworkshop.session.core.durations import shorter

_DAY = 24 * 60
_PRIORITIES = {"must": tr_noop("must"), "short": tr_noop("short"), "drop": tr_noop("drop")}
"""Minutes of a day."""


def timetable_of(agenda: Agenda, ends: str) -> Timetable:
    """Plan the times of an agenda, backwards from the agreed end if there is one.

    The modules follow one another from the start; what they leave of the clock is a reserve before the end.

    Args:
        agenda: The agenda.
        ends: The agreed end as time of day, such as ``11:30``; empty if none is agreed.

    Returns:
        The timetable; its times count from the start if `ends` is no time of day.
    """
    filled = sum(module.minutes for module in agenda.modules)
    minutes = max(agenda.minutes, filled)
    end = _time_of_day(ends)
    begin = 0.0 if end is None else end - minutes
    at, slots = begin, []
    for number, module in enumerate(agenda.modules, 1):
        slots.append(_slot(number, module, at, clock=end is not None))
        at += module.minutes
    return Timetable(
        start=_written(begin, clock=end is not None),
        end=_written(begin + minutes, clock=end is not None),
        minutes=minutes,
        agreed=end is not None,
        slots=tuple(slots),
        cuts=_cuts(agenda),
        reserve=round(minutes - filled, 2),
        reserve_start=_written(at, clock=end is not None),
    )


def _slot(number: int, module: Module, at: float, *, clock: bool) -> Slot:
    return Slot(
        number=number,
        title=module.title,
        start=_written(at, clock=clock),
        end=_written(at + module.minutes, clock=clock),
        minutes=module.minutes,
        phases=tuple(module.in_room.items()),
        when_late=_when_late(module),
    )


def _cuts(agenda: Agenda) -> tuple[Cut, ...]:
    """List what can be cut, in the order in which to cut it: dropped modules first, then shortened ones."""
    numbered = list(enumerate(agenda.modules, 1))
    dropped = [
        Cut(number, module.title, True, tr(_PRIORITIES["drop"]), module.minutes)
        for number, module in numbered
        if module.priority == "drop"
    ]
    shortened = [
        Cut(number, module.title, False, _when_late(module), module.minutes - shorter(module))
        for number, module in numbered
        if shorter(module) < module.minutes
    ]
    return (*dropped, *shortened)


def _when_late(module: Module) -> str:
    """Say what to do with a module if time runs short; one that takes no time is answered beforehand."""
    if module.mode == "solo" and not module.minutes:
        return tr("beforehand")
    if module.priority == "short" and module.short_minutes is not None:
        return tr("short to {minutes:g} min", minutes=module.short_minutes)
    return tr(_PRIORITIES[module.priority])


def _time_of_day(ends: str) -> float | None:
    """Return the minutes from midnight to a time of day; None if the text is no time of day."""
    hours, _, minutes = ends.partition(":")
    if not (hours.isdecimal() and minutes.isdecimal()):
        return None
    return int(hours) * 60 + int(minutes)


def _written(minutes: float, *, clock: bool) -> str:
    whole = round(minutes)
    if not clock:
        return f"{whole // 60}:{whole % 60:02d}"
    return f"{whole % _DAY // 60:02d}:{whole % 60:02d}"
