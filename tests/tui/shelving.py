"""A shelf of a few modules in the folder of a user, for tests."""

from __future__ import annotations

from pathlib import Path

from tests.tui.driving import Facilitator

MODULES = {
    "a-welcome": """
kind = "brief"
title = "Welcome"
short = "Welcome"
phases = { explain = 5 }
text = "Why we are here today."
leaves = "everybody knows why we are here"
""",
    "b-wishes": """
kind = "collect"
title = "What is missing"
short = "Missing"
phases = { explain = 1, alone = 4, reveal = 8 }
turns = { reveal = 1 }
prompts = [{ text = "What should be happening around our products, and is not?", holds = "missing" }]
notes = ["Say: one line for each of us."]
leaves = "a list of what is missing"
""",
    "c-trust": """
kind = "poll"
title = "How far we trust our dates"
short = "Trust"
phases = { explain = 1, alone = 2, reveal = 3 }
method = "scale"
prompts = ["How far is this true of us?"]
subjects = ["Our dates are kept", "We say no in time"]
leaves = "two values, with how far we agree"
""",
    "d-pick": """
kind = "poll"
title = "Choose what comes first"
short = "First"
phases = { alone = 2, reveal = 3 }
method = "dots"
points = 2
prompts = ["What comes first?"]
subjects_from = ["b-wishes"]
leaves = "the first two"
""",
    "e-broken": "title = 3\n",
}


def put_shelf(home: Path) -> None:
    """Write the modules into the folder of the user's own agendas."""
    folder = home / "agendas" / "modules"
    folder.mkdir(parents=True)
    for name, text in MODULES.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")


async def choose(somebody: Facilitator, name: str) -> None:
    """Find a module of the shelf by its name, and choose its line in the whole list."""
    await somebody.press("slash")
    await somebody.line(name)
    await somebody.press("escape")
