"""What is typed and pasted: each key in its order, and no word that vanishes or acts as a command."""

from __future__ import annotations

import os
import signal
import sys

import pytest
from textual import events
from textual.keys import _character_to_key

from pmworkshop.tui.guard.incoming import CalmParser
from pmworkshop.tui.keymap.commands import ROOM, without_letters
from pmworkshop.tui.shell.drafts import half_typed
from tests.tui.driving import make, stage
from tests.tui.terminal import Terminal
from tests.tui.test_guard import go_to_lines
from tests.tui.test_prepared import marked


def keys_of(*chunks):
    parser = CalmParser()
    return [event.key for chunk in chunks for event in parser.feed(chunk)]


def at_once(room, text):
    """Type faster than anything can be drawn: all keys wait before the first one is handled."""
    for character in text:
        key = "enter" if character == "\r" else _character_to_key(character)
        room.app.post_message(events.Key(key, character))


def paste(room, text):
    room.app.post_message(events.Paste(text))


# Lines.


@pytest.mark.parametrize("chunks", [("a\rb",), ("a\nb",), ("a\r\nb",), ("a\r", "\nb"), ("a", "\n", "b")])
def test_each_end_of_a_line_is_one_enter(chunks):
    assert keys_of(*chunks) == ["a", "enter", "b"]


def test_two_ends_of_lines_are_two_enters():
    assert keys_of("\r\r") == keys_of("\n\n") == keys_of("\r", "\n\n") == ["enter", "enter"]


async def test_keys_behind_enter_are_never_joined_to_the_line_before(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        at_once(room, "First line\rSecond line\rThird line")
        await room.until(lambda: len(room.texts()) == 2)
        await room.settle()
        assert room.texts() == ["First line", "Second line"]
        assert room.app.desk.field.value == "Third line"


async def test_a_key_that_edits_the_line_keeps_its_place_among_the_others(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        for key, character in (("a", "a"), ("x", "x"), ("backspace", "\x7f"), ("b", "b"), ("home", None), ("c", "c")):
            room.app.post_message(events.Key(key, character))
        await room.until(lambda: room.app.desk.field.value == "cab")


async def test_a_letter_that_opens_a_field_takes_the_rest_into_it(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.press("escape")
        at_once(room, "add quarterly sales")
        await room.until(lambda: room.app.desk.field.value == "dd quarterly sales")


async def test_in_the_middle_of_an_answer_behind_dots_a_letter_is_no_command(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        await room.press(*"51")
        await room.press("z", "b")
        assert "has no meaning here" in room.said
        assert not room.session.stage.curtain
        await room.press(*"3524")
        assert "1 of 8 in" in room.wall
        await room.press("b")
        assert room.session.stage.curtain


def test_a_command_that_has_other_keys_keeps_them():
    left = {one.id: one.keys for one in without_letters(ROOM)}
    assert left["curtain"] == ("full_stop",)
    assert left["undo"] == ("ctrl+z",)
    assert "refit" not in left


# Words that come faster than keys are pressed.


def sorts_of(*chunks):
    parser = CalmParser()
    return [type(event).__name__ for chunk in chunks for event in parser.feed(chunk)]


def test_words_in_one_read_are_one_event_and_keys_of_a_list_are_keys():
    assert sorts_of("sales asks\rwhy not\r") == ["Words", "Key", "Words", "Key"]
    for keys in ("31140", "uuuu", "jkjk", "ab", "\x1b[B\x1b[B", "257\r"):
        assert set(sorts_of(keys)) == {"Key"}
    assert sorts_of("\x1b", "sales")[0] == "Key"


async def test_words_in_a_list_are_no_commands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.press("escape")
        for event in CalmParser().feed("sales asks why\rbudget is late"):
            room.app.post_message(event)
        await room.until(lambda: room.app.desk.field.value == "budget is late")
        await room.settle()
        assert room.texts() == ["sales asks why"]
        assert not room.session.stage.curtain
        assert not (tmp_path / "room").exists()
        room.app.desk.field.value = ""
        await room.go("plan", "explain")
        for event in CalmParser().feed("sales asks why"):
            room.app.post_message(event)
        await room.until(lambda: "stands in the next one" in room.wall)


async def test_words_are_typed_into_the_palette_too(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("ctrl+p")
        for event in CalmParser().feed("curtain"):
            room.app.post_message(event)
        await room.until(lambda: "Draw the curtain" in room.wall)


# Pastes.


async def test_a_paste_goes_in_at_the_cursor(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.type("before after")
        await room.press(*["left"] * 5)
        paste(room, "in the middle ")
        await room.until(lambda: room.app.desk.field.value == "before in the middleafter")
        room.app.desk.field.cursor_position = len("before ")
        paste(room, "one\ntwo")
        await room.until(lambda: room.texts())
        assert room.texts() == ["before one", "twoin the middleafter"]


async def test_several_lines_are_one_where_a_question_takes_one(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("ends here")
        await room.press("up", "home")
        paste(room, "It\nnever ")
        await room.until(lambda: room.app.desk.field.value == "It neverends here")


async def test_several_lines_in_a_question_of_rows_are_several_rows(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        before = len(room.session.activities)
        await room.press("n")
        paste(room, "Set the price list\nAnswer a tender\n\nClose a plant")
        await room.until(lambda: len(room.session.activities) == before + 3)
        await room.settle()
        labels = [row.label for row in sorted(room.session.activities.values(), key=lambda row: row.place)]
        assert labels[-3:] == ["Set the price list", "Answer a tender", "Close a plant"]
        assert room.app.desk.state.mode == "list"


async def test_what_is_pasted_in_a_list_opens_the_field(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.press("escape")
        paste(room, "sales asks why")
        await room.until(lambda: room.app.desk.state.mode == "field")
        assert room.app.desk.field.value == "sales asks why"
        assert room.texts() == []


async def test_what_is_pasted_where_no_line_is_typed_waits_for_the_next_question(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "explain")
        paste(room, "publish the price list")
        await room.until(lambda: "stands in the next one" in room.wall)
        await room.press("enter")
        assert room.app.desk.field.value == "Head of product; publish the price list"


async def test_what_is_pasted_on_the_name_of_a_leader_begins_their_line_of_the_plan(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        paste(room, "publish the price list")
        await room.until(lambda: room.app.desk.field.value == "Head of product; publish the price list")


async def test_nothing_is_pasted_behind_the_dots(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        paste(room, "513524")
        await room.until(lambda: "typed, not pasted" in room.wall)
        assert "513524" not in room.wall
        assert half_typed(room.app.desk, room.app.shell.panels.made.values()) == {}


# Questions.


async def test_what_is_half_typed_for_a_question_is_kept_whatever_opens_over_it(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        await room.type("the page's own")
        await room.press("escape", "B")
        await room.type("12")
        await room.press("f1")
        assert "You were typing: every letter is text." in room.wall
        assert half_typed(room.app.desk, room.app.shell.panels.made.values()) == {
            "three/missing": "the page's own 12"
        }
        await room.press("escape")
        assert "Back in how many minutes?" in room.wall
        assert room.app.desk.field.value == "12"
        await room.press("ctrl+q")
        assert "2 lines are not kept yet" in room.wall
        assert half_typed(room.app.desk, room.app.shell.panels.made.values()) == {
            "three/missing": "the page's own 12"
        }
        await room.press("escape")
        assert room.app.desk.field.value == "12"
        await room.press("escape")
        assert room.app.desk.field.value == "the page's own"


async def test_a_line_typed_before_the_first_module_is_kept_too(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.press("l", "a")
        await room.type("Anna Berg; Legal")
        room.app.leave_unasked(143)
    async with stage(tmp_path, path) as room:
        assert room.said == "1 half-typed line waits where it was typed."
        await room.press("pagedown")
        assert room.app.desk.field.value == "Anna Berg; Legal"


# Going on from a line.


def missing(room):
    """The lines of the first of three questions."""
    return [one.text for one in room.session.listed("three", "missing")]


@pytest.mark.parametrize("key", ["pagedown", "pageup", "tab", "shift+tab"])
async def test_what_leaves_a_line_keeps_it_under_the_question_for_which_it_was_typed(tmp_path, key):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("Nobody visits customers")
        await room.type("Plans are late")
        await room.press(key)
        assert missing(room) == ["Nobody visits customers", "Plans are late"]
        assert room.said == "The line is kept; Ctrl+Z takes it back."
        assert room.app.desk.field.value == ""
        await room.press("escape", "ctrl+z")
        assert missing(room) == ["Nobody visits customers"]


async def test_a_key_of_the_foot_that_is_clicked_keeps_the_line_too(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.type("Plans are late")
        await room.click(room.screen[-1].index("PgDn"), 23)
        assert missing(room) == ["Plans are late"]
        assert room.session.stage.phase == "group"


async def test_a_line_that_is_refused_is_not_left(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.type("a: Drop it; 30 Feb")
        await room.press("pagedown")
        assert room.session.stage.phase == "reveal"
        assert room.app.desk.field.value == "a: Drop it; 30 Feb"
        assert "30 Feb" in room.said
        assert not missing(room)


async def test_an_empty_line_is_simply_left(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.type("   ")
        await room.press("tab")
        assert "2 of 3" in room.wall
        assert room.said == ""


# The end.


async def test_a_signal_does_not_wait_for_the_keys_that_were_typed(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        await room.type("half")
        at_once(room, "x\r" * 500)
        room.app.leave_unasked(143)
    async with stage(tmp_path, path) as room:
        assert room.texts() == []
        assert room.app.desk.field.value == "half"


# One leader alone.


async def test_a_prepared_file_shows_the_keys_of_its_leader_only(tmp_path):
    _, mine = marked(tmp_path)
    async with stage(tmp_path, mine, size=(100, 60)) as alone:
        await alone.press("pagedown", "pagedown")
        ids = {command.id for command in alone.app.desk.offered.commands}
        assert ids.isdisjoint({"people", "details", "curtain", "break", "pause", "refit", "save", "strike"})
        assert ids.isdisjoint({"next_person", "last_person", "nameless", "again", "correct", "show_next"})
        assert {"type_line", "forward", "undo", "quit"} <= ids
        await alone.press("question_mark")
        for absent in ("curtain", "l leaders", "next leader", "y pause", "s save"):
            assert absent not in alone.wall


# On a terminal.


@pytest.mark.skipif(sys.platform != "linux", reason="a pseudo-terminal of Linux")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # fork beside xdist's threads
@pytest.mark.parametrize("end", [b"\n", b"\r"])
def test_a_plain_paste_of_three_lines_is_three_lines(tmp_path, end):
    with Terminal("open", str(make(tmp_path)), "--home", str(tmp_path)) as terminal:
        terminal.until("PgDn begins")
        go_to_lines(terminal)
        terminal.send(end.join((b"First line", b"Second line", b"Third line")))
        terminal.until("2 Second line")
        terminal.until("Third line")
        terminal.send(b"\r")
        terminal.until("3 Third line")
        os.kill(terminal.process, signal.SIGTERM)
        assert terminal.end() == 143


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 45)])
async def test_the_field_stands_on_one_plane_from_its_mark_to_its_end(tmp_path, size):
    async with stage(tmp_path, make(tmp_path), size=size) as room:
        await room.go("three", "reveal")
        await room.press("e")
        strips = room.app.screen._compositor.render_strips()
        field = next(strip for strip in strips if " typing " in strip.text)
        assert room.app.desk.field.has_focus
        after = field.text.index(" typing ") + len(" typing ")
        stub = field.crop(after - 12, after + 1)
        assert len({segment.style.bgcolor for segment in stub}) == 1
