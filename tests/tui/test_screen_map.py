"""F1 is one page: a map of the screen below, from the declaration of its keys."""

from __future__ import annotations

import re

import pytest

from pmworkshop.insight.pictures.pieces import plain
from pmworkshop.sample import make_sample
from pmworkshop.tui.keymap.commands import ROOM, Command
from pmworkshop.tui.keymap.screen_map import Told, by_first_key, in_a_row, in_columns, paired, told
from pmworkshop.tui.parts.entry_keys import SHOWN
from pmworkshop.tui.parts.line_list import LINES
from pmworkshop.tui.shell.catalogue import every_command
from tests.tui.driving import make, stage
from tests.tui.test_notes import notes
from tests.tui.test_replay import replay

SCREENS = (
    *(("open", "explain"), ("unsaid", "reveal"), ("purpose", "settle"), ("three", "reveal"), ("three", "group")),
    *(("pulse", "reveal"), ("pulse", "explain"), ("pick", "settle"), ("chart", "reveal"), ("chart", "settle")),
    *(("plan", "settle"), ("plan", "read_back"), ("close", "reveal")),
)
"""Every ordinary screen of the usual workshop."""


def whole(room) -> str:
    return " ".join(room.wall.split())


@pytest.mark.parametrize("mode", ["list", "field"])
async def test_the_map_of_every_ordinary_screen_is_one_page(tmp_path, mode):
    sample = tmp_path / "room.pmw"
    make_sample(sample)
    async with stage(tmp_path, sample) as room:
        for module, phase in SCREENS:
            await room.go(module, phase)
            await room.press("escape")
            if mode == "field":
                await room.press("a")
            question = room.app.desk.state.page.question
            typing = room.app.desk.state.mode == "field"
            await room.press("f1")
            place = f"{module}, {phase}:\n{room.wall}"
            assert "more" not in {word.strip("↑↓ ") for word in room.wall.split("\n")[6].split("  ")}, place
            assert "↓" not in room.wall.replace("Shift+↑↓", ""), place
            assert " ".join(f"Keys: {question}".split())[:70].removesuffix(":") in whole(room), place
            assert ("You were typing" if typing else "You are choosing") in room.wall, place
            assert "any command" in room.wall, place
            assert "…" not in "".join(room.screen[6:]), place
            await room.press("f1", "escape", "escape")


async def test_the_map_has_the_keys_of_the_chosen_line_of_the_list_and_of_the_room(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("question_mark")
        line, listed = room.wall.index("On the chosen line"), room.wall.index("In this list")
        for words in ("Enter  fill in", ">      first step", "Shift+↑↓  move it"):
            assert line < room.wall.index(words) < listed
        assert listed < room.wall.index("f  open points") < room.wall.index("The room   g agenda")
        assert "Everywhere   PgDn go on" in room.wall
        assert "its key" not in room.wall


async def test_in_a_field_its_own_keys_come_first_and_the_line_is_there_again(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.type("Nobody says n")
        await room.press("f1")
        assert "You were typing: every letter is text. Esc leaves the line for the list." in room.wall
        typed, after = room.wall.index("In the line that you type"), room.wall.index("In the list, after Esc")
        assert typed < room.wall.index("Enter keep") < after < room.wall.index("action from it")
        assert "Ctrl+G agenda" in room.wall
        assert "Ctrl+S save" in room.wall
        assert "g agenda   " not in room.wall
        await room.press("f1")
        await room.line("o")
        assert room.texts() == ["Nobody says no"]


async def test_a_question_that_is_asked_has_its_keys_on_the_map(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        await room.press("enter", "f1")
        assert "Enter settles it, with a reason or without   Esc leaves it" in room.wall
        await room.press("f1", "escape")


async def test_the_map_of_home_of_the_notes_and_of_the_replay(tmp_path):
    sample = tmp_path / "room.pmw"
    make_sample(sample, until="middle")
    async with stage(tmp_path) as home:
        await home.press("f1")
        assert "C      follow-up" in home.wall
        assert "F5  read again" in home.wall
    async with notes(tmp_path, sample, size=(80, 24)) as window:
        await window.press("f1")
        assert "H  hard moment" in window.wall
        assert "↓" not in window.wall
    async with replay(sample, "40") as watcher:
        await watcher.press("f1")
        assert "You are looking on: a single key acts at once, and ↑↓ scroll." in watcher.wall
        assert "Enter  all steps" in watcher.wall
        assert "On the chosen line" not in watcher.wall


def test_columns_are_read_downwards_and_cut_only_where_nothing_else_helps():
    keys = [Told("a", "add", "line"), Told("Tab", "next", "list"), Told("d", "take it out of here", "line")]
    assert [plain(line).rstrip() for line in in_columns(keys, 2, 60)] == [
        "a    add                       d  take it out of here",
        "Tab  next",
    ]
    assert [plain(line).rstrip() for line in in_columns(keys[2:], 1, 12)] == ["d  take it…"]
    assert in_columns([], 3, 60) == []


def test_a_key_is_bold_and_its_words_are_soft_and_no_line_is_broken_between_them():
    keys = [Told("a", "add", "line"), Told("Tab", "next", "list"), Told("d", "take it out of here", "line")]
    looks = [dict(line) for line in (*in_columns(keys, 2, 60), *in_a_row("Here", keys, 30))]
    assert {"a": "ink!", "d": "ink!", "Tab": "ink!"}.items() <= {**looks[0], **looks[1]}.items()
    assert [plain(line) for line in in_a_row("Here", keys, 30)] == [
        "Here   a add   Tab next",
        "       d take it out of here",
    ]
    assert looks[-2]["Here   "] == "data!"
    assert looks[-2][" add"] == looks[-1][" take it out of here"] == "soft"


@pytest.mark.parametrize("size", [(100, 30), (160, 45)])
async def test_on_a_larger_wall_every_key_stands_in_a_column(tmp_path, size):
    async with stage(tmp_path, make(tmp_path), size=size) as room:
        await room.go("plan", "settle")
        await room.press("f1")
        lines = [line.strip() for line in room.screen]
        assert lines[lines.index("In this list") - 1] == "", "the groups stand apart"
        assert {"The room", "Everywhere"} <= set(lines)
        begins = {found.start() for line in room.screen for found in re.finditer(r"(?<!\S)[%L]  ", line)}
        assert len(begins) == (1 if size[0] == 160 else 2)


def test_the_two_keys_of_a_pair_stand_together():
    both = [Told("Tab", "next", "list"), Told("Shift+Tab", "before", "list")]
    moves = [Told("Shift+↑", "move up", "line"), Told("Shift+↓", "move down", "line")]
    assert [one.key for one in paired([*both, *moves])] == ["Tab", "Shift+↑↓"]
    for alone in (both[0], both[1], moves[0], moves[1]):
        assert paired([alone]) == [alone]


def test_every_command_has_few_words():
    for listed in every_command():
        if listed.command.keys:
            short = told(listed.command)
            assert short.key, listed.id
            assert 0 < len(short.words) <= 26, (listed.id, short.words)


def test_a_key_of_a_field_is_one_that_types_nothing():
    save = next(one for one in ROOM if one.id == "save")
    assert (told(save).key, told(save, "field").key) == ("s", "Ctrl+S")
    assert told(Command("edit", ("e", "enter"), "edit", "Edit")).key == "e/Enter"


ALWAYS = {one.id: one for one in ROOM if one.where == "always"}
HELD = ("ctrl+", "f1", "f2", "f3")


@pytest.mark.parametrize("typing", [False, True])
async def test_keys_that_act_everywhere_act_in_a_list_and_in_a_field(tmp_path, monkeypatch, typing):
    """Every key with Ctrl and every function key that the README says acts everywhere."""
    monkeypatch.chdir(tmp_path)
    does = {
        "ctrl+g": lambda room: "Where to?" in room.wall,
        "ctrl+s": lambda room: "Saved" in room.said,
        "ctrl+p": lambda room: type(room.app.screen).__name__ == "Palette",
        "ctrl+l": lambda room: "language" in room.said,
        "f1": lambda room: "Everywhere   " in room.wall,
    }
    declared = {key for one in ALWAYS.values() for key in one.keys if key.startswith(HELD)}
    assert declared - does.keys() == {"f2", "f3", "ctrl+q"}, "these act only when there is something to do, or leave"
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        for key, done in does.items():
            if not typing:
                await room.press("escape")
            assert (room.app.desk.state.mode == "field") == typing
            await room.press(key)
            assert done(room), key
            await room.press(*(["escape"] if key in ("ctrl+p", "ctrl+g", "f1") else []))
        await room.press("ctrl+q")
        assert room.app._exit or "Leave" in room.wall


async def test_what_acts_only_in_the_list_says_so_in_a_field(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        for key, name in (("ctrl+z", "Ctrl+Z"), ("ctrl+y", "Ctrl+Y")):
            await room.press(key)
            assert room.said == f"{name} acts in the list: Esc leaves the field."


async def test_undo_is_found_by_its_name_while_a_line_is_typed(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("Nobody says no")
        await room.press("ctrl+p")
        await room.type("Take back the last change")
        await room.until(lambda: "Take back the last change, and say" in room.wall)
        await room.press("enter")
        await room.until(lambda: not room.texts())
        assert room.app.desk.state.mode == "field"


async def test_the_agenda_opens_over_a_half_typed_line_and_the_line_is_there_again(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.type("Nobody says n")
        await room.press("ctrl+g")
        assert "Where to?" in room.wall
        await room.press("escape")
        assert room.app.desk.field.value == "Nobody says n"
        assert room.app.desk.state.mode == "field"


async def test_a_half_typed_line_waits_where_it_was_typed_while_the_room_is_in_another_part(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.type("Nobody says n")
        await room.press("ctrl+g", "end", "enter")
        assert room.session.stage.module == "close"
        assert room.app.desk.field.value == ""
        await room.press("ctrl+q")
        assert "1 line is not kept yet. Leave all the same?" in room.wall
        await room.press("escape", "ctrl+g", *["up"] * 5, "enter")
        assert room.session.stage.module == "three"
        assert (room.app.desk.field.value, room.app.desk.state.mode) == ("Nobody says n", "field")
        await room.line("o")
        assert room.texts() == ["Nobody says no"]


async def test_a_half_typed_line_of_the_plan_is_offered_to_its_leader_again(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("enter")
        await room.type("Publish the r")
        await room.press("ctrl+g", "escape")
        assert room.field_line.endswith("Head of product; Publish the r")
        await room.press("ctrl+g", "end", "enter", "ctrl+g", "up", "enter")
        assert room.session.stage.module == "plan"
        await room.press("down", "enter")
        assert room.app.desk.field.value == "Development; ", "it is another leader's"
        await room.press("escape", "home", "enter")
        assert room.app.desk.field.value == "Head of product; Publish the r"
        await room.line("ule; 14 Dec")
        assert [one.what for one in room.session.actions.values()] == ["Publish the rule"]


async def test_a_line_that_is_only_looked_at_leaves_nothing_behind(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("Nobody says no")
        await room.press("escape", "e", "ctrl+g", "end", "enter", "ctrl+q")
        assert "Leave? Everything is saved." in room.wall
        await room.press("escape", "ctrl+g", *["up"] * 5, "enter")
        assert (room.session.stage.module, room.app.desk.field.value) == ("three", "")


def test_a_key_stands_at_the_first_command_that_has_it():
    edit, correct = (next(one for one in (*SHOWN, *LINES) if one.id == name) for name in ("edit", "correct"))
    assert [(one.id, one.keys) for one in by_first_key([correct, edit])] == [
        ("correct", ("e",)),
        ("edit", ("enter",)),
    ]
    assert by_first_key([edit, correct]) == [edit]


async def test_the_map_of_the_last_page_names_the_arrows_that_scroll_it(tmp_path):
    sample = tmp_path / "room.pmw"
    make_sample(sample)
    async with stage(tmp_path, sample) as room:
        await room.press("f1")
        assert "and ↑↓ scroll" in room.wall
        assert "choose a line" not in room.wall


async def test_a_long_message_stands_above_the_field_as_a_whole(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        room.app.desk.tell(" ".join(f"word{number}" for number in range(24)), "refused")
        field = next(number for number, line in enumerate(room.screen) if line.startswith("▌"))
        last = max(number for number, line in enumerate(room.screen) if "word23" in line)
        assert last < field


@pytest.mark.parametrize(("module", "phase"), [("three", "alone"), ("unsaid", "explain"), ("pulse", "explain")])
async def test_while_nothing_is_typed_in_no_keys_of_a_line_are_on_the_map(tmp_path, module, phase):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go(module, phase)
        await room.press("f1")
        assert "a  add" in room.wall
        assert not any(words in room.wall for words in ("take out", "move up", "split", "action from it"))


async def test_the_map_of_a_page_without_a_question_has_the_title_of_its_part(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("purpose", "alone")
        await room.press("f1")
        assert "Keys: What product management is for here" in room.wall


async def test_digits_that_count_hands_are_on_the_map(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("close", "explain")
        await room.press("f1")
        assert "0-9  count hands" in room.wall
