"""A question that the room answers together waits until each person has written alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.interface import export
from pmworkshop.session.core.guests import Person
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations.navigation import enter
from pmworkshop.session.rounds.answer_form import form_of
from pmworkshop.session.views.public import public
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.tui.pages.page import Context
from pmworkshop.tui.panels.modules.collect import CollectPanel
from pmworkshop.workshop.workshop import Workshop
from tests.build import FixedClock, session
from tests.session.asked import agenda_with
from tests.session.doing import do
from tests.tui.driving import NOW, make, stage

CHOSEN = agenda_with(
    collect={"prompts": ["What do you know?", {"id": "2", "text": "What do we agree on?", "together": True}]}
)
PEOPLE = [Person("Ann Lead", "Product"), Person("Bo Lead", "Sales")]


def test_nobody_is_asked_it_alone():
    state = do(session(agenda=CHOSEN), enter("collect", "alone"))
    page = CollectPanel("collect").page(Context(public(state)))
    assert "What do you know?" in repr(page)
    assert "agree" not in repr(page)
    form = form_of(state, CHOSEN.modules[1])
    assert form is not None
    assert [one.text for one in form.subjects] == ["What do you know?"]


async def test_by_keys_each_writes_alone_and_then_the_room_agrees(tmp_path: Path):
    path = tmp_path / "room.pmw"
    workshop = Workshop(
        SqliteJournal.create(path, "00000000000000aa"), window="command", clock=FixedClock(NOW), ids=CountingIds()
    )
    workshop.commit(begin(Setup(CHOSEN, date(2026, 11, 23), people=PEOPLE), "00000000000000aa"))
    workshop.close()
    async with stage(tmp_path, path) as room:
        await room.go("collect", "alone")
        await room.press("enter", "enter")
        for said in ("Nothing", "Little"):
            assert "What do we agree on?" not in room.wall
            await room.line(said)
        await room.press("escape", "pagedown", "pagedown", "enter")
        assert room.texts() == ["Nothing", "Little"]
        await room.press("escape", "tab")
        assert "What do we agree on?" in room.wall
        await room.press("a")
        await room.line("We ask customers first")
        assert "We ask customers first" in room.wall
    summary = export(path, "markdown")["summary.md"].decode()
    assert summary.index("What do we agree on?") < summary.index("We ask customers first")


async def test_a_line_in_a_round_of_talk_is_said_by_whoever_speaks(tmp_path):
    async with stage(tmp_path, make(tmp_path, "leadership-alignment-120")) as room:
        await room.go("purpose", "reveal")
        assert "Now: Head of product" in room.wall
        await room.line("customers get one answer")
        assert "Head of product lead" in room.wall
        assert "the room" not in room.wall
        await room.press("enter")
        await room.line("we say no")
        assert "Development lead" in room.wall
        people = room.session.participants
        assert [people[one.author].function for one in room.session.entries.values()] == [
            "Head of product", "Development",
        ]  # fmt: skip


async def test_what_would_make_it_a_three_stands_with_its_answers_on_the_wall_and_in_the_files(tmp_path):
    path = make(tmp_path, "leadership-alignment-120")
    async with stage(tmp_path, path) as room:
        await room.go("close", "reveal")
        await room.press("h")
        await room.line("0 0 2 0 3 3")
        asked = "Below 3: what would make it a 3?"
        assert asked in room.wall
        await room.press("a")
        await room.line("One date that holds for a quarter")
        assert room.wall.index(asked) < room.wall.index("One date that holds for a quarter")
    text = export(path, "markdown")["summary.md"].decode()
    assert text.index(asked) < text.index("One date that holds for a quarter")
