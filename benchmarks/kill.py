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
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from contextlib import closing
from pathlib import Path

import gestures
import pace
from failing import Unlucky
from pmworkshop.base.errors import BusyError, PmworkshopError, StorageError
from pmworkshop.session.core.session import fold
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
    try:
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
        while True:
            try:
                done = gestures.make_one(workshop, rng)
            except (StorageError, BusyError):
                os.write(pipe, b"REFUSED\n")
                continue
            if done is not None and done.step is not None:
                os.write(pipe, f"ACK {done.seq} {done.step.id}\n".encode())
    except (StorageError, BusyError):
        os.write(pipe, b"REFUSED\n")
    except BaseException:
        os.write(pipe, b"FAULT " + traceback.format_exc().encode().replace(b"\n", b" | ")[-3500:] + b"\n")


def look(path: Path) -> None:
    """Check the history beside the window that writes."""
    while True:
        verify(path)
        time.sleep(0.01)


def begin(path: Path, window: str, seed: int) -> tuple[int, int]:
    """Start a window; return its process and where it says what is safe."""
    ours, theirs = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(ours)
        try:
            run(path, window, seed, theirs)
        finally:
            os._exit(0)
    os.close(theirs)
    return process, ours


def end(process: int, pipe: int) -> list[str]:
    """Kill a window; return what it had said."""
    os.kill(process, signal.SIGKILL)
    with os.fdopen(pipe, encoding="utf-8") as file:
        said = file.read().splitlines()
    os.waitpid(process, 0)
    return said


def killed(path: Path, rng: random.Random) -> list[str]:
    """Run one or two windows, kill them, and return what they said."""
    windows = ["stage", "notes"][: 2 if path.exists() and rng.random() < 0.4 else 1]
    started = [begin(path, window, rng.randrange(1 << 32)) for window in windows]
    time.sleep(rng.random() * (0.02 if rng.random() < 0.2 else 0.16))
    said = []
    rng.shuffle(started)
    for process, pipe in started:
        said += end(process, pipe)
        if rng.random() < 0.5:
            time.sleep(rng.random() * 0.04)
    return said


def lost(path: Path, acknowledged: dict[int, str]) -> str:
    """Open the session again; say what is wrong with it, or nothing."""
    if not path.exists():
        return "the file is gone" if acknowledged else ""
    start = time.process_time()
    try:
        with closing(open_writing(path)) as journal:
            session, head = journal.load()
            if not pace.within(took := time.process_time() - start, LONGEST):
                return f"opening took {took:.1f} seconds"
            steps = list(journal.steps())
            if [seq for seq, _ in steps] != list(range(1, head.seq + 1)):
                return "there is a gap"
            there = {seq: step.id for seq, step in steps}
            for seq, step_id in acknowledged.items():
                if seq not in there or (step_id and there[seq] != step_id):
                    return f"step {seq} was acknowledged, and is not there; {head.seq} is the last"
            if fold(step for _, step in steps) != session:
                return "what is loaded is not what the steps say"
            verdict = journal.verify()
            return "" if verdict.fine else f"it does not verify: {verdict}"
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
        path, acknowledged = Path(folder) / "session1.pmw", dict[int, str]()
        for number in range(1, times + 1):
            said = killed(path, rng)
            wrong = [line for line in said if line.startswith("FAULT")]
            told = [line.split()[1:] for line in said if line.startswith("ACK ")]
            acknowledged |= {int(seq): "".join(step) for seq, *step in told}
            counts["after"] += bool(told)
            counts["hot"] += _size(path.with_name(f"{path.name}-journal")) > 0
            counts["refused"] += said.count("REFUSED")
            if path.exists() and rng.random() < 0.2 and (found := looked_at(path)):
                wrong.append(found)
            start = time.monotonic()
            if found := lost(path, acknowledged):
                wrong.append(found)
            slowest = max(slowest, time.monotonic() - start)
            for line in wrong:
                print(f"kill {number}: {line}", flush=True)
            faults += bool(wrong)
            if len(acknowledged) > STEPS_BEFORE_A_NEW_FILE or wrong:
                files, total = files + 1, total + len(acknowledged)
                if not wrong:
                    path.unlink()
                path, acknowledged = Path(folder) / f"session{files}.pmw", {}
            if number % 500 == 0:
                print(f"{number} kills, {faults} with a loss", flush=True)
    total += len(acknowledged)
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
