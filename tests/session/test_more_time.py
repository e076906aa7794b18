"""Five more minutes for the present part: who gives them, what the clock shows then, and one undo."""

from datetime import timedelta

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.durations import agreed, dropped, elapsed, minutes_of, phase_minutes
from pmworkshop.session.operations import navigation, pauses
from pmworkshop.session.operations.more_time import give, more_time, offers
from pmworkshop.session.operations.time_left import minutes_left, slack
from tests.build import START, session
from tests.session.doing import do
from tests.session.test_refit import at, late, part, plan

FULL = plan(
    part("now", 10, phases={"explain": 4.0, "alone": 6.0}), part("short", 12, "short", 8), part("rest", 10),
    part("drop", 6, "drop"), part("long", 17, "short", 11), part("end", 5),
)  # fmt: skip
"""An agenda of exactly the hour there is."""


def givers(found):
    return [(one.module, one.was, one.minutes, one.drops) for one in found.givers]


def test_the_part_with_the_most_to_give_gives_alone():
    state = late(agenda=FULL)
    found = more_time(state, START)
    assert (found.module, found.phase, found.minutes, found.ends) == ("now", "explain", 5, "")
    assert givers(found) == [("long", 17, 12, False)]
    after = do(state, give(found))
    assert [phase_minutes(after, FULL.modules[0], one) for one in ("explain", "alone")] == [9, 6]
    assert (minutes_of(after, FULL.module("long")), slack(after, START)) == (12, 0)


@pytest.mark.parametrize(
    ("times", "who", "ends"),
    [
        (2, [("short", 12, 8, False)], ""),
        (3, [("drop", 6, 0, True)], ""),
        (4, [], "10:04"),
    ],
)
def test_parts_give_down_to_their_least_then_some_are_dropped_then_the_end_moves(times, who, ends):
    state = late(agenda=FULL)
    for _ in range(times - 1):
        state = do(state, give(more_time(state, START)))
    found = more_time(state, START)
    assert (givers(found)[:1], found.ends) == (who, ends)
    after = do(state, give(found))
    assert slack(after, START) >= -1e-6
    assert after.info.ends == (ends or "10:00")


def test_what_is_spare_gives_first_and_late_is_no_reason_to_take_more():
    roomy = late("10:03", FULL)
    found = more_time(roomy, START)
    assert givers(found) == [("long", 17, 15, False)]
    assert more_time(late("10:30", FULL), START).givers == ()
    behind = late("09:50", FULL)
    assert givers(more_time(behind, START)) == [("long", 17, 12, False)]
    assert slack(do(behind, give(more_time(behind, START))), START) == -10


def test_an_end_that_has_to_move_is_moved_to_when_the_rest_is_over():
    state = late("08:30", plan(part("now", 10), part("end", 10)))
    found = more_time(state, START)
    assert found.ends == "09:25"
    assert slack(do(state, give(found)), START) == 0


def test_without_an_end_nobody_need_give():
    found = more_time(late("", FULL), START)
    assert (found.minutes, found.givers, found.ends) == (5, (), "")


def test_a_break_gives_down_to_its_least_and_is_never_dropped():
    breaks = (
        {**part("rest", 10, "short", 8), "pause": True}, {**part("lunch", 30, "drop"), "pause": True},
        {**part("tea", 10), "pause": True},
    )  # fmt: skip
    state = late(agenda=plan(part("now", 10), *breaks))
    found = more_time(state, START)
    assert (givers(found), found.ends) == ([("rest", 10, 8, False)], "10:03")


@pytest.mark.parametrize("agenda", [plan(part("now", 60)), plan(part("now", 30), part("end", 30))])
def test_where_nothing_can_give_the_end_moves(agenda):
    state = late(agenda=agenda)
    found = more_time(state, START)
    assert (found.givers, found.ends) == ((), "10:05")
    assert minutes_left(do(state, give(found)), START) == 65


def test_a_part_over_its_time_gets_five_minutes_from_now():
    state = late(agenda=FULL)
    found = more_time(state, at(6.5))
    assert found.minutes == 7.5
    after = do(state, give(found))
    left = phase_minutes(after, FULL.modules[0], "explain") - elapsed(after.stage, at(6.5)).total_seconds() / 60
    assert left == 5
    assert slack(after, at(6.5)) == slack(state, at(6.5))


def test_while_the_clock_stands_the_minutes_are_given_all_the_same():
    state = do(late(agenda=FULL), pauses.pause())
    assert more_time(state, at(9)).minutes == 5


def test_in_a_later_phase_that_phase_gets_the_minutes():
    state = do(late(agenda=FULL), navigation.forward())
    after = do(state, give(more_time(state, START)), give(more_time(state, START)))
    assert agreed(after).more == {"now": {"alone": 10.0}}


def test_what_the_room_dropped_gives_nothing():
    state = late(agenda=FULL)
    for _ in range(3):
        state = do(state, give(more_time(state, START)))
    assert dropped(state) == ("drop",)
    assert list(offers(state, START)) == []


def test_no_part_under_way_gets_no_minutes():
    with pytest.raises(RefusedError, match="under way"):
        more_time(session(agenda=FULL), START)
    over = do(late(agenda=plan(part("now", 10))), navigation.forward())
    with pytest.raises(RefusedError, match="under way"):
        more_time(over, START)
    with pytest.raises(RefusedError, match="on a break"):
        more_time(do(late(), pauses.take_break(10)), START)


def test_minutes_meant_for_one_phase_do_not_go_to_another():
    state = late(agenda=FULL)
    found = more_time(state, START)
    with pytest.raises(RefusedError, match="gone on"):
        do(state, navigation.forward(), give(found))


def test_a_part_that_ran_before_gives_only_what_it_has_left():
    state = do(late("09:46", FULL), navigation.enter("long"))
    later = state.stage.model_copy(update={"started": START - timedelta(minutes=14)})
    state = do(state.model_copy(update={"stages": {"stage": later}}), navigation.enter("now"))
    assert [(one.module, round(one.gives, 6)) for one in offers(state, START)][:2] == [("short", 4), ("long", 3)]
    found = more_time(state, START)
    assert slack(do(state, give(found)), START) >= slack(state, START) - 1e-6
