"""What people say is compared where it can be: numbers of one unit, agreed, then and now."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from pmworkshop.insight.impact.course import course, course_words, courses
from pmworkshop.insight.impact.figures import figure
from pmworkshop.insight.impact.impact_rules import IMPACT_RULES, impact_findings
from pmworkshop.session.core.records import Measure, Reading
from tests.build import DAY, session

LATER = DAY + timedelta(days=30)


@pytest.mark.parametrize(
    ("value", "number", "unit"),
    [
        ("31 %", 31, "%"),
        ("31%", 31, "%"),
        ("about 31 %", 31, "%"),
        ("ca. 31 %", 31, "%"),
        ("31 % of customers", 31, "% of customer"),
        ("2 of 9", 2, "of 9"),
        ("2 von 9", 2, "of 9"),
        ("2/9", 2, "of 9"),
        ("2 out of 9 rows", 2, "of 9 row"),
        ("4.5 days", Fraction(9, 2), "day"),
        ("4,5 days", Fraction(9, 2), "day"),
        ("1 day", 1, "day"),
        ("€ 12", 12, "€"),
        ("-3 points", -3, "point"),
        ("\u22123 points", -3, "point"),
        ("+3", 3, ""),
        ("0.125", Fraction(1, 8), ""),
        ("1,200,000 calls", 1_200_000, "call"),
        ("1.200.000,5 calls", Fraction(2_400_001, 2), "call"),
        ("1,200,000.5 calls", Fraction(2_400_001, 2), "call"),
        ("12000", 12000, ""),
    ],
)
def test_the_number_in_a_value_is_read_with_its_unit(value, number, unit):
    found = figure(value)
    assert (found.number, found.unit) == (number, unit)


@pytest.mark.parametrize("value", ["", "many", "3 to 5 days", "2 of 9 or 10", "1,200", "1.200 calls", "1.2.3", "Q3"])
def test_what_has_no_single_number_is_not_guessed(value):
    assert figure(value) is None


def measure(agreed="31 %", wanted="60 %", *since: str, **more) -> Measure:
    readings = tuple(
        Reading(day=DAY - timedelta(days=30 * (len(since) - 1 - place)), value=value)
        for place, value in enumerate(since)
    )
    first = Reading(day=date(2026, 3, 2), value=agreed) if agreed else None
    return Measure(id="m", title="Items", wanted=wanted, agreed=first, readings=readings, **more)


@pytest.mark.parametrize(
    ("agreed", "wanted", "now", "moved"),
    [
        ("31 %", "60 %", "52 %", "closer"),
        ("31 %", "60 %", "60%", "reached"),
        ("31 %", "60 %", "75 %", "reached"),
        ("31 %", "60 %", "31 %", "as it was"),
        ("31 %", "60 %", "20 %", "further away"),
        ("9 days", "4 days", "6 days", "closer"),
        ("9 days", "4 days", "3.5 days", "reached"),
        ("9 days", "4 days", "10 days", "further away"),
        ("31 %", "", "52 %", "higher"),
        ("31 %", "", "20 %", "lower"),
        ("31 %", "", "31 %", "as it was"),
        ("31 %", "31 %", "52 %", "higher"),
        ("31 %", "more of them", "20 %", "lower"),
        ("2 of 9", "9 of 9", "5 of 9", "closer"),
        ("2 of 9", "9 of 9", "5 of 10", ""),
        ("31 %", "60 %", "hardly any", ""),
        ("Hardly any", "60 %", "hardly  any", "as it was"),
        ("", "60 %", "52 %", ""),
        ("31 %", "60 %", "", ""),
    ],
)
def test_the_newest_value_is_held_against_the_first_and_what_is_wanted(agreed, wanted, now, moved):
    one = measure(agreed, wanted, *([now] if now else ()))
    assert course(session(one), one).moved == moved


def test_a_course_is_agreed_then_now():
    one = measure("31 %", "60 %", "40 %", "52 %", look=LATER)
    state = session(one)
    (told,) = courses(state)
    assert [reading.value for reading in told.then] == ["40 %"]
    assert (told.now.value, told.newest.value) == ("52 %", "52 %")
    assert course_words(state, told) == (
        "agreed 31 % (2 March), then 40 % (15 August), now 52 %, closer; wanted 60 %; looked at again on 14 October"
    )


def test_without_a_value_of_today_the_last_one_counts_and_without_any_nothing_is_said():
    one = measure("31 %", "", look=DAY)
    state = session(one.model_copy(update={"readings": (Reading(day=DAY - timedelta(days=9), value="40 %"),)}))
    (told,) = courses(state)
    assert (told.now, told.newest.value, told.moved) == (None, "40 %", "higher")
    assert course_words(state, told) == "agreed 31 % (2 March), then 40 % (5 September), higher"
    bare = Measure(id="b", title="Bare")
    assert course_words(session(bare), course(session(bare), bare)) == ""
    assert course(session(bare), bare).newest is None


def test_outcomes_are_listed_where_they_are_wanted():
    state = session(measure(), Measure(id="o", title="We ship", sort="outcome"))
    assert [one.measure.id for one in courses(state)] == ["m"]
    assert [one.measure.id for one in courses(state, outcomes=True)] == ["o", "m"]


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (measure(look=LATER), []),
        (measure("", look=LATER), [("IMPACT-W01", "no value of today yet")]),
        (measure("", "60 %", "40 %", look=LATER), []),
        (measure("31 %", "", look=LATER), [("IMPACT-W03", "not said yet what is wanted")]),
        (measure(), [("IMPACT-W02", "no day to look again yet")]),
        (
            measure(look=DAY),
            [("IMPACT-W04", "Monday 14 September 2026 is not ahead: when do we look again?")],
        ),
        (
            measure(look=date(2026, 12, 13)),
            [("IMPACT-I01", "Sunday 13 December 2026 is on a weekend: is Friday 11 December 2026 meant?")],
        ),
    ],
)
def test_what_is_not_said_of_a_measure_is_told_calmly(one, told):
    found = impact_findings(session(one))
    assert [(finding.rule, finding.message) for finding in found] == told
    assert all(finding.row == "m" and finding.row_label == "Items" and finding.advice for finding in found)


def test_more_than_three_measures_are_asked_about_once():
    state = session(*(measure(look=LATER).model_copy(update={"id": f"m{n}", "title": f"M{n}"}) for n in range(4)))
    (found,) = impact_findings(state)
    assert (found.rule, found.message, found.row) == ("IMPACT-I02", "four measures, which is many", None)


def test_every_rule_has_an_id_of_its_own_and_words():
    assert len({rule.id for rule in IMPACT_RULES}) == len(IMPACT_RULES)
    assert all(rule.words and rule.source for rule in IMPACT_RULES)
