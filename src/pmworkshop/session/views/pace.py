"""The minutes of each part, planned and spent, for the facilitator; the clock is handed in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.session.core.durations import dropped, minutes_of, stayed
from pmworkshop.session.core.records import Visit
from pmworkshop.session.core.session import Session

State = Literal["done", "here", "coming", "dropped"]


@dataclass(frozen=True, slots=True)
class Pace:
    """The minutes of one part.

    Attributes:
        module: The part.
        state: Whether the room was there, is there, has it still to come, or dropped it.
        planned: Its minutes when the room came to it first; before that, as they are agreed now, 0 if it is dropped.
        spent: The minutes the room spent there so far, without pauses, all stays together.
    """

    module: Module
    state: State
    planned: float
    spent: float

    @property
    def over(self) -> float:
        """The minutes spent beyond the planned ones; negative for less, which only a part that is done can have."""
        over = self.spent - self.planned
        return {"done": over, "here": max(over, 0.0)}.get(self.state, 0.0)


def paces(session: Session, now: datetime) -> tuple[Pace, ...]:
    """List the minutes of all parts.

    Args:
        session: The session, public or whole.
        now: The present moment, with its time zone.

    Returns:
        The parts in the order of the agenda.
    """
    out, stage = dropped(session), session.stage
    here = stage.module if stage is not None and not stage.finished else ""
    return tuple(
        _pace(session, one, now, here=one.id == here, out=one.id in out) for one in session.info.agenda.modules
    )


def _pace(session: Session, module: Module, now: datetime, *, here: bool, out: bool) -> Pace:
    stays = sorted((one for one in session.visits.values() if one.module == module.id), key=_entered)
    state: State = "here" if here else "dropped" if out else "done" if stays else "coming"
    planned = stays[0].planned if stays else 0.0 if out else minutes_of(session, module)
    return Pace(module, state, planned, _spent(session, stays, now))


def _entered(visit: Visit) -> datetime:
    return visit.entered


def _spent(session: Session, stays: Iterable[Visit], now: datetime) -> float:
    return sum(one.spent if one.left else stayed(one, session.stage, now) for one in stays) / 60
