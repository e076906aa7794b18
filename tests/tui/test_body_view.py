"""Of a list only what changed is drawn anew: nothing that changed may be left as it was."""

from __future__ import annotations

import pytest

from pmworkshop.tui.pages.page import Cursor, Drawing, Item, ListBody, Place
from pmworkshop.tui.widgets.body_view import BodyView
from pmworkshop.tui.widgets.laid_out import LaidOut
from tests.tui.driving import make, stage


def drawn(board, width):
    """Every line of the board as it would be drawn now."""
    return [board.render_line(y).text for y in range(width)]


def test_a_list_without_a_place_on_the_screen_is_not_broken_into_letters_and_hides_nothing():
    board = BodyView(id="board")
    board.show_body(ListBody(tuple(Item(str(number), "Begin a new one") for number in range(30))), Cursor("29"))
    assert board.hidden == (0, 0)


@pytest.mark.parametrize("lines", [1, 3, 5])
def test_a_window_with_no_room_below_the_question_is_scrolled_to_the_end_and_no_further(lines):
    sheet = LaidOut()
    sheet.body, sheet.above = (
        ListBody(tuple(Item("", str(number)) for number in range(9))),
        ((("Why?", "text"),),) * 3,
    )
    sheet.fit(40, lines)
    sheet.lay_out(Cursor())
    assert [sheet.scroll(1) for _ in range(12)].count(True) == 12 - max(lines, 4)


@pytest.mark.parametrize("by", [-5, -1, 1, 5])
def test_a_page_that_became_shorter_since_is_scrolled_within_what_is_left_of_it(by):
    sheet = LaidOut()
    sheet.body = ListBody(tuple(Item("", str(number)) for number in range(9)))
    sheet.fit(40, 3)
    sheet.lay_out(Cursor())
    sheet.top, sheet.rows = 20, sheet.rows[:4]
    assert sheet.scroll(by)
    assert sheet.top < 4


@pytest.mark.parametrize(
    "keys", [("3", "enter", "enter"), ("down", "down", "3"), ("x",), ("n", "escape"), ("end", "2")]
)
async def test_a_line_that_looks_otherwise_is_drawn_anew(tmp_path, keys, monkeypatch):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        board = room.app.desk.board
        for key in keys:
            before, asked = drawn(board, board.size.height), set()
            refresh = board.refresh

            def noted(*regions, asked=asked, refresh=refresh, **more):
                if not regions:
                    asked.update(range(board.size.height))
                for region in regions:
                    asked.update(range(region.y, region.bottom))
                return refresh(*regions, **more)

            monkeypatch.setattr(board, "refresh", noted)
            await room.press(key)
            monkeypatch.setattr(board, "refresh", refresh)
            after = drawn(board, board.size.height)
            changed = {y for y, (old, new) in enumerate(zip(before, after, strict=True)) if old != new}
            assert changed <= asked


async def test_a_body_with_another_cursor_is_drawn_where_it_was_and_is(tmp_path, monkeypatch):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "group")
        board = room.app.desk.board
        body = ListBody(tuple(Item(f"k{number}", f"Line {number}") for number in range(8)))
        board.show_body(body, Cursor("k1"))
        asked = []
        monkeypatch.setattr(board, "refresh", lambda *regions, **_: asked.extend(one.y for one in regions))
        board.show_body(body, Cursor("k5"))
        above = len(board.sheet.above)
        assert {above + 1, above + 5} <= set(asked)


# A drawing.


def drawing(chosen: str = "a", count: int = 3) -> Drawing:
    """Two columns of blocks of two rows."""
    keys = "abcdefghijkl"[: 2 * count]
    lines = []
    for row in range(count):
        for half in range(2):
            texts = [f"{'>' if key == chosen else ' '}{key}{half}".ljust(20) for key in keys[2 * row : 2 * row + 2]]
            lines.append(tuple((text, "ink") for text in texts))
    places = [Place(key, at // 2 * 2, 2, at % 2 * 20, 20) for at, key in enumerate(keys)]
    return Drawing(tuple(lines), tuple(places), columns=("left", "right"))


async def test_a_drawing_is_shown_as_it_is_and_its_cursor_goes_through_its_places(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        board = room.app.desk.board
        board.show_body(drawing(), Cursor("a"))
        assert board.render_line(0).text.startswith(" >a0")
        assert board.cursor == Cursor("a", "left")
        board.move(2)
        board.move_across(1)
        assert board.cursor == Cursor("c", "right")
        board.move(-1)
        board.move_across(-5)
        assert board.cursor == Cursor("b", "left")


async def test_a_click_on_a_drawing_chooses_what_stands_there(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        board = room.app.desk.board
        board.show_body(drawing(), Cursor("a"))
        await room.click(25, board.region.y + 3)
        assert board.cursor.row == "d"
        await room.click(45, board.region.y + 3)
        assert board.cursor.row == "d"


async def test_a_drawing_scrolls_to_what_is_chosen(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        board = room.app.desk.board
        board.show_body(drawing(count=6), Cursor("a"))
        board.move(10_000)
        assert board.cursor.row == "l"
        assert " l1" in board.render_line(min(board.size.height, 12) - 1).text
