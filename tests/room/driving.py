"""The page of the room in a browser, as a thumb and an eye use it."""

from __future__ import annotations

import json
import time
from typing import Any

from tests.report.browsing import Tab
from tests.report.form_driving import PHONE

PATIENCE = 30


def arrive(tab: Tab, address: str, size: tuple[int, int] = PHONE, *, anew: bool = True) -> None:
    """Open an address of the room, as a phone that has never been here unless it comes again."""
    if anew:
        tab.ask("Network.clearBrowserCookies")
    tab.ask("Emulation.setScriptExecutionDisabled", value=False)
    tab.ask("Emulation.setTouchEmulationEnabled", enabled=True)
    about = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size[0] < 600}
    tab.ask("Emulation.setDeviceMetricsOverride", **about)
    tab.ask("Page.navigate", url="about:blank")
    tab.ask("Page.navigate", url=address)
    until(tab, "document.readyState === 'complete' && location.protocol === 'http:' && !!document.body.dataset.state")
    until(tab, "document.body.dataset.state !== 'start'")


def until(tab: Tab, code: str) -> None:
    """Wait until something holds on the page."""
    end = time.monotonic() + PATIENCE
    while not tab.value(code):
        assert time.monotonic() < end, (code, seen(tab))
        time.sleep(0.02)


def seen(tab: Tab) -> str:
    """What is to be read on the page."""
    return tab.value("document.body.innerText")


def reads(tab: Tab, words: str) -> None:
    """Wait until these words are to be read."""
    until(tab, f"document.body.innerText.replace(/\\s+/g, ' ').includes({json.dumps(words)})")


def press(tab: Tab, words: str) -> None:
    """Press the button with these words, once it is there."""
    found = (
        "[...document.querySelectorAll('button')].find((one) => one.offsetParent !== null && !one.disabled"
        f" && one.textContent.includes({json.dumps(words)}))"
    )
    until(tab, f"{found} !== undefined")
    tab.value(f"{found}.click()")


def join(tab: Tab, address: str, name: str = "Ann", **more: Any) -> None:
    """Join by the code, and choose a name."""
    arrive(tab, f"{address}/K7QMPD", **more)
    press(tab, name)
    until(tab, "!document.getElementById('room').hidden || !document.getElementById('cover').hidden")
