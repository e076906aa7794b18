"""Over several meetings: roles as lived against roles as agreed, and how statements moved."""

from __future__ import annotations

from datetime import date

import pytest

from pmworkshop.insight.lived import lived, trends
from pmworkshop.session.carrying_rounds import last_time
from pmworkshop.session.public import public
from pmworkshop.session.records import Parent
from tests.build import DAY, activity, ballot, mark, role, round_, session
from tests.session.asked import agenda_with

PARENT = Parent(session="x", title="Before")
ROLES = (role("pm", place=1), role("sa", place=2))


def votes(row, *roles):
    people = ("ann", "ben", "cem", "dee")
    return [
        ballot(who, round="chart/1", subject=row, letters={named: "A"} if named else {})
        for who, named in zip(people, roles, strict=False)
    ]


def told(*records, parent=PARENT, **round_changes):
    shown = round_("chart/1", module="chart", **{"status": "revealed", **round_changes})
    state = session(*ROLES, shown, *records, parent=parent)
    return lived(public(state), state.info.agenda.module("chart"))


def test_a_row_is_lived_as_agreed_where_most_leaders_saw_the_agreed_owner():
    rows = [activity(key, place=place) for place, key in enumerate(("same", "other", "split", "open", "two"), 1)]
    found = told(
        *rows,
        activity("practice", practice=True),
        mark("same", "pm", "AR"), mark("other", "pm", "A"), mark("split", "pm", "A"), mark("two", "pm", "A"),
        mark("two", "sa", "A"),
        *votes("same", "pm", "pm", "pm", "sa"), *votes("other", "sa", "sa", "sa"), *votes("split", "pm", "sa"),
        *votes("open", "pm", "pm"), *votes("two", "pm", "pm"), *votes("practice", "pm", "pm"),
    )  # fmt: skip
    assert (found.as_agreed, found.looked_at) == (1, 2)
    assert [(one.row, one.role, one.wall) for one in found.drifted] == [("other", "sa", False)]


def test_only_what_is_shown_counts_and_only_where_something_was_agreed_before():
    elsewhere = mark("same", "sa", "A").model_copy(update={"id": "other/same/sa", "chart": "other"})
    row = (activity("same"), mark("same", "pm", "A"), elsewhere, *votes("same", "pm", "pm"))
    assert told(*row).looked_at == 1
    assert told(*row, status="open") is None
    assert told(*row, parent=None) is None
    state = session(parent=PARENT)
    assert lived(state, state.info.agenda.module("poll")) is None


def test_statements_are_laid_out_meeting_by_meeting():
    before = last_time("poll")
    state = session(
        round_(f"{before}/1", module=before, status="revealed", hands={"1": {"2": 2, "3": 1}}, day=date(2026, 3, 1)),
        round_(
            f"{before}/2", module=before, number=2, status="revealed", hands={"1": {"4": 1}}, day=date(2026, 6, 1)
        ),
        round_("poll/1", status="revealed"),
        ballot("ann", score=5),
        ballot("ben", score=3, subject="2"),
    )
    (one,) = trends(public(state), state.info.agenda.module("poll"))
    assert (one.subject, one.text) == ("1", "We know our customer")
    assert [(reading.day, reading.answers, reading.spread.median) for reading in one.readings] == [
        (date(2026, 3, 1), 3, 2), (date(2026, 6, 1), 1, 4), (DAY, 1, 5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("records", "changes", "kind"),
    [
        ((round_(status="revealed"), ballot("ann")), {}, "poll"),
        ((round_("last-time/poll/1", module="last-time/poll", status="revealed"), round_()), {}, "poll"),
        ((), {"poll": {"method": "choice", "options": ["a"]}}, "poll"),
        ((), {}, "chart"),
    ],
    ids=["nothing before", "not shown yet", "no numbers", "no poll"],
)
def test_there_is_no_trend_without_two_times_on_one_scale(records, changes, kind):
    state = session(*records, agenda=agenda_with(**changes))
    assert trends(public(state), state.info.agenda.module(kind)) == ()
