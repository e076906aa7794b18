"""Sentences about answers: what moved, gaps, proof and origin, groups, and where views are furthest apart."""

from __future__ import annotations

from datetime import date

import pytest

from pmworkshop.insight.sentences import (
    group_rules,
    item_rules,
    shift_rules,
)
from pmworkshop.insight.sentences.questions import questions
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.public import public
from tests.build import PEOPLE, activity, ballot, entry, role, round_, session
from tests.insight.telling import TEXTS, TWO, told, two
from tests.session.asked import agenda_with


def counts(given: dict[str, str]) -> dict[str, dict[str, int]]:
    """By statement, how many showed each value: one digit for each answer."""
    return {subject: {value: values.count(value) for value in values} for subject, values in given.items()}


def twice(first: list[str], then: list[str], shown: str = "revealed", **about) -> Session:
    """The same statements in two rounds, a text of digits for each."""
    asked = {"subjects": list(TEXTS[: len(first)]), "passes": ["now"]}
    keys = [str(n) for n in range(1, len(first) + 1)]
    return session(
        round_("poll/1", status="revealed", hands=counts(dict(zip(keys, first, strict=True)))),
        round_("poll/2", number=2, status=shown, hands=counts(dict(zip(keys, then, strict=True)))),
        agenda=agenda_with(poll=asked),
        **about,
    )


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        (["15153"], ["33333"], "our answers to the statement lie closer together"),
        (["33333"], ["15153"], "our answers to the statement lie further apart"),
        (["33333"], ["44444"], "it is rated higher"),
        (["33333"], ["33333"], "our answers to it have hardly moved"),
        (["33333"] * 2, ["33333"] * 2, "our answers to both statements have hardly moved"),
        (["33333"] * 3, ["33333"] * 3, "our answers to all three statements have hardly moved"),
        (["33333"] * 2, ["22222"] * 2, "both are rated lower"),
        (
            ["11115"] * 3,
            ["33333"] * 3,
            "our answers to all three statements lie closer together; all three are rated higher",
        ),
        (
            ["15153", "33333", "33333", "33333"],
            ["33333", "15153", "44444", "22222"],
            "our answers to one of four statements lie closer together and one of four statements lie further apart; "
            "one is rated higher and one lower",
        ),
    ],
)
def test_what_moved(first, then, said):
    assert told(shift_rules.shift, twice(first, then)) == [f"Asked again, {said}."]


def test_what_is_hidden_or_has_too_few_answers_has_not_moved():
    assert told(shift_rules.shift, twice(["33333"], ["11111"], shown="closed")) == []
    assert told(shift_rules.shift, twice(["33"], ["55"])) == []


def test_what_moved_since_an_earlier_session_says_since_when():
    state = session(
        round_("last-time/poll/1", module="last-time/poll", status="revealed", hands=counts({"1": "15153"}),
               day=date(2026, 6, 15)),
        round_("poll/1", status="revealed", hands=counts({"1": "33333"})),
        agenda=agenda_with(poll={"subjects": ["We know"], "passes": ["now"]}),
    )  # fmt: skip
    assert told(shift_rules.shift, state) == ["Since 15 June, our answers to the statement lie closer together."]


def wanted(now: dict[str, str], then: dict[str, str], **asked) -> Session:
    """What is and what is wanted: by statement, a digit for each of the four leaders."""
    records = [round_("poll/1", status="revealed"), round_("poll/1w", wanted=True, status="revealed")]
    for key, given in (("poll/1", now), ("poll/1w", then)):
        for subject, values in given.items():
            records += [
                ballot(person, round=key, subject=subject, score=int(value))
                for person, value in zip(PEOPLE, values, strict=False)
            ]
    return session(*records, agenda=agenda_with(poll={"subjects": list(TEXTS), **asked}))


ONE = dict.fromkeys("1234", "1111")


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ({"1": "2222"}, []),
        ({"1": "444"}, ["Furthest from where we want it: “We know”, by 3 in the middle of our answers."]),
        ({"1": "55"}, []),
        (
            {"1": "4444", "2": "3333", "3": "4444"},
            ["Furthest from where we want them: “We know” and “We ship”, by 3 in the middle of our answers; "
             "then “We say no”, by 2."],
        ),
        (
            {"1": "3333", "2": "3333", "3": "3333", "4": "3333"},
            ["Furthest from where we want them: four items, by 2 in the middle of our answers."],
        ),
    ],
)  # fmt: skip
def test_the_widest_gaps_between_now_and_wanted(then, said):
    assert told(shift_rules.gap, wanted(ONE, then)) == said


def test_what_the_room_worded_stays_in_the_room():
    state = wanted({"1": "1111"}, {"1": "4444"})
    (one,) = shift_rules.gap(public(state))
    assert not one.inside
    named_ = agenda_with(poll={"subjects": [], "subjects_from": ["collect"]})
    records = [one for table in (state.rounds, state.ballots) for one in table.values()]
    moved = [one.model_copy(update={"subject": "e"}) if one.kind == "ballot" else one for one in records]
    (one,) = shift_rules.gap(public(session(entry("e", "Our own words"), *moved, agenda=named_)))
    assert "“Our own words”" in one.text
    assert one.inside


# Two questions about the same items


@pytest.mark.parametrize(
    ("origin", "proof", "said"),
    [
        ({}, {}, []),
        ({}, {"1": "2222"}, []),
        ({}, {"1": "00"}, []),
        ({}, {"1": "0000"}, ["The item rests on no proof."]),
        ({"1": "sssc"}, {"1": "0003"}, ["The item rests on no proof; it came from the sponsor."]),
        (
            {"1": "ssss", "2": "sssc", "3": "cccc", "4": "cccc"},
            {"1": "0000", "2": "0001", "3": "2222", "4": "3333"},
            ["Two of four items rest on no proof; both came from the sponsor."],
        ),
        (
            {"1": "cccc", "2": "cccc", "3": "cccc"},
            {"1": "0000", "2": "0000", "3": "0000"},
            ["All three items rest on no proof; all three came from “Customers”."],
        ),
        ({"1": "ssss", "2": "cccc"}, {"1": "0000", "2": "0000"}, ["Both items rest on no proof."]),
        ({"1": "sscc"}, {"1": "0000", "2": "1111"}, ["One of two items rests on no proof."]),
    ],
)
def test_what_rests_on_no_proof(origin, proof, said):
    assert told(item_rules.no_proof, two(origin, proof)) == said


def test_proof_is_known_by_its_label_its_lowest_step_or_a_word():
    state = two({}, {"1": "1111"}, second={**TWO["second"], "low": 1})
    assert told(item_rules.no_proof, state) == ["The item rests on hardly any proof."]
    assert told(item_rules.no_proof, two({}, {"1": "0000"}, second={**TWO["second"], "label": "Effort"})) == []
    assert told(item_rules.no_proof, two({}, {"1": "0000"}, shown="closed")) == []
    chosen = {"label": "Evidence", "options": ["The sponsor", "None"]}
    records = [round_("poll/1", status="revealed"), *(ballot(one, choice="None") for one in PEOPLE)]
    state = session(*records, agenda=agenda_with(poll={**TWO, **chosen, "second": None}))
    assert told(item_rules.no_proof, state) == ["The item rests on no proof."]
    assert told(item_rules.origin, state) == []


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ({"1": "ssss"}, []),
        ({"1": "ssss", "2": "cc"}, []),
        ({"1": "ssss", "2": "sssc"}, ["Both items come from the sponsor."]),
        ({"1": "sscc", "2": "sscc"}, ["“Origin”: we differ on both items."]),
        ({"1": "sscc", "2": "sscc", "3": "sccs"}, ["“Origin”: we differ on all three items."]),
        (
            {"1": "cccc", "2": "cccc", "3": "ssss", "4": "sscc"},
            ["Of four items, two come from “Customers”, one comes from the sponsor and on one we differ."],
        ),
    ],
)
def test_where_items_come_from(origin, said):
    assert told(item_rules.origin, two(origin, {})) == said


def test_words_that_are_no_origin_are_told_as_what_items_are():
    state = two({"1": "cccc", "2": "ssss"}, {}, label="Verdict")
    assert told(item_rules.origin, state) == ["“Verdict”: of two items, one is “The sponsor” and one is “Customers”."]


def test_a_second_question_may_be_answered_with_words_too():
    second = {"text": "From where?", "label": "Source", "method": "choice", "options": ["Here", "There"]}
    first, then = questions(
        public(two({"1": "ssss"}, {}, second=second)), agenda_with(poll={**TWO, "second": second}).module("poll")
    )
    assert (first.label, first.rated, then.label, then.rated) == ("Origin", False, "Source", False)
    assert then.scale == ("Here", "There")


# Far apart


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["33333"], []),
        (["15"], []),
        (["33333", "15151", "11555"], ["We are furthest apart on “We say no”: our answers go from 1 to 5."]),
    ],
)
def test_the_statement_on_which_views_are_furthest_apart(given, said):
    keys = [str(n) for n in range(1, len(given) + 1)]
    asked = {"subjects": list(TEXTS[: len(given)]), "passes": ["now"]}
    there = round_("poll/1", status="revealed", hands=counts(dict(zip(keys, given, strict=True))))
    assert told(item_rules.widest, session(there, agenda=agenda_with(poll=asked))) == said


def test_answers_without_names_count_from_the_smallest_group_on():
    asked = {"subjects": ["We know"], "passes": ["now"], "anonymous": True}
    whole = agenda_with(poll=asked).model_copy(update={"smallest_group": 6})
    there = round_("poll/1", status="revealed", anonymous=True, hands=counts({"1": "11555"}))
    assert told(item_rules.widest, session(there, agenda=whole)) == []
    more = there.model_copy(update={"hands": counts({"1": "111555"})})
    assert told(item_rules.widest, session(more, agenda=whole)) == [
        "We are furthest apart on “We know”: our answers go from 1 to 5."
    ]


def apart(first: str, second: str, **asked) -> Session:
    """Two groups of three, a digit for each answer to one statement."""
    people = [
        Participant(id=f"p{n}", name=f"P{n}", group="Managers" if n < 3 else "Partners", place=n) for n in range(6)
    ]
    there = round_("poll/1", status="revealed")
    given = [ballot(f"p{n}", score=int(value)) for n, value in enumerate(first + second)]
    data = {"subjects": ["We say no"], "passes": ["now"], "apart": True, **asked}
    return session(*people, there, *given, agenda=agenda_with(poll=data))


def test_what_parts_two_groups():
    assert told(group_rules.groups, apart("222", "444")) == ["Managers say 2, Partners 4."]
    assert told(group_rules.groups, apart("222", "333")) == []
    assert told(group_rules.groups, apart("222", "44")) == []
    assert told(group_rules.groups, apart("222", "444", apart=False)) == []
    words_ = {"method": "choice", "options": ["2", "4"]}
    chosen = [ballot(f"p{n}", choice=value) for n, value in enumerate(("2", "2", "2", "4", "4", "2"))]
    state = apart("", "", **words_)
    assert told(group_rules.groups, session(*state.participants.values(), *chosen, *state.rounds.values(),
                agenda=state.info.agenda)) == ["Managers say “2” (3 of 3), Partners “4” (2 of 3)."]  # fmt: skip


def test_groups_that_name_different_owners():
    people = [
        Participant(id=f"p{n}", name=f"P{n}", group="Managers" if n < 3 else "Partners", place=n) for n in range(6)
    ]
    given = [ballot(f"p{n}", round="chart/1", subject="a", letters={"p" if n < 3 else "s": "A"}) for n in range(6)]
    there = (role("p"), role("s", place=2), activity("a"), round_("chart/1", module="chart", status="revealed"))
    state = session(*people, *there, *given, agenda=agenda_with(chart={"apart": True}))
    assert told(group_rules.groups, state) == ["Managers say “Role p” (3 of 3), Partners “Role s” (3 of 3)."]
