"""Writes the parts of the documentation that the program itself knows: pictures of the stage and the tables of keys.

``python docs/build.py`` writes them; with ``--check`` it only says whether they are as the program is now.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pmworkshop.agenda.model import PhaseName
from pmworkshop.base.folders import Folders
from pmworkshop.sample import make_sample
from pmworkshop.session.operations.navigation import enter
from pmworkshop.tui.keymap.commands import ROOM, Command, key_names
from pmworkshop.tui.keymap.notes_keys import NOTES
from pmworkshop.tui.keymap.rehearsal_keys import MAKE_UP
from pmworkshop.tui.keymap.replay_keys import REPLAY
from pmworkshop.tui.notes.moments import moments
from pmworkshop.tui.panels.charting.chart import COMMANDS as CHART
from pmworkshop.tui.panels.home.home import HomePanel
from pmworkshop.tui.panels.modules.collect import CollectPanel
from pmworkshop.tui.panels.modules.complaints import MARK
from pmworkshop.tui.panels.modules.decide import DecidePanel
from pmworkshop.tui.panels.modules.decide_walk import WALK
from pmworkshop.tui.panels.modules.poll import PollPanel
from pmworkshop.tui.panels.planning.plan import PlanPanel
from pmworkshop.tui.shell.app import PmworkshopApp
from pmworkshop.tui.shell.stage_window import StageWindow

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
GUIDE = ROOT / "docs"
PICTURES = GUIDE / "pictures"
NOW = datetime(2026, 9, 14, 10, 0, tzinfo=UTC)
SIZE = (100, 30)
SHORTLY = 0.001
"""Seconds between two looks at whether all is drawn."""


@dataclass(frozen=True)
class Picture:
    """A picture of the sample workshop.

    Attributes:
        shows: Words that stand on it, and that the guide says it shows.
        theme: Its look.
        until: Where the sample stops.
        place: The module and the phase that are gone to; empty to stay where the room is.
        home: Whether it shows home in place of the workshop.
    """

    shows: tuple[str, ...]
    theme: str = "stage"
    until: Literal["middle", "end"] = "middle"
    place: tuple[str, PhaseName] | None = None
    home: bool = False


_MOMENTS = """# Hard moments

A room of leaders has moments that no agenda plans. `H` in your [private notes](private-notes.md) shows this page
beside the stage: what you see, what you can say aloud as it stands, what to do, and what not to do. Say one sentence,
slowly, and then be silent. The keys are those of the stage and of the notes alike; only the stage strikes a line."""
PICTURED = {
    "stage": Picture(("Who answers", "Settle", "Set the price", "✓ ", "○ not settled")),
    "paper": Picture(("Who answers", "Settle", "Set the price", "✓ ", "○ not settled"), "paper"),
    "home": Picture(("Sessions", "Leadership alignment", "Begin a new one"), home=True),
    "questions": Picture(
        (
            "What should be happening around our products, and is not?",
            "Group",
            "Know the customer before the roadmap",
        ),
        place=("three", "group"),
    ),
    "plan": Picture(
        ("What will you have done", "A01", "A10", "10 of 10 complete"), until="end", place=("plan", "settle")
    ),
}
"""The pictures, by the names of their files."""


class _Still:
    def now(self) -> datetime:
        return NOW


def keys() -> str:
    """Write the tables of keys from the declarations of the commands."""
    lists = (*CollectPanel.commands, MARK)
    of_lists = {command.id for command in lists}
    parts = [
        ("Everywhere in a workshop, in a field too (there only a key that types nothing)", _where("always", "field")),
        ("Everywhere in a workshop but in a field, which `Esc` leaves", _where("list")),
        ("At home", HomePanel.commands),
        ("In a list of answers", lists),
        ("In a poll, besides", [command for command in PollPanel.commands if command.id not in of_lists]),
        ("Where something is decided", (*DecidePanel.commands, *WALK)),
        ("In a chart (and the letters of its scheme)", CHART),
        ("In the plan", PlanPanel.commands),
        ("In a rehearsal", (MAKE_UP,)),
        ("In your private notes", NOTES),
        ("In the replay", REPLAY),
    ]
    return "\n\n".join(f"**{title}**\n\n{_table(commands)}" for title, commands in parts)


def _where(*modes: str) -> list[Command]:
    return [command for command in ROOM if command.where in modes]


def _table(commands: Iterable[Command]) -> str:
    rows = [f"| {_names(command)} | {command.help} |" for command in commands if command.keys]
    return "\n".join(["| key | does |", "|---|---|", *rows])


def _names(command: Command) -> str:
    return " or ".join(f"`{name}`" for name in key_names(command))


def hard_moments() -> str:
    """Write the page of hard moments from the text that the private window has."""
    names = {command.id: key_names(command)[0] for command in ROOM if command.keys}
    parts = [_MOMENTS]
    for one in moments(lambda command: f"`{names[command]}`"):
        parts += [f"## {one.title}", f"**You see.** {one.see}", "**Say.**", _listed(f"“{text}”" for text in one.say)]
        parts += ["**Do.**", _listed(one.tool), f"**Do not.** {one.avoid.removeprefix('Do not ').capitalize()}"]
    return "\n\n".join(parts) + "\n"


def _listed(texts: Iterable[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)


async def _picture(home: Path, picture: Picture) -> str:
    path = home / "sample.pmw"
    make_sample(path, until=picture.until)
    (home / "settings.toml").write_text(
        "typing_pause = 0\nmotion = false\n", encoding="utf-8"
    )  # the keys act at once
    app = PmworkshopApp(Folders.at(home), StageWindow(None if picture.home else path), clock=_Still())
    try:
        async with app.run_test(size=SIZE) as pilot:
            app.theme = picture.theme
            for operation in (None, *([enter(*picture.place)] if picture.place else [])):
                if operation is not None:
                    app.servers.room.commit(operation)
                for _ in range(5):
                    await pilot.pause(SHORTLY)
                while app.desk.outbox is not None and len(app.desk.outbox):
                    await pilot.pause(SHORTLY)
                await pilot.pause(SHORTLY)
            return re.sub(r"@font-face\s*{[^}]*}\s*", "", app.export_screenshot(title="pmworkshop"))
    finally:
        app.close()


def made() -> Iterator[tuple[Path, str]]:
    """Make every file, with what belongs into it."""
    for name, picture in PICTURED.items():
        with tempfile.TemporaryDirectory() as home, contextlib.chdir(home):
            yield PICTURES / f"{name}.svg", asyncio.run(_picture(Path(home), picture))
    yield GUIDE / "hard-moments.md", hard_moments()
    readme = README.read_text(encoding="utf-8")
    block = f"<!-- keys -->\n{keys()}\n<!-- /keys -->"
    yield README, re.sub(r"<!-- keys -->.*<!-- /keys -->", lambda _: block, readme, flags=re.DOTALL)


def main(check: bool) -> int:
    """Write what is not as it should be, or say so; return the exit code."""
    stale = [(path, text) for path, text in made() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path, text in stale:
        print(f"{path.relative_to(ROOT)} is {'not as the program is: run make docs' if check else 'written'}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
