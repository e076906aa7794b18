"""Each rule makes its sentence of the records alone, right for one, two and many; nothing hidden is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pmworkshop.insight.sentences import (
    agreement_rules,
    owner_rules,
    plan_rules,
    rules,
    words,
)
from pmworkshop.insight.sentences.sentence import named, quoted
from pmworkshop.session.core.records import Decision, Measure, Parent, Reading
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.public import public
from tests.build import DAY, PEOPLE, action, activity, ballot, entry, mark, role, round_, session, theme
from tests.insight.telling import TWO, told, two
from tests.session.asked import agenda_with

BEFORE = Parent(session="x", title="Before")


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
        ([(1, "done")], "The action is done."),
        ([(2, "done"), (0, "stuck")], "Both actions are done."),
        ([(2, "done"), (1, "stuck")], "Of three actions, two are done and one is stuck."),
        (
            [(2, "done"), (1, "stuck"), (12, "open")],
            "Of 15 actions, two are done, one is stuck and 12 are open.",
        ),
    ],
)
def test_shares_of_a_whole(parts, said):
    told = [(amount, _what(word)) for amount, word in parts]
    assert words.shared(told, sum(amount for amount, _ in parts), "action") == said


def _what(word):
    one, many = f"{{number}} is {word}", f"{{number}} are {word}"
    return words.What(one, many, f"{{of}}, {one}", f"{{of}}, {many}")


def test_small_words():
    assert [words.number(n) for n in (0, 1, 10, 11)] == ["none", "one", "ten", "11"]
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
            [
                "We leave with two actions, each with one owner and a date; one was due before this meeting, "
                "the next is due on 4 January 2027."
            ],
        ),
        (
            [owned("a", date(2026, 9, 1)), owned("b", date(2026, 9, 2))],
            ["We leave with two actions, each with one owner and a date; two were due before this meeting."],
        ),
        (
            [owned("a", date(2026, 9, 1))],
            ["We leave with one action, with one owner and a date; it was due on 1 September."],
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
        (["done", "at risk", ""], ["Of three actions, one is done, one is at risk and one was not reported."]),
        (
            ["dropped", "stuck", "agreed", "in progress", "", ""],
            [
                "Of six actions, one is in progress, one is renewed, one is stuck, one was dropped and two "
                "were not reported."
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
NOT_ONE = "Before we talked, we named different roles for the decision; now it has one owner."


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


@pytest.mark.parametrize(
    ("state", "counted"),
    [
        (charted({"a": "pppp", "b": "ppss", "c": "pp--"}), (1, 2)),
        (charted({"a": "pppp"}, shown="closed"), (0, 0)),
        (charted({}), (0, 0)),
    ],
)
def test_how_many_decisions_all_named_the_same_role_for(state: Session, counted: tuple[int, int]):
    view = public(state)
    (module,) = view.info.agenda.charts()
    assert owner_rules.named_before(view, module) == counted


def test_what_was_named_before_an_earlier_session_is_not_counted_again():
    empty = agenda_with(chart={"roles": [], "activities": []})
    later = public(charted({"a": "pppp"}, agenda=empty, parent=Parent(session="x", title="Before")))
    assert owner_rules.named_before(later, later.info.agenda.charts()[0]) == (0, 0)


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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["keep"], "We decided on one item: “keep”."),
        (["stop", "stop", "stop"], "We decided on three items, all “stop”."),
        (
            ["keep", "stop", "keep", "test first"],
            "We decided on four items: two “keep”, one “stop” and one “test first”.",
        ),
    ],
)
def test_what_was_decided_on_the_items_of_a_list_is_told_in_its_words(words, said):
    made = [
        Decision(
            id=f"d{n}",
            module="decide",
            statement=f"Item {n}",
            outcome="adopted",
            choice=word,
            subject=str(n),
            place=n,
        )
        for n, word in enumerate(words)
    ]
    assert told(agreement_rules.decisions, session(*made)) == [said]


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
