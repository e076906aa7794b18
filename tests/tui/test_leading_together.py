"""Two facilitators lead one session, in a file or a database: each sees where the other is; no wording is lost."""

from __future__ import annotations

import math
import os
import signal
from contextlib import asynccontextmanager, closing

import pytest

from pmworkshop.base.folders import HOME_VARIABLE, Folders
from pmworkshop.interface import history
from pmworkshop.session.core.steps import Draft, GestureContext
from pmworkshop.session.operations import collect
from pmworkshop.session.operations.navigation import enter
from pmworkshop.session.views.narration import tell
from pmworkshop.store.addresses import stored_at
from pmworkshop.store.company import Seat
from pmworkshop.store.databases import allow_role, share_session
from pmworkshop.tui.beside.app import BesideWindow
from pmworkshop.tui.beside.place import NOT_HERE, staying, turned_to
from pmworkshop.tui.notes.app import NotesWindow
from pmworkshop.tui.pages.page import Commit
from pmworkshop.tui.shell.app import PmworkshopApp
from pmworkshop.tui.shell.presence import Presence
from pmworkshop.tui.shell.shell import Shell
from pmworkshop.tui.shell.stage_window import StageWindow
from pmworkshop.workshop.moving import copy_session
from pmworkshop.workshop.wiring import wired
from tests import build
from tests.build import FixedClock
from tests.tui.driving import NOW, Facilitator, at_once, make, stage
from tests.tui.terminal import Terminal
from tests.tui.test_notes import window_marks
from tests.tui.test_settling import charted, row

SOON = 60.0


@pytest.fixture(autouse=True)
def talkative(monkeypatch):
    """Windows of this process say ten times a second that they are there, so that nobody waits for seconds."""
    monkeypatch.setattr(Shell.meet, "__defaults__", (0.1,))


@pytest.fixture(params=["file", "database"])
def place(request, tmp_path):
    """A session in a file, and one in a database."""
    path = make(tmp_path)
    if request.param == "file":
        yield stored_at(path)
        return
    from pmworkshop.store.addresses import store_at

    server = request.getfixturevalue("server")
    store_at(server.dsn).close()  # other tests may have cut its connection
    yield copy_session(stored_at(path), server.dsn).place
    store_at(server.dsn).close()


@asynccontextmanager
async def window(home, shown, *, size=(80, 24)):
    """Somebody at a window of the program."""
    app = at_once(PmworkshopApp(Folders.at(home), shown, clock=FixedClock(NOW)))
    try:
        async with app.run_test(size=size) as pilot:
            person = Facilitator(app, pilot)
            await person.settle()
            yield person
    finally:
        app.close()


def ann(home, place, **more):
    return window(home, StageWindow(place, name="Ann"), **more)


def bo(home, place, *, size=(100, 30)):
    return window(home, BesideWindow(place, "Bo"), size=size)


def company(person):
    """The line that says who else is there."""
    return person.screen[2].strip()


def at_wall(person):
    """Where the room is."""
    stage = person.session.stage
    return (stage.module, stage.phase) if stage else None


async def agenda(person, module):
    """Choose a part of the agenda."""
    await person.press("ctrl+g")
    parts = [one.id for one in person.session.info.agenda.modules]
    assert person.app.desk.board.cursor.row in parts
    by = parts.index(module) - parts.index(person.app.desk.board.cursor.row)
    await person.press(*["down" if by > 0 else "up"] * abs(by))
    assert person.app.desk.board.cursor.row == module


async def follow(person):
    await person.app.shell.live.follow()
    await person.settle()


async def test_a_window_beside_the_stage_follows_the_wall(tmp_path, place):
    async with ann(tmp_path, place) as first, bo(tmp_path, place) as second:
        assert "Beside the wall" in second.head
        assert "You lead together with the stage." in " ".join(second.wall.split())
        assert ("PgDn begins" in first.wall, "PgDn turns this window alone" in second.wall) == (True, True)
        await first.go("three", "reveal")
        await second.until(lambda: "What is absent" in second.wall)
        await first.line("Nobody owns the price")
        await second.until(lambda: "Nobody owns the price" in second.wall)
        await second.press("escape", "a")
        await second.line("The roadmap is a wish list")
        await first.until(lambda: "The roadmap is a wish list" in first.wall)
        assert "Beside" not in first.wall
        await first.press("escape", "full_stop")
        await first.until(lambda: "Nobody owns" not in first.wall)
        await follow(second)
        assert "Nobody owns the price" in second.wall  # whoever leads sees what the curtain hides


async def test_it_looks_elsewhere_and_the_wall_stays(tmp_path, place):
    async with ann(tmp_path, place) as first, bo(tmp_path, place) as second:
        await first.go("three", "reveal")
        await follow(second)
        await agenda(second, "plan")
        await second.press("enter", "pagedown", "pagedown", "pageup")
        assert "8 Plan Write alone · the wall: Questions" in second.head
        assert at_wall(second) == ("three", "reveal")
        steps = len(history(place).steps)
        await second.press("pagedown", "pagedown")
        assert len(history(place).steps) == steps  # to look elsewhere is no step
        await second.press("pageup", "pageup", "a")
        await second.line("Sales; Publish the price list; 14 Dec; draft by 4 Dec")
        await first.until(lambda: len(first.session.actions) == 1)
        assert at_wall(first) == ("three", "reveal")
        assert "price list" not in first.wall
        await first.go("pulse", "explain")
        await follow(second)
        assert "Publish the price list" in second.wall
        assert "the wall: Statements" in second.head
        await second.press("escape", "ctrl+r", "escape")
        assert at_wall(first) == ("pulse", "explain")
        await second.press("ctrl+r", "enter")
        await first.until(lambda: "Publish the price list" in first.wall)
        assert second.said == "The wall shows this page now."
        assert "the wall:" not in second.head
        await second.press("ctrl+r")
        assert second.said == "The wall shows this page already."
        await second.press("pageup", "pageup", "f5")
        assert second.said == "This window follows the wall again."
        assert at_wall(second)[0] == "plan"


async def test_an_edit_of_one_line_by_both_keeps_both_wordings(tmp_path, place):
    async with ann(tmp_path, place) as first, bo(tmp_path, place) as second:
        await first.go("three", "reveal")
        await first.line("Prices are late")
        await first.press("escape", "e")
        await second.until(lambda: "Prices are late" in second.wall)
        await second.press("escape", "e")
        first.app.desk.field.value, second.app.desk.field.value = "", ""
        await first.line("Prices come too late")
        await second.until(lambda: "Prices come too late" in second.wall)
        await second.line("Nobody sets prices in time")
        assert second.said == "Somebody else changed this meanwhile. Both are kept: X shows them."
        assert second.texts() == ["Prices come too late"]
        await first.until(lambda: first.said == "1 change waits to be settled: X shows them.")
        await first.press("X")
        for words in ("Prices come too late", "Nobody sets prices in time", "Bo"):
            assert words in first.wall
        await first.press("1")
        await second.until(lambda: not second.session.held)
        assert first.texts() == second.texts() == ["Prices come too late"]
    told = "\n".join(line for one in tell(history(place).steps) for line in one.lines)
    assert "“Prices come too late” stands, “Nobody sets prices in time” waits" in told


async def test_two_parts_of_one_action_are_both_kept_and_its_owner_is_not_overwritten_unseen(tmp_path, place):
    with closing(wired().open(place, window="command")) as workshop:
        workshop.commit(enter("plan", "read_back"))
    async with ann(tmp_path, place) as first, bo(tmp_path, place) as second:
        await second.press("a")
        await second.line("Sales; Publish the price list; 14 Dec; draft by 4 Dec")
        await second.press("escape")
        await first.until(lambda: len(first.session.actions) == 1)
        await first.press("percent_sign")
        await second.press("w")
        await first.line("Two price lists less")
        await second.line("Finance")
        (action,) = second.session.actions.values()
        assert action.success_measure == "Two price lists less"
        assert second.session.held == ()
        await follow(first)
        await first.press("w")
        await second.press("w")
        await first.line("Operations")
        await follow(second)
        await second.line("Development")
        assert len(second.session.held) == 1
        assert second.session.waiting == ()
        (conflict,) = second.app.desk.state.view.waiting
        told = [(one.what, one.ours, one.theirs) for one in conflict.values]
        assert told == [("an action: owner", "Operations lead", "Development lead")]


async def test_a_row_of_a_chart_that_both_settle_keeps_both_roles(tmp_path):
    path = make(tmp_path)
    async with ann(tmp_path, path) as first, bo(tmp_path, path) as second:
        await charted(first)
        await follow(second)
        for person in (first, second):
            await row(person, "Establish what customers need")
        second.app.shell.live._rests_until = math.inf  # the other letter is not on this screen yet
        await first.press("4")
        await second.press("5")
        second.app.shell.live._rests_until = 0.0
        assert len(second.session.held) == 1
        await first.until(lambda: first.session.held)
        assert first.session.marks == second.session.marks
        (conflict,) = first.app.desk.state.view.waiting
        assert {one.ours != one.theirs for one in conflict.values} == {True}


async def test_answers_behind_dots_are_typed_on_the_stage_alone(tmp_path, place):
    async with ann(tmp_path, place) as first, bo(tmp_path, place) as second:
        await first.go("pulse", "reveal")
        await second.until(lambda: "Answers are typed on the stage" in second.wall)
        await second.press("3", "3", "3", "3", "3", "3")
        assert not second.session.ballots
        assert "Now:" not in second.wall
        refused = Commit(build.put(build.ballot("x", round="pulse/1", score=3)))
        second.app.desk.perform(refused)
        await second.settle()
        assert second.said == NOT_HERE
        await first.press(*"4" * window_marks(first))
        await second.until(lambda: "1 of 8 in" in second.wall)
        await first.press("pagedown", "enter")
        await second.until(lambda: "Answers are typed on the stage" not in second.wall)
        assert first.session.rounds["pulse/1"].status == "revealed"


async def test_a_part_that_is_taken_out_of_the_agenda_lets_the_window_follow_again(tmp_path, place):
    async with ann(tmp_path, place) as first, bo(tmp_path, place) as second:
        await first.go("three", "reveal")
        await follow(second)
        await agenda(second, "pulse")
        await second.press("enter")
        assert second.app.desk.elsewhere.module == "pulse"
        await first.press("escape")
        await agenda(first, "pulse")
        await first.press("d")
        await second.until(lambda: second.app.desk.elsewhere is None)


async def test_who_is_there_is_told_to_who_leads_and_never_to_the_room(tmp_path, place):
    async with ann(tmp_path, place) as first:
        await first.go("three", "reveal")
        async with (
            bo(tmp_path, place) as second,
            window(tmp_path, NotesWindow(place, "Ann")) as notes,
            window(tmp_path, NotesWindow(place, "Cy")) as third,
        ):
            before = len(history(place).steps)
            await notes.until(lambda: company(notes) == "Bo follows the wall · Cy reads the notes")
            await second.until(lambda: "Ann leads the wall: Questions, show" in company(second))
            await third.until(lambda: company(third) == "Ann leads the wall: Questions, show · Bo follows the wall")
            await second.press("pageup")
            await notes.until(lambda: "Bo is at “Questions, " in company(notes))
            for words in ("Bo ", "Cy", "follows the wall", "leads the wall"):
                assert words not in first.wall
            assert len(history(place).steps) == before
            third.app.close()
            await notes.until(lambda: "Cy" not in company(notes))
        steps = history(place).steps
        assert not any("follows the wall" in step.body() for _, step in steps)
    assert {one.who for _, one in steps} <= {"", "Ann", "Bo"}


async def test_a_window_that_is_killed_is_soon_gone_from_the_others(tmp_path, monkeypatch):
    path = make(tmp_path)
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    async with window(tmp_path, NotesWindow(path, "Ann")) as notes:
        terminal = Terminal("open", str(path), "--together", "--as", "Bo")
        terminal.until("Beside the wall")
        await notes.until(lambda: company(notes) == "Bo follows the wall")
        os.kill(terminal.process, signal.SIGKILL)
        os.waitpid(terminal.process, 0)
        await notes.until(lambda: company(notes) == "", SOON)


async def test_two_windows_in_one_name_are_one_person(tmp_path):
    path = make(tmp_path)
    async with ann(tmp_path, path) as first, window(tmp_path, NotesWindow(path, "Ann")) as notes:
        await first.until(lambda: first.app.shell.presence)
        await notes.until(lambda: notes.app.shell.presence._others)
        assert company(notes) == ""
        async with window(tmp_path, BesideWindow(path, "")) as nameless:
            await notes.until(lambda: company(notes) == "Somebody follows the wall")
            await nameless.until(lambda: "Ann leads the wall" in company(nameless))


async def test_who_only_reads_looks_along_and_moves_nothing(tmp_path, server):
    import psycopg

    from pmworkshop.store.addresses import store_at

    store_at(server.dsn).close()
    place = copy_session(stored_at(make(tmp_path)), server.dsn).place
    with psycopg.connect(server.dsn, autocommit=True) as db:
        if not db.execute("SELECT 1 FROM pg_roles WHERE rolname = 'lou'").fetchone():
            db.execute("CREATE ROLE lou LOGIN")
    allow_role(server.dsn, "lou")
    share_session(place, "lou", "reader")
    reader = stored_at(place.address.replace("postgres@", "lou@", 1))
    try:
        async with ann(tmp_path, place) as first, bo(tmp_path, reader) as second:
            await first.go("three", "reveal")
            await second.until(lambda: "What is absent" in second.wall)
            assert "read only" in second.wall
            await second.until(lambda: "Ann leads the wall" in company(second))
            await second.press("escape", "pageup")
            assert "the wall: Questions" in second.head
            await second.press("ctrl+r", "enter")
            assert at_wall(first) == ("three", "reveal")
    finally:
        for one in (place, reader):
            store_at(one.address).close()


async def test_its_keys_are_those_of_the_settings(tmp_path):
    (tmp_path / "settings.toml").write_text('facilitator = "Bo"\n[keys]\nbeside.follow = "F8"\n')
    async with bo(tmp_path, make(tmp_path)) as window_:
        assert "F8 follow" in window_.wall
        await window_.press("pagedown", "f8")
        assert window_.said == "This window follows the wall again."
        await window_.press("f1")
        assert "F8 follow" in window_.wall


async def test_the_map_of_the_screen_names_both_keys(tmp_path):
    async with bo(tmp_path, make(tmp_path)) as window_:
        await window_.press("f1")
        told = [" ".join(line.split()) for line in window_.screen if "Esc" not in line]
        assert any("F5 follow" in line for line in told)
        assert any("Ctrl+R wall here" in line for line in told)


class Lost:
    """A company whose store does not answer."""

    def meet(self, seat):
        raise OSError

    def leave(self):
        pass


def test_a_store_that_does_not_answer_is_told_in_one_calm_line(monkeypatch):
    presence = Presence(Lost, Seat("Bo", "beside"), 0.01)
    assert presence.words == ""
    monkeypatch.setattr("pmworkshop.tui.shell.presence.GONE", -1.0)
    assert presence.words == "Who else is here is not known just now."
    presence.end()


async def test_a_rehearsal_and_the_file_of_one_leader_tell_nobody(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        opened = room.app.shell.live.opened
        room.app.shell.live.opened = None
        room.app.shell.meet(opened, "stage")
        assert room.app.shell.presence is None
        room.app.shell.live.opened = opened


async def test_home_offers_to_lead_what_another_stage_runs_together(tmp_path):
    path = make(tmp_path)
    async with ann(tmp_path, path):
        async with stage(tmp_path) as home:
            await home.press("enter")
            assert "Enter leads it together" in " ".join(home.wall.split())
            await home.line("x")
            assert "only looks" in " ".join(home.wall.split())
            await home.press("backspace")
            await home.line("l")
            await home.until(lambda: "read only" in home.wall)
        async with stage(tmp_path) as home:
            await home.press("enter", "enter")
            await home.until(lambda: home.app.shell.beside)
            assert [str(one) for one in home.app.shell.beside] == [str(path), ""]


def test_no_export_knows_who_is_there(tmp_path):
    path = make(tmp_path)
    stored = stored_at(path)
    bytes_before = path.read_bytes()
    company_ = stored.company()
    company_.meet(Seat("Somebody Unheard Of", "beside", "Plan"))
    assert path.read_bytes() == bytes_before
    assert b"Unheard" not in path.read_bytes()
    company_.leave()
    assert not list(tmp_path.glob(".room.pmw.here-*"))


def test_half_an_operation_that_moves_the_room_is_kept():
    session = build.session(build.entry("a"))

    def both(now, draw):
        moved = enter("collect", "alone")(now, draw)
        return Draft("Both", (*moved.changes, *collect.edit("a", "New")(now, draw).changes))

    stage_, only = turned_to(both, session, NOW)
    assert (stage_.module, only) == ("collect", False)
    (kept,) = staying(both)(session, GestureContext(NOW, "0" * 16)).changes
    assert kept.kind == "entry"
