"""Giving the present part more minutes: which later parts give them, by what the agenda says of each.

What is spare gives first. Then parts that may be shortened give, at most down to their short minutes: the one that
has the most to give first, so that few are touched; of two alike, the later one. Only where these have not enough,
parts that may be dropped are. A part that must be kept gives nothing, and no break is dropped. What is still missing
then moves the end, to when the rest will be over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from pmworkshop.agenda.model import Module, PhaseName
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import RefusedError, WayOut
from pmworkshop.base.language import tr
from pmworkshop.session.core.durations import (
    agreed,
    cut_minutes,
    dropped,
    elapsed,
    minutes_of,
    phase_minutes,
    shorter,
)
from pmworkshop.session.core.records import Stage, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.operations.navigation import where
from pmworkshop.session.operations.time_left import EXACT, ahead, ends_at, left_of, slack, time_of_day

MINUTES = 5.0
"""Minutes that are given at once."""


@dataclass(frozen=True, slots=True)
class Giver:
    """A later part that gives minutes.

    Attributes:
        module: The id of the module.
        title: Its short title.
        was: Its minutes before.
        minutes: Its minutes afterwards; 0 if it is dropped.
        gives: What the room wins by that.
        drops: Whether it is dropped.
    """

    module: str
    title: str
    was: float
    minutes: float
    gives: float
    drops: bool = False


@dataclass(frozen=True, slots=True)
class MoreTime:
    """More minutes for the present phase, and where they come from.

    Attributes:
        module: The id of the present module.
        phase: The present phase.
        minutes: What its minutes grow by: those that are given, and those by which it is over its time.
        givers: The later parts that give.
        ends: The end that follows, ``HH:MM``; empty if the agreed end stays, or none is agreed.
    """

    module: str
    phase: PhaseName
    minutes: float
    givers: tuple[Giver, ...] = ()
    ends: str = ""


def more_time(session: Session, now: datetime) -> MoreTime:
    """Work out what giving the present part more minutes would take.

    Args:
        session: The session, public or whole.
        now: The present moment, in the time zone of the room.

    Returns:
        What it would take; where nothing later has enough to give, with a later end.

    Raises:
        RefusedError: No part is under way, or the room is on a break.
    """
    _under_way(session)
    module, phase = where(session)
    over = _over(session, module, phase, now)
    spare = slack(session, now)
    if spare is None:
        return MoreTime(module.id, phase, MINUTES + over)
    needed = MINUTES - min(max(spare, 0.0), MINUTES)
    givers, missing = _givers(session, now, needed)
    given = sum(one.gives for one in givers)
    ends = time_of_day(ends_at(session, now) + timedelta(minutes=MINUTES - given)) if missing > EXACT else ""
    return MoreTime(module.id, phase, MINUTES + over, givers, ends)


def give(more: MoreTime) -> Operation:
    """Give the present phase its minutes, take them from the later parts, and move the end where it has to.

    Args:
        more: What `more_time` worked out.

    Returns:
        The operation; it raises `RefusedError` when the room has gone on meanwhile, or no part is under way.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        stage, info, cut = _under_way(session), session.info, agreed(session)
        if (stage.module, stage.phase) != (more.module, more.phase):
            raise RefusedError(tr("The room has gone on meanwhile."))
        own = dict(cut.more.get(more.module, {}))
        own[more.phase] = own.get(more.phase, 0.0) + more.minutes
        out = [one.module for one in more.givers if one.drops]
        fitted = cut.model_copy(
            update={
                "dropped": (*dropped(session), *out),
                "minutes": {**cut.minutes, **{one.module: one.minutes for one in more.givers if not one.drops}},
                "more": {**cut.more, more.module: own},
                "at": draw.now,
            }
        )
        return Draft(tr("Gave this part more time"), (revise(info, fitted=fitted, ends=more.ends or info.ends),))

    return operation


def _under_way(session: Session) -> Stage:
    """Return where the room is, if a part is under way that time can be given to."""
    stage = session.stage
    if stage is None or stage.finished:
        raise RefusedError(tr("Nothing is under way that could take more time."))
    if stage.recess is not None:
        raise RefusedError(tr("The room is on a break."), way_out=WayOut.END_THE_BREAK)
    return stage


def _over(session: Session, module: Module, phase: PhaseName, now: datetime) -> float:
    """Return the minutes by which the present phase is over its time."""
    stage = _under_way(session)
    return max(elapsed(stage, now).total_seconds() / 60 - phase_minutes(session, module, phase), 0.0)


def _givers(session: Session, now: datetime, needed: float) -> tuple[tuple[Giver, ...], float]:
    """Choose who gives, and say what is missing then."""
    givers: list[Giver] = []
    for offer in offers(session, now):
        if needed > EXACT:
            giver = _part_of(offer, needed)
            givers.append(giver)
            needed -= giver.gives
    return tuple(givers), max(needed, 0.0)


def offers(session: Session, now: datetime) -> Iterator[Giver]:
    """List what later parts could give, in the order in which they are asked.

    Args:
        session: The session, public or whole.
        now: The present moment, in the time zone of the room.

    Yields:
        The parts, each with all that it could give.
    """
    out = dropped(session)
    later = [one for one in reversed(ahead(session)[1:]) if one.id not in out]
    shorter_ones = [_shortened(session, one, now) for one in later if one.priority == "short"]
    left_out = [_left_out(session, one, now) for one in later if one.priority == "drop" and not one.is_break]
    for found in (shorter_ones, left_out):
        yield from sorted(filter(_gain, found), key=_gain, reverse=True)


def _gain(offer: Giver) -> float:
    return offer.gives if offer.gives > EXACT else 0.0


def _shortened(session: Session, module: Module, now: datetime) -> Giver:
    least = shorter(module)
    gives = left_of(session, module, now) - left_of(session, module, now, least)
    return Giver(module.id, module.short, cut_minutes(session, module), least, gives)


def _left_out(session: Session, module: Module, now: datetime) -> Giver:
    gives = left_of(session, module, now)
    return Giver(module.id, module.short, minutes_of(session, module), 0.0, gives, drops=True)


def _part_of(offer: Giver, needed: float) -> Giver:
    """Let a part that is shortened give no more than is needed; one that is dropped gives all it has."""
    if offer.drops or offer.gives <= needed:
        return offer
    minutes = offer.was - needed * (offer.was - offer.minutes) / offer.gives
    return replace(offer, minutes=minutes, gives=needed)
