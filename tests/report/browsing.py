"""A page in a headless Chromium, looked at and typed into over its own pipe; tests skip where there is none."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.programs import needed

CODES = {"ArrowRight": 39, "ArrowLeft": 37, "Home": 36, "End": 35, "PageDown": 34, "PageUp": 33, " ": 32, "Tab": 9}


class Tab:
    """One page of the browser."""

    def __init__(self, reader: Any, writer: Any) -> None:
        self._reader, self._writer = reader, writer
        self._number, self._session, self._rest = 0, "", b""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable")

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and wait for its answer; what happens meanwhile is passed over."""
        self._number += 1
        sent = {"id": self._number, "method": method, "params": params}
        if self._session:
            sent["sessionId"] = self._session
        self._writer.write(json.dumps(sent).encode() + b"\0")
        self._writer.flush()
        while (got := self._next()).get("id") != self._number:
            pass
        assert "error" not in got, got
        return got["result"]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = os.read(self._reader.fileno(), 1 << 16)
            assert more, "the browser has ended"
            self._rest += more
        first, _, self._rest = self._rest.partition(b"\0")
        return json.loads(first)

    def _wait(self, event: str) -> None:
        while self._next().get("method") != event:
            pass

    def open(self, path: Path, fragment: str = "", *, scripts: bool = True, width: int = 1280, height: int = 800):
        """Open a file and wait until it is there."""
        self.ask("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.ask("Emulation.setTouchEmulationEnabled", enabled=True)
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.ask("Emulation.setDeviceMetricsOverride", **size)
        self.ask("Page.navigate", url="about:blank")
        self.ask("Page.navigate", url=f"{path.as_uri()}{fragment}")
        while self.value("document.readyState + location.protocol") != "completefile:":
            pass
        return self

    def value(self, code: str) -> Any:
        """What an expression of the page comes to."""
        return self.ask("Runtime.evaluate", expression=code, returnByValue=True)["result"].get("value")

    def press(self, *keys: str, shift: bool = False) -> None:
        """Press keys, one after the other."""
        for key in keys:
            about = {"key": key, "windowsVirtualKeyCode": CODES[key], "modifiers": 8 if shift else 0}
            self.ask("Input.dispatchKeyEvent", type="rawKeyDown", **about)
            self.ask("Input.dispatchKeyEvent", type="keyUp", **about)

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        self.ask("Input.insertText", text=text)

    def before_each_page(self, code: str) -> str:
        """Run a script before those of the pages that are opened from now on, until `no_longer`."""
        return self.ask("Page.addScriptToEvaluateOnNewDocument", source=code)["identifier"]

    def no_longer(self, script: str) -> None:
        """Run a script of `before_each_page` no more."""
        self.ask("Page.removeScriptToEvaluateOnNewDocument", identifier=script)

    def save_to(self, folder: Path) -> None:
        """Save into a folder what pages let people download."""
        self.ask("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))

    def saved(self, path: Path) -> bytes:
        """Wait for a file that is being downloaded; its name is there once it is whole."""
        end = time.monotonic() + 30
        while not path.exists() and time.monotonic() < end:
            self.value("1")
        return path.read_bytes()

    def swipe(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Draw a finger from one place to another."""
        self.ask("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": start[0], "y": start[1]}])
        self.ask("Input.dispatchTouchEvent", type="touchMove", touchPoints=[{"x": end[0], "y": end[1]}])
        self.ask("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def picture(self, path: Path) -> None:
        """Save what is to be seen."""
        path.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot")["data"]))

    def printed(self, wide: float = 8.27, high: float = 11.69) -> bytes:
        """The page as a printer gets it, on paper of so many inches where the page names none."""
        paper = {"paperWidth": wide, "paperHeight": high, "preferCSSPageSize": True}
        return base64.b64decode(self.ask("Page.printToPDF", printBackground=False, **paper)["data"])


@contextmanager
def browser(folder: Path) -> Iterator[Tab]:
    """A browser with one page; the test is skipped where programs are not to be run, or Chromium is not installed."""
    needed("chromium")
    (to_read, to_write), (from_read, from_write) = os.pipe(), os.pipe()
    options = f"--headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir={folder}/web"
    command = f"exec chromium {options} --remote-debugging-pipe 3<&{to_read} 4>&{from_write}"
    program = subprocess.Popen(["bash", "-c", command], pass_fds=(to_read, from_write), stderr=subprocess.DEVNULL)
    os.close(to_read)
    os.close(from_write)
    with os.fdopen(to_write, "wb") as writer, os.fdopen(from_read, "rb") as reader:
        try:
            yield Tab(reader, writer)
        finally:
            program.terminate()
            program.wait(30)
