"""Sentences that are whole for each case, as another language orders their words otherwise."""

from __future__ import annotations

import pytest

from pmworkshop.base.language import speaking
from pmworkshop.insight.measures.before_after import Gap, gap_words
from pmworkshop.insight.measures.ratings import Spread
from pmworkshop.insight.sentences.item_rules import _every
from pmworkshop.insight.sentences.owner_rules import _now
from pmworkshop.insight.sentences.shift_rules import _rated


@pytest.mark.parametrize(
    ("owned", "whole", "said"),
    [
        (1, 1, "now it has one owner"),
        (0, 1, "now it has no single owner yet"),
        (2, 2, "now both have one owner"),
        (7, 7, "now all seven have one owner"),
        (0, 7, "now none of seven has one owner"),
        (1, 7, "now one of seven has one owner"),
        (3, 7, "now three of seven have one owner"),
    ],
)
def test_who_owns_now_is_said_for_none_one_and_all(owned, whole, said):
    assert _now(owned, whole) == said
    with speaking("de"):
        assert "verantwortlich" in _now(owned, whole)


@pytest.mark.parametrize(
    ("median", "as_far", "said"),
    [
        (2.0, 3, "most of us want it 2 higher"),
        (-2.0, 3, "most of us want it 2 lower"),
        (1.5, 1, "most of us want it higher, by 1.5 in the middle"),
        (-1.5, 1, "most of us want it lower, by 1.5 in the middle"),
        (0.0, 1, "most of us want it as it is"),
    ],
)
def test_a_gap_is_said_by_its_direction_and_how_many_want_it(median, as_far, said):
    gap = Gap("1", "Roadmap", Spread(value=1.0, n=4, median=median), clear=True, as_far=as_far, same_way=3)
    assert gap_words(gap) == said
    with speaking("de"):
        assert "1.5" not in gap_words(gap)


@pytest.mark.parametrize(
    ("since", "up", "said"),
    [
        ("Since 3 May", True, "Since 3 May, two are rated higher"),
        ("Since 3 May", False, "Since 3 May, two are rated lower"),
        ("", True, "two are rated higher"),
        ("", False, "two are rated lower"),
    ],
)
def test_a_shift_begins_the_sentence_or_goes_on_with_it(since, up, said):
    assert _rated(since, 2, 4, up=up) == said


def test_all_items_come_from_one_place_or_got_one_word():
    said = [_every(3, "Sales", come) for come in (True, False)]
    assert said == ["All three items come from “Sales”.", "All three items are “Sales”."]
