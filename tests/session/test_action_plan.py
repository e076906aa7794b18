"""The plan: how an action is typed, where it stands, and what waits for it."""

from datetime import date

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.records import Acceptance, Give
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.operations.planning.measure_span import watched_days
from pmworkshop.session.rounds.polls import show_hands
from tests.build import DAY, action, round_, session
from tests.session.doing import do


@pytest.mark.parametrize(
    ("what", "sort"),
    [("Stop discounts", "stop"), ("TRY a canvas", "test"), ("Publish rules", "start"), ("Give two days", "give")],
)
def test_the_first_word_says_what_sort_of_action_it_is(what, sort):
    (made,) = action_plan.actions(do(session(), action_plan.add("plan", what)), "plan")
    assert made.sort == sort


def test_actions_are_numbered_and_stand_in_their_order():
    state = do(session(), *(action_plan.add("plan", what, owner="ann", due=DAY) for what in ("One", "Two", "Three")))
    assert [(one.code, one.what) for one in action_plan.actions(state)] == [
        ("A01", "One"),
        ("A02", "Two"),
        ("A03", "Three"),
    ]
    first = action_plan.actions(state)[0]
    assert (first.owners, first.due) == (("ann",), DAY)
    moved = do(state, action_plan.move(first.id, 1))
    assert [one.what for one in action_plan.actions(moved, "plan")] == ["Two", "One", "Three"]
    assert [one.what for one in action_plan.actions(do(moved, action_plan.move(first.id, 9)))] == [
        "Two",
        "Three",
        "One",
    ]
    assert [one.what for one in action_plan.actions(do(moved, action_plan.move(first.id, -9)))] == [
        "One",
        "Two",
        "Three",
    ]
    assert action_plan.actions(state, "another") == []


def test_actions_that_share_a_place_can_be_moved_apart():
    state = session(*(action(key, place=1) for key in "abc"))
    assert [one.id for one in action_plan.actions(do(state, action_plan.move("c", -1)))] == ["a", "c", "b"]


def test_what_is_given_to_an_action_adds_up():
    promises = Give(giver="ben", what="days", amount="2"), Give(function="Sales", what="data")
    state = do(session(action("a")), *(action_plan.give("a", promise) for promise in promises))
    assert state.actions["a"].gives == promises


def test_a_dropped_action_is_waited_for_no_more_and_takes_its_accepted_findings_along():
    accepted = [Acceptance(id=key, module="plan", rule="PLAN-W01", row=key, reason="Fine") for key in "ab"]
    state = session(action("a"), action("b", depends_on=("a",)), action("c", depends_on=("a", "b")), *accepted)
    after = do(state, action_plan.drop("a"))
    assert {one.id: one.depends_on for one in action_plan.actions(after)} == {"b": (), "c": ("b",)}
    assert list(after.acceptances) == ["b"]


def test_the_room_looks_at_its_actions_again_on_working_days():
    assert action_plan.review_days(date(2026, 11, 23)) == (date(2026, 12, 23), date(2027, 1, 22), date(2027, 2, 22))
    assert action_plan.review_days(date(2026, 9, 17))[0] == date(2026, 10, 19)
    assert action_plan.review_days(date(2026, 9, 18))[0] == date(2026, 10, 19)
    assert action_plan.review_days(date.max)[2] <= date.max


def test_actions_are_looked_at_until_it_is_seen_that_they_are_done():
    days = action_plan.review_days(DAY)
    state = session(
        action("soon", due=date(2026, 9, 30)),
        action("later", due=date(2026, 12, 1)),
        action("open"),
        action("done", status="done"),
        action("other", module="review"),
    )
    after = do(state, action_plan.check_in("plan", days[::-1]))
    assert {key: one.checkins for key, one in after.actions.items()} == {
        "soon": days[:1], "later": days, "open": days, "done": (), "other": (),
    }  # fmt: skip
    assert action_plan.check_in("plan", days)(after, None).changes == ()


def test_hands_say_how_far_the_room_stands_behind_the_plan():
    state = do(session(), show_hands("plan", WHOLE, {"3": 1, "5": 2, "4": 0}))
    assert list(action_plan.behind(state, "plan").items()) == [("3", 1), ("5", 2)]
    assert action_plan.behind(session(round_("plan/1", module="plan", status="revealed")), "plan") == {}
    with pytest.raises(RefusedError) as caught:
        do(state, show_hands("plan", WHOLE, {"5": 9}))
    assert caught.value.message == "That is 9 answers, and 4 people in the room."


def test_hands_are_those_of_the_last_time():
    first, second = (
        round_(f"plan/{n}", module="plan", status="revealed", number=n, hands={WHOLE: {str(n): 4}}) for n in (1, 2)
    )
    assert action_plan.behind(session(first, second), "plan") == {"2": 4}


@pytest.mark.parametrize(
    ("measure", "days"),
    [
        ("No date is promised outside it for four weeks", 28),
        ("The list is there on four Mondays in a row", 28),
        ("Fewer than three such questions a month", 30),
        ("10 days without a call, 2 full weeks without a visit", 14),
        ("Ten quotes", 0),
        ("The brief is quoted in the notes", 0),
        ("Nobody asks for 999 months", 366),
        ("Version 1.4 weeks ahead", 0),
    ],
)
def test_a_measure_says_how_long_it_has_to_be_watched(measure, days):
    assert watched_days(measure) == days


def test_actions_are_looked_at_after_what_is_looked_at():
    days = action_plan.review_days(DAY)
    state = session(
        action("list", due=date(2026, 10, 12), success_measure="The list is there on four Mondays in a row"),
        action("month", "A02", due=date(2026, 12, 11), success_measure="Fewer than three such questions a month"),
        action("late", "A03", due=date.max, success_measure="Quiet for four weeks"),
    )
    after = do(state, action_plan.check_in("plan", days)).actions
    assert after["list"].checkins == days[:2]
    assert days[1] >= date(2026, 11, 9)
    assert after["month"].checkins == (*days, date(2027, 1, 11))
    assert after["late"].checkins == days
    assert do(state, action_plan.check_in("plan", ())).actions == state.actions
