"""Late, interrupted, away: what the room sees of time, and what it never sees."""

from __future__ import annotations

import os
import time
from datetime import timedelta

import pytest

from pmworkshop.base.settings import Settings
from pmworkshop.leading.time_words import outcome, standing
from pmworkshop.session.core.durations import agreed, dropped
from pmworkshop.session.core.records import revise
from pmworkshop.session.operations.refit import Refit
from pmworkshop.tui.drawing.band import label_of
from pmworkshop.tui.drawing.faces import numerals
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


async def slowly(room, minutes):
    """Let minutes pass, with the screen awake."""
    tick(room, minutes * 60)
    await room.settle()


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
        assert "ends 10:30" in room.head
        await room.press("z")
        assert "▄▄▁" in next(line for line in room.screen if "17 → 11" in line), "thick stays, thin goes"
        assert [line.strip().rstrip("▄▁ ") for line in room.screen if line.strip()][2:8] == [
            "To end at 10:30", "12 minutes late.", "Roles, and who answers for what: 17 → 11 min",
            "The action plan: 12 → 8 min", "Choose three: 6 → 4 min", "Then it ends at 10:30.",
        ]  # fmt: skip
        assert "Enter do it" in room.screen[-1]
        await room.press("enter")
        cut = agreed(room.session)
        assert (cut.dropped, set(cut.minutes)) == ((), {"chart", "plan", "pick"})
        assert room.session.stage.module == "pick"
        assert "ends 10:30" in room.head
        for word in ("to spare", "over", "behind", "late", "→"):
            assert word not in room.wall
        assert "Explain 0:40" in room.head
        seen = []
        while not room.session.stage.finished:
            await room.press("pagedown")
            seen.append(room.session.stage.module)
        assert list(dict.fromkeys(seen)) == ["pick", "chart", "plan", "close"]


async def test_one_undo_takes_a_fit_back_whole_also_once_the_room_went_on(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await late(room)
        before = room.session.info
        await room.press("z", "enter", "pagedown", "u")
        assert room.session.info == before
        assert room.session.stage.phase == "alone"
        assert "Fitted the rest into the time" in room.said
        await room.press("ctrl+y")
        assert agreed(room.session).dropped == ("pulse",)


async def test_what_may_be_dropped_is_dropped_before_anything_is_shortened(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await late(room)
        await room.press("z")
        assert "Drop Six statements (8 min)" in room.wall
        assert "Choose three: 6 → 4 min" in room.wall
        await room.press("enter")
        assert "Six statements" not in room.wall


async def test_escape_leaves_all_as_it_is(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await late(room)
        before = room.session.seq
        await room.press("z", "escape")
        assert room.session.seq == before
        assert "Drop Six" not in room.wall


async def test_a_dropped_module_can_still_be_gone_to_and_the_agenda_taken_up_as_it_was(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await late(room)
        await room.press("z", "enter", "g")
        assert "dropped   8 min" in room.wall
        assert "shortened   4 min" in room.wall
        await room.press("escape", "z", "0")
        assert room.session.info.fitted is None
        await room.press("z", "enter")
        await room.go("pulse", "explain")
        assert "pulse" not in dropped(room.session)


async def test_time_that_was_won_brings_a_module_back(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await late(room)
        await room.press("z", "enter")
        room.app.shell.clock.move(-600)
        await room.press("z")
        assert "Six statements: back to 8 min" in room.wall
        assert "You have 10 minutes to spare." in room.wall
        await room.press("enter")
        assert room.session.info.fitted is None


async def test_for_one_minute_nothing_is_proposed(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await late(room)
        room.app.shell.clock.move(-9 * 60)
        await room.press("z")
        assert "You are 1 minute behind: nothing needs to change." in room.wall
        assert "Enter do it" not in room.screen[-1]
        before = room.session.seq
        await room.press("enter", "1")
        assert room.session.seq == before


async def test_what_does_not_fit_leaves_ways_to_choose_and_one_undo_takes_each_back(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await late(room)
        await slowly(room, 14)
        before = room.session.info
        await room.press("z")
        assert "Still 4 minutes too long. What else?" in room.wall
        words = " ".join(room.wall.split())
        assert "1 Drop Roles, and who answers for what (11 min), and end at 10:32, as agreed" in words
        assert "2  End at 10:36 instead of 10:32" in room.wall
        assert "1-2 choose" in room.screen[-1]
        await room.press("5")
        assert "1 to 2" in room.said
        await room.press("2")
        assert "ends 10:36" in room.head
        assert room.said == "Done. The end is 10:36."
        assert agreed(room.session).dropped == ("pulse",)
        await room.press("z")
        assert "nothing needs to change" in room.wall
        await room.press("escape", "u")
        assert room.session.info == before
        await room.press("z", "1")
        assert set(dropped(room.session)) == {"pulse", "chart"}
        await room.press("pagedown", "pagedown", "pagedown", "pagedown")
        assert room.session.stage.module == "plan"
        assert "ends 10:32" in room.head


async def test_what_is_done_as_shown_and_still_too_long_asks_at_once_what_else(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await late(room)
        await slowly(room, 14)
        await room.press("z", "enter")
        assert "Enter do it" not in room.screen[-1]
        assert "Six statements: stays out" in room.wall
        assert "Choose three: stays at 4 min" in room.wall
        assert "2  End at 10:36 instead of 10:32" in room.wall
        room.app.servers.room.commit(put(revise(room.session.info, ends="11:30")))
        await room.settle()
        assert "Six statements: back to 8 min" in room.wall
        await room.press("0", "z")
        assert "nothing needs to change" in room.wall


async def test_without_an_agreed_end_one_can_be_agreed(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown")
        room.app.servers.room.commit(put(revise(room.session.info, ends="")))
        await room.settle()
        await room.press("z")
        assert "No end is agreed" in room.wall
        assert "1  Agree to end at 10:30, as the rest is planned" in room.wall
        await room.press("1")
        assert "ends 10:30" in room.head
        await room.press("z")
        assert "You are on time" in room.wall


async def test_where_everything_must_be_kept_the_end_is_asked_about(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await behind(room)
        info = room.session.info
        kept = tuple(one.model_copy(update={"priority": "must"}) for one in info.agenda.modules)
        agenda = info.agenda.model_copy(update={"modules": kept})
        room.app.servers.room.commit(put(revise(info, agenda=agenda)))
        await room.settle()
        await room.press("z")
        assert "Nothing later can be shorter. 12 minutes too long. What else?" in room.wall
        assert "1  End at 10:42 instead of 10:30" in room.wall
        assert "1 take it" in room.screen[-1]


# Five more minutes.


async def test_one_key_gives_five_more_minutes_and_says_from_whom(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await behind(room)
        await room.press("plus")
        assert room.said == "5 more minutes from Who answers (17 → 12 min). The end stays 10:30."
        assert "Explain 6:00" in room.head
        assert "ends 10:30" in room.head
        await room.press("pagedown")
        assert "12 min" not in room.wall
        await room.press("u")
        assert room.session.info.fitted is None
        await room.press("pageup")
        assert "Explain 1:00" in room.head


async def test_where_nothing_later_can_give_the_end_is_asked_about_first(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await behind(room)
        await room.go("close", "reveal")
        room.app.servers.room.commit(put(revise(room.session.info, ends="10:00")))
        await room.settle()
        before = room.session.info
        await room.press("plus")
        assert "Nothing later can give time. End at 10:10 instead of 10:00?" in room.wall
        assert room.session.info == before
        await room.press("escape")
        assert room.session.info == before
        await room.press("plus", "enter")
        assert "ends 10:10" in room.head
        assert room.said == "5 more minutes. The end is 10:10 now."
        await room.press("u")
        assert room.session.info == before


async def test_there_was_time_to_spare_or_no_end(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("plus")
        assert "Nothing is under way" in room.said
        await room.press("pagedown", "plus")
        assert room.said == "5 more minutes. The end stays 11:30: there was time to spare."
        room.app.servers.room.commit(put(revise(room.session.info, ends="")))
        await room.settle()
        await room.press("plus")
        assert room.said == "5 more minutes. No end is agreed."
        await room.press("B")
        await room.line("10")
        await room.press("plus")
        assert "on a break" in room.said


async def test_where_a_page_uses_the_key_itself_the_page_of_the_time_has_it(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        await room.press("z", "plus")
        assert "5 more minutes" in room.said
        assert "Settle 13:00" in room.head


async def test_going_back_gives_a_part_what_was_left_and_a_look_back_leaves_the_clock_alone(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown")
        tick(room, 180)
        await room.press("pagedown")
        tick(room, 30)
        await room.press("pageup")
        assert "Explain 2:00" in room.head
        await room.press("pagedown")
        clock = room.head
        await room.press("g", "up", "space", "escape")
        assert room.head == clock
        await room.press("g", "up", "enter")
        assert "Explain 2:00" in room.head
        await room.go("chart", "settle")
        assert "Settle 8:00" in room.head
        tick(room, 360)
        await room.go("pick", "explain")
        await room.press("g", "down", "enter")
        assert room.session.stage.phase == "settle"
        assert "Settle 2:00" in room.head


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
        assert "Settle 7:00 paused" in room.head
        tick(room, 90)
        await room.settle()
        assert "Settle 7:00 paused" in room.head
        await room.press("y")
        assert "Settle 7:00" in room.head


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
        assert "Back at 09:12" in room.wall
        assert all(line.rstrip() in room.wall for line in numerals("09:12", 2))
        assert "Lunch" in room.wall
        assert "12:00 left" in room.wall
        tick(room, 30)
        await room.settle()
        assert "11:30 left" in room.wall
        assert "Settle" not in room.head
        assert bar(room).endswith("▄▁▁▁")
        tick(room, 720)
        await room.settle()
        assert "It is time.  then Roles, and who answers for what" in room.wall
        assert bar(room) == "▁" * 76
        await room.press("y")
        assert "on a break" in room.said
        await room.press(key)
        assert (room.session.stage.module, room.session.stage.phase) == ("chart", "settle")
        assert "Settle 8:00" in room.head
        assert "For each decision" in room.wall


async def test_on_a_small_screen_the_figures_of_a_break_are_smaller_and_nothing_of_it_is_lost(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(60, 18)) as room:
        await room.go("chart", "settle")
        await room.press("B")
        await room.line("10")
        assert all(line.rstrip() in room.wall for line in numerals("09:10"))
        assert "10:00 left  then Roles, and who answers for what" in room.wall
        assert "more" not in room.told


async def test_a_break_is_still_on_when_the_stage_is_opened_again(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("chart", "settle")
        await room.press("B")
        await room.line("10")
    async with stage(tmp_path, path, now=NOW + timedelta(minutes=8)) as room:
        assert "2:00 left" in room.wall
        assert "Away" not in room.wall


def bar(room):
    """The bar over the minutes that are left."""
    at = next(place for place, line in enumerate(room.screen) if "then Roles" in line)
    return room.screen[at - 1].strip()


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
        assert "Settle 6:00" in room.head
        await room.press("f3")
        assert "Away 14 min: count it?  1 counts it · Enter does not" in room.wall
        drawn = next(line for line in room.screen if "▄▂" in line and "▂▁" in line and room.screen.index(line) > 2)
        assert drawn.count("▂") > 5 * drawn.count("▄")
        await room.press("enter")
        assert "Away" not in room.wall
        assert "Settle 6:00" in room.head
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
        assert f"Settle {left}" in room.head
        assert "Away" not in room.wall


async def test_after_sleep_it_is_asked_too_and_what_was_half_typed_is_still_there(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.type("half")
        sleep(room, 900)
        await room.settle()
        assert "Away 15 min" in room.wall
        assert "Show 9:00" in room.head
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
        assert "Show 9:00" in room.head
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
        assert "!" not in room.head
        view, now = room.app.desk.state.view, room.app.shell.clock.now()
        assert not label_of(view, now, amber=True).low
        room.app.shell.time.settings = Settings(amber=True)
        tick(room, 1)
        await room.settle()
        assert "Settle ! 1:36" in room.head
        assert label_of(view, room.app.shell.clock.now(), amber=True).low
        await room.press("y")
        assert "Settle 1:36 paused" in room.head
        assert "!" not in room.head


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


@pytest.mark.parametrize("spare", [-4.4, -4.6, -5.0])
def test_how_late_it_is_and_how_much_is_too_long_are_one_number(spare):
    assert standing(spare) == "5 minutes late."
    assert outcome(Refit(spare=spare), NOW) == "5 minutes too long. What else?"
