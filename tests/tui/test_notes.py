"""The private window: what it shows, what is typed there, and how it keeps beside the stage."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from pmworkshop.agenda.loader import parse_agenda
from pmworkshop.base.folders import Folders
from pmworkshop.session.lifecycle.begin import Setup
from pmworkshop.session.operations.details import change
from pmworkshop.session.operations.navigation import backward, enter, forward
from pmworkshop.session.rounds import ballots, reveal, rounds
from pmworkshop.session.rounds.answer_form import form_of, read
from pmworkshop.tui.notes.app import NotesWindow
from pmworkshop.tui.shell.app import PmworkshopApp
from pmworkshop.workshop.starting import make_session
from tests import build
from tests.build import FixedClock, reopen
from tests.tui.driving import NOW, Facilitator, at_once, make, stage


class Notes(Facilitator):
    """The facilitator at the second terminal."""

    async def follow(self) -> None:
        """Take in what the stage has written."""
        await self.app.shell.live.follow()
        await self.settle()

    @property
    def page(self) -> str:
        """What stands between the top and the calm line."""
        return "\n".join(self.screen[2:-2])


@asynccontextmanager
async def notes(home, path, *, size=(80, 24), now=NOW):
    """Run the private window on a session."""
    app = at_once(PmworkshopApp(Folders.at(home), NotesWindow(path), clock=FixedClock(now)))
    try:
        async with app.run_test(size=size) as pilot:
            window = Notes(app, pilot)
            await window.settle()
            yield window
    finally:
        app.close()


def at(path, module, phase, *operations):
    """Let the stage be somewhere, and do more there."""
    workshop = reopen(path, clock=FixedClock(NOW))
    for operation in (enter(module, phase), *operations):
        workshop.commit(operation)
    workshop.close()


def leaders(session):
    return {person.function: person.id for person in session.people()}


def said(window, who):
    """The answers of a leader, as they are typed."""
    session = window.session
    return sorted(
        (one.subject, one.score) for one in session.ballots.values() if one.participant == leaders(session)[who]
    )


SCRIPTED = (
    """
id = "day"
title = "Day"
minutes = 60
[[modules]]
id = "wants"
title = "What we want"
short = "Wants"
kind = "collect"
phases = { explain = 1, reveal = 44 }
prompts = ["What do you want?"]
opening = """
    + '"""\nWe begin in silence.\nNobody explains anything yet.\n"""'
    + """
notes = ["Wait for the fourth answer."]
probes = ["When was the last time?"]
stuck = "Go into pairs for two minutes."
cut = "Leave out the second round."
source = "A sample handbook"
"""
)


def scripted(home, text=SCRIPTED):
    """Make a session of one module with a whole script."""
    setup = Setup(parse_agenda(text.encode(), home / "day.toml"), NOW.date(), ends="11:30")
    stored, _ = make_session(setup, Folders.at(home), window="command", clock=FixedClock(NOW))
    return Path(stored.address)


# What it shows.


async def test_the_whole_script_stands_here_in_its_order_and_none_of_it_on_the_wall(tmp_path):
    path = scripted(tmp_path)
    at(path, "wants", "explain")
    order = (
        "To begin, say", "We begin in silence.", "Nobody explains anything yet.", "· Wait for the fourth answer.",
        "To ask when answers stay vague", "· When was the last time?", "When the room is stuck",
        "Go into pairs for two minutes.", "Source: A sample handbook",
    )  # fmt: skip
    async with notes(tmp_path, path, size=(100, 30)) as window:
        places = [window.wall.index(part) for part in order]
        assert places == sorted(places)
        assert "second round" not in window.wall
    async with stage(tmp_path, path) as room:
        for _ in range(3):
            assert not [part for part in (*order, "second round") if part in room.wall]
            await room.press("pagedown")


async def test_what_to_leave_out_here_is_shown_when_the_room_is_late(tmp_path):
    path = scripted(tmp_path)
    at(path, "wants", "explain")
    async with notes(tmp_path, path, now=NOW.astimezone().replace(hour=11, minute=10)) as window:
        assert "What to leave out here" in window.wall
        assert "Leave out the second round." in window.wall
        assert "Leave out the second round." not in window.said


async def test_a_script_of_some_parts_has_no_empty_headings(tmp_path):
    path = scripted(tmp_path, SCRIPTED.replace("notes =", "tool = 'x' #").replace("stuck =", "leaves ="))
    at(path, "wants", "explain")
    async with notes(tmp_path, path) as window:
        assert "When the room is stuck" not in window.wall
        assert "No script" not in window.wall


async def test_the_script_is_here_and_never_on_the_wall(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "explain")
        module = room.session.info.agenda.module("three")
        note = module.notes[0][:40]
        assert note not in room.wall
        async with notes(tmp_path, path) as window:
            assert note in window.wall
            assert "Private: not for the wall" in window.head
            assert "next: Write alone, 4 min" in window.wall


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_usual_owners_stand_in_the_script_of_a_chart(tmp_path, size):
    path = make(tmp_path)
    at(path, "chart", "explain")
    async with notes(tmp_path, path, size=size) as window:
        await window.press("end", *["down"] * 12)
        assert "Set the price: " in window.wall


async def test_it_says_how_late_the_room_is_and_what_a_refit_would_cut(tmp_path):
    path = make(tmp_path)
    at(path, "three", "explain")
    late = NOW.astimezone().replace(hour=11, minute=10)
    async with notes(tmp_path, path, now=late) as window:
        assert " min behind" in window.head
        assert "fits the rest into the time" in window.wall
        assert "- Drop Six statements (8 min)" in window.wall
        assert " → " in window.wall
        await window.press("z", "enter")
        assert window.session.info.fitted is not None
        await window.press("escape")


async def test_before_the_room_begins_it_shows_the_first_script(tmp_path):
    async with notes(tmp_path, make(tmp_path)) as window:
        assert "not begun yet" in window.wall
        await window.press("pagedown")
        assert window.session.stage.module == "open"
        assert "Open · Explain" in window.wall


async def test_it_names_who_has_not_answered(tmp_path):
    path = make(tmp_path)
    session = reopen(path)
    who = leaders(session.session)
    form = form_of(session.session, session.session.info.agenda.module("pulse"))
    session.close()
    marks = "3" * form.marks
    at(path, "pulse", "alone", *(ballots.cast("pulse", who[one], read(form, marks)) for one in ("Sales", "Finance")))
    async with notes(tmp_path, path) as window:
        assert "2 in, not yet: Head of product" in window.wall
        listed = [line.strip(" ▌") for line in window.screen]
        rows = {line[2:].split("  ")[0]: line for line in listed if line[:1] in ("✓", "○")}
        assert "not yet" in rows["Operations"]
        assert rows["Sales"].rstrip().endswith("in")
        assert "not yet" not in rows["Sales"]


async def test_hidden_answers_are_seen_on_request_alone(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "alone")
    async with notes(tmp_path, path) as window:
        await window.press("enter")
        await window.line("142535"[: window_marks(window)])
        await window.press("escape")
        typed = "142535"[: window_marks(window)]
        assert typed not in window.page
        await window.press("i")
        assert typed in window.page
        assert "PRIVATE: hidden answers seen" in window.head
        await window.press("i")
        assert typed not in window.page
        await window.press("i")
        await window.press("pagedown", "pagedown", "enter", "tab", "A")  # shown, and asked once more
        assert window.session.rounds["pulse/2"].status == "open"
        assert "PRIVATE: hidden" not in window.head


def window_marks(window):
    return form_of(window.session, window.session.info.agenda.module("pulse")).marks


# Typing.


async def test_a_round_is_typed_leader_by_leader_and_shown_from_here(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("pulse", "reveal")
        async with notes(tmp_path, path) as window:
            marks = window_marks(window)
            await window.press("3")
            assert "Head of product" in window.wall
            await window.line("3" * (marks - 1))
            for place in range(1, 8):
                await window.line(str(1 + place % 5) * marks)
            assert "All 8 leaders in." in window.wall
            assert len(window.session.ballots) == 8 * marks
            await window.press("pagedown")
            assert "8 of 8 in. Enter shows" in window.wall
            await window.press("enter")
            assert window.session.rounds["pulse/1"].status == "revealed"
            assert "Say: “" in window.wall
            assert "median" not in window.wall
            await window.press("tab", "tab")
            assert "median" in window.wall
            await window.press("end")
            assert "the answer in the middle" in window.wall
            await room.app.shell.live.follow()
            await room.settle()
            assert "━▲━" in room.wall, "the middle of the answers"
            for word in ("median", "IQR", "consensus", "r_wg"):
                assert word not in room.wall
            await window.press("pagedown")
            assert window.session.stage.module == "pick"


async def test_what_is_no_answer_is_told_and_stays_in_the_field(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "alone")
    async with notes(tmp_path, path) as window:
        await window.press("enter")
        await window.line("12")
        assert "are asked for" in window.said
        assert window.app.desk.field.value == "12"
        assert not window.session.ballots


async def test_enter_on_nothing_goes_on_to_the_next_leader(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "alone")
    async with notes(tmp_path, path) as window:
        marks = window_marks(window)
        await window.press("enter", "enter")
        await window.line("2" * marks)
        assert said(window, "Development")
        assert not said(window, "Head of product")


async def test_an_answer_is_corrected_before_and_after_it_is_shown(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "alone")
    async with notes(tmp_path, path) as window:
        marks = window_marks(window)
        await window.press("enter")
        await window.line("2" * marks)
        await window.line("3" * marks)
        await window.press("escape", "home", "enter")
        await window.line("4" * marks)
        assert {score for _, score in said(window, "Head of product")} == {4}
        assert not any(one.corrected for one in window.session.ballots.values())
        assert not window.app.desk.entry.asking
        at(path, "pulse", "reveal")
        await window.follow()
        await window.press("pagedown", "enter")
        await window.press("tab", "home", "enter")
        assert window.app.desk.field.value == "4" * marks
        window.app.desk.field.value = ""
        await window.line("5" * marks)
        assert window.said == "Typing corrected"
        mine = [one for one in window.session.ballots.values() if one.score == 5]
        assert len(mine) == marks
        assert all(one.corrected for one in mine)


async def test_what_is_said_after_the_showing_is_noted_openly(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "alone")
    async with notes(tmp_path, path) as window:
        marks = window_marks(window)
        await window.press("enter")
        await window.line("2" * marks)
        await window.press("escape")
        at(path, "pulse", "reveal")
        await window.follow()
        await window.press("pagedown", "enter", "tab", "home", "down", "enter")
        await window.line("3" * marks)
        assert {score for _, score in said(window, "Development")} == {3}
        assert window.said == "Noted as said aloud"


async def test_clearing_closing_and_undo(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "alone")
    async with notes(tmp_path, path) as window:
        marks = window_marks(window)
        await window.press("delete")
        assert window.said == "There is nothing to clear."
        await window.press("enter")
        await window.line("2" * marks)
        await window.press("escape", "home", "delete")
        assert not window.session.ballots
        await window.press("ctrl+z")
        assert len(window.session.ballots) == marks
        await window.press("K")
        assert window.session.rounds["pulse/1"].status == "closed"
        assert "closed" in window.page
        await window.press("down", "enter")
        await window.line("3" * marks)
        assert "No more answers are taken here." in window.wall
        assert window.app.desk.field.value == "3" * marks
        await window.press("escape", "K")
        assert window.session.rounds["pulse/1"].status == "open"


async def test_sentences_and_whole_rows_of_letters_are_typed_line_by_line(tmp_path):
    path = tmp_path / "tiny.pmw"
    whole = build.agenda("collect", "chart")
    chart = whole.module("chart").model_copy(update={"letters": "all"})
    whole = whole.model_copy(update={"modules": (whole.module("collect"), chart)})
    roles = [build.role(key, place=place) for place, key in enumerate(("sp", "pm", "sa"), 1)]
    rows = [build.activity("price", place=1), build.activity("roadmap", place=2)]
    workshop = build.begin(path, *roles, *rows, agenda=whole)
    workshop.commit(enter("collect", "alone"))
    async with notes(tmp_path, path) as window:
        await window.press("tab", "enter")
        assert "What is not happening that should be?" in window.wall
        await window.line("We never ask customers")
        assert "What must stop?" in window.wall
        await window.line("-")
        assert "Ben" in window.wall
        assert {one.text for one in window.session.ballots.values()} == {"We never ask customers", None}
        await window.press("escape")
        workshop.commit(enter("chart", "alone"))
        await window.follow()
        await window.press("enter")
        await window.line("A2 R23 C1")
        assert "1 of 2 in" in window.wall
        await window.line("0")
        letters = [one for one in window.session.ballots.values() if one.letters is not None]
        assert {one.subject: one.letters for one in letters} == {
            "price": {"sp": "C", "pm": "AR", "sa": "R"},
            "roadmap": {},
        }
        await window.press("escape", "i")
        assert "C1 A2 R23  /  0" in window.wall
    workshop.close()


async def test_answers_without_names_are_left_to_the_stage(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "reveal", rounds.ask_again("pulse", anonymous=True))
    async with notes(tmp_path, path) as window:
        assert "Answers without names are taken on the stage alone" in window.wall
        assert "lead" not in window.page
        await window.press("enter", "3")
        assert not window.session.ballots
        await window.press("pagedown")
        assert "Answers without names are shown on the stage." in window.wall
        await window.press("enter")
        assert window.session.stage.module == "pick"


# Two windows.


async def test_two_windows_type_at_once_and_both_are_kept_in_order(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("pulse", "reveal")
        async with notes(tmp_path, path) as window:
            marks = window_marks(window)
            await window.press("end", "enter")
            await room.press(*"2" * (marks - 1))
            await window.line("4" * marks)
            await room.press("2")
            await window.follow()
            assert {score for _, score in said(window, "Head of product")} == {2}
            assert {score for _, score in said(window, "Executive sponsor")} == {4}
            workshop = reopen(path, readonly=True)
            last = [step.window for _, step in workshop.history()][-2:]
            workshop.close()
            assert last == ["notes", "stage"]


@pytest.mark.parametrize(("happens", "told"), [("reveal", "was shown just now"), ("close", "was closed just now")])
async def test_what_the_other_window_does_meanwhile_is_said_and_nothing_is_lost(tmp_path, happens, told):
    path = make(tmp_path)
    at(path, "pulse", "alone")
    async with notes(tmp_path, path) as window:
        marks = window_marks(window)
        await window.press("enter")
        await window.line("2" * marks)
        await window.type("33")
        done = reveal.reveal(["pulse/1"]) if happens == "reveal" else rounds.close("pulse/1")
        at(path, "pulse", "reveal", done)
        await window.follow()
        assert told in window.wall
        assert window.app.desk.field.value == "33"
        await window.line("3" * (marks - 2))
        assert "These answers have been shown." in window.wall or "No more answers" in window.wall
        assert window.app.desk.field.value == "3" * marks
        assert window.app.desk.state.mode == "field"


async def test_the_room_goes_on_while_a_line_is_half_typed(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "alone")
    async with notes(tmp_path, path) as window:
        marks = window_marks(window)
        await window.press("enter")
        await window.type("22")
        at(path, "pick", "explain")
        await window.follow()
        assert "The room went on to" in window.wall
        await window.line("2" * (marks - 2))
        assert len(said(window, "Head of product")) == marks
        assert "· Explain" in window.wall
        assert not window.app.desk.entry.asking


async def test_a_line_refused_while_the_next_one_is_typed_is_said(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "alone")
    async with notes(tmp_path, path) as window:
        marks = window_marks(window)
        await window.press("enter")
        await window.line("2" * marks)
        at(path, "pulse", "reveal", reveal.reveal(["pulse/1"]))
        desk = window.app.desk
        desk.field.value = "3" * marks
        desk.hands.enter()
        desk.field.value = "4"
        await window.settle()
        assert f"Not kept: “{'3' * marks}”" in window.wall
        assert desk.field.value == "4"


async def test_it_follows_a_stage_that_is_closed_and_opened_again(tmp_path):
    path = make(tmp_path)
    async with notes(tmp_path, path) as window:
        for module in ("three", "pulse"):
            async with stage(tmp_path, path) as room:
                await room.go(module, "explain")
            await window.follow()
            assert window.session.stage.module == module
            assert window.session.info.agenda.module(module).title in window.wall
        await window.press("pagedown")
        assert window.session.stage.phase == "alone"


async def test_it_follows_by_itself_within_a_tenth_of_a_second(tmp_path):
    path = make(tmp_path)
    async with notes(tmp_path, path) as window:
        at(path, "three", "explain")
        await window.until(lambda: window.session.stage is not None)
        await window.settle()
        assert "Explain" in window.wall


async def test_undo_takes_back_what_was_done_here(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("pulse", "reveal")
        async with notes(tmp_path, path) as window:
            marks = window_marks(window)
            await window.press("enter")
            await window.line("2" * marks)
            await window.press("escape")
            await room.app.shell.live.follow()
            await room.press(*"3" * marks)
            await window.press("ctrl+z")
            assert window.said.startswith("Undone: Took answers")
            assert not said(window, "Head of product")
            assert said(window, "Development")


async def test_a_line_of_an_asking_that_is_over_does_not_count_for_the_next_one(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "alone")
    async with notes(tmp_path, path) as window:
        marks = window_marks(window)
        await window.press("enter")
        await window.line("2" * marks)
        await window.type("3" * marks)
        at(path, "pulse", "reveal", reveal.reveal(["pulse/1"]), rounds.ask_again("pulse"))
        await window.follow()
        await window.press("enter")
        assert "This was asked again meanwhile." in window.wall
        assert window.app.desk.field.value == "3" * marks
        await window.press("escape", "home", "enter")
        await window.line("4" * marks)
        assert {one.round for one in window.session.ballots.values() if one.score == 4} == {"pulse/2"}


async def test_what_is_and_what_is_wanted_are_typed_one_after_the_other(tmp_path):
    path = tmp_path / "tiny.pmw"
    workshop = build.begin(path)
    workshop.commit(enter("poll", "reveal"))
    async with notes(tmp_path, path) as window:
        await window.press("enter")
        assert "Product, Ann   as it is   2 digits" in window.wall
        await window.line("12")
        assert "1 of 2 in" in window.wall
        assert "as it should be" in window.wall
        await window.line("55")
        assert "Sales, Ben   as it is" in window.wall
        await window.press("escape", "i")
        assert "12   then 55" in window.wall
        await window.press("home", "delete")
        assert not window.session.ballots
        await window.press("ctrl+z", "ctrl+z")
        assert len(window.session.ballots) == 4
        await window.press("pagedown", "enter", "tab", "tab")
        assert {one.status for one in window.session.rounds.values()} == {"revealed"}
        assert "as it is, time 1: median 1" in window.wall
        assert "as it should be, time 1: median 5" in window.wall
    workshop.close()


async def test_where_nothing_is_asked_the_keys_say_so_calmly(tmp_path):
    path = make(tmp_path)
    at(path, "open", "explain")
    async with notes(tmp_path, path) as window:
        await window.press("tab")
        assert "Nobody is asked alone here now." in window.wall
        await window.press("tab")
        assert "Nothing was shown here yet." in window.wall
        await window.press("tab", "3")
        assert "has no meaning here" in window.said
    at(path, "pulse", "alone")
    async with notes(tmp_path, make(tmp_path, people=False, name="empty")) as window:
        window.app.servers.room.commit(enter("pulse", "alone"))
        await window.settle()
        assert "Nobody is in the room yet: l adds a leader." in window.wall
        await window.press("enter")
        assert "Choose a leader first" in window.said


async def test_a_session_that_cannot_be_written_is_read(tmp_path, monkeypatch):
    import os

    path = make(tmp_path)
    at(path, "pulse", "alone")
    monkeypatch.setattr(os, "access", lambda *_: False)
    async with notes(tmp_path, path) as window:
        assert "read only" in window.head
        await window.press("pagedown")
        assert window.session.stage.phase == "alone"
        await window.press(".")
        assert "open for reading only" in window.said


async def test_a_break_and_the_curtain_stand_in_the_heading(tmp_path):
    path = make(tmp_path)
    at(path, "three", "alone")
    async with notes(tmp_path, path) as window:
        await window.press("B")
        await window.line("10")
        assert " until " in window.screen[3]


# The room, from here.


async def test_the_room_is_moved_from_here(tmp_path):
    path = make(tmp_path)
    at(path, "three", "explain")
    async with stage(tmp_path, path) as room, notes(tmp_path, path) as window:
        await window.press("pagedown")
        assert window.session.stage.phase == "alone"
        await window.press("pageup")
        assert window.session.stage.phase == "explain"
        await window.press(".")
        assert window.session.stage.curtain
        assert "the curtain is drawn" in window.wall
        assert "Private: not for the wall" in window.head
        await room.app.shell.live.follow()
        await room.settle()
        assert room.app.desk.state.curtain
        await window.press("b")
        assert not window.session.stage.curtain


async def test_the_end_is_shown_calmly(tmp_path):
    path = make(tmp_path)
    at(path, "close", "reveal")
    async with notes(tmp_path, path) as window:
        window.app.servers.room.commit(forward())
        await window.settle()
        assert window.session.stage.finished
        assert "The end" in window.wall
        window.app.servers.room.commit(backward())
        await window.settle()


async def test_the_findings_of_a_chart_name_leaders_here_alone(tmp_path):
    path = make(tmp_path)
    workshop = reopen(path)
    session = workshop.session
    who, module = leaders(session), session.info.agenda.module("chart")
    workshop.close()
    form = form_of(session, module)
    answers = ["1" * form.marks] * 3 + ["2" * form.marks] * 3 + ["0" * form.marks] * 2
    casts = [ballots.cast("chart", who[one], read(form, line)) for one, line in zip(who, answers, strict=True)]
    at(path, "chart", "reveal", *casts, reveal.reveal(["chart/1"]))
    async with notes(tmp_path, path, size=(100, 30)) as window:
        assert "It means: For “" in window.wall
        await window.press("tab", "tab")
        assert "Raw agreement" in window.wall
        assert "alpha" in window.wall
        assert "owners seen for" in window.wall
        assert "Head of product" in window.wall
    async with stage(tmp_path, path, size=(100, 30)) as room:
        for word in (
            "Raw agreement",
            "alpha",
            "owners seen for",
            "Sees itself",
            "Is put forward",
            "Usually",
            "often answers",
        ):
            assert word not in room.wall


# Looks.


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (60, 18)])
@pytest.mark.parametrize("theme", ["stage", "paper"])
async def test_nothing_is_clipped(tmp_path, size, theme):
    path = make(tmp_path)
    at(path, "pulse", "alone")
    async with notes(tmp_path, path, size=size) as window:
        window.app.theme = theme
        await window.settle()
        assert all(len(line) <= size[0] for line in window.screen)
        assert "Executive sponsor" in window.wall or size == (60, 18)
        assert "Tab next page" in window.screen[-1]


async def test_it_needs_no_colour(tmp_path, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    path = make(tmp_path)
    at(path, "pulse", "alone")
    async with notes(tmp_path, path) as window:
        assert "Private: not for the wall" in window.head
        assert "○" in window.wall


async def test_a_pause_of_the_machine_is_left_to_the_stage(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "alone")
    async with notes(tmp_path, path) as window:
        window.app.shell.clock.time += timedelta(hours=1)
        before = window.session.seq
        window.app._tick()
        await window.settle()
        assert window.session.seq == before


async def test_the_page_of_the_time_tells_planned_and_spent_minutes_and_who_can_give(tmp_path):
    path = make(tmp_path)
    at(path, "open", "explain")
    workshop = reopen(path, clock=FixedClock(NOW + timedelta(minutes=7)))
    workshop.commit(forward())
    workshop.close()
    async with notes(tmp_path, path, now=NOW + timedelta(minutes=9)) as window:
        await window.press("shift+tab")
        assert "[Time]" in window.wall
        rows = [" ".join(line.split()) for line in window.screen]
        assert any(row.startswith("✓ 1 Open 5 7 +2 ▄▄") and "▄│▄" in row for row in rows)
        assert any(row.startswith("▶ 2 Check-in 8 2 ▄▄▂") for row in rows)
        assert any(row.startswith("3 Purpose 10 ▁▁") for row in rows)
        assert "Total 90 9 +2" in rows
        assert "At the end: " in window.wall
        assert "Later parts can give: Who answers 6 min" in window.wall
        await window.press("plus")
        assert "5 more minutes" in window.said
        await window.press("tab")
        assert "Runs otherwise than planned" in window.wall
        assert "Check-in 8 → 14 min" in window.wall
        await window.press("u")
        assert "Runs otherwise than planned" not in window.wall


async def test_the_page_of_the_time_tells_what_was_dropped_and_that_no_end_is_agreed(tmp_path):
    path = make(tmp_path)
    at(path, "pick", "explain")
    late = NOW.astimezone().replace(hour=11, minute=10)
    async with notes(tmp_path, path, now=late) as window:
        await window.press("z", "enter", "escape", "shift+tab")
        assert " 12 → 8 " in window.wall, "the minutes of the agenda, and those that it has now"
        assert "At the end: " in window.wall
    workshop = reopen(path)
    workshop.commit(change(ends=""))
    workshop.close()
    async with notes(tmp_path, path, now=late) as window:
        await window.press("shift+tab")
        assert "No end is agreed. No later part can give minutes." in window.wall
