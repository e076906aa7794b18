"""What Textual's drivers read and write: the calm parser in each, and no Kitty protocol of keys on Windows."""

from __future__ import annotations

import functools
import importlib
import os
from typing import Any

from textual import constants, messages

from pmworkshop.tui.guard.incoming import CalmParser, forgiving

_WEB = "textual.drivers.web_driver"
_KITTY = ("\x1b[>1u", "\x1b[<u")
"""What asks for the Kitty protocol of keys, and what ends it."""


def read_calmly() -> None:
    """Install the calm parser in the drivers that may run here; repeated calls have no further effect."""
    if (constants.DRIVER or "").startswith(_WEB):
        read_browser_calmly()
    elif os.name == "nt":
        read_windows_calmly()
    else:
        driver = importlib.import_module("textual.drivers.linux_driver")
        vars(driver).update(getincrementaldecoder=forgiving, XTermParser=CalmParser)


def read_windows_calmly() -> None:
    """Install the parser in the driver for Windows, which reads no bytes, and let it ask for no Kitty protocol.

    Textual asks Windows for that protocol whatever its setting says. Windows Terminal knows it, and then tells of
    AltGr and a letter as keys and not as the character that they type, so that no ``@`` comes in.
    """
    vars(importlib.import_module("textual.drivers.win32"))["XTermParser"] = CalmParser
    driver = importlib.import_module("textual.drivers.windows_driver").WindowsDriver
    write = driver.write
    if hasattr(write, "__wrapped__"):
        return

    @functools.wraps(write)
    def without_kitty(self: Any, data: str) -> None:
        if data not in _KITTY:
            write(self, data)

    driver.write = without_kitty


def read_browser_calmly() -> None:
    """Install the parser in the driver for a browser, and let the program end when what shows it there is gone.

    Textual would run on without a screen and without keys.
    """
    module = importlib.import_module(_WEB)
    vars(module)["XTermParser"] = CalmParser
    read = module.WebDriver.run_input_thread
    if hasattr(read, "__wrapped__"):
        return

    @functools.wraps(read)
    def until_gone(self: Any) -> None:
        read(self)
        if not self.exit_event.is_set():
            self._app.post_message(messages.ExitApp())

    module.WebDriver.run_input_thread = until_gone
