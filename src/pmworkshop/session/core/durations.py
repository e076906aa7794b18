"""Durations: the planned minutes of modules and phases after a re-fit, and the elapsed time of a phase."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from pmworkshop.agenda.model import Module, PhaseName
from pmworkshop.session.core.records import Fitted, Stage
from pmworkshop.session.core.session import Session


def minutes_of(session: Session, module: Module) -> float:
    """Return the planned minutes of a module, taking a re-fit into account.

    Args:
        session: The session, public or whole.
        module: The module.

    Returns:
        The short minutes if a re-fit shortened the module, else the minutes of the agenda.
    """
    return shorter(module) if session.stage and module.id in session.stage.shortened else module.minutes


def phase_minutes(session: Session, module: Module, phase: PhaseName) -> float:
    """Return the planned minutes of one phase; the phases of a shortened module are scaled in proportion.

    Args:
        session: The session, public or whole.
        module: The module.
        phase: A phase of the module.

    Returns:
        The minutes; 0 if the module has none.

    Raises:
        KeyError: The module has no such phase.
    """
    return module.phases[phase] * minutes_of(session, module) / module.minutes if module.minutes else 0.0


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


def elapsed(stage: Stage, now: datetime) -> timedelta:
    """Return the time that the current phase has run, without pauses.

    Args:
        stage: The current module and phase.
        now: The present moment, with its time zone; it does not count while the clock is paused.

    Returns:
        The elapsed time, never negative.
    """
    until = stage.paused_since or now
    return max(until - stage.started - timedelta(seconds=stage.paused), timedelta())


def fitted(dropped: Iterable[str], shortened: Iterable[str]) -> Fitted | None:
    """Make the record of what a re-fit changed.

    Args:
        dropped: The ids of the modules that are left out.
        shortened: The ids of the modules that run in their short minutes.

    Returns:
        The record; None if both are empty.
    """
    cut = Fitted(dropped=tuple(dropped), shortened=tuple(shortened))
    return cut if cut.dropped or cut.shortened else None
