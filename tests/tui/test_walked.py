"""What a facilitator met who had read the guide only: slips at the keys, and words that the back row reads."""

from __future__ import annotations

from tests.tui.driving import make, stage
from tests.tui.test_calm_wall import settled
from tests.tui.test_two_windows import all_in


def flat(room):
    return " ".join(room.wall.split())


async def asked_for_the_last_card(room):
    """Type all cards of the six statements but the last one, and begin to show them."""
    await room.go("pulse", "reveal")
    for _ in range(7):
        await room.press(*"345123")
    await room.press("pagedown")


async def test_a_card_typed_into_the_question_that_shows_the_answers_is_not_read_from_the_wall(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await asked_for_the_last_card(room)
        assert "7 of 8 in. Enter shows" in room.wall
        await room.type("251413")
        assert "251413" not in room.wall
        await room.press("pagedown")
        assert room.said == "Enter shows the answers. Esc waits, then go on."
        await room.press("enter")
        assert "251413" not in room.wall
        assert "Nothing is typed here: Enter shows the answers." in flat(room)
        await room.press("escape", *"251413")
        assert all_in(room)


async def test_a_row_that_somebody_settles_is_named_with_what_is_open(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await settled(room)
        row = next(one for one in room.session.activities.values() if one.state == "parked")
        await room.press("f")
        assert f"{row.label}: " in flat(room)
        assert "Nothing is open." not in room.wall


async def test_a_dash_is_not_offered_as_a_decision(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("-")
        await room.line("Decide who sets the price")
        await room.go("chart", "settle")
        await room.press("#")
        assert "Decide who sets the price" in room.wall
        assert not any(line.strip(" ▌") == "-" for line in room.screen)


async def test_many_lines_that_are_not_complete_are_counted_by_what_they_lack(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("enter")
        for line in ("Send the list; 9 Dec; ask Sales", "Send the rule; 9 Dec", "Send the plan; 9 Dec"):
            await room.line(line)
        await room.press("escape")
        await room.go("plan", "read_back")
        await room.press("pagedown")
        told = "8 lines are not complete: no line yet (5), first step (2), day of the first step (1)."
        assert f"{told} PgDn again goes on." in flat(room)


async def test_what_is_typed_instead_of_a_yes_neither_strikes_a_line_nor_leaves(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("We say no too late")
        await room.press("escape", "!")
        await room.line("no")
        assert room.said == "Nothing is typed here: Enter strikes it. Esc keeps it."
        assert "Strike this for good" in room.wall
        await room.press("escape")
        assert "We say no too late" in room.wall
        await room.press("q")
        await room.line("no, wait")
        assert room.said == "Nothing is typed here: Enter leaves. Esc stays."
        await room.press("escape")
        assert "We say no too late" in room.wall


async def test_a_stray_key_does_not_keep_the_answers_from_being_shown(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await asked_for_the_last_card(room)
        await room.type("S")
        await room.press("enter")
        assert room.said == "Nothing is typed here: Enter shows the answers. Esc waits."
        await room.press("enter")
        assert sum(room.bars("Our product strategies are clear")) > 0
