"""The keys at the foot fade after some seconds where that is wanted; any key brings them back and acts as usual."""

from __future__ import annotations

from pathlib import Path

from pmworkshop.session.operations.navigation import enter
from tests.tui.driving import make, stage
from tests.tui.test_notes import at, notes


def settings(home: Path, seconds: int) -> None:
    (home / "settings.toml").write_text(f"foot_seconds = {seconds}\n", encoding="utf-8")


async def choose(room):
    """Choose the command in the palette."""
    words = "Let the keys at the foot fade"
    next(one for one in room.app.get_system_commands(room.app.screen) if one.title.startswith(words)).callback()
    await room.settle()


async def wait(room, seconds):
    """Let seconds pass without a key."""
    room.app.shell.clock.move(seconds)
    room.app._tick()
    await room.settle()


async def test_the_foot_fades_after_the_seconds_of_the_settings_and_comes_back_with_a_key_that_acts(tmp_path):
    settings(tmp_path, 5)
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "explain")
        await room.press("left")
        await wait(room, 4)
        assert "PgDn go on" in room.screen[-1]
        await wait(room, 1)
        assert room.screen[-1] == ""
        await room.press("pagedown")
        assert room.session.stage.phase == "alone"
        assert "PgDn go on" in room.screen[-1]


async def test_it_stays_by_default_while_a_line_is_typed_and_over_the_room(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "explain")
        await wait(room, 600)
        assert "PgDn go on" in room.screen[-1]
    settings(tmp_path, 3)
    async with stage(tmp_path, path) as room:
        await room.go("unsaid", "alone")
        await room.press("enter", "enter")
        assert room.app.desk.state.mode == "field"
        await wait(room, 60)
        assert "Enter keep" in room.screen[-1]
        await room.press("escape", "g")
        await wait(room, 60)
        assert room.screen[-1]
        await room.press("escape")
        await wait(room, 60)
        assert room.screen[-1] == ""


async def test_what_the_notes_do_does_not_bring_the_foot_back(tmp_path):
    settings(tmp_path, 3)
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "explain")
        await room.press("left")
        await wait(room, 3)
        at(path, "pulse", "explain")
        await room.app.shell.live.follow()
        await room.settle()
        assert "How far is this true" in room.wall or "Six statements" in room.wall
        assert room.screen[-1] == ""


async def test_the_palette_lets_it_fade_or_stay(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "explain")
        await choose(room)
        assert "fade 8 seconds after the last one" in room.said
        await wait(room, 8)
        assert room.screen[-1] == ""
        await choose(room)
        assert room.said == "The keys stay at the foot."
        await wait(room, 60)
        assert "PgDn go on" in room.screen[-1]


async def test_findings_fade_with_the_foot_and_live_in_the_notes(tmp_path):
    settings(tmp_path, 3)
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        room.app.servers.room.commit(enter("plan", "alone"))
        await room.settle()
        await room.press("left")
        shown = [text for text, look in room.app.desk.state.page.below if look == "warn"]
        await wait(room, 3)
        assert not [text for text in shown if text and text in room.wall]
        async with notes(tmp_path, path, size=(100, 60)) as window:
            await window.press("left")
            await wait(window, 60)
            assert "PgDn go on" in window.screen[-1]


async def test_the_notes_show_the_keys_that_act_on_the_stage_now(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "reveal")
    async with stage(tmp_path, path) as room, notes(tmp_path, path, size=(100, 60)) as window:
        await window.press("shift+tab")
        assert "On the stage" in window.wall
        assert "digits answer · Backspace clear · Tab next leader" in window.wall
        at(path, "three", "explain")
        await window.app.shell.live.follow()
        await window.settle()
        assert "digits answer" not in window.wall
        await room.app.shell.live.follow()
        await room.settle()
        keys = [one for one in room.screen[-1].split("   ")[0].strip().split(" · ") if one]
        assert all(one in window.wall for one in keys)
