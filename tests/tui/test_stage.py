"""The stage, as a facilitator runs it by keyboard."""

from __future__ import annotations

import sqlite3

import pytest

from pmworkshop.base.errors import BusyError
from pmworkshop.base.folders import Folders
from pmworkshop.session.operations import collect
from pmworkshop.session.operations.grouping import groups
from pmworkshop.store.stage_lock import StageLock
from pmworkshop.workshop.spool import spools
from tests.build import reopen
from tests.tui.driving import make, stage

UGLY = [
    "[/red]",
    "[@click=app.quit]x[/]",
    "pipe | back`tick <b>html</b>",
    "שלום עולם",
    "👩‍👩‍👧‍👦 family",
    "漢字かな交じり文",
    "x" * 4000,
]


async def test_a_new_session_waits_until_the_facilitator_begins(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        assert "PgDn begins" in room.wall
        assert room.session.stage is None
        await room.press("pagedown")
        assert room.session.stage.module == "open"
        assert room.head.startswith("1 Open Explain")


async def test_phases_and_modules_follow_each_other_and_go_back(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("unsaid", "reveal")
        await room.press("pagedown")
        assert (room.session.stage.module, room.session.stage.phase) == ("purpose", "explain")
        await room.press("pageup")
        assert (room.session.stage.module, room.session.stage.phase) == ("unsaid", "reveal")


async def test_lines_are_kept_numbered_and_the_field_is_ready_for_the_next(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("Nobody can say what the customer is going through")
        await room.line("Market intelligence is asked after the roadmap is drawn")
        assert room.texts() == [
            "Nobody can say what the customer is going through",
            "Market intelligence is asked after the roadmap is drawn",
        ]
        assert " 2 Market intelligence is asked" in room.wall
        assert room.app.desk.state.mode == "field"
        assert room.field_line == "3"


async def test_a_session_opens_where_it_stopped(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        await room.line("Kept")
    async with stage(tmp_path, path) as room:
        assert "Kept" in room.wall
        assert "Show" in room.head
        assert room.app.desk.state.mode == "field"


async def test_lines_go_elsewhere_by_their_first_letter(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("o: We have one roadmap")
        assert room.said == "Saved to outcomes"
        await room.line("p: Old price list")
        assert room.said == "Parked"
        await room.line("a: Publish price rule; 14 Dec; draft Friday")
        assert room.said == "Saved to actions, by Mon 14 Dec, first step by Fri 27 Nov"
        (action,) = room.session.actions.values()
        assert action.due.isoformat() == "2026-12-14"
        assert [entry.text for entry in room.session.parked()] == ["Old price list"]
        assert [entry.text for entry in room.session.listed("three", "outcome")] == ["We have one roadmap"]


async def test_a_line_that_cannot_be_read_stays_in_its_field(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("a: Publish; 32 Dec")
        assert "32 Dec" in room.wall
        assert "not a day of the calendar" in room.wall
        assert room.field_line.endswith("a: Publish; 32 Dec")
        assert not room.session.actions


@pytest.mark.parametrize("text", UGLY)
async def test_whatever_is_typed_is_shown_as_it_is_and_the_layout_holds(tmp_path, text):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line(text)
        assert room.texts() == [text]
        shown = room.wall.replace("\n", "").replace(" ", "")
        assert text[:40].replace(" ", "") in shown
        assert "4 Questions" in room.head
        assert len(room.screen) == 24


async def test_pasted_lines_become_several_answers_in_one_gesture(tmp_path):
    from textual.events import Paste

    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        room.app.desk.field.post_message(Paste("one\r\ntwo\x1b[31m\n\nthree"))
        await room.settle()
        await room.settle()
        assert room.texts() == ["one", "two[31m", "three"]
        await room.press("escape", "ctrl+z")
        assert room.texts() == []


async def test_escape_leaves_the_field_and_single_keys_act_in_the_list(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("First")
        await room.line("Second")
        await room.press("escape")
        await room.press("Z")
        assert "no meaning here" in room.said
        await room.press("shift+up")
        assert [entry.text for entry in room.session.listed("three", "missing")] == ["Second", "First"]
        await room.press("p")
        assert [entry.text for entry in room.session.parked()] == ["Second"]


async def test_a_line_is_edited_in_place(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("Frist")
        await room.press("up")
        assert room.field_line == ">  Frist"
        await room.press("home", *["delete"] * 5)
        await room.line("First")
        assert room.texts() == ["First"]
        assert room.app.desk.state.mode == "field"


async def test_undo_says_what_it_took_back_and_redo_brings_it_again(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("One line")
        await room.press("escape", "ctrl+z")
        assert room.said == "Undone: Added a line to “Questions”"
        assert room.texts() == []
        await room.press("ctrl+y")
        assert room.texts() == ["One line"]
        await room.press("ctrl+z", "ctrl+z")
        assert "There is nothing to take back" in room.said


async def test_a_group_is_merged_into_another_one_split_and_dissolved_by_keys(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        for text in ("No customer contact", "Late research", "Feature lists"):
            await room.line(text)
        await room.go("three", "group")
        await room.press("home", "n")
        await room.line("Customers")
        await room.press("1", "home", "down", "m")
        assert room.said == "There is no other group yet; n makes one."
        await room.press("home", "n")
        await room.line("Features")
        await room.press("home")
        assert "m merge" in room.screen[-1]
        assert "d dissolve" in room.screen[-1]
        await room.press("m")
        await room.line("7")
        assert "There is no group “7”. Type a number from 1 to 2." in room.wall
        await room.press("backspace")
        await room.line("2")
        assert room.said == "All of “Customers” is in “Features” now; Ctrl+Z takes it back"
        assert [one.title for one in groups(room.session, "three")] == ["Features"]
        assert all(entry.theme for entry in room.session.listed("three"))
        await room.press("u")
        assert [one.title for one in groups(room.session, "three")] == ["Customers", "Features"]
        await room.press("home", "m")
        assert "Put all of “Customers” into which group?" in room.wall
        await room.press("escape", "home", "down", "n")
        await room.line("Contact")
        assert [one.title for one in groups(room.session, "three")] == ["Customers", "Features", "Contact"]
        await room.press("home", "d")
        assert [one.title for one in groups(room.session, "three")] == ["Features", "Contact"]


async def test_lines_are_grouped_by_digit_and_a_group_becomes_an_outcome(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        for text in ("No customer contact", "Late research", "Feature lists"):
            await room.line(text)
        await room.go("three", "group")
        await room.press("n")
        await room.line("Customers")
        assert [group.title for group in groups(room.session, "three")] == ["Customers"]
        await room.press("1")
        grouped = [entry.text for entry in room.session.listed("three") if entry.theme]
        assert grouped == ["No customer contact", "Late research"]
        await room.press("5")
        assert room.said == "There is no group 5 yet; n makes one."
        await room.press("home", "down", "enter")
        await room.line("Every product manager meets a customer a week")
        await room.line("visits logged")
        (outcome,) = room.session.listed("three", "outcome")
        assert outcome.values == {"measure": "visits logged"}
        assert outcome.because


@pytest.mark.parametrize("left", ["escape", "pagedown", "enter"])
async def test_what_a_line_becomes_is_kept_before_it_is_asked_how_it_will_be_seen(tmp_path, left):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("No customer contact")
        await room.press("escape", "home", "o")
        await room.line("Each of us meets a customer a week")
        assert "How will we see it?" in room.wall
        (outcome,) = room.session.listed("three", "outcome")
        assert (outcome.text, outcome.values) == ("Each of us meets a customer a week", {})
        await room.press(left)
        assert room.session.listed("three", "outcome") == [outcome]
        await room.press("g", "escape", "u")
        assert not room.session.listed("three", "outcome")


async def test_the_chart_is_filled_by_digit_and_letter_and_says_what_is_open(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        assert "nobody answers for this" in room.wall
        await room.press("3")
        row = next(row for row in room.session.activities.values() if row.place == 1)
        roles = sorted(room.session.roles.values(), key=lambda role: role.place)
        assert room.session.marks[f"chart/{row.id}/{roles[2].id}"].letters == "A"
        await room.press("right", "r", "right", "r")
        assert room.session.marks[f"chart/{row.id}/{roles[2].id}"].letters == "AR"
        await room.press("left", "a")
        assert "two answer for it" in room.wall
        await room.press("backspace", "enter")
        await room.line("Product answers for the whole life of it")
        assert room.session.activities[row.id].state == "settled"
        assert "✓" in room.wall
        assert "A Accountable   R Responsible" in room.wall
        assert "Consulted" not in room.wall, "only owners are asked, and R is used"


async def test_an_open_point_is_lived_with_for_a_reason(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        await room.press("f")
        assert "What is still open" in room.wall
        assert "Five rows have no owner yet. Who answers for them?" in room.wall
        await room.press("space")
        await room.line("We settle it with the board in January")
        accepted = [*room.session.acceptances.values()]
        assert {one.reason for one in accepted} == {"We settle it with the board in January"}
        assert len(accepted) == 5
        assert "we live with it" in room.wall
        await room.press("enter")
        assert "What is still open" not in room.wall


async def test_the_plan_is_typed_one_line_a_leader_and_asks_for_its_first_blank(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("enter")
        await room.line("Publish the price rule; 14 Dec; draft Friday")
        (action,) = room.session.actions.values()
        assert action.owners
        assert action.first_step_by.isoformat() == "2026-11-27"
        await room.press("escape", "home", "enter")
        assert "How will we know?" in room.wall
        await room.line("rule is on the wiki")
        await room.press("enter")
        await room.line("2 days Finance")
        action = room.session.actions[action.id]
        assert action.success_measure == "rule is on the wiki"
        (given,) = room.session.commitments.values()
        assert (room.session.participants[given.giver].function, given.action) == ("Finance", action.id)
        assert "by Monday 14 December 2026" in room.wall.replace("\n ", " ")
        await room.press("escape")
        assert "1 of 1 complete" in room.wall


async def test_an_action_says_where_it_comes_from(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("Sales promises dates")
        await room.press("escape", "c")
        await room.line("Agree who promises dates; +30")
        (action,) = room.session.actions.values()
        (line,) = room.session.listed("three")
        assert action.because == (line.id,)
        await room.go("plan", "settle")
        await room.press("end", "F")
        assert "✓ Sales promises dates" in room.wall


async def test_files_are_saved_with_one_key(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("Nobody asks")
        await room.press("ctrl+s")
        assert "Saved" in room.said
    assert "Nobody asks" in (tmp_path / "room" / "summary.md").read_text()
    assert {file.name for file in (tmp_path / "room").iterdir()} >= {"raci.md", "action-plan.md", "summary.toml"}


async def test_a_struck_line_is_gone_from_the_bytes_of_the_file_and_other_files_that_hold_it_are_named(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        await room.line("The counsel withdraws this sentence")
        await room.press("ctrl+s")
        await room.until(lambda: "Saved" in room.said)
        await room.press("escape", "!")
        assert "Strike this for good" in room.wall
        await room.press("enter")
        await room.until(lambda: "out of reach" in room.wall)
        assert "It still stands in summary.md" in room.wall
    assert b"counsel withdraws" not in path.read_bytes()


async def test_people_come_and_go_with_one_gesture(tmp_path):
    async with stage(tmp_path, make(tmp_path, people=False)) as room:
        await room.press("pagedown", "l")
        await room.line("Sales lead; Sales")
        person = next(iter(room.session.participants.values()))
        assert (person.name, person.function) == ("Sales lead", "Sales")
        role = next(role for role in room.session.roles.values() if role.function == "Sales")
        assert role.spokesperson == person.id
        await room.press("escape", "space")
        assert not room.session.participants[person.id].present
        assert "away" in room.wall


async def test_the_curtain_hides_everything_and_opens_again(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("open", "explain")
        await room.press("full_stop")
        assert room.wall.replace("\n", "").strip() == ""
        await room.press("full_stop")
        assert "1 Open" in room.wall


async def test_any_module_can_be_gone_to(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown", "g", "end", "enter")
        assert room.session.stage.module == "close"
        await room.press("pagedown", "pagedown", "pagedown")
        assert room.session.stage.finished
        assert "What we leave with" in room.wall
        await room.press("pageup")
        assert not room.session.stage.finished


async def test_what_is_half_typed_waits_with_its_module(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("unsaid", "reveal")
        await room.type("half")
        await room.go("purpose", "explain")
        assert "half" not in room.wall
        await room.go("unsaid", "reveal")
        assert room.field_line.endswith("half")


async def test_leaving_asks_once_and_escape_stays(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown", "escape", "q")
        assert "Everything is saved" in room.wall
        await room.press("escape")
        assert room.app.is_running
        await room.press("q", "enter")
        assert room.app._exit


async def test_a_second_stage_is_refused_and_may_look_on(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        with pytest.raises(BusyError, match="process"):
            StageLock(path).acquire()
        async with stage(tmp_path, path, readonly=True) as other:
            assert "read only" in other.head
            await room.line("Said on the stage")
            await other.app.shell.live.follow()
            await other.settle()
            assert "Said on the stage" in other.wall
            await other.press("pagedown")
            assert "reading only" in other.said


async def test_on_a_full_disk_the_line_is_kept_and_saved_when_there_is_room(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        database: sqlite3.Connection = room.app.shell.live.opened.workshop._performer.journal._db
        (pages,) = database.execute("PRAGMA page_count").fetchone()
        database.execute(f"PRAGMA max_page_count = {pages}")
        lines = [f"line {number} " + "and more words " * 40 for number in range(12)]
        for text in lines:
            await room.line(text)
        assert "disk is full" in room.wall
        assert "not saved yet" in " ".join(room.wall.split())
        (spool,) = spools(Folders.at(tmp_path))
        assert [item.text for item in spool.items][-1] == lines[-1].strip()
        assert len(spool.items) == len(room.app.desk.outbox) == len(lines) - len(room.texts())
        database.execute("PRAGMA max_page_count = 1000000")
        room.app.shell.live.retry()
        await room.until(lambda: not len(room.app.desk.outbox) and room.app.desk.outbox.spooled)
        assert room.texts() == [text.strip() for text in lines]
        assert not list((tmp_path / "emergency").iterdir())


async def test_without_a_name_of_colour_everything_is_still_there(tmp_path, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        await room.press("3")
        assert "[·]" in room.wall


async def test_the_bright_look_is_one_key_away(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown", "t")
        assert room.app.theme == "paper"
        await room.press("t")
        assert room.app.theme == "stage"


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 45), (60, 18)])
async def test_every_module_fits_every_size(tmp_path, size):
    async with stage(tmp_path, make(tmp_path), size=size) as room:
        for module in room.session.info.agenda.modules:
            await room.go(module.id, list(module.phases)[-1])
            assert len(room.screen) == size[1]
            assert room.screen[-1].strip()


async def test_the_whole_agenda_is_paged_through_with_one_key(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        seen = []
        for _ in range(1 + sum(len(module.phases) for module in room.session.info.agenda.modules)):
            await room.press("pagedown")
            seen.append((room.session.stage.module, room.session.stage.phase))
        modules = room.session.info.agenda.modules
        assert seen[:-1] == [(module.id, phase) for module in modules for phase in module.phases]
        assert room.session.stage.finished


async def test_grouping_goes_on_to_lines_without_a_group_first(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        for text in ("One", "Two", "Three"):
            await room.line(text)
        await room.go("three", "group")
        await room.press("home", "down", "n")
        await room.line("Group")
        assert room.session.entries[room.app.desk.board.cursor.row].text == "Three"
        await room.press("1")
        assert room.session.entries[room.app.desk.board.cursor.row].text == "One"


async def test_where_one_wording_is_looked_for_the_footer_offers_it(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("purpose", "settle")
        assert "merge" not in room.screen[-1], "there is no line yet"
        await room.go("purpose", "reveal")
        await room.line("One")
        await room.line("Two")
        await room.go("purpose", "settle")
        assert room.screen[-1].strip().startswith("m merge")


async def test_a_key_of_the_list_that_is_pressed_in_a_field_says_so(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("One")
        await room.press("ctrl+z")
        assert room.said == "Ctrl+Z acts in the list: Esc leaves the field."
        assert room.texts() == ["One"]


async def test_a_page_key_behind_the_curtain_leaves_the_wall_blank(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "group")
        await room.press("T", "full_stop", "pagedown")
        assert not room.wall.strip()


async def test_what_is_said_in_three_lines_is_read_from_its_beginning(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        room.app.desk.tell("First this. " + "Then that. " * 14 + "And the end.")
        assert "First this." in room.screen[-4]
        assert room.said.endswith("And the end.")
        room.app.desk.tell("First this. " + "Then that. " * 40)
        assert "First this." in room.screen[-4]
        assert room.said.endswith("…")
        room.app.desk.tell("Saved")
        assert room.said == "Saved"
        assert "First this." not in room.wall


async def test_a_line_that_was_changed_elsewhere_waits_with_both_wordings(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        await room.line("Before")
        await room.press("escape", "e", "end")
        await room.type(" mine")
        other = reopen(path, "notes")
        (entry_id,) = other.session.entries
        other.commit(collect.edit(entry_id, "Theirs"))
        other.close()
        await room.app.shell.live.follow()  # it is on the wall already when the line is kept
        await room.press("enter")
        assert room.said == "Somebody else changed this meanwhile. Both are kept: X shows them."
        assert room.texts() == ["Theirs"]
        await room.press("X")
        assert "Theirs" in room.wall
        assert "Before mine" in room.wall
        await room.press("2")
        assert room.texts() == ["Before mine"]
