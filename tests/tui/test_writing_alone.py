"""While everybody writes alone: the question, the minutes as blocks that drain, and the cards that are in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pmworkshop.agenda.model import Prompt
from pmworkshop.session.core.records import Stage
from pmworkshop.session.views.public import public
from pmworkshop.tui.drawing.faces import poster
from pmworkshop.tui.drawing.text_cells import width
from pmworkshop.tui.pages.page import Context
from pmworkshop.tui.panels.modules.writing import writing_page
from tests.build import START, agenda, ballot, details, people, round_, session
from tests.tui.driving import make, stage


def page(*records, prompt=None, phase="alone", seconds=0, cells=76, rows=19):
    """The page of a module with one question, as text."""
    found = agenda("collect")
    module = found.modules[0]
    if prompt is not None:
        module = module.model_copy(update={"prompts": (prompt,)})
        found = found.model_copy(update={"modules": (module,)})
    here = Stage(id="stage", module=module.id, phase=phase, started=START)
    view = public(session(details(agenda=found), here, *people(), *records))
    shown = writing_page(Context(view, cells=cells, rows=rows, now=START + timedelta(seconds=seconds)), module)
    lines = ["".join(text for text, _ in line) for line in shown.body.lines]
    assert all(width(line) <= cells for line in lines)
    return "\n".join(line.rstrip() for line in lines)


async def test_the_minutes_drain_with_the_clock(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "explain")
        assert "Write alone first; then we show all at once." in room.wall
        assert "█" not in room.wall
        await room.go("three", "alone")
        full = room.wall.count("█")
        assert "4:00 left of four minutes" in room.wall
        room.app.shell.clock.move(60)
        room.app._tick()
        await room.settle()
        assert "3:00 left of four minutes" in room.wall
        assert room.wall.count("█") == full * 3 // 4
        assert "more" not in room.told
        await room.press("pagedown")
        assert "left of" not in room.wall


def test_the_head_of_a_question_is_large_and_the_whole_question_stands_under_it():
    wall = page(prompt=Prompt(text="What should happen, and does not?", head="What is absent?", hint="Six words"))
    assert all(row.rstrip() in wall for row in poster("What is absent?"))
    assert "What should happen, and does not?\nSix words\nWrite alone" in wall


@pytest.mark.parametrize("head", ["企画", "Extraordinarily unreasonable circumstances"])
def test_a_head_that_letters_cannot_say_stands_in_bold_text(head):
    wall = page(prompt=Prompt(text="What should happen?", head=head), phase="explain")
    assert wall.startswith(head)
    assert "█" not in wall


def test_without_a_head_the_question_stands_alone():
    assert page(prompt=Prompt(text="What should happen?")).startswith("What should happen?\n")


def test_cards_are_counted_by_number_alone():
    opened = round_("collect/1", module="collect", status="open")
    some = page(opened, ballot("ann", round="collect/1"), prompt=Prompt(text="What should happen?"))
    assert "1 of 4 cards in" in some
    other = page(opened, ballot("ben", round="collect/1"), prompt=Prompt(text="What should happen?"))
    assert some == other


def test_when_the_minutes_are_over_it_says_so():
    wall = page(prompt=Prompt(text="What should happen?"), seconds=3600)
    assert "It is time." in wall
    assert "█" not in wall


def test_a_small_screen_has_the_same():
    wall = page(prompt=Prompt(text="What should happen?", head="What is absent?"), cells=56, rows=11)
    assert wall.startswith("What is absent?\nWhat should happen?")
    assert "left of" in wall


# The first line ends the writing.


async def test_a_line_that_is_typed_while_all_write_ends_it_and_all_lines_are_shown(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "alone")
        room.app.desk.hands.words("Nobody visits customers")
        await room.settle()
        assert "left of four minutes" in room.wall, "nothing is shown before it is kept"
        assert "1 of 3  What is absent" in room.wall
        assert " ".join(room.screen[-1].split()) == "Enter keep it and show all Esc leave it"
        await room.press("enter")
        assert room.session.stage.phase == "reveal"
        assert "1 Nobody visits customers" in room.wall
        await room.line("Plans are late")
        assert room.texts() == ["Nobody visits customers", "Plans are late"]
        await room.press("escape", "u", "u")
        assert room.texts() == []


async def test_a_line_that_is_left_while_all_write_shows_nothing(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("unsaid", "alone")
        room.app.desk.hands.words("Nobody visits customers")
        await room.press("escape")
        assert room.session.stage.phase == "alone"
        assert "Nobody visits" not in room.wall
        room.app.desk.hands.words("a: Drop it; 30 Feb")
        await room.press("enter")
        assert room.session.stage.phase == "alone", "what is refused ends nothing"
        assert room.app.desk.field.value == "a: Drop it; 30 Feb"


async def test_text_typed_before_all_write_waits_for_the_next_line(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "explain")
        room.app.desk.hands.words("Nobody visits customers")
        await room.settle()
        assert "No line is typed here now" in room.wall
        assert room.session.stage.phase == "explain"
