"""The days on which hardly anybody keeps a promise, and the date that a sentence ends in."""

from datetime import date

import pytest

from pmworkshop.base.dates import DateHabits, DateOrderError, next_kept, split_date, split_day, unkept
from pmworkshop.base.errors import InputError

DAY = date(2026, 11, 23)
"""A Monday."""


@pytest.mark.parametrize(
    ("day", "why", "kept"),
    [
        (date(2026, 12, 11), "", date(2026, 12, 11)),
        (date(2026, 12, 12), "is a Saturday", date(2026, 12, 14)),
        (date(2026, 12, 13), "is a Sunday", date(2026, 12, 14)),
        (date(2026, 12, 23), "", date(2026, 12, 23)),
        (date(2026, 12, 24), "is between 24 December and 1 January", date(2027, 1, 4)),
        (date(2026, 12, 26), "is between 24 December and 1 January", date(2027, 1, 4)),
        (date(2026, 12, 31), "is between 24 December and 1 January", date(2027, 1, 4)),
        (date(2027, 1, 1), "is between 24 December and 1 January", date(2027, 1, 4)),
        (date(2028, 12, 28), "is between 24 December and 1 January", date(2029, 1, 2)),
        (date.max, "is between 24 December and 1 January", date.max),
    ],
)
def test_a_day_that_nobody_keeps_is_named_and_moved_to_the_next_working_day(day, why, kept):
    assert unkept(day) == why
    assert next_kept(day) == kept


@pytest.mark.parametrize(
    ("text", "rest", "found"),
    [
        ("Send the list by Monday", "Send the list", date(2026, 11, 30)),
        ("draft Friday", "draft", date(2026, 11, 27)),
        ("Draft, by Fri 27 Nov", "Draft", date(2026, 11, 27)),
        ("draft (by Friday)", "draft", date(2026, 11, 27)),
        ("Report by the end of January 2027", "Report", date(2027, 1, 31)),
        ("Freeze it before 14.12.", "Freeze it", date(2026, 12, 14)),
        ("Do it today", "Do it", DAY),
        ("Have it by 14 Nov 2026", "Have it", date(2026, 11, 14)),
    ],
)
def test_a_date_that_ends_a_sentence_is_taken_out_of_it(text, rest, found):
    assert split_date(text, DAY) == (rest, found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Friday",
        "by Friday",
        "Do it by hand",
        "One by one",
        "Cut costs by 10",
        "Meet every Monday",
        "Wait for Monday",
        "Meet the sun",
        "Budget for 2027",
        "Call Rosa next Friday",
        "Share what was said on 14 Nov",
        "Share what was said on 14 Nov 2026",
        "Send it before Monday morning",
    ],
)
def test_words_that_say_no_day_stay_in_the_sentence(text):
    assert split_date(text, DAY, asks=True) == (text, None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Finish by May", "“by May” is a whole month, not one day."),
        ("Finish by 14 Nov", "“by 14 Nov” lies before Monday 23 November 2026."),
        ("Finish by next Friday", "“by next Friday” may be Fri 27 Nov or Fri 4 Dec."),
        ("Finish by 4/12/2026", "“by 4/12/2026” may be 4 Dec 2026 or 12 Apr 2026."),
    ],
)
def test_a_deadline_that_is_no_single_day_is_asked_about_only_where_somebody_can_answer(text, said):
    with pytest.raises(InputError) as caught:
        split_date(text, DAY, asks=True)
    assert caught.value.message == said
    assert split_date(text, DAY) == (text, None)


def test_the_order_of_day_and_month_is_asked_for_and_then_known():
    with pytest.raises(DateOrderError):
        split_date("Finish by 4/12/2026", DAY, asks=True)
    assert split_date("Finish by 4/12/2026", DAY, DateHabits("day-month"))[1] == date(2026, 12, 4)


def test_an_answer_may_be_only_a_date():
    assert split_day("by Friday", DAY) == ("", date(2026, 11, 27))
    assert split_day("Friday", DAY) == ("", date(2026, 11, 27))
    assert split_day("draft Friday", DAY) == ("draft", date(2026, 11, 27))
    assert split_day("draft", DAY) == ("draft", None)
    assert split_day("", DAY) == ("", None)
