"""A tie is called a tie: the places of dots, points and ranks."""

from __future__ import annotations

import pytest

from pmworkshop.insight.measures.places import Place, places
from pmworkshop.session.core.records import Round, Tie
from pmworkshop.session.views.public import public
from tests.build import people
from tests.session.asked import asking

SUBJECTS = ["One", "Two", "Three", "Four", "Five"]


def placed(hands, method="dots", tie=None, **about):
    """The places of subjects 1 to 5 by the counts of their values."""
    counts = {str(number): values for number, values in enumerate(hands, 1)}
    asked = Round(id="poll/1", module="poll", status="revealed", hands=counts, tie=tie)
    state = asking(asked, *people(), poll={"method": method, "passes": ["now"], "subjects": SUBJECTS, **about})
    found = places(public(state), state.info.agenda.module("poll"), asked)
    return {subject: one.words for subject, one in found.items()}


def test_eight_seven_seven_six_has_no_second_and_third_but_two_that_tie():
    assert placed([{"1": 8}, {"1": 7}, {"1": 5, "2": 1}, {"1": 6}, {}], priorities=0) == {
        "1": "first", "2": "tied for second", "3": "tied for second", "4": "fourth",
    }  # fmt: skip


def test_of_ranks_the_lowest_mean_is_ahead():
    hands = [{"1": 1, "3": 1}, {"2": 2}, {"1": 1, "2": 1}, {"4": 2}, {"5": 2}]
    assert placed(hands, "rank") == {
        "3": "first", "1": "tied for second", "2": "tied for second", "4": "fourth", "5": "fifth",
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["poll", "chart"])
def test_scales_and_charts_have_no_places(kind):
    asked = Round(id=f"{kind}/1", module=kind, status="revealed", hands={"1": {"5": 3}})
    state = asking(asked, poll={"method": "scale", "passes": ["now"], "subjects": SUBJECTS})
    assert places(public(state), state.info.agenda.module(kind), asked) == {}


def test_after_the_tenth_place_it_is_a_number():
    assert (Place(10).words, Place(11).words, Place(11, tied=True).words) == (
        "tenth",
        "place 11",
        "tied for place 11",
    )


def test_what_was_level_for_a_priority_and_was_decided_says_how():
    counts = [{"1": 8}, {"1": 5}, {"1": 4}, {"1": 4}, {"1": 4}]
    tie = Tie(hands={"3": 2, "4": 5, "5": 2})
    assert placed(counts, tie=tie, points=3, priorities=3) == {
        "1": "first", "2": "second", "4": "third, decided by a show of hands",
        "3": "tied for fourth", "5": "tied for fourth",
    }  # fmt: skip
    sponsor = Tie(first=("5",), by="dee")
    assert placed(counts, tie=sponsor, priorities=3)["5"] == "third, decided by Management"
    assert placed(counts, tie=Tie(first=("5",)), priorities=3)["5"] == "third, decided by the sponsor"
    counts[3] = {"2": 1, "1": 2}
    assert placed(counts[:4], priorities=3)["3"] == "third, decided by how many people stand behind it"
