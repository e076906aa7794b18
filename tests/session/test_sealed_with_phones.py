"""Answers without names that are kept elsewhere are shown in the same step as those kept here."""

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.rounds import ballots, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer
from tests.build import session
from tests.session.doing import do

FOUR = {
    who: (Answer("1", score=score),) for who, score in zip(("ann", "ben", "cem", "dee"), (4, 2, 5, 1), strict=True)
}


def nameless():
    return do(session(), rounds.ask_again("poll", anonymous=True))


def test_what_was_fetched_counts_like_what_was_taken_and_in_place_of_it():
    here = {who: FOUR[who] for who in ("ann", "ben")}
    there = {**{who: FOUR[who] for who in ("cem", "dee")}, "ann": (Answer("1", score=3),)}
    asked = []

    def fetched(round_id):
        asked.append(round_id)
        return there

    round_ = do(nameless(), reveal.seal("poll", here, fetched=fetched)).rounds["poll/1"]
    assert asked == ["poll/1"]
    assert round_.hands == {"1": {"1": 1, "2": 1, "3": 1, "5": 1}}
    assert round_.voted == ("ann", "ben", "cem", "dee")


def test_who_answered_where_leaves_no_trace():
    halves = [dict(list(FOUR.items())[:2]), dict(list(FOUR.items())[2:])]
    one = do(nameless(), reveal.seal("poll", halves[0], fetched=lambda _: halves[1]))
    other = do(nameless(), reveal.seal("poll", halves[1], fetched=lambda _: halves[0]))
    assert one.rounds == other.rounds == do(nameless(), reveal.seal("poll", FOUR)).rounds


def test_what_cannot_be_fetched_refuses_all_of_it():
    def gone(_):
        raise RefusedError("Answers on phones cannot be reached.")

    with pytest.raises(RefusedError, match="cannot be reached"):
        do(nameless(), reveal.seal("poll", FOUR, fetched=gone))


def test_several_rounds_are_shown_in_one_step_or_not_at_all():
    both = do(nameless(), rounds.ask_again("collect"), ballots.cast("collect", "ann", (Answer("1", text="Late"),)))
    state = do(both, reveal.together([reveal.seal("poll", FOUR), reveal.reveal(["collect/1"])]))
    assert {one.status for one in state.rounds.values()} == {"revealed"}
    too_few = [reveal.reveal(["collect/1"]), reveal.seal("poll", dict(list(FOUR.items())[:1]))]
    with pytest.raises(RefusedError, match="Fewer than"):
        do(both, reveal.together(too_few))


def test_the_first_answers_of_two_windows_open_one_round():
    state = do(session(), rounds.ask_first("poll"), rounds.ask_first("poll"))
    assert list(state.rounds) == ["poll/1"]
