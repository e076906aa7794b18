"""Orders, points, words and hands on the wall: each number is a picture as well."""

from __future__ import annotations

from typing import Any

from pmworkshop.agenda.model import Agenda
from tests.tui.driving import make, stage
from tests.tui.own_agenda import made

THINGS = ("A strategy that can say no", "One hand on the price", "Dates that hold")
LEADERS = ("Sales", "Finance", "Operations", "Legal")


def asked(home, kind="poll", leaders=LEADERS, **module: Any):
    """A session with one part."""
    about = {"kind": kind, "id": "part", "title": "The part", "short": "Part", "prompts": ["What about these?"]}
    own = {**about, "phases": {"alone": 3.0, "reveal": 5.0}, **module}
    agenda = Agenda.model_validate({"id": "d", "title": "One part", "minutes": 8, "modules": [own]})
    return made(home, agenda, leaders)


async def answered(room, *cards):
    """Let each leader answer, then show it."""
    await room.go("part", "reveal")
    if any(" " in card for card in cards):
        await room.press("enter")
    for card in cards:
        if " " in card:
            await room.line(card)
        else:
            await room.press(*card)
    await room.press("pagedown", "enter")


def rows(room, text, count=3):
    """The lines from the one in which a text stands."""
    at = next(place for place, line in enumerate(room.screen) if text in line)
    return [line.rstrip() for line in room.screen[at : at + count]]


async def test_an_order_shows_how_often_each_thing_was_put_in_which_place(tmp_path):
    async with stage(tmp_path, asked(tmp_path, method="rank", subjects=THINGS)) as room:
        await answered(room, "213", "213", "231", "123")
        assert room.screen[3].split()[-3:] == ["1", "2", "3"]
        first = rows(room, "One hand on the price")
        assert "1 One hand" in first[0]
        assert "▲" in first[2]
        assert room.wall.index("1 One hand") < room.wall.index("2 A strategy") < room.wall.index("3 Dates")
        assert room.said.startswith("How many of us put it in which place")


async def test_points_are_as_long_as_what_a_thing_got(tmp_path):
    async with stage(tmp_path, asked(tmp_path, method="points", points=100, subjects=THINGS)) as room:
        await answered(room, "50 50 0", "50 50 0", "100 0 0", "100 0 0")
        full, third = (rows(room, text)[1].count("█") for text in THINGS[:2])
        assert abs(full - 3 * third) < 3
        assert rows(room, THINGS[2], 2)[0].endswith(" 0")
        assert "█" not in rows(room, THINGS[2], 2)[1]
        assert "100 points each" in room.screen[3]
        await room.press("w")
        assert "Operations 100" in room.wall


async def test_points_as_it_is_and_as_wanted_are_bars_below_each_other_without_names(tmp_path):
    path = asked(tmp_path, method="points", points=100, subjects=THINGS, passes=["now", "wanted"])
    async with stage(tmp_path, path) as room:
        await answered(room, *["50 50 0", "0 0 100"] * 4)
        told = rows(room, THINGS[2])
        assert [told[1].strip(" ▌").split("  ")[0], told[1].split()[-1]] == ["as it is", "0"]
        assert "wanted" in told[2]
        assert told[2].endswith(" 400")
        assert told[2].count("█") > 30
        assert "Finance" not in room.wall
        await room.press("w")
        assert "Finance 100" in room.wall
        assert room.wall.index(THINGS[2]) < room.wall.index(THINGS[0]), "what is wanted most stands first"


async def test_words_have_a_block_for_each_who_chose_them_in_the_order_of_the_agenda(tmp_path):
    path = asked(tmp_path, "decide", proposal="One price list", options=["keep", "test", "stop"])
    async with stage(tmp_path, path) as room:
        await answered(room, "2", "2", "2", "1")
        told = rows(room, "One price list", 4)
        assert [line.strip(" ▌").split()[0] for line in told[1:]] == ["keep", "test", "stop"]
        assert [line.count("██████") for line in told[1:]] == [1, 3, 0]
        assert told[3].endswith("·"), "nobody is a dot, not a blank"


async def test_words_about_many_things_stand_in_one_line_each_the_most_chosen_first(tmp_path):
    things = [f"Thing number {number}" for number in range(6)]
    async with stage(tmp_path, asked(tmp_path, method="choice", options=["yes", "no"], subjects=things)) as room:
        await answered(room, "122222", "122222", "111111", "1-1111")
        assert "yes ●●●●" in rows(room, things[0])[1]
        assert "no" not in rows(room, things[0])[1]
        assert "1 abstained" in rows(room, things[1])[0]
        assert "no ●●   yes ●●" in rows(room, things[2])[1] or "yes ●●   no ●●" in rows(room, things[2])[1]


async def test_hands_stand_above_their_numbers_and_the_rule_stays_on_the_wall(tmp_path):
    async with stage(tmp_path, asked(tmp_path, "decide", proposal="One price list")) as room:
        await answered(room, "5", "4", "4", "3")
        assert room.screen[3].split()[-6:] == list("012345")
        assert "▲" in room.wall
        assert "Consent: nobody has a reasoned objection" in room.said


async def test_a_title_of_two_hundred_letters_and_one_from_right_to_left_are_never_cut(tmp_path):
    long, other = "A sentence that goes on and on until it ends " * 4 + "at last", "رضا العملاء أولا"
    async with stage(tmp_path, asked(tmp_path, method="scale", subjects=[long, other]), size=(60, 18)) as room:
        await answered(room, "15", "25", "35", "45")
        found = room.wall
        await room.press("end")
        assert "at last" in found + room.wall
        assert other in found + room.wall
        assert all(len(line) <= 60 for line in room.screen)


async def test_nobody_answered_and_all_the_same(tmp_path):
    async with stage(tmp_path, asked(tmp_path, method="scale", subjects=THINGS)) as room:
        await answered(room, "3-5", "3-5", "3-5", "3-5")
        same = rows(room, THINGS[0])
        assert same[2].count("━") == 4, "no spread: the line is as long as one value"
        assert "4 abstained" in "".join(rows(room, THINGS[1]))
        assert "▲" not in "".join(rows(room, THINGS[1], 2))


async def test_thirty_leaders_of_two_groups_are_bars(tmp_path):
    from pmworkshop.session.operations.people_groups import put_in_group

    leaders = [f"Function {number}" for number in range(30)]
    async with stage(tmp_path, asked(tmp_path, leaders=leaders, method="scale", subjects=THINGS[:1])) as room:
        ids = [one.id for one in room.session.people()]
        room.app.servers.room.commit(put_in_group(ids[:15], "A group with a name that is much too long for a line"))
        room.app.servers.room.commit(put_in_group(ids[15:], "东京销售和市场部门"))
        await room.settle()
        await answered(room, *"1" * 14, "2", *"5" * 10, *"4" * 5)
        await room.press("G")
        group = next(line for line in room.screen if "A group with" in line and "middle" in line)
        assert "middle 1" in group
        assert "█" in group
        assert "…" in group, "a name that is too long says so"
        assert any("东京销售" in line and "middle 5" in line for line in room.screen)


async def test_a_question_that_is_all_that_is_asked_stands_on_the_wall_once(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        for phase in ("explain", "alone"):
            await room.go("close", phase)
            assert room.wall.count("How far will you stand behind this plan") == 1
            assert "Nothing to ask about" not in room.wall
        await room.press("h")
        await room.line("000044")
        assert room.wall.count("How far will you stand behind this plan") == 1
        assert "████" in room.wall
