"""Every panel there is, found in the program itself: however it fails, the room sees a calm line and goes on."""

from __future__ import annotations

import importlib
import pkgutil

from textual import events

from pmworkshop import tui
from pmworkshop.tui import guard
from pmworkshop.tui.pages.page import Open
from pmworkshop.tui.pages.panel import Panel
from tests.tui.driving import make, stage
from tests.tui.test_guard import SECRET, fail, key_event

PARTS = (
    *("page", "commands_in", "submit", "paste", "chosen", "recall", "beyond", "offers", "instead", "handler"),
    *("module", "phase"),
)
KEYS = (
    "up",
    "down",
    "enter",
    "x",
    "tab",
    "pagedown",
    "pageup",
    "escape",
    "e",
    "d",
    "enter",
    "full_stop",
    "full_stop",
)


def every_panel() -> list[type[Panel]]:
    for found in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}."):
        importlib.import_module(found.name)
    classes, waiting = set(), [Panel]
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        if one.__module__.startswith(tui.__name__):
            classes.add(one)
    return sorted(classes, key=lambda one: (one.__module__, one.__qualname__))


def broken(kind: type[Panel]) -> Panel:
    """A panel all of whose parts fail, and that was never made properly."""
    parts = {name: fail for name in dir(kind) if name in PARTS or name.startswith("do_")}
    made = type(f"Broken{kind.__name__}", (kind,), parts)
    return made.__new__(made)


def test_all_panels_are_found():
    names = {kind.__name__ for kind in every_panel()}
    assert {"SettlingPanel", "SetupPanel", "PeoplePanel", "LookingPanel", "NotesPanel", "ReviewPanel"} <= names
    assert len(names) > 25


async def test_a_panel_that_fails_in_every_part_costs_calm_lines(tmp_path, monkeypatch, caplog):
    async with stage(tmp_path, make(tmp_path)) as room:
        monkeypatch.setattr(room.app.leaving, "leave", lambda: None)
        await room.go("three", "reveal")
        desk = room.app.desk
        for number, kind in enumerate(every_panel()):
            guard._noted.clear()
            caplog.clear()
            desk.perform(Open(broken(kind)))
            await room.settle()
            assert "This part cannot be shown; everything is saved." in " ".join(room.wall.split()), kind
            desk.post_message(events.Paste("one\ntwo"))
            for key in KEYS:
                room.app.post_message(key_event(key))
            room.app.call_later(room.app._tick)
            await room.settle()
            assert room.app.is_running, kind
            assert not room.app._exit, kind
            assert "ZeroDivisionError" in caplog.text, kind
            assert SECRET not in caplog.text, kind
            desk.overlays.leave()
            desk.entry.set_mode("field")
            desk.field.value = ""
            await room.line(f"On it goes {number}")
            assert room.texts()[-1] == f"On it goes {number}", kind
    caplog.clear()


async def test_a_panel_of_a_module_that_fails_leaves_the_others(tmp_path, caplog):
    async with stage(tmp_path, make(tmp_path)) as room:
        modules = room.session.info.agenda.modules
        for module in modules:
            room.app.shell.panels.made[module.id] = broken(type(room.app.shell.panels.panel_of(module.id)))
            await room.go(module.id, next(iter(module.phases)))
            assert "cannot be shown" in room.wall, module.id
            for key in KEYS:
                room.app.post_message(key_event(key))
            await room.settle()
            await room.resize(60, 18)
            await room.resize(80, 24)
            assert room.app.is_running
            del room.app.shell.panels.made[module.id]
        assert SECRET not in caplog.text
        room.app.desk.overlays.leave()
        await room.go("three", "reveal")
        room.app.desk.entry.set_mode("field")
        room.app.desk.field.value = ""
        await room.line("On it goes")
        assert "On it goes" in room.texts()
    caplog.clear()
