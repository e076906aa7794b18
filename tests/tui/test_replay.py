"""The replay: the wall as the room saw it, moment by moment, and a file that stays as it is."""

from __future__ import annotations

import hashlib
import re
import shutil
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from pmworkshop.base.errors import DamagedError, InputError
from pmworkshop.base.folders import Folders
from pmworkshop.session.operations import collect
from pmworkshop.session.operations.navigation import curtain, enter
from pmworkshop.session.operations.pauses import take_break
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.answer_form import form_of, read
from pmworkshop.tui.replay.app import ReplayWindow
from pmworkshop.tui.replay.playing import FASTEST, LONGEST, SPEEDS, Player
from pmworkshop.tui.replay.recording import open_reel
from pmworkshop.tui.replay.replay_lines import HIDDEN_SEEN
from pmworkshop.tui.replay.timeline import bar, timeline
from pmworkshop.tui.requests.messages import LeaveReplay
from pmworkshop.tui.shell.app import PmworkshopApp
from tests.build import FixedClock, reopen, sample_file
from tests.tui.driving import NOW, Facilitator, at_once, make, stage

STILL = "This is how it was; nothing changes here. Esc leaves the replay."


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return sample_file(tmp_path_factory.mktemp("made") / "sample.pmw")


@pytest.fixture
def sample(made, tmp_path):
    return shutil.copy2(made, tmp_path / "sample.pmw")


class Seconds:
    """A clock that stands until it is moved."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


class Watcher(Facilitator):
    """Somebody who looks at how the room agreed."""

    @property
    def seq(self):
        return self.app.desk.reel.seq

    @property
    def said(self):
        line = self.screen[-3 if self.app.desk.has_class("-wall") else -2]
        return re.split(r"\s{3,}", line.strip())[0].lstrip("✓◆ ")

    @property
    def page(self):
        """What stands on the page, without the lines around it."""
        return "\n".join(self.screen[3:-5])

    @property
    def changed(self):
        """The lines that say what the step changed."""
        return " ".join(line.strip() for line in self.screen[-5:-3]).strip()

    async def jump(self, where):
        await self.press("g")
        await self.line(str(where))

    async def wait(self, seconds):
        """Let time go by."""
        self.app.desk._seconds.now += seconds
        self.app.desk.beat()
        await self.settle()

    def prepared(self):
        self.app.desk.reel.moments.build()


@asynccontextmanager
async def replay(path, at=None, *, speed=60, size=(80, 24), wall=True):
    """Open the replay, with the wall as it was; without ``wall`` with what each step changed, as it opens."""
    app = at_once(PmworkshopApp(Folders.at(path.parent), ReplayWindow(open_reel(path, at, speed), Seconds())))
    async with app.run_test(size=size) as pilot:
        watcher = Watcher(app, pilot)
        await watcher.settle()
        if wall:
            await watcher.press("v")
            await watcher.wait(0)
        yield watcher


def print_of(path):
    found = path.stat()
    return hashlib.sha256(path.read_bytes()).hexdigest(), found.st_mtime_ns, found.st_size


def step_of(path, label):
    """The number of the first step with such a label."""
    reel = open_reel(path)
    return next(seq for seq in range(1, reel.total + 1) if label in reel.moments.step(seq).label)


def parts_of(path):
    """The step with which each part begins, by its id; of the last part that is gone to again, the first one."""
    starts = open_reel(path).starts()
    return {module: seq for seq, module in reversed(starts)}


# What is on the wall.


async def test_the_wall_is_as_the_room_saw_it_and_the_step_is_told_in_words(sample):
    async with replay(sample) as watcher:
        assert "PgDn begins" in watcher.wall
        assert "Replay" in watcher.head
        assert f"step   1 of {watcher.app.desk.reel.total}" in watcher.screen[-2]
        await watcher.jump(step_of(sample, "Went to “Check-in”"))
        assert watcher.changed == "The room is in “Check-in”: Explain"
        await watcher.jump(step_of(sample, "Made a group"))
        assert "Know the customer before the roadmap" in watcher.wall
        assert "New: group “Know the customer before the roadmap”" in watcher.changed
        await watcher.press("end")
        assert "What we leave with" in watcher.wall
        await watcher.press("home")
        assert watcher.seq == 1


async def test_each_moment_shows_the_page_that_was_typed_on(sample):
    async with replay(sample) as watcher:
        reel = watcher.app.desk.reel
        second = step_of(sample, "Added a line to “Questions”") + 6
        assert reel.moments.step(second).changes[0].record["prompt"] == "unwanted"
        await watcher.jump(second)
        assert "2 of 3" in watcher.wall
        entry = reel.moments.step(second).changes[0]
        assert entry.record["text"][:30] in watcher.wall
        assert watcher.app.desk.board.cursor.row == entry.id


async def test_answers_stay_hidden_until_they_were_shown(sample):
    shown = step_of(sample, "Showed the answers in “Statements”")
    async with replay(sample, str(shown - 1)) as watcher:
        before = watcher.wall
        assert "9 of 9 in" in before
        assert "REPLAY" not in before
        assert "━" not in watcher.page
        await watcher.press("right")
        assert watcher.wall != before
        assert "━▲━" in watcher.page
        await watcher.press("left")
        assert watcher.wall == before


async def test_what_was_hidden_is_shown_after_a_question_with_a_mark_and_hidden_again(sample):
    shown = step_of(sample, "Showed the answers in “Statements”")
    async with replay(sample, str(shown - 1)) as watcher:
        before = watcher.wall
        await watcher.press("i")
        assert "Enter shows it   Esc leaves it hidden" in watcher.screen[-1]
        await watcher.press("escape")
        assert watcher.wall == before
        await watcher.press("i", "enter")
        assert HIDDEN_SEEN in watcher.head
        assert "━▲━" in watcher.page
        assert "→" not in watcher.changed
        assert "on “" in watcher.changed
        await watcher.press("enter")
        assert HIDDEN_SEEN in watcher.head
        await watcher.press("escape", "i")
        assert watcher.wall == before


async def test_the_row_that_was_being_settled_is_on_the_wall(sample):
    async with replay(sample) as watcher:
        watcher.prepared()
        await watcher.press("slash")
        await watcher.line("price and offer")
        assert "Row 1 of 7" in watcher.wall
        assert "because Price and offer belong in one hand" in " ".join(watcher.wall.split())
        assert "“price and offer”: 1 of" in watcher.said
        before = watcher.wall
        await watcher.press("w")
        assert watcher.wall != before


async def test_a_break_and_the_curtain_show_what_was_there(tmp_path):
    path = make(tmp_path)
    workshop = reopen(path, clock=FixedClock(NOW))
    for one in (
        enter("three", "reveal"),
        curtain(drawn=True),
        take_break(10, "Break"),
    ):
        workshop.commit(one)
    workshop.close()
    async with replay(path, "3") as watcher:
        assert watcher.changed == "The wall is dark"
        assert "Reveal" in watcher.wall or "Show" in watcher.wall
        await watcher.press("right")
        assert "Back at" in watcher.wall
        assert "10:00 left" in watcher.wall


# Going.


async def test_parts_are_gone_through_forwards_and_backwards_by_a_clicker_too(sample):
    async with replay(sample) as watcher:
        starts = [seq for seq, _ in watcher.app.desk.reel.starts()]
        for start in starts[:4]:
            await watcher.press("pagedown")
            assert watcher.seq == start
            assert "The room is in “" in watcher.changed
        await watcher.press("right", "pageup")
        assert watcher.seq == starts[3]
        await watcher.press("pageup")
        assert watcher.seq == starts[2]
        watcher.prepared()
        assert [seq for seq, _ in watcher.app.desk.reel.starts()] == starts
        for _ in starts:
            await watcher.press("pagedown")
        assert watcher.seq == watcher.app.desk.reel.total
        assert watcher.said == "This is the last step."


async def test_it_ends_at_both_ends(sample):
    async with replay(sample) as watcher:
        for key in ("left", "pageup"):
            await watcher.press(key)
            assert watcher.said == "This is the first step."
        await watcher.press("end", "right")
        assert watcher.said == "This is the last step."


@pytest.mark.parametrize("named", ["three", "questions", "Questions", "40"])
async def test_a_step_or_a_part_is_jumped_to(sample, named):
    async with replay(sample) as watcher:
        await watcher.jump(named)
        assert watcher.seq == (40 if named == "40" else parts_of(sample)["three"])


async def test_a_time_is_jumped_to_and_what_is_none_stays_in_the_field(sample):
    local = datetime(2026, 9, 14, 10, 1, tzinfo=UTC).astimezone()
    async with replay(sample) as watcher:
        await watcher.jump(f"{local:%H:%M}")
        assert watcher.seq == 4  # the last step of that minute
        await watcher.jump("999")
        assert "there is no step 999" in watcher.wall
        assert watcher.app.desk.field.value == "999"
        await watcher.press("escape")
        assert watcher.seq == 4


async def test_the_history_is_searched_on_and_back_and_around(sample):
    async with replay(sample) as watcher:
        watcher.prepared()
        await watcher.press("slash")
        await watcher.line("Long lead times")
        first = watcher.seq
        found = watcher.app.desk.reel.moments.find("long lead times")
        assert first == found[0]
        assert watcher.said == f"“Long lead times”: 1 of {len(found)}. Tab goes on."
        await watcher.press("tab")
        assert watcher.seq == found[1]
        await watcher.press("shift+tab", "shift+tab")
        assert watcher.seq == found[-1]
        assert "from the other end again" in watcher.wall
        await watcher.press("slash")
        await watcher.line("no such word anywhere")
        assert watcher.said == "Nothing holds “no such word anywhere”."


async def test_a_search_says_how_far_the_history_is_read(sample):
    async with replay(sample) as watcher:
        reel = watcher.app.desk.reel
        reel.prepare = lambda: False
        fresh = type(reel.moments)([reel.moments.step(seq) for seq in range(1, reel.total + 1)])
        fresh.build(5)
        reel.moments = fresh
        await watcher.press("slash")
        await watcher.line("Hall of mirrors")
        assert "of the 5 steps that are read so far" in watcher.wall


async def test_the_list_of_changes_leads_to_a_step(sample):
    async with replay(sample, "41") as watcher:
        await watcher.press("enter")
        assert "Steps 29 to 53 of " in watcher.wall
        assert "▸ 41" in watcher.wall
        await watcher.press("up", "up", "enter")
        assert watcher.seq == 39
        await watcher.press("enter", "escape")
        assert "Space play" in watcher.screen[-1]


async def test_the_list_of_changes_pages_to_both_ends(sample):
    async with replay(sample, "41") as watcher:
        await watcher.press("enter")
        for _ in range(20):
            await watcher.press("end", "pagedown")
            if "That is all of it" in watcher.wall:
                break
        assert "Finished" in watcher.wall or "The workshop is over" in watcher.wall
        assert "That is all of it. Esc goes back to the room." in watcher.wall
        for _ in range(20):
            await watcher.press("home", "pageup")
            if "That is all of it" in watcher.wall:
                break
        assert "Began the workshop" in watcher.wall


# Playing.


async def test_it_plays_in_the_time_of_the_room_divided_by_the_speed(sample):
    async with replay(sample, "33") as watcher:  # here the sample goes on by one step in 35 seconds
        await watcher.press("space")
        assert "▶ plays 60x" in watcher.screen[-2]
        assert "Space stop" in watcher.screen[-1]
        await watcher.wait(0.5)
        assert watcher.seq == 33
        await watcher.wait(0.1)
        assert watcher.seq == 34
        await watcher.wait(0.6)
        assert watcher.seq == 35
        await watcher.press("plus")
        assert "plays 120x" in watcher.screen[-2]
        await watcher.wait(0.6)
        assert watcher.seq == 37
        await watcher.press("space")
        assert "stopped 120x" in watcher.screen[-2]
        await watcher.wait(5)
        assert watcher.seq == 37


async def test_keys_that_look_stop_the_play_and_parts_do_not(sample):
    async with replay(sample) as watcher:
        player = watcher.app.desk.reel.player
        for key, plays in (("pagedown", True), ("right", False), ("enter", False), ("g", False)):
            await watcher.press("escape") if watcher.app.desk.entry.asking or watcher.app.desk.panel.overlay else None
            if not player.playing:
                await watcher.press("space")
            await watcher.press(key)
            assert player.playing == plays, key


async def test_the_speed_ends_at_one_and_at_six_hundred(sample):
    async with replay(sample, speed=600) as watcher:
        await watcher.press("plus")
        assert watcher.said == "600 times is the fastest."
        await watcher.press(*["minus"] * len(SPEEDS))
        assert watcher.said == "1 times is the slowest."


START = datetime(2026, 9, 14, 10, tzinfo=UTC)


def player(*seconds, speed=1, seq=1):
    return Player([START + timedelta(seconds=one) for one in seconds], seq, speed)


def test_a_long_pause_is_cut_short():
    one = player(0, 2, 600, speed=1)
    assert one.wait() == 2
    one.go(2, 0)
    assert one.wait() == LONGEST
    one.change_speed(1, 0)
    assert (one.speed, one.wait()) == (2, LONGEST)
    one.speed = FASTEST
    assert one.wait() == pytest.approx(598 / 600)


def test_a_clock_that_went_back_costs_no_time_and_steps_of_one_moment_come_together():
    one = player(0, -50, -50, 10, speed=1)
    one.play(0.0)
    assert one.advance(0.0)
    assert one.seq == 3
    assert not one.advance(1.0)
    assert one.moment(1.0) == START + timedelta(seconds=-49)


def test_it_stops_at_the_end_and_begins_anew():
    one = player(0, 1, speed=1)
    one.play(0.0)
    assert one.advance(1.5)
    assert (one.seq, one.playing, one.gap()) == (2, False, 0.0)
    assert not one.advance(2.0)
    one.play(2.0)
    assert (one.seq, one.playing) == (1, True)


def test_what_a_sleeping_machine_missed_is_not_made_up_for():
    one = player(*range(0, 100, 2), speed=1)
    one.play(0.0)
    one.advance(3600.0)
    assert one.seq == 2


def test_the_timeline_says_in_words_and_signs_where_it_is():
    line = timeline(START, 5, 9, [2, 7], 70, playing=True, speed=60)
    assert line.startswith("▶ plays 60x")
    assert "step 5 of 9" in line
    assert len(line) == 70
    assert bar(5, 9, [2, 7], 9) == "━╋━━●─┼──"
    assert bar(1, 1, [1], 4) == "●───"
    assert "●" not in timeline(START, 5, 9, [2], 40, playing=False, speed=600)


# Nothing is changed.


async def test_no_key_writes_anything_and_each_one_says_so(sample):
    before = print_of(sample)
    async with replay(sample, "40") as watcher:
        here = watcher.wall
        keys = ("e", "a", "d", "p", "o", "u", "s", "b", "full_stop", "exclamation_mark", "ctrl+z")
        for key in (*keys, "backspace", "delete", "ctrl+s", "B", "l", "T"):
            await watcher.press(key)
            assert watcher.said == STILL, key
            assert watcher.app.desk.state.mode == "list"
        await watcher.press("right", "left")
        assert watcher.wall == here
        assert watcher.app.desk.outbox is None
    assert print_of(sample) == before
    assert [one.name for one in sample.parent.iterdir() if one.name.startswith("sample")] == ["sample.pmw"]


async def test_the_file_of_a_running_stage_is_left_alone(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        await room.line("We sell what is not agreed")
        before = print_of(path)
        reel = open_reel(path)
        for seq in range(1, reel.total + 1):
            reel.player.go(seq, 0)
            reel.seen()
        assert print_of(path) == before
        await room.line("The stage goes on")
        assert "The stage goes on" in room.texts()


def test_a_session_that_was_cut_off_is_read_in_a_copy(tmp_path):
    path = make(tmp_path)
    workshop = reopen(path, clock=FixedClock(NOW))
    workshop.commit(enter("three", "reveal"))
    workshop.close()
    import sqlite3

    # A journal beside the file, as a killed program leaves it.
    copy, side = tmp_path / "cut.pmw", tmp_path / "cut.pmw-journal"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE half (x)")
    connection.executemany("INSERT INTO half VALUES (?)", [("y" * 900,)] * 400)
    shutil.copyfile(path, copy)
    shutil.copyfile(f"{path}-journal", side)
    connection.rollback()
    connection.close()
    before = print_of(copy), print_of(side)
    reel = open_reel(copy)
    assert reel.total == 2
    assert (print_of(copy), print_of(side)) == before


async def test_what_was_struck_is_not_there(tmp_path):
    path = make(tmp_path)
    workshop = reopen(path, clock=FixedClock(NOW))
    workshop.commit(enter("three", "reveal"))
    done = workshop.commit(collect.add("three", "A sentence for no ears"))
    workshop.commit(collect.add("three", "A sentence for all"))
    workshop.strike("entry", done.step.changes[0].id)
    workshop.close()
    async with replay(path) as watcher:
        for _ in range(watcher.app.desk.reel.total):
            assert "no ears" not in watcher.wall
            await watcher.press("right")
        watcher.prepared()
        assert watcher.app.desk.reel.moments.find("no ears") == []
        assert watcher.app.desk.reel.moments.find("for all")


# What cannot be replayed.


def test_what_has_no_beginning_cannot_be_replayed(tmp_path):
    path = make(tmp_path)
    with pytest.raises(InputError, match=r"The workshop in room\.pmw has not begun"):
        open_reel(path)
    from pmworkshop.store.sqlite.journal import SqliteJournal

    SqliteJournal.create(tmp_path / "none.pmw", "5e55104000000009").close()
    with pytest.raises(InputError, match=r"none\.pmw has no history"):
        open_reel(tmp_path / "none.pmw")


def test_a_damaged_history_is_refused_in_one_sentence(sample):
    import sqlite3

    with sqlite3.connect(sample) as connection:
        connection.execute("UPDATE step SET body = replace(body, 'Check-in', 'Check-on') WHERE seq = 5")
    connection.close()
    with pytest.raises(DamagedError, match=r"(\d+) of \d+ steps can be read, so it cannot be replayed"):
        open_reel(sample)


def test_an_answer_without_a_name_stays_in_its_number_even_for_private_eyes(tmp_path):
    path = make(tmp_path)
    workshop = reopen(path, clock=FixedClock(NOW))
    workshop.commit(enter("pulse", "reveal"))
    session = workshop.session
    form = form_of(session, session.info.agenda.module("pulse"))
    workshop.commit(rounds.ask_again("pulse", anonymous=True))
    workshop.close()
    assert form is not None
    assert read(form, "333333")
    reel = open_reel(path, "3")
    reel.private = True
    assert [one.status for one in reel.seen().rounds.values()] == ["open"]


# From home, and small things.


async def test_home_opens_the_replay_of_a_session_and_is_there_again(sample):
    async with stage(sample.parent) as room:
        assert "P replay" in room.screen[-1]
        before = room.wall
        await room.press("P")
        assert "Replay" in room.screen[0]
        await room.press("right")
        assert "The room is in “Open”" in room.wall
        await room.press("f1")
        assert "Enter  all steps" in room.wall
        await room.press("escape", "q")
        assert room.wall == before
        await room.press("P", "escape")
        assert room.wall == before


async def test_a_second_press_that_comes_when_the_replay_is_gone_leaves_home_open(sample):
    async with stage(sample.parent) as room:
        await room.press("P")
        room.app.serve(LeaveReplay())
        await room.settle()
        room.app.serve(LeaveReplay())
        await room.settle()
        assert not room.app._exit
        assert "P replay" in room.screen[-1]


async def test_home_says_why_a_session_cannot_be_replayed(tmp_path):
    make(tmp_path)
    async with stage(tmp_path) as room:
        await room.press("P")
        assert "has not begun, so there is nothing to replay." in room.wall
        await room.press("end", "P")
        assert "has no meaning here" in room.said


async def test_escape_leaves_to_the_shell(sample):
    async with replay(sample) as watcher:
        await watcher.press("escape")
        assert watcher.app.return_code == 0


async def test_the_smallest_window_shows_the_timeline_and_the_words(sample):
    grouped = step_of(sample, "Made a group")
    async with replay(sample, str(grouped), size=(60, 18)) as watcher:
        assert f"step  {grouped} of " in watcher.wall
        assert "New: group “Know the customer" in watcher.wall
        assert "Esc close" in watcher.screen[-1]
