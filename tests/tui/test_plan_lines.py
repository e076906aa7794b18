"""The plan in one line an action: counted keys, what is put off, whole lines, and days that nobody keeps."""

from __future__ import annotations

from datetime import date

import pytest

from pmworkshop.session.operations.people import add
from tests.build import action, put
from tests.tui.driving import ByHand, make, stage
from tests.tui.test_plan import Counting, chosen, flat

LINE = "Publish the price rule; 14 Dec; draft by Friday"


def first(room):
    """The first action of the plan."""
    return min(room.session.actions.values(), key=lambda one: one.place)


async def test_nine_leaders_are_nine_lines_and_at_most_two_enters_an_action(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        room.app.servers.room.commit(add("Ida Kern", "Human resources"))
        await room.go("plan", "settle")
        hand = Counting(room)
        await hand.press("enter")
        for _ in range(9):
            await hand.line(LINE)
        assert room.said == "All lines are complete. PgDn goes on."
        assert len(room.session.actions) == 9
        assert hand.keys == 10
        owners = [one.owners[0] for one in sorted(room.session.actions.values(), key=lambda one: one.place)]
        assert len(set(owners)) == 9
        assert all(
            (one.first_step, one.first_step_by) == ("draft", date(2026, 11, 27))
            for one in room.session.actions.values()
        )


async def test_missing_parts_are_asked_for_once_at_the_end_the_most_important_first(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("enter")
        await room.press("ctrl+u")
        await room.line("; Publish the price rule")
        for _ in range(7):
            await room.line("k")
        for _ in range(8):
            await room.line("k")
        assert "Nobody yet: Publish the price rule Who owns it?" in flat(room)
        await room.line("zed")
        assert room.said.startswith("No ")
        await room.press("ctrl+u")
        await room.line("sales")
        for asked, typed in (
            ("By when?", "14 Dec"),
            ("What is the first step?", "draft"),
            ("first step done?", "Friday"),
        ):
            assert asked in room.wall
            await room.line(typed)
        assert "7 lines are not complete" in room.said
        made = first(room)
        assert (made.due, made.first_step, made.first_step_by) == (date(2026, 12, 14), "draft", date(2026, 11, 27))


async def test_the_owner_may_be_overtyped_and_whoever_was_offered_comes_back(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("enter", "ctrl+u")
        await room.line(f"6; {LINE}")
        assert room.said == "Sales: by Mon 14 Dec, first step by Fri 27 Nov"
        for _ in range(6):
            await room.line(LINE)
        assert chosen(room) == "Head of product"
        assert room.app.desk.entry.asking


async def test_a_line_that_cannot_be_read_comes_back_whole(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("enter")
        for typed, said in (
            ("a; b; c; d", "That is 5 parts, and a line has 4: owner; what; by; first step."),
            ("Publish it; when it rains", "\u201cwhen it rains\u201d is not a date"),
        ):
            await room.line(typed)
            assert said in flat(room)
            assert room.app.desk.field.value == f"Head of product; {typed}"
            await room.press(*["backspace"] * len(typed))
        await room.press("ctrl+u")
        await room.line("Slaes; Publish it")
        assert room.said == "No Slaes here. Did you mean Sales lead (Sales)?"
        assert room.app.desk.field.value == "Slaes; Publish it"
        assert not room.session.actions


async def test_a_whole_line_is_changed_and_keeps_what_was_not_touched(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("enter")
        await room.line(LINE)
        await room.press("escape", "home", "I")
        await room.line("2 days Finance")
        await room.press("%")
        await room.line("it is on the wiki")
        await room.press("e")
        assert room.app.desk.field.value == "Head of product; Publish the price rule; Mon 14 Dec; draft by Fri 27 Nov"
        await room.press("end", "ctrl+u")
        await room.line("Sales; Publish the price rule; Mon 14 Dec; read it by Thursday")
        made = first(room)
        assert room.session.participants[made.owners[0]].function == "Sales"
        assert (made.due, made.first_step, made.first_step_by) == (date(2026, 12, 14), "read it", date(2026, 11, 26))
        assert (made.success_measure, len(made.gives)) == ("it is on the wiki", 1)
        await room.press("ctrl+z")
        assert room.session.participants[first(room).owners[0]].function == "Head of product"


async def test_pasted_lines_become_actions_after_a_look_at_them(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("enter")
        room.app.desk.hands.paste("Sales; Publish it; 14 Dec; draft by Friday\nDrop two reports; 12 Dec\n")
        await room.settle()
        assert "2 actions in 2 lines; 12 Dec is a Saturday; for Head of product. Take them?" in flat(room)
        await room.line("x")
        assert room.said == "These actions are not taken yet. Enter alone takes them."
        await room.press("backspace", "enter")
        assert room.said == "2 actions added"
        assert sorted(one.what for one in room.session.actions.values()) == ["Drop two reports", "Publish it"]
        await room.press("escape", "a")
        room.app.desk.hands.paste("Sales; Publish it; 14 Dec\nZed; Drop it; 14 Dec; draft")
        await room.settle()
        assert "Line 2: No Zed here." in flat(room)
        assert len(room.session.actions) == 2


@pytest.mark.parametrize(("answer", "due"), [("", date(2026, 12, 12)), ("+21", date(2026, 12, 14))])
async def test_a_saturday_is_asked_about_once_and_the_line_is_not_lost(tmp_path, answer, due):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("enter")
        await room.line("Publish it by Sat 12 Dec")
        assert "12 Dec is a Saturday. Enter keeps it, or type another day." in flat(room)
        assert not room.session.actions
        await room.press("escape")
        assert room.app.desk.field.value == "Head of product; Publish it by Sat 12 Dec"
        await room.press("enter")
        await (room.line(answer) if answer else room.press("enter"))
        made = first(room)
        assert (made.what, made.due) == ("Publish it", due)
        assert chosen(room) == "Development"
        if not answer:
            await room.line("Drop it by 12 Dec")
            assert len(room.session.actions) == 2


async def test_days_are_asked_about_wherever_they_are_typed(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        ask = {"first_step": "Ask", "first_step_by": date(2026, 11, 27), "owners": (room.session.people()[0].id,)}
        room.app.servers.room.commit(put(action("x", "A01", **ask), action("y", "A02", place=2, **ask)))
        await room.go("plan", "read_back")
        await room.press("home", "enter")
        await room.line("28 Dec")
        assert "Mon 28 Dec is between 24 December and 1 January." in flat(room)
        await room.press("escape", "escape", ">")
        await room.line("by Sunday")
        assert "29 Nov is a Sunday." in flat(room)
        await room.press("enter")
        assert first(room).first_step_by == date(2026, 11, 29)
        await room.press("pagedown", "pagedown")
        await room.line("26 Nov; 5 Feb")
        assert "Thu 26 Nov comes before 2 first steps." in flat(room)
        await room.line("27 Nov")
        assert "We look again on Fri 27 Nov and Fri 5 Feb" in flat(room)


async def test_what_is_given_is_one_thing_in_plan_ledger_minutes_and_mails(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("enter")
        await room.line(LINE)
        await room.press("escape", "home", "I")
        await room.line("2 days Finance, if the roadmap is frozen")
        given = "2 days, if the roadmap is frozen"
        assert room.said == f"Given by Finance: {given}"
        await room.press("enter")
        assert "Given Finance: 2 days" in flat(room)
        await room.press("escape", "escape", "L")
        assert room.wall.count(f"Finance: {given}") == 1
        assert "Together: 2 days (2 of it on a condition)" in room.wall
        await room.press("escape", "s")
        await room.until(lambda: "Saved" in room.said)
    plan = (tmp_path / "room" / "action-plan.md").read_text()
    assert plan.count(given) == 1
    assert "| 2 days | the roadmap is frozen | A01 |" in plan


async def test_lines_that_are_not_complete_are_shown_before_leaving_and_on_the_last_page(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "read_back")
        ids = [one.id for one in room.session.people()]
        whole = {"due": date(2026, 12, 14), "first_step": "Ask", "first_step_by": date(2026, 11, 27)}
        actions = [action(f"x{n}", f"A0{n}", owners=(one,), place=n, **whole) for n, one in enumerate(ids[:7], 1)]
        left = {"what": "Publish the rule", "owners": ids[7:], "place": 8, "first_step": "Ask"}
        room.app.servers.room.commit(put(*actions, action("x8", "A08", **left)))
        await room.until(lambda: "7 of 8 complete" in room.wall)
        await room.press("q")
        asked = "1 line is not complete: Publish the rule (by when, day of the first step). Leave all the same?"
        assert asked in flat(room)
        assert "Enter leaves   Esc stays" in room.wall
        await room.press("escape", ".", "ctrl+q")
        assert "Leave? Everything is saved." in room.wall
        assert "complete" not in room.wall, "the curtain is drawn"
        await room.press("escape", ".", "pagedown")
        assert (
            "1 line is not complete: Publish the rule (by when, day of the first step). PgDn again goes on."
            in flat(room)
        )
        await room.press("pagedown", "enter")
        assert room.session.stage.module == "close"
        while not room.session.stage.finished:
            await room.press("escape", "pagedown")
        assert "1 line is not complete:" in room.wall
        assert "Publish the rule: by when, day of the first step" in room.wall


async def test_the_key_that_empties_a_line_leaves_none_of_its_parts(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("enter")
        await room.line(LINE)
        await room.press("escape", "home", "e", "ctrl+u")
        assert room.app.desk.field.value == ""
        await room.line("Finance; Publish it; 11 Dec; ask")
        made = first(room)
        assert (made.what, made.due, made.first_step) == ("Publish it", date(2026, 12, 11), "ask")


async def test_put_off_and_enter_at_once_ask_the_next_leader_and_nothing_else(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("enter")
        await room.line("Publish the price rule; 14 Dec")
        await room.press("escape", "home", "enter")
        assert room.app.desk.entry.asking
        await room.press("escape")
        hold = ByHand(room.app)
        await room.press("k", "enter")
        hold.over()
        await room.settle()
        assert first(room).later
        assert chosen(room) == "Development"
        assert room.app.desk.state.ask.question == "Development:"
        await room.press("escape")
        assert not room.app.desk.entry.asking


async def test_who_owns_only_what_a_row_of_the_chart_gave_is_asked_for_a_line_of_their_own(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        owner = room.session.people()[0].id
        settles = action("row", "A01", what="Settle the price", owners=(owner,), sort="decide", row="price")
        room.app.servers.room.commit(put(settles))
        await room.go("plan", "settle")
        assert "no line yet" in room.wall
        await room.press("home", "down", "enter")
        assert room.app.desk.field.value == "Head of product; "
        await room.line(LINE)
        assert [one.what for one in room.session.actions.values() if one.owners == (owner,)] == [
            "Settle the price", "Publish the price rule",
        ]  # fmt: skip
        assert "no line yet" not in room.wall


@pytest.mark.parametrize("typed", ["Publish the price rule; 14 Dec; draft by Friday", "Publish it"])
async def test_text_that_is_typed_on_a_leaders_name_begins_their_line(tmp_path, typed):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        hold = ByHand(room.app)
        await room.press("down")
        await room.type(typed)
        hold.over()
        await room.settle()
        assert room.app.desk.field.value == f"Development; {typed}"
        await room.press("enter")
        await room.until(lambda: room.session.actions)
        assert room.session.participants[first(room).owners[0]].function == "Development"
        assert room.app.desk.state.ask.question == "Operations:", "the next one in turn"
