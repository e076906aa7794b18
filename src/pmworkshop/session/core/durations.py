"""Durations: the minutes of modules and phases as the room agreed them, and the elapsed time of a phase."""

from __future__ import annotations

from datetime import datetime, timedelta

from pmworkshop.agenda.model import Module, PhaseName
from pmworkshop.session.core.records import Fitted, Stage, Visit
from pmworkshop.session.core.session import Session

_AS_PLANNED = Fitted()


def agreed(session: Session) -> Fitted:
    """Return what the room agreed about its time.

    Args:
        session: The session, public or whole.

    Returns:
        The record of it; an empty one while the agenda is run as planned.
    """
    stage = session.stage
    return session.info.fitted or (stage.fitted if stage else None) or _AS_PLANNED


def dropped(session: Session) -> tuple[str, ...]:
    """List the modules that are left out; one that the room entered all the same is not.

    Args:
        session: The session, public or whole.

    Returns:
        The ids of the modules; empty if none is left out.
    """
    cut = agreed(session)
    entered = {one.module for one in session.visits.values() if cut.at is None or one.entered >= cut.at}
    return tuple(one for one in cut.dropped if one not in entered)


def cut_minutes(session: Session, module: Module) -> float:
    """Return the minutes of a module after a re-fit, without what was given to it on top.

    Args:
        session: The session, public or whole.
        module: The module.

    Returns:
        The minutes; those of the agenda if no re-fit shortened it.
    """
    return _cut_minutes(agreed(session), module)


def _cut_minutes(cut: Fitted, module: Module) -> float:
    return cut.minutes.get(module.id, shorter(module) if module.id in cut.shortened else module.minutes)


def more_of(session: Session, module: Module, phase: PhaseName | None = None) -> float:
    """Return the minutes that were given on top to a module.

    Args:
        session: The session, public or whole.
        module: The module.
        phase: The phase that is meant; None for all of them.

    Returns:
        The minutes, 0 or more.
    """
    more = agreed(session).more.get(module.id, {})
    return sum(minutes for name, minutes in more.items() if phase in (None, name))


def minutes_of(session: Session, module: Module) -> float:
    """Return the planned minutes of a module, as the room agreed them.

    Args:
        session: The session, public or whole.
        module: The module.

    Returns:
        The minutes of the agenda, or those of a re-fit, with what was given on top.
    """
    return _whole_minutes(agreed(session), module)


def minutes_of_all(session: Session) -> list[float]:
    """List the planned minutes of all modules, as the room agreed them.

    Args:
        session: The session, public or whole.

    Returns:
        The minutes in the order of the agenda, see `minutes_of`; those of dropped modules too.
    """
    cut = agreed(session)
    return [_whole_minutes(cut, module) for module in session.info.agenda.modules]


def _whole_minutes(cut: Fitted, module: Module) -> float:
    return _cut_minutes(cut, module) + sum(cut.more.get(module.id, {}).values())


def phase_minutes(session: Session, module: Module, phase: PhaseName, minutes: float | None = None) -> float:
    """Return the planned minutes of one phase; the phases of a shortened module are scaled in proportion.

    Args:
        session: The session, public or whole.
        module: The module.
        phase: A phase of the module.
        minutes: The minutes that all phases share, before anything on top; None for those that were agreed.

    Returns:
        The minutes, with what was given to the phase on top; 0 for what is asked beforehand.
    """
    whole = cut_minutes(session, module) if minutes is None else minutes
    own = module.in_room.get(phase, 0.0)
    scaled = own * whole / module.minutes if module.minutes else 0.0
    return scaled + more_of(session, module, phase)


def shorter(module: Module) -> float:
    """Return the minutes of a module when it is shortened.

    Args:
        module: The module.

    Returns:
        The short minutes, at most the full ones; the full minutes if the module cannot be shortened.
    """
    if module.priority != "short" or module.short_minutes is None:
        return module.minutes
    return min(module.short_minutes, module.minutes)


def held(stage: Stage, now: datetime) -> int:
    """Count the seconds that do not count for the current phase, including a pause that still lasts.

    Args:
        stage: The current module and phase.
        now: The present moment, with its time zone.

    Returns:
        The seconds, 0 or more.
    """
    lasting = max(int((now - stage.paused_since).total_seconds()), 0) if stage.paused_since else 0
    return stage.paused + lasting


def stayed(visit: Visit, stage: Stage | None, now: datetime) -> int:
    """Return how long the room is in a module, without pauses.

    Args:
        visit: The present stay there.
        stage: Where the room is; None before the workshop has begun.
        now: The present moment, with its time zone.

    Returns:
        The seconds, 0 or more.
    """
    paused = (visit.paused or 0) + (held(stage, now) if stage else 0)
    return max(int((now - visit.entered).total_seconds()) - paused, 0)


def elapsed(stage: Stage, now: datetime) -> timedelta:
    """Return the time that the current phase has run, without pauses; earlier stays in it count.

    Args:
        stage: The current module and phase.
        now: The present moment, with its time zone; it does not count while the clock is paused.

    Returns:
        The elapsed time, never negative.
    """
    until = stage.paused_since or now
    here = max(until - stage.started - timedelta(seconds=stage.paused), timedelta())
    return here + timedelta(seconds=ran(stage, stage.module, stage.phase))


def ran(stage: Stage | None, module: str, phase: PhaseName) -> int:
    """Return how long a phase ran in earlier stays.

    Args:
        stage: Where the room is; None before the workshop has begun.
        module: The id of the module.
        phase: The phase.

    Returns:
        The seconds, at most those that the phase had; 0 for a phase in which the room has not been.
    """
    return stage.ran.get(module, {}).get(phase, 0) if stage and stage.ran else 0
