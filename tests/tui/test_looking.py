"""A look back: what another part left, while the room, its clock and its step count stay as they are."""

from __future__ import annotations

import pytest

from pmworkshop.agenda.model import CollectModule
from pmworkshop.session.views.public import public
from pmworkshop.tui.pages.page import Context
from pmworkshop.tui.panels.room.look_back import LookingPanel, shown_phase
from tests.build import agenda, ballot, round_, session
from tests.tui.driving import make, stage

LOOKING = "Looking back"


async def three_lines(room):
    """Let the room answer the three questions, then go on to the chart."""
    await room.go("three", "reveal")
    for text in ("We sell what is not agreed", "Plans change without notice", "Two lists of prices"):
        await room.line(text)
    await room.go("chart", "settle")


async def look(room):
    """Look back on the three questions, from the agenda."""
    await room.press("g", "home", *["down"] * 3, "space")


async def test_a_look_back_shows_what_was_said_and_returns_without_a_trace(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await three_lines(room)
        steps, where, before = room.session.seq, room.session.stage, room.wall
        await look(room)
        assert LOOKING in room.head
        assert "Settle" not in room.head
        assert "Plans change without notice" in room.wall
        assert "Esc back to the room" in room.screen[-1]
        assert "undo" not in room.screen[-1]
        await room.press("down", "end", "home", "escape")
        assert room.wall == before
        assert (room.session.seq, room.session.stage) == (steps, where)


async def test_keys_that_would_change_something_say_where_the_way_back_leads(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await three_lines(room)
        steps, where = room.session.seq, room.session.stage
        await room.press("g", "home", *["down"] * 3, "space")
        for key in ("enter", "e", "a", "d", "1", "p", "n", "o", "u", "ctrl+z", "z", "y", "B", "exclamation_mark"):
            await room.press(key)
            assert room.said == "Looking back: Esc returns to “Who answers”.", key
            assert room.app.desk.state.mode == "list"
        assert (room.session.seq, room.session.stage) == (steps, where)


async def test_paging_goes_from_part_to_part_that_the_room_has_been_to(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("purpose", "reveal")
        await room.line("One plan that all stand behind")
        await three_lines(room)
        steps = room.session.seq
        await room.press("g", "home", *["down"] * 3, "space", "pageup")
        assert "One plan that all stand behind" in room.wall
        await room.press("pageup")
        assert room.said.startswith("That is all there is to look back on.")
        await room.press(*["pagedown"] * 4)
        assert "Two lists of prices" not in room.wall
        await room.press(*["pagedown"] * 4)
        assert room.said.startswith("That is all there is to look back on.")
        assert LOOKING in room.head
        assert room.session.seq == steps
        await room.press("escape")
        assert LOOKING not in room.wall


async def test_another_question_of_the_part_can_be_looked_at(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await three_lines(room)
        await look(room)
        assert "Two lists of prices" in room.wall
        await room.press("tab")
        assert "2 of 3" in room.wall
        assert "Two lists of prices" not in room.wall
        assert "Looking back:" not in room.said


async def test_nothing_can_be_seen_of_what_is_to_come(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("g", "space")
        assert room.said == "The room has not been there yet, so there is nothing to look back on."
        await room.press("escape")
        await three_lines(room)
        await room.press("g", "end", "space")
        assert room.said == "The room has not been there yet, so there is nothing to look back on."


async def test_g_goes_back_to_the_agenda_and_enter_there_moves_the_room(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await three_lines(room)
        await room.press("g", "home", *["down"] * 3, "space", "g")
        assert "Where to?" in room.wall
        await room.press("home", "enter")
        assert room.session.stage.module == "open"
        assert LOOKING not in room.wall


async def test_a_half_typed_line_waits_while_the_room_looks_back(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.type("half a li")
        await room.press("escape", "g", "home", *["down"] * 3, "space", "escape", "a")
        assert "half a li" in room.wall


async def test_after_the_end_a_look_back_returns_there(tmp_path):
    async with stage(tmp_path, make(tmp_path, "discovery-call")) as room:
        modules = room.session.info.agenda.modules
        await room.go(modules[-1].id, list(modules[-1].phases)[-1])
        await room.press("pagedown")
        await room.press("g", "end", "space", "u")
        assert room.said == "Looking back: Esc returns to the end."
        await room.press("escape")
        assert "What we leave with" in room.wall


def test_a_part_that_is_only_written_alone_is_looked_at_as_it_is_read_back():
    def module(*phases):
        return CollectModule(
            id="x", title="X", short="X", phases=dict.fromkeys(phases, 1.0), prompts=({"id": "1", "text": "What?"},)
        )

    assert shown_phase(module("explain", "alone")) == "read_back"
    assert shown_phase(module("explain", "alone", "reveal")) == "reveal"


@pytest.mark.parametrize("module", agenda().modules, ids=lambda module: module.kind)
def test_every_kind_of_part_can_be_looked_at_without_its_field(module):
    page = LookingPanel(module).page(Context(public(session())))
    assert page.question
    assert (page.ask, page.focus) == ("", "list")


def test_a_look_back_shows_nothing_that_is_not_shown_yet():
    secret = ballot("ann", text="Nobody dares to say it")
    page = LookingPanel(agenda("poll").modules[0]).page(Context(public(session(round_(status="open"), secret))))
    assert "Nobody dares" not in str(page)
