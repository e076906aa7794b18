"""Dates as German writes them: the names that everybody has, and every date read back as the same day."""

from datetime import date, timedelta

import pytest
from babel import Locale

from pmworkshop.base.dates import (
    DateHabits,
    brief_date,
    dated,
    day_and_month,
    day_name,
    month_name,
    parse_date,
    short_date,
    spell_date,
    split_date,
    told_day,
)
from pmworkshop.base.dates.kept import doubt
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import speaking

DAY = date(2026, 9, 14)
GERMAN = DateHabits(language="de")


@pytest.fixture(autouse=True)
def german():
    with speaking("de"):
        yield


def test_months_and_weekdays_have_the_names_that_everybody_uses():
    locale = Locale("de")
    assert [month_name(number) for number in range(1, 13)] == list(locale.months["format"]["wide"].values())
    assert [day_name(number) for number in range(7)] == [locale.days["format"]["wide"][number] for number in range(7)]
    assert [day_name(number, short=True) for number in range(7)] == ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
    short = ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"]
    assert [month_name(number, short=True) for number in range(1, 13)] == short


def test_a_date_is_written_as_in_german():
    day = date(2026, 12, 14)
    assert spell_date(day) == "Montag, 14. Dezember 2026"
    assert short_date(day) == "Mo 14. Dez"
    assert brief_date(day) == "14. Dez 2026"
    assert day_and_month(day) == "14. Dez"
    assert told_day(day, DAY) == "14. Dezember"
    assert told_day(day, date(2027, 1, 1)) == "14. Dezember 2026"


@pytest.mark.parametrize("habits", [GERMAN, DateHabits()])
def test_what_is_written_is_read_back_as_the_same_day(habits):
    for number in range(400):
        day = DAY + timedelta(days=number)
        for text in (spell_date(day), brief_date(day)):
            assert parse_date(text, DAY, habits) == day
        if number < 170:
            for text in (short_date(day), day_and_month(day)):
                assert parse_date(text, DAY, habits) == day
            assert split_date(f"Liste senden bis {dated(day, DAY)}", DAY, habits) == ("Liste senden", day)


@pytest.mark.parametrize("text", ["Protokoll jeden Montag", "die Zahlen vom 3. Oktober", "Bericht für Freitag"])
def test_a_day_that_is_no_deadline_stays_in_the_text(text):
    assert split_date(text, DAY, GERMAN) == (text, None)


def test_hints_give_german_examples_that_can_be_typed():
    with pytest.raises(InputError, match=r"wie 14\. Dez, 14\.12\.2026, Freitag oder"):
        parse_date("Frobtag", DAY, GERMAN)
    for text in ("14. Dez", "14.12.2026", "Freitag", "+30", "Ende Januar", "Ende Q3"):
        parse_date(text, DAY, GERMAN)


def test_of_a_weekend_the_weekday_is_named_once():
    assert doubt(date(2026, 12, 12), DAY) == "12. Dez ist ein Samstag."
    assert doubt(date(2026, 9, 1), DAY) == "Di 1. Sep liegt vor Mo 14. Sep."
