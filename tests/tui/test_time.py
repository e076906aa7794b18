"""Late, interrupted, away: what the room sees of time, and what it never sees."""

from __future__ import annotations

import os
import time
from datetime import timedelta

import pytest

from pmworkshop.base.settings import Settings
from pmworkshop.session.core.records import revise
from pmworkshop.tui.drawing.text_cells import figures
from pmworkshop.tui.drawing.top import title_line
from tests.build import put
from tests.tui.driving import NOW, make, stage


@pytest.fixture(autouse=True)
def _here(monkeypatch):
    """The room is in the zone that its clock shows."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


async def behind(room):
    """Twelve minutes behind as the room begins to choose, with the agenda as it is shipped and no air in it."""
    info = room.session.info
    room.app.servers.room.commit(put(revise(info, ends="10:30")))
    await room.settle()
    modules = info.agenda.modules[: info.agenda.position("pick")]
    room.app.shell.clock.move(60 * (sum(module.minutes for module in modules) + 12))
    room.app._tick()
    await room.go("pick", "explain")


async def late(room):
    """Twelve minutes behind as the room begins to choose; two minutes of air; the six statements come later."""
    info = room.session.info
    modules = list(info.agenda.modules)
    pulse = next(module for module in modules if module.id == "pulse")
    modules.remove(pulse)
    modules.insert(-1, pulse)
    agenda = info.agenda.model_copy(update={"modules": tuple(modules)})
    room.app.servers.room.commit(put(revise(info, ends="10:32", agenda=agenda)))
    await room.settle()
    at = [module.id for module in modules].index("pick")
    room.app.shell.clock.move(60 * (sum(module.minutes for module in modules[:at]) + 12))
    room.app._tick()
    await room.go("pick", "explain")


def tick(room, seconds=0):
    """Let time pass, with the screen awake."""
    for _ in range(int(seconds // 60)):
        room.app.shell.clock.move(60)
        room.app._tick()
    room.app.shell.clock.move(seconds % 60)
    room.app._tick()


def sleep(room, seconds):
    """Let time pass while the machine sleeps."""
    room.app._tick()
    room.app.shell.clock.move(seconds)
    room.app._tick()


def shown(room):
    """The rows of the chart, by name, with what stands in them."""
    labels = [row.label[:12] for row in room.session.activities.values()]
    rows = [" ".join(line.split()) for line in room.screen if any(label in line for label in labels)]
    rows = [row.removesuffix(" not settled") for row in rows if ": nobody" not in row]
    return [(row[:12], row[-18:]) for row in rows]


# Late.


async def test_twelve_minutes_behind_one_key_shows_what_fits_and_another_does_it(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await behind(room)
        assert "ends 10:30" in room.screen[0]
        await room.press("z")
        assert [line.strip() for line in room.screen[7:12]] == [
            "shortens Roles, and who answers for what to 11 min", "shortens The action plan to 8 min",
            "shortens Choose three to 4 min", "", "Then it fits.",
        ]  # fmt: skip
        assert "Enter do it" in room.screen[-1]
        await room.press("enter")
        assert (room.session.stage.dropped, room.session.stage.shortened) == ((), ("chart", "plan", "pick"))
        assert room.session.stage.module == "pick"
        assert "ends 10:30" in room.screen[0]
        for word in ("to spare", "over", "behind", "late", "shortens"):
            assert word not in room.wall
        assert "Explain 0:40" in room.screen[0]
        seen = []
        while not room.session.stage.finished:
            await room.press("pagedown")
            seen.append(room.session.stage.module)
        assert list(dict.fromkeys(seen)) == ["pick", "chart", "plan", "close"]


async def test_what_may_be_dropped_is_dropped_before_anything_is_shortened(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await late(room)
        await room.press("z")
        assert [line.strip() for line in room.screen[7:9]] == [
            "drops Six statements: 8 min", "shortens Choose three to 4 min",
        ]  # fmt: skip
        await room.press("enter")
        assert "Six statements" not in room.wall


async def test_escape_leaves_all_as_it_is(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await late(room)
        before = room.session.seq
        await room.press("z", "escape")
        assert room.session.seq == before
        assert "drops" not in room.wall


async def test_a_dropped_module_can_still_be_gone_to_and_the_agenda_taken_up_as_it_was(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await late(room)
        await room.press("z", "enter", "g")
        assert "dropped   8 min" in room.wall
        assert "shortened   4 min" in room.wall
        await room.press("escape", "z", "0")
        assert room.session.stage.fitted is None
        await room.press("z", "enter")
        await room.go("pulse", "explain")
        assert "pulse" not in room.session.stage.dropped


async def test_time_that_was_won_brings_a_module_back(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await late(room)
        await room.press("z", "enter")
        room.app.shell.clock.move(-600)
        await room.press("z")
        assert "brings back Six statements" in room.wall
        assert "All that is left fits." in room.wall
        await room.press("enter")
        assert room.session.stage.fitted is None


async def test_what_does_not_fit_is_said_calmly_and_nothing_is_done_in_vain(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await late(room)
        room.app.shell.clock.move(840)
        await room.press("z")
        assert "Even then not all of it fits." in room.wall
        await room.press("enter", "z")
        assert "Enter do it" not in room.screen[-1]
        assert "Six statements stays dropped" in room.wall
        assert "Choose three stays at 4 min" in room.wall
        assert "All that is left does not fit." in room.wall
        await room.press("escape")
        room.app.servers.room.commit(put(revise(room.session.info, ends="11:30")))
        await room.settle()
        await room.press("z", "0", "z")
        assert "All that is left fits." in room.wall
        await room.press("enter")
        room.app.servers.room.commit(put(revise(room.session.info, ends="")))
        await room.settle()
        assert "no agreed end" in room.wall


async def test_before_the_beginning_there_is_nothing_to_fit_to_pause_or_to_interrupt(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("z")
        assert "Nothing is under way" in room.said
        await room.press("B")
        assert "Nothing is under way" in room.said
        await room.press("y")
        assert "not under way" in room.said


async def test_who_only_reads_stops_no_clock(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.press("pagedown")
    async with stage(tmp_path, path, readonly=True) as room:
        for key in ("y", "B"):
            await room.press("escape", key)
            assert room.said == "This session is open for reading only."


# A pause and a break.


async def test_one_key_stops_the_clock_and_lets_it_run_on(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        tick(room, 60)
        await room.press("y")
        assert room.screen[0].endswith("Settle 7:00 paused")
        tick(room, 90)
        await room.settle()
        assert room.screen[0].endswith("Settle 7:00 paused")
        await room.press("y")
        assert room.screen[0].endswith("Settle 7:00")


@pytest.mark.parametrize("key", ["enter", "pagedown"])
async def test_a_break_shows_the_time_of_return_large_and_one_key_ends_it(tmp_path, key):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        await room.press("B")
        assert "Back in how many minutes?" in room.wall
        await room.line("soon")
        assert "“soon” is not a time" in room.wall
        room.app.desk.field.value = ""
        await room.line("9:12 lunch")
        for line in figures("09:12"):
            assert line.replace("\u00a0", " ").rstrip() in room.wall.replace("\u00a0", " ")
        assert "Lunch" in room.wall
        assert "12:00 left" in room.wall
        tick(room, 30)
        await room.settle()
        assert "11:30 left" in room.wall
        assert "Settle" not in room.screen[0]
        tick(room, 720)
        await room.settle()
        assert "It is time." in room.wall
        await room.press("y")
        assert "on a break" in room.said
        await room.press(key)
        assert (room.session.stage.module, room.session.stage.phase) == ("chart", "settle")
        assert room.screen[0].endswith("Settle 8:00")
        assert "For each decision" in room.wall


async def test_a_break_is_still_on_when_the_stage_is_opened_again(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("chart", "settle")
        await room.press("B")
        await room.line("10")
    async with stage(tmp_path, path, now=NOW + timedelta(minutes=8)) as room:
        assert "2:00 left" in room.wall
        assert "Away" not in room.wall


def test_figures_are_large_and_of_one_height():
    lines = figures("11:05")
    assert len(lines) == 5
    assert len({len(line) for line in lines}) == 1
    assert " " not in "".join(lines)


# Away.


async def test_after_the_lid_was_closed_the_same_screen_is_there_and_the_clock_asks_once(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("chart", "settle")
        await room.press("3")
        tick(room, 120)
        before = shown(room)
        assert len(before) > 3
    later = NOW + timedelta(minutes=16)
    async with stage(tmp_path, path, size=(110, 32), now=later) as room:
        assert room.said == "Away 14 min, not counted: F3 asks whether it counts."
        assert shown(room) == before
        assert room.screen[0].endswith("Settle 6:00")
        await room.press("f3")
        assert "Away 14 min: count it?  1 counts it · Enter does not" in room.wall
        await room.press("enter")
        assert "Away" not in room.wall
        assert room.screen[0].endswith("Settle 6:00")
        await room.press("down")
    async with stage(tmp_path, path, now=later) as room:
        assert "Away" not in room.wall


@pytest.mark.parametrize(("key", "left"), [("1", "+8:00"), ("pagedown", "6:00"), ("escape", "6:00")])
async def test_the_time_away_counts_only_where_the_facilitator_says_so(tmp_path, key, left):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("chart", "settle")
        tick(room, 120)
    async with stage(tmp_path, path, now=NOW + timedelta(minutes=16)) as room:
        await room.press("f3", key)
        assert room.session.stage.phase == "settle"
        assert room.screen[0].endswith(f"Settle {left}")
        assert "Away" not in room.wall


async def test_after_sleep_it_is_asked_too_and_what_was_half_typed_is_still_there(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.type("half")
        sleep(room, 900)
        await room.settle()
        assert "Away 15 min" in room.wall
        assert room.screen[0].endswith("Show 9:00")
        await room.type(" of its questions")
        await room.press("f3", "enter")
        assert room.field_line.endswith("half of its questions")
        assert room.app.desk.state.mode == "field"
        assert "Away" not in room.wall


async def test_the_question_of_an_absence_takes_no_key_from_what_is_typed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        sleep(room, 900)
        await room.type("sales asks why")
        await room.press("enter")
        assert room.texts() == ["sales asks why"]
        assert not (tmp_path / "room").exists()
        assert "Away 15 min, not counted" in room.said


async def test_over_a_question_an_absence_waits_and_the_question_is_there_again(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.press("escape", "B")
        await room.type("1")
        sleep(room, 900)
        await room.settle()
        assert "Away 15 min, not counted" in room.said
        assert "Back in how many minutes?" in room.wall
        assert room.screen[0].endswith("Show 9:00")
        await room.press("f3", "enter")
        assert "Back in how many minutes?" in room.wall
        assert room.app.desk.field.value == "1"


async def test_an_absence_that_nobody_asked_about_is_forgotten_with_its_phase(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        sleep(room, 900)
        await room.settle()
        await room.go("three", "group")
        await room.press("f3")
        assert "Away" not in room.wall


@pytest.mark.parametrize("gone", [10, 200, 30_000])
async def test_a_short_crash_and_a_night_are_left_out_without_a_question(tmp_path, gone):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("chart", "settle")
    async with stage(tmp_path, path, now=NOW + timedelta(seconds=gone)) as room:
        assert "Away" not in room.wall
        assert room.session.stage.paused == (0 if gone == 10 else gone)


async def test_a_run_that_was_killed_is_known_by_its_last_mark(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("chart", "settle")
        room.app.shell.clock.move(600)
        room.app.shell.time.mark()
        assert path.stat().st_mtime == (NOW + timedelta(minutes=10)).timestamp()
    os.utime(path, (NOW.timestamp() + 600, NOW.timestamp() + 600))
    async with stage(tmp_path, path, now=NOW + timedelta(minutes=20)) as room:
        assert "Away 10 min" in room.wall


# Signals, only where they are turned on.


async def test_little_time_is_marked_by_a_sign_and_amber_only_where_it_was_asked_for(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        tick(room, 8 * 60 * 0.8 - 1)
        await room.settle()
        assert "!" not in room.screen[0]
        view, now = room.app.desk.state.view, room.app.shell.clock.now()
        calm = title_line(view, now, 78, amber=True)
        assert [look for _, look in calm] == ["soft"]
        room.app.shell.time.settings = Settings(amber=True)
        tick(room, 1)
        await room.settle()
        assert room.screen[0].endswith("! Settle 1:36")
        (_, soft), (_, warn) = title_line(view, room.app.shell.clock.now(), 78, amber=True)
        assert (soft, warn) == ("soft", "warn")
        await room.press("y")
        assert room.screen[0].endswith("Settle 1:36 paused")
        assert "!" not in room.screen[0]


@pytest.mark.parametrize("on", [True, False])
async def test_the_bell_rings_once_and_only_where_it_was_asked_for(tmp_path, on):
    async with stage(tmp_path, make(tmp_path)) as room:
        rung = []
        room.app.shell.time._ring = lambda: rung.append(1)
        room.app.shell.time.settings = Settings(bell=on)
        await room.go("open", "explain")
        for seconds in (0, 200, 99, 1, 1, 60):
            tick(room, seconds)
        assert len(rung) == on
