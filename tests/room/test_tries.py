"""How many wrong codes and links are heard, and for how long."""

from __future__ import annotations

import pytest

from pmworkshop.room import tries
from pmworkshop.room.tries import ALL, EACH, SECONDS, Tries


class Hand:
    """A clock that is moved by hand."""

    at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def hand() -> Hand:
    return Hand()


def test_ten_wrong_tries_are_heard_from_one_computer_and_others_go_on(hand: Hand):
    tried = Tries(hand)
    for _ in range(EACH):
        assert tried.heard("10.0.0.1")
        tried.wrong("10.0.0.1")
    assert not tried.heard("10.0.0.1")
    assert tried.heard("10.0.0.2")


def test_a_wrong_try_counts_for_a_minute(hand: Hand):
    tried = Tries(hand)
    for number in range(EACH):
        tried.wrong("10.0.0.1")
        hand.at += 1 if number < EACH - 1 else 0
    hand.at = 1000.0 + SECONDS
    assert not tried.heard("10.0.0.1")
    hand.at += 0.5
    assert tried.heard("10.0.0.1")
    tried.wrong("10.0.0.1")
    assert not tried.heard("10.0.0.1")


def test_a_hundred_are_heard_from_all_together(hand: Hand):
    tried = Tries(hand)
    for number in range(ALL):
        assert tried.heard("10.0.0.9")
        tried.wrong(f"10.0.1.{number}")
    assert not tried.heard("10.0.0.9")
    hand.at += SECONDS + 1
    assert tried.heard("10.0.0.9")


def test_no_more_computers_are_remembered_than_there_is_room_for(hand: Hand, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tries, "_MOST", 3)
    tried = Tries(hand)
    for number in range(3):
        tried.wrong(f"10.0.0.{number}")
    for _ in range(EACH):
        tried.wrong("10.0.0.9")
    assert len(tried._each) == 3
    assert tried.heard("10.0.0.9"), "the count of all holds for it"
    hand.at += SECONDS + 1
    for _ in range(EACH):
        tried.wrong("10.0.0.9")
    assert list(tried._each) == ["10.0.0.9"], "those whose minute is over make room"
    assert not tried.heard("10.0.0.9")
