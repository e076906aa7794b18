"""Measure what a facilitator would feel, each against a floor measured in the same run.

    python benchmarks/bench.py [ROUNDS]

Prints a table of ratios; the limits are what the project holds itself to, and decide nothing here.
"""

from __future__ import annotations

import gc
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import calls
import finding
import papers
import pmworkshop
import rooms
import terminal
from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.sample import make_sample
from pmworkshop.session.core.records import Action, Entry, read_records
from pmworkshop.session.core.session import Fold
from pmworkshop.session.core.steps import Change, Draft, Step, canonical, plain
from pmworkshop.store.sqlite.connection import connect
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.layout import SCHEMA
from pmworkshop.workshop.wiring import wired
from soak import beginning
from soak import main as soak

RECORDS_KEPT, CHANGES = 5_000, 100_000
COMMITS = 300
CALLS_BEFORE = 5733
"""Functions that one letter in a chart entered when every look at the commands listed them anew."""
CALLS_MOST = 0.3
FIRST_FRAME_MOST = 40.0
"""Milliseconds that the first frame of a reveal may take longer than a page of the same size that is drawn anew."""
LONG, SHORT = 1_000, 200
"""Actions of the two plans of which all formats are written: five times as many should take five times as long."""
IDLE_SECONDS, IDLE_MOST = 20.0, 1.0
DOWN, PAGE_DOWN, PAGE_UP = b"\x1b[B", b"\x1b[6~", b"\x1b[5~"


def timed(call: Callable[[], object]) -> float:
    """Seconds that a call takes, with no garbage of others in it."""
    gc.collect()
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def large(path: Path) -> None:
    """Write a session of 5,000 records that took 100,000 changes."""
    rng, fold = random.Random(7), Fold()
    journal = SqliteJournal.create(path, beginning().session)
    versions: dict[str, str] = {}
    with journal.writing() as writing:
        first = plain(beginning())
        start = Change(kind="details", id="details", version="begun", record=first)
        step = Step(id="begun", at="2026-09-14T09:00:00.000Z", label="Session begun", changes=(start,))
        writing.append(step, applied=fold.apply(step))
        for number in range(CHANGES - 1):
            key = f"r{number if number < RECORDS_KEPT - 1 else rng.randrange(RECORDS_KEPT - 1)}"
            text = f"Change {number}: nobody can say what the customer is going through"
            record: Entry | Action = (
                Action(id=key, module="plan", code=key, what=text)
                if int(key[1:]) % 50 == 0
                else Entry(id=key, module="collect", text=text, place=number)
            )
            base = (versions[key],) if key in versions else ()
            versions[key] = f"{number:016x}"
            change = Change(kind=record.kind, id=key, base=base, version=versions[key], record=plain(record))
            step = Step(id=versions[key], at="2026-09-14T09:00:00.000Z", label="A gesture", changes=(change,))
            writing.append(step, applied=fold.apply(step))
    journal.close()


def commit(folder: Path) -> tuple[list[float], list[float]]:
    """One answer through the running workshop, and the same rows by hand, taking turns."""
    journal = SqliteJournal.create(folder / "ours.pmw", beginning().session)
    workshop = wired(ids=CountingIds()).run(journal, window="stage")
    workshop.commit(lambda session, draw: Draft("Session begun", (beginning(),)))
    (folder / "floor.db").touch()
    raw = connect(folder / "floor.db", writable=True, empty=True)
    raw.executescript(SCHEMA)
    raw.execute("INSERT INTO head VALUES (1, 'x', 0, x'00', 0, 0, 0)")
    ours, floor = [], []
    for number in range(COMMITS):
        entry = Entry(id=f"e{number}", module="collect", text="Nobody can say what the customer is going through")
        draft = Draft("Answer added", (entry,))
        ours.append(timed(lambda draft=draft: workshop.commit(lambda session, draw: draft)))  # type: ignore[misc]
        if number == 0:
            body = workshop.history()[-1][1].body()
        record = canonical(plain(entry))
        floor.append(timed(lambda n=number + 1, b=body, r=record: insert(raw, n, b, r)))  # type: ignore[misc]
    workshop.close()
    raw.close()
    return ours, floor


def insert(raw: sqlite3.Connection, number: int, body: str, record: str) -> None:
    """Write the rows of one step by hand."""
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("INSERT INTO step VALUES (?, ?, ?, ?)", (number, f"{number:016x}", body, bytes(32)))
    raw.execute(
        "INSERT INTO live VALUES ('entry', ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
        (f"e{number}", f"{number:016x}", number, record, 1 << 62),
    )
    raw.execute(
        "UPDATE head SET seq = ?, chain = ?, live_count = ?, live_sum = ?", (number, bytes(32), number, 1 << 62)
    )
    raw.execute("COMMIT")


def opened(path: Path) -> None:
    """Open the session and read it."""
    journal = SqliteJournal.open(path)
    journal.load()
    journal.close()


def read(path: Path) -> None:
    """Read the live rows of the session and check them, and nothing else."""
    db = sqlite3.connect(path)
    for kind in ("details", "entry", "action"):
        rows = db.execute("SELECT body FROM live WHERE kind = ? AND body IS NOT NULL", (kind,)).fetchall()
        read_records(kind, (body for (body,) in rows))
    db.close()


def in_turns(rounds: int, ours: Callable[[], object], floor: Callable[[], object]) -> tuple[list[float], list[float]]:
    """Measure two calls in turns."""
    ours()
    floor()
    pairs = [(timed(ours), timed(floor)) for _ in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def show(figure: str, measured: tuple[list[float], list[float]], limit: float, unit: float = 1000) -> None:
    """Print one line of the table."""
    ours, floor = map(statistics.median, measured)
    mark = "" if ours / floor <= limit else "  over"
    print(f"{figure:28} {ours * unit:9.2f} {floor * unit:9.2f} {ours / floor:7.2f} {limit:6.1f}{mark}", flush=True)


def on_paper(folder: Path, rounds: int) -> None:
    """Measure all formats of the sample against its images alone, and a long plan against five short ones."""
    sample = folder / "sample.pmw"
    make_sample(sample)
    files = papers.everything(sample)
    written = in_turns(rounds, lambda: papers.everything(sample), lambda: papers.pictures(files))
    show("all formats of the sample, ms", written, 4.0)
    long, short = (papers.planned(folder / f"plan{number}.pmw", number) for number in (LONG, SHORT))
    papers.everything(short)
    ours = timed(lambda: papers.everything(long))
    floor = timed(lambda: [papers.everything(short) for _ in range(LONG // SHORT)])
    show(f"and of {LONG:,} actions, s", ([ours], [floor]), 1.5, unit=1)


def on_screen(folder: Path, rounds: int) -> None:
    """Measure the stage against a bare app: time until it is ready, and memory."""
    small = folder / "small.pmw"
    soak(small, 50, 7, quiet=True)
    ours, floor = [], []
    try:
        for _ in range(rounds):
            ours.append(terminal.ready(terminal.stage(small, folder), "tests the room"))
            floor.append(terminal.ready(terminal.bare(), "Soak"))
    except (TimeoutError, OSError) as error:
        print(f"stage: not measured: {error}")
        return
    show("stage ready, ms", ([one[0] for one in ours], [one[0] for one in floor]), 1.5)
    show("stage memory, MiB", ([one[1] for one in ours], [one[1] for one in floor]), 1.5, unit=1)


def on_keys(folder: Path) -> None:
    """Measure keys on the stage against keys in a bare app: each from the key to the end of its frame.

    Keys of lists act at once here: the pause that tells them from words is no work.
    """
    pressed = 60
    floor = terminal.keys(terminal.bare(), "Soak", [b" "] * pressed, [])
    cases = [
        ("a letter in a field", "three", "reveal", [b"x"] * pressed, []),
        ("a row down in 200", "three", "group", [DOWN] * pressed, []),
        ("a cell in 20 x 14", "chart", "settle", [b"r"] * pressed, []),
        ("the next phase, and back", "three", "group", [PAGE_DOWN, PAGE_UP] * (pressed // 2), []),
    ]
    for number, (name, module, phase, keys, first) in enumerate(cases):
        path = rooms.make(folder / f"room{number}.pmw", module, phase)
        try:
            ours = terminal.keys(terminal.stage(path, rooms.without_pause(folder)), "F1 keys", keys, first)
        except TimeoutError as error:
            print(f"{name}: not measured: {error}")
            continue
        show(f"{name}, ms", (ours, floor), 2.0)
        show("  in 19 of 20 cases, ms", ([tail(ours)], [tail(floor)]), 4.0)


def on_calls(folder: Path) -> None:
    """Count the functions that one letter in a chart enters, beside how many it entered once."""
    entered, _ = calls.letter_in_chart(folder)
    mark = "" if entered / CALLS_BEFORE <= CALLS_MOST else "  over"
    name = "calls for a letter in a chart"
    print(f"{name:28} {entered:9} {CALLS_BEFORE:9} {entered / CALLS_BEFORE:7.2f} {CALLS_MOST:6.1f}{mark}", flush=True)


def on_reveal(folder: Path, times: int) -> None:
    """Measure the moment when fifteen charts of 20 x 14 are laid over each other, against a frame of the bare app."""
    floor = terminal.keys(terminal.bare(), "Soak", [b" "] * 60, [])
    ours = []
    try:
        for number in range(times):
            path = rooms.charted(folder / f"reveal{number}.pmw")
            command = terminal.stage(path, rooms.without_pause(folder))
            ours.append(terminal.shown(command, "15 of 15", [PAGE_DOWN], b"\r", "Least agreed first"))
    except (TimeoutError, OSError) as error:
        print(f"reveal of 15 charts: not measured: {error}")
        return
    show("reveal of 15 charts, ms", (ours, floor), 4.0)


def on_first_frame(folder: Path, times: int) -> None:
    """Measure the first frame when answers to statements are shown, against a page of the same size drawn anew."""
    floor = terminal.keys(terminal.bare(full=True), "Soak", [b" "] * 30, [])
    ours = []
    try:
        for number in range(times):
            path = rooms.answered(folder / f"first{number}.pmw")
            command = terminal.stage(path, rooms.without_pause(folder, motion=True))
            ours.append(terminal.shown(command, "Enter shows", [], b"\r", "one by one"))
    except (TimeoutError, OSError) as error:
        print(f"first frame of a reveal: not measured: {error}")
        return
    more = (statistics.median(ours) - statistics.median(floor)) * 1000
    mark = "" if more <= FIRST_FRAME_MOST else "  over"
    figure, unit = "first frame of a reveal, ms", 1000
    print(f"{figure:28} {statistics.median(ours) * unit:9.2f} {statistics.median(floor) * unit:9.2f} "
          f"{more:+7.2f} {FIRST_FRAME_MOST:+6.1f}{mark}", flush=True)  # fmt: skip


def when_idle(folder: Path) -> None:
    """Measure what the stage takes of a processor while nobody presses a key and the clock runs."""
    for module, phase in (("chart", "settle"), ("three", "group")):
        path = rooms.make(folder / f"idle-{module}.pmw", module, phase)
        try:
            part = terminal.idle(terminal.stage(path, folder), "F1 keys", IDLE_SECONDS) * 100
        except (TimeoutError, OSError) as error:
            print(f"idle in {module}: not measured: {error}")
            continue
        mark = "" if part <= IDLE_MOST else "  over"
        print(f"{f'idle in {module}, % of a processor':38} {part:17.2f} {IDLE_MOST:6.1f}{mark}", flush=True)


def tail(times: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20)[-1]


def main(rounds: int) -> None:
    """Measure everything."""
    folder = Path(tempfile.mkdtemp(prefix="pmworkshop-bench-"))
    try:
        print(f"{'figure':28} {'ours':>9} {'floor':>9} {'ratio':>7} {'limit':>6}")
        show("commit one answer, ms", commit(folder), 1.5)
        path = folder / "large.pmw"
        large(path)
        show("open 5,000 of 100,000, ms", in_turns(rounds, lambda: opened(path), lambda: read(path)), 1.5)
        journal = SqliteJournal.open(path, readonly=True)
        session, _ = journal.load()
        journal.close()

        def dump() -> str:
            return canonical([plain(record) for record in session.records()])

        for name in ("markdown", "toml"):
            written = in_turns(rounds, lambda name=name: pmworkshop.export(session, name), dump)  # type: ignore[misc]
            show(f"export {name}, ms", written, 4.0)
        show("find in 120,000 lines, ms", in_turns(rounds, *finding.searches(folder)), 5.0)
        make_sample(folder / "found.pmw")
        show("find in 200 files, ms", in_turns(5, *finding.commands(folder, folder / "found.pmw")), 4.0)
        on_paper(folder, rounds)
        on_screen(folder, rounds)
        on_keys(folder)
        on_calls(folder)
        on_reveal(folder, 5)
        on_first_frame(folder, 7)
        when_idle(folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
