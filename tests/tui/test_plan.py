"""The last fifteen minutes: the plan, leader by leader, as ROOM's script has it."""

from __future__ import annotations

from datetime import date

from pmworkshop.session.core.records import revise
from tests.build import put
from tests.tui.driving import NOW, make, stage


class Counting:
    """A facilitator whose keys are counted; a typed line is one gesture."""

    def __init__(self, room):
        self.room, self.keys = room, 0

    async def press(self, *keys):
        self.keys += len(keys)
        await self.room.press(*keys)

    async def line(self, text):
        self.keys += 1
        await self.room.line(text)


def flat(room):
    """What stands on the wall, as one line."""
    return " ".join(room.wall.split())


def chosen(room):
    """The leader under the cursor."""
    return room.session.participants[room.app.desk.context.cursor.row].function


def chosen_action(room):
    """What is done in the row under the cursor."""
    return room.session.actions[room.app.desk.context.cursor.row].what


async def test_the_script_of_the_plan_runs_as_it_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with stage(tmp_path, make(tmp_path), now=NOW.replace(hour=11, minute=28)) as room:
        hand = Counting(room)
        await room.go("chart", "settle")
        await hand.press("pagedown")
        leaders = [row.removesuffix(": nothing yet") for row in room.plan]
        assert (leaders[0], leaders[-1], len(leaders)) == ("Head of product", "Executive sponsor", 8)
        await hand.press("enter")
        assert "Head of product:   Now: what   then ; by" in room.wall
        assert room.app.desk.field.value == "Head of product; "
        await hand.line("Publish price rule; 14 Dec; draft Friday")
        assert room.said == "Head of product: by Mon 14 Dec, first step by Fri 27 Nov"
        assert "Development:   Now: what" in room.wall
        await hand.line("Give ten customer visits; 29 Jan")
        assert room.said == "Development: by Fri 29 Jan"
        assert chosen(room) == "Operations"
        await hand.line("k")
        assert room.said == "Comes back at the end"
        for _ in range(5):
            await hand.line("Send two analysts; +14; call Rosa Friday")
        assert chosen(room) == "Operations"
        await hand.line("k")
        assert room.said == "Stays open"
        assert chosen_action(room) == "Give ten customer visits"
        assert "What is the first step?" in room.wall
        await hand.line("k")
        assert room.said == "2 lines are not complete. PgDn goes on."
        assert hand.keys == 12  # eight leaders, one of them twice, one blank, and two keys to begin
        assert not room.app.desk.entry.asking
        await hand.press("pagedown")
        assert room.session.stage.phase == "alone"
        await hand.press("pagedown", "pagedown")
        assert room.session.stage.phase == "read_back"
        assert "6 of 7 complete" in room.wall
        await hand.press("h")
        assert "How many showed 0 1 2 3 4 5 ?" in flat(room)
        await hand.line("000035")
        assert room.said == "three 4s, five 5s"
        assert "4 ●●●   5 ●●●●●" in room.wall
        await hand.press("pagedown")
        told = "2 lines are not complete: Give ten customer visits (first step), Operations (no line yet)."
        assert told in flat(room)
        await hand.press("pagedown")
        assert "Wednesday 23 December 2026" in flat(room)
        assert room.session.stage.module == "plan"
        await hand.press("enter")
        assert room.said == "We look again on Wed 23 Dec, Fri 22 Jan and Mon 22 Feb"
        assert room.session.stage.module == "close"
        first = next(iter(room.session.actions.values()))
        assert first.checkins == (date(2026, 12, 23),)
        await hand.press("s")
        assert room.said.startswith("Saved 11:28")
        assert hand.keys == 21  # a typed line counts as one
    plan = (tmp_path / "room" / "action-plan.md").read_text()
    assert "Wednesday 23 December 2026" in plan
    assert "How far we stand behind it, 0 to 5: three 4s, five 5s." in plan
    assert "3 · 4 ●●● · 5 ●●●●●" in (tmp_path / "room" / "summary.md").read_text()


async def one_action(room, line="Publish price rule; 14 Dec; draft Friday"):
    """The first leader's action; the next leader's line is asked for."""
    await room.go("plan", "settle")
    await room.press("enter")
    await room.line(line)
    await room.press("escape")
    (action,) = room.session.actions.values()
    return action.id


async def alone(room):
    """The first leader's action, shown alone."""
    action = await one_action(room)
    await room.press("home", "enter", "escape")
    return action


async def test_a_plan_without_actions_is_not_said_to_be_without_leaders(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "read_back")
        assert "No action yet: a adds one." in room.wall
        assert "No leader" not in room.wall


async def test_a_missing_date_is_asked_for_first(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await one_action(room, "Publish price rule")
        await room.press("home", "enter")
        assert "By when?" in room.wall
        await room.line("whenever")
        assert "“whenever” is not a date." in room.wall
        await room.press("ctrl+u")
        await room.line("14 Dec")
        assert "Head of product, by Monday 14 December 2026" in room.wall
        assert "What is the first step?" in room.wall


async def test_a_refused_answer_brings_its_question_back_and_shows_it_once(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("escape", "a")
        await room.line("Publish price rule; 14 Dec")
        await room.press("enter")
        assert room.wall.count("Who owns it?") == 1
        await room.line("Zed")
        assert room.said == "No Zed here. Esc, then l adds a leader."
        assert room.wall.count("Who owns it?") == 1


async def test_a_question_also_takes_what_is_given_and_later(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        action = await alone(room)
        await room.press("enter")
        await room.line("g 2 days Finance")
        assert room.said == "Given by Finance: 2 days"
        await room.press("enter")
        await room.line("k")
        assert room.session.actions[action].later
        assert chosen(room) == "Development"
        await room.press("up", "k")
        assert room.said == "No longer put off"
        assert not room.session.actions[action].later


async def test_one_action_is_left_with_escape_and_changed_by_its_keys(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        action = await alone(room)
        assert "Esc the plan" in room.screen[-1]
        await room.press("Z")
        await room.line("7")
        assert room.said == "“7” is not one of 0 to 5."
        await room.press("ctrl+u")
        await room.line("4")
        assert room.said == "Noted"
        assert room.session.actions[action].confidence == 4
        await room.press("w")
        await room.line("sales")
        assert "Sales, by Monday 14 December 2026" in room.wall
        await room.press("escape")
        assert "Operations: nothing yet" in room.plan
        await room.press("f")
        assert "What is still open" in room.wall


async def test_the_days_of_the_reviews_can_be_typed_left_and_passed_over(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        action = await one_action(room)
        await room.go("plan", "read_back")
        await room.press("pagedown")
        assert "7 lines are not complete" in flat(room)
        await room.press("pagedown", "escape")
        assert room.session.stage.module == "plan"
        await room.press("pagedown")
        assert room.session.stage.module == "close"
        assert room.session.actions[action].checkins == ()
        room.app.shell.clock.move(5)
        await room.go("plan", "read_back")
        await room.press("pagedown", "pagedown")
        assert room.session.stage.module == "close"
        room.app.shell.clock.move(5)
        await room.go("plan", "read_back")
        await room.press("pagedown")
        await room.line("11 Dec; 5 Feb")
        assert room.said == "We look again on Fri 11 Dec and Fri 5 Feb"
        assert room.session.actions[action].checkins == (date(2026, 12, 11), date(2027, 2, 5))
        await room.go("plan", "read_back")
        await room.press("pagedown")
        assert room.session.stage.module == "close"


async def test_more_hands_than_people_are_not_taken(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await one_action(room)
        await room.go("plan", "read_back")
        await room.press("h")
        await room.line("000045")
        assert room.said == "That is 9 answers, and 8 people in the room."
        await room.press("ctrl+u")
        await room.line("0 0 0 0 1 5")
        assert "6 of 8 in the room showed a hand. Is that all?" in room.wall
        await room.line("0 0 0 0 2 5")
        assert "7 of 8 in the room showed a hand. Is that all?" in room.wall
        await room.press("enter")
        assert room.said == "two 4s, five 5s; one did not show"


async def test_whoever_left_owns_nothing_and_is_asked_nothing(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await one_action(room)
        first = room.session.people()[0]
        room.app.servers.room.commit(put(revise(first, left=True)))
        await room.settle()
        await room.press("escape", "end")
        assert "Nobody yet: Publish price rule" in room.plan
        assert "Head of product" not in room.wall
        await room.press("k")
        assert chosen(room) == "Development"


async def test_whoever_stands_in_is_asked_instead_of_the_leader_and_only_once(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        assert room.plan.count("Development: nothing yet") == 1
        await room.press("l", "down", "D")
        await room.line("Ida Kern")
        await room.press("escape")
        assert room.plan.count("Development, Ida Kern: nothing yet") == 1
        assert "Development: nothing yet" not in room.plan
        await room.press("home", "down", "enter")
        await room.line("Publish the price rule; 14 Dec; draft Friday")
        await room.press("escape")
        assert "Development, Ida Kern: Publish the price rule" in room.plan
        assert "nothing yet" in room.wall
        assert "Development: nothing yet" not in room.plan
        assert "Development, Ida Kern: nothing yet" not in room.plan


async def test_what_a_leader_promised_is_not_asked_of_whoever_stands_in_later(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("down", "enter")
        await room.line("Publish the price rule; 14 Dec; draft Friday")
        await room.press("escape", "l", "home", "down", "D")
        await room.line("Ida Kern")
        await room.press("escape")
        assert "Development: Publish the price rule" in room.plan
        assert "Development: nothing yet" not in room.plan


async def test_an_action_says_who_is_asked_before_and_who_is_told_after(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("j")
        assert room.said == "Choose a line first, with the arrow keys."
        await room.press("a")
        await room.line("Publish the price rule")
        await room.press("escape", "end", "j")
        assert "Who is asked before, and who is told after?" in room.wall
        await room.line("asks: Finance, Sales; tells: Nobody at all")
        assert "No Nobody at all here." in " ".join(room.wall.split())
        await room.press(*["backspace"] * len("Nobody at all"))
        await room.line("Operations")
        assert room.said == "Asks Finance, Sales before. Tells Operations after."
        await room.press("enter", "escape")
        assert "Also Asks Finance, Sales before. Tells" in flat(room), "on the wall too"
        await room.press("j", "end", *["backspace"] * 80)
        await room.press("enter")
        assert room.said == "Nobody is asked before or told after"


async def test_while_the_plan_is_read_back_a_digit_begins_the_count_of_hands(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await one_action(room)
        await room.go("plan", "read_back")
        await room.press("0")
        assert "How many showed  0  1  2  3  4  5 ?" in room.wall
        await room.line("00035")
        assert room.said == "three 4s, five 5s"
        await room.press("u")
        assert "4 ●●●" not in room.wall
        await room.press("enter", "escape", "0")
        assert "How many showed" not in room.wall, "one action alone is read, and the digit is about that"
