"""Count the functions of the program that one letter in a chart enters, until it is saved and drawn."""

from __future__ import annotations

import asyncio
import statistics
import sys
from collections import Counter
from pathlib import Path
from types import CodeType, FrameType

from textual.pilot import Pilot

import pmworkshop
import rooms
from pmworkshop.base.folders import Folders
from pmworkshop.tui.shell.app import PmworkshopApp
from pmworkshop.tui.shell.stage_window import StageWindow

OURS = str(Path(pmworkshop.__file__).parent)
KEYS = 9
"""Letters that are counted, each alone; the middle one is the figure."""
SIZE = (100, 30)
PATIENCE = 2000


def letter_in_chart(folder: Path) -> tuple[int, Counter[str]]:
    """Count what one letter in a chart of 20 rows and 14 roles enters.

    Args:
        folder: Where the session is made.

    Returns:
        How many functions are entered for one letter, the middle of several; and how often each for all of them.
    """
    path = rooms.make(folder / "calls.pmw", "chart", "settle")
    return asyncio.run(_count(path, folder))


async def _count(path: Path, folder: Path) -> tuple[int, Counter[str]]:
    app = PmworkshopApp(Folders.at(rooms.without_pause(folder)), StageWindow(path))
    every: Counter[str] = Counter()
    counts = []
    try:
        async with app.run_test(size=SIZE) as pilot:
            await _type(pilot, app)
            for _ in range(KEYS):
                entered: Counter[CodeType] = Counter()

                def note(frame: FrameType, event: str, _: object, entered: Counter[CodeType] = entered) -> None:
                    if event == "call" and frame.f_code.co_filename.startswith(OURS):
                        entered[frame.f_code] += 1

                sys.setprofile(note)
                await _type(pilot, app)
                sys.setprofile(None)
                counts.append(entered.total())
                for code, times in entered.items():
                    every[f"{code.co_filename[len(OURS) + 1 :]} {code.co_qualname}"] += times
    finally:
        app.close()
    return int(statistics.median(counts)), every


async def _type(pilot: Pilot[int], app: PmworkshopApp) -> None:
    """Type the letter, and wait until it is saved and drawn."""
    live = app.shell.live
    steps = len(live.opened.workshop.history()) if live.opened else 0
    await pilot.press("r")
    for _ in range(PATIENCE):
        await pilot._wait_for_screen()
        if live.opened is None or (len(live.opened.workshop.history()) > steps and not len(app.desk.outbox or ())):
            return
        await asyncio.sleep(0.001)
    raise TimeoutError("The letter was not saved.")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory(prefix="pmworkshop-calls-") as name:
        one, all_of_them = letter_in_chart(Path(name))
    print(f"{one} functions entered for one letter")
    for where, times in all_of_them.most_common(int(sys.argv[1]) if len(sys.argv) > 1 else 40):
        print(f"{times / KEYS:8.1f}  {where}")
