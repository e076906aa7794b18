"""Writes the parts of the documentation that the program itself knows: pictures of the stage and the tables of keys.

``python docs/build.py`` writes them; with ``--check`` it only says whether they are as the program is now.
"""

from __future__ import annotations

import asyncio
import contextlib
import html
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import manual
import recording

from pmworkshop.agenda.model import PhaseName
from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import ENGLISH, speak, speaking
from pmworkshop.sample import make_sample
from pmworkshop.session.operations.navigation import enter
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.tui.keymap.beside_keys import BRING, FOLLOW
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
from pmworkshop.workshop.workshop import Workshop

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
GUIDE = ROOT / "docs"
PICTURES = GUIDE / "pictures"
NOW = datetime(2026, 9, 14, 10, 0, tzinfo=UTC)
SIZE = (100, 30)
SHORTLY = 0.001
"""Seconds between two looks at whether all is drawn."""
PATIENCE = 100
"""How often is looked whether a picture shows what it is there for."""


@dataclass(frozen=True)
class Picture:
    """A picture of the sample workshop.

    Attributes:
        shows: Words that stand on it, and that the guide says it shows.
        theme: Its look.
        until: Where the sample stops.
        place: The module and the phase that are gone to; None to stay where the room is.
        home: Whether it shows home in place of the workshop.
        keys: What is pressed then.
        language: The language of the sample.
    """

    shows: tuple[str, ...]
    theme: str = "stage"
    until: Literal["middle", "end"] = "middle"
    place: tuple[str, PhaseName] | None = None
    home: bool = False
    keys: tuple[str, ...] = ()
    language: str = ENGLISH


_MOMENTS = """# Hard moments

A room of leaders has moments that no agenda plans. `H` in your [private notes](private-notes.md) shows this page
beside the stage: what you see, what you can say aloud as it stands, what to do, and what not to do. Say one sentence,
slowly, and then be silent. The keys are those of the stage and of the notes alike; only the stage strikes a line."""
PICTURED = {
    "stage": Picture(("Who answers", "9 Who answers Settle", "Set the price", "✓")),
    "paper": Picture(("Who answers", "9 Who answers Settle", "Set the price", "✓"), "paper"),
    "home": Picture(("Sessions", "Leadership alignment", "Sample firm (made up)"), home=True),
    "alone": Picture(
        ("5 Questions Write alone", "What should be happening around our products"), place=("three", "alone")
    ),
    "questions": Picture(
        (
            "5 Questions Group",
            "Missing 1 of 3",
            "Know the customer before the roadmap",
        ),
        place=("three", "group"),
    ),
    "statements": Picture(
        ("6 Statements Show", "How far is this true of us today?", "▲", "I can name who decides"),
        place=("pulse", "reveal"),
    ),
    "chart": Picture(("9 Who answers Settle", "┌", "Set the price"), until="end", place=("chart", "settle")),
    "german": Picture(("Wer verantwortet Klären", "Den Preis festlegen", "nicht geklärt", "Bild↓"), language="de"),
    "plan": Picture(("10 Plan Settle", "Publish who decides what enters the"), until="end", place=("plan", "settle")),
    "replay": Picture(
        (
            "Replay",
            "read only",
            "Before",
            "After this step",
            "Set the price",
            "Price and offer belong in one hand",
            "▲",
        ),
        home=True,
        keys=("P", "g", *"115", "enter"),
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
        ("In a window beside the stage", (FOLLOW, BRING)),
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
    with speaking(picture.language):
        make_sample(path, until=picture.until)
    if picture.place:
        workshop = Workshop(SqliteJournal.open(path), clock=_Still(), ids=CountingIds(1 << 48))
        workshop.commit(enter(*picture.place))
        workshop.close()
    at_once = "typing_pause = 0\nmotion = false\n"
    (home / "settings.toml").write_text(at_once, encoding="utf-8")
    app = PmworkshopApp(Folders.at(home), StageWindow(None if picture.home else path), clock=_Still())
    try:
        async with app.run_test(size=SIZE) as pilot:
            app.theme = picture.theme
            for key in ("", *picture.keys):
                await pilot.press(*([key] if key else []))
                await pilot.pause(SHORTLY)
            for _ in range(PATIENCE):
                drawn = re.sub(r"@font-face\s*{[^}]*}\s*", "", app.export_screenshot(title="pmworkshop"))
                if not missing(drawn, picture):
                    return drawn
                await pilot.pause(SHORTLY)
            raise SystemExit(f"Not on the picture: {', '.join(missing(drawn, picture))}\n{words_on(drawn)}")
    finally:
        app.close()
        speak(ENGLISH)


def words_on(drawn: str) -> str:
    """Read the words on a picture.

    Args:
        drawn: The picture.

    Returns:
        Its words, those of one line after those of the line above.
    """
    pieces = re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
    return " ".join(html.unescape(" ".join(pieces)).split())


def missing(drawn: str, picture: Picture) -> list[str]:
    """List the words that a picture does not show, although it is there for them.

    Args:
        drawn: The picture.
        picture: What it is there for.
    """
    words = words_on(drawn)
    return [wanted for wanted in picture.shows if wanted not in words]


def made() -> Iterator[tuple[Path, str]]:
    """Make every file, with what belongs into it."""
    for name, picture in PICTURED.items():
        with tempfile.TemporaryDirectory() as home, contextlib.chdir(home):
            yield PICTURES / f"{name}.svg", asyncio.run(_picture(Path(home), picture))
    yield from recording.made(PICTURES)
    yield GUIDE / "hard-moments.md", hard_moments()
    yield GUIDE / "pmworkshop.1", manual.page()
    readme = README.read_text(encoding="utf-8")
    block = f"<!-- keys -->\n{keys()}\n<!-- /keys -->"
    yield README, re.sub(r"<!-- keys -->.*<!-- /keys -->", lambda _: block, readme, flags=re.DOTALL)


def main(check: bool) -> int:
    """Write what is not as it should be, or say so; return the exit code."""
    os.environ["COLORTERM"] = "truecolor"  # whatever the terminal is that this is started in
    stale = [(path, text) for path, text in made() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path, text in stale:
        print(f"{path.relative_to(ROOT)} is {'not as the program is: run make docs' if check else 'written'}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
