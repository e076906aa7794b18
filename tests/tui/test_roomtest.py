"""The room test: before the workshop, it shows every look of text and says whether the letters are large enough."""

from __future__ import annotations

import pytest

from pmworkshop.tui.drawing.faces import poster
from pmworkshop.tui.drawing.palette import NAMED
from pmworkshop.tui.drawing.terminal import Terminal
from pmworkshop.tui.panels.room.room_test import GRID, SAMPLES, RoomtestPanel, drawing, size
from tests.tui.driving import make, stage


def terminal(cells=80, lines=24, colours="all", signs=True, look="stage"):
    return Terminal(cells, lines, colours, signs, look)


async def test_it_is_one_key_from_the_first_page_and_nothing_is_kept(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        steps, before = room.session.seq, room.wall
        assert "PgDn begins   T tests the room" in room.wall, "parted as keys are in the foot"
        await room.press("T")
        shown = room.wall.replace("\u00a0", " ")
        assert "Can the back row read this line?" in shown
        for text in (*(text for text, _ in SAMPLES), *GRID, "80 x 24: good."):
            assert text in shown
        assert "more" not in room.screen[6]
        await room.press("T")
        assert room.wall == before
        assert room.session.seq == steps
        assert room.session.stage is None


async def test_it_is_there_at_home_too_and_the_look_changes_in_it(tmp_path):
    async with stage(tmp_path) as home:
        assert home.screen[-1].rstrip().endswith("T room test   F1 keys")
        await home.press("T")
        assert "“stage”, for a dark room; t shows the other" in home.wall
        await home.press("t")
        assert home.app.theme == "paper"
        assert "“paper”, for a bright room" in home.wall
        await home.press("escape")
        assert "Begin a new one" in home.wall


async def test_it_is_offered_by_its_name(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        offered = {command.title for command in room.app.get_system_commands(room.app.screen)}
        assert "Test the room: can the back row read the wall?" in offered


@pytest.mark.parametrize("cells", [60, 80, 110])
async def test_it_fits_the_smallest_window(tmp_path, cells):
    async with stage(tmp_path, make(tmp_path), size=(cells, 24)) as room:
        await room.press("T")
        assert f"{cells} x 24" in room.wall


async def test_large_letters_planes_shades_and_the_band_are_shown_too(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("T")
        assert all(row.rstrip() in room.wall for row in poster("8:30"))
        assert "▄▄▂▂" in room.wall
        assert any(line.split()[-4:] == ["a", "block", "chosen", "now"] for line in room.screen)


def test_every_look_of_text_is_shown():
    assert {look for _, look in SAMPLES} == {*NAMED, "soft"} - {"chosen"}
    assert RoomtestPanel(terminal).page is not None


@pytest.mark.parametrize(
    ("cells", "lines", "told"),
    [(80, 24, "good"), (79, 24, "tight"), (80, 23, "tight"), (120, 40, "good"), (160, 50, "letters can be larger")],
)
def test_the_size_gets_a_plain_verdict_and_the_keys_that_mend_it(cells, lines, told):
    said = size(terminal(cells, lines))
    assert told in said
    assert "Ctrl and" in said
    assert len(said) <= (58 if cells < 100 else 80)


def test_colours_and_dots_are_named():
    assert drawing(terminal()) == "all colours; dots draw: ●●●○, the last is empty."
    assert drawing(terminal(colours="256")).startswith("256 colours;")
    assert "no colours: fine" in drawing(terminal(colours="none"))
    assert "may not draw" in drawing(terminal(signs=False))
    for colours in ("all", "256", "16", "none"):
        assert len(drawing(terminal(colours=colours))) <= 58


async def test_a_terminal_without_colours_is_told_as_one(tmp_path, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("T")
        assert "no colours: fine" in room.wall
