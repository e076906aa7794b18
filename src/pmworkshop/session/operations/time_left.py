"""What time there is: the planned end, what is still to be run, and the spare minutes; the clock is handed in."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from pmworkshop.agenda.model import Module, PhaseName
from pmworkshop.base.dataclass import dataclass
from pmworkshop.session.core.durations import cut_minutes, dropped, elapsed, phase_minutes, ran
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.navigation import where

EXACT = 1e-6
"""Minutes that make no difference: the rounding of fractions."""
LATE = 2.0
"""Minutes from which the room is late; for less than that nothing need change."""
_PAST = timedelta(hours=6)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Part:
    """A module that is still to be run.

    Attributes:
        module: The id of the module.
        minutes: The minutes that are left of it.
    """

    module: str
    minutes: float


def planned_end(session: Session, now: datetime) -> datetime | None:
    """Return the moment at which the session ends.

    The end is on the day of ``now``, so that a workshop can be rehearsed on another day. An end more than six hours
    past is moved to the next day, one more than eighteen hours ahead to the day before, so that a workshop may end
    around midnight.

    Args:
        session: The session, public or whole.
        now: The present moment, in the time zone of the room.

    Returns:
        The end in the same time zone; None if no end was agreed.
    """
    ends = session.info.ends
    if not ends:
        return None
    end = datetime.combine(now.date(), time.fromisoformat(ends), now.tzinfo)
    if now - end > _PAST:
        return end + _DAY
    return end - _DAY if end - now > _DAY - _PAST else end


def minutes_left(session: Session, now: datetime) -> float | None:
    """Return the minutes until the end.

    Args:
        session: The session, public or whole.
        now: The present moment, in the time zone of the room.

    Returns:
        The minutes, negative after the end; None if no end was agreed.
    """
    end = planned_end(session, now)
    return None if end is None else (end - now).total_seconds() / 60


def ahead(session: Session) -> tuple[Module, ...]:
    """List the present module and all after it, those that were dropped included.

    Args:
        session: The session, public or whole.

    Returns:
        The modules in the order of the agenda; empty when the workshop is finished.
    """
    if session.stage is not None and session.stage.finished:
        return ()
    module, _ = where(session)
    return session.info.agenda.modules[session.info.agenda.position(module.id) :]


def left_of(session: Session, module: Module, now: datetime, minutes: float | None = None) -> float:
    """Return how much is left of a module: of its present phase and those to come, what they have not run yet.

    Args:
        session: The session, public or whole.
        module: The present module, or one after it.
        now: The present moment.
        minutes: The minutes that all its phases share, before anything on top; None for those that were agreed.

    Returns:
        The minutes, 0 or more.
    """
    here, phase = where(session)
    names = list(module.phases)
    if session.stage is not None and module.id == here.id:
        names = names[names.index(phase) :]
    whole = cut_minutes(session, module) if minutes is None else minutes
    return sum(
        max(phase_minutes(session, module, one, whole) - _run(session, module, one, now), 0.0) for one in names
    )


def _run(session: Session, module: Module, phase: PhaseName, now: datetime) -> float:
    """Return the minutes that a phase has run; of the present one until now."""
    stage = session.stage
    if stage is not None and where(session) == (module, phase):
        return elapsed(stage, now).total_seconds() / 60
    return ran(stage, module.id, phase) / 60


def remains(session: Session, now: datetime) -> tuple[Part, ...]:
    """List what is still to be run: the rest of the present module, then the later ones that are not dropped.

    Args:
        session: The session, public or whole.
        now: The present moment, in the time zone of the room.

    Returns:
        The modules in the order of the agenda, with their minutes; empty when the workshop is finished.
    """
    out = dropped(session)
    return tuple(Part(one.id, left_of(session, one, now)) for one in ahead(session) if one.id not in out)


def slack(session: Session, now: datetime) -> float | None:
    """Return the spare minutes with the agenda as it is run now.

    Args:
        session: The session, public or whole.
        now: The present moment, in the time zone of the room.

    Returns:
        The minutes, negative when the room is late; None if no end was agreed.
    """
    left = minutes_left(session, now)
    return None if left is None else left - sum(part.minutes for part in remains(session, now))


def ends_at(session: Session, now: datetime) -> datetime:
    """Return when the workshop ends if all that is left takes its minutes.

    Args:
        session: The session, public or whole.
        now: The present moment, in the time zone of the room.

    Returns:
        The moment, in the same time zone.
    """
    return now + timedelta(minutes=sum(part.minutes for part in remains(session, now)))


def time_of_day(moment: datetime) -> str:
    """Write a moment as an agreed end, ``HH:MM``.

    Args:
        moment: The moment, in the time zone of the room.

    Returns:
        Its whole minute; the next one if it has begun by more than a second.
    """
    return f"{moment + timedelta(seconds=59):%H:%M}"
