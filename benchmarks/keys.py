"""Press keys, paste and resize at random, in every part of the screen, and see that the show goes on.

    python benchmarks/keys.py [COUNT] [SEED] [AGENDA ...]

Goes from place to place (home, each phase of each module of every agenda that comes with the program, or of those
that are named) and presses what it likes there: all keys that call something, text, pastes with control
characters, sizes from one cell up. The program must not end, nothing but what it refuses calmly may come into its
log, every session file must be whole afterwards, and memory at the end must be near what it was after a fifth of
the keys.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Collection
from datetime import date
from pathlib import Path

from textual import events
from textual.keys import REPLACED_KEYS, _character_to_key, key_to_character
from textual.pilot import Pilot

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.base.folders import Folders
from pmworkshop.session.core.guests import Person
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations.navigation import enter
from pmworkshop.tui.guard import LOG
from pmworkshop.tui.pages.page import Commit
from pmworkshop.tui.requests.messages import LeaveSession, OpenSession, Request
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.shell.app import PmworkshopApp
from pmworkshop.tui.shell.catalogue import every_command
from pmworkshop.tui.shell.opening import check_later
from pmworkshop.tui.shell.stage_window import StageWindow
from pmworkshop.workshop.wiring import wired

VISIT = 200
"""Presses in one place before the next one."""
GROWTH = 32.0
"""MiB that memory may grow between a fifth of the keys and the last one."""
MOVES = (
    "up",
    "down",
    "left",
    "right",
    "home",
    "end",
    "enter",
    "escape",
    "backspace",
    "delete",
    "tab",
    "f12",
    "ctrl+a",
)
OFTEN = ("enter",) * 12 + ("escape",) * 8 + ("down",) * 6 + ("pagedown",) * 2 + tuple("123")
TEXTS = (
    "a: Do it; 14 Dec",
    "o: [/red]",
    "p: x",
    "\x1b[31m",
    "one\ntwo\n\nthree",
    "漢字" * 40,
    "👩‍👩‍👧‍👦",
    "x" * 5000,
    "[@click=q]",
    "Publish price rule; 14 Dec; draft Friday",
)


class Listening(logging.Handler):
    """Keeps what comes into the log as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it, and print it the first time."""
        text = logging.Formatter("%(levelname)s %(message)s").format(record)
        if not self.found[text]:
            print(text, flush=True)
        self.found[text] += 1


class Kept:
    """Keeps the program from being left by chance."""

    def __init__(self, app: PmworkshopApp) -> None:
        leaving, self._live = app.leaving, app.shell.live
        self.moving, self.asked = False, 0
        self._leave, self._ask = leaving.leave, leaving.ask
        setattr(leaving, "leave", self.leave)  # noqa: B010 - mypy wants no method assigned
        setattr(leaving, "ask", self.ask)  # noqa: B010

    def leave(self) -> None:
        """Stay, unless the next place is wanted."""
        if self.moving:
            self._leave()
        else:
            self.asked += 1

    def ask(self) -> None:
        """Ask where people are watching; home is left without a question, so not by chance."""
        if self._live.opened is not None and self._live.opened.workshop.writable:
            self._ask()


class Monkey:
    """Somebody who presses anything."""

    def __init__(self, app: PmworkshopApp, kept: Kept, pilot: Pilot[int], chance: random.Random) -> None:
        self.app, self.kept, self.pilot, self.chance = app, kept, pilot, chance
        keys = {key for listed in every_command() for key in listed.command.keys}
        self.keys = sorted(keys | set(MOVES)) + list(OFTEN)
        self.pressed = 0

    async def settle(self) -> None:
        """Wait until what was entered is on disk."""
        for _ in range(400):
            await self.pilot.pause()
            outbox = self.app.desk.outbox
            if not (outbox and len(outbox) and not outbox.stalled) and not self.app.workers:
                return

    async def call(self, request: Request) -> None:
        """Ask the program for something."""
        self.app.desk.post_message(StageScreen.Requested(request))
        await self.settle()

    async def home(self) -> None:
        """Go home, from wherever."""
        while len(self.app.screen_stack) > 1:
            await self.app.pop_screen()
        self.kept.moving = True
        if self.app.shell.live.opened is not None:
            await self.call(LeaveSession())
        self.kept.moving = False

    async def press(self, count: int) -> None:
        """Press, paste or resize so many times."""
        for number in range(count):
            what = self.chance.random()
            if what < 0.9:
                self.app.post_message(key(self.chance.choice(self.keys)))
            elif what < 0.94:
                self.app.post_message(events.Paste(self.chance.choice(TEXTS)))
            elif what < 0.995:
                for character in self.chance.choice(TEXTS)[: self.chance.randrange(1, 30)]:
                    self.app.post_message(events.Key(_character_to_key(character), character))
                    self.pressed += 1
            else:
                await self.pilot.resize_terminal(self.chance.randrange(1, 140), self.chance.randrange(1, 50))
            self.pressed += 1
            if number % 20 == 19:
                await self.pilot.pause()
        await self.settle()


def key(name: str) -> events.Key:
    """Make the event of a key."""
    name = REPLACED_KEYS.get(name, name)
    if len(name) == 1:
        return events.Key(_character_to_key(name), name)
    return events.Key(name, key_to_character(name))


def rooms(folder: Path, names: Collection[str]) -> list[tuple[Path, str, str]]:
    """Make a session of each agenda, and list the places: file, module, phase; without a module not begun yet."""
    places = []
    functions = ("Product", "Development", "Operations", "Supply chain", "Market intelligence", "Sales", "Finance")
    people = [Person(f"{function} lead", function) for function in functions]
    people.append(Person("Sponsor lead", "Executive sponsor", sponsor=True))
    for number, path in enumerate(sorted(shipped_folder().glob("*.toml"))):
        if names and path.stem not in names:
            continue
        agenda = load_agenda(path)
        made = folder / f"{path.stem}.pmw"
        workshop = wired().create(made, f"{number:016x}", window="stage")
        workshop.commit(begin(Setup(agenda, date(2026, 9, 14), people=people, ends="12:00"), f"{number:016x}"))
        workshop.close()
        places.append((made, "", ""))
        places += [(made, module.id, phase) for module in agenda.modules for phase in module.phases]
    return places


def memory() -> float:
    """Resident memory in MiB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


async def soak(folder: Path, count: int, seed: int, names: Collection[str]) -> list[str]:
    """Press so many keys; return what was wrong."""
    chance, listening, wrong = random.Random(seed), Listening(), []
    LOG.addHandler(listening)
    LOG.propagate = False
    places = rooms(folder / "made", names)
    home = folder / "home"
    home.mkdir()
    os.chdir(home)
    shutil.copy(places[0][0], home / "other.pmw")
    (home / "settings.toml").write_text("typing_pause = 0\nmotion = false\n", encoding="utf-8")  # keys, not words
    app = PmworkshopApp(Folders.at(home), StageWindow())
    kept = Kept(app)
    fifth, start, visits = 0.0, time.monotonic(), 0
    async with app.run_test(size=(80, 24)) as pilot:
        monkey = Monkey(app, kept, pilot, chance)
        turn: list[tuple[Path, str, str] | None] = []
        while monkey.pressed < count and app.is_running and not app._exit:
            turn = turn or chance.sample([*places, *[None] * (len(places) // 8)], len(places) + len(places) // 8)
            place, path = turn.pop(), home / f"visit{visits}.pmw"
            visits += 1
            if place is not None:
                shutil.copy(place[0], path)
                await monkey.call(OpenSession(path))
                if place[1]:
                    app.desk.perform(Commit(enter(place[1], place[2])))  # type: ignore[arg-type]
                    await monkey.settle()
            before, noted = monkey.pressed, sum(listening.found.values())
            await monkey.press(min(VISIT, count - monkey.pressed))
            if sum(listening.found.values()) > noted:
                wrong.append(f"log: keys {before} to {monkey.pressed}, in {place or 'home'}")
            await monkey.home()
            for made in home.glob("*.pmw"):
                if made.name != "other.pmw":
                    if told := check_later(made):
                        wrong.append(told)
                    made.unlink()
            if not fifth and monkey.pressed >= count / 5:
                fifth = memory()
            if visits % 25 == 0:
                rate = monkey.pressed / (time.monotonic() - start)
                print(f"{monkey.pressed} pressed, {memory():.0f} MiB, {rate:.0f} a second", flush=True)
        if not app.is_running or app._exit:
            wrong.append("it ended")
        last = memory()
    app.close()
    if fifth and last - fifth > GROWTH:
        wrong.append(f"memory grew from {fifth:.0f} to {last:.0f} MiB")
    took = time.monotonic() - start
    print(
        f"{monkey.pressed} keys in {visits} places, {took:.0f} s; memory {fifth:.0f} MiB after a fifth, "
        f"{last:.0f} MiB at the end (limit {GROWTH:.0f} MiB more); leaving was confirmed {kept.asked} times; "
        f"{len(wrong)} faults (seed {seed})"
    )
    return [*wrong, *listening.found] if wrong else []


def main(count: int, seed: int, names: Collection[str] = ()) -> int:
    """Press so many keys; return the number of faults."""
    print(f"seed {seed}", flush=True)
    folder = Path(tempfile.mkdtemp(prefix="pmworkshop-keys-"))
    try:
        wrong = asyncio.run(soak(folder, count, seed, names))
    finally:
        os.chdir("/")
        shutil.rmtree(folder, ignore_errors=True)
    for line in wrong:
        print(line)
    return len(wrong)


if __name__ == "__main__":
    chosen = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 32)
    sys.exit(1 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, chosen, sys.argv[3:]) else 0)
