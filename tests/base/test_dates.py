"""Dates as people type them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmworkshop.base.dates import later, parse_date, short_date, spell_date
from pmworkshop.base.errors import InputError

MONDAY = date(2026, 9, 14)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-12-14", date(2026, 12, 14)),
        ("2026-1-4", date(2026, 1, 4)),
        ("14 Dec", date(2026, 12, 14)),
        ("14th of Dec", None),
        ("14th December", date(2026, 12, 14)),
        ("Dec 14", date(2026, 12, 14)),
        ("Sept 20, 2027", date(2027, 9, 20)),
        ("14. dec. 2027", date(2027, 12, 14)),
        ("14.12.", date(2026, 12, 14)),
        ("14.12.2027", date(2027, 12, 14)),
        ("13 Sep", date(2027, 9, 13)),
        ("14 Sep", MONDAY),
        ("29 Feb", date(2028, 2, 29)),
        ("29.2.2028", date(2028, 2, 29)),
        ("29 Feb 2027", None),
        ("+30", date(2026, 10, 14)),
        ("+ 2 weeks", date(2026, 9, 28)),
        ("+2W", date(2026, 9, 28)),
        ("today", MONDAY),
        ("  Tomorrow ", date(2026, 9, 15)),
        ("Friday", date(2026, 9, 18)),
        ("mon", date(2026, 9, 21)),
        ("fr", None),
        ("", None),
        ("31 Sep", None),
        ("2026-13-01", None),
        ("12 Foo", None),
        ("12/11/2026", None),
        ("soon", None),
    ],
)
def test_a_typed_date_means_what_a_person_means(typed, meant):
    if meant is None:
        with pytest.raises(InputError, match="Type it like 14 Dec"):
            parse_date(typed, MONDAY)
    else:
        assert parse_date(typed, MONDAY) == meant


@pytest.mark.parametrize("typed", ["+1", "tomorrow", "monday", "1 Jan", "29 Feb"])
def test_the_calendar_ends_with_a_sentence(typed):
    with pytest.raises(InputError):
        parse_date(typed, date.max)


@given(st.dates(date(1, 1, 1), date(9000, 1, 1)), st.dates())
def test_a_date_that_was_spelled_out_is_read_as_itself(today, day):
    assert parse_date(f"{day.day} {spell_date(day).split()[2]} {day.year:04}", today) == day


@given(st.text(max_size=20), st.dates())
def test_any_text_is_a_date_or_told_not_to_be(typed, today):
    with suppress(InputError):
        assert isinstance(parse_date(typed, today), date)


def test_dates_are_written_so_that_nobody_mistakes_them():
    assert spell_date(date(2026, 12, 14)) == "Monday 14 December 2026"
    assert short_date(date(2026, 12, 14)) == "Mon 14 Dec"


def test_a_day_later_than_the_calendar_is_its_last_day():
    assert later(MONDAY, 30) == date(2026, 10, 14)
    assert later(date.max, 30) == date.max
