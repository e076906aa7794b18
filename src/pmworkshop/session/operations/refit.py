"""The re-fit of a room that is late: what is dropped and shortened so that the rest ends in time, and what remains.

The end of a session is fixed. A re-fit first drops modules that may be dropped, then shortens those that may
be shortened, and no more of either than it takes: if one alone suffices, the smallest one that does, otherwise
the longest one, and so on; of two alike, the later one. So the room loses as little as it can. Where all that
together is not enough, the room chooses: it drops a module that would only be shortened,
or it ends later. The part in which the action plan is made is never offered to be dropped, nor is a break.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Literal, TypeVar, get_args

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.durations import agreed, cut_minutes, dropped, minutes_of, more_of, shorter
from pmworkshop.session.core.records import Fitted, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.operations.navigation import where
from pmworkshop.session.operations.time_left import (
    EXACT,
    LATE,
    ahead,
    ends_at,
    left_of,
    minutes_left,
    planned_end,
    slack,
    time_of_day,
)

How = Literal["drop", "short"]
"""What a re-fit does to a module, what it does first before the other."""
V = TypeVar("V")
MOST = 3
"""How many modules are offered to be dropped where nothing else is left."""


@dataclass(frozen=True, slots=True)
class Saving:
    """One cut that a re-fit makes.

    Attributes:
        module: The id of the module.
        title: Its title.
        how: Whether it is dropped or shortened.
        was: Its minutes as it is run now.
        minutes: Its minutes after the cut.
        saves: The minutes that the cut saves.
        done: Whether it is cut so already.
    """

    module: str
    title: str
    how: How
    was: float
    minutes: float
    saves: float
    done: bool = False


@dataclass(frozen=True, slots=True)
class Refit:
    """A plan of cuts that makes the rest of the agenda end in time.

    Attributes:
        savings: The cuts, drops before shortenings.
        back: The ids of modules that were cut before and that this one restores.
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
        return self.spare > -EXACT

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


@dataclass(frozen=True, slots=True)
class Way:
    """One way that remains where all cuts together do not suffice.

    Attributes:
        drop: The id of a module that is dropped although the agenda would only shorten it; empty if none is.
        title: The title of that module.
        minutes: The minutes that dropping it saves.
        ends: The new end, ``HH:MM``; empty if the agreed end can be kept.
    """

    drop: str = ""
    title: str = ""
    minutes: float = 0
    ends: str = ""


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
    coming = ahead(session)
    whole = {module.id: left_of(session, module, now, module.minutes) for module in coming}
    before = left - sum(whole.values())
    chosen = _chosen(session, coming, now, whole, before)
    spare = sum((saving.saves for saving in chosen), before)
    return Refit(tuple(chosen), _back(session, coming, chosen), before, spare)


def proposed(session: Session, now: datetime) -> Refit | None:
    """Plan a re-fit where there is reason for one: the room is late, or it has won back what was cut.

    Args:
        session: The session, public or whole.
        now: The present moment, in the time zone of the room.

    Returns:
        The plan; None if no end was agreed, and where nothing needs to change: also when the room is late by less
        than `LATE`.
    """
    plan, spare = refit(session, now), slack(session, now)
    if plan is None or spare is None:
        return None
    won_back = bool(plan.back) and plan.fits and all(saving.done for saving in plan.savings)
    return plan if spare <= -LATE or won_back else None


def ways(session: Session, now: datetime, plan: Refit | None) -> tuple[Way, ...]:
    """List what the room can choose where a re-fit does not suffice, or where no end was agreed.

    Args:
        session: The session, public or whole.
        now: The present moment, in the time zone of the room.
        plan: The re-fit; None if there is none.

    Returns:
        Modules to drop, the smallest that suffices first, and a later end; empty if the re-fit suffices.
    """
    end = planned_end(session, now)
    if end is None:
        return (Way(ends=time_of_day(ends_at(session, now))),)
    if plan is None or plan.spare > -LATE:
        return ()
    drops = (
        Way(one.id, one.title, won, "" if won + plan.spare > -LATE else _later(end, won + plan.spare))
        for won, one in _droppable(session, now, plan)[:MOST]
    )
    return (*drops, Way(ends=_later(end, plan.spare)))


def _droppable(session: Session, now: datetime, plan: Refit) -> list[tuple[float, Module]]:
    """List what the room could drop although the agenda would only shorten it: the smallest that suffices first."""
    out = (where(session)[0].id, *plan.which("drop"))
    saved = [
        (left_of(session, one, now, shorter(one)), one)
        for one in ahead(session)
        if one.priority == "short" and not (one.is_break or one.builds_plan) and one.id not in out
    ]
    needed = -LATE - plan.spare
    enough = sorted((one for one in saved if one[0] > needed), key=_won)
    return enough + sorted((one for one in saved if EXACT < one[0] <= needed), key=_won, reverse=True)


def _won(saved: tuple[float, Module]) -> float:
    return saved[0]


def _later(end: datetime, spare: float) -> str:
    return time_of_day(end - timedelta(minutes=spare))


def _back(session: Session, coming: Iterable[Module], chosen: Iterable[Saving]) -> tuple[str, ...]:
    """List the modules that were cut before and that are whole again."""
    cut, out = {saving.module for saving in chosen}, dropped(session)
    return tuple(
        one.id
        for one in coming
        if one.id not in cut and (one.id in out or cut_minutes(session, one) < one.minutes - EXACT)
    )


def _chosen(
    session: Session, coming: tuple[Module, ...], now: datetime, whole: Mapping[str, float], spare: float
) -> list[Saving]:
    """Choose what to drop, and then what to shorten, until nothing is missing."""
    chosen: list[Saving] = []
    for how in get_args(How):
        gone = {saving.module for saving in chosen}
        offers = _offers(session, [one for one in coming if one.id not in gone], now, whole, how)
        while offers and spare <= -EXACT:
            offer = _least(offers, -spare)
            offers.remove(offer)
            chosen.append(offer)
            spare += offer.saves
    return chosen


def refit_now(plan: Refit | None, way: Way | None = None) -> Operation:
    """Carry out a re-fit; modules behind the room stay unchanged.

    Args:
        plan: The plan of `refit`; None leaves the agenda as it is run.
        way: What the room chose where the plan does not suffice; None if it chose nothing.

    Returns:
        The operation; it raises `RefusedError` when the workshop has not begun.
    """
    chosen = way or Way()

    def operation(session: Session, draw: GestureContext) -> Draft:
        out = (*plan.which("drop"), chosen.drop) if plan else dropped(session)
        short = plan.which("short") if plan else ()
        kept = {} if plan else agreed(session).minutes
        modules = session.info.agenda.modules
        lengths = {one.id: shorter(one) for one in modules if one.id in short and one.id != chosen.drop}
        label = (
            tr("Moved the end to {ends}", ends=chosen.ends) if plan is None else tr("Fitted the rest into the time")
        )
        fitted = _fitted(session, draw.now, out, {**kept, **lengths})
        return _fit(session, label, fitted, chosen.ends)

    return operation


def restore() -> Operation:
    """Undo all cuts ahead, and what was given on top, so that the rest runs as the agenda has it.

    Returns:
        The operation; it raises `RefusedError` when the workshop has not begun.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        return _fit(session, tr("Took up the agenda as it was"), _fitted(session, draw.now, (), {}, more=False))

    return operation


def _fitted(
    session: Session, now: datetime, out: Iterable[str], lengths: Mapping[str, float], *, more: bool = True
) -> Fitted:
    """Write down what is agreed from now on of the modules ahead; of those behind nothing changes."""
    cut, coming = agreed(session), {module.id for module in ahead(session)}
    later = coming - {where(session)[0].id}
    gone = [one for one in dropped(session) if one not in coming]
    return Fitted(
        dropped=(*gone, *(one for one in out if one in later)),
        shortened=tuple(one for one in cut.shortened if one not in coming),
        minutes={**_without(cut.minutes, coming), **lengths},
        more=cut.more if more else _without(cut.more, coming),
        at=now,
    )


def _without(values: Mapping[str, V], coming: Collection[str]) -> dict[str, V]:
    """Keep what belongs to the modules behind the room."""
    return {key: value for key, value in values.items() if key not in coming}


def _fit(session: Session, label: str, fitted: Fitted, ends: str = "") -> Draft:
    """Change what is agreed about the time, and where it is moved the end."""
    if session.stage is None:
        raise RefusedError(tr("The workshop has not begun."))
    info = session.info
    same = fitted.model_copy(update={"at": agreed(session).at}) == agreed(session)
    kept = info.fitted if same else fitted if _says(fitted) or session.stage.fitted else None
    changed = revise(info, fitted=kept, ends=ends or info.ends)
    return Draft(label, (changed,) if changed != info else ())


def _says(fitted: Fitted) -> bool:
    return bool(fitted.dropped or fitted.shortened or fitted.minutes or fitted.more)


def _offers(
    session: Session, coming: Iterable[Module], now: datetime, whole: Mapping[str, float], how: How
) -> list[Saving]:
    """List what could be dropped or shortened, the last module first."""
    make = {"drop": _drop, "short": _short}[how]
    offers = [make(session, module, now, whole[module.id]) for module in reversed(list(coming))]
    return [offer for offer in offers if offer is not None and offer.saves > EXACT]


def _drop(session: Session, module: Module, now: datetime, whole: float) -> Saving | None:
    """Say what is won where a module is dropped: one that the agenda lets go, or that the room let go before."""
    done = module.id in dropped(session)
    if (module.priority != "drop" and not done) or (session.stage and session.stage.module == module.id):
        return None
    return Saving(module.id, module.title, "drop", minutes_of(session, module), 0.0, whole, done)


def _short(session: Session, module: Module, now: datetime, whole: float) -> Saving | None:
    """Say what is won where a module is shortened; nothing where the agenda does not let it."""
    if module.priority != "short":
        return None
    was, minutes = minutes_of(session, module), shorter(module) + more_of(session, module)
    done = abs(was - minutes) < EXACT and module.id not in dropped(session)
    saves = whole - left_of(session, module, now, shorter(module))
    return Saving(module.id, module.title, "short", was, minutes, saves, done)


def _least(offers: list[Saving], needed: float) -> Saving:
    """Choose the smallest one that suffices alone; if none does, the longest one."""
    enough = [offer for offer in offers if offer.saves >= needed - EXACT]
    return min(enough, key=lambda offer: offer.saves) if enough else max(offers, key=lambda offer: offer.saves)
