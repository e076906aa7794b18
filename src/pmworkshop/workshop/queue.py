"""One ordered, durable queue of all that a person does: what the disk refuses waits here, and in a spool."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from pmworkshop.base.errors import MovedError, PmworkshopError, StorageError
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import GestureContext, Step, stamp
from pmworkshop.workshop.deeds import Deed, Restore, StrikeOut, TakeBack
from pmworkshop.workshop.foresight import Foresight, hides, rounds_of
from pmworkshop.workshop.spool import Item, Spool
from pmworkshop.workshop.workshop import Committed, Workshop

SLOW = 1.0
"""Seconds after which a gesture that is under way is written into the spool: its disk may stand still."""


@dataclass(slots=True)
class Gesture:
    """Something a person did that is not on disk yet.

    Attributes:
        deed: What it is.
        text: What was typed for it.
        module: The module it was made in.
        secret: Whether what was typed may be written nowhere but into the session.
        draw: Its time and ids, the same for each try.
        future: What it becomes, while it is under way.
        sent: When it was sent, in seconds of a clock that never goes back.
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
    """Sends one gesture at a time, so that they arrive in the order they were made.

    As soon as the disk refuses one or lets it wait, all that wait are in the spool too, until they arrive.

    Attributes:
        stalled: Why the disk refused the first one; empty while it takes them.
        moved: Whether that was because the session's file is not in its place any more.
        homeless: Whether no other place takes the spool either.
    """

    def __init__(self, workshop: Workshop, spool: Spool, done: Callable[[G], None]) -> None:
        """Send to a workshop.

        Args:
            workshop: The running workshop.
            spool: Where waiting gestures are kept.
            done: Called, from the journal's thread, when a gesture has succeeded or failed.
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
        self.homeless = False

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def waits(self) -> bool:
        """Whether the disk has refused the first gesture, and it is not being tried again just now."""
        return bool(self._waiting) and self._waiting[0].future is None

    @property
    def spooled(self) -> bool:
        """Whether the spool holds all that waits, and nothing else."""
        return self._written is None or self._written.done()

    def put(self, gesture: G) -> None:
        """Send a gesture, after those that wait already.

        Args:
            gesture: What was done.
        """
        gesture.draw = gesture.draw or self._workshop.draw()
        self._waiting = (*self._waiting, gesture)
        if len(self._waiting) == 1:
            self._send(gesture)
        self._keep()

    def _send(self, gesture: G) -> None:
        gesture.sent = time.monotonic()
        gesture.future = self._workshop.perform(gesture.deed, gesture.draw)
        gesture.future.add_done_callback(lambda _: self._done(gesture))

    def take(self, gesture: G) -> Committed | BaseException | None:
        """Take a gesture that is done out of the queue, and send the next one.

        Args:
            gesture: The gesture.

        Returns:
            What it became, or why it was refused. None if the disk refused it: then it is kept, in the queue
            and in the spool, for `again`; and None if it was taken already.
        """
        future, gesture.future = gesture.future, None
        if future is None:
            return None
        error = future.exception()
        if isinstance(error, StorageError) and self._workshop.writable:
            self.stalled, self.moved = str(error), isinstance(error, MovedError)
            self._spooling = True
            self._keep()
            return None
        self.stalled, self.moved = "", False
        self._waiting = tuple(one for one in self._waiting if one is not gesture)
        self._keep()
        if self._waiting:
            self._send(self._waiting[0])
        return error if error is not None else future.result()

    def again(self) -> None:
        """Try once more what the disk refused; write what waits for a slow disk into the spool."""
        if not self._waiting:
            return
        first = self._waiting[0]
        if first.future is None:
            self._send(first)
        elif not self._spooling and time.monotonic() - first.sent > SLOW:
            self._spooling = True
            self._keep()

    def finish(self) -> None:
        """Let go, because the program is going: the disk takes what it can, and the rest stays in the spool."""
        if self._waiting:
            self._spooling = True
            self._keep()
            self._wait()
            while self._waiting and self._arrives(self._waiting[0]):
                self._waiting = self._waiting[1:]
            self._keep()
        self._writer.shutdown()

    def _arrives(self, gesture: G) -> bool:
        """Wait for one gesture; tell whether it is done with."""
        future = gesture.future or self._workshop.perform(gesture.deed, gesture.draw)
        return not isinstance(future.exception(), StorageError)

    # The spool.

    def _keep(self) -> None:
        """Bring the spool up to what waits; no key waits for that, and it is written once for many keys."""
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
    """Write waiting gestures as what a spool holds: as the steps they will become, wherever that can be told.

    Args:
        workshop: The running workshop.
        gestures: What waits, in order.

    Returns:
        An item for each gesture that changes something, in order.
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
    except Exception:  # an operation that fails now fails calmly when it is its turn
        return held
    if isinstance(gesture.deed, StrikeOut):
        return replace(held, sort="strike", strike=(gesture.deed.kind, gesture.deed.record_id))
    if step is None:
        return None
    if gesture.secret or _is_secret(step, foresight.session, secrets):
        return replace(held, sort="secret", label=step.label, text="")
    return replace(held, sort="step", label=step.label, id=step.id, step=step.body())


def _is_secret(step: Step, after: Session, secrets: set[str]) -> bool:
    """Tell whether a step holds hidden answers, or follows from some that the spool leaves out."""
    touched = rounds_of(step, list(after.rounds))
    if hides(step, after):
        secrets |= touched
        return True
    return bool(touched & secrets)


def _called(gesture: Gesture) -> str:
    match gesture.deed:
        case TakeBack(redo):
            return "Bringing back what was taken back" if redo else "Taking back the last change"
        case StrikeOut():
            return "Striking a remark from the record"
        case Restore(step):
            return step.label
        case _:
            return "A line" if gesture.text else "A change"
