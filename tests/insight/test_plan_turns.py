"""Who is asked for a line of the plan, and which lines are not complete."""

from __future__ import annotations

from datetime import date

from pmworkshop.insight.plan.plan_turns import all_open_lines, lines_of, not_complete, open_lines, waiting
from pmworkshop.session.operations import people
from pmworkshop.session.operations.planning import action_plan
from tests.build import action, agenda, session
from tests.session.doing import do

DUE = date(2026, 9, 30)
WHOLE = {"due": DUE, "first_step": "draft", "first_step_by": date(2026, 9, 18)}


def test_lines_that_are_not_complete_are_named_and_then_who_has_none():
    state = session(
        action("a", "A01", what="Send the list", owners=("ann",), **WHOLE),
        action("b", "A02", what="Publish the rule", owners=("ben",), due=DUE),
        action("c", "A03", what="Drop it", status="dropped"),
        action("d", "A04", what="Ask Rosa", **WHOLE),
    )
    found = open_lines(state, state.info.agenda.module("plan"))
    assert [one.brief for one in found] == [
        "Publish the rule (first step)",
        "Ask Rosa (owner)",
        "Operations, Cem (no line yet)",
        "Management, Dee (no line yet)",
    ]
    assert [one.words for one in found][1:3] == ["A04 Ask Rosa: owner", "Operations, Cem: no line yet"]
    assert [one.told for one in found][1:3] == ["Ask Rosa: owner", "Operations, Cem: no line yet"]
    assert all_open_lines(state) == found
    assert (not_complete(found), not_complete(found[:1])) == ("4 lines are not complete", "1 line is not complete")


def test_a_plan_that_was_not_begun_has_no_open_lines():
    assert all_open_lines(session()) == ()


def test_other_modules_ask_nobody_for_a_line():
    state = session(agenda=agenda("poll", "plan"))
    assert waiting(state, state.info.agenda.module("poll")) == []


def test_a_deputy_is_asked_while_the_leader_is_away_and_counts_the_lines_of_both():
    standing = do(session(), people.deputize("ben", "Eve"))
    plan = standing.info.agenda.module("plan")
    assert [one.name for one in waiting(standing, plan)] == ["Ann", "Eve", "Cem", "Dee"]
    back = do(standing, people.here("ben", present=True))
    assert [one.name for one in waiting(back, plan)] == ["Ann", "Ben", "Cem", "Dee"]
    told = do(standing, action_plan.add("plan", "Publish the rule", owner="ben"))
    assert [one.name for one in waiting(told, plan)] == ["Ann", "Cem", "Dee"]


def test_what_a_row_of_the_chart_gave_somebody_is_no_line_of_their_own():
    state = session(action("a", "A01", what="Settle the price", owners=("ann",), sort="decide", row="price"))
    plan = state.info.agenda.module("plan")
    assert [one.name for one in waiting(state, plan)] == ["Ann", "Ben", "Cem", "Dee"]
    told = do(state, action_plan.add("plan", "Publish the rule", owner="ann"))
    assert [one.name for one in waiting(told, plan)] == ["Ben", "Cem", "Dee"]
    assert [one.what for one in lines_of(told, "plan", told.participants["ann"])] == ["Publish the rule"]
