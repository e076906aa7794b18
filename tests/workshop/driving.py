"""Driving the queue of a workshop as a screen does, with a store that refuses, moves away or comes back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue

from pmworkshop.base.errors import StorageError
from pmworkshop.base.folders import Folders
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.writing import SqliteWriting
from pmworkshop.workshop.queue import Gesture, Queue
from pmworkshop.workshop.spool import Spool, spools
from pmworkshop.workshop.take_in import TakeIn
from pmworkshop.workshop.workshop import Committed, Workshop
from tests.build import SESSION, START, FixedClock, begin

PATIENCE = 60.0
FULL = "The disk is full."
READ_ONLY = "It is read-only."


class RefusingJournal(SqliteJournal):
    """A store whose disk takes nothing while it says why.

    Attributes:
        says: What is said instead of writing; empty while the disk works.
        tries: How often it was written to.
    """

    says = ""
    tries = 0

    @contextmanager
    def writing(self) -> Iterator[SqliteWriting]:
        self.tries += 1
        if self.says:
            raise StorageError(self.says)
        with super().writing() as writing:
            yield writing


class Window:
    """A running workshop, its queue, and what has become of each gesture."""

    def __init__(self, path: Path, folders: Folders, window: str = "stage") -> None:
        self.journal = RefusingJournal.open(path)
        self.workshop = Workshop(self.journal, window=window, clock=FixedClock(START))
        self.folders = folders
        self._done: SimpleQueue[Gesture] = SimpleQueue()
        spool = Spool(SESSION, folders, title="Sample", store=str(path))
        self.queue: Queue[Gesture] = Queue(self.workshop, spool, self._done.put)
        self.results: list[Committed | BaseException | None] = []

    def do(self, *gestures: Gesture) -> None:
        """Do one thing after the other, and wait until they are on disk or in the spool."""
        for gesture in gestures:
            self.queue.put(gesture)
        self.settle()

    def settle(self) -> None:
        """Wait until everything is on disk, or the disk has refused it and it is in the spool."""
        self.until(lambda: (not len(self.queue) or self.queue.waits) and self.queue.spooled)

    def until(self, condition: Callable[[], object]) -> None:
        """Take what is done until a condition is met."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end
            try:
                self.results.append(self.queue.take(self._done.get(timeout=0.005)))
            except Empty:
                continue

    def again(self) -> None:
        """Try once more what the disk refused."""
        self.queue.again()
        self.settle()

    def take_in(self) -> str:
        """Take in what lies in spools; return what is said of it."""
        coming = TakeIn(spools(self.folders, SESSION), START)
        self.do(*(Gesture(one.deed, text=one.item.text, draw=one.draw) for one in coming.gestures))
        for one in coming.gestures if not len(self.queue) else ():
            coming.arrived(one.draw.step)
        if not coming.gestures:
            coming.forget()
        return coming.words(self.workshop.session)

    def killed(self) -> None:
        """End without another word, as after kill -9: only what is on disk counts."""
        self.queue._writer.shutdown()
        self.workshop._thread.shutdown()
        self.journal._db.close()

    def left(self) -> None:
        """End in order: a signal, a closed window and a command to leave all end so."""
        self.queue.finish()
        self.workshop.close()

    @property
    def lines(self) -> list[str]:
        return [entry.text for entry in sorted(self.workshop.session.entries.values(), key=lambda one: one.place)]

    @property
    def labels(self) -> list[str]:
        return [step.label for _, step in self.workshop.history()]


def make(home: Path, *records: object) -> Path:
    """Make a session in the folder of sessions."""
    path = home / "session.pmw"
    begin(path, *records).close()  # type: ignore[arg-type]
    return path
