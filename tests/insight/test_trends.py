"""Over several meetings: roles as lived against roles as agreed, and how statements moved."""

from __future__ import annotations

from datetime import date

import pytest

from pmworkshop.insight.measures.ratings import iqr
from pmworkshop.insight.trends.trends import Reading, Trend, lived, since, trends
from pmworkshop.session.core.records import Parent
from pmworkshop.session.core.reserved import last_time
from pmworkshop.session.core.thresholds import Thresholds
from pmworkshop.session.views.public import public
from tests.build import DAY, activity, ballot, mark, role, round_, session
from tests.session.asked import agenda_with

PARENT = Parent(session="x", title="Before")
TAKEN_OVER = agenda_with(chart={"roles": [], "activities": []})
ROLES = (role("pm", place=1), role("sa", place=2))


def votes(row, *roles):
    people = ("ann", "ben", "cem", "dee")
    return [
        ballot(who, round="chart/1", subject=row, letters={named: "A"} if named else {})
        for who, named in zip(people, roles, strict=False)
    ]


def told(*records, parent=PARENT, agenda=TAKEN_OVER, **round_changes):
    shown = round_("chart/1", module="chart", **{"status": "revealed", **round_changes})
    state = session(*ROLES, shown, *records, parent=parent, agenda=agenda)
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
    assert told(*row, agenda=agenda_with()) is None, "a chart of its own asks how it should be"
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


FIRST, SECOND, THIRD = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)


def trend(*meetings, text="We know our customer"):
    """One statement: of each meeting the day and the values."""
    return Trend("1", text, tuple(Reading(day, len(values), iqr(values)) for day, values in meetings))


UP = trend((FIRST, [1, 2, 3]), (SECOND, [1, 1, 1]), (THIRD, [3, 3, 4]))
DOWN = trend((FIRST, [4, 4, 4]), (THIRD, [3, 3, 4]))
LEVEL = trend((FIRST, [2, 2, 2]), (THIRD, [1, 2, 4]))
FEW = trend((FIRST, [1, 1]), (THIRD, [5, 5, 5]))
LATER = trend((SECOND, [1, 1, 1]), (THIRD, [5, 5, 5]))


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ([UP, UP, DOWN, LEVEL], "two of four statements are higher, one is lower."),
        ([UP, DOWN, DOWN], "one of three statements is higher, two are lower."),
        ([UP, UP, FEW, LATER], "both statements are higher."),
        ([DOWN, DOWN, DOWN, LEVEL], "three of four statements are lower."),
        ([LEVEL, LEVEL, LEVEL], "all three statements are as they were."),
        ([LEVEL], "the answers are as they were."),
    ],
)
def test_one_sentence_says_how_the_statements_moved_since_the_first_meeting(found, words):
    assert since(found, Thresholds()) == f"Since Sunday 1 March 2026: {words}"


@pytest.mark.parametrize("found", [[], [FEW]])
def test_too_few_answers_say_nothing_of_a_way(found):
    assert since(found, Thresholds()) == ""
