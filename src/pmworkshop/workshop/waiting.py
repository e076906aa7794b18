"""Deeds that wait for the thread of the journal: operations that wait together are written together."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import field

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import BusyError, PmworkshopError
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.workshop.deeds import Deed, Operate
from pmworkshop.workshop.performer import Committed, Performer

MOST = 30
"""Operations in one transaction at most, so that another window is not kept waiting."""


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """A deed that waits.

    Attributes:
        deed: What to do.
        draw: Time and ids of its gesture.
        future: What comes of it.
    """

    deed: Deed
    draw: GestureContext
    future: Future[Committed] = field(default_factory=Future)


def perform_next(performer: Performer, waiting: deque[Waiting]) -> None:
    """Carry out the deed that has waited longest, and with it the operations right behind it.

    Called once for each deed, in the thread of the journal; nothing is left to do for one that was carried out along
    with another.

    Args:
        performer: Carries them out.
        waiting: The deeds that wait, oldest first; those that are carried out are taken from it.
    """
    wanted = [one for one in _next(waiting) if one.future.set_running_or_notify_cancel()]
    if len(wanted) > 1 and not performer.doubts(one.draw for one in wanted):
        _perform_all(performer, wanted)
    while wanted:
        _perform(performer, wanted.pop(0))


def perform_these(
    performer: Performer, waiting: deque[Waiting], wanted: Sequence[Waiting]
) -> list[Committed | BaseException]:
    """Carry out deeds that wait, after those that have waited longer.

    Args:
        performer: Carries them out.
        waiting: The deeds that wait, oldest first; those that are carried out are taken from it.
        wanted: Some of them.

    Returns:
        What comes of each of these, in their order.
    """
    while not all(one.future.done() for one in wanted):
        perform_next(performer, waiting)
    return [one.future.exception() or one.future.result() for one in wanted]


def _next(waiting: deque[Waiting]) -> Iterator[Waiting]:
    """Take the deed that has waited longest, and if it is an operation those right behind it."""
    taken = 0
    while waiting and taken < MOST:
        taken += 1
        yield (one := waiting.popleft())
        if not (isinstance(one.deed, Operate) and waiting and isinstance(waiting[0].deed, Operate)):
            return


def _perform(performer: Performer, one: Waiting) -> None:
    """Carry out one deed; no frame of an error keeps what it is told to, or a store that failed would stay open."""
    try:
        one.future.set_result(performer.perform(one.deed, one.draw))
    except BaseException as error:
        one.future.set_exception(error)
        del one


def _perform_all(performer: Performer, together: list[Waiting]) -> None:
    """Carry out several operations at once; where that fails, they are left to be carried out each alone."""
    try:
        done = performer.perform_all([(one.deed, one.draw) for one in together if isinstance(one.deed, Operate)])
    except BusyError as error:
        while together:
            together.pop(0).future.set_exception(error)
    except Exception:
        return
    else:
        for came in done:
            future = together.pop(0).future
            if isinstance(came, PmworkshopError):
                future.set_exception(came)
            else:
                future.set_result(came)
