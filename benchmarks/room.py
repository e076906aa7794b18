"""Measure the room's page: many phones answer within a second, beside the stage.

    python benchmarks/room.py [PHONES] [BREAKING]

The page and the stage are processes of their own. Beside each figure stands a floor of the same run: a bare program
that writes the same rows by hand for each phone, and a bare loop. The limits are what the project holds itself to.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import phones as room_phones
from pmworkshop.agenda.model import Agenda
from pmworkshop.base.clock_ids import CountingIds, SteppingClock, SystemClock
from pmworkshop.base.folders import Folders
from pmworkshop.session.core.guests import Person
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations import navigation
from pmworkshop.session.rounds import reveal
from pmworkshop.store.addresses import stored_at
from pmworkshop.store.sqlite.connection import connect
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.layout import SCHEMA
from pmworkshop.workshop.wiring import wired
from pmworkshop.workshop.workshop import Workshop

SUBJECTS = 6
KEPT_MOST, GAP_MOST, SHOWN_MOST, CPU_MOST = 100.0, 50.0, 500.0, 3.0
"""Milliseconds: to "kept" at p99, gap of the stage's loop at p99, until the last phone shows, CPU of an answer."""
POLL = "poll"


def make(path: Path, people: int) -> Path:
    """Make a session that asks six statements of so many leaders, each alone."""
    agenda = Agenda.model_validate(
        {
            "id": "measured",
            "title": "Measured",
            "minutes": 20,
            "outcome": "A figure",
            "modules": [
                {
                    "kind": "poll",
                    "id": POLL,
                    "title": "Six statements",
                    "short": "Statements",
                    "method": "scale",
                    "phases": {"explain": 2.0, "alone": 8.0, "reveal": 10.0},
                    "prompts": ["How far is this true here?"],
                    "subjects": [f"Statement {number} is true here" for number in range(1, SUBJECTS + 1)],
                }
            ],
        }
    )
    leaders = [Person(f"Leader {number}", f"Function {number}") for number in range(1, people + 1)]
    clock = SteppingClock(datetime(2026, 9, 14, 9, 0, tzinfo=UTC))
    workshop = Workshop(SqliteJournal.create(path, "5e55104000000001"), clock=clock, ids=CountingIds())
    workshop.commit(begin(Setup(agenda=agenda, day=date(2026, 9, 14), people=leaders), "5e55104000000001"))
    workshop.commit(navigation.enter(POLL, "alone"))
    workshop.close()
    return path


class Beside:
    """A process that serves, watches or does nothing beside the phones, and tells what it has taken."""

    def __init__(self, what: str, *args: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__, what, *args], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.told = self._read()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout
        said: dict[str, Any] = json.loads(self._process.stdout.readline())
        return said

    def ask(self) -> dict[str, Any]:
        """Ask for what it has taken until now."""
        assert self._process.stdin
        self._process.stdin.write("?\n")
        self._process.stdin.flush()
        return self._read()

    def __enter__(self) -> Beside:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _tell(said: object) -> None:
    print(json.dumps(said), flush=True, file=sys.__stdout__)


class _Gaps:
    """The gaps of a loop: how much later than it should something comes that is due every five milliseconds."""

    def __init__(self) -> None:
        self.gaps: list[float] = []

    async def watch(self) -> None:
        """Watch until it is cancelled."""
        while True:
            start = time.perf_counter()
            await asyncio.sleep(0.005)
            self.gaps.append((time.perf_counter() - start - 0.005) * 1000)

    def taken(self) -> dict[str, Any]:
        """Return the gaps since the last time."""
        gaps, self.gaps = self.gaps, []
        return {"gaps": gaps, "cpu": time.process_time()}


async def _asked(gaps: _Gaps) -> None:
    """Answer what the measuring program asks, until it goes."""
    while await asyncio.to_thread(sys.stdin.readline):
        _tell(gaps.taken())


async def _loop() -> None:
    gaps = _Gaps()
    watching = asyncio.create_task(gaps.watch())
    _tell({})
    await _asked(gaps)
    watching.cancel()


async def _stage(path: str, home: str) -> None:
    from pmworkshop.tui.shell.app import PmworkshopApp
    from pmworkshop.tui.shell.stage_window import StageWindow

    gaps = _Gaps()
    app = PmworkshopApp(Folders.at(Path(home)), StageWindow(Path(path)), clock=SystemClock())
    async with app.run_test(size=(120, 40)):
        watching = asyncio.create_task(gaps.watch())
        await asyncio.sleep(1.0)
        gaps.taken()
        _tell({})
        await _asked(gaps)
        watching.cancel()


async def _serve(path: str, home: str) -> None:
    from pmworkshop.room.server import Place, Server

    stored = stored_at(path)
    workshop = wired().run(stored.open(), window="room")
    server = Server(workshop, stored.watch(), SystemClock(), Folders.at(Path(home)), Place("127.0.0.1", 0))

    async def until_asked() -> None:
        await _asked(_Gaps())
        server.close()

    asking = asyncio.create_task(until_asked())
    profile = _profile()
    await server.run(lambda where: _tell({"host": where.url.partition("//")[2], "code": where.code}))
    if profile:
        profile.disable()
        profile.dump_stats(os.environ["PMWORKSHOP_PROFILE"])
    await asking
    workshop.close()


def _profile() -> Any:
    """Begin to note where time goes, if a file for it is named."""
    if "PMWORKSHOP_PROFILE" not in os.environ:
        return None
    import cProfile

    profile = cProfile.Profile()
    profile.enable()
    return profile


async def _bare(path: str) -> None:
    """Take bodies, write six rows by hand for each, and say that they are kept."""
    Path(path).touch()
    db = connect(Path(path), writable=True, empty=True)
    db.executescript(SCHEMA)
    number = 0

    async def enter(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal number
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
                length = head.partition("content-length:")[2].split()
                body = json.loads(await reader.readexactly(int(length[0]))) if length else {}
                if "rows" in body:
                    number += 1
                    _insert(db, number, body)
                told = json.dumps(_BARE).encode()
                writer.write(
                    b"HTTP/1.1 200 OK\r\nSet-Cookie: a=b;\r\nContent-Length: %d\r\n\r\n%s" % (len(told), told)
                )
                if "/follow" in head.split("\r\n")[0]:
                    writer.write(b"event: now\n\n")
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(enter, "127.0.0.1", 0, backlog=1500)
    gaps = _Gaps()
    watching = asyncio.create_task(gaps.watch())
    _tell({"host": f"127.0.0.1:{server.sockets[0].getsockname()[1]}", "code": "AAAAAA"})
    await _asked(gaps)
    watching.cancel()
    server.close()
    db.close()


_BARE = {
    "now": {
        "asked": {
            "key": "a",
            "parts": [
                {"module": "a", "tag": "1", "columns": [], "lines": [[str(n), ["", ""]] for n in range(SUBJECTS)]}
            ],
        }
    }
}


def _insert(db: sqlite3.Connection, number: int, body: dict[str, Any]) -> None:
    db.execute("BEGIN IMMEDIATE")
    db.execute("INSERT INTO step VALUES (?, ?, ?, ?)", (number, f"{number:016x}", json.dumps(body), bytes(32)))
    for one, cells in body["rows"]:
        record = json.dumps({"subject": one, "cells": cells})
        db.execute("INSERT INTO live VALUES ('ballot', ?, ?, ?, ?, ?)", (f"{number}/{one}", "v", number, record, 1))
    db.execute("COMMIT")


def percentile(values: list[float], part: float) -> float:
    """Return the value below which a part of all values lies."""
    return sorted(values)[min(int(len(values) * part), len(values) - 1)]


def kept_twice_or_not(path: Path, people: list[str]) -> tuple[int, int]:
    """Count whose answers are not on disk, and whose stand there or in the history more than once."""
    workshop = wired().open(str(path), window="command")
    there = [one.participant for one in workshop.session.ballots.values()]
    steps = [
        {change.record["participant"] for change in step.changes if change.kind == "ballot" and change.record}
        for _, step in workshop.history()
    ]
    workshop.close()
    answered = [who for one in steps for who in one]
    lost = sum(there.count(one) != SUBJECTS for one in people)
    return lost, sum(answered.count(one) > 1 for one in people)


async def measured(folder: Path, phones: int, breaking: float, *, seconds: float = 1.0) -> dict[str, Any]:
    """Let phones answer beside the stage, and return all figures in milliseconds."""
    path = make(folder / "room.pmw", phones)
    workshop = wired().open(str(path), window="stage")
    people = [one.id for one in workshop.session.people()]

    async def show() -> None:
        workshop.follow()
        there = list(workshop.session.rounds)
        await asyncio.wrap_future(workshop.submit(reveal.reveal(there)))

    home = str(folder)
    with Beside("loop") as loop, Beside("stage", str(path), home) as stage, Beside("serve", str(path), home) as page:
        told, before = page.told, {}

        async def begin_now() -> None:
            stage.ask()
            loop.ask()
            before.update(page.ask())

        after: dict[str, Any] = {}

        async def reveal_now() -> None:
            after.update(page.ask())
            after["stage"], after["loop"] = stage.ask()["gaps"], loop.ask()["gaps"]
            await show()

        there, shown_at = await room_phones.answered(
            told["host"], told["code"], people, subjects=SUBJECTS, seconds=seconds, breaking=breaking,
            begin=begin_now, reveal=reveal_now,
        )  # fmt: skip
    workshop.close()
    lost, twice = kept_twice_or_not(path, people)
    took = [one.took * 1000 for one in there]
    return {
        "p50": statistics.median(took),
        "p99": percentile(took, 0.99),
        "cpu": (after["cpu"] - before["cpu"]) * 1000 / phones,
        "stage": percentile(after["stage"], 0.99),
        "loop": percentile(after["loop"], 0.99),
        "shown": max((one.told.get("shown", shown_at + 99) - shown_at) * 1000 for one in there),
        "lost": lost,
        "twice": twice,
        "tries": sum(one.tries for one in there),
    }


async def floor(folder: Path, phones: int, *, seconds: float = 1.0) -> dict[str, float]:
    """Let the same phones press the same buttons before the bare program."""
    with Beside("bare", str(folder / "bare.db")) as bare:
        people = [f"p{number}" for number in range(phones)]
        before: dict[str, Any] = {}

        async def begin_now() -> None:
            before.update(bare.ask())

        there, _ = await room_phones.answered(
            bare.told["host"], "A", people, subjects=SUBJECTS, seconds=seconds, begin=begin_now
        )
        cpu = (bare.ask()["cpu"] - before["cpu"]) * 1000 / phones
    took = [one.took * 1000 for one in there]
    return {"p50": statistics.median(took), "p99": percentile(took, 0.99), "cpu": cpu}


def _show(figure: str, ours: float, least: float | None, limit: float) -> None:
    beside = "" if least is None else f"{least:9.2f} {ours / max(least, 0.01):7.2f}"
    print(f"{figure:34} {ours:9.2f} {beside:17} {limit:7.1f}{'' if ours <= limit else '  over'}", flush=True)


def main(phones: int, breaking: float) -> None:
    """Measure everything."""
    folder = Path(tempfile.mkdtemp(prefix="pmworkshop-bench-"))
    try:
        bare = asyncio.run(floor(folder, phones))
        ours = asyncio.run(measured(folder, phones, breaking))
    finally:
        shutil.rmtree(folder)
    print(f"{phones} phones, {breaking:.0%} of connections break, load of the machine {os.getloadavg()[0]:.1f}")
    print(f"{'figure, ms':34} {'ours':>9} {'floor':>9} {'ratio':>7} {'limit':>7}")
    _show("to kept, p50", ours["p50"], bare["p50"], KEPT_MOST)
    _show("to kept, p99", ours["p99"], bare["p99"], KEPT_MOST)
    _show("CPU of the page for an answer", ours["cpu"], bare["cpu"], CPU_MOST)
    _show("gap of the stage's loop, p99", ours["stage"], ours["loop"], GAP_MOST)
    _show("shown on the last phone", ours["shown"], None, SHOWN_MOST)
    print(f"lost {ours['lost']}, kept twice {ours['twice']}, sent {ours['tries']} times")


_BESIDE = {"loop": _loop, "stage": _stage, "serve": _serve, "bare": _bare}

if __name__ == "__main__":
    threading.current_thread().name = "measuring"
    if len(sys.argv) > 1 and sys.argv[1] in _BESIDE:
        asyncio.run(_BESIDE[sys.argv[1]](*sys.argv[2:]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 300, float(sys.argv[2]) if len(sys.argv) > 2 else 0.0)
