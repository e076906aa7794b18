"""The clock stands still: in a pause, on a break, and while the program was away."""

from datetime import timedelta

import pytest

from pmworkshop.base.errors import PmworkshopError, RefusedError
from pmworkshop.session.core.durations import elapsed
from pmworkshop.session.core.steps import GestureContext, make_step
from pmworkshop.session.operations import navigation
from pmworkshop.session.operations.pauses import (
    back_from_break,
    clock_runs,
    count_away,
    pause,
    read_return,
    resume,
    take_break,
)  # fmt: skip
from tests.build import START, agenda, session


def begun():
    return later(session(agenda=agenda("brief", "decide")), 0, navigation.enter("decide"))


def later(state, minutes, *operations):
    """The session after gestures made so many minutes after nine."""
    for operation in operations:
        draw = GestureContext(START + timedelta(minutes=minutes), f"g{state.seq}")
        state = state.apply(make_step(operation(state, draw.again()), state, draw))
    return state


def spent(state, minutes):
    return elapsed(state.stage, START + timedelta(minutes=minutes)).total_seconds() / 60


def test_a_pause_does_not_count():
    state = later(begun(), 2, pause())
    assert not clock_runs(state)
    assert spent(state, 9) == 2
    state = later(state, 5, pause())
    assert state.stage.paused_since == START + timedelta(minutes=2)
    state = later(state, 10, resume())
    assert clock_runs(state)
    assert spent(state, 11) == 3
    assert later(state, 12, resume()).stage == state.stage


def test_pauses_of_all_phases_are_taken_off_the_time_of_a_visit():
    state = later(begun(), 2, pause())
    state = later(state, 5, navigation.forward())
    assert (state.stage.paused, state.stage.paused_since) == (0, None)
    state = later(state, 6, navigation.forward())
    state = later(state, 7, pause())
    state = later(state, 10, navigation.enter("brief"))
    assert [visit.spent for visit in state.visits.values() if visit.left] == [4 * 60]


def test_a_break_stops_the_clock_until_the_room_is_back():
    state = later(begun(), 2, take_break(10, " coffee "))
    assert state.stage.recess.returns == START + timedelta(minutes=12)
    assert state.stage.recess.title == "coffee"
    with pytest.raises(RefusedError, match="on a break"):
        later(state, 3, resume())
    state = later(state, 14, back_from_break())
    assert state.stage.recess is None
    assert spent(state, 15) == 3
    assert later(state, 16, back_from_break()).stage == state.stage


def test_a_break_out_of_a_pause_keeps_the_moment_the_clock_stopped():
    state = later(later(begun(), 1, pause()), 3, take_break(5))
    assert state.stage.recess.title == "Break"
    assert spent(later(state, 8, back_from_break()), 9) == 2


def test_going_on_ends_a_break():
    state = later(begun(), 2, take_break(10), navigation.enter("brief"))
    assert state.stage.recess is None
    assert clock_runs(state)


@pytest.mark.parametrize("minutes", [0, 601])
def test_a_break_has_a_length_that_makes_sense(minutes):
    with pytest.raises(RefusedError, match="between 1 and 600"):
        later(begun(), 2, take_break(minutes))


def test_the_time_away_is_left_out_unless_it_shall_count():
    state = later(begun(), 16, count_away(14 * 60, counts=False))
    assert spent(state, 16) == 2
    assert spent(later(state, 16, count_away(14 * 60, counts=True)), 16) == 16
    assert later(begun(), 2, count_away(0, counts=False)).stage.paused == 0


def test_no_more_is_left_out_than_the_phase_has_run():
    assert later(begun(), 2, count_away(3600, counts=False)).stage.paused == 120
    assert later(begun(), 2, count_away(3600, counts=True)).stage.paused == 0


@pytest.mark.parametrize(
    "operation", [pause(), resume(), take_break(5), back_from_break(), count_away(60, counts=False)]
)
def test_without_a_workshop_under_way_no_clock_runs(operation):
    fresh = session(agenda=agenda("brief"))
    assert not clock_runs(fresh)
    with pytest.raises(RefusedError, match="not under way"):
        later(fresh, 0, operation)
    over = later(fresh, 0, navigation.forward(), navigation.forward())
    assert not clock_runs(over)
    with pytest.raises(RefusedError, match="not under way"):
        later(over, 0, operation)


@pytest.mark.parametrize(
    ("typed", "minutes", "title"),
    [
        ("10", 10, ""),
        (" 10 min ", 10, ""),
        ("45 lunch", 45, "Lunch"),
        ("15m Coffee and cake", 15, "Coffee and cake"),
        ("9:20", 20, ""),
        ("10.05 lunch", 65, "Lunch"),
        ("10h05 lunch", 65, "Lunch"),
        ("10 am tea", 60, "Tea"),
        ("1000", 60, ""),
    ],
)
def test_a_return_is_typed_in_minutes_or_as_a_time(typed, minutes, title):
    assert read_return(typed, START) == (minutes, title)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("soon", "not a time"), ("25:00", "not a time"), ("10:75", "not a time"), ("8:59 am", "08:59 has passed")],
)
def test_what_is_no_time_to_come_is_refused(typed, said):
    with pytest.raises(PmworkshopError, match=said):
        read_return(typed, START)
