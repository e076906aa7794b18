"""Driving the stage as a facilitator does: keys in, screen out."""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from unittest import mock

from textual.css.stylesheet import Stylesheet
from textual.keys import _character_to_key
from textual.pilot import Pilot

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.base.folders import Folders
from pmworkshop.session.core.guests import Person
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations.navigation import enter
from pmworkshop.store.addresses import Address
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.tui.shell.app import PmworkshopApp
from pmworkshop.tui.shell.stage_window import StageWindow
from pmworkshop.workshop.workshop import Workshop
from tests.build import FixedClock


async def _soon(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Let what is waiting be done."""
    await asyncio.sleep(0)


@contextmanager
def never_idle() -> Iterator[None]:
    """Do not sleep until the processor is idle; Textual does so twice a key, up to two seconds on a busy machine."""
    with mock.patch("textual.app.wait_for_idle", _soon), mock.patch("textual.pilot.wait_for_idle", _soon):
        yield


_parse_rules, _RULES = Stylesheet._parse_rules, {}


def _parse_once(sheet: Stylesheet, *args: object, **named: object) -> object:
    """Read a style sheet once for all applications of a run: it was a third of the start of each."""
    key = (args, frozenset(named.items()), frozenset(sheet._variables.items()))
    if key not in _RULES:
        _RULES[key] = _parse_rules(sheet, *args, **named)
    return _RULES[key]


Stylesheet._parse_rules = _parse_once

DRAWN = 1.0
"""Seconds in which what was read of another window is drawn, where the store does not stand still."""
PATIENCE = float(os.environ.get("PMWORKSHOP_PATIENCE", "180"))
"""Seconds until a test gives up waiting; only a program that is stuck takes so long, however busy the machine is."""
QUIET = 3
"""How often in a row nothing may be found waiting before all is taken for done; each time the screen is drawn."""
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
KEPT = Path(__file__).parents[1] / "data" / "agendas"
FUNCTIONS = (
    "Head of product",
    "Development",
    "Operations",
    "Supply chain",
    "Market intelligence",
    "Sales",
    "Finance",
)


def agenda_file(name: str) -> Path:
    """Find an agenda: one that is kept for the tests, so that shipped ones may be reworded, else a shipped one."""
    kept = KEPT / f"{name}.toml"
    return kept if kept.exists() else shipped_folder() / f"{name}.toml"


_MADE: dict[tuple[str, bool, str], bytes] = {}
"""The files of new sessions: clock and ids are handed in, so that the same session is the same bytes each time."""


def make(home: Path, agenda: str = "leadership-alignment", *, people: bool = True, name: str = "room") -> Path:
    """Make a session of an agenda, with eight leaders."""
    path = home / f"{name}.pmw"
    key = (agenda, people, name)
    if key not in _MADE:
        _begin(path, agenda, people=people)
        _MADE[key] = path.read_bytes()
    path.write_bytes(_MADE[key])
    path.chmod(0o600)
    return path


def _begin(path: Path, agenda: str, *, people: bool) -> None:
    """Begin a session in a new file."""
    leaders = [Person(f"{function} lead", function) for function in FUNCTIONS]
    leaders.append(Person("Sponsor lead", "Executive sponsor", sponsor=True))
    setup = Setup(
        agenda=load_agenda(agenda_file(agenda)),
        day=date(2026, 11, 23),
        organisation="Sample firm",
        ends="11:30",
        people=leaders if people else (),
    )
    session_id = f"{sum(map(ord, path.stem)):016x}"
    workshop = Workshop(
        SqliteJournal.create(path, session_id), window="command", clock=FixedClock(NOW), ids=CountingIds()
    )
    workshop.commit(begin(setup, session_id))
    workshop.close()


class Facilitator:
    """Somebody at the keyboard."""

    def __init__(self, app: PmworkshopApp, pilot: Pilot[int]) -> None:
        self.app = app
        self._pilot = pilot

    async def until(self, condition: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Wait for a condition, however slow the computer is."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, f"it never came; the wall says:\n{self.wall}"
            await self.turn()
            await asyncio.sleep(0.002)
        drawn = time.monotonic() + DRAWN
        while self.app.shell.live._reading is not None and time.monotonic() < drawn:
            await asyncio.sleep(0.002)  # the session is read in a thread, and drawn after that

    async def settle(self) -> None:
        """Wait until everything typed is on the screen, and on disk or, where that refuses it, in the spool."""
        ready = asyncio.get_running_loop()._ready
        quiet, end = 0, time.monotonic() + PATIENCE
        while quiet < QUIET and time.monotonic() < end:
            await asyncio.sleep(0)
            if ready:
                continue
            self.app.screen._on_timer_update()
            outbox = self.app.desk.outbox
            moves = outbox is not None and ((len(outbox) and not outbox.waits) or not outbox.spooled)
            if moves or self.app.workers:
                quiet = 0
                await asyncio.sleep(0.001)
            else:
                quiet += 1

    async def press(self, *keys: str) -> None:
        for key in keys:
            with never_idle():
                await self.app._press_keys([key])
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a line without Enter."""
        with never_idle():
            await self._pilot.press(*(_character_to_key(character) for character in text))
        await self.turn()

    async def turn(self) -> None:
        """Let everything that has been sent so far be dealt with, once."""
        await self._pilot._wait_for_screen(PATIENCE)
        self.app.screen._on_timer_update()

    async def resize(self, width: int, height: int) -> None:
        """Change the size of the terminal."""
        with never_idle():
            await self._pilot.resize_terminal(width, height)
        await self.until(lambda: self.app._resize_event is None)  # Textual waits for the last of several
        await self.settle()

    async def click(self, x: int, y: int) -> None:
        """Click on a cell of the wall."""
        with never_idle():
            await self._pilot.click(offset=(x + self.margin, y))
        await self.settle()

    async def line(self, text: str) -> None:
        """Type a line and press Enter."""
        self.app.desk.field.insert_text_at_cursor(text)
        await self.press("enter")

    async def go(self, module: str, phase: str) -> None:
        """Let the room be there."""
        self.app.servers.room.commit(enter(module, phase))
        await self.settle()
        stage = self.session.stage
        assert (stage.module, stage.phase) == (module, phase)

    @property
    def screen(self) -> list[str]:
        """What stands on the wall, line by line, from the cell in which marks stand."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip()[self.margin :] for strip in strips]

    @property
    def margin(self) -> int:
        """Cells that stay empty at the left of every line."""
        return int(self.app.screen.styles.padding.left)

    @property
    def head(self) -> str:
        """The line under the agenda: part, phase, clock and end, with single blanks between them."""
        return " ".join(self.screen[1].split())

    @property
    def wall(self) -> str:
        return "\n".join(self.screen)

    @property
    def said(self) -> str:
        """The calm line, without the mark of its kind."""
        return self.told.lstrip("✓◆ ")

    @property
    def told(self) -> str:
        """The calm line as it stands on the wall; of several lines, which stand above the field, all of them."""
        last = re.sub(r"(^|\s{2,})((↑ \d+ more)?\s*(↓ \d+ more)?\s*(choosing)?)$", "", self.screen[-2]).strip()
        above = self.app.desk.lines.spoken
        return (
            last
            if last or len(above) < 2
            else " ".join(line.strip() for line in self.screen if line.strip() in above)
        )

    @property
    def field_line(self) -> str:
        """The line of the field: its label and what is typed, without the words for the mode."""
        line = self.screen[-3].removeprefix("▌").rstrip()
        return line.removesuffix("typing").removesuffix("choosing").strip()

    @property
    def plan(self) -> list[str]:
        """The rows of the plan on the wall, as ``who: what``."""
        head = next(number for number, line in enumerate(self.screen) if line.split()[:2] == ["Who", "What"])
        first, at = self.screen[head].index("Who"), self.screen[head].index("What")
        who, what = list[str](), list[str]()
        for line in self.screen[head + 1 :]:
            if not line.strip() or "still open" in line:
                break
            day = re.search(r"\s(▁{6}|\d+ [A-Z][a-z]{2}( \d{4})?)( [·○━▼▁]+)?$", line)
            if day:
                who.append("")
                what.append("")
            who[-1] += " " + line[first:at].strip()
            what[-1] += " " + line[at : day.start() if day else None].strip()
        return [f"{' '.join(one.split())}: {' '.join(two.split())}" for one, two in zip(who, what, strict=True)]

    def bars(self, statement: str) -> list[int]:
        """The heights of the bars beside a statement, in eighths of a line, for the values from the lowest."""
        begin = max(number for number, line in enumerate(self.screen) if statement in line)
        above = reversed(self.screen[: begin + 2])  # the only statement of a page stands beside the values themselves
        heads = next(line for line in above if re.search(r"(\s{2,}\d+){3,}$", line))
        places = [found.start() for found in re.finditer(r"\d+", heads) if found.start() > len(heads) // 2]
        drawn = list[str]()
        for line in self.screen[begin:]:
            if re.search(r"[─━]{3}", line):
                break
            drawn.append(line.ljust(len(heads)))
        return [sum(max(" ▁▂▃▄▅▆▇█".find(line[at]), 0) for line in drawn) for at in places]

    @property
    def session(self):
        return self.app.shell.live.opened.workshop.session

    def texts(self) -> list[str]:
        return [entry.text for entry in sorted(self.session.entries.values(), key=lambda e: e.place)]


def at_once(app: PmworkshopApp) -> PmworkshopApp:
    """Let the keys of lists act without a pause, and answers stand at once, as a facilitator may set both."""
    app.shell.settings = replace(app.shell.settings, typing_pause=0, motion=False)
    return app


class ByHand:
    """The moment for which a key of a list waits, which ends when a test says so."""

    def __init__(self, app: PmworkshopApp) -> None:
        self._ends: Callable[[], None] = lambda: None
        self.seconds = 0.0
        app.desk.hands.moment.pause, app.desk.hands.moment.later = 0.3, self._later

    def _later(self, seconds: float, ends: Callable[[], None]) -> None:
        self.seconds, self._ends = seconds, ends

    def over(self) -> None:
        self._ends()


class FramesByHand:
    """The motion of the wall, whose next frame comes when a test says so; no frame takes any time."""

    def __init__(self, app: PmworkshopApp) -> None:
        self.motion = app.desk.motion
        self.seconds, self.takes, self.waits = 0.0, 0.0, list[Callable[[], None]]()
        self.motion.wanted, self.motion.later, self.motion.drawn = True, self._later, self._drawn
        self.motion.clock = lambda: self.seconds

    def _later(self, seconds: float, then: Callable[[], None]) -> None:
        self.seconds += seconds
        self.waits.append(then)

    def _drawn(self, then: Callable[[], None]) -> None:
        self.seconds += self.takes
        then()

    def next(self) -> bool:
        """Let the next frame come; return whether one was waiting."""
        waiting, self.waits = self.waits, []
        for then in waiting:
            then()
        return bool(waiting)


@asynccontextmanager
async def stage(
    home: Path,
    path: Address | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    readonly: bool = False,
    now: datetime = NOW,
) -> AsyncIterator[Facilitator]:
    """Run the stage on a session, or home."""
    app = at_once(PmworkshopApp(Folders.at(home), StageWindow(path, readonly=readonly), clock=FixedClock(now)))
    try:
        async with app.run_test(size=size) as pilot:
            facilitator = Facilitator(app, pilot)
            await facilitator.settle()
            yield facilitator
    finally:
        app.close()
