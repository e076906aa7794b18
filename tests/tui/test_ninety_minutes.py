"""The ninety minutes with nine leaders by keyboard: how many keys each part takes, besides the text of answers."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.session.core.guests import Person
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.workshop import Workshop
from tests.build import FixedClock
from tests.tui.driving import NOW, ByHand, agenda_file, stage

LIMITS = {
    "check-in": 20,
    "purpose": 11,
    "questions": 28,
    "groups": 28,
    "statements": 4,
    "choose": 3,
    "outcomes": 4,
    "charts": 3,
    "rows": 11,
    "plan": 13,
    "read back": 4,
    "end": 3,
}
"""The most keys of each part: Enter, `PgDn`, arrows, letters that are commands, and digits that choose.

The text of answers is not among them, nor are the digits of a card, which are an answer; the Enter after each is.
The last line under a question takes none: what leaves it keeps it.
"""
SPOKEN = ("Development", "Operations", "Supply chain", "Market intelligence", "Sales", "Finance", "Service", "Legal")
QUESTIONS = ("Roadmap", "Price", "Capacity")
GROUPS = ("Saying no", "Dates", "Prices", "Customers", "Capacity", "Handing over")
PLACED = ("n1n212121", "n3n434343", "n5n656565")
"""For each line of a question the group it goes to; `n` begins the next one."""
STATEMENTS = ("123451", "223451", "323451", "423451", "343211", "12345-", "233333", "444444", "543212")
DOTS = ("123", "124", "135", "126", "213", "134", "125", "123", "124")
CARDS = ("31140", "33440", "41141", "44140", "41145", "34440", "11130", "11140", "31140")
OUTCOMES = (
    "One person says no, with a reason; each no is on the page",
    "Dates hold for a quarter; nine of ten are kept",
    "Prices follow one rule; no price outside it",
)
ACTION = "Publish the rule; 14 Dec; draft by Friday"


class Keyboard:
    """Somebody at a keyboard, at whose pace text in a list is text; keys and characters are counted by part."""

    def __init__(self, room):
        self.room = room
        self.keys, self.characters = Counter(), Counter()
        self.part = ""
        self._moment = ByHand(room.app)

    async def press(self, *keys):
        for key in keys:
            self.keys[self.part] += 1
            await self.room.press(key)
            self._moment.over()
            await self.room.settle()

    async def card(self, digits):
        """Type what one leader answered behind dots."""
        self.characters[self.part] += len(digits)
        await self.room.press(*("minus" if digit == "-" else digit for digit in digits))

    async def last(self, text):
        """Type a line where the room stands, without Enter: what leaves it keeps it."""
        self.characters[self.part] += len(text)
        if self.room.app.desk.state.mode == "list":
            await self.room.type(text)
            self._moment.over()
        else:
            self.room.app.desk.field.insert_text_at_cursor(text)

    async def line(self, text):
        """Type a line where the room stands, in a field or in a list, and press Enter."""
        await self.last(text)
        await self.press("enter")

    async def lines(self, text):
        """Type a line for each of nine leaders."""
        for number in range(1, 9):
            await self.line(text.format(number))
        await self.last(text.format(9))

    async def on_to(self, part, module, phase):
        """Go on with `PgDn` until the room is there."""
        self.part = part
        while (at := self.room.session.stage) is None or (at.module, at.phase) != (module, phase):
            assert self.keys[part] < LIMITS[part], self.room.wall
            await self.press("pagedown")


@pytest.fixture
def path(tmp_path):
    """The agenda of ninety minutes, with nine leaders."""
    leaders = [Person(f"{function} lead", function) for function in SPOKEN]
    leaders.append(Person("Sponsor lead", "General management", sponsor=True))
    agenda = load_agenda(agenda_file("leadership-alignment"))
    file = tmp_path / "ninety.pmw"
    workshop = Workshop(SqliteJournal.create(file, "c" * 16), clock=FixedClock(NOW), ids=CountingIds())
    workshop.commit(begin(Setup(agenda=agenda, day=date(2026, 11, 23), people=leaders, ends="11:30"), "c" * 16))
    workshop.close()
    return file


async def written(hand):
    """Check-in, purpose, and the lines of the three questions."""
    await hand.on_to("check-in", "unsaid", "alone")
    await hand.lines("One roadmap for line {}")
    await hand.press("tab")
    await hand.lines("We fear promise {}")
    await hand.on_to("purpose", "purpose", "alone")
    await hand.lines("customers get answer {}")
    await hand.on_to("purpose", "purpose", "settle")
    await hand.last("* the firm says no with a reason")
    await hand.on_to("questions", "three", "alone")
    for place, subject in enumerate(QUESTIONS):
        await hand.press(*["tab"] * (place > 0))
        await hand.lines(subject + " {} is late")


async def grouped(hand):
    """Put all lines into groups."""
    await hand.on_to("groups", "three", "group")
    names = iter(GROUPS)
    for group in "".join(PLACED):
        await (hand.line(next(names)) if group == "n" else hand.press(group))


async def voted(hand):
    """Statements, and three dots each; the first three groups become outcomes."""
    await hand.on_to("statements", "pulse", "alone")
    for card in STATEMENTS:
        await hand.card(card)
    await hand.press("enter")
    await hand.last("We differ most on disputes")
    await hand.on_to("choose", "pick", "alone")
    for card in DOTS:
        await hand.card(card)
    await hand.press("enter")
    hand.part = "outcomes"
    await hand.press("enter")
    for outcome in OUTCOMES:
        await hand.line(outcome)


async def settled(hand):
    """Charts behind dots, then four rows settled with a reason, and one given to the sponsor."""
    await hand.on_to("charts", "chart", "alone")
    for card in CARDS:
        await hand.card(card)
    await hand.press("enter")
    hand.part = "rows"
    await hand.press("enter")
    for place, owner in enumerate("2341"):
        await hand.press(owner)
        await hand.line("they can promise it; 3" if place < 3 else "they can promise it")
    await hand.press("x")
    await hand.line("1 +14")


async def planned(hand):
    """One line for each leader, the sponsor too; the action of the row that is not settled lacks a first step."""
    await hand.on_to("plan", "plan", "settle")
    for _ in (*SPOKEN, "Sponsor"):
        await hand.line(ACTION)
    assert "What is the first step?" in hand.room.wall
    await hand.line("call the board by Friday")
    await hand.on_to("read back", "plan", "read_back")
    await hand.card("000036")
    await hand.press("enter")
    await hand.press("pagedown", "enter")


async def ended(hand):
    """Hands, the last page, the files."""
    await hand.on_to("end", "close", "explain")
    await hand.line("000036")
    await hand.press("pagedown", "s")


async def test_the_ninety_minutes_take_no_more_keys_than_they_need(tmp_path, path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with stage(tmp_path, path) as room:
        hand = Keyboard(room)
        for walk in (written, grouped, voted, settled, planned, ended):
            await walk(hand)
        session = room.session
        assert session.stage.finished
        assert "the firm says no with a reason" in room.wall
        assert room.said.startswith("Saved")
    lines = [one for one in session.entries.values() if one.module == "three" and not one.because]
    assert len(lines) == 27
    assert all(one.theme for one in lines)
    assert len(session.themes) == 6
    outcomes = [one for one in session.entries.values() if one.because]
    assert [one.values["measure"] for one in outcomes] == [one.partition("; ")[2] for one in OUTCOMES]
    states = Counter(one.state for one in session.activities.values() if not one.practice)
    assert states == {"settled": 4, "parked": 1}
    whole = [one for one in session.actions.values() if one.due and one.first_step_by]
    assert len(whole) == len(session.actions) == 10
    assert dict(hand.keys) == LIMITS, "fewer are welcome: then the limit goes down"
    assert sum(hand.characters.values()) > 1500
