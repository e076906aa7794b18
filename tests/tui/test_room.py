"""What the room sees when something is open, long or hidden."""

from __future__ import annotations

from tests.tui.driving import make, stage


async def test_page_keys_go_through_an_overlay_and_never_move_the_room_under_it(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(60, 18)) as room:
        await room.go("chart", "settle")
        await room.press("f1")
        assert "↓" in room.wall
        assert "more" in room.wall
        assert "go on" not in room.screen[-1]
        await room.press("pagedown")
        assert "↑" in room.wall
        while "↓" in room.wall:
            await room.press("pagedown")
        await room.press("pagedown")
        assert room.said == "That is all of it. Esc goes back to the room."
        assert (room.session.stage.module, room.session.stage.phase) == ("chart", "settle")
        await room.press("home")
        assert "On the chosen line" in room.wall
        await room.press("escape")
        assert "For each decision" in room.wall


async def test_the_edges_say_how_much_is_out_of_sight(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        for number in range(1, 21):
            await room.line(f"Line {number}")
        await room.press("escape", "home")
        hidden = 20 - sum(" Line " in line for line in room.screen)
        assert hidden > 0
        assert f"↓ {hidden} more" in room.wall
        assert "↑" not in room.wall
        await room.press("end")
        assert f"↑ {hidden} more" in room.wall
        assert "↓" not in room.wall
        assert " 1 Line 1" not in room.wall
        assert "20 Line 20" in room.wall


async def test_a_row_that_nobody_answers_for_is_not_said_to_be_settled(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        await room.press("enter")
        assert "Still open: nobody answers for this" in room.wall
        await room.press("enter")
        assert room.said == "Marked as settled; still open: nobody answers for this yet"
        row = next(iter(room.session.activities.values())).label
        await room.press("u")
        assert room.said == f"Undone: “{row}” is settled"
        await room.press("enter", "enter")
        await room.press("1", "enter")
        assert "Still open" not in room.wall
        await room.press("enter")
        assert room.said == "Settled"


async def test_the_plan_asks_a_question_once(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("enter")
        await room.line("Publish price rule; 14 Dec; draft Friday")
        await room.press("escape", "home", "enter")
        assert room.wall.count("How will we know?") == 1
        assert "Publish price rule" in room.wall
        assert "Head of product, by Monday 14 December 2026" in room.wall
        await room.type("half")
        await room.press("pagedown")
        assert room.said == "This line is not kept yet: Enter keeps it, Esc leaves it."
        assert room.session.stage.phase == "settle"
        assert "half" in room.wall


async def test_a_long_question_is_wrapped_and_names_every_leader(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("enter")
        await room.line("Publish price rule; 14 Dec; draft Friday")
        await room.press("escape", "home", "w")
        assert "1 Head of product" in room.wall
        assert "8 Executive sponsor" in room.wall.replace("\n", " ")


async def test_enter_says_what_to_press_while_people_write(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "alone")
        assert room.screen[-1].strip().startswith("Enter type answers in")
        assert "park" not in room.screen[-1]
        await room.press("enter")
        assert "Now: Head of product" in room.wall


async def test_a_poll_says_how_the_answer_is_given(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pick", "explain")
        assert "Each of us places 3 dots" in room.wall
        await room.go("close", "explain")
        assert "Each of us shows 0 to 5 fingers" in room.wall


async def test_what_is_typed_before_the_field_wakes_is_not_lost(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.press("escape", "a")
        room.app.desk.set_focus(room.app.desk.board)
        await room.press("x")
        assert room.app.desk.field.value == "x"


async def test_leaving_says_what_the_two_keys_do(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("q")
        assert "Leave? Everything is saved." in room.wall
        assert room.screen[-1].strip() == "Enter leaves   Esc stays"
