"""What leaders give: read from a line, summed, given to actions, changed and taken back."""

from datetime import date
from decimal import Decimal

import pytest

from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.session.core.records import Commitment, Give
from pmworkshop.session.operations.planning import action_plan, commitments
from pmworkshop.session.operations.planning.commitments import totals
from pmworkshop.session.operations.planning.promise_line import Promise, parse, typed
from tests.build import action, session
from tests.session.doing import do

STATE = session(action("x1", "A01"), action("x2", "A02", place=2))


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (
            "Sales: 2 days a month, if the roadmap is frozen; 6",
            Promise("ben", "Sales", "", "days a month", "2", condition="the roadmap is frozen", support=6),
        ),
        ("ann: an analyst", Promise("ann", "Product", "", "an analyst")),
        ("Legal: a lawyer", Promise(None, "Legal", "", "a lawyer")),
        ("Sales: 5 days? 2.5 days", Promise("ben", "Sales", "5 days", "days", "2.5")),
        ("Sales: 5 days?", Promise("ben", "Sales", "5 days")),
        ("Sales: 20 % of Rosa", Promise("ben", "Sales", "", "of Rosa", "20 %")),
        (
            "Sales: 3 people, from 1 Oct until 2 Nov, only if they want",
            Promise("ben", "Sales", "", "people", "3", date(2026, 10, 1), date(2026, 11, 2), "they want"),
        ),
        (
            "Sales: access to data from the field to product",
            Promise("ben", "Sales", "", "access to data from the field to product"),
        ),
        ("Sales: 2 to 3 days", Promise("ben", "Sales", "", "to 3 days", "2")),
        ("Sales: up to 2.5", Promise("ben", "Sales", "", "up to 2.5")),
        ("Sales: a desk until 14/12", Promise("ben", "Sales", "", "a desk", ends=date(2026, 12, 14))),
        ("Sales: a desk until end of Q4", Promise("ben", "Sales", "", "a desk", ends=date(2026, 12, 31))),
        ("Sales: 3 days for a02; 8", Promise("ben", "Sales", "", "days", "3", support=8, action="x2")),
        (
            "Sales: 3 days provided that it rains, for A01",
            Promise("ben", "Sales", "", "days", "3", condition="it rains", action="x1"),
        ),
    ],
)  # fmt: skip
def test_a_line_says_who_gives_what_on_which_condition_and_how_far_it_is_supported(line, read):
    assert parse(STATE, line) == read


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("2 days", "Who gives it"),
        (": 2 days", "Who gives it"),
        ("Sales:", "Nothing is given"),
        ("Sales: if we must", "Nothing is given"),
        ("Sales: 2 days; 9", "one of 1 to 8"),
        ("Sales: 2 days; much", "one of 1 to 8"),
        ("Sales: 2 days for A77", "There is no action A77"),
        ("99: 2 days", "No 99 here"),
    ],
)
def test_what_cannot_be_read_is_one_calm_sentence(line, told):
    with pytest.raises(InputError, match=told):
        parse(STATE, line)


@pytest.mark.parametrize(
    "line",
    [
        "Sales: 5 days? 2 days from 2026-10-01 until 2026-11-02 for A02, if it rains; 6",
        "Legal: a lawyer",
        "Sales: 5 days?",
    ],
)
def test_what_is_given_can_be_typed_again_as_it_was(line):
    state = do(STATE, commitments.give("plan", parse(STATE, line)))
    (one,) = commitments.commitments(state, "plan")
    assert typed(state, one) == line.replace(" for A02", "")
    again = do(state, commitments.change(one.id, parse(state, typed(state, one))))
    assert again.commitments == state.commitments, "nobody in the room knows a code: what it is for stays"


def given(amount, resource, condition=""):
    return Commitment(
        id=f"{amount}{resource}" or "nothing", module="plan", amount=amount, resource=resource, condition=condition
    )


def test_sums_are_by_resource_and_say_how_much_is_on_a_condition():
    sums = totals(
        [given("1", "day", "it rains"), given("2,5", "days"), given("2", "days a month"), given("20 %", "of Rosa"),
         given("", "data"), given("1", "")]
    )  # fmt: skip
    assert [(one.resource, one.amount, one.conditional, one.gives) for one in sums] == [
        ("days", Decimal("3.5"), Decimal("1"), 2),
        ("days a month", Decimal("2"), Decimal("0"), 1),
        ("", Decimal("1"), Decimal("0"), 1),
    ]


def gives(state, key="x1"):
    return state.actions[key].gives


def test_what_is_given_to_an_action_takes_the_place_of_what_it_needs_from_that_function():
    need, other = Give(function="sales", what="days"), Give(function="Finance", what="money")
    state = session(action("x1", gives=(other, need), no_resources=True))
    state = do(state, commitments.give("plan", parse(state, "Sales: 2 days for A01")))
    (one,) = state.commitments
    assert gives(state) == (other, Give(giver="ben", function="Sales", what="days", amount="2", commitment=one))
    assert not state.actions["x1"].no_resources
    assert commitments.commitments(state, "decide") == []


def test_it_moves_with_the_action_it_is_given_to_and_changes_there():
    state = do(STATE, commitments.give("plan", parse(STATE, "Sales: 2 days")))
    (one,) = state.commitments
    assert gives(state) == ()
    state = do(state, commitments.link(one, "x1"), commitments.link(one, "x1"))
    assert [give.amount for give in gives(state)] == ["2"]
    state = do(state, commitments.change(one, parse(state, "Sales: 3 days for A01")))
    assert [give.amount for give in gives(state)] == ["3"]
    state = do(state, commitments.change(one, parse(state, "Sales: 3 days for A01, if it rains")))
    assert [give.amount for give in gives(state)] == ["3"]
    state = do(state, commitments.link(one, "x2"))
    assert (gives(state), len(gives(state, "x2"))) == ((), 1)
    state = do(state, commitments.link(one, None), commitments.change(one, parse(state, "Sales: 3 days")))
    assert gives(state, "x2") == ()
    with pytest.raises(RefusedError, match="action is not there"):
        do(state, commitments.link(one, "gone"))


def test_what_is_taken_back_is_still_needed():
    state = do(STATE, commitments.give("plan", parse(STATE, "Sales: 2 days for A01; 7")))
    (one,) = state.commitments
    state = do(state, commitments.withdraw(one))
    assert gives(state) == (Give(function="Sales", what="days", amount="2"),)
    assert state.commitments == {}
    with pytest.raises(RefusedError, match="not there any more"):
        do(state, commitments.withdraw(one))


def test_what_was_only_asked_for_has_no_giver_and_what_the_action_lost_is_left_alone():
    state = do(STATE, commitments.give("plan", parse(STATE, "Sales: 2 days? for A01")))
    (one,) = state.commitments
    assert gives(state) == (Give(function="Sales", what="2 days", commitment=one),)
    emptied = do(session(*state.commitments.values(), action("x1", "A01")), commitments.withdraw(one))
    assert gives(emptied) == ()


def test_what_an_action_has_already_is_not_given_twice():
    here = Give(giver="ben", function="Sales", what="days", amount="2")
    state = do(
        session(action("x1", gives=(here,))),
        commitments.give("plan", Promise("ben", "Sales", "", "days", "2", action="x1")),
    )
    (one,) = state.commitments
    assert gives(state) == (here.model_copy(update={"commitment": one}),)
    again = do(state, commitments.give("plan", Promise("ben", "Sales", "", "days", "2", action="x1")))
    assert gives(again) == gives(state)


def test_what_is_given_is_known_by_its_commitment_and_not_by_what_it_says():
    state = do(STATE, commitments.give("plan", parse(STATE, "Sales: 2 days for A01")))
    (one,) = state.commitments
    reworded = [given.model_copy(update={"what": "working days"}) for given in gives(state)]
    noted = Give(giver="ben", function="Sales", what="days", amount="2")
    state = do(state, action_plan.change("x1", gives=(noted, *reworded)), commitments.link(one, "x2"))
    assert gives(state) == (noted,)
    assert [given.commitment for given in gives(state, "x2")] == [one]


def test_in_a_session_from_before_ties_were_noted_it_is_known_by_what_it_says():
    here = Give(giver="ben", function="Sales", what="days", amount="2")
    old = Commitment(id="c1", module="plan", giver="ben", function="Sales", resource="days", amount="2", action="x1")
    state = session(old, action("x1", gives=(here,)), action("x2"))
    assert commitments.comes_from(here, old)
    assert not commitments.comes_from(here.model_copy(update={"amount": "3"}), old)
    state = do(state, commitments.link("c1", "x2"))
    assert (gives(state), gives(state, "x2")) == ((), (here.model_copy(update={"commitment": "c1"}),))


def test_what_has_no_plain_number_is_told_beside_the_sums():
    told = commitments.together([
        given("1", "day", "it rains"), given("2,5", "days"), given("", "half a day a week"),
        given("20 %", "of Rosa", "she agrees"), given("6,000", "euros"), given("", ""),
    ])  # fmt: skip
    assert told == [
        "3.5 days (1 of it on a condition)", "6,000 euros", "half a day a week", "20 % of Rosa (on a condition)",
    ]  # fmt: skip
    assert commitments.together([]) == []


def test_how_far_it_is_supported_stays_when_the_line_is_typed_without_it():
    state = do(STATE, commitments.give("plan", parse(STATE, "Sales: 2 days; 6")))
    (one,) = state.commitments
    state = do(state, commitments.change(one, parse(state, "Sales: 3 days")))
    assert (state.commitments[one].amount, state.commitments[one].support) == ("3", 6)
    assert do(state, commitments.change(one, parse(state, "Sales: 3 days; 2"))).commitments[one].support == 2
