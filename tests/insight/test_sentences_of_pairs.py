"""Sentences about two questions on the same things: what is worth most, and where both answers part."""

from __future__ import annotations

import pytest

from pmworkshop.insight.sentences import pair_rules
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.public import public
from tests.build import PEOPLE, ballot, entry, round_, session
from tests.insight.telling import TEXTS, told
from tests.session.asked import agenda_with

EFFORT = {"text": "How much of our time would it take?", "label": "effort", "low": 1, "high": 5}
CAME = {"text": "How far did it come?", "label": "came", "low": 1, "high": 5, "gap": True}


def asked(first: dict[str, str], second: dict[str, str], question: dict[str, object], **more) -> Session:
    """By thing, a digit for each leader's answer to each of two questions."""
    records = [round_("poll/1", status="revealed"), round_("poll/1w", wanted=True, status="revealed")]
    for key, given in (("poll/1", first), ("poll/1w", second)):
        for subject, values in given.items():
            records += [
                ballot(person, round=key, subject=subject, score=int(value))
                for person, value in zip(PEOPLE, values, strict=False)
            ]
    data = {"method": "scale", "passes": ["now"], "low": 1, "high": 5, "subjects": list(TEXTS), "second": question}
    return session(*records, agenda=agenda_with(poll={**data, **more}))


@pytest.mark.parametrize(
    ("effect", "effort", "said"),
    [
        ({"1": "1111"}, {"1": "5555"}, []),
        ({"1": "55"}, {"1": "11"}, []),
        ({"1": "3333"}, {"1": "3333"}, []),
        ({"1": "5555"}, {"1": "1111"}, ["Effect high, effort low: “We know”."]),
        (
            {"1": "5555", "2": "4444", "3": "5555", "4": "1111"},
            {"1": "1111", "2": "2222", "3": "5555", "4": "1111"},
            ["Effect high, effort low: “We know” and “We say no”."],
        ),
        (
            dict.fromkeys("1234", "5555"),
            dict.fromkeys("1234", "1111"),
            ["Effect high, effort low: four items."],
        ),
    ],
)
def test_what_is_worth_most(effect, effort, said):
    assert told(pair_rules.fields, asked(effect, effort, EFFORT, label="effect")) == said


@pytest.mark.parametrize(
    ("expected", "came", "said"),
    [
        ({"1": "4444"}, {"1": "4444"}, []),
        ({"1": "55"}, {"1": "11"}, []),
        (
            {"1": "5555", "2": "4444"},
            {"1": "2222", "2": "3333"},
            ["Expected and came lie furthest apart on “We know”, by 3 in the middle of our answers."],
        ),
        (
            {"1": "1111", "2": "5555"},
            {"1": "4444", "2": "2222"},
            ["Expected and came lie furthest apart on “We know” and “We say no”, by 3 in the middle of our answers."],
        ),
    ],
)
def test_where_both_answers_part(expected, came, said):
    assert told(pair_rules.parted, asked(expected, came, CAME, label="expected")) == said


def test_one_picture_has_one_sentence_and_a_poll_without_a_second_question_has_none():
    given = {"1": "5555"}, {"1": "1111"}
    assert told(pair_rules.parted, asked(*given, EFFORT, label="effect")) == []
    assert told(pair_rules.fields, asked(*given, CAME, label="expected")) == []
    passes = {"method": "scale", "passes": ["now", "wanted"], "subjects": list(TEXTS)}
    assert told(pair_rules.parted, session(agenda=agenda_with(poll=passes))) == []


def test_what_the_room_named_stays_in_the_room():
    state = asked({"1": "5555"}, {"1": "1111"}, EFFORT, label="effect")
    (one,) = pair_rules.fields(public(state))
    assert not one.inside
    records = [record for table in (state.rounds, state.ballots) for record in table.values()]
    moved = [record.model_copy(update={"subject": "e"}) if record.kind == "ballot" else record for record in records]
    data = {"method": "scale", "passes": ["now"], "label": "effect", "second": EFFORT}
    named = agenda_with(poll={**data, "subjects": [], "subjects_from": ["collect"]})
    (one,) = pair_rules.fields(public(session(entry("e", "Our own words"), *moved, agenda=named)))
    assert "“Our own words”" in one.text
    assert one.inside
