"""Whose cards are in is known while the answers are hidden, and never an answer."""

from pmworkshop.session.rounds import ballots, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.views.handed_in import handed_in
from tests.build import session
from tests.session.doing import do

WHOLE_CARD = (Answer("1", score=4), Answer("2", abstained=True))


def test_the_lines_of_each_card_are_known_and_the_same_whatever_was_answered():
    state = do(session(), ballots.cast("poll", "ann", WHOLE_CARD), ballots.cast("poll", "ben", WHOLE_CARD[:1]))
    other = do(session(), ballots.cast("poll", "ann", (Answer("1", score=1), Answer("2", score=5))))
    assert handed_in(state) == {"poll/1": {"ann": frozenset("12"), "ben": frozenset("1")}}
    assert handed_in(other)["poll/1"]["ann"] == handed_in(state)["poll/1"]["ann"]


def test_nothing_is_told_of_what_is_shown_or_kept_without_names():
    shown = do(session(), ballots.cast("poll", "ann", WHOLE_CARD), reveal.reveal(["poll/1"]))
    assert handed_in(shown) == {}
    nameless = do(session(), rounds.ask_again("poll", anonymous=True))
    assert handed_in(nameless) == {}
    closed = do(session(), ballots.cast("poll", "ann", WHOLE_CARD), rounds.close("poll/1"))
    assert set(handed_in(closed)["poll/1"]) == {"ann"}


def test_of_answers_without_names_on_phones_a_whole_card_is_known_until_they_are_shown():
    nameless = do(session(), rounds.ask_again("poll", anonymous=True))
    assert handed_in(nameless, {"poll/1": ["ann", "ben"], "poll/9": ["cem"]}) == {
        "poll/1": {"ann": frozenset("12"), "ben": frozenset("12")}
    }
    assert handed_in(nameless, {"poll/1": []}) == {}
    named = do(session(), rounds.ask_again("poll"))
    assert handed_in(named, {"poll/1": ["ann"]}) == {"poll/1": {}}
