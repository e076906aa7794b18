"""Answers without names in the memory of the page: who has answered is known, what was answered only at the end."""

from __future__ import annotations

from pmworkshop.room.sealed import PATIENCE, Sealed
from pmworkshop.session.rounds.answer_form import Answer

ONE, OTHER = (Answer("1", score=3),), (Answer("1", score=5),)


def test_answers_given_last_count_and_blank_ones_are_forgotten():
    sealed = Sealed()
    sealed.put("poll/1", "ben", ONE, at=10.0)
    sealed.put("poll/1", "ann", ONE, at=20.0)
    sealed.put("poll/1", "ben", OTHER, at=30.0)
    assert sealed.who("poll/1") == ["ann", "ben"], "never in the order of their answers"
    assert sealed.of("poll/1", "ben") == OTHER
    assert sealed.kept_at("poll/1", "ben") == 30.0
    sealed.put("poll/1", "ben", ())
    assert sealed.of("poll/1", "ben") == ()
    assert sealed.who("poll/1") == ["ann"]
    assert sealed.kept_at("poll/1", "dee") == 0.0


def test_all_of_a_round_are_handed_out_at_once_and_then_phones_come_too_late():
    at = [100.0]
    sealed = Sealed(lambda: at[0])
    sealed.put("poll/1", "ben", ONE)
    sealed.put("poll/1", "ann", OTHER)
    assert not sealed.being_shown("poll/1")
    assert list(sealed.fetch("poll/1").items()) == [("ann", OTHER), ("ben", ONE)]
    assert sealed.being_shown("poll/1")
    at[0] += PATIENCE
    assert not sealed.being_shown("poll/1"), "the stage did not show them"
    assert sealed.fetch("poll/9") == {}


def test_what_is_shown_is_forgotten_whole():
    sealed = Sealed()
    sealed.put("poll/1", "ann", ONE, at=10.0)
    sealed.put("poll/2", "ann", OTHER, at=20.0)
    sealed.fetch("poll/1")
    sealed.forget(["poll/1", "poll/7"])
    assert sealed.rounds == ("poll/2",)
    assert not sealed.being_shown("poll/1")
    assert (sealed.kept_at("poll/1", "ann"), sealed.kept_at("poll/2", "ann")) == (0.0, 20.0)
