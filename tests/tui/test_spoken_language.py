"""The language of a running wall: keys and commands are named in it where they are shown, and it changes at once."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from pmworkshop.base.errors import InputError
from pmworkshop.tui.keymap.commands import key_name
from pmworkshop.tui.notes.moments import moments
from pmworkshop.tui.spoken.acts import Speaker
from tests.pseudo import disguise, disguised, latin
from tests.tui.driving import make, stage


def foot(room):
    return room.screen[-1]


async def test_the_foot_and_the_map_of_keys_change_with_the_language(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "group")
        before = foot(room)
        assert "PgDn go on" in before
        with disguise():
            room.app.desk.redraw()
            await room.settle()
            assert disguised("PgDn go on") in foot(room)
            assert not latin(foot(room).replace("F1", ""))
            await room.press("f1")
            assert disguised("curtain") in room.wall
            await room.press("escape")
        room.app.desk.redraw()
        await room.settle()
        assert foot(room) == before


async def test_a_message_is_told_in_the_language_with_its_key(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "group")
        with disguise():
            await room.press("e")
            assert room.said.startswith(disguised("No line yet: {a} types one, PgDn goes on.").replace("{a}", "a"))


async def test_the_palette_finds_the_words_of_the_language(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        with disguise():
            await room.press("ctrl+p", *disguised("curtain"))
            await room.until(lambda: disguised("Draw the curtain over the wall") in room.wall)
            await room.press(*"qqq")
            await room.until(lambda: disguised("No matches found") in room.wall)


async def test_a_command_is_said_by_its_title_in_the_language_or_in_english(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "group")
        speaker = Speaker(lambda: room.app.desk, Pilot(room.app))
        with disguise():
            for said in (disguised("go on"), "go on"):
                await speaker.do(said)
                assert room.session.stage.phase != "group"
                await speaker.do("backward")
                assert room.session.stage.phase == "group"
            with pytest.raises(InputError):
                await speaker.do(disguised("no such command"))


def test_keys_have_the_names_that_stand_on_them():
    with disguise():
        assert key_name("pagedown") == disguised("PgDn")
        assert key_name("ctrl+z") == disguised("Ctrl") + "+Z"
        assert key_name("shift+up") == disguised("Shift") + "+↑"
    assert list(map(key_name, ("pagedown", "ctrl+z", "shift+tab"))) == ["PgDn", "Ctrl+Z", "Shift+Tab"]


def test_hard_moments_are_told_whole():
    with disguise():
        for one in moments(lambda command: "·"):
            assert not latin(" ".join((one.title, one.see, *one.say, *one.tool, one.avoid)))
