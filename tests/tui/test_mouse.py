"""The mouse works where one expects it: rows, cells, the wheel, and the keys of the footer."""

from __future__ import annotations

from tests.tui.driving import make, stage


async def click(room, text, *, times=1):
    """Click on a word of the wall."""
    y = next(number for number, line in enumerate(room.screen) if text in line)
    for _ in range(times):
        await room.click(room.screen[y].index(text), y)


async def test_a_click_chooses_a_row_and_another_one_opens_it(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        for text in ("First line", "Second line"):
            await room.line(text)
        await room.press("escape")
        await click(room, "First line")
        assert room.wall.count("▌") == 1
        assert "▌ 1 First line" in room.wall
        await click(room, "First line")
        assert "Change the line" in room.wall


async def test_a_click_on_a_key_of_the_footer_is_that_key(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await click(room, "PgDn go on")
        assert room.session.stage.module == "open"
        await click(room, "F1 keys")
        assert room.app.desk.panel.overlay
        await click(room, "Esc back")
        assert not room.app.desk.panel.overlay


async def test_the_wheel_moves_through_a_list(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        for number in range(30):
            await room.line(f"Line {number}")
        await room.press("escape", "home")
        board = room.app.desk.board
        before = board.cursor
        board.on_mouse_scroll_down()
        assert board.cursor != before


async def test_a_clicker_goes_on_and_back_and_darkens_the_wall(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        for _ in range(4):
            await room.press("pagedown")
        await room.press("pageup")
        assert (room.session.stage.module, room.session.stage.phase) == ("unsaid", "alone")
        await room.press("b")
        assert "hope" not in room.wall
        await room.press("full_stop")
        assert "hope" in room.wall
