"""What a facilitator meets before a full room: slips, a program that was cut off, and keys that the wall names."""

from __future__ import annotations

from pmworkshop.tui.shell.drafts import half_typed
from tests.tui.driving import make, stage
from tests.tui.test_turns import in_talk


async def test_going_on_from_half_an_answer_says_that_it_is_not_kept(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        await room.press("1", "2", "3", "tab")
        assert room.said == "Head of product: what was half typed is not kept."
        assert "Now: Development   ○○○○○○" in room.wall
        await room.press("shift+tab")
        assert "Now: Head of product   ○○○○○○" in room.wall
        assert not room.said, "nothing was half typed for Development"


async def test_a_key_too_many_after_the_last_answer_names_the_key_that_shows(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        for _ in range(8):
            await room.press(*"123451")
        await room.press("3")
        assert room.said == "Nobody is left to ask. Enter shows, Shift+Tab goes back to one."
        assert room.screen[-1].lstrip().startswith("Enter show")
        await room.press("enter")
        assert "8 answers" in room.wall


async def test_a_page_opened_from_home_is_laid_out_as_it_stays(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("pulse", "reveal")
        await room.press(*"123451", *"234512")
    async with stage(tmp_path) as room:
        await room.press("enter")
        await room.until(lambda: "Now: Operations" in room.wall)
        opened = room.wall
        assert "1 not at all, 5 entirely; a dash if you cannot tell" in opened, "the last line is in sight"
        await room.press("1", "backspace")
        assert room.wall == opened


async def test_a_half_typed_line_comes_back_under_the_question_for_which_it_was_typed(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        await room.press("tab", "tab")
        asked = room.screen[3]
        await room.type("We have one list")
        assert half_typed(room.app.desk, room.app.shell.panels.made.values()) == {"three/outcome": "We have one list"}
        room.app.leave_unasked(143)
    async with stage(tmp_path, path) as room:
        assert room.screen[3] == asked
        assert room.app.desk.field.value == "We have one list"
        await room.press("enter")
        assert [(one.prompt, one.text) for one in room.session.entries.values()] == [("outcome", "We have one list")]


async def test_the_foot_says_how_the_word_goes_to_the_next_one(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await in_talk(room, "purpose")
        await room.go("purpose", "reveal")
        assert "Tab next speaker" in room.screen[-1]
        await room.press("tab")
        assert "Now: Development" in room.wall
        await room.press("escape")
        assert "Tab next speaker" in room.screen[-1]
        await in_talk(room, "three")
        await room.go("three", "reveal")
        assert "Enter keep/next speaker   Tab next question" in room.screen[-1]
        assert "Tab next speaker" not in room.screen[-1]


async def test_words_that_are_no_date_are_chosen_so_that_typing_replaces_them(tmp_path):
    async with stage(tmp_path) as room:
        await room.press("enter", "down", "down", "enter")
        await room.line("soon")
        assert "“soon” is said roughly, not one day." in room.told
        await room.type("1 dec")
        assert room.app.desk.field.value == "1 dec"
        await room.press("enter")
        assert "Tuesday 1 December 2026" in room.wall
        await room.press("enter")
        await room.line("25:99")
        await room.type("11:30")
        assert room.app.desk.field.value == "11:30"


async def test_only_the_words_at_fault_are_chosen_in_a_line_of_the_plan(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("enter")
        await room.line("Publish the price list; 31 Nov; ask Ben")
        assert "“31 Nov” is not a day of the calendar" in room.told
        assert "Now: by   then ; first step" in room.wall, "the part is named in which the cursor is"
        await room.type("14 Dec")
        assert room.app.desk.field.value == "Head of product; Publish the price list; 14 Dec; ask Ben"
        await room.press("shift+tab")
        assert "Now: what   then ; by" in room.wall


async def test_five_more_minutes_are_one_key_in_a_chart_too(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        await room.press("plus")
        assert room.said == "5 more minutes. The end stays 11:30: there was time to spare."
        roles = len(room.session.roles)
        await room.press("escape", "&")
        await room.line("Legal")
        assert len(room.session.roles) == roles + 1


async def test_who_comes_as_the_title_of_a_role_says_speaks_for_it(tmp_path):
    async with stage(tmp_path) as room:
        await room.press("enter", "l")
        for line in (
            "Anna Sample; Product management",
            "Ben Sample; Product manager",
            "Cleo Sample; Head of product",
        ):
            await room.line(line)
        await room.press("escape", "escape", "pagedown")
        await room.until(lambda: room.app.shell.live is not None and room.session.roles)
        speaks = {one.title: one.spokesperson for one in room.session.roles.values()}
        names = {title: room.session.participants[who].name for title, who in speaks.items() if who}
        assert names == {"Product manager": "Ben Sample", "Head of product": "Cleo Sample"}


async def test_undo_in_the_plan_names_no_code(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("a")
        await room.line("Publish the price rule")
        await room.press("escape", "escape", "ctrl+z")
        assert "Undone: Added an action" in room.said
        assert "A01" not in room.wall
