"""Groups of lines on the wall: blocks in columns, and the head of the chosen line's group lit."""

from __future__ import annotations

import pytest

from pmworkshop.tui.screen.panel_page import panel_page
from tests.tui.driving import make, stage


def lit(room):
    """What stands on amber on the wall."""
    lines = room.app.desk.board.body.lines
    return " ".join("".join(text for text, look in line if "/now" in look) for line in lines).split()


async def grouped(room):
    await room.go("three", "group")
    await room.press("a")
    for line in ("No one visits customers", "Dates move weekly", "Nobody stops anything"):
        await room.line(line)
    await room.press("escape", "home", "n")
    await room.line("Customers")
    await room.press("home", "n")
    await room.line("Dates")


async def test_the_head_of_the_group_that_holds_the_chosen_line_is_lit(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await grouped(room)
        await room.press("home")
        assert lit(room) == [], "the chosen line is in no group"
        await room.press("down", "down")
        assert lit(room) == ["1", "Customers"]
        assert "▌▶ No one visits customers" in room.wall
        await room.press("down")
        assert lit(room) == ["▶2", "Dates"]
        assert "3 lines, 2 groups" in room.wall


async def test_arrows_go_to_the_column_beside_and_a_number_puts_the_line_there_into_a_group(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await grouped(room)
        await room.press("home", "right")
        assert lit(room) in (["▶1", "Customers"], ["▶2", "Dates"])
        await room.press("left")
        assert "Nobody stops anything" in next(line for line in room.screen if "▌▶" in line)
        await room.press("home", "2")
        assert sum(entry.theme is None for entry in room.session.entries.values()) == 0
        assert "· Nobody stops anything" in room.wall


async def test_on_a_small_screen_groups_fold_and_arrows_open_them_one_after_the_other(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(60, 18)) as room:
        await grouped(room)
        await room.press("escape", "home", "a")
        for number in range(9):
            await room.line(f"Another thing that is absent, number {number}")
        await room.press("escape", "home")
        for _ in range(9):
            await room.press("1")
        await room.press("end")
        assert lit(room) == ["2", "Dates"]
        assert "▄ ▄ ▄ ▄ ▄ ▄ ▄ ▄ ▄ ▄" in room.wall
        await room.press("up", "up")
        assert lit(room) == ["1", "Customers"]
        assert "▶ Another thing that is absent" in room.wall
        assert "more" in room.screen[-2], "what is out of sight is told"


async def test_lines_are_added_one_after_the_other_until_they_are_left_and_then_a_typed_name_begins_a_group(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "group")
        await room.press("a")
        for line in ("No one visits customers", "Dates move weekly", "Nobody stops anything"):
            await room.line(line)
        assert not room.session.themes
        assert "3 lines" in room.wall
        await room.press("escape", "home")
        room.app.desk.hands.words("Customers")
        await room.settle()
        await room.press("enter")
        assert [theme.title for theme in room.session.themes.values()] == ["Customers"]


@pytest.mark.parametrize("size", [(60, 18), (100, 30)])
@pytest.mark.parametrize("phase", ["group", "settle", "alone"])
async def test_after_each_move_of_the_cursor_the_page_is_what_it_would_be_if_it_were_made_anew(tmp_path, size, phase):
    async with stage(tmp_path, make(tmp_path), size=size) as room:
        await grouped(room)
        if phase != "group":
            await room.go("three", phase)
        for key in ("home", *["down"] * 5, "up", "n", "escape", "down", "end", "left", "up"):
            await room.press(key)
            desk = room.app.desk
            shown, body = desk.state.page, desk.board.body
            assert shown == panel_page(desk)
            assert body == shown.body
