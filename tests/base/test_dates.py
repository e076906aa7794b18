"""Dates as people type them."""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pmworkshop.base import dates
from pmworkshop.base.dates import (
    LANGUAGES,
    UNSAID,
    DateHabits,
    DateOrderError,
    later,
    parse_date,
    short_date,
    spell_date,
)
from pmworkshop.base.dates.names import WEEKDAY, names_in
from pmworkshop.base.dates.written import brief_date, written_day
from pmworkshop.base.errors import InputError

GROUPS = tomllib.loads((Path(__file__).parents[1] / "data" / "dates.toml").read_text(encoding="utf-8"))["group"]
MONDAY, FRIDAY = date(2026, 9, 14), date(2026, 11, 27)


def cases(kind: str):
    for group in GROUPS:
        habits = DateHabits(group.get("order", ""), group.get("language", ""))
        for typed, meant in group.get(kind, {}).items():
            yield pytest.param(typed, group["on"], habits, meant, id=f"{habits.language}{habits.order} {typed}")


README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
TABLE = README.partition("## Dates and times")[2].partition("\n## ")[0]
READ, REFUSED = list(cases("read")), list(cases("refused"))


@pytest.mark.parametrize(("typed", "on", "habits", "meant"), READ)
def test_a_typed_date_means_what_a_person_means(typed, on, habits, meant):
    assert parse_date(typed, on, habits) == meant


@pytest.mark.parametrize(("typed", "on", "habits", "why"), REFUSED)
def test_what_may_be_another_day_or_none_is_refused_with_the_reason_and_what_works(typed, on, habits, why):
    with pytest.raises(InputError) as told:
        parse_date(typed, on, habits)
    assert why in str(told.value)
    assert "Type " in told.value.hint


def test_the_readme_tells_how_dates_are_read():
    rows = re.findall(r"^\| (`.+) \| (\w+ .+) \|$", TABLE, re.MULTILINE)
    assert len(rows) == 7
    for typed, meant in rows:
        for one in re.findall("`(.+?)`", typed):
            assert spell_date(parse_date(one, FRIDAY)) == meant


def test_the_spellings_are_of_six_languages_and_enough():
    assert len({group.get("language", "en") for group in GROUPS}) >= 6
    assert len(READ) >= 100
    assert len(REFUSED) >= 10


@pytest.mark.parametrize(
    "typed", ["", " , ", "12 Foo", "fr", "1:30", "x" * 200, "12345 Dec", "1 " * 11, "a b", "++", "@"]
)
def test_what_is_no_date_is_told_with_one_that_works(typed):
    with pytest.raises(InputError, match="Type it like 14 Dec"):
        parse_date(typed, MONDAY)


@pytest.mark.parametrize(
    "typed", ["+1", "tomorrow", "monday", "1 Jan", "29 Feb", "+3 months", "next Monday", "end of Q1"]
)
def test_the_calendar_ends_with_a_sentence(typed):
    with pytest.raises(InputError):
        parse_date(typed, date.max)


def test_a_leap_day_is_asked_about_unless_it_is_the_next_year_at_most():
    assert parse_date("29 Feb", date(2027, 11, 27)) == date(2028, 2, 29)
    assert parse_date("Tue 29 Feb", FRIDAY) == date(2028, 2, 29)
    assert parse_date("29.2.2028", FRIDAY) == date(2028, 2, 29)


def test_the_order_of_day_and_month_is_asked_with_both_readings_until_it_is_said():
    with pytest.raises(DateOrderError) as told:
        parse_date("4/12/2026", FRIDAY)
    assert told.value.readings == ("4 Dec 2026", "12 Apr 2026")
    for reading, order in zip(told.value.readings, ("day-month", "month-day"), strict=True):
        assert parse_date("4/12/2026", FRIDAY, DateHabits(order)) == parse_date(reading, FRIDAY)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Friday", date(2026, 12, 4)),
        ("14 Dec", date(2026, 12, 14)),
        ("in 2 weeks", date(2026, 12, 11)),
        ("+7", date(2026, 12, 4)),
        ("2 weeks", None),
        ("2.5", None),
        ("1/2", None),
        ("14/12/2026", date(2026, 12, 14)),
        ("mit", None),
        ("Mittwoch", None),
        ("Kunde 14.12.", None),
    ],
)
def test_at_the_end_of_other_words_only_what_can_be_nothing_else_is_a_date(text, meant):
    with suppress(InputError):
        assert parse_date(text, FRIDAY, among_words=True) == meant
        return
    assert meant is None


def test_the_language_of_the_settings_is_read_at_the_end_of_other_words_too():
    assert parse_date("Mittwoch", FRIDAY, DateHabits(language="de"), among_words=True) == date(2026, 12, 2)
    with pytest.raises(InputError):
        parse_date("mi", FRIDAY, DateHabits(language="de"), among_words=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_and_weekdays_of_every_language_of_the_settings_are_known(language):
    names = [meant for found in names_in(language).values() for meant in found]
    assert {number for kind, number in names if kind == "M"} == set(range(1, 13))
    assert {number for kind, number in names if kind == WEEKDAY} == set(range(7))


WORDS = (
    "next", "this", "end", "of", "in", "a", "2", "14", "2026", "week", "month", "Friday", "March", "Q1", "+",
    "tomorrow", "mid", "year",
)  # fmt: skip
DAYS = st.dates(date(1900, 1, 1), date(9000, 1, 1))


def test_a_day_has_its_year_only_where_that_is_another_one():
    today = date(2026, 11, 23)
    assert written_day(date(2026, 12, 14), today) == "14 Dec"
    assert written_day(date(2027, 1, 29), today) == "29 Jan 2027"


@given(DAYS, DAYS)
def test_what_the_program_spells_out_is_read_as_itself(today, day):
    assert parse_date(spell_date(day), today) == day
    assert parse_date(brief_date(day), today) == day
    assert parse_date(day.isoformat(), today) == day


@given(DAYS, st.integers(-180, 364), st.sampled_from(["", "de", "fr"]))
@example(date(2026, 11, 27), 17, "")
def test_what_the_program_writes_in_a_narrow_column_is_read_as_itself(today, ahead, language):
    day = today + timedelta(days=ahead)
    assert parse_date(short_date(day), today, DateHabits(language=language)) == day


@given(
    st.text(max_size=20) | st.from_regex(r"[0-9]{1,4}[./ -][0-9]{1,2}([./ -][0-9]{1,4})?", fullmatch=True), st.dates()
)
def test_any_text_is_a_date_or_told_not_to_be(typed, today):
    with suppress(InputError):
        assert isinstance(parse_date(typed, today), date)
    with suppress(InputError):
        assert isinstance(parse_date(typed, today, UNSAID, among_words=True), date)


@given(st.lists(st.sampled_from(WORDS)))
def test_any_words_of_dates_are_a_date_or_told_not_to_be(words):
    with suppress(InputError):
        assert isinstance(parse_date(" ".join(words), FRIDAY), date)


def test_dates_are_written_so_that_nobody_mistakes_them():
    assert spell_date(date(2026, 12, 14)) == "Monday 14 December 2026"
    assert short_date(date(2026, 12, 14)) == "Mon 14 Dec"


def test_a_day_later_than_the_calendar_is_its_last_day():
    assert later(MONDAY, 30) == date(2026, 10, 14)
    assert later(date.max, 30) == date.max


@pytest.mark.parametrize("typed", ["+14s", "+14 s", "+14 of"])
def test_a_letter_too_many_behind_a_length_of_time_is_refused(typed):
    with pytest.raises(InputError, match="is not a date"):
        parse_date(typed, date(2026, 11, 23))
    assert parse_date("+14d", date(2026, 11, 23)) == parse_date("+14", date(2026, 11, 23)) == date(2026, 12, 7)


def test_what_the_room_of_dates_does_not_have_is_no_part_of_it():
    with pytest.raises(AttributeError, match="nothing"):
        dates.nothing  # noqa: B018
