"""What records hold in English is said in the language that is spoken, each word in its own sense."""

from __future__ import annotations

import pytest

from pmworkshop.base.language import speaking
from pmworkshop.session.operations.planning.review import STATUSES
from pmworkshop.session.views.record_fields import _rule, _sort, _word, word_of


@pytest.fixture
def names():
    return None


def test_states_and_outcomes_have_words_and_what_is_none_stays(names):
    assert [word_of(one) for one in ("done", "not adopted", "odd")] == ["done", "not adopted", "odd"]
    with speaking("de"):
        assert word_of("done") == "erledigt"
        assert _word("not adopted", names).startswith("nicht ")


def test_a_rule_and_the_sort_of_an_action_have_words(names):
    assert (_rule("the rule  is told", names), _sort("stop", names), _sort("odd", names)) == (
        "the rule is told",
        "stop",
        "odd",
    )
    with speaking("de"):
        assert _sort("stop", names) != "stop"


def test_a_review_has_a_word_for_each_state():
    assert (len(STATUSES), STATUSES["agreed"]) == (7, "promised anew")
    assert [*STATUSES] == ["done", "in progress", "agreed", "at risk", "stuck", "dropped", "proposed"]
