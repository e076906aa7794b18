"""The stage in a browser: what carries it there, who reaches the page, and an answer typed in Chromium."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pmworkshop.cli.environment import BROWSER_DRIVER, Environment
from tests.cli.conftest import Desk
from tests.report.browsing import Tab
from tests.report.browsing import browser as chromium

PATIENCE = 60.0
READY, LEADERS = "tests the room", "typing"
"""What stands on the first screen, and on that of the leaders."""
CONTROL = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[P\]_^X][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")
served = pytest.mark.skipif(
    importlib.util.find_spec("textual_serve") is None,
    reason="textual-serve is not installed; the extra “browser” brings it",
)


class Carried:
    """The program as textual-serve starts it: its screen and keys are packets on standard output and input."""

    def __init__(self, desk: Desk, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pmworkshop", "--home", str(desk.home), *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "TEXTUAL_DRIVER": BROWSER_DRIVER, "COLUMNS": "100", "ROWS": "30"},
        )
        self.screen = ""

    def send(self, kind: bytes, data: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(kind + len(data).to_bytes(4, "big") + data)
        self.process.stdin.flush()

    def wait_for(self, text: str) -> None:
        """Read packets until a text is on the screen."""
        assert self.process.stdout is not None
        end = time.monotonic() + PATIENCE
        while text not in CONTROL.sub("", self.screen):
            ready = select.select([self.process.stdout], [], [], max(end - time.monotonic(), 0))[0]
            came = os.read(self.process.stdout.fileno(), 1 << 16) if ready else b""
            assert came, self.screen[-2000:]
            self.screen += came.decode("utf-8", "replace")

    def end(self) -> int:
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None and not stream.closed:
                stream.close()
        return self.process.wait(PATIENCE)


def test_a_browser_that_shows_the_stage_counts_as_a_terminal(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    monkeypatch.setattr(sys, "stdin", None)
    assert not Environment().terminal()
    monkeypatch.setenv("TEXTUAL_DRIVER", BROWSER_DRIVER)
    assert Environment().terminal()
    monkeypatch.setenv("TEXTUAL_DRIVER", "another:Driver")
    assert not Environment().terminal()


def test_what_is_typed_in_a_browser_is_kept_and_the_stage_ends_with_it(desk: Desk):
    desk.new("--title", "Spring")
    carried = Carried(desk, "open", "Spring")
    try:
        carried.wait_for(READY)
        carried.send(b"D", b"l")
        carried.wait_for(LEADERS)
        carried.send(b"D", "Åsa Öberg; Sales".encode())
        carried.send(b"D", b"\r")
        carried.wait_for("✓")
    finally:
        code = carried.end()  # the page, and what serves it, are gone
    assert code == 129
    assert "Åsa Öberg" in desk.run("show", "Spring", "--json", "--private").out


def test_a_closed_page_ends_the_stage_in_order(desk: Desk):
    desk.new("--title", "Spring")
    carried = Carried(desk, "open", "Spring")
    try:
        carried.wait_for(READY)
        carried.send(b"M", json.dumps({"type": "quit"}).encode())
        assert carried.process.wait(PATIENCE) == 129
    finally:
        carried.process.kill()
        carried.end()


@contextmanager
def page(desk: Desk, *words: str) -> Iterator[str]:
    """Serve a page as the command does; give its address."""
    command = [sys.executable, "-u", "-m", "pmworkshop", "--home", str(desk.home), "browser", "--no-open", *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        said = process.stdout.readline()
        assert said.startswith("The stage is at "), said + process.stderr.read()
        yield said.split()[-1]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)
        rest = process.stdout.read()
        process.stdout.close()
        process.stderr.close()
    assert "The stage in the browser is closed." in rest


def answered(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=30) as response:
            return response.status, response.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        with error:
            return error.code, ""


@served
def test_the_page_is_there_for_who_knows_its_address_on_this_computer_alone(desk: Desk):
    desk.new("--title", "Spring")
    with page(desk, "Spring") as address:
        at = urlsplit(address)
        assert at.hostname == "127.0.0.1"
        code, text = answered(address)
        assert code == 200
        assert "data-session-websocket-url" in text
        assert re.findall(r"https?://(?!127)\S+", text) == []  # nothing is loaded from elsewhere
        for part in re.findall(r'"(static/[^"]+)"', text):
            assert answered(address + part)[0] == 200, part
        for wrong in ("/", "/ws", "/static/js/textual.js", "/" + "a" * 32 + "/"):
            assert answered(f"http://{at.netloc}{wrong}")[0] == 404
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            said = desk.run("browser", "--no-open", "--port", str(taken.getsockname()[1]))
        assert said.code == 2
        assert "cannot be opened" in said.err
        assert "--port" in said.err


def test_without_its_extra_the_command_says_what_brings_it(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    said = desk.run("browser")
    assert said.code == 2
    assert "pip install 'pmworkshop[browser]'" in said.err


# In a real browser

KEEPS_WHAT_COMES = """
window.came = "";
const Real = window.WebSocket;
window.WebSocket = class extends Real {
  constructor(address) {
    super(address);
    this.addEventListener("message", (e) => {
      if (typeof e.data !== "string") window.came += new TextDecoder().decode(e.data);
    });
  }
};
"""


def wait_until(tab: Tab, text: str) -> None:
    """Wait until a text has come to the page, which draws it on a canvas."""
    end = time.monotonic() + PATIENCE
    while text not in CONTROL.sub("", tab.value("window.came || ''")):
        assert time.monotonic() < end, CONTROL.sub("", tab.value("window.came || ''"))[-800:]


@served
def test_a_leader_is_added_in_chromium_and_stands_in_the_file(desk: Desk, tmp_path: Path):
    desk.new("--title", "Spring")
    with chromium(tmp_path) as tab, page(desk, "Spring") as address:
        tab.before_each_page(KEEPS_WHAT_COMES)
        tab.ask("Emulation.setDeviceMetricsOverride", width=1280, height=800, deviceScaleFactor=1, mobile=False)
        tab.ask("Page.navigate", url=address)
        wait_until(tab, READY)
        tab.value("document.querySelector('textarea').focus()")
        tab.type("l")
        wait_until(tab, LEADERS)
        tab.type("Åsa Öberg; Sales")
        tab.ask("Input.dispatchKeyEvent", type="rawKeyDown", key="Enter", code="Enter", windowsVirtualKeyCode=13)
        wait_until(tab, "✓")
        assert "Åsa Öberg" in desk.run("show", "Spring", "--json", "--private").out
        tab.picture(tmp_path / "stage.png")
        assert tab.value("document.fonts.check('18px \"Roboto Mono\"')"), (
            "accents of capital letters would be cut off"
        )
