"""Roles of a chart from the functions of the people."""

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.guests import Person
from pmworkshop.session.operations import people, roles
from pmworkshop.session.operations.chart import roles as columns
from tests.build import activity, agenda, mark, role, round_, session
from tests.session.doing import do


def chart(**more):
    return agenda("chart").module("chart").model_copy(update=more)


def titles(state):
    return [(one.title, one.spokesperson) for one in columns(state, "chart")]


def test_each_function_becomes_one_role_and_the_sponsor_of_the_agenda_stays():
    given = [Person("A", "Supply chain"), Person("B", "Sales"), Person("C", "SALES"), Person("D")]
    found = roles.proposed([*given, Person("E", "Management", sponsor=True), Person("F", "sponsor")], chart())
    assert [(one.code, one.title, one.sponsor) for one in found.roles] == [
        ("SC", "Supply chain", False), ("SAL", "Sales", False), ("SP", "Sponsor", True),
    ]  # fmt: skip
    assert found.told == "3 roles from functions."


def test_without_a_sponsor_in_the_agenda_the_sponsors_function_is_the_top_role():
    given = [Person("A", "Sales"), Person("B", "Board", sponsor=True), Person("C", "board")]
    found = roles.proposed(given, chart(roles=()))
    assert [(one.title, one.sponsor) for one in found.roles] == [("Sales", False), ("Board", True)]


def test_a_chart_of_owners_has_nine_roles_at_most():
    many = [Person(f"P{n}", f"Function {n}") for n in range(12)]
    found = roles.proposed(many, chart())
    assert len(found.roles) == 9
    assert found.left_out == ("Function 8", "Function 9", "Function 10", "Function 11")
    assert found.told.startswith("9 roles from functions, 9 is the most; left out: Function 8,")
    assert len({one.code for one in found.roles}) == 9
    assert len(roles.proposed(many, chart(letters="all")).roles) == 13


def test_nothing_is_proposed_where_nobody_has_a_function():
    with pytest.raises(RefusedError, match="has a function yet"):
        roles.proposed([Person("A"), Person("B", "Board", sponsor=True)], chart())


def test_an_agenda_takes_the_roles_before_it_begins():
    changed, told = roles.with_roles(agenda("brief", "chart"), [Person("A", "Legal")])
    assert [one.title for one in changed.module("chart").roles] == ["Legal", "Sponsor"]
    assert told == "2 roles from functions."
    with pytest.raises(RefusedError, match="no chart"):
        roles.with_roles(agenda("brief"), [Person("A", "Legal")])


def test_in_a_chart_that_nobody_has_touched_roles_come_and_go():
    state = session(role("old", place=1), role("sa", title="Head of sales", function="Sales", place=2))
    state = do(state, roles.from_functions("chart"))
    assert titles(state) == [("Product", "ann"), ("Head of sales", None), ("Operations", "cem"), ("Sponsor", "dee")]
    assert do(state, roles.from_functions("chart")).roles == state.roles


def test_what_was_charted_stays_and_only_missing_roles_come():
    charted = [mark("a", "old", "A"), round_("chart/1", module="chart")]
    for trace in charted:
        state = session(role("old", code="PRO", title="Old", place=1), activity("a"), trace)
        state = do(state, people.leave("cem"), roles.from_functions("chart"))
        assert titles(state) == [("Old", None), ("Product", "ann"), ("Sales", "ben"), ("Sponsor", "dee")]
        assert len({one.code for one in columns(state, "chart")}) == 4


def test_a_full_chart_takes_no_further_role():
    full = [role(f"r{n}", place=n) for n in range(9)]
    state = do(session(*full, activity("a"), mark("a", "r0", "A")), roles.from_functions("chart"))
    assert len(columns(state, "chart")) == 9


def test_a_role_that_two_functions_ask_for_stands_once():
    state = session(role("both", title="Product", function="Sales", place=1))
    assert [one[0] for one in titles(do(state, roles.from_functions("chart")))].count("Product") == 1
