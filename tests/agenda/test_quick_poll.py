"""A poll of one question, typed in one line; and the short name of a title."""

import pytest

from pmworkshop.agenda.quick_poll import quick_poll, short_title
from pmworkshop.base.errors import InputError


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Who answers", "Who answers"),
        ("Do we trust our roadmap?", "Do we trust our…"),
        ("Exactly sixteen.", "Exactly sixteen."),
        ("Incomprehensibilities", "Incomprehensibi…"),
        ("Costs, prices, and more", "Costs, prices…"),
        ("Do we trust her roads?", "Do we trust her…"),
    ],
)
def test_the_short_name_is_the_first_words_of_the_title(title, short):
    assert short_title(title) == short


def test_a_question_typed_in_one_line_is_a_poll_of_four_minutes():
    scale = quick_poll("  Do we trust\tour dates? ", "scale")
    assert (scale.title, scale.short, scale.minutes) == ("Do we trust our dates?", "Do we trust our…", 4)
    assert (scale.subjects[0].text, scale.low, scale.high) == ("Do we trust our dates?", 1, 5)
    assert quick_poll("Shall we?", "yes").options == ("Yes", "No")


@pytest.mark.parametrize(("typed", "told"), [(" ", "no question yet"), ("x" * 121, "has 121 characters")])
def test_a_question_that_is_none_is_told(typed, told):
    with pytest.raises(InputError, match=told):
        quick_poll(typed, "yes")
