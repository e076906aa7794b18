"""Lists that are decided: which word follows from the answers, and what is talked about first."""

from __future__ import annotations

import pytest

from pmworkshop.insight.deciding.choice_rules import choose
from pmworkshop.insight.deciding.item_order import in_talk_order
from pmworkshop.insight.decision_rules import verdict
from pmworkshop.session.operations import navigation
from pmworkshop.session.rounds import ballots, polls, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.views.public import public
from tests.build import PEOPLE, session
from tests.session.asked import asking
from tests.session.doing import do

WORDS = ["keep", "test", "stop"]
CASES = [
    ("consent", (4, 0, 0), 0, "keep", "All four say “keep”."),
    ("consent", (3, 1, 0), 0, "",
     "3 say “keep” and 1 say “test”. Hear the others first, then note what all can live with."),
    ("consensus", (3, 0, 0), 1, "", "3 say “keep”. One has not shown yet."),
    ("consensus", (2, 0, 0), 2, "", "2 say “keep”. Two have not shown yet."),
    ("majority", (1, 3, 0), 0, "test", "1 say “keep” and 3 say “test”. More than half are 3."),
    ("majority", (2, 2, 0), 0, "", "2 say “keep” and 2 say “test”. More than half are 3."),
    ("qualified", (1, 2, 0), 1, "test", "1 say “keep” and 2 say “test”. Two thirds are 2."),
    ("qualified", (2, 2, 0), 0, "", "2 say “keep” and 2 say “test”. Two thirds are 3."),
    ("sponsor", (1, 2, 1), 0, "", "1 say “keep”, 2 say “test” and 1 say “stop”. The sponsor decides."),
    ("majority", (0, 0, 0), 4, "", "No vote for or against yet."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "counts", "missing", "word", "why"), CASES)
def test_a_word_follows_from_the_rule_or_the_room_is_heard(rule, counts, missing, word, why):
    assert choose(rule, dict(zip(WORDS, counts, strict=True)), missing) == (word, why)


def chosen(values, **about):
    """What follows once each person has chosen a word; ``-`` abstains, a blank is missing."""
    state = asking(decide={"proposal": "", "items": ["Portal"], "options": WORDS, **about})
    state = do(state, navigation.enter("decide", "settle"), navigation.to_item("decide", "1"))
    for person, value in zip(PEOPLE, values, strict=True):
        if value != " ":
            answer = {"abstained": True} if value == "-" else {"choice": WORDS[int(value) - 1]}
            state = do(state, ballots.cast("decide", person, [Answer("proposal", **answer)]))
    return do(state, reveal.reveal([rounds.newest(state, "decide").id]))


def found(state):
    return verdict(public(state), state.info.agenda.module("decide"))


def test_the_verdict_on_an_item_names_the_word_and_who_chose_another_one():
    one = found(chosen("1112", rule="majority"))
    assert (one.outcome, one.choice, one.votes.dissent, one.round) == ("adopted", "keep", 1, "decide/item/1/1")
    abstained = found(chosen("11-1"))
    assert (abstained.choice, abstained.why) == ("keep", "All three say “keep”. One abstained.")
    assert found(chosen("111 ")).outcome == "open"
    assert found(chosen("----")).why == "No vote for or against yet. Four abstained."


def test_raised_hands_and_answers_aloud_are_counted_together():
    state = asking(decide={"proposal": "", "items": ["Portal"], "options": WORDS})
    state = do(state, navigation.enter("decide", "settle"), navigation.to_item("decide", "1"))
    state = do(state, ballots.say_openly("decide", "ann", [Answer("proposal", choice="stop")]))
    state = do(state, polls.show_hands("decide", "proposal", {"stop": 3}))
    assert found(state).why == "All four say “stop”."


LIST = {"proposal": "", "items": ["First of all"], "items_from": ["poll"], "options": WORDS}


def order(state):
    return [one.text for one in in_talk_order(public(state), state.info.agenda.module("decide"))]


def rated(values, **poll):
    """What is talked about in which order, once each person gave a value for both statements."""
    about = {"passes": ["now"], "subjects": ["We know our customer", "We say no", "We plan"], **poll}
    state = asking(poll=about, decide=LIST)
    key = "choice" if about.get("method") == "choice" else "score"
    for person, given in zip(PEOPLE, values, strict=True):
        answers = [Answer(str(place), **{key: value}) for place, value in enumerate(given, 1)]
        state = do(state, ballots.cast("poll", person, answers))
    return do(state, reveal.reveal(["poll/1"]))


def test_what_a_poll_asked_comes_least_agreed_first_and_given_items_keep_their_place():
    state = rated([(3, 1, 2), (3, 5, 3), (3, 1, 3), (3, 5, 3)])
    assert order(state) == ["First of all", "We say no", "We plan", "We know our customer"]


def test_of_words_the_one_with_the_smallest_largest_share_comes_first():
    yes = [("yes", "yes", "no"), ("yes", "no", "no"), ("yes", "partly", "no"), ("yes", "yes", "yes")]
    state = rated(yes, method="choice", options=["yes", "partly", "no"])
    assert order(state) == ["First of all", "We say no", "We plan", "We know our customer"]


def test_before_answers_are_shown_the_order_is_that_of_the_poll_and_for_dots_the_most_chosen_come_first():
    asked = ["First of all", "We know our customer", "We say no"]
    assert order(asking(decide=LIST)) == asked
    dots = {"method": "dots", "points": 2, "passes": ["now"]}
    shown = asking(poll=dots, decide=LIST)
    shown = do(shown, ballots.cast("poll", "ann", [Answer("proposal", points={"2": 2})]), reveal.reveal(["poll/1"]))
    assert order(shown) == ["First of all", "We say no", "We know our customer"]
    assert order(session()) == []
    answerless = do(
        asking(poll={"passes": ["now"]}, decide={**LIST, "items_from": ["poll", "collect", "gone"]}),
        ballots.cast("poll", "ann", [Answer("1", abstained=True), Answer("2", score=3)]), reveal.reveal(["poll/1"]),
    )  # fmt: skip
    assert order(answerless) == asked
