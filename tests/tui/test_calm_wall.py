"""The agreed chart never scolds the people who made it: a few sentences on the wall, the rest for the facilitator."""

from __future__ import annotations

from pmworkshop.interface import export
from pmworkshop.session.core.records import Acceptance
from pmworkshop.tui.notes.open_points import open_points
from tests.build import activity, role, session
from tests.tui.driving import make, stage
from tests.tui.test_notes import make as private
from tests.tui.test_notes import notes
from tests.tui.test_settling import charted, row


def flat(room):
    return " ".join(room.wall.split())


async def settled(room):
    """Settle four rows, and give the price to the sponsor."""
    await charted(room)
    await row(room, "Set the price")
    await room.press("x")
    await room.line("1 +14")
    await room.press("escape")
    await room.go("chart", "settle")
    board = room.app.desk.board
    for _ in range(5):
        if room.session.activities[board.cursor.row].state == "open":
            await room.press("3")
        await room.press("down")


async def test_an_agreed_chart_of_owners_has_no_word_about_what_nobody_charted(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await settled(room)
        for _ in range(5):
            for word in ("asked", "told", "nobody", "letter", "Consulted", "Informed"):
                assert word not in room.wall
            await room.press("up")
        await room.press("f")
        assert "Set the price: Sponsor, by 7 Dec" in room.wall
        assert "to look at" not in room.wall
    for name in ("raci.md", "summary.md"):
        text = export(path, "markdown")[name].decode()
        assert "Set the price: Sponsor, by 7 Dec" in text
        assert "asked or told" not in text
        assert "Worth a talk" not in text
    assert "Consulted" not in export(path, "markdown")["raci.md"].decode()


async def test_who_settles_a_row_stands_under_the_agreed_chart(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(120, 30)) as room:
        await settled(room)
        board = room.app.desk.board
        for _ in range(5):
            if room.session.activities[board.cursor.row].label != "Set the price":
                await room.press("up")
        assert "Set the price: Sponsor, by 7 Dec" in room.wall
        assert "○ Sponsor, by 7 Dec" in room.wall


async def test_what_is_open_is_told_in_a_few_sentences(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        await room.press("n")
        await room.line("Pricing strategy")
        await room.press("escape", "f")
        assert "Six rows have no owner yet. Who answers for them?" in flat(room)
        assert "One row names a subject: “Pricing strategy”." in flat(room)
        await room.press("down")
        await room.press("enter")
        assert room.session.activities[room.app.desk.board.cursor.row].label == "Pricing strategy"


def test_the_facilitator_reads_each_finding_with_what_to_ask():
    state = session(role("pm"), activity("price", label="Pricing strategy"))
    reason = Acceptance(id="a", module="chart", rule="RACI-I22", row="price", reason="We all know it")
    heading, *told = open_points(session(*state.records(), reason), state.info.agenda.module("chart"))
    assert heading.text == "What is still open, one by one"
    assert [one.text for one in told] == [
        "Pricing strategy: nobody answers for this yet",
        "Ask which one role answers for the result, and give it A.",
        "Pricing strategy: names a subject: what is decided?",
        "we live with it: We all know it",
    ]
    assert open_points(state, state.info.agenda.module("collect")) == ()


async def test_the_notes_have_them_where_the_room_has_the_chart(tmp_path):
    async with notes(tmp_path, private(tmp_path)) as room:
        await room.go("chart", "settle")
        await room.press("tab", "tab")
        assert "What is still open, one by one" in room.wall
        assert "nobody answers for this yet" in room.wall
