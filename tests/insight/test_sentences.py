"""Each rule makes its sentence of the records alone, right for one, two and many; nothing hidden is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pmworkshop.insight.sentences import (
    agreement_rules,
    group_rules,
    item_rules,
    owner_rules,
    plan_rules,
    rules,
    shift_rules,
    words,
)
from pmworkshop.insight.sentences.questions import questions
from pmworkshop.insight.sentences.sentence import named, quoted
from pmworkshop.session.core.records import Decision, Measure, Parent, Participant, Reading
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.public import public
from tests.build import DAY, PEOPLE, action, activity, ballot, entry, mark, role, round_, session, theme
from tests.session.asked import agenda_with

BEFORE = Parent(session="x", title="Before")


def told(rule, state: Session) -> list[str]:
    """What a rule says of the public view; each record that it rests on is there."""
    view = public(state)
    made = list(rule(view))
    for one in made:
        assert one.rests_on
        assert one.records
        assert all(view.get(kind, key) is not None for kind, key in one.records), one.records
    return [one.text for one in made]


# Grammar


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (1, 1, "The item"),
        (0, 1, "No item"),
        (2, 2, "Both items"),
        (1, 2, "One of two items"),
        (0, 2, "None of two items"),
        (4, 4, "All four items"),
        (2, 4, "Two of four items"),
        (11, 12, "11 of 12 items"),
    ],
)
def test_how_many_of_how_many(part, whole, said):
    assert words.some(part, whole, "item") == said


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([(1, "is done")], "The item is done."),
        ([(2, "are done"), (0, "is stuck")], "Both items are done."),
        ([(2, "are done"), (1, "is stuck")], "Of three items, two are done and one is stuck."),
        (
            [(2, "are done"), (1, "is stuck"), (12, "are open")],
            "Of 15 items, two are done, one is stuck and 12 are open.",
        ),
    ],
)
def test_shares_of_a_whole(parts, said):
    assert words.shared(parts, sum(amount for amount, _ in parts), "item") == said


def test_small_words():
    assert [words.number(n) for n in (0, 1, 10, 11)] == ["none", "one", "ten", "11"]
    assert [words.things(n, "line") for n in (1, 2)] == ["one line", "two lines"]
    assert [words.verb(n, "is", "are") for n in (0, 1, 2)] == ["is", "is", "are"]
    assert quoted("A  statement.\n") == "“A statement”"
    assert named(session(), "gone") == "“gone”"


# Actions


def owned(key: str, due: date | None = DAY + timedelta(days=14), **more):
    return action(key, key.upper(), **{"owners": ("ann",), "due": due, **more})


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        ([], []),
        ([owned("a", status="done")], []),
        ([owned("a")], ["We leave with one action, with one owner and a date; it is due on 28 September."]),
        ([owned("a", None)], ["We leave with one action, whose owner or date is still open."]),
        (
            [owned("a"), owned("b", date(2026, 12, 4))],
            ["We leave with two actions, each with one owner and a date; the first is due on 28 September."],
        ),
        (
            [owned("a"), owned("b", owners=("ann", "ben")), owned("c", None)],
            ["We leave with three actions, one of them with one owner and a date; the first is due on 28 September."],
        ),
        (
            [owned("a", None), owned("b", None)],
            ["We leave with two actions, none of them with one owner and a date."],
        ),
        (
            [owned("a", date(2026, 9, 1)), owned("b", date(2027, 1, 4))],
            ["We leave with two actions, each with one owner and a date; the next is due on 4 January 2027."],
        ),
    ],
)
def test_the_plan(actions, said):
    assert told(plan_rules.plan, session(*actions)) == said


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        (["", ""], []),
        (["done"], ["The action is done."]),
        (["done", "done"], ["Both actions are done."]),
        (["done", "at risk", ""], ["Of three actions, one is done, one is at risk and one was not told of."]),
        (
            ["dropped", "stuck", "agreed", "in progress", "", ""],
            [
                "Of six actions, one is in progress, one is promised anew, one is stuck, one was dropped and two "
                "were not told of."
            ],
        ),
    ],
)
def test_the_review(statuses, said):
    actions = [
        action(f"a{n}", f"A{n}", module="review", **({"status": status, "told_on": DAY} if status else {}))
        for n, status in enumerate(statuses)
    ]
    assert told(plan_rules.reviewed, session(*actions)) == said


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ("", []),
        ("n", ["No promise has come."]),
        ("c", ["The promise has come."]),
        ("cnn", ["One of three promises has come."]),
        ("cc", ["Both promises have come."]),
    ],
)
def test_promises_that_came(groups, said):
    asked = {"prompts": [{"id": "1", "text": "What came?", "holds": "commitment"}]}
    lines = [entry(f"e{n}", values={"function": "Sales"}, theme=one, place=n) for n, one in enumerate(groups)]
    there = (theme("c", title="Came"), theme("n", title="Did not come"), *lines)
    assert told(plan_rules.came, session(*there, agenda=agenda_with(collect=asked), parent=BEFORE)) == said
    assert told(plan_rules.came, session(*there, agenda=agenda_with(collect=asked))) == []


# Who answers for what


def charted(rows: dict[str, str], *more, owners: str = "", shown: str = "revealed", **about) -> Session:
    """A chart: by row, the roles that each leader names (``-`` passes); and the agreed owner of each row."""
    records = [role("p", place=1), role("s", place=2), role("o", place=3)]
    records += [round_("chart/1", module="chart", status=shown)] if rows else []
    for place, (row, named_) in enumerate(rows.items(), 1):
        records.append(activity(row, place=place, state="settled"))
        for person, letter in zip(PEOPLE, named_, strict=False):
            given = {"abstained": True} if letter == "-" else {"letters": {letter: "A"}}
            records.append(ballot(person, round="chart/1", subject=row, **given))
    agreed = [mark(row, key, "A") for row, key in zip([*rows] or ["x"], owners, strict=False) if key != "-"]
    return session(*records, *agreed, *more, **about)


ALL_ONE = "Before we talked, we all named the same role for the decision; now it has one owner."
NOT_ONE = "Before we talked, we did not all name the same role for the decision; now it has one owner."


@pytest.mark.parametrize(
    ("rows", "owners", "said"),
    [
        ({"a": "pppp"}, "", []),
        ({"a": "pppp"}, "p", [ALL_ONE]),
        ({"a": "ppps"}, "p", [NOT_ONE]),
        ({"a": "ppp-"}, "p", [ALL_ONE]),
        (
            {"a": "ppss", "b": "ppss"}, "ps",
            ["Before we talked, we all named the same role for none of two decisions; now both have one owner."],
        ),
        (
            {"a": "pppp", "b": "ppss", "c": "psos"}, "p-s",
            [
                "Before we talked, we all named the same role for one of three decisions; "
                "now two of three have one owner."
            ],
        ),
        (
            {"a": "pppp", "b": "ssss", "c": "oooo"}, "pso",
            ["Before we talked, we all named the same role for all three decisions; now all three have one owner."],
        ),
        (
            {"a": "ppss", "b": "ppss", "c": "pp--"}, "p--",
            [
                "Before we talked, we all named the same role for none of two decisions; "
                "now one of three has one owner."
            ],
        ),
    ],
)  # fmt: skip
def test_owners_before_and_now(rows, owners, said):
    assert told(owner_rules.owners, charted(rows, owners=owners)) == said


def test_owners_without_charts_made_alone_or_with_hidden_ones():
    two = (activity("x"), activity("y", state="parked"), activity("try", practice=True))
    agreed = (mark("x", "p", "A"), mark("y", "p", "A"), mark("try", "p", "A"))
    assert told(owner_rules.owners, charted({}, *two, *agreed)) == ["One of two decisions has one owner."]
    assert told(owner_rules.owners, charted({}, two[0], agreed[0])) == ["The decision has one owner."]
    shared_ = (activity("x"), mark("x", "p", "A"), mark("x", "s", "A"))
    assert told(owner_rules.owners, charted({}, *shared_)) == ["The decision has no single owner yet."]
    hidden = charted({"a": "pppp"}, owners="p", shown="closed")
    assert told(owner_rules.owners, hidden) == ["The decision has one owner."]


def test_roles_as_they_are_lived_take_the_place_of_owners():
    empty = agenda_with(chart={"roles": [], "activities": []})
    lived = charted({"a": "pppp", "b": "ssss", "c": "ssss"}, owners="pps", parent=BEFORE, agenda=empty)
    assert told(owner_rules.roles_lived, lived) == [
        "In practice, two of three decisions are with the role that we agreed on."
    ]
    assert told(owner_rules.owners, lived) == []
    assert (
        told(owner_rules.owners, charted({}, activity("x"), mark("x", "p", "A"), parent=BEFORE, agenda=empty)) == []
    )
    assert told(owner_rules.roles_lived, charted({"a": "pppp"}, parent=BEFORE, agenda=empty)) == []
    assert told(owner_rules.roles_lived, charted({"a": "pppp"}, owners="p")) == []


# Decisions, measures, parking lot


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        ([], []),
        (["adopted"], ["The proposal was adopted."]),
        (["not adopted"], ["The proposal was not adopted."]),
        (["open", "open"], ["Both proposals are still open."]),
        (
            ["adopted", "adopted", "not adopted", "open"],
            ["Of four proposals, two were adopted, one was not adopted and one is still open."],
        ),
    ],
)
def test_decisions(outcomes, said):
    made = [
        Decision(id=f"d{n}", module="decide", statement=f"We do {n}", outcome=outcome)
        for n, outcome in enumerate(outcomes)
    ]
    assert told(agreement_rules.decisions, session(*made)) == said


def measure(key: str, *since: str, look: date | None = None) -> Measure:
    first = Reading(day=date(2026, 6, 1), value="30 %")
    readings = tuple(Reading(day=DAY, value=value) for value in since)
    return Measure(id=key, title=f"Share {key}", wanted="60 %", agreed=first, readings=readings, look=look)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([""], []),
        (["40 %"], ["The measure is closer to what we want."]),
        (["60 %", "61 %"], ["Both measures are where we want them."]),
        (
            ["61 %", "40 %", "30 %", "20 %", "some", ""],
            [
                "Of six measures, one is where we want it, one is closer to what we want, one is as it was, one is "
                "further from what we want, one has a value that cannot be compared and one was not measured."
            ],
        ),
    ],
)
def test_measures_that_were_measured_again(values, said):
    measures = [measure(f"m{n}", *([value] if value else ())) for n, value in enumerate(values)]
    assert told(agreement_rules.impact, session(*measures)) == said


@pytest.mark.parametrize(
    ("looks", "said"),
    [
        ([], []),
        ([None], ["One measure shows whether this helps; no day to look again is set yet."]),
        ([DAY], ["One measure shows whether this helps; no day to look again is set yet."]),
        ([date(2027, 3, 1)], ["One measure shows whether this helps; we look at it again on 1 March 2027."]),
        (
            [date(2027, 3, 1), date(2026, 12, 4), None],
            ["Three measures show whether this helps; we look at them again from 4 December on."],
        ),
    ],
)
def test_measures_that_are_agreed(looks, said):
    state = session(*(measure(f"m{n}", look=look) for n, look in enumerate(looks)))
    assert told(agreement_rules.impact_agreed, state) == said


def test_measures_of_this_session_rest_on_its_lines_and_are_told_once():
    asked = {"prompts": [{"id": "1", "text": "What shows it?", "holds": "measure"}]}
    state = session(entry("e", "Calls a week"), agenda=agenda_with(collect=asked))
    (one,) = agreement_rules.impact_agreed(public(state))
    assert one.records == (("entry", "e"),)
    assert told(agreement_rules.impact_agreed, session(measure("m", "40 %"))) == []


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([], []),
        ([""], ["One line is parked; it waits for an answer."]),
        (["Yes"], ["One line is parked; it has an answer."]),
        (["Yes", "No"], ["Two lines are parked; both have an answer."]),
        (["a", "b", "c"], ["Three lines are parked; all have an answer."]),
        (["a", "", ""], ["Three lines are parked; one of them has an answer."]),
        (["", ""], ["Two lines are parked; none of them has an answer."]),
    ],
)
def test_the_parking_lot(answers, said):
    lines = [entry(f"p{n}", parked=True, answer=answer) for n, answer in enumerate(answers)]
    assert told(agreement_rules.parked, session(*lines)) == said


# Asked twice, and wanted


TEXTS = ("We know", "We say no", "We ship", "We ask")


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

TWO = {
    "method": "choice", "options": ["The sponsor", "Customers"], "label": "Origin", "passes": ["now"],
    "subjects": list(TEXTS),
    "second": {"text": "How much proof is there?", "label": "Proof", "low": 0, "high": 3},
}  # fmt: skip
WORDS = {"s": "The sponsor", "c": "Customers"}


def two(origin: dict[str, str], proof: dict[str, str], **more) -> Session:
    """By item, a letter for each leader's word, and a digit for the proof."""
    records = [
        round_("poll/1", status="revealed", scale=("The sponsor", "Customers")),
        round_("poll/1w", wanted=True, status=more.pop("shown", "revealed")),
    ]
    for subject, letters in origin.items():
        records += [
            ballot(person, subject=subject, choice=WORDS[letter])
            for person, letter in zip(PEOPLE, letters, strict=False)
        ]
    for subject, values in proof.items():
        records += [
            ballot(person, round="poll/1w", subject=subject, score=int(value))
            for person, value in zip(PEOPLE, values, strict=False)
        ]
    return session(*records, agenda=agenda_with(poll={**TWO, **more}))


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
        ({"1": "sscc", "2": "sscc"}, ["Both items divide us."]),
        ({"1": "sscc", "2": "sscc", "3": "sccs"}, ["All three items divide us."]),
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
    assert told(item_rules.origin, state) == ["Of two items, one is “The sponsor” and one is “Customers”."]


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
                agenda=state.info.agenda)) == ["Managers say 2 (3 of 3), Partners 4 (2 of 3)."]  # fmt: skip


def test_groups_that_name_different_owners():
    people = [
        Participant(id=f"p{n}", name=f"P{n}", group="Managers" if n < 3 else "Partners", place=n) for n in range(6)
    ]
    given = [ballot(f"p{n}", round="chart/1", subject="a", letters={"p" if n < 3 else "s": "A"}) for n in range(6)]
    there = (role("p"), role("s", place=2), activity("a"), round_("chart/1", module="chart", status="revealed"))
    state = session(*people, *there, *given, agenda=agenda_with(chart={"apart": True}))
    assert told(group_rules.groups, state) == ["Managers say Role p (3 of 3), Partners Role s (3 of 3)."]


# All rules


def full() -> Session:
    """A session about which nearly every rule has something to say."""
    state = two({"1": "ssss", "2": "cccc"}, {"1": "0000", "2": "3333"})
    more = (
        owned("a"), measure("m", "40 %"), entry("p", parked=True),
        Decision(id="d", module="decide", statement="We do", outcome="adopted"),
        role("pm"), activity("r"), mark("r", "pm", "A"),
    )  # fmt: skip
    mine = [one for table in (state.rounds, state.ballots) for one in table.values()]
    return session(*mine, *more, agenda=state.info.agenda)


def test_sentences_stand_in_the_stated_order_and_the_first_three_lead():
    view = public(full())
    assert [one.rule for one in rules.sentences(view)] == [
        "impact", "owners", "plan", "decisions", "no-proof", "origin", "parked",
    ]  # fmt: skip
    assert [one.rule for one in rules.leading(view)] == ["impact", "owners", "plan"]
    assert "parked" not in [one.rule for one in rules.sentences(view, outside=True)]


def test_of_many_each_rule_keeps_its_first_and_none_has_two_among_those_that_lead():
    polls = [
        {**agenda_with(poll={**TWO, "second": None}).model_dump(mode="json")["modules"][2], "id": f"poll{n}"}
        for n in range(14)
    ]
    whole = agenda_with().model_dump(mode="json")
    agenda = type(agenda_with()).model_validate({**whole, "modules": [*whole["modules"], *polls]})
    records = [round_(f"poll{n}/1", module=f"poll{n}", status="revealed") for n in range(14)]
    records += [
        ballot(person, round=f"poll{n}/1", subject=subject, choice="Customers")
        for n in range(14) for subject in "12" for person in PEOPLE
    ]  # fmt: skip
    view = public(session(*records, owned("a"), entry("p", parked=True), agenda=agenda))
    found = [one.rule for one in rules.sentences(view)]
    assert found == ["plan", *["origin"] * 10, "parked"]
    assert [one.rule for one in rules.leading(view)] == ["plan", "origin", "parked"]


def test_an_empty_session_has_no_sentences():
    assert rules.sentences(public(session())) == ()
    assert rules.leading(public(session())) == ()


def test_nothing_is_told_of_what_is_not_shown_yet():
    state = full()
    rounds = {key: one.model_copy(update={"status": "closed"}) for key, one in state.rounds.items()}
    hidden = public(state.model_copy(update={"rounds": rounds}))
    assert [one.rule for one in rules.sentences(hidden)] == ["impact", "owners", "plan", "decisions", "parked"]


def test_every_rule_says_its_condition_and_gives_an_example():
    assert all("Condition: " in rule.__doc__ and "Example: " in rule.__doc__ for rule in rules.RULES)
