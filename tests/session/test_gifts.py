"""All that is given stands once, with its condition, whether it was typed in the ledger or with an action."""

from __future__ import annotations

from datetime import date

from pmworkshop.session.core.records import Commitment, Give
from pmworkshop.session.lifecycle import carry_over
from pmworkshop.session.operations.planning.gifts import gifts, of_action
from tests.build import action, session

ANALYST = Commitment(
    id="c1",
    module="plan",
    giver="cem",
    resource="days of an analyst",
    amount="3",
    condition="discounts are collected",
)


def test_what_is_noted_with_an_action_and_in_the_ledger_is_one_gift_with_its_condition():
    state = session(action("a", gives=(Give(giver="cem", what="3 days of an Analyst"),)), ANALYST)
    (one,) = gifts(state)
    assert (one.given, one.action.id, one.condition, one.promised) == (ANALYST, "a", "discounts are collected", True)
    assert carry_over.promised(state) == [("Operations", "3 days of an analyst, if discounts are collected, for A01")]
    assert of_action([one], state.actions["a"]) == [one]


def test_equal_gifts_to_two_actions_stay_two():
    give = Give(giver="cem", what="days of an analyst", amount="3")
    state = session(action("a", gives=(give,), place=1), action("b", "A02", gives=(give,), place=2), ANALYST)
    assert [(one.action.id, one.condition) for one in gifts(state)] == [("a", "discounts are collected"), ("b", "")]


def test_what_another_gives_or_nobody_gives_is_a_thing_of_its_own():
    gives = (
        Give(giver="ben", what="days of an analyst", amount="3"),
        Give(what="days of an analyst", amount="3"),
        Give(giver="cem", what="days of an analyst", amount="3", commitment="gone"),
    )
    found = gifts(session(action("a", gives=gives), ANALYST))
    assert [one.given for one in found] == [ANALYST, *gives]
    assert [one.promised for one in found] == [True, True, False, True]


def test_what_names_its_promise_is_that_promise_whatever_it_says():
    tied = Give(giver="cem", what="working days", commitment="c1")
    old = Give(giver="cem", what="days of an analyst", amount="3")
    linked = ANALYST.model_copy(update={"action": "a"})
    (one,) = gifts(session(action("a", gives=(tied,)), linked))
    assert one.what == "days of an analyst"
    (one,) = gifts(session(action("a", gives=(old,)), linked))
    assert one.given == linked


def test_a_gift_is_told_in_the_same_words_wherever_it_is_noted():
    noted = Give(giver="cem", what="days", amount="2", starts=date(2026, 9, 21), ends=date(2026, 9, 25))
    asked = Commitment(id="c2", module="plan", giver="ben", ask="two people", place=2)
    legal = Commitment(id="c3", module="plan", function="Legal", resource="a lawyer", place=3)
    state = session(action("a", gives=(noted, Give(function="Finance", what="data"), Give())), ANALYST, asked, legal)
    assert [one.told(state) for one in gifts(state)] == [
        "Operations: 3 days of an analyst, if discounts are collected",
        "Sales: asked for: two people",
        "Legal (not in the room): a lawyer",
        "Operations: 2 days, from Monday 21 September 2026, until Friday 25 September 2026",
        "Finance: data",
        "nobody yet: not said yet what",
    ]
    ledger = [one.as_commitment for one in gifts(state) if one.promised]
    assert [(one.giver, one.amount, one.resource) for one in ledger] == [
        ("cem", "3", "days of an analyst"), (None, "", "a lawyer"), ("cem", "2", "days"),
    ]  # fmt: skip
