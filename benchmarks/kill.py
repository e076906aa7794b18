"""Kill programs that run whole workshops, again and again, and see that nothing acknowledged is lost.

    python benchmarks/kill.py N [SEED]

Each time one or two windows of a session are killed at a random moment: while they make it, open it, make gestures
of every sort, or write at once; in some a disk fails now and then, in some the history is checked meanwhile. Then
every step that was ever acknowledged must be at its number, without a gap, the fold of all steps must be what is
loaded, the chain of hashes must hold, and opening must take less than two seconds of the
processor of an ordinary machine. Needs a system with ``fork``.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from functools import partial
from pathlib import Path

import gestures
import pace
from failing import Unlucky
from killed_windows import acknowledged, begin, end, failed, go_on, missing, telling
from pmworkshop.base.errors import PmworkshopError
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.reading import open_reading, open_writing
from pmworkshop.store.sqlite.verify import verify
from pmworkshop.workshop.wiring import wired

STEPS_BEFORE_A_NEW_FILE = 250
LONGEST = 2.0
"""Seconds of the processor that opening a session may take on an ordinary machine."""
ID = "50a4000000000001"


def run(path: Path, window: str, seed: int, pipe: int) -> None:
    """Make gestures until killed; say of each when it is safe."""
    rng = random.Random(seed)
    with telling(pipe):
        made = path.exists()
        journal = open_writing(path) if made else SqliteJournal.create(path, ID)
        if made and rng.random() < 0.3:
            journal._db = Unlucky(journal._db, rng)  # type: ignore[assignment]
        workshop = wired().run(journal, window=window)
        if not workshop.session.details:
            workshop.commit(gestures.beginning(ID, rng.choice(gestures.AGENDAS)))
            os.write(pipe, b"ACK 1\n")
        if rng.random() < 0.2:
            threading.Thread(target=look, args=(path,), daemon=True).start()
        go_on(pipe, lambda: gestures.make_one(workshop, rng))


def look(path: Path) -> None:
    """Check the history beside the window that writes."""
    while True:
        verify(path)
        time.sleep(0.01)


def killed(path: Path, rng: random.Random) -> list[str]:
    """Run one or two windows, kill them, and return what they said."""
    windows = ["stage", "notes"][: 2 if path.exists() and rng.random() < 0.4 else 1]
    seeds = [rng.randrange(1 << 32) for _ in windows]
    started = [begin(partial(run, path, window, seed)) for window, seed in zip(windows, seeds, strict=True)]
    time.sleep(rng.random() * (0.02 if rng.random() < 0.2 else 0.16))
    said = []
    rng.shuffle(started)
    for process, pipe in started:
        said += end(process, pipe)
        if rng.random() < 0.5:
            time.sleep(rng.random() * 0.04)
    return said


def lost(path: Path, safe: dict[int, str]) -> str:
    """Open the session again; say what is wrong with it, or nothing."""
    if not path.exists():
        return "the file is gone" if safe else ""
    start = time.process_time()
    try:
        with closing(open_writing(path)) as journal:
            session, head = journal.load()
            if not pace.within(took := time.process_time() - start, LONGEST):
                return f"opening took {took:.1f} seconds"
            return missing(session, head.seq, list(journal.steps()), journal.verify(), safe)
    except PmworkshopError as error:
        return f"cannot be read: {error}"


def looked_at(path: Path) -> str:
    """Read the session as it was left by the kill; say if a byte of it changes by that."""
    beside = path.with_name(f"{path.name}-journal")
    before = [file.read_bytes() for file in (path, beside) if file.exists()]
    try:
        with open_reading(path) as journal:
            journal.load()
    except PmworkshopError as error:
        return f"cannot be looked at: {error}"
    return "" if before == [file.read_bytes() for file in (path, beside) if file.exists()] else "looking changed it"


def main(times: int, seed: int) -> int:
    """Kill so many times; return how often something was lost."""
    rng = random.Random(seed)
    print(f"seed {seed}", flush=True)
    faults, files, total, slowest, counts = 0, 1, 0, 0.0, Counter[str]()
    with tempfile.TemporaryDirectory(prefix="pmworkshop-kill-") as folder:
        path, safe = Path(folder) / "session1.pmw", dict[int, str]()
        for number in range(1, times + 1):
            said = killed(path, rng)
            wrong, told = failed(said), acknowledged(said)
            safe |= told
            counts["after"] += bool(told)
            counts["hot"] += _size(path.with_name(f"{path.name}-journal")) > 0
            counts["refused"] += said.count("REFUSED")
            if path.exists() and rng.random() < 0.2 and (found := looked_at(path)):
                wrong.append(found)
            start = time.monotonic()
            if found := lost(path, safe):
                wrong.append(found)
            slowest = max(slowest, time.monotonic() - start)
            for line in wrong:
                print(f"kill {number}: {line}", flush=True)
            faults += bool(wrong)
            if len(safe) > STEPS_BEFORE_A_NEW_FILE or wrong:
                files, total = files + 1, total + len(safe)
                if not wrong:
                    path.unlink()
                path, safe = Path(folder) / f"session{files}.pmw", {}
            if number % 500 == 0:
                print(f"{number} kills, {faults} with a loss", flush=True)
    total += len(safe)
    print(
        f"{times} kills of {files} sessions, {counts['after']} of them after acknowledged steps ({total} in all), "
        f"{counts['hot']} in the midst of writing; {counts['refused']} gestures that a failing or busy disk refused; "
        f"longest check {slowest:.2f} s; {faults} with a loss (seed {seed})"
    )
    return faults


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


if __name__ == "__main__":
    chosen = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 32)
    sys.exit(1 if main(int(sys.argv[1]), chosen) else 0)
