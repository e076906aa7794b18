"""What follows from each rule, from hands, names and no names, with abstentions, absentees and objections."""

import pytest

from pmworkshop.insight.decision_rules import Verdict, verdict
from pmworkshop.session.core.records import Objection
from pmworkshop.session.operations import decide, people
from pmworkshop.session.rounds import ballots, polls, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.views.public import public
from tests.build import PEOPLE
from tests.session.asked import asking
from tests.session.doing import do


def voted(values, state=None, **about):
    """Take one value from each person, ``-`` abstaining and a blank showing nothing, and show them."""
    state = state or asking(decide=about)
    for person, value in zip(PEOPLE, values, strict=True):
        if value != " ":
            answer = Answer("proposal", score=int(value)) if value != "-" else Answer("proposal", abstained=True)
            state = do(state, ballots.cast("decide", person, [answer]))
    return do(state, reveal.reveal([rounds.newest(state, "decide").id]))


def found(state) -> Verdict | None:
    return verdict(public(state), state.info.agenda.module("decide"))


def outcome(state):
    one = found(state)
    return (one.outcome, one.why)


STOPS = "One would stop it"
CASES = [
    ("consent", "fist", "5443", "adopted", "Nobody objects."),
    ("consent", "fist", "543-", "adopted", "Nobody objects. One abstained."),
    ("consent", "fist", "5440", "open", f"{STOPS}: we hear why first, then it is met or withdrawn."),
    ("consent", "fist", "5421", "open", "Two concerns are still to be heard, then met or withdrawn."),
    ("consent", "fist", "5442", "open", "One concern is still to be heard, then met or withdrawn."),
    ("consent", "fist", "544 ", "open", "One has not shown yet; we wait."),
    ("consent", "fist", "54  ", "open", "Two have not shown yet; we wait."),
    ("consent", "fist", "----", "open", "No vote for or against yet. Four abstained."),
    ("consent", "gradient", "8763", "adopted", "Nobody objects."),
    ("consent", "gradient", "8751", "open",
     "One would stop it: we hear why first, then it is met or withdrawn. One abstained."),
    ("consensus", "fist", "5443", "adopted", "All four who took a side support it."),
    ("consensus", "fist", "5442", "open", "3 of 4 support it: hear the other one, reword it, and show again."),
    ("consensus", "fist", "5412", "open", "2 of 4 support it: hear the other two, reword it, and show again."),
    ("consensus", "fist", "5440", "not adopted", f"{STOPS}, and the rule is that everybody supports it."),
    ("consensus", "fist", "544 ", "open", "One has not shown yet; we wait."),
    ("consensus", "gradient", "8846", "open", "3 of 4 support it: hear the other one, reword it, and show again."),
    ("majority", "fist", "5422", "not adopted", "2 of 4 support it; more than half are 3."),
    ("majority", "fist", "5432", "adopted", "3 of 4 support it; more than half are 3."),
    ("majority", "fist", "543-", "adopted", "3 of 3 support it; more than half are 2. One abstained."),
    ("majority", "fist", "54-0", "adopted",
     "2 of 3 support it; more than half are 2. One would stop it: hear why. One abstained."),
    ("majority", "fist", "----", "open", "No vote for or against yet. Four abstained."),
    ("qualified", "fist", "542 ", "adopted", "2 of 3 support it; two thirds are 2."),
    ("qualified", "fist", "5422", "not adopted", "2 of 4 support it; two thirds are 3."),
    ("qualified", "gradient", "8542", "not adopted", "1 of 3 support it; two thirds are 2. One abstained."),
    ("sponsor", "fist", "5442", "open", "3 of 4 support it; the sponsor decides."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "scale", "values", "result", "why"), CASES)
def test_each_rule_has_its_outcome_and_says_why(rule, scale, values, result, why):
    assert outcome(voted(values, rule=rule, scale=scale)) == (result, why)


def test_nothing_follows_before_anything_is_shown_and_nothing_hidden_counts():
    state = asking()
    assert found(state) is None
    state = do(state, ballots.cast("decide", "ann", [Answer("proposal", score=0)]))
    assert found(state) is None
    hands = do(asking(), polls.show_hands("decide", "proposal", {"5": 0}))
    assert found(hands) is None


def test_the_newest_time_of_asking_decides():
    state = voted("5550", rule="consensus")
    again = voted("5553", do(state, rounds.ask_again("decide")))
    assert (found(again).outcome, found(again).round) == ("adopted", "decide/2")
    waiting = do(again, rounds.ask_again("decide"), ballots.cast("decide", "ann", [Answer("proposal", score=0)]))
    assert found(waiting).round == "decide/2"


def test_whoever_left_or_is_away_is_not_waited_for():
    state = voted("544 ")
    assert outcome(do(state, people.change("dee", present=False))) == ("adopted", "Nobody objects.")


def objecting(state, *objections):
    for person, met in objections:
        state = do(state, decide.object_to("decide", Objection(participant=person, text="No", met=met)))
    return state


def test_a_block_is_met_when_each_objection_of_whoever_blocks_is():
    state = voted("5540")
    assert outcome(objecting(state, ("dee", "So")))[0] == "adopted"
    assert outcome(objecting(state, ("dee", "So")))[1] == "Each objection was met or withdrawn."
    assert outcome(objecting(state, ("dee", "So"), ("dee", "")))[1].startswith("One would stop it")
    assert outcome(objecting(state, ("ann", "So")))[1].startswith("One would stop it")


def test_an_objection_of_somebody_who_supports_it_or_of_nobody_in_particular_is_heard_too():
    state = voted("5553")
    assert outcome(objecting(state, ("ann", "")))[1].startswith("One concern is still")
    assert outcome(objecting(state, (None, ""), ("ann", "")))[1].startswith("Two concerns are still")
    assert outcome(objecting(state, (None, "So"), ("ann", "withdrawn")))[0] == "adopted"


def test_of_raised_hands_each_objection_that_is_met_counts_for_one_blocks_first():
    state = do(asking(), polls.show_hands("decide", "proposal", {"0": 1, "2": 1, "5": 2}))
    assert outcome(state)[1].startswith("One would stop it")
    once = objecting(state, ("dee", "So"))
    assert outcome(once)[1].startswith("One concern is still")
    assert outcome(objecting(once, (None, "So")))[0] == "adopted"
    assert found(state).votes.dissent == 2


def test_hands_and_values_said_aloud_are_counted_together():
    state = do(
        asking(decide={"rule": "majority"}),
        polls.show_hands("decide", "proposal", {"4": 2}),
        ballots.say_openly("decide", "dee", [Answer("proposal", score=1)]),
    )
    assert outcome(state) == ("adopted", "2 of 3 support it; more than half are 2.")
    assert (found(state).votes.missing, found(state).votes.cast) == (1, 3)


def test_more_hands_than_people_present_leave_nobody_missing():
    state = do(asking(), polls.show_hands("decide", "proposal", {"4": 4}), people.change("ann", present=False))
    assert found(state).votes.missing == 0
