"""What shown answers mean in one sentence, and what can be said at it: each pattern by a rule, from numbers alone."""

from __future__ import annotations

import pytest

from pmworkshop.insight.aloud import patterns
from pmworkshop.insight.aloud.aloud import aloud
from pmworkshop.insight.aloud.lines import LINES
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.thresholds import Thresholds
from pmworkshop.session.views.public import public
from tests.build import PEOPLE, activity, ballot, role, round_, session, theme
from tests.session.asked import agenda_with

LIMITS = Thresholds()


@pytest.mark.parametrize(
    ("values", "pattern"),
    [
        ([1, 2], "few"),
        ([1, 4, 4, 5, 5], "one apart"),
        ([2, 2, 3, 3, 5], "one apart"),
        ([1, 1, 5, 5], "far apart"),
        ([1, 1, 1, 2], "alike and low"),
        ([3, 3, 3, 3], "alike"),
        ([5, 5, 5, 5], "alike and high"),
        ([2, 3, 4, 4], "close"),
    ],
)
def test_values_on_a_scale(values, pattern):
    assert patterns.of_scale(values, 1, 5, LIMITS) == pattern


@pytest.mark.parametrize(
    ("values", "one"),
    [([1, 5, 5], None), ([1, 5, 5, 5], 1), ([1, 1, 1, 4], 4), ([1, 2, 3, 3], None), ([1, 3, 5, 5], None)],
)
def test_one_against_all_others(values, one):
    assert patterns.odd_one(values) == one


@pytest.mark.parametrize(
    ("sponsor", "others", "apart"),
    [(5, [2, 2, 3], True), (4, [3, 3, 4], False), (5, [1, 3, 5], False), (5, [2, 2], False)],
)
def test_the_sponsor_against_the_room(sponsor, others, apart):
    assert patterns.sponsor_apart(sponsor, others, LIMITS) is apart


@pytest.mark.parametrize(
    ("values", "pattern"),
    [([0, 5, 5], "cannot go along"), ([2, 4, 5], "has concerns"), ([3, 4, 5], "all can go along")],
)
def test_hands(values, pattern):
    assert patterns.of_hands(values, LIMITS) == pattern


@pytest.mark.parametrize(
    ("counts", "pattern"),
    [
        ({}, "few"),
        ({"keep": 2}, "few"),
        ({"keep": 4}, "one word"),
        ({"keep": 3, "stop": 1}, "majority"),
        ({"keep": 2, "stop": 2}, "no majority"),
    ],
)
def test_words(counts, pattern):
    assert patterns.of_words(counts, LIMITS) == pattern


@pytest.mark.parametrize(
    ("totals", "pattern"),
    [([], "few"), ([3], "few"), ([0, 0], "few"), ([3, 3, 1], "tie"), ([6, 3], "clear first"), ([5, 3], "spread")],
)
def test_votes(totals, pattern):
    assert patterns.of_votes(totals) == pattern


@pytest.mark.parametrize(
    ("alike", "pattern"),
    [(None, "few"), (0.1, "orders differ"), (0.5, "orders partly alike"), (0.9, "orders alike")],
)
def test_orders(alike, pattern):
    assert patterns.of_orders(alike) == pattern


def test_each_pattern_has_words_for_the_wall_and_no_figure_of_a_statistician():
    for line in LINES.values():
        assert line.means.endswith(".")
        assert line.say[-1] in ".?"
        for word in ("kappa", "alpha", "median", "consensus", "wrong", "fault", "W "):
            assert word not in f"{line.means} {line.say}"


# From sessions.


def rated(*by_subject: str, **more) -> Session:
    """By subject, a digit for each of the four leaders; the fourth is the sponsor."""
    records = [round_("poll/1", status=more.pop("status", "revealed"))]
    for place, values in enumerate(by_subject, 1):
        records += [
            ballot(person, subject=str(place), score=int(value))
            for person, value in zip(PEOPLE, values, strict=False)
            if value != "-"
        ]
    return session(*records, agenda=agenda_with(poll=more) if more else agenda_with())


def said(state: Session, module: str = "poll"):
    view = public(state)
    return aloud(view, view.info.agenda.module(module))


def test_the_subject_that_asks_most_urgently_is_told():
    found = said(rated("5555", "1155"))
    assert found.pattern == "far apart"
    assert found.means == "On “We say no” we are far apart: from 1 to 5, of 5."
    assert found.say.startswith("We stand in different places")


def test_the_sponsor_against_the_room_is_told_without_a_name():
    found = said(rated("2225"))
    assert found.means == "On “We know our customer”, the sponsor answers 5 and the room about 2, of 5."
    assert "sponsor" not in found.say


def test_one_against_all_is_told_without_a_name():
    found = said(rated("5255"))
    assert found.means == "On “We know our customer”, one of us answers 2 and the others about 5, of 5."


def test_nothing_is_told_of_hidden_answers_or_of_parts_that_ask_for_none():
    assert said(rated("5555", status="open")) is None
    assert said(rated("5555"), "brief") is None
    assert said(session(round_("poll/1", status="revealed"))) is None


def test_hands_are_told_by_the_lowest():
    found = said(rated("0555", method="fist", subjects=["We begin in May"], passes=["now"]))
    assert found.means == "On “We begin in May”, somebody cannot go along yet: the lowest is 0."


def test_words_are_told_by_the_most_frequent():
    records = [round_("poll/1", status="revealed", scale=("Keep", "Stop"))]
    records += [ballot(one, choice="Keep" if one != "ann" else "Stop") for one in PEOPLE]
    asks = agenda_with(poll={"method": "choice", "options": ["Keep", "Stop"], "passes": ["now"]})
    found = said(session(*records, agenda=asks))
    assert found.means == "On “We know our customer”, most of us say “Keep”: 3 of 4."


def test_orders_are_told_by_how_far_they_agree():
    records = [round_("poll/1", status="revealed")]
    records += [ballot(one, subject="*", ranking=("1", "2")) for one in PEOPLE]
    found = said(session(*records, agenda=agenda_with(poll={"method": "rank", "passes": ["now"]})))
    assert found.means == "We put them in much the same order; “We know our customer” comes first."


def test_votes_for_groups_are_told_with_what_is_close_behind():
    records = [theme("a", place=1, title="Prices"), theme("b", place=2, title="Time")]
    records.append(round_("collect/choice/1", module="collect", asks="choice", status="revealed"))
    records += [
        ballot(one, round="collect/choice/1", subject="*", points={"a": 1, "b": 1 if one == "ann" else 0})
        for one in PEOPLE
    ]
    found = said(session(*records), "collect")
    assert found.means == "“Prices” is clearly first."
    none = session(*records[:3])
    assert said(none, "collect") is None


CHART = (
    role("pm", place=1, spokesperson="ann"),
    role("sa", place=2),
    activity("price", place=1),
    activity("road", place=2),
)


def charted(*by_leader: tuple[str, str]) -> Session:
    """By leader, whom each row is given to: a role, or nobody."""
    records = [*CHART, round_("chart/1", module="chart", status="revealed")]
    for person, owners in zip(PEOPLE, by_leader, strict=False):
        records += [
            ballot(person, round="chart/1", subject=row, letters={owner: "A"} if owner else {})
            for row, owner in zip(("price", "road"), owners, strict=True)
        ]
    return session(*records)


@pytest.mark.parametrize(
    ("by_leader", "pattern"),
    [
        ([("", "pm")] * 4, "nobody answers"),
        ([("pm", "pm"), ("pm", "pm"), ("sa", "pm"), ("sa", "pm")], "two answer"),
        ([("pm", "pm")] * 4, "one owner"),
        ([("sa", "pm"), ("sa", "pm"), ("sa", "pm"), ("pm", "pm")], "nearly one owner"),
        ([("pm", "pm"), ("sa", "pm"), ("sa", "pm"), ("sa", "pm")], "own view"),
        ([], "few"),
    ],
)
def test_charts_are_told_by_their_most_contested_line(by_leader, pattern):
    assert said(charted(*by_leader), "chart").pattern == pattern
