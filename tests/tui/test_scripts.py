"""The keystroke scripts of a facilitator: what is pressed, what stands on the wall, and how many keys it takes."""

import re
from datetime import date

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.model import Agenda
from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.session.core.guests import Person
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.workshop import Workshop
from tests.build import FixedClock
from tests.tui.driving import FUNCTIONS, NOW, ByHand, agenda_file, make, stage

CARDS = ("31140", "33440", "41141", "44140", "41145", "34440", "11130", "11140")
"""Five digits each: who answers for the roadmap, the price, capacity, the one-off and the needs."""


class Counted:
    """Somebody at the keyboard whose keys are counted."""

    def __init__(self, room):
        self.room = room
        self.keys = 0

    async def press(self, *keys):
        self.keys += len(keys)
        await self.room.press(*keys)

    async def typed(self, text):
        """Type single keys in a list."""
        await self.press(*("minus" if key == "-" else key for key in text))

    async def line(self, text):
        """Type a line and press Enter; only the Enter is a key of the program's."""
        self.keys += 1
        await self.room.line(text)

    def shows(self, *texts):
        for text in texts:
            assert text in self.room.wall or text in self.room.head, f"{text}\n{self.room.wall}"


def with_choice(home):
    """A session whose three questions end in a choice and are read back."""
    plain = load_agenda(agenda_file("leadership-alignment")).model_dump(mode="json")
    for module in plain["modules"]:
        if module["id"] == "three":
            module["phases"] = {"explain": 1, "alone": 4, "reveal": 9, "group": 4, "choose": 2, "read_back": 1}
            module["choose"] = 3
    path = home / "choice.pmw"
    leaders = [Person(f"{function} lead", function) for function in FUNCTIONS]
    leaders.append(Person("Sponsor lead", "Executive sponsor", sponsor=True))
    setup = Setup(agenda=Agenda.model_validate(plain), day=date(2026, 11, 23), people=leaders, ends="11:30")
    workshop = Workshop(SqliteJournal.create(path, "c" * 16), clock=FixedClock(NOW), ids=CountingIds())
    workshop.commit(begin(setup, "c" * 16))
    workshop.close()
    return path


async def test_collect_to_outcomes(tmp_path):
    async with stage(tmp_path, with_choice(tmp_path)) as room:
        await room.go("three", "explain")
        by = Counted(room)
        await by.press("pagedown")
        by.shows("What is absent", "Write alone  4:00")
        await by.press("pagedown")
        by.shows("No line yet.")
        for text in ("Nobody says no", "Dates move weekly", "Prices are guessed", "Sales promises features"):
            await by.line(text)
        by.shows(" 1 Nobody says no", " 4 Sales promises features")
        await by.line("o: We have one roadmap that holds")
        assert room.said == "Saved to outcomes"
        await by.press("pagedown")
        by.shows("▌▶ Nobody says no")
        for name in ("Saying no", "Dates", "Prices"):
            await by.press("n")
            await by.line(name)
        await by.press("1")
        by.shows("All in groups here. The next question, 3 of 3")
        await by.press("pagedown")
        by.shows("0 of 8 in", "Now: Head of product   ○○○")
        for _ in range(7):
            await by.typed("213")
        await by.typed("21")
        by.shows("Now: Executive sponsor, Sponsor lead   ●●○")
        await by.press("enter")
        by.shows("Enter shows them.")
        await by.press("enter")
        by.shows("●●●●●●●●")
        heads = [line.strip() for line in room.screen if re.match(r" [123] (Saying no|Dates|Prices)$", line)]
        assert heads == ["1 Saying no", "2 Dates", "3 Prices"]
        await by.press("home", "down", "enter")
        by.shows("What will be true instead?")
        await by.line("One person says no, with a reason; every no is on the roadmap page")
        assert room.said == "Saved to outcomes"
        await by.press("pagedown")
        by.shows("We have one roadmap that holds", "One person says no, with a reason", "Read back  1:00")
        # 2 phases, 5 lines, grouping 1 + 6 + 1, choosing 1 + 24 and show 1, an outcome 3 + 1, outcomes 1
        assert by.keys == 46


async def test_who_answers_for_it(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "explain")
        by = Counted(room)
        await by.press("pagedown")
        by.shows("5 Establish what customers need", "4 Development", "Write alone  4:00")
        await by.press("pagedown")
        by.shows("Now: Head of product   ○○○○○", "0 of 8 in")
        before = by.keys
        for card in CARDS:
            await by.typed(card)
        assert by.keys - before == 40, "one digit a row and leader"
        by.shows("8 of 8 in. Enter shows them.")
        await by.press("enter")
        by.shows("Least agreed first", "8 answered")
        await by.press("enter")
        by.shows("Row 1 of 5   2:00", "Settle  8:00")
        await by.press("e")
        await by.line("1 4")
        assert room.said == "Typing corrected"
        await by.press("4", "r", "3")
        by.shows("Answers for it: Development", "Responsible: Product manager")
        await by.press("enter")
        by.shows("Development answers for it. Because")
        await by.line("they know what can be promised")
        assert ": Development. Next: " in " ".join(room.wall.split())
        by.shows("Row 2 of 5   2:00")
        await by.press("x")
        await by.line("1 +14")
        by.shows("Row 3 of 5   2:00")
        (action,) = room.session.actions.values()
        assert (action.sort, action.due) == ("decide", date(2026, 12, 7))
        await by.press("pagedown", "pagedown", "pagedown")
        by.shows("A Accountable   R Responsible", "○ Sponsor, by 7 Dec")
        # to the answers 2, cards 40, show 1, a row 1, typing 2, settled 3, doer 2, not settled 2, the rest 3
        assert by.keys == 56


async def test_a_leader_is_cleared_and_typed_again(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "reveal")
        by = Counted(room)
        await by.typed("311")
        await by.press("backspace")
        by.shows("Now: Head of product   ○○○○○")
        await by.typed("31140")
        by.shows("Now: Development", "1 of 8 in")
        await by.press("shift+tab", "backspace")
        by.shows("Now: Head of product   ○○○○○", "0 of 8 in")
        await by.typed("3114-")
        by.shows("Now: Development", "1 of 8 in")


@pytest.mark.parametrize("key", ["a", "B", "z"])
async def test_a_wrong_key_while_answers_are_taken_is_no_answer(tmp_path, key):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        await room.press("9", "6")
        assert "○○○○○○" in room.wall
        assert "5; - abstains" in room.said
        assert not room.session.ballots


async def test_set_up_by_keys(tmp_path):
    """Title, organisation, end and nine leaders from a list; the roles of the charts from their functions."""
    async with stage(tmp_path) as home:
        by = Counted(home)
        await by.press("enter")
        for keys, typed in ((["enter"], "Who decides"), (["enter"], "Sample firm"), (["down", "enter"], "11:30")):
            await by.press(*keys)
            await home.type(typed)
            await by.press("enter")
        await by.press("l")
        home.app.desk.hands.paste("".join(f"Leader {n};Function {n}\n" for n in range(1, 10)))
        await home.settle()
        by.shows("Take them?")
        await by.press("enter", "escape", "escape")
        await by.press("r", "pagedown")
        info = home.session.info
        assert (info.title, info.organisation, info.ends) == ("Who decides", "Sample firm", "11:30")
        assert len(home.session.people()) == 9
        # open 1, three details 2 + 2 + 3, leaders 4, roles 1, begin 1
        assert by.keys == 14


async def test_one_card_takes_its_digits_alone(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        by = Counted(room)
        await by.typed("12345-")
        by.shows("Now: Development   ○○○○○○", "1 of 8 in")
        assert by.keys == 6


async def test_one_row_takes_a_digit_a_reason_and_one_enter(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "reveal")
        for card in CARDS:
            await room.press(*card)
        await room.press("pagedown", "enter", "enter")
        by, hand = Counted(room), ByHand(room.app)
        await by.press("4")
        hand.over()
        await room.settle()
        await room.type("they know what can be promised")
        hand.over()
        await by.press("enter")
        by.shows("Row 2 of 5")
        assert ": Development. Next: " in " ".join(room.wall.split())
        assert by.keys == 2


async def test_one_action_takes_one_enter(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("enter")
        by = Counted(room)
        await by.line("Publish the price rule; 14 Dec; draft by Friday")
        assert room.said == "Head of product: by Mon 14 Dec, first step by Fri 27 Nov"
        by.shows("1 of 1 complete", "Development:   Now: what")
        assert by.keys == 1
