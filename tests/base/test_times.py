"""Times of the day as people type them."""

from __future__ import annotations

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmworkshop.base.errors import InputError
from pmworkshop.base.times import leading_time, read_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("11", time(11)),
        ("9:05", time(9, 5)),
        ("1130", time(11, 30)),
        ("930", time(9, 30)),
        ("11 30", time(11, 30)),
        ("３：３０ pm", time(15, 30)),
        ("11：30", time(11, 30)),
        ("１１３０", time(11, 30)),
        ("3pm", time(15)),
        ("3:30 pm", time(15, 30)),
        ("3.30 P.M.", time(15, 30)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("at 9 am", time(9)),
        ("15h30", time(15, 30)),
        ("15h", time(15)),
        ("15.30", time(15, 30)),
        ("15.30 Uhr", time(15, 30)),
        ("om 15u30", time(15, 30)),
        ("7 o’clock", time(7)),
        ("noon", time(12)),
        ("Midnight", time(0)),
        ("24:00", time(0)),
        ("2400", time(0)),
    ],
)
def test_a_typed_time_means_what_a_person_means(typed, meant):
    assert read_time(typed) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("25:00", ": the day ends at 24:00, before 25:00."),
        ("24:30", ": the day ends at 24:00"),
        ("11:75", ": an hour has 60 minutes, not 75."),
        ("13 pm", ": with pm the hours go from 1 to 12."),
        ("0 am", ": with am the hours"),
        ("11:3", " is not a time of the day."),
        ("soon", " is not a time of the day."),
        ("", " is not a time of the day."),
    ],
)
def test_what_no_clock_shows_is_refused_with_the_reason_and_one_that_works(typed, why):
    with pytest.raises(InputError) as told:
        read_time(typed)
    assert f"“{typed}”" in told.value.message
    assert why in told.value.message
    assert told.value.hint == "Type it like 11:30 or 3 pm."


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("3 pm tea and cake", (time(15), "tea and cake")),
        ("1130", (time(11, 30), "")),
        ("noon lunch", (time(12), "lunch")),
        ("10", None),
        ("10 min", None),
        ("10 30", None),
        ("lunch", None),
    ],
)
def test_a_time_is_parted_from_the_words_after_it_and_minutes_are_none(typed, parts):
    assert leading_time(typed) == parts


@given(st.times())
def test_every_written_time_is_read_as_itself(at):
    assert (
        read_time(f"{at:%H:%M}")
        == read_time(f"{at:%H%M}")
        == read_time(f"{at:%I:%M %p}")
        == at.replace(second=0, microsecond=0, tzinfo=None)
    )


@given(st.text(max_size=12))
def test_any_text_is_a_time_or_told_not_to_be(typed):
    with suppress(InputError):
        assert isinstance(read_time(typed), time)
