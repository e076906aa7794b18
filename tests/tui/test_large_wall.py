"""A very large wall: what is large is larger there, and a list has air between its rows."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.tui.drawing.faces import numerals, poster
from pmworkshop.tui.pages.page import Item, ListBody
from pmworkshop.tui.panels.charting.row_cards import Candidate, cards
from pmworkshop.tui.panels.planning.plan_read import ReadAction, drawn_action
from pmworkshop.tui.widgets.rows import list_rows
from tests.build import sample_file
from tests.tui.driving import make, stage
from tests.tui.own_agenda import made
from tests.tui.test_replay import replay

LARGE = (160, 45)
CARDS = ("454333", "322322", "333223", "213223", "213123", "344434", "213213", "322222")
DAY = date(2026, 11, 30)


def written(rows):
    return ["".join(text for text, _ in row.line).strip() for row in rows]


def read(who, due, cells=152, rows=40):
    """One action that is read alone, as text."""
    drawn = drawn_action(ReadAction("a", who, "Publish it", due, None), DAY, (DAY,), cells, rows)
    return "\n".join("".join(text for text, _ in line).rstrip() for line in drawn.lines)


def holds(wall, rows):
    """Whether each row of a large word stands on the wall."""
    return all(row.rstrip() in wall for row in rows)


async def test_questions_stand_beside_one_another_with_large_heads_and_minutes_below(tmp_path):
    agenda = load_agenda(shipped_folder() / "leadership-alignment.toml")
    async with stage(tmp_path, made(tmp_path, agenda, ("Sales", "Finance")), size=LARGE) as room:
        await room.go("three", "alone")
        first, *_ = poster("Missing")
        line = next(line for line in room.screen if first.rstrip() in line)
        assert poster("Unwanted")[0].rstrip() in line
        assert "What should be happening around" in room.wall
        assert " left" in room.wall
        await room.resize(100, 30)
        assert "1 Missing" in room.wall


async def test_the_time_of_return_fills_the_wall(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=LARGE) as room:
        await room.go("three", "reveal")
        await room.press("escape", "B")
        await room.line("10")
        assert sum("████████" in line for line in room.screen) >= 20
        assert "10:00 left  then Three questions" in room.wall


def test_a_name_and_its_day_are_twice_as_large_where_the_name_has_room():
    wall = read("Development", DAY)
    assert holds(wall, poster("Development", 2))
    assert holds(wall, poster("Nov", 2))
    assert all(row.rstrip() in wall for row in numerals("30", 2))
    long = read("Customer service of the north", DAY)
    assert holds(long, poster("Customer service of"))
    assert "by when?" in read("Development", None)
    assert holds(read("Development", DAY, rows=30), poster("Development"))


@pytest.mark.parametrize("keys", [(), ("e",), ("e", "escape")])
async def test_the_rows_of_a_list_have_air_and_keep_their_places_while_a_line_is_typed(tmp_path, keys):
    path = tmp_path / "sample.pmw"
    sample_file(path)
    async with stage(tmp_path, path, size=LARGE) as room:
        await room.go("pick", "reveal")
        await room.press("escape", *keys)
        at = next(number for number, line in enumerate(room.screen) if "Dates that operations" in line)
        assert not room.screen[at - 1].strip()
        assert "more" not in room.told


def test_a_blank_line_stands_before_what_can_be_chosen_only_where_the_whole_list_fits():
    body = ListBody((Item("a", "One"), Item("", "of it"), Item("b", "Two"), Item("", ""), Item("c", "Three")))
    assert written(list_rows(body, 40)) == ["One", "of it", "Two", "", "Three"]
    assert written(list_rows(body, 40, 6)) == ["One", "of it", "", "Two", "", "Three"]
    assert written(list_rows(body, 40, 5)) == ["One", "of it", "Two", "", "Three"]


def test_where_not_all_have_room_pictures_alone_stand_apart_and_no_plane_is_cut():
    picture = ((("█", "data"),),)
    rows = (
        Item("a", "One", under=picture),
        Item("b", "Two", under=picture),
        Item("c", "said"),
        Item("d", "Of one", back="plane"),
        Item("e", "plane", back="plane"),
    )
    body = ListBody(rows)
    assert written(list_rows(body, 40, 9)) == ["One", "█", "", "Two", "█", "said", "", "Of one", "plane"]
    assert written(list_rows(body, 40, 12)) == ["One", "█", "", "Two", "█", "", "said", "", "Of one", "plane"]


async def test_statements_stand_where_they_stood_before_their_answers_were_shown(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=LARGE) as room:
        await room.go("pulse", "reveal")
        for card in CARDS:
            await room.press(*card)
        before = [number for number, line in enumerate(room.screen) if "─" in line]
        await room.press("enter")
        shown = [number for number, line in enumerate(room.screen) if "━" in line or "▲" in line]
        assert {*before} <= {*shown}


async def test_answers_are_drawn_larger_and_what_the_room_showed_is_still_there(tmp_path):
    path = tmp_path / "sample.pmw"
    sample_file(path)
    async with stage(tmp_path, path, size=LARGE) as room:
        await room.go("pulse", "reveal")
        places = [number for number, line in enumerate(room.screen) if "▲" in line]
        assert {later - one for one, later in pairwise(places)} == {5}
        assert "What the room showed" in room.wall


async def test_the_blocks_of_whose_turn_it_is_are_broad(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=LARGE) as room:
        await room.go("pulse", "reveal")
        await room.press("4", "4")
        assert sum("████████  ████████" in line for line in room.screen) == 3
        assert "████████  ████████  ▁▁▁▁▁▁▁▁" in room.wall


def test_what_a_row_was_given_is_twice_as_large_where_that_leaves_room_for_names():
    def written_cards(rows, names):
        found = [Candidate("3", "Sales", 5, names), Candidate("1", "Finance", 2)]
        return "\n".join("".join(text for text, _ in line).rstrip() for line in cards(found, 7, 152, rows))

    assert holds(written_cards(30, ("Operations",)), numerals("5", 2)[1:])
    many = tuple(f"Function {place}" for place in range(16))
    assert holds(written_cards(24, many), numerals("5")[:1])
    assert "5 of 7" in written_cards(22, many)
    assert "Function 15" in written_cards(22, many)


async def test_a_command_and_its_key_share_a_line_of_the_palette(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=LARGE) as room:
        await room.go("three", "group")
        await room.press("ctrl+p")
        await room.until(lambda: "Go back one phase   PgUp" in room.wall)
        await room.press(*"leaders")
        await room.until(lambda: "See the leaders in the room, add one, mark who is away   l" in room.wall)
        await room.press("enter")
        await room.until(lambda: "Who is in the room?" in room.wall)


async def test_the_replay_tells_a_large_step_a_line_for_each_change_and_says_how_many_more_there_are(tmp_path):
    path = sample_file(tmp_path / "sample.pmw")
    async with replay(path, "1", size=LARGE, wall=False) as watcher:
        told = [line.strip(" ▌") for line in watcher.screen if line.lstrip().startswith("▌")]
        assert sum(line.startswith("New: ") for line in told) >= 8
        assert all(line.count("New: ") < 2 for line in told)
    async with replay(path, "1", wall=False) as watcher:
        told = [line.strip(" ▌") for line in watcher.screen if line.lstrip().startswith("▌")]
        assert told[-1].startswith("and ")
        assert told[-1].endswith(" more")


async def test_the_name_of_a_field_has_a_blank_behind_it(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=LARGE) as room:
        await room.go("open", "explain")
        await room.press("a", "x")
        assert "Notex" not in room.wall
        assert "Note" in room.wall
