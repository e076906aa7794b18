"""One ordered, durable queue of gestures: what the disk refuses waits here and in a spool."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import field, replace
from typing import Generic, TypeVar

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import DateHabits
from pmworkshop.base.errors import MovedError, PmworkshopError, StorageError
from pmworkshop.base.language import tr
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import GestureContext, Step, stamp
from pmworkshop.workshop.deeds import Deed, Restore, StrikeOut, TakeBack
from pmworkshop.workshop.foresight import Foresight, hides, rounds_of
from pmworkshop.workshop.spool import Item, Spool
from pmworkshop.workshop.workshop import Committed, Workshop

LEAVING = 5.0
"""Seconds for which leaving waits for a store that does not answer."""
SLOW = 1.0
"""Seconds after which a gesture that is under way is written into the spool: its disk may stand still."""


@dataclass(slots=True)
class Gesture:
    """A gesture that is not stored yet.

    Attributes:
        deed: What to do.
        text: The line that was typed for it.
        module: Id of the module it was made in; empty for none.
        secret: Whether the line may be written only into the session.
        draw: Its time and ids, the same for each attempt; None until it is queued.
        future: The result while it is being stored; None while it waits.
        sent: When it was sent, in seconds of a monotonic clock.
    """

    deed: Deed
    text: str = ""
    module: str = ""
    secret: bool = False
    draw: GestureContext | None = None
    future: Future[Committed] | None = field(default=None)
    sent: float = 0.0


G = TypeVar("G", bound=Gesture)


class Queue(Generic[G]):
    """Sends one gesture at a time, so that gestures are stored in the order they were made.

    Once the disk refuses a gesture or is slow, all waiting gestures are written to the spool too, until they are
    stored.

    Attributes:
        stalled: Why the disk refused the first gesture; empty while it accepts them.
        moved: Whether the reason is that the session file is no longer in its place.
        late: Whether the first gesture has been under way for longer than `SLOW`.
        homeless: Whether the spool cannot be written either.
        relieved: Whether the gesture taken last was the last of those that waited because the disk refused one, or
            took long.
    """

    def __init__(self, workshop: Workshop, spool: Spool, done: Callable[[G], None]) -> None:
        """Connect to a workshop.

        Args:
            workshop: The running workshop.
            spool: File for waiting gestures.
            done: Called in the thread of the journal when a gesture has succeeded or failed.
        """
        self._workshop = workshop
        self._spool = spool
        self._done = done
        self._waiting: tuple[G, ...] = ()
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="pmworkshop-spool")
        self._written: Future[None] | None = None
        self._spooling = False
        self.stalled = ""
        self.moved = False
        self.late = False
        self.homeless = False
        self.relieved = False
        self._refused = False

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def waits(self) -> bool:
        """Whether the disk has refused the first gesture, and it is not being tried now."""
        return bool(self._waiting) and self._waiting[0].future is None

    @property
    def spooled(self) -> bool:
        """Whether no write of the spool is pending."""
        return self._written is None or self._written.done()

    def put(self, gesture: G) -> None:
        """Queue a gesture, and send it if no other one waits.

        Args:
            gesture: The gesture; it gets its time and ids here unless it has them.

        Raises:
            RefusedError: The workshop is closed.
        """
        gesture.draw = gesture.draw or self._workshop.draw()
        self._waiting = (*self._waiting, gesture)
        if len(self._waiting) == 1:
            self._send(gesture)
        self._keep()

    def read_dates(self, habits: DateHabits) -> None:
        """Read the dates of later gestures in another way.

        Args:
            habits: How the one who types writes dates.
        """
        self._workshop.dates = habits

    def _send(self, gesture: G) -> None:
        gesture.sent, self.late = time.monotonic(), False
        gesture.future = self._workshop.perform(gesture.deed, gesture.draw)
        gesture.future.add_done_callback(lambda _: self._done(gesture))

    def take(self, gesture: G) -> Committed | BaseException | None:
        """Remove a finished gesture from the queue, and send the next one.

        Args:
            gesture: The gesture passed to ``done``.

        Returns:
            The stored result, or the error that refused it. None if the disk refused it, so that it stays in the
            queue and the spool for `again`; and None if it was taken already.
        """
        future, gesture.future = gesture.future, None
        if future is None:
            return None
        error = future.exception()
        if isinstance(error, StorageError) and self._workshop.writable:
            self.stalled, self.moved = str(error), isinstance(error, MovedError)
            self._spooling = self._refused = True
            self._keep()
            return None
        self.stalled, self.moved, self.late = "", False, False
        self._waiting = tuple(one for one in self._waiting if one is not gesture)
        self.relieved = self._refused and not self._waiting
        self._refused = self._refused and not self.relieved
        self._keep()
        if self._waiting:
            self._send(self._waiting[0])
        return error if error is not None else future.result()

    def again(self) -> None:
        """Retry a gesture that the disk refused; while the disk is slow, write the waiting gestures to the spool."""
        if not self._waiting:
            return
        first = self._waiting[0]
        if first.future is None:
            self._send(first)
        elif time.monotonic() - first.sent > SLOW:
            self.late = self._refused = True
            if not self._spooling:
                self._spooling = True
                self._keep()

    def finish(self) -> None:
        """Store what the disk accepts before the program ends, for `LEAVING` seconds; the rest stays in the spool."""
        if self._waiting:
            self._spooling = True
            self._keep()
            self._wait()
            until = time.monotonic() + LEAVING
            while self._waiting and self._arrives(self._waiting[0], until):
                self._waiting = self._waiting[1:]
            self._keep()
        self._writer.shutdown()

    def _arrives(self, gesture: G, until: float) -> bool:
        """Wait for one gesture; return whether it is stored or refused for good.

        A server that does not answer in time is waited for no longer: whether the gesture has arrived there is looked
        at when it is taken in from the spool.
        """
        future = gesture.future or self._workshop.perform(gesture.deed, gesture.draw)
        try:
            return not isinstance(future.exception(max(until - time.monotonic(), 0)), StorageError)
        except TimeoutError:
            self._workshop.break_off()
            return False

    # The spool.

    def _keep(self) -> None:
        """Update the spool in its thread; several changes in a row cause one write."""
        if self._spooling and (self._written is None or self._written.done() or self._written.running()):
            with suppress(RuntimeError):  # the program is going
                self._written = self._writer.submit(self._write)
        if not self._waiting:
            self._spooling = False

    def _wait(self) -> None:
        if self._written is not None:
            self._written.exception()

    def _write(self) -> None:
        try:
            self._spool.write(items_of(self._workshop, self._waiting))
            self.homeless = False
        except StorageError:
            self.homeless = True


def items_of(workshop: Workshop, gestures: tuple[Gesture, ...]) -> list[Item]:
    """Write waiting gestures as items of a spool: as their predicted steps where possible.

    Args:
        workshop: The running workshop.
        gestures: The waiting gestures, in order.

    Returns:
        One item for each gesture that changes something, in order.
    """
    foresight, secrets = Foresight(workshop), set[str]()
    items = [_item(order, one, foresight, secrets) for order, one in enumerate(gestures, 1)]
    return [item for item in items if item is not None]


def _item(order: int, gesture: Gesture, foresight: Foresight, secrets: set[str]) -> Item | None:
    assert gesture.draw is not None
    text = "" if gesture.secret else gesture.text
    held = Item(order, "told", _called(gesture), gesture.draw.step, stamp(gesture.draw.now), gesture.module, text)
    try:
        step = foresight.add(gesture.deed, gesture.draw)
    except PmworkshopError as error:
        return replace(held, label=f"{held.label}: {error.message}")
    except Exception:  # the error is reported when the operation has its turn
        return held
    if isinstance(gesture.deed, StrikeOut):
        return replace(held, sort="strike", strike=(gesture.deed.kind, gesture.deed.record_id))
    if step is None:
        return None
    if gesture.secret or _is_secret(step, foresight.session, secrets):
        return replace(held, sort="secret", label=step.label, text="")
    return replace(held, sort="step", label=step.label, id=step.id, step=step.body())


def _is_secret(step: Step, after: Session, secrets: set[str]) -> bool:
    """Return whether a step holds hidden answers, or depends on some that the spool leaves out."""
    touched = rounds_of(step, list(after.rounds))
    if hides(step, after):
        secrets |= touched
        return True
    return bool(touched & secrets)


def _called(gesture: Gesture) -> str:
    match gesture.deed:
        case TakeBack(redo):
            return tr("Bringing back what was taken back") if redo else tr("Taking back the last change")
        case StrikeOut():
            return tr("Striking a remark from the record")
        case Restore(step):
            return step.label
        case _:
            return tr("A line") if gesture.text else tr("A change")
