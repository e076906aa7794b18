"""Raised hands and values said aloud, on polls and decisions."""

from __future__ import annotations

import pytest

from tests.tui.driving import make, stage


async def test_hands_are_counted_subject_by_subject_and_drawn_as_dots(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        await room.press("h")
        assert "How many showed  1  2  3  4  5 ?" in room.wall
        await room.line("0 1 2 4 1")
        none, one, two, four, another = room.bars("Our product strategies are clear")
        assert none == 0 < one == another < two < four
        await room.press("h")
        await room.line("0 0 0 0 9")
        assert "9 answers, and 8 people in the room" in room.wall
        assert room.field_line.endswith("0 0 0 0 9")


async def test_values_are_typed_person_by_person_and_the_next_one_is_asked_by_itself(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        await room.press("V")
        assert "Now: Head of product   6 digits, 1 to 5; - abstains" in room.wall
        await room.line("435211")
        assert "Now: Development" in room.wall
        await room.line("43521")
        assert "5 values" in room.wall
        await room.press("escape")
        assert len(room.session.ballots) == 6


async def test_a_show_of_fingers_asks_about_the_question_itself(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("close", "reveal")
        await room.press("h")
        assert "0  1  2  3  4  5 ?" in room.wall
        await room.line("0 0 0 1 3 4")
        *none, one, three, four = room.bars("How far will you stand behind this")
        assert none == [0, 0, 0]
        assert 0 < one < three < four


async def test_dots_are_said_one_by_one_and_drawn_as_a_block_for_each_of_us(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("Nobody meets customers")
        await room.line("Dates move weekly")
        await room.go("pick", "reveal")
        assert "hands" not in room.screen[-1], "dots are not shown by hand"
        await room.press("h")
        assert "typed one by one: V" in room.said
        await room.press("V")
        await room.line("2")
        await room.line("12")
        await room.press("escape")
        wall = room.wall
        assert "██████ ██████" in wall
        assert "Head of product" not in wall, "the wall names nobody beside a choice"
        assert wall.index("Dates move weekly") < wall.index("Nobody meets customers"), "what most back comes first"


async def test_without_people_nobody_is_asked(tmp_path):
    async with stage(tmp_path, make(tmp_path, people=False)) as room:
        await room.go("pulse", "reveal")
        assert "Nobody is in the room yet: l adds a leader." in room.wall
        await room.press("V")
        assert "Nobody is in the room yet" in room.said


async def test_outcomes_are_not_chosen_between_with_what_they_answer(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("Nobody meets customers")
        await room.line("o: We have one roadmap")
        await room.go("pick", "reveal")
        assert "Nobody meets customers" in room.wall
        assert "We have one roadmap" not in room.wall


async def test_a_card_that_is_refused_is_empty_on_the_wall_too(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        for text in ("One", "Two", "Three", "Four"):
            await room.line(text)
        await room.go("pick", "reveal")
        await room.press("3", "1", "1")
        assert "once more" in room.said
        assert "Now: Head of product   ○○○" in room.wall


async def test_who_abstained_is_told_in_full_where_the_line_has_room(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        for card in ("123455", "334-45", "211245", "543211", "224433", "444322", "113344", "333333"):
            await room.press(*("minus" if digit == "-" else digit for digit in card))
        await room.press("pagedown", "enter")
        assert "● close together   1 abstained" in room.wall


async def test_what_was_chosen_shows_the_key_that_says_what_it_becomes(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        for text in ("One", "Two", "Three", "Four"):
            await room.line(text)
        await room.go("pick", "reveal")
        for _ in range(8):
            await room.press("1", "2", "3")
        await room.press("pagedown", "enter")
        assert room.screen[-1].strip().startswith("Enter becomes   e typing")
        assert not any(line.strip().startswith("·") for line in room.screen)
        await room.press("enter")
        assert "What will be true instead?" in room.wall


@pytest.mark.parametrize("keys", ["000035", "0 0 0 0 3 5"])
async def test_the_first_number_of_hands_is_typed_at_once_and_the_room_goes_on_to_see_them(tmp_path, keys):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("close", "explain")
        await room.press(keys[0])
        assert "How many showed  0  1  2  3  4  5 ?" in room.wall
        await room.line(keys[1:])
        assert room.session.stage.phase == "reveal"
        assert room.session.rounds["close/1"].hands == {"proposal": {"4": 3, "5": 5}}
        await room.press("pageup", "pageup", "3")
        assert "has no meaning here" in room.said, "hands are counted already"
        await room.press("u")
        assert "close/1" not in room.session.rounds


async def test_where_many_statements_are_asked_about_a_digit_counts_no_hands(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "explain")
        await room.press("3")
        assert "has no meaning here" in room.said


@pytest.mark.parametrize("module", ["pulse", "chart"])
async def test_a_question_that_is_asked_twice_is_answered_once(tmp_path, module):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go(module, "reveal")
        await room.press(*"333333"[: 6 if module == "pulse" else 5])
        await room.press("pagedown", "pagedown", "pagedown")
        assert "1 of 8 in. Enter shows" in room.wall
        await room.press("enter")
        assert "1 of 8 in" not in room.wall
        assert room.app.desk.state.ask is None
