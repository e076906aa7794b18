"""What time there is, and what fits into it: the planned end, what remains, and the re-fit when the room is late.

The end of a session is fixed. A re-fit first drops modules that may be dropped, then shortens those that may
be shortened, and no more of either than it takes: if one alone suffices, the smallest one that does, otherwise
the longest one, and so on; of two alike, the later one. So the room loses as little as it can.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal, assert_never, get_args

from pmworkshop.agenda.model import Module
from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.durations import elapsed, fitted, minutes_of, shorter
from pmworkshop.session.core.records import Stage, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.operations.navigation import where

How = Literal["drop", "short"]
"""What a re-fit does to a module, what it does first before the other."""
_PAST = timedelta(hours=6)
_DAY = timedelta(days=1)
_EXACT = 1e-6


@dataclass(frozen=True, slots=True)
class Part:
    """A module that is still to be run.

    Attributes:
        module: The id of the module.
        minutes: The minutes that are left of it.
    """

    module: str
    minutes: float


@dataclass(frozen=True, slots=True)
class Saving:
    """One cut that a re-fit makes.

    Attributes:
        module: The id of the module.
        title: Its title.
        how: Whether it is dropped or shortened.
        minutes: Its minutes after the cut.
        saves: The minutes that the cut saves.
        done: Whether an earlier re-fit made the same cut.
    """

    module: str
    title: str
    how: How
    minutes: float
    saves: float
    done: bool = False


@dataclass(frozen=True, slots=True)
class Refit:
    """A plan of cuts that makes the rest of the agenda end in time.

    Attributes:
        savings: The cuts, drops before shortenings.
        back: The ids of modules that an earlier re-fit cut and this one restores.
        before: The spare minutes without any cut; negative when the room is late.
        spare: The spare minutes after the re-fit; negative when even that does not suffice.
    """

    savings: tuple[Saving, ...] = ()
    back: tuple[str, ...] = ()
    before: float = 0
    spare: float = 0

    @property
    def fits(self) -> bool:
        """Whether the rest of the agenda ends in time."""
        return self.spare > -_EXACT

    @property
    def changes(self) -> bool:
        """Whether the re-fit would change anything."""
        return bool(self.back) or not all(saving.done for saving in self.savings)

    def which(self, how: How) -> tuple[str, ...]:
        """List the modules that the re-fit cuts in one way.

        Args:
            how: Whether the dropped or the shortened modules are wanted.

        Returns:
            The ids of the modules; empty if there are none.
        """
        return tuple(saving.module for saving in self.savings if saving.how == how)


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


def remains(session: Session, now: datetime) -> tuple[Part, ...]:
    """List what is still to be run: the rest of the present module, then the later ones that are not dropped.

    Args:
        session: The session, public or whole.
        now: The present moment, in the time zone of the room.

    Returns:
        The modules in the order of the agenda, with their minutes; empty when the workshop is finished.
    """
    stage = session.stage
    if stage is not None and stage.finished:
        return ()
    dropped = stage.dropped if stage else ()
    return tuple(
        Part(module.id, _left_of(session, module, now, minutes_of(session, module)))
        for module in _ahead(session)
        if module.id not in dropped
    )


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


def refit(session: Session, now: datetime) -> Refit | None:
    """Plan which modules to drop and to shorten so that the rest ends in time.

    The plan starts from the agenda as written, whatever an earlier re-fit did to the modules ahead: if time was won
    back, modules come back. Modules that must be kept are never cut, and the present module is never dropped.

    Args:
        session: The session, public or whole.
        now: The present moment, in the time zone of the room.

    Returns:
        The plan, which may not suffice; None if no end was agreed.
    """
    left = minutes_left(session, now)
    if left is None:
        return None
    stage = session.stage
    ahead = _ahead(session) if stage is None or not stage.finished else ()
    whole = {module.id: _left_of(session, module, now, module.minutes) for module in ahead}
    before = left - sum(whole.values())
    chosen = _chosen(session, ahead, now, whole, before)
    spare = sum((saving.saves for saving in chosen), before)
    return Refit(tuple(chosen), _back(stage, ahead, chosen), before, spare)


def _back(stage: Stage | None, ahead: Iterable[Module], chosen: Iterable[Saving]) -> tuple[str, ...]:
    """List the modules that an earlier re-fit cut and that are whole again."""
    cut = {saving.module for saving in chosen}
    were = (*stage.dropped, *stage.shortened) if stage else ()
    return tuple(module.id for module in ahead if module.id in were and module.id not in cut)


def _chosen(
    session: Session, ahead: tuple[Module, ...], now: datetime, whole: dict[str, float], spare: float
) -> list[Saving]:
    """Choose what to drop, and then what to shorten, until nothing is missing."""
    chosen: list[Saving] = []
    for how in get_args(How):
        offers = _offers(session, ahead, now, whole, how)
        while offers and spare <= -_EXACT:
            offer = _least(offers, -spare)
            offers.remove(offer)
            chosen.append(offer)
            spare += offer.saves
    return chosen


def refit_now(plan: Refit) -> Operation:
    """Carry out a re-fit; modules behind the room stay unchanged.

    Args:
        plan: The plan of `refit`.

    Returns:
        The operation; it raises `RefusedError` when the workshop has not begun.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        return _fit(session, "Fitted the rest into the time", plan.which("drop"), plan.which("short"))

    return operation


def restore() -> Operation:
    """Undo all cuts ahead, so that the rest runs as the agenda has it.

    Returns:
        The operation; it raises `RefusedError` when the workshop has not begun.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        return _fit(session, "Took up the agenda as it was", (), ())

    return operation


def _fit(session: Session, label: str, dropped: tuple[str, ...], shortened: tuple[str, ...]) -> Draft:
    stage = session.stage
    if stage is None:
        raise RefusedError("The workshop has not begun.")
    ahead = {module.id for module in _ahead(session)}
    cut = fitted(
        _cut(stage.dropped, [one for one in dropped if one != stage.module], ahead),
        _cut(stage.shortened, shortened, ahead),
    )
    return Draft(label, (revise(stage, fitted=cut),) if cut != stage.fitted else (), undoable=False)


def _cut(before: Iterable[str], now: Iterable[str], ahead: Collection[str]) -> tuple[str, ...]:
    """List what was cut of the modules behind the room, and what is to be cut of those ahead."""
    return (*(one for one in before if one not in ahead), *(one for one in now if one in ahead))


def _ahead(session: Session) -> tuple[Module, ...]:
    """List the present module and all after it."""
    module, _ = where(session)
    return session.info.agenda.modules[session.info.agenda.position(module.id) :]


def _left_of(session: Session, module: Module, now: datetime, minutes: float) -> float:
    """Say how much is left of a module that takes ``minutes`` in all."""
    here, phase = where(session)
    if session.stage is None or module.id != here.id:
        return minutes
    scale = minutes / module.minutes if module.minutes else 0.0
    phases = list(module.phases)
    later = sum(module.phases[one] for one in phases[phases.index(phase) + 1 :])
    spent = elapsed(session.stage, now).total_seconds() / 60
    return max(module.phases[phase] * scale - spent, 0.0) + later * scale


def _offers(
    session: Session, ahead: tuple[Module, ...], now: datetime, whole: dict[str, float], how: How
) -> list[Saving]:
    """List what could be dropped or shortened, the last module first."""
    offers = [_saving(session, module, now, whole[module.id], how) for module in reversed(ahead)]
    return [offer for offer in offers if offer is not None and offer.saves > _EXACT]


def _saving(session: Session, module: Module, now: datetime, whole: float, how: How) -> Saving | None:
    """Say what is won where a module is cut in one way; nothing where the agenda or the room does not let it."""
    if module.priority != how:
        return None
    stage = session.stage
    match how:
        case "short":
            minutes = shorter(module)
            saves = whole - _left_of(session, module, now, minutes)
            return Saving(module.id, module.title, how, minutes, saves, bool(stage and module.id in stage.shortened))
        case "drop":
            if stage is not None and module.id == stage.module:
                return None
            return Saving(module.id, module.title, how, 0.0, whole, bool(stage and module.id in stage.dropped))
        case _:
            assert_never(how)


def _least(offers: list[Saving], needed: float) -> Saving:
    """Choose the smallest one that suffices alone; if none does, the longest one."""
    enough = [offer for offer in offers if offer.saves >= needed - _EXACT]
    return min(enough, key=lambda offer: offer.saves) if enough else max(offers, key=lambda offer: offer.saves)
