"""How long things take: minutes of modules and phases as they are run now, and what a phase's clock counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from pmworkshop.agenda.model import Module, PhaseName
from pmworkshop.session.core.records import Fitted, Stage
from pmworkshop.session.core.session import Session


def minutes_of(session: Session, module: Module) -> float:
    """Say the minutes of a module: its short ones where a re-fit shortened it.

    Args:
        session: The session.
        module: The module.
    """
    return shorter(module) if session.stage and module.id in session.stage.shortened else module.minutes


def phase_minutes(session: Session, module: Module, phase: PhaseName) -> float:
    """Say the minutes of a phase; those of a shortened module are scaled down in proportion.

    Args:
        session: The session.
        module: The module.
        phase: The phase.
    """
    return module.phases[phase] * minutes_of(session, module) / module.minutes if module.minutes else 0.0


def shorter(module: Module) -> float:
    """Say the minutes of a module when it is shortened; one that cannot be keeps its own.

    Args:
        module: The module.
    """
    if module.priority != "short" or module.short_minutes is None:
        return module.minutes
    return min(module.short_minutes, module.minutes)


def held(stage: Stage, now: datetime) -> int:
    """Count the seconds of a phase that do not count, those of a pause that still lasts too.

    Args:
        stage: Where the room is.
        now: The moment, with its time zone.
    """
    lasting = max(int((now - stage.paused_since).total_seconds()), 0) if stage.paused_since else 0
    return stage.paused + lasting


def elapsed(stage: Stage, now: datetime) -> timedelta:
    """Say how long the phase has run, pauses not counted; never less than nothing.

    Args:
        stage: Where the room is.
        now: The moment, with its time zone.
    """
    until = stage.paused_since or now
    return max(until - stage.started - timedelta(seconds=stage.paused), timedelta())


def fitted(dropped: Iterable[str], shortened: Iterable[str]) -> Fitted | None:
    """Note what a re-fit changed; nothing if it changed nothing.

    Args:
        dropped: The modules that are left out.
        shortened: The modules that are run in their short minutes.
    """
    cut = Fitted(dropped=tuple(dropped), shortened=tuple(shortened))
    return cut if cut.dropped or cut.shortened else None
