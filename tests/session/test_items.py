"""What a poll asks about is named in the room before anybody answers, and the answers keep their words."""

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.reserved import ITEM
from pmworkshop.session.operations import collect
from pmworkshop.session.rounds import ballots, items, polls, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer, form_of, read
from pmworkshop.session.views.public import public
from tests.build import entry, round_, session
from tests.session.asked import asking
from tests.session.doing import do

SECOND = {"text": "How good is the proof?", "label": "proof", "low": 0, "high": 4}


def naming(*records, **poll):
    """A poll whose things are named in the room."""
    named = {"passes": ["now"], "subjects": [], "naming": "Which are our largest items?", **poll}
    if "second" in poll:
        named["passes"] = []
    return asking(*records, poll=named)


def module(state):
    return state.info.agenda.module("poll")


def asked(state):
    return [one.text for one in polls.subjects(state, module(state))]


def cast(state, who, typed, *, wanted=False):
    form = form_of(state, module(state), wanted=wanted)
    return do(state, ballots.cast("poll", who, read(form, typed), wanted=wanted))


def test_nothing_is_asked_until_something_is_named():
    state = naming()
    assert asked(state) == []
    state = do(state, items.add("poll", "Portal"), items.add("poll", ["Quotes", "Prices"]))
    assert asked(state) == ["Portal", "Quotes", "Prices"]
    assert {one.prompt for one in state.listed("poll")} == {ITEM}


def test_what_is_named_stands_below_what_the_agenda_words_and_what_lists_hand_on():
    state = asking(entry("e", "From the list"), poll={"subjects": ["Given"], "subjects_from": ["collect"]})
    assert asked(do(state, items.add("poll", "Named"))) == ["Given", "From the list", "Named"]


def test_the_same_thing_is_not_named_twice():
    state = do(naming(), items.add("poll", "Portal"))
    with pytest.raises(RefusedError, match="“Portal” is in the list already"):
        do(state, items.add("poll", " PORTAL "))
    with pytest.raises(RefusedError, match="“Quotes” is in the list already"):
        do(state, items.add("poll", ["Quotes", "quotes"]))


def test_nothing_is_named_once_somebody_answered_and_again_after_it_was_withdrawn():
    state = cast(do(naming(), items.add("poll", "Portal")), "ann", "3")
    assert not items.may_name(state, module(state))
    assert not items.may_name(public(state), module(state)), "the room knows that an answer is in"
    with pytest.raises(RefusedError, match="before anybody answers"):
        do(state, items.add("poll", "Quotes"))
    state = do(state, ballots.withdraw("poll", "ann"))
    assert items.may_name(public(state), module(state))
    state = do(state, items.add("poll", "Quotes"))
    state = cast(state, "ann", "34")
    assert [one.text for one in state.rounds["poll/1"].asked] == ["Portal", "Quotes"]


@pytest.mark.parametrize("shown", [{"status": "revealed"}, {"shown": ("1",)}, {"hands": {"1": {"3": 1}}}])
def test_nothing_is_named_beside_answers_that_are_shown(shown):
    state = naming(round_(**shown))
    assert not items.may_name(state, module(state))


def test_only_a_poll_whose_things_may_come_up_in_the_room_takes_them():
    state = session()
    assert not items.may_name(state, state.info.agenda.module("collect"))
    assert not items.may_name(state, module(state)), "the agenda words all that it asks about"


def test_a_sentence_tells_what_changed_since_the_answers():
    state = cast(do(naming(), items.add("poll", ["Portal", "Quotes"])), "ann", "34")
    state = do(state, reveal.reveal(["poll/1"]))
    there = state.rounds["poll/1"]
    assert items.changed_since(state, module(state), there) == ""
    portal, quotes = state.listed("poll", ITEM)
    state = do(state, collect.edit(portal.id, "Self-service portal"), collect.drop(quotes.id))
    state = do(state, collect.add("poll", "Prices", prompt=ITEM))
    told = "What is asked about has changed since these answers: 1 new, 1 reworded, 1 gone."
    assert items.changed_since(state, module(state), there) == told
    assert items.changed_since(state, module(state), round_()) == "", "a round of an earlier version keeps no words"


def test_a_round_of_the_second_question_has_its_own_values():
    state = do(naming(second=SECOND, label="trust"), items.add("poll", ["Portal", "Quotes"]))
    state = cast(cast(state, "ann", "35"), "ann", "04", wanted=True)
    first, second = (rounds.newest(state, "poll", wanted=wanted) for wanted in (False, True))
    assert (first.scale, second.scale) == (tuple("12345"), tuple("01234"))
    with pytest.raises(RefusedError, match="not on the scale"):
        do(state, ballots.cast("poll", "ann", [Answer(state.listed("poll")[0].id, score=5)], wanted=True))
    state = do(state, reveal.reveal([first.id, second.id]))
    values = {one.round: [] for one in state.ballots.values()}
    for one in state.ballots.values():
        values[one.round].append(one.score)
    assert values == {"poll/1": [3, 5], "poll/1w": [0, 4]}
    state = do(state, ballots.correct(second.id, "ann", [Answer(state.listed("poll")[0].id, score=1)]))
    assert next(iter(one for one in state.ballots.values() if one.corrected)).score == 1


def test_both_questions_may_be_kept_without_names():
    state = do(naming(second=SECOND, anonymous=True), items.add("poll", "Portal"))
    subject = state.listed("poll")[0].id
    everybody = ("ann", "ben", "cem", "dee")
    for wanted, score in ((False, 5), (True, 0)):
        taken = {who: [Answer(subject, score=score)] for who in everybody}
        state = do(state, reveal.seal("poll", taken, wanted=wanted))
    assert state.rounds["poll/1"].hands == {subject: {"5": 4}}
    assert state.rounds["poll/1w"].hands == {subject: {"0": 4}}
    told = {who: [Answer(subject, score=5)] for who in everybody}
    state = do(state, rounds.ask_again("poll", wanted=True))
    with pytest.raises(RefusedError, match="not on the scale"):
        do(state, reveal.seal("poll", told, wanted=True))


def test_hands_and_what_is_said_aloud_answer_either_question():
    state = do(naming(second=SECOND), items.add("poll", "Portal"))
    subject = state.listed("poll")[0].id
    state = do(
        state,
        polls.show_hands("poll", subject, {"5": 2}),
        polls.show_hands("poll", subject, {"0": 1}, wanted=True),
        ballots.say_openly("poll", "ann", [Answer(subject, score=4)], wanted=True),
    )
    assert {one.id: one.hands for one in state.rounds.values()} == {
        "poll/1": {subject: {"5": 2}},
        "poll/1w": {subject: {"0": 1}},
    }
    assert [(one.round, one.score) for one in state.ballots.values()] == [("poll/1w", 4)]
    with pytest.raises(RefusedError, match="5 is not on the scale"):
        do(state, polls.show_hands("poll", subject, {"5": 1}, wanted=True))
