"""What a slip of a facilitator's hand leads to: nothing goes to another place, and each way out is said."""

from __future__ import annotations

from tests.tui.driving import ByHand, make, stage


async def quickly(room, text):
    """Type text in a list, more quickly than single keys."""
    ByHand(room.app)
    await room.type(text)
    await room.settle()


# While a workshop is set up.


async def test_text_typed_on_a_row_of_the_set_up_takes_the_place_of_its_value(tmp_path):
    async with stage(tmp_path) as home:
        await home.press("enter")
        await quickly(home, "Who decides")
        assert "Title: what the room sees" in home.wall
        assert home.app.desk.field.value == "Who decides"
        await home.press("enter")
        assert "Who decides" in home.wall
        await quickly(home, "Sample firm")
        await home.press("enter", "pagedown")
        assert (home.session.info.title, home.session.info.organisation) == ("Who decides", "Sample firm")


async def test_text_typed_on_leaders_opens_no_field_for_something_else(tmp_path):
    async with stage(tmp_path) as home:
        await home.press("enter", "end", "up")
        await quickly(home, "Ann Weber")
        assert "stands in the next one that is asked for here" in " ".join(home.wall.split())


async def test_text_typed_on_a_detail_of_a_running_workshop_takes_its_place(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("W", "down")
        await quickly(room, "Another firm")
        await room.press("enter")
        assert room.session.info.organisation == "Another firm"


async def test_a_leader_taken_out_comes_back_after_the_list_was_closed(tmp_path):
    async with stage(tmp_path) as home:
        await home.press("enter", "l")
        for line in ("Ann Weber; Development", "Åsa Öberg; General management; sponsor"):
            await home.line(line)
        await home.press("escape")
        assert "sponsor" in home.screen[7]
        await home.press("d", "escape", "l", "ctrl+z")
        assert "Åsa Öberg" in home.wall
        await home.press("escape", "pagedown")
        assert [(one.name, one.sponsor) for one in home.session.people()] == [
            ("Ann Weber", False),
            ("Åsa Öberg", True),
        ]


async def test_a_semicolon_typed_before_one_goes_to_the_part_behind_it(tmp_path):
    async with stage(tmp_path) as home:
        await home.press("enter", "l")
        await home.line("Ann Weber; Development")
        await home.press("escape", "e")
        await home.type("Anne Weber; Research")
        assert home.app.desk.field.value == "Anne Weber; Research"
        await home.type(";")
        assert home.app.desk.field.value == "Anne Weber; Research;"
        await home.type(" sponsor")
        await home.press("enter", "escape", "pagedown")
        assert [(one.function, one.sponsor) for one in home.session.people()] == [("Research", True)]


async def test_who_comes_later_is_the_sponsor_by_one_word_too(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("l", "a")
        await room.line("Åsa Öberg; General management; sponsor")
        assert {one.name for one in room.session.people() if one.sponsor} == {"Sponsor lead", "Åsa Öberg"}


# In the room.


async def test_what_is_typed_stands_apart_from_the_word_before_it(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("open", "explain")
        await room.press("a")
        await room.type("The budget is fixed")
        await room.settle()
        assert "Note" in room.wall
        assert "NoteThe" not in room.wall


async def test_a_group_is_named_before_another_question_is_shown(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("Nobody visits customers")
        await room.go("three", "group")
        await room.press("escape", "home", "n")
        for typed in ("", "Customers"):
            await room.type(typed)
            await room.press("tab")
            assert "not kept yet" in room.said
            assert "Nobody visits customers" in room.wall
        await room.press("enter")
        assert [one.title for one in room.session.themes.values()] == ["Customers"]


async def test_the_first_line_has_none_above_to_merge_with(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("Nobody visits customers")
        await room.press("escape", "home", "m")
        assert room.said == "No line is above this one."


async def test_who_has_answered_one_question_of_several_is_not_in_and_the_hint_is_that_of_the_question(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "alone")
        await room.press("enter", "enter")
        assert "something a passer-by could see" in room.wall
        await room.line("Nobody visits customers")
        assert "0 of 8 in" in room.wall
        assert "work, not people" in room.wall
        assert "passer-by" not in room.wall
        for line in ("Dates are promised", "We have two prices"):
            await room.line(line)
        assert "1 of 8 in" in room.wall


async def test_one_question_is_not_written_twice_while_a_line_is_typed(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("purpose", "alone")
        await room.press("enter", "enter")
        assert room.wall.count("Finish the sentence") == 1
        assert "Head of product: one line, - for none" in " ".join(room.wall.split())


async def test_hands_are_counted_after_a_digit_by_accident_was_cleared(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("close", "alone")
        await room.press("5", "h")
        assert room.said == "Answers are in that nobody sees yet: PgDn shows, Backspace clears them."
        await room.press("shift+tab", "backspace", "h")
        await room.line("0 0 1 2 3 2")
        assert room.session.stage.phase == "reveal"
        assert "8 answers" in room.wall


async def test_keys_typed_for_one_leader_stand_on_the_next_page_where_it_takes_answers_too(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "alone")
        await room.press("3", "4", "pagedown")
        assert "●●○○○○" in room.wall
        assert "wait there" not in room.wall


async def test_a_deputy_of_somebody_without_actions_is_no_word_about_actions(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown", "l", "home", "D")
        await room.line("Dora Quist")
        assert room.said == "Dora Quist speaks for Head of product now"


async def test_the_last_page_names_open_lines_without_codes(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("a")
        await room.line("Publish the price rule")
        while room.session.stage is None or not room.session.stage.finished:
            await room.press("pagedown", "escape")
        await room.press("end")
        assert "Publish the price rule: " in room.wall
        assert "A01" not in room.wall


async def test_a_wide_title_leaves_no_clock_of_which_a_row_is_missing(tmp_path):
    async with stage(tmp_path) as home:
        await home.press("enter")
        for text in ("Hallberg Pumps: spring alignment", "Sample organisation of pumps"):
            await quickly(home, text)
            await home.press("enter")
        await home.press("down")
        await quickly(home, "12:00")
        await home.press("enter", "enter")
        for number in range(9):
            await home.line(f"Leader {number}; Function {number}")
        await home.press("escape", "escape", "pagedown")
        assert "We begin at" in home.wall
        assert "more" not in home.screen[-2]
