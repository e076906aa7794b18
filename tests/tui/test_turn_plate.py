"""Behind dots: whose turn it is, who is in, and that all are; the same picture whatever is answered."""

from __future__ import annotations

import re

from pmworkshop.tui.drawing.faces import poster
from pmworkshop.tui.parts.turn_plate import Turn, turn_plate
from tests.tui import test_decide
from tests.tui.driving import make, stage

PEOPLE = (("Sales", True), ("Finance", False), ("Operations", False))


def written(turn, cells=76, rows=8):
    return ["".join(text for text, _ in line).rstrip() for line in turn_plate(turn, cells, rows)]


def test_each_answer_is_a_block_and_each_person_has_a_sign():
    drawn = written(Turn(PEOPLE, "Finance", 2, 3, 1, 3))
    assert any("████  ████" in line for line in drawn)
    assert any("████  ████  ▁▁▁▁" in line for line in drawn)
    assert [line.split()[-2:] for line in drawn[:3]] == [["✓", "Sales"], ["▶", "Finance"], ["○", "Operations"]]


def test_many_answers_and_many_people_are_drawn_only_where_they_fit():
    assert written(Turn(PEOPLE, "Finance", 2, 40, 1, 3))
    many = tuple((f"Function {at}", False) for at in range(30))
    assert written(Turn(many, "Function 0", 0, 6, 0, 30))[0].split() == ["▌", "Function", "0", "0", "of", "30", "in"]
    assert written(Turn(PEOPLE, "Finance", 2, 3, 1, 3), cells=56) == []
    assert written(Turn(PEOPLE, "Finance", 2, 3, 1, 3), rows=2) == []


def test_where_the_names_have_no_room_those_who_are_in_are_counted_and_never_named():
    drawn = written(Turn(PEOPLE, "Finance", 2, 3, 1, 3), rows=4)
    assert len(drawn) == 3
    assert drawn[0].split() == ["▌", "Finance", "1", "of", "3", "in"]
    assert drawn[2].split()[1:4] == ["████", "████", "▁▁▁▁"]
    others = (("Sales", False), ("Finance", True), ("Operations", False))
    assert drawn == written(Turn(others, "Finance", 2, 3, 1, 3), rows=4)
    assert "answers are in" in written(Turn(PEOPLE, "", 0, 3, 3, 3), rows=3)[1]


def test_once_all_are_in_large_letters_say_so_also_where_many_are():
    assert "answers are in" in "\n".join(written(Turn(PEOPLE, "", 0, 3, 3, 3)))
    many = tuple((f"F{at}", True) for at in range(10))
    assert "10000 of 10000" in "\n".join(written(Turn(many, "", 0, 3, 10000, 10000), rows=5))


async def test_the_wall_hints_at_no_value_while_answers_are_typed(tmp_path):
    walls = []
    for answers in ("111", "535"):
        async with stage(tmp_path, make(tmp_path, name=f"room{answers}")) as room:
            await room.go("pulse", "reveal")
            await room.press(*"444444", *answers)
            walls.append(room.wall)
    assert walls[0] == walls[1]
    assert "✓ Head of product" in walls[0]
    assert "▶ Development" in walls[0]


async def test_the_wall_says_that_all_are_in(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        for _ in range(8):
            await room.press(*"444444")
        assert "answers in. Enter shows" in room.wall
        assert room.wall.count("Enter shows") == 1
        await room.press("pagedown", "enter")
        assert "answers in" not in room.wall
        await room.go("chart", "reveal")
        assert "answers are in" not in room.wall
        assert re.search(r"▌ Head of product +0 of 8 in", room.wall), "a chart has the same plate, lower"
        await room.press("3", "1")
        assert re.search(r"▌ ████  ████  ▁▁▁▁", room.wall)


async def test_what_shows_the_answers_is_said_once_before_and_while_it_is_asked(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "reveal")
        for _ in range(8):
            await room.press(*"31111")
        assert "\n".join(room.screen[:-1]).count("8 of 8 in. Enter shows them") == 1
        await room.press("pagedown")
        told = "\n".join(room.screen[:-1])
        assert told.count("Enter shows") == told.count("8 of 8 in. Enter shows them") == 1


async def test_on_the_plate_of_a_small_room_the_large_letters_touch_no_edge(tmp_path):
    async with stage(tmp_path, test_decide.make(tmp_path, proposal=test_decide.PROPOSAL), size=(100, 30)) as room:
        await room.go("decide", "reveal")
        people = len(room.session.participants)
        assert people < 6
        await room.press(*"4" * people)
        large, told = poster(f"{people} of {people}"), next(line for line in room.screen if "answers are in" in line)
        first = next(y for y, line in enumerate(room.screen) if large[0].strip() in line)
        assert large[2].strip() in room.screen[first + 2]
        assert room.screen.index(told) == first + 4
        strips = room.app.screen._compositor.render_strips()
        rows = (first - 1, first, first + 4, first + 5)
        behind = {next(one.style.bgcolor for one in strips[y].crop(10, 12)) for y in rows}
        assert len(behind) == 1, "the plate goes on above and below"
        assert "Enter shows them." in room.wall


async def test_in_the_plate_people_are_named_by_function_and_the_line_below_names_them_too(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("l", "a")
        await room.line("Ann Sample; Supply of parts")
        await room.press("escape", "escape")
        await room.go("pulse", "reveal")
        assert "○ Supply of parts" in room.wall
        assert "Supply of parts, Ann Sample" not in room.wall
        await room.press(*["tab"] * 7)
        assert "▶ Supply of parts" in room.wall
        assert "Now: Supply of parts, Ann Sample" in room.wall


async def test_once_all_have_been_asked_the_foot_begins_with_the_key_that_shows_the_answers(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "reveal")
        assert "next leader" in room.screen[-1]
        for _ in range(8):
            await room.press(*["minus"] * 5)
        assert room.screen[-1].strip().startswith("Enter show")
        assert "next leader" not in room.screen[-1]
