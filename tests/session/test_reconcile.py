"""A row that was charted alone is taken as most see it, handed over with a date, or split."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.records import Give
from pmworkshop.session.operations import chart, reconcile
from pmworkshop.session.operations.planning import action_plan, row_actions
from tests.build import DAY, activity, agenda, role, session
from tests.session.doing import do


def charted(*kinds):
    """A session with a chart of two rows and two roles."""
    kinds = kinds or ("chart", "plan")
    return session(
        role("dev", spokesperson="ann"), role("ops", place=2), activity("price", place=1), activity("dates", place=2),
        agenda=agenda(*kinds),
    )  # fmt: skip


def test_what_most_see_becomes_the_agreed_row_and_all_else_is_blank():
    state = do(charted(), chart.set_owner("chart", "price", "ops"))
    state = do(state, reconcile.take("chart", "price", {"dev": "AR"}))
    assert chart.letters_at(state, "chart", "price", "dev") == "AR"
    assert chart.letters_at(state, "chart", "price", "ops") == ""


def test_a_row_is_handed_over_once_however_often_the_day_is_changed():
    state = do(charted(), reconcile.hand_over("price", "dev"))
    (action,) = state.actions.values()
    assert (action.owners, action.due, action.sort, action.row) == (
        ("ann",),
        DAY + timedelta(days=reconcile.WITHIN),
        "decide",
        "price",
    )
    assert state.activities["price"].state == "parked"
    state = do(state, reconcile.hand_over("price", "ops", DAY + timedelta(days=3)))
    (again,) = state.actions.values()
    assert (again.id, again.code, again.owners, again.due) == (action.id, action.code, (), DAY + timedelta(days=3))
    assert do(state, reconcile.hand_over("price", "ops", DAY + timedelta(days=3))).actions == state.actions


@pytest.mark.parametrize("due", [DAY - timedelta(days=1), DAY + timedelta(days=15), date(2030, 1, 1)])
def test_it_is_settled_within_two_weeks(due):
    with pytest.raises(RefusedError, match="within 14 days"):
        do(charted(), reconcile.hand_over("price", "dev", due))


def test_without_a_plan_nobody_can_be_asked_to_settle_it():
    with pytest.raises(RefusedError, match="no action plan"):
        do(charted("chart"), reconcile.hand_over("price", "dev"))


def test_a_split_row_keeps_its_place_and_the_new_one_follows_it():
    state = do(charted(), reconcile.split("price", ["Fix the list price", "Allow a discount"]))
    assert [row.label for row in chart.rows(state, "chart")] == [
        "Fix the list price",
        "Allow a discount",
        "Decide on dates",
    ]
    assert chart.rows(state, "chart")[1].because == ("price",)


@pytest.mark.parametrize(
    ("labels", "said"),
    [(["One"], "two wordings"), (["One", "Decide on dates"], "already"), (["One", "one"], "already")],
)
def test_what_cannot_be_split_is_said(labels, said):
    with pytest.raises(RefusedError, match=said):
        do(charted(), reconcile.split("price", labels))


def test_a_row_that_is_handed_over_again_keeps_what_was_noted_with_its_action():
    state = do(charted(), reconcile.hand_over("price", "dev"))
    (action,) = state.actions
    promise = Give(giver="ben", what="days", amount="2")
    state = do(
        state,
        action_plan.give(action, promise),
        action_plan.change(action, status="in progress", first_step="Call Ben", checkins=(DAY,)),
        reconcile.hand_over("price", "ops", DAY + timedelta(days=3)),
    )
    (again,) = state.actions.values()
    assert (again.status, again.gives, again.first_step) == ("in progress", (promise,), "Call Ben")
    assert (again.owners, again.due) == ((), DAY + timedelta(days=3))


def test_a_row_is_handed_over_anew_when_its_action_is_over():
    state = do(charted(), reconcile.hand_over("price", "dev"))
    (first,) = state.actions
    state = do(state, action_plan.change(first, status="done"), reconcile.hand_over("price", "dev"))
    assert [one.status for one in state.actions.values()] == ["done", "proposed"]
    assert row_actions.deciding(state, "price") == next(one for one in state.actions.values() if one.id != first)


def test_a_row_that_was_given_away_says_to_whom_and_by_when():
    state = do(charted(), reconcile.hand_over("price", "dev", date(2026, 9, 24)))
    assert row_actions.given_to(state, state.activities["price"]) == "Role dev, by 24 Sep"
    assert row_actions.given_to(state, state.activities["dates"]) == ""
    (action,) = state.actions
    other = do(state, action_plan.change(action, owners=("ben",), due=date(2027, 1, 4)))
    assert row_actions.given_to(other, other.activities["price"]) == "Sales, by 4 Jan 2027"
    assert row_actions.given_to(do(state, action_plan.change(action, due=None)), state.activities["price"]) == ""


def test_a_role_that_nobody_speaks_for_is_named_too_and_forgotten_once_it_is_open_again():
    state = do(charted(), reconcile.hand_over("price", "ops", date(2026, 9, 24)))
    assert row_actions.given_to(state, state.activities["price"]) == "Role ops, by 24 Sep"
    again = do(state, chart.settle_row("price", "open"))
    assert (again.activities["price"].given_to, row_actions.given_to(again, again.activities["price"])) == (None, "")
    parked = do(again, chart.settle_row("price", "parked"))
    assert row_actions.given_to(parked, parked.activities["price"]) == "", "only a day is known now"
