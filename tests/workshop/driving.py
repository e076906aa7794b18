"""Driving the queue of a workshop as a screen does, with a store that refuses, moves away or comes back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue

import pytest

from pmworkshop.base.clock_ids import RandomIds
from pmworkshop.base.errors import StorageError
from pmworkshop.base.folders import Folders
from pmworkshop.session.operations.chart import set_letters
from pmworkshop.session.operations.collect import add
from pmworkshop.store.sqlite.connection import connect
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.writing import SqliteWriting
from pmworkshop.workshop.deeds import Operate, StrikeOut, TakeBack
from pmworkshop.workshop.queue import Gesture, Queue
from pmworkshop.workshop.spool import Spool, spools
from pmworkshop.workshop.take_in import TakeIn
from pmworkshop.workshop.workshop import Committed, Workshop
from tests.build import SESSION, START, FixedClock, activity, begin, entry, role, round_

PATIENCE = 180.0
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
        self.workshop = Workshop(self.journal, window=window, clock=FixedClock(START), ids=RandomIds())
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
        before = len(self.results)
        self.do(*(Gesture(one.deed, text=one.item.text, draw=one.draw) for one in coming.gestures))
        if not len(self.queue):
            for one, result in zip(coming.gestures, self.results[before:], strict=True):
                coming.arrived(one.draw.step, stored=not isinstance(result, BaseException))
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


# What is done, and what it leaves.


def line(text: str) -> Gesture:
    return Gesture(Operate(add("collect", text, prompt="1")), text=text, module="collect")


def letter(letters: str) -> Gesture:
    return Gesture(Operate(set_letters("chart", "price", "pm", letters)), module="chart")


def undo() -> Gesture:
    return Gesture(TakeBack())


def redo() -> Gesture:
    return Gesture(TakeBack(redo=True))


def strike() -> Gesture:
    return Gesture(StrikeOut("entry", "old"))


RECORDS = (
    entry("old", "A remark that is struck", place=0),
    role("pm"),
    activity("price"),
    round_(),
)


def gestures(count: int) -> list[Gesture]:
    """One of every sort in turn; what they leave is told by `left_by`."""
    return [line("First"), letter("R"), line("Second"), undo(), redo(), undo(), line("Third"), strike(),
            letter("A"), undo(), line("Fourth"), line("Fifth")][:count]  # fmt: skip


LINES = {1: ["A remark that is struck", "First"], 3: ["A remark that is struck", "First", "Second"], 12:
         ["First", "Third", "Fourth", "Fifth"]}  # fmt: skip
LETTERS = {1: [], 3: ["R"], 12: ["R"]}


def letters(window: Window) -> list[str]:
    return [mark.letters for mark in window.workshop.session.marks.values()]


# What happens to the disk, and how it comes back.


def _says(message: str) -> Callable[[Path, Window], None]:
    def refuse(path: Path, window: Window) -> None:
        window.journal.says = message

    return refuse


def _move(path: Path, window: Window) -> None:
    path.rename(path.with_name("elsewhere.pmw"))


def _remove(path: Path, window: Window) -> None:
    shutil.copyfile(path, _copy(path))
    shutil.rmtree(path.parent)


def _put_back(path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    return _copy(path).rename(path)


def _copy(path: Path) -> Path:
    return path.parent.with_suffix(".copy")


FAULTS: dict[str, tuple[Callable[[Path, Window], None], Callable[[Path], Path]]] = {
    "full": (_says(FULL), lambda path: path),
    "read-only": (_says(READ_ONLY), lambda path: path),
    "moved": (_move, lambda path: path.with_name("elsewhere.pmw")),
    "removed": (_remove, _put_back),
}
"""What takes the disk away from a session that is open, and what brings it back and tells where it is then."""


def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no disk: a program that is killed is no power failure."""

    def quick(path: Path, *, writable: bool, empty: bool = False) -> sqlite3.Connection:
        db = connect(path, writable=writable, empty=empty)
        db.execute("PRAGMA synchronous = OFF")
        return db

    monkeypatch.setattr("pmworkshop.store.sqlite.journal.connect", quick)
    monkeypatch.setattr(os, "fsync", lambda handle: None)
