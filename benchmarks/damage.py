"""Damage a session in every way that disks and copies do, and see that nothing damaged is shown as true.

    python benchmarks/damage.py N [SEED]

Each copy has bits turned, is cut off, has blocks of nothing, of another session or of an older or newer state of
the same one in it, or lies beside what a killed program left: its own, damaged, cut off, or that of another state.
It is opened as a stage opens it, read by the public interface, and checked. Every change of what is in it must be
told, a read must take less than two seconds (more on a slower machine) and end in a sentence if in an error, what is
saved of it must be whole, and not a byte of a damaged file may change.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
import traceback
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import gestures
import pace
from pmworkshop.base.clock_ids import CountingIds, SteppingClock
from pmworkshop.base.errors import PmworkshopError
from pmworkshop.interface import load
from pmworkshop.session.core.session import Session, fold
from pmworkshop.store.sqlite.check import repaired_path, salvage, write_repaired
from pmworkshop.store.sqlite.connection import connect
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.reading import open_writing
from pmworkshop.store.sqlite.verify import verify

LONGEST = 2.0
"""Seconds of the processor that one read of a damaged file may take on an ordinary machine."""
STEPS = 14
"""Gestures between two states of the session."""
THOROUGH = 0.1
"""The share of copies that are read in every way there is; the others are loaded and checked."""
LEFT = 0.05
"""The share of copies beside which something lies that a killed program left."""
BLOCKS = (16, 512, 1024, 4096, 8192)


@dataclass(frozen=True)
class Whole:
    """A state of a session that is as it was written.

    Attributes:
        data: The file.
        session: What is in it.
        history: The text of its steps.
        half: The file and what lies beside it, of a program that was killed while it wrote.
    """

    data: bytes
    session: Session
    history: tuple[str, ...]
    half: tuple[bytes, bytes]


def states(folder: Path, seed: int, steps: int) -> list[Whole]:
    """Make a session and keep it at four moments, each so many gestures after the one before."""
    rng, path = random.Random(seed), folder / "made.pmw"
    clock = SteppingClock(datetime(2026, 9, 14, 9, 0, tzinfo=UTC))
    workshop = gestures.make(path, "50a4000000000001", "follow-up", clock=clock, ids=CountingIds())
    found = []
    for number in range(4):
        made = 0
        while made < steps:
            made += gestures.make_one(workshop, rng, strikes=0.0) is not None
        if number == 2 and workshop.session.entries:
            with suppress(PmworkshopError):
                workshop.strike("entry", min(workshop.session.entries))
        history = tuple(step.body() for _, step in workshop.history())
        workshop._performer.journal.close()
        data = path.read_bytes()
        found.append(Whole(data, workshop.session, history, _half(path)))
        path.write_bytes(data)
        workshop._performer.journal = SqliteJournal.open(path)
    workshop.close()
    path.unlink()
    return found


def _half(path: Path) -> tuple[bytes, bytes]:
    with closing(connect(path, writable=True)) as db:
        db.execute("PRAGMA cache_size = 3")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE step SET body = replace(body, 'a', 'b')")
        db.execute("UPDATE live SET body = replace(body, 'a', 'b')")
        beside = path.with_name(f"{path.name}-journal").read_bytes()
        return path.read_bytes(), beside


def damaged(data: bytes, others: list[bytes], rng: random.Random) -> tuple[str, bytes]:
    """Damage a file in one place; say in which way."""
    place, way = rng.randrange(len(data)), rng.random()
    if way < 0.3:
        return "a bit", data[:place] + bytes([data[place] ^ 1 << rng.randrange(8)]) + data[place + 1 :]
    if way < 0.4:
        return "a byte", data[:place] + rng.randbytes(1) + data[place + 1 :]
    if way < 0.5:
        return "cut off", data[:place]
    if way < 0.55:
        return "longer", data + rng.choice((bytes(4096), rng.randbytes(4096), data[:4096], b"x"))
    size = rng.choice(BLOCKS)
    place -= place % rng.choice((1, 512, 4096))
    size = min(size, len(data) - place)
    if way < 0.65:
        return "nothing", data[:place] + bytes(size) + data[place + size :]
    if way < 0.7:
        return "noise", data[:place] + rng.randbytes(size) + data[place + size :]
    other = rng.choice(others)
    start = min(place, max(len(other) - size, 0)) if rng.random() < 0.7 else rng.randrange(max(len(other) - size, 1))
    return "a block of another", data[:place] + other[start : start + size] + data[place + size :]


class Test:
    """One session that is damaged again and again.

    Attributes:
        wrong: What was wrong, in words.
        counts: What came of how many.
        slowest: Seconds of the longest read.
    """

    def __init__(self, folder: Path, seed: int, *, steps: int = STEPS) -> None:
        self.path = folder / "session.pmw"
        self.beside = folder / "session.pmw-journal"
        self.rng = random.Random(seed)
        self.states = states(folder, seed, steps)
        self.true = self.states[1]
        self.wrong: list[str] = []
        self.counts: Counter[str] = Counter()
        self.slowest = 0.0

    def damage(self) -> str:
        """Write a damaged copy; say in which way."""
        others = [state.data for state in self.states if state is not self.true]
        self.beside.unlink(missing_ok=True)
        if self.rng.random() >= LEFT:
            way, data = damaged(self.true.data, others, self.rng)
            self.path.write_bytes(data)
            return way
        data, left = self.true.half
        way = self.rng.choice(
            ("its own beside it", "a damaged one beside it", "a damaged file", "another's beside it")
        )
        if way == "a damaged one beside it":
            left = damaged(left, others, self.rng)[1]
        elif way == "a damaged file":
            data = damaged(data, others, self.rng)[1]
        elif way == "another's beside it":
            data, left = self.true.data, self.rng.choice([one for one in self.states if one is not self.true]).half[1]
        self.path.write_bytes(data)
        self.beside.write_bytes(left)
        return way

    def content(self) -> list[bytes]:
        """All that is on disk of it."""
        return [file.read_bytes() for file in (self.path, self.beside) if file.exists()]

    def read(self, what: str) -> Session | None:
        """Read it as the stage does or by the public interface; nothing if that ended in a sentence."""
        start = time.process_time()
        try:
            if what == "interface":
                return load(self.path)
            with closing(open_writing(self.path)) as journal:
                return journal.load()[0]
        except PmworkshopError as error:
            self.sentence(error)
            return None
        finally:
            self.slowest = max(self.slowest, time.process_time() - start)

    def once(self) -> None:
        """Damage it, read it, and see."""
        way = self.damage()
        self.counts[way] += 1
        before, left = self.content(), self.beside.exists()
        if self.rng.random() >= THOROUGH and not left:
            self.quickly(way)
            self.same(before, way, "reading")
            return
        saved = self.read("interface")
        self.same(before, way, "reading")
        start = time.process_time()
        fine = verify(self.path).fine
        self.slowest = max(self.slowest, time.process_time() - start)
        self.same(before, way, "checking")
        loaded = self.read("stage")
        if loaded is None or not left:
            self.same(before, way, "opening")
        if loaded is not None and left:  # it was rolled back
            fine = verify(self.path).fine
        if fine and loaded is not None:
            self.counts["whole after all"] += 1
            with closing(SqliteJournal.open(self.path, readonly=True)) as journal:
                history = tuple(body for _, body, _ in journal.bodies())
            if (loaded, history) != (self.true.session, self.true.history):
                self.wrong.append(f"{way}: shown as true")
        else:
            self.counts["told when opened" if loaded is None else "told when checked"] += 1
            self.counts["saved in part" if saved is not None else "nothing to save"] += 1
            if self.rng.random() < 0.2:
                self.save(way)

    def quickly(self, way: str) -> None:
        """Load it and check it, as a window that only looks on does."""
        start = time.process_time()
        try:
            with closing(SqliteJournal.open(self.path, readonly=True)) as journal:
                session = journal.load()[0]
                told = "" if verify(self.path).fine else "told when checked"
                if not told:
                    history = tuple(body for _, body, _ in journal.bodies())
                    told = "whole after all"
                    if (session, history) != (self.true.session, self.true.history):
                        self.wrong.append(f"{way}: shown as true")
        except PmworkshopError as error:
            told = "told when opened"
            self.sentence(error)
        self.counts[told] += 1
        self.slowest = max(self.slowest, time.process_time() - start)

    def sentence(self, error: PmworkshopError) -> None:
        """See that an error is one sentence."""
        if not error.message or "\n" in error.message:
            self.wrong.append(f"no sentence: {error!r}")

    def save(self, way: str) -> None:
        """Save what is whole in it, and see that it is."""
        before = self.content()
        try:
            found = salvage(self.path)
        except PmworkshopError:
            return
        copy = write_repaired(self.path, found)
        with closing(SqliteJournal.open(copy, readonly=True)) as journal:
            if journal.load()[0] != found.session or not journal.verify().fine:
                self.wrong.append(f"{way}: what was saved is not whole")
        if found.session != fold(found.steps):
            self.wrong.append(f"{way}: what was saved is not what its steps say")
        repaired_path(self.path).unlink()
        self.same(before, way, "saving")

    def same(self, before: list[bytes], way: str, what: str) -> None:
        """See that it is as it was, and nothing else lies there."""
        there = sorted(file.name for file in self.path.parent.iterdir())
        if self.content() != before or there != [self.path.name, self.beside.name][: len(before)]:
            self.wrong.append(f"{way}: {what} changed it: {there}")


def main(times: int, seed: int) -> int:
    """Damage it so many times; return how often something was wrong."""
    print(f"seed {seed}, SQLite {sqlite3.sqlite_version}", flush=True)
    with tempfile.TemporaryDirectory(prefix="pmworkshop-damage-") as folder:
        test = Test(Path(folder), seed)
        for number in range(1, times + 1):
            known = len(test.wrong)
            try:
                test.once()
            except Exception:
                test.wrong.append(traceback.format_exc())
            for line in test.wrong[known:][:3]:
                print(f"copy {number}: {line}", flush=True)
            if number % 10_000 == 0:
                print(f"{number} copies, {len(test.wrong)} faults", flush=True)
    told = ", ".join(f"{number} {what}" for what, number in sorted(test.counts.items()))
    print(f"{times} copies of {len(test.true.data)} bytes: {told}")
    print(f"longest read {test.slowest:.2f} s; {len(test.wrong)} faults (seed {seed})")
    return len(test.wrong) + (not pace.within(test.slowest, LONGEST))


if __name__ == "__main__":
    chosen = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 32)
    sys.exit(1 if main(int(sys.argv[1]), chosen) else 0)
