"""A text of an agenda: blocks side by side where the wall has room, a list where it has none."""

from __future__ import annotations

from pmworkshop.agenda.model import Agenda
from tests.tui.driving import stage
from tests.tui.own_agenda import made

HEADED = "**How we work**\n\n- write first, then talk\n- one voice at a time\n\n**How we decide**\n\nNobody objects"
POINTS = "- A answers for it\n- R does it\n- C is asked before"


def told(text: str) -> Agenda:
    """An agenda of one text."""
    part = {"id": "part", "kind": "brief", "title": "A text", "short": "Text", "phases": {"explain": 5}, "text": text}
    return Agenda.model_validate({"id": "own", "title": "Own", "minutes": 5, "modules": [part]})


def place(room, text):
    """The row and the cell at which a text begins."""
    return next((y, line.index(text)) for y, line in enumerate(room.screen) if text in line)


async def test_headings_stand_side_by_side_on_a_wide_wall_and_below_each_other_on_a_small_one(tmp_path):
    async with stage(tmp_path, made(tmp_path, told(HEADED)), size=(100, 30)) as room:
        await room.go("part", "explain")
        assert place(room, "How we work")[0] == place(room, "How we decide")[0]
        assert place(room, "Nobody objects")[1] == place(room, "How we decide")[1]
        assert "• one voice at a time" in room.wall
        await room.resize(80, 24)
        assert place(room, "How we work")[0] < place(room, "How we decide")[0]


async def test_points_without_a_heading_are_blocks_three_across_on_the_largest_wall(tmp_path):
    async with stage(tmp_path, made(tmp_path, told(POINTS)), size=(160, 45)) as room:
        await room.go("part", "explain")
        places = [place(room, text) for text in ("A answers", "R does", "C is asked")]
        assert len({y for y, _ in places}) == 1
        assert len({x for _, x in places}) == 3


async def test_plain_lines_a_text_before_the_first_heading_and_notes_stay_a_list(tmp_path):
    for text in ("One line\n\nAnother line", f"First this\n\n{HEADED}"):
        home = tmp_path / text[:5]
        home.mkdir()
        async with stage(home, made(home, told(text)), size=(100, 30)) as room:
            await room.go("part", "explain")
            ys = [y for y, line in enumerate(room.screen) if line.strip() in (*text.split("\n"), "How we work")]
            assert len(ys) >= 2
    async with stage(tmp_path, made(tmp_path, told(HEADED)), size=(100, 30)) as room:
        await room.go("part", "explain")
        await room.press("a")
        await room.line("Doors stay open")
        assert place(room, "How we work")[0] < place(room, "How we decide")[0]
        assert "Doors stay open" in room.wall
