"""Scenes that decide whether a paying client sees it: what may go wrong in the room, and what the wall shows then."""

from __future__ import annotations

import time
from datetime import timedelta

from pmworkshop.tui.drawing.faces import numerals
from tests.tui.driving import NOW, make, stage
from tests.tui.test_time import behind

CARDS = ("31140", "33440", "41141", "44140", "41145", "34440", "11130", "11140")


async def card(room, digits):
    await room.press(*("minus" if digit == "-" else digit for digit in digits))


async def at(room, name):
    """Open the people, and choose one."""
    await room.press("l")
    place = [one.name for one in room.session.people()].index(name)
    await room.press("home", *["down"] * place)


async def test_sheets_one_of_them_typed_wrong(tmp_path):
    """Eight paper charts, one mirrored screen: nothing shows, and the fix reads as typing."""
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "reveal")
        for digits in CARDS:
            await card(room, digits)
            assert "Least agreed" not in room.wall
        await room.press("pagedown", "enter")
        assert "Least agreed first" in room.wall
        rows = {row.label: row.id for row in room.session.activities.values()}
        before = {ballot.id for ballot in room.session.ballots.values() if ballot.corrected}
        await room.press("e")
        assert "Whose typing is corrected?" in room.wall
        await room.line("3")
        assert "Now: Operations   ○○○○○" in room.wall
        await card(room, "41140")
        assert room.said == "Typing corrected"
        assert "changed" not in room.wall
        (mended,) = [one for one in room.session.ballots.values() if one.corrected and one.id not in before]
        assert mended.subject == rows["Establish what customers need"]
        assert mended.letters == {}


async def test_chaos(tmp_path):
    """The lid closes, another projector has another size, one leader goes and a deputy comes."""
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("chart", "reveal")
        for digits in CARDS[:3]:
            await card(room, digits)
        await card(room, "31")
        assert "Now: Supply chain   ●●○○○" in room.wall
        assert "3 of 8 in" in room.wall
    later = NOW + timedelta(minutes=14)
    async with stage(tmp_path, path, size=(120, 40), now=later) as room:
        assert "Away 14 min, not counted" in room.said
        await room.press("f3", "enter")
        assert "Away" not in room.wall
        assert "3 of 8 in" in room.wall
        assert "Now: Supply chain   ○○○○○" in room.wall, "the answers that are in are known by their number"
        await at(room, "Finance lead")
        await room.press("Q")
        await room.press("escape")
        await room.press("escape")
        assert "3 of 7 in" in room.wall
        await at(room, "Sales lead")
        await room.press("D")
        await room.line("Dora Quist")
        await room.press("escape")
        assert "3 of 7 in" in room.wall
        for digits in CARDS[3:7]:
            await card(room, digits)
        assert "7 of 7 in" in room.wall
        assert "Enter shows them." in room.wall
        await room.press("pagedown")
        assert "7 of 7 in. Enter shows" in room.wall
        await room.press("enter")
        assert "7 answered" in room.wall
        answered = {room.session.participants[one.participant].name for one in room.session.ballots.values()}
        assert "Dora Quist" in answered
        assert not answered & {"Sales lead", "Finance lead"}


async def test_somebody_comes_late_while_answers_are_taken(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "reveal")
        for digits in CARDS:
            await card(room, digits)
        assert "8 of 8 in" in room.wall
        await room.press("l", "a")
        await room.line("Late lead, Legal")
        await room.press("escape")
        if room.app.desk.panel.overlay:
            await room.press("escape")
        assert "8 of 9 in" in room.wall
        assert "Now: Legal, Late lead   ○○○○○" in room.wall
        await card(room, "11111")
        assert "9 of 9 in" in room.wall
        assert "Enter shows them." in room.wall


async def test_answers_without_names_are_not_left_behind_unasked(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        await room.press("N")
        assert "kept without names" in room.wall
        assert "If all say the same, everybody knows who said it." in " ".join(room.wall.split())
        await card(room, "123451")
        await card(room, "12345-")
        await card(room, "123452")
        assert "3 of 8 in" in room.wall
        assert not room.session.ballots
        await room.press("q")
        assert "3 lines are not kept yet. Leave all the same?" in room.wall
        await room.press("escape", "pagedown", "enter")
        high, *none = room.bars("Our product strategies are clear")
        assert high > 0 == sum(none)
        (round_,) = room.session.rounds.values()
        assert round_.status == "revealed"
        assert len(round_.voted) == 3
        assert not room.session.ballots


async def test_two_answers_without_names_are_not_shown_and_not_lost(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        await room.press("N")
        await card(room, "123451")
        await card(room, "123453")
        await room.press("escape", "pagedown", "enter")
        assert "Fewer than 3 answers would not be without names. Wait for the others." in " ".join(room.wall.split())
        await room.press("escape", "enter")
        await card(room, "123452")
        await room.press("escape", "pagedown", "enter")
        (round_,) = room.session.rounds.values()
        assert (round_.status, len(round_.voted)) == ("revealed", 3)


async def test_two_polls_are_shown_together_so_that_none_sways_the_other(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        await card(room, "123451")
        await room.press("pagedown", "escape")
        assert not [one for one in room.session.rounds.values() if one.status == "revealed"]
        await room.go("close", "reveal")
        await card(room, "5")
        await room.press("pagedown")
        assert "1 of 8 in. Enter shows them; + shows “Statements” too" in room.wall
        await room.line("+")
        assert {one.status for one in room.session.rounds.values()} == {"revealed"}
        last = room.app.shell.live.opened.workshop.history()[-1][1]
        assert last.label == "Showed the answers in “Check-out” and “Statements”"


async def test_statements_are_shown_one_by_one(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        await card(room, "123451")
        await card(room, "323451")
        await room.press("space")
        assert "2 of 8 in. Enter shows “Our product strategies are clear enough" in room.wall
        await room.press("enter")
        one, two, three, *more = room.bars("Our product strategies are clear")
        assert one == three > 0 == two == sum(more)
        assert sum(room.bars("I can name who decides")) == 0
        await room.press("space", "enter")
        assert sum(room.bars("I can name who decides")) > 0
        assert sum(room.bars("My function gives product")) == 0
        await room.press("pagedown")
        assert "2 of 8 in. Enter shows" in room.wall
        await room.press("enter")
        assert sum(room.bars("Product managers here have the time")) > 0
        assert room.session.stage.phase == "reveal"


async def test_a_slip_in_the_answer_of_somebody_who_went_out_is_mended_before_and_after_the_reveal(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "reveal")
        for digits in CARDS[:2]:
            await card(room, digits)
        await at(room, "Development lead")
        await room.press("space", "escape")
        await room.press("shift+tab")
        assert "Now: Operations" not in room.wall
        await room.press(*["shift+tab"] * 3)
        assert "Now: Development" in room.wall
        await card(room, "11111")
        await room.press("pagedown", "enter", "e")
        places = room.wall[room.wall.index("Whose typing") :]
        assert "Development" in places
        await room.line("8")
        assert "Now: Development" in room.wall
        await card(room, "22222")
        assert room.said == "Typing corrected"


async def test_late_with_a_latecomer_a_leaver_and_a_deputy(tmp_path, monkeypatch):
    """Twelve minutes behind, one key fits the rest; who comes, goes and stands in is right in each later part."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    async with stage(tmp_path, make(tmp_path)) as room:
        await behind(room)
        await room.press("z")
        assert "12 minutes late." in room.wall
        await room.press("enter")
        fitted = room.session.info.fitted
        assert set(dict(fitted.minutes)) == {"pick", "chart", "plan"}
        assert "ends 10:30" in room.head
        for word in ("late", "behind", "→"):
            assert word not in room.wall
        await room.press("l", "a")
        await room.line("Late lead, Legal")
        await room.press("escape", "escape")
        await at(room, "Finance lead")
        await room.press("Q", "escape", "escape")
        await at(room, "Sales lead")
        await room.press("D")
        await room.line("Dora Quist")
        await room.press("escape")
        assert room.session.info.fitted == fitted, "people change nothing of the time"
        await room.go("chart", "reveal")
        assert "0 of 8 in" in room.wall
        for digits in CARDS:
            await card(room, digits)
        assert "8 of 8 in" in room.wall
        await room.press("pagedown", "enter")
        assert "8 answered" in room.wall
        await room.go("plan", "settle")
        for there in ("Legal", "Sales, Dora Quist"):
            assert f"{there}: nothing yet" in room.plan
        assert "Finance" not in room.wall
        await room.press("enter")
        for _ in range(8):
            await room.line("Publish the price rule; 14 Dec; draft by Friday")
        assert room.said == "All lines are complete. PgDn goes on."
        owners = {room.session.participants[one.owners[0]].name for one in room.session.actions.values()}
        assert {"Late lead", "Dora Quist"} <= owners
        assert not owners & {"Finance lead", "Sales lead"}
        while not room.session.stage.finished:
            await room.press("pagedown", *["enter"] * room.app.desk.entry.asking)
        assert all(row.strip() in room.wall for row in numerals("8"))
        assert " actions" in room.wall
        assert "ends 10:30" in room.head
    monkeypatch.undo()
    time.tzset()
