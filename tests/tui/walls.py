"""Goes through a whole workshop, home, the private window and the replay, and hands over each screen that comes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

from pmworkshop.interface import load
from pmworkshop.sample import START, make_sample
from pmworkshop.tui.keymap.commands import ROOM
from pmworkshop.tui.keymap.notes_keys import NOTES
from tests.tui.driving import Facilitator, stage
from tests.tui.test_notes import at, notes
from tests.tui.test_replay import replay

STAYS = {"quit", "forward", "backward", "theme", "language", "undo", "redo", "save", "curtain", "pause", "break"}
"""Commands that lay no page over the wall."""
OVER = [command.keys[0] for command in ROOM if command.keys and command.id not in STAYS]
Screen = tuple[str, list[str]]
"""What a screen is, and its lines."""


async def on_the_stage(home: Path, *, until: str = "end", size: tuple[int, int] = (80, 24)) -> AsyncIterator[Screen]:
    """Each phase of each module of the sample, its keys, and all that the keys of the room lay over it."""
    path = home / f"{until}.pmw"
    make_sample(path, until=until)
    modules = load(path).info.agenda.modules
    async with stage(home, path, now=START, size=size) as room:
        for number, module in enumerate(modules):
            for phase in module.phases:
                await room.go(module.id, phase)
                yield f"{module.id} {phase}", room.screen
                await room.press("down")
                yield f"{module.id} {phase}, chosen", room.screen
                async for screen in laid_over(room, f"{module.id} {phase}", ["f1"] if number else OVER):
                    yield screen


async def laid_over(room: Facilitator, name: str, keys: list[str]) -> AsyncIterator[Screen]:
    """What keys lay over a page, whole where it has more than one."""
    for key in keys:
        await room.press(key)
        yield f"{name}, {key}", room.screen
        for more in range(3 if key == "f1" else 0):
            await room.press("pagedown")
            yield f"{name}, {key} {more}", room.screen
        await room.press("escape", "escape", "escape")


async def at_home(home: Path, *, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Screen]:
    """Home, and the pages that its keys show."""
    async with stage(home, now=START, size=size) as room:
        yield "home", room.screen
        for key in ("n", "r", "f1", "slash", "t"):
            await room.press(key)
            yield f"home, {key}", room.screen
            await room.press("down", "enter")
            yield f"home, {key}, chosen", room.screen
            await room.press("escape", "escape", "escape", "escape")


async def in_the_notes(home: Path, *, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Screen]:
    """The private window at each phase, and what its keys show."""
    path = home / "notes.pmw"
    make_sample(path)
    for number, module in enumerate(load(path).info.agenda.modules):
        for phase in module.phases:
            at(path, module.id, phase)
            async with notes(home, path, now=START, size=size) as window:
                yield f"notes {module.id} {phase}", window.screen
                if number == 1:
                    keys = [command.keys[0] for command in NOTES if command.keys and command.id not in STAYS]
                    async for screen in laid_over(window, f"notes {module.id} {phase}", keys):
                        yield screen


async def in_the_replay(home: Path, *, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Screen]:
    """The replay: what steps changed, the wall as it was, the keys, and where to jump."""
    path = home / "replay.pmw"
    make_sample(path)
    async with replay(path, size=size, wall=False) as watcher:
        yield "replay", watcher.screen
        for key in ("right", "right", "v", "f1", "g"):
            await watcher.press(key)
            yield f"replay, {key}", watcher.screen
            if key in ("f1", "g"):
                await watcher.press("escape")
