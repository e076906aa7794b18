"""What fits into the time: the planned end, what remains, a re-fit and what lasts of it."""

from datetime import datetime, timedelta

import pytest

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.durations import agreed, dropped, minutes_of, minutes_of_all, phase_minutes, shorter
from pmworkshop.session.core.records import Fitted, revise
from pmworkshop.session.operations import navigation, pauses
from pmworkshop.session.operations.refit import Way, proposed, refit, refit_now, restore, ways
from pmworkshop.session.operations.time_left import Part, minutes_left, planned_end, remains, slack, time_of_day
from tests.build import START, put, session
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
    assert (dropped(state), agreed(state).minutes) == (("large", "small"), {"long": 6})
    assert [one.module for one in remains(state, at(33))] == ["now", "long", "less", "end"]
    assert slack(state, at(33)) == 3
    state = do(state, navigation.forward())
    assert state.stage.module == "long"
    assert [visit.planned for visit in state.visits.values() if visit.left is None] == [6]
    assert do(state, navigation.backward()).stage.module == "now"
    gone = do(state, navigation.enter("large"))
    assert dropped(gone) == ("small",)
    assert do(state, navigation.forward()).stage.module == "less"
    end = do(state, navigation.forward(), navigation.forward(), navigation.forward())
    assert end.stage.finished


def test_where_nothing_stands_before_the_room_but_what_was_dropped_it_is_at_the_beginning():
    agenda = plan(part("gone", 5, "drop"), part("now", 5))
    state = session(agenda=agenda, ends="09:05")
    state = do(do(state, navigation.enter("now")), navigation.backward())
    assert state.stage.module == "gone"
    state = do(state, navigation.enter("now"))
    state = do(state, put(revise(state.info, fitted=Fitted(dropped=("gone",), minutes={"none": 1}, at=at(1)))))
    assert do(state, navigation.backward()).stage.module == "now"
    assert dropped(do(state, restore())) == ("gone",)
    assert agreed(do(state, restore())).minutes == {"none": 1}


def test_what_an_earlier_version_cut_stays_cut_until_it_is_fitted_anew():
    state = late()
    state = do(state, put(revise(state.stage, fitted=Fitted(dropped=("small",), shortened=("long",)))))
    assert dropped(state) == ("small",)
    assert minutes_of(state, LATE.module("long")) == 6
    assert minutes_of_all(state) == [minutes_of(state, one) for one in state.info.agenda.modules]
    assert dropped(do(state, navigation.enter("small"))) == ()
    assert dropped(do(state, navigation.forward())) == ("small",)
    assert (dropped(do(state, restore())), agreed(do(state, restore())).shortened) == ((), ())
    after = do(state, navigation.enter("large"), refit_now(refit(state, START)))
    assert agreed(after).shortened == ("long",)


def test_a_second_refit_gives_back_what_time_was_won_for_and_all_can_be_taken_back():
    state = late()
    state = do(state, refit_now(refit(state, at(33))))
    assert not refit(state, at(33)).changes
    again = refit(state, at(20))
    assert (again.which("drop"), again.back, again.changes) == (("small",), ("long", "large"), True)
    state = do(state, refit_now(again))
    assert (dropped(state), agreed(state).minutes) == (("small",), {})
    state = do(state, restore())
    assert state.info.fitted is None
    version = state.versions[("details", "details")]
    assert do(state, restore()).versions[("details", "details")] == version


def test_what_the_room_has_come_to_meanwhile_is_not_dropped():
    state = late()
    found = refit(state, at(28))
    state = do(state, navigation.enter("small"), refit_now(found))
    assert dropped(state) == ("large",)


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


# What is worth a proposal.


@pytest.mark.parametrize(("minutes", "is_proposed"), [(0, False), (17, False), (18.9, False), (19, True), (40, True)])
def test_for_less_than_two_minutes_nothing_is_proposed(minutes, is_proposed):
    assert (proposed(late(), at(minutes)) is not None) == is_proposed


def test_won_back_time_is_offered_and_a_cut_that_still_serves_is_left_alone():
    state = late()
    state = do(state, refit_now(refit(state, at(28))))
    assert proposed(state, at(28)) is None
    assert ways(state, at(28), None) == ()
    assert ways(late(), at(28), proposed(late(), at(28))) == ()
    assert proposed(state, at(10)).back == ("small", "large")
    assert proposed(state, at(20)).back == ("large",)
    assert proposed(state, at(22)).back == ("small",)
    assert proposed(state, at(27)) is None


def test_without_an_end_nothing_is_proposed_and_an_end_can_be_agreed():
    state = late(ends="")
    assert proposed(state, START) is None
    assert ways(state, at(4), None) == (Way(ends="09:53"),)
    agreed_on = do(state, refit_now(None, Way(ends="09:53")))
    assert (agreed_on.info.ends, slack(agreed_on, at(4))) == ("09:53", 0)


# What is left where all cuts are not enough.


def test_what_is_still_too_long_leaves_parts_to_drop_and_a_later_end():
    state = late()
    plan = proposed(state, at(44))
    assert plan.spare == -7
    assert ways(state, at(44), plan) == (
        Way("long", "Long", 6, ""), Way("less", "Less", 7, ""), Way(ends="10:07"),
    )  # fmt: skip
    found = do(state, refit_now(plan, ways(state, at(44), plan)[0]))
    assert (set(dropped(found)), agreed(found).minutes) == ({"large", "small", "long"}, {"less": 7})
    assert slack(found, at(44)) == -1
    assert proposed(found, at(44)) is None
    later = do(state, refit_now(plan, ways(state, at(44), plan)[-1]))
    assert (later.info.ends, slack(later, at(44))) == ("10:07", 0)


def test_what_alone_is_not_enough_moves_the_end_too_and_what_the_room_dropped_stays_out():
    state = late()
    plan = proposed(state, at(60))
    assert ways(state, at(60), plan) == (
        Way("less", "Less", 7, "10:16"), Way("long", "Long", 6, "10:17"), Way(ends="10:23"),
    )  # fmt: skip
    found = do(state, refit_now(plan, ways(state, at(60), plan)[0]))
    assert slack(found, at(60)) == 0
    assert proposed(found, at(60)) is None
    again = proposed(found, at(64))
    assert set(again.which("drop")) == {"large", "small", "less"}
    assert ways(found, at(64), again) == (Way("long", "Long", 6, ""), Way(ends="10:20"))


def test_where_all_must_be_kept_only_the_end_can_move():
    for agenda in (plan(part("now", 10), part("end", 60)), plan(part("now", 70))):
        state = late(agenda=agenda)
        found = proposed(state, START)
        assert found.savings == ()
        assert not found.changes
        assert ways(state, START, found) == (Way(ends="10:10"),)


def test_an_end_that_has_passed_and_one_after_midnight_are_moved_like_any_other():
    state = late(ends="08:30")
    found = proposed(state, START)
    assert ways(state, START, found)[-1] == Way(ends="09:33")
    night = datetime.fromisoformat("2026-09-14T23:40").replace(tzinfo=START.tzinfo)
    state = late(ends="23:50", agenda=plan(part("now", 40)))
    state = do(state, put(revise(state.stage, started=night)))
    assert ways(state, night, proposed(state, night)) == (Way(ends="00:20"),)
    moved = do(state, refit_now(None, Way(ends="00:20")))
    assert slack(moved, night) == 0
    assert slack(moved, night + timedelta(minutes=30)) == 0


def test_neither_a_break_nor_the_plan_is_offered_to_be_dropped():
    rest = {**part("rest", 20, "short", 10), "pause": True}
    actions = {**part("actions", 20, "short", 10), "kind": "plan", "prompts": ["What?"]}
    state = late(agenda=plan(part("now", 60), rest, actions))
    found = proposed(state, START)
    assert found.which("short") == ("actions", "rest")
    assert ways(state, START, found) == (Way(ends="10:20"),)


def test_an_end_is_written_in_whole_minutes():
    assert [time_of_day(START + timedelta(seconds=one)) for one in (0, 1, 59, 60)] == [
        "09:00", "09:01", "09:01", "09:01",
    ]  # fmt: skip


def test_while_the_clock_stands_and_while_the_program_was_away_the_room_gets_late_all_the_same():
    state = do(late(), pauses.pause())
    assert (slack(state, START), slack(state, at(5)), slack(late(), at(5))) == (7, 2, 7)
    away = do(late(), pauses.count_away(300, counts=False))
    assert slack(away, at(10)) == slack(late(), at(10))
    slept = late()
    slept = do(slept, put(revise(slept.stage, paused=300)))
    assert slack(slept, at(10)) == 2
