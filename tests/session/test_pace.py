"""Planned and spent minutes of each part, with the clock handed in."""

from datetime import timedelta

from pmworkshop.session.core.steps import GestureContext, make_step
from pmworkshop.session.operations import navigation, pauses
from pmworkshop.session.operations.refit import refit, refit_now
from pmworkshop.session.views.pace import paces
from tests.build import START
from tests.session.test_refit import LATE, at, late


def then(state, minutes, *operations):
    """The session after these gestures, that many minutes after nine."""
    for operation in operations:
        draw = GestureContext(at(minutes), f"m{state.seq}")
        state = state.apply(make_step(operation(state, draw.again()), state, draw))
    return state


def told(state, minutes):
    return [(one.module.id, one.state, one.planned, one.spent, one.over) for one in paces(state, at(minutes))]


def test_what_was_spent_counts_without_pauses_and_what_is_to_come_as_it_is_agreed():
    state = then(late(), 13, navigation.forward())
    state = then(state, 15, pauses.pause())
    assert told(state, 20)[:3] == [
        ("now", "done", 10, 13, 3), ("small", "here", 4, 2, 0), ("long", "coming", 12, 0, 0),
    ]  # fmt: skip
    state = then(state, 20, pauses.resume())
    assert told(state, 25)[1] == ("small", "here", 4, 7, 3)


def test_a_part_that_is_shorter_or_dropped_is_planned_so_and_one_that_was_left_early_is_under_its_minutes():
    state = then(late(), 33, refit_now(refit(late(), at(33))))
    assert [(key, kind, planned) for key, kind, planned, _, _ in told(state, 33)] == [
        ("now", "here", 10), ("small", "dropped", 0), ("long", "coming", 6), ("large", "dropped", 0),
        ("less", "coming", 8), ("end", "coming", 10),
    ]  # fmt: skip
    state = then(state, 33, navigation.forward())
    state = then(state, 35, navigation.forward())
    assert told(state, 40)[2] == ("long", "done", 6, 2, -4)
    assert told(state, 40)[0][-1] == 23


def test_two_stays_in_a_part_are_one_line_and_the_end_closes_the_last():
    state = then(late(), 4, navigation.forward())
    state = then(state, 5, navigation.backward())
    state = then(state, 8, navigation.enter("end"))
    state = then(state, 9, navigation.forward())
    assert [one for one in told(state, 99) if one[1] != "coming"] == [
        ("now", "done", 10, 7, -3), ("small", "done", 4, 1, -3), ("end", "done", 10, 1, -9),
    ]  # fmt: skip


def test_before_the_beginning_all_is_to_come():
    from tests.build import session

    assert {one.state for one in paces(session(agenda=LATE), START + timedelta(hours=1))} == {"coming"}
