"""What Textual's driver for Windows writes and reads; its own code runs, over a console that is made up."""

from __future__ import annotations

import ctypes
import importlib
import sys
import types
from typing import Any

import pytest

from pmworkshop.tui.guard.drivers import read_windows_calmly
from pmworkshop.tui.guard.incoming import CalmParser

ASKS, ENDS = "\x1b[>1u", "\x1b[<u"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the console would be a real one")


class Anything:
    """A library of Windows: whatever is called answers 0."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        found = lambda *_: 0  # noqa: E731 - attributes can be set on it
        setattr(self, name, found)
        return found


@pytest.fixture
def driver(monkeypatch: pytest.MonkeyPatch):
    """Textual's driver for Windows, imported anew, with what it writes."""
    for name in ("textual.drivers.win32", "textual.drivers.windows_driver"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "msvcrt", types.ModuleType("msvcrt"))
    monkeypatch.setattr(ctypes, "WinDLL", Anything, raising=False)
    monkeypatch.setattr("ctypes.wintypes", importlib.import_module("ctypes.wintypes"), raising=False)
    win32 = importlib.import_module("textual.drivers.win32")
    module = importlib.import_module("textual.drivers.windows_driver")
    monkeypatch.setattr(win32, "enable_application_mode", lambda: lambda: None)
    monkeypatch.setattr(win32.EventMonitor, "start", lambda self: None)
    monkeypatch.setattr(win32.EventMonitor, "join", lambda self: None)
    yield module
    for name in ("win32", "windows_driver"):
        sys.modules.pop(f"textual.drivers.{name}", None)


async def written(module: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that the driver writes from its start to its end, on a terminal of 80 x 24."""
    out: list[str] = []

    class Writer:
        def __init__(self, file: object) -> None:
            pass

        def start(self) -> None:
            pass

        def write(self, data: str) -> None:
            out.append(data)

        stop = start

    class App:
        def __getattr__(self, name: str) -> Any:
            return lambda *_: None

    monkeypatch.setattr(module, "WriterThread", Writer)
    driver = module.WindowsDriver(App(), size=(80, 24))
    driver.flush = lambda: None
    driver.start_application_mode()
    driver.stop_application_mode()
    driver.close()
    return out


async def test_windows_is_never_asked_for_the_kitty_protocol(driver, monkeypatch: pytest.MonkeyPatch):
    before = await written(driver, monkeypatch)
    assert ASKS in before, "Textual asks for it no more: the guard can go"
    assert ENDS in before
    read_windows_calmly()
    read_windows_calmly()
    after = await written(driver, monkeypatch)
    assert after == [one for one in before if one not in (ASKS, ENDS)]
    assert "\x1b[?1049h" in after


async def test_keys_of_windows_are_read_by_the_same_parser(driver):
    read_windows_calmly()
    assert sys.modules["textual.drivers.win32"].XTermParser is CalmParser
    keys = [event.key for event in CalmParser().feed("@")]
    assert keys == ["at"]
