"""While everybody writes alone: the question, the minutes as blocks that drain, and the cards that are in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.model import CollectModule, Prompt
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.session.core.records import Stage
from pmworkshop.session.views.public import public
from pmworkshop.tui.drawing.faces import poster
from pmworkshop.tui.drawing.text_cells import width
from pmworkshop.tui.pages.page import Context
from pmworkshop.tui.panels.modules.writing import writing_page
from tests.build import START, agenda, ballot, details, people, round_, session
from tests.modules43 import shelf
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
        assert "4:00 left" in map(str.strip, room.screen)
        room.app.shell.clock.move(60)
        room.app._tick()
        await room.settle()
        assert "3:00 left" in map(str.strip, room.screen)
        assert room.wall.count("█") == full * 3 // 4
        assert "more" not in room.told
        await room.press("pagedown")
        assert ":00 left" not in room.wall


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
    assert " left" in wall


# The first line ends the writing.


async def test_a_line_that_is_typed_while_all_write_ends_it_and_all_lines_are_shown(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "alone")
        room.app.desk.hands.words("Nobody visits customers")
        await room.settle()
        assert " left" in room.wall, "nothing is shown before it is kept"
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


def every_question():
    """The questions of all shipped agendas and modules that are answered in lines, each once."""
    modules = [one.module for one in shelf().listed() if one.module]
    modules += [one for path in sorted(shipped_folder().glob("*.toml")) for one in load_agenda(path).modules]
    prompts = (prompt for module in modules if isinstance(module, CollectModule) for prompt in module.prompts)
    return list(dict.fromkeys(prompts))


@pytest.mark.parametrize("prompt", every_question(), ids=lambda prompt: prompt.text)
def test_each_shipped_question_has_a_head_that_is_large_at_eighty_columns(prompt):
    assert 0 < len(poster(prompt.head)[0]) <= 76


async def test_a_poll_says_what_to_do_now_and_its_minutes_drain(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "explain")
        assert "Ask now what is not clear; nobody answers yet." in room.wall
        assert "█" not in room.wall
        await room.go("pulse", "alone")
        assert "Write it down alone; then we show all at once." in room.wall
        full = room.wall.count("█")
        assert "3:00 left" in map(str.strip, room.screen)
        room.app.shell.clock.move(60)
        room.app._tick()
        await room.settle()
        assert "2:00 left" in map(str.strip, room.screen)
        assert room.wall.count("█") == full * 2 // 3
        await room.press("pagedown")
        assert ":00 left" not in room.wall
        assert "Write it down alone" not in room.wall


async def test_the_one_question_of_a_poll_is_large_until_it_is_answered(tmp_path):
    async with stage(tmp_path, make(tmp_path, "leaders-day")) as room:
        await room.go("close", "explain")
        large = [row.rstrip() for row in poster("Your support")]
        assert all(row in room.wall for row in large)
        assert "How far will you stand behind this plan, 0 to 5?\n 0 not at all" in room.wall
        assert "Each of us shows 0 to 5 fingers, all at once\n Ask now what is not clear" in room.wall
        await room.go("close", "alone")
        assert all(row in room.wall for row in large)
        assert "1:00 left" in map(str.strip, room.screen)
        await room.go("close", "reveal")
        assert large[0] not in room.wall


async def test_a_quick_poll_says_large_how_it_is_answered(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("unsaid", "reveal")
        await room.press("escape", "g", "a", "enter")
        await room.line("Do we trust our dates?")
        await room.press("enter")
        assert all(row.rstrip() in room.wall for row in poster("1 to 5"))
        assert "Do we trust our dates?\n From 1 to 5, what do you say?" in room.wall


async def test_a_question_is_large_until_its_first_line_is_typed(tmp_path):
    async with stage(tmp_path, make(tmp_path, "leaders-day")) as room:
        await room.go("wished", "reveal")
        large = [row.rstrip() for row in poster("One decision")]
        assert all(row in room.wall for row in large)
        assert "Type the first one below; Enter keeps it." in room.wall
        await room.line("We built the export twice")
        assert large[0] not in room.wall
        assert "We built the export twice" in room.wall


async def test_an_empty_list_says_how_a_line_comes_into_it(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        assert "No line yet. Type the first one below; Enter keeps it." in room.wall
        await room.go("three", "group")
        assert "No line yet. a adds one." in room.wall


async def test_once_lines_are_grouped_the_questions_begin_anew_with_the_first(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.press("tab", "tab")
        assert "3 of 3" in room.wall
        await room.press("pagedown")
        assert "1 of 3" in room.wall
        await room.press("tab")
        assert "2 of 3" in room.wall
        await room.press("pagedown")
        assert "2 of 3" in room.wall, "which is turned to while lines are grouped stays"


async def test_before_the_first_part_comes_nothing_and_that_is_said(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown")
        before = room.head
        await room.press("pageup")
        assert "This is the first part; nothing comes before it." in room.wall
        assert room.head == before


def test_on_a_large_wall_the_head_is_twice_as_large_and_the_minutes_are_higher():
    asked = Prompt(text="What should happen, and does not?", head="What is absent?", hint="Six words")
    small, large = page(prompt=asked), page(prompt=asked, cells=152, rows=39)
    assert all(row.rstrip() in large for row in poster("What is absent?", 2))
    rows = [wall.partition("Six words")[2].count("\n████") for wall in (small, large)]
    assert rows == [3, 8]
