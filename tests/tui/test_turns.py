"""Whose turn it is, whom the plan waits for, and what the rail says at the end: without a screen."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from pmworkshop.base.folders import Folders
from pmworkshop.session.core.records import revise
from pmworkshop.session.operations import navigation, people
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.tui.drawing.turn_words import turn_line, turn_words
from pmworkshop.tui.notes.app import NotesWindow
from pmworkshop.tui.panels.planning import plan_walk
from pmworkshop.tui.parts.turn_order import Turns
from pmworkshop.tui.shell.app import PmworkshopApp
from tests.build import put, reopen, session
from tests.session.doing import do
from tests.session.test_refit import part, plan
from tests.tui.driving import make, stage
from tests.tui.test_notes import notes


def person(key):
    return SimpleNamespace(id=key)


ANN, BEN, CEM, DEE = map(person, ("ann", "ben", "cem", "dee"))


def test_those_who_went_out_are_reached_by_going_back_and_never_by_going_on():
    turns = Turns(sent={"ann", "ben"})
    here, out = [ANN, CEM, DEE], [BEN]
    assert turns.whose(here, out) is CEM
    for expected in (ANN, BEN, BEN):
        turns.step(here, -1, out)
        assert turns.whose(here, out) is expected
    turns.keep(BEN, here)
    assert turns.whose(here, out) is CEM


def test_the_plan_goes_on_to_those_who_are_present(tmp_path):
    workshop = reopen(make(tmp_path), "stage")
    try:
        first, second, third = [one.id for one in workshop.session.people()][:3]
        workshop.commit(people.here(second, present=False))
        workshop.commit(action_plan.add("plan", "Publish the price list", owner=first))
        view = workshop.session
        (action,) = view.actions.values()
        plan = view.info.agenda.module("plan")
        assert plan_walk.after(view, plan, action) == third
        assert second in [one.id for one in plan_walk.waiting(view, plan)]
    finally:
        workshop.close()


def test_the_private_window_ticks_quietly_when_no_screen_is_left(tmp_path):
    app = PmworkshopApp(Folders.at(tmp_path), NotesWindow(make(tmp_path)))
    try:
        app._tick()
    finally:
        app.close()


# A round of talk.


async def in_talk(room, module, turns=1.0):
    """The room shows what was written, spoken by turns."""
    info = room.session.info
    modules = tuple(
        one.model_copy(update={"turns": {"reveal": turns, "explain": turns}}) if one.id == module else one
        for one in info.agenda.modules
    )
    agenda = info.agenda.model_copy(update={"modules": modules})
    room.app.servers.room.commit(put(revise(info, agenda=agenda)))
    await room.settle()


async def test_the_wall_says_who_speaks_now_and_who_is_next(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await in_talk(room, "open")
        await room.press("pagedown")
        assert "Now: Head of product · next: Development   about 40 seconds each" in room.wall
        await room.press("tab")
        assert "Now: Development · next: Operations" in room.wall
        await room.press("shift+tab", "shift+tab")
        assert "Now: Head of product · next: Development" in room.wall
        await room.press(*["tab"] * 7)
        assert "Now: Executive sponsor · the last one" in room.wall
        await room.press("tab")
        assert "All have spoken." in room.wall
        await room.press("g")
        assert "All have spoken." not in room.wall
        await room.press("escape", "pagedown")
        assert "Now:" not in room.wall


async def test_enter_on_an_empty_line_goes_on_and_a_kept_line_does_not(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await in_talk(room, "three", 2.0)
        await room.go("three", "reveal")
        await room.line("Nobody visits customers")
        assert "Now: Head of product · next: Development   about 35 seconds each" in room.wall
        await room.press("enter")
        assert "Now: Development · next: Operations" in room.wall
        assert room.texts() == ["Nobody visits customers"]
        await room.press("tab")
        assert "2 of 3" in room.wall
        assert "Now: Development · next: Operations" in room.wall


async def test_while_answers_are_typed_in_secret_the_typing_says_whose_turn_it_is(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await in_talk(room, "pulse")
        await room.go("pulse", "reveal")
        assert "Now: Head of product   ○○○○○○ · next: Development" in room.wall
        await room.press("tab")
        assert "Now: Development   ○○○○○○ · next: Operations" in room.wall
        assert room.session.stage.spoken is None


async def test_while_answers_are_typed_the_next_one_is_who_is_not_in_yet_until_the_last_one(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        await room.press("tab", *"333333")
        assert "Now: Operations   ○○○○○○ · next: Supply chain" in room.wall
        await room.press("shift+tab", "shift+tab")
        assert "Now: Head of product   ○○○○○○ · next: Operations" in room.wall, "Development is in"
        await room.press(*["tab"] * 7)
        assert "Now: Executive sponsor, Sponsor lead   ○○○○○○ · next: Head of product" in room.wall
        await room.press(*["shift+tab"] * 7, *"333333" * 6)
        assert "Now: Executive sponsor, Sponsor lead   ○○○○○○ · the last one" in room.wall
        await room.press(*"333333")
        assert "answers in. Enter shows" in room.wall
        await room.press("shift+tab")
        assert "Now: Executive sponsor, Sponsor lead   ○○○○○○ · the last one" in room.wall


async def test_who_is_next_is_left_out_where_it_does_not_fit_the_line(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        first, second, *_ = room.session.people()
        longest = "Head of the business unit for renewable energy and heat"
        room.app.servers.room.commit(put(revise(first, function="Sales"), revise(second, function=longest)))
        await room.settle()
        await room.go("pulse", "reveal")
        assert "next:" not in room.wall
        await room.press("tab")
        assert "Now: Head of the business unit for…   ○○○○○○ · next: Operations" in room.wall


async def test_the_notes_say_it_too_and_go_on(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await in_talk(room, "open")
        await room.press("pagedown")
    async with notes(tmp_path, path) as window:
        assert "Now: Head of product · next: Development" in window.wall
        assert "Enter next speaks" in window.screen[-1]
        await window.press("enter")
        assert "Now: Development · next: Operations" in window.wall


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(2, ""), (42, "about 40 seconds each"), (89, "about 90 seconds each"), (100, "about 1.5 minutes each")],
)
def test_the_minutes_of_a_turn_are_a_soft_number(seconds, words):
    talk = {**part("talk", 1, phases={"explain": seconds * 4 / 60}), "turns": {"explain": 1.0}}
    state = do(session(agenda=plan(talk)), navigation.forward())
    assert turn_words(state)[1] == words
    line = turn_line(state, 76)
    assert line.endswith(words)
    assert turn_line(state, 40) == line.removesuffix(words).rstrip()
