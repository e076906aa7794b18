"""A field that changes a value begins with it selected; messages and modes say what they are."""

from __future__ import annotations

import pytest

from pmworkshop.base.settings import THEMES
from pmworkshop.tui.widgets.line_parts import part_at, part_spans
from tests.tui.driving import make, stage


def field(room):
    return room.app.desk.field


def test_the_parts_of_a_line_are_found_without_the_blanks_around_them():
    line = "Ann Berg; Legal;  "
    assert [line[start:end] for start, end in part_spans(line)] == ["Ann Berg", "Legal", ""]
    assert part_spans("") == [(0, 0)]
    assert [part_at(line, place) for place in (0, 9, 16)] == [0, 1, 2]


async def editing(room):
    """Begin to change a line."""
    await room.go("three", "reveal")
    await room.line("A first line")
    await room.press("escape", "e")
    assert field(room).selected_text == "A first line"


async def test_typing_replaces_what_is_to_be_changed(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await editing(room)
        await room.type("Another")
        await room.press("enter")
        assert room.texts() == ["Another"]


@pytest.mark.parametrize("key", ["end", "right"])
async def test_an_arrow_keeps_it_and_goes_on(tmp_path, key):
    async with stage(tmp_path, make(tmp_path)) as room:
        await editing(room)
        await room.press(key)
        await room.type(" more")
        await room.press("enter")
        assert room.texts() == ["A first line more"]


async def test_backspace_deletes_it(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await editing(room)
        await room.press("backspace")
        assert field(room).value == ""


async def test_the_parts_of_a_line_are_selected_one_after_the_other(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown", "l", "e")
        name, _, function = field(room).value.partition("; ")
        assert field(room).selected_text == name
        await room.press("tab")
        assert field(room).selected_text == function
        await room.press("tab", "shift+tab", "shift+tab")
        assert field(room).selected_text == name
        await room.type("Ann Berg")
        assert field(room).value == f"Ann Berg; {function}"


async def test_of_a_line_that_comes_back_what_is_at_fault_is_selected_and_of_one_that_is_recalled_nothing(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("a: Publish; 32 Dec")
        assert field(room).value == "a: Publish; 32 Dec"
        assert field(room).selected_text == "32 Dec"
        field(room).value = ""
        await room.line("Recalled")
        await room.press("up")
        assert (field(room).value, field(room).selected_text) == ("Recalled", "")


async def test_where_a_line_is_split_it_is_kept(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("One and two")
        desk = room.app.desk
        await room.press("escape")
        desk.run(next(one for one in desk.offered.commands if one.id == "split"))
        await room.settle()
        assert (field(room).value, field(room).selected_text) == ("One and two", "")


# The mode, and the kinds of messages.


@pytest.mark.parametrize("colour", [True, False])
@pytest.mark.parametrize("theme", THEMES)
async def test_the_mode_stands_in_words_and_in_the_look_of_the_field(tmp_path, monkeypatch, colour, theme):
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    async with stage(tmp_path, make(tmp_path)) as room:
        room.app.theme = theme
        await room.go("three", "reveal")
        assert room.screen[-3].startswith("▌")
        assert room.screen[-3].endswith(" typing")
        await room.press("escape")
        assert room.screen[-2].strip() == "choosing"
        assert len(room.screen) == 24


async def test_what_is_kept_and_what_is_refused_are_told_apart_by_mark_and_look(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("a: Publish; 32 Dec")
        assert "◆ " in room.wall
        desk = room.app.desk
        field(room).value = ""
        await room.line("o: We meet monthly")
        assert room.told.startswith("✓ Saved")
        kept = desk.lines.told._lines[0][0][1]
        await room.press("escape", "Z")
        assert room.told.startswith("◆ ")
        assert desk.lines.told._lines[0][0][1] != kept
        await room.press("ctrl+s")
        await room.until(lambda: room.told.startswith("✓ Saved"))


# Letters alone in the plan.


async def test_k_alone_puts_a_question_of_the_plan_off(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        first = room.app.desk.board.cursor.row
        await room.press("enter")
        await room.line("k")
        assert not room.session.actions
        assert room.said == "Comes back at the end"
        assert room.app.desk.board.cursor.row != first
        await room.press("escape", "a")
        await room.line("k")
        assert not room.session.actions
        assert room.said == "Nothing is noted yet."


async def test_another_letter_alone_is_asked_about(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("enter")
        await room.line("x")
        assert not room.session.actions
        assert "“x” alone says nothing yet." in room.wall
        assert field(room).value == "Head of product; x"
        await room.press("backspace")
        await room.line("Publish the price rule; 14 Dec")
        (action,) = room.session.actions.values()
        assert action.what == "Publish the price rule"
