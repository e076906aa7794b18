"""A row whose owner was not in the room is told as that, until somebody has asked them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.operations import chart, reconcile
from pmworkshop.session.operations.absent_owners import absent_owners, ask_owner
from pmworkshop.session.operations.planning import action_plan, row_actions
from tests.build import DAY, activity, agenda, mark, people, put, role, session
from tests.session.doing import do


def charted(*kinds):
    """Three rows: the owner of the first was not there, of the second she was, the third has none."""
    return session(
        role("vp"), role("pm", spokesperson="ann", place=2),
        activity("vision", state="settled"), activity("price", state="settled", place=2), activity("open", place=3),
        activity("try", practice=True, place=4),
        mark("vision", "vp", "A"), mark("vision", "pm", "R"), mark("price", "pm", "AR"), mark("price", "vp", "C"),
        mark("try", "vp", "A"),
        agenda=agenda(*(kinds or ("chart", "plan"))),
    )  # fmt: skip


def missing(state):
    return [(one.row.id, one.role.id) for one in absent_owners(state, "chart")]


def test_a_row_is_told_whose_owner_nobody_here_speaks_for():
    assert missing(charted()) == [("vision", "vp")]
    (one,) = absent_owners(charted(), "chart")
    assert one.action is None
    assert missing(do(charted(), chart.settle_row("vision", "parked"))) == []
    assert missing(do(charted(), chart.set_letters("chart", "vision", "pm", "A"))) == [], "two answer for it"


def test_who_is_away_or_has_left_does_not_speak_for_a_role_but_a_deputy_does():
    state, ann = charted(), people()[0]
    for gone in ({"present": False}, {"left": True}):
        away = do(state, put(ann.model_copy(update=gone)))
        assert missing(away) == [("vision", "vp"), ("price", "pm")]
        deputy = ann.model_copy(update={"id": "eva", "name": "Eva", "deputy_of": "ann"})
        assert missing(do(away, put(deputy))) == [("vision", "vp")]


def test_who_asks_them_and_by_when_is_a_line_of_the_plan_until_it_is_done():
    state = do(charted(), ask_owner("vision", "ben", DAY + timedelta(days=7)))
    (action,) = state.actions.values()
    assert (action.what, action.owners, action.due, action.row, action.because) == (
        "Ask Role vp to answer for: Decide on vision", ("ben",), DAY + timedelta(days=7), "vision", ("vision",),
    )  # fmt: skip
    assert absent_owners(state, "chart")[0].action == action
    again = do(state, ask_owner("vision", "cem", DAY), ask_owner("vision", "cem", DAY))
    assert [(one.owners, one.due) for one in again.actions.values()] == [(("cem",), DAY)]
    dropped = do(state, action_plan.change(action.id, status="dropped"))
    assert absent_owners(dropped, "chart")[0].action is None
    assert missing(do(state, action_plan.change(action.id, status="done"))) == []


def test_a_row_handed_over_leaves_the_line_that_asks_its_owner_as_it_was():
    asked = do(charted(), ask_owner("vision", "ben", DAY + timedelta(days=7)))
    (ask,) = asked.actions.values()
    state = do(asked, reconcile.hand_over("vision", "pm"))
    assert [(one.what, one.owners) for one in action_plan.actions(state)] == [
        ("Ask Role vp to answer for: Decide on vision", ("ben",)),
        ("Settle who owns “Decide on vision”", ("ann",)),
    ]
    assert state.actions[ask.id] == ask
    assert row_actions.deciding(state, "vision").owners == ("ann",)


def test_the_line_that_asks_is_known_by_its_role_however_it_is_worded():
    state = do(charted(), ask_owner("vision", "ben", DAY))
    (ask,) = state.actions.values()
    state = do(state, action_plan.change(ask.id, what="Ben rings the vice president"))
    assert absent_owners(state, "chart")[0].action.what == "Ben rings the vice president"
    state = do(state, ask_owner("vision", "cem", DAY))
    assert [one.owners for one in state.actions.values()] == [("cem",)]


def test_another_owner_who_was_not_there_is_asked_anew():
    state = do(charted(), ask_owner("vision", "ben", DAY))
    state = do(state, put(role("cfo", place=3)), chart.set_owner("chart", "vision", "cfo"))
    (missing_now,) = absent_owners(state, "chart")
    assert (missing_now.role.id, missing_now.action) == ("cfo", None)
    state = do(state, ask_owner("vision", "cem", DAY))
    assert [one.what for one in action_plan.actions(state)] == [
        "Ask Role vp to answer for: Decide on vision",
        "Ask Role cfo to answer for: Decide on vision",
    ]


@pytest.mark.parametrize(
    ("row", "due", "kinds", "told"),
    [
        ("price", DAY, (), "Nobody has to be asked"),
        ("open", DAY, (), "Nobody has to be asked"),
        ("vision", DAY - timedelta(days=1), (), "before the workshop"),
        ("vision", DAY, ("chart",), "no action plan"),
    ],
)
def test_what_makes_no_sense_is_refused(row, due, kinds, told):
    with pytest.raises(RefusedError, match=told):
        do(charted(*kinds), ask_owner(row, "ben", due))
