"""Hard moments: one text, in the private window by a key and in the guide; never on the wall."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from pmworkshop.tui.notes.moments import moments
from tests.tui.driving import make, stage
from tests.tui.test_notes import notes

ROOT = Path(__file__).parents[2]


def flat(window):
    return " ".join(window.wall.split())


async def test_a_key_of_the_notes_says_what_to_say_and_to_do(tmp_path):
    path = make(tmp_path)
    async with notes(tmp_path, path, size=(80, 30)) as window:
        await window.press("H")
        told = moments(str)
        for number, one in enumerate(told, 1):
            assert f"{number} {one.title}" in flat(window)
        await window.press("enter")
        assert told[0].say[0] in flat(window)
        await window.press("3")
        assert "“I stop us here. We speak about what happens, not about who somebody is.”" in flat(window)
        assert "Draw the curtain (.)" in flat(window), "with the key as it is set"
        assert told[0].say[0] not in flat(window)
        await window.press("9")
        assert window.said == "There are 6 of them."
        await window.press("H", "down", "enter")
        assert told[1].see in flat(window)
        await window.press("escape", "escape")
        assert "[Now]" in window.wall


async def test_each_moment_fits_on_the_wall_of_a_small_terminal_and_every_key_is_one(tmp_path):
    async with notes(tmp_path, make(tmp_path), size=(80, 24)) as window:
        await window.press("H")
        for number, one in enumerate(moments(str), 1):
            await window.press(str(number))
            assert "more" not in window.wall, one.title
            for text in (one.title, one.see, *one.say, one.avoid):
                assert text in flat(window), one.title
            assert "its key" not in window.wall


async def test_on_the_stage_it_is_nowhere(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("H")
        assert "A hard moment" not in room.wall


def test_each_moment_has_something_to_say_to_do_and_to_leave():
    titles = [one.title for one in moments(str)]
    assert len(set(titles)) == 6
    for one in moments(str):
        assert one.see
        assert len(one.say) > 1
        assert len(one.tool) > 2
        assert one.avoid.startswith("Do not ")


def test_the_guide_has_the_same_words():
    spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs" / "build.py")
    build = importlib.util.module_from_spec(spec)
    sys.modules["docs_build"] = build
    spec.loader.exec_module(build)
    page = (ROOT / "docs" / "hard-moments.md").read_text(encoding="utf-8")
    assert page == build.hard_moments()
    for one in moments(lambda command: f"`{command}`"):
        assert f"## {one.title}" in page
        assert all(f"“{sentence}”" in page for sentence in one.say)
