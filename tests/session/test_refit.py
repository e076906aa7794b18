"""What fits into the time: the planned end, what remains, a re-fit and what lasts of it."""

from datetime import datetime, timedelta

import pytest

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.durations import minutes_of, phase_minutes, shorter
from pmworkshop.session.operations import navigation
from pmworkshop.session.operations.refit import (
    Part,
    minutes_left,
    planned_end,
    refit,
    refit_now,
    remains,
    restore,
    slack,
)  # fmt: skip
from tests.build import START, session
from tests.session.doing import do


def part(key, minutes, priority="must", short=None, phases=None):
    module = {
        "kind": "brief", "id": key, "title": key.title(), "short": key.title(), "priority": priority,
        "phases": phases or {"explain": float(minutes)},
    }  # fmt: skip
    return {**module, "short_minutes": float(short)} if short is not None else module


def plan(*parts):
    return Agenda.model_validate({"id": "late", "title": "Late", "minutes": 60.0, "modules": parts})


LATE = plan(
    part("now", 10), part("small", 4, "drop"), part("long", 12, "short", 6), part("large", 9, "drop"),
    part("less", 8, "short", 7), part("end", 10),
)  # fmt: skip


def late(ends="10:00", agenda=LATE):
    return do(session(agenda=agenda, ends=ends), navigation.enter("now"))


def at(minutes):
    return START + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("now", "ends", "end"),
    [
        ("2026-09-14T09:00", "11:30", "2026-09-14T11:30"),
        ("2026-09-14T13:00", "11:30", "2026-09-14T11:30"),
        ("2026-09-11T09:00", "11:30", "2026-09-11T11:30"),
        ("2026-09-14T22:00", "00:30", "2026-09-15T00:30"),
        ("2026-09-15T00:10", "00:30", "2026-09-15T00:30"),
        ("2026-09-15T00:10", "23:30", "2026-09-14T23:30"),
    ],
)
def test_the_end_is_that_of_the_day_around_midnight_too(now, ends, end):
    moment = datetime.fromisoformat(now).replace(tzinfo=START.tzinfo)
    assert planned_end(session(ends=ends), moment).isoformat()[:16] == end


def test_without_an_agreed_end_there_is_nothing_to_fit():
    state = late(ends="")
    assert (planned_end(state, START), minutes_left(state, START), slack(state, START), refit(state, START)) == (
        None, None, None, None,
    )  # fmt: skip


def test_what_remains_is_the_rest_of_the_present_module_and_all_after_it():
    state = late()
    assert remains(state, at(4))[:2] == (Part("now", 6), Part("small", 4))
    assert remains(state, at(30))[0] == Part("now", 0)
    assert slack(state, at(4)) == 56 - 6 - 43
    before = session(agenda=LATE, ends="10:00")
    assert sum(one.minutes for one in remains(before, START)) == 53
    over = do(late(agenda=plan(part("now", 10))), navigation.forward())
    assert remains(over, START) == ()
    assert refit(over, START).savings == ()


def test_in_time_nothing_is_cut():
    found = refit(late(), START)
    assert (found.savings, found.spare, found.fits, found.changes) == ((), 7, True, False)


@pytest.mark.parametrize(
    ("minutes", "dropped", "shortened", "spare"),
    [
        (11, (), (), 6),
        (20, ("small",), (), 1),
        (22, ("large",), (), 4),
        (28, ("large", "small"), (), 2),
        (31, ("large", "small"), ("less",), 0),
        (33, ("large", "small"), ("long",), 3),
        (37, ("large", "small"), ("long", "less"), 0),
        (41, ("large", "small"), ("long", "less"), -4),
    ],
)
def test_a_refit_loses_as_little_as_it_can_and_never_what_must_be_kept(minutes, dropped, shortened, spare):
    found = refit(late(), at(minutes))
    assert (found.which("drop"), found.which("short"), found.spare) == (dropped, shortened, spare)
    assert found.before == 60 - max(minutes, 10) - 43
    assert found.fits == (spare >= 0)


def test_the_present_module_is_shortened_but_never_dropped():
    agenda = plan(
        part("now", 10, "drop"), part("two", 12, "short", 6, {"explain": 4.0, "alone": 8.0}), part("end", 20)
    )
    state = late(agenda=agenda, ends="09:30")
    assert refit(state, START).which("drop") == ()
    state = do(state, navigation.enter("two"))
    found = refit(state, at(2))
    assert [(one.how, one.minutes, one.saves) for one in found.savings] == [("short", 6, 6)]
    assert found.spare == 28 - 4 - 20
    before = refit(session(agenda=agenda, ends="09:30"), START)
    assert before.which("drop") == ("now",)


def test_the_way_passes_over_what_was_dropped_and_can_still_go_there():
    state = late()
    state = do(state, refit_now(refit(state, at(33))))
    assert (state.stage.dropped, state.stage.shortened) == (("large", "small"), ("long",))
    assert [one.module for one in remains(state, at(33))] == ["now", "long", "less", "end"]
    assert slack(state, at(33)) == 3
    state = do(state, navigation.forward())
    assert state.stage.module == "long"
    assert [visit.planned for visit in state.visits.values() if visit.left is None] == [6]
    assert do(state, navigation.backward()).stage.module == "now"
    gone = do(state, navigation.enter("large"))
    assert gone.stage.dropped == ("small",)
    assert do(state, navigation.forward()).stage.module == "less"
    end = do(state, navigation.forward(), navigation.forward(), navigation.forward())
    assert end.stage.finished


def test_where_nothing_stands_before_the_room_but_what_was_dropped_it_is_at_the_beginning():
    agenda = plan(part("gone", 5, "drop"), part("now", 5))
    state = session(agenda=agenda, ends="09:05")
    state = do(do(state, navigation.enter("now")), navigation.backward())
    assert state.stage.module == "gone"
    from pmworkshop.session.core.durations import fitted
    from pmworkshop.session.core.records import revise
    from tests.build import put

    state = do(state, navigation.enter("now"))
    state = do(state, put(revise(state.stage, fitted=fitted(["gone"], ["none"]))))
    assert do(state, navigation.backward()).stage.module == "now"
    assert do(state, restore()).stage.dropped == ("gone",)
    assert do(state, restore()).stage.shortened == ("none",)


def test_a_second_refit_gives_back_what_time_was_won_for_and_all_can_be_taken_back():
    state = late()
    state = do(state, refit_now(refit(state, at(33))))
    assert not refit(state, at(33)).changes
    again = refit(state, at(20))
    assert (again.which("drop"), again.back, again.changes) == (("small",), ("long", "large"), True)
    state = do(state, refit_now(again))
    assert (state.stage.dropped, state.stage.shortened) == (("small",), ())
    state = do(state, restore())
    assert state.stage.fitted is None
    seq = state.versions[("stage", "stage")]
    assert do(state, restore()).versions[("stage", "stage")] == seq


def test_what_the_room_has_come_to_meanwhile_is_not_dropped():
    state = late()
    found = refit(state, at(28))
    state = do(state, navigation.enter("small"), refit_now(found))
    assert state.stage.dropped == ("large",)


def test_before_the_workshop_has_begun_nothing_is_refitted():
    with pytest.raises(RefusedError, match="not begun"):
        do(session(agenda=LATE), restore())


def test_the_phases_of_a_shortened_module_are_scaled_down():
    agenda = plan(
        part("now", 12, "short", 6, {"explain": 4.0, "alone": 8.0}), part("none", 0, "short", 0), part("end", 30)
    )
    state = late(agenda=agenda, ends="09:36")
    state = do(state, refit_now(refit(state, START)))
    module = agenda.modules[0]
    assert [phase_minutes(state, module, phase) for phase in module.phases] == [2, 4]
    assert minutes_of(state, agenda.modules[2]) == 30
    assert phase_minutes(state, agenda.modules[1], "explain") == 0
    assert remains(do(state, navigation.enter("none")), START)[0] == Part("none", 0)


def test_a_module_without_short_minutes_keeps_its_own():
    module = plan(part("now", 12, "short")).modules[0]
    assert shorter(module) == 12
    assert shorter(plan(part("now", 4, "short", 9)).modules[0]) == 4


def test_a_reserve_is_spare_time_until_the_agreed_end():
    roomy = plan(part("now", 10), part("end", 35))
    assert slack(late("10:00", roomy), START) == 15
    assert minutes_left(late("10:00", roomy), START) == 60
    assert refit(late("10:00", roomy), at(10)).savings == ()
