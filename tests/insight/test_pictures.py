"""Pictures of answers and of days: what stands in them on the way, and at their ends."""

from datetime import date

import pytest

from pmworkshop.insight.pictures.calendar_line import Calendar, months, months_in, span
from pmworkshop.insight.pictures.distribution import Plot, bars, extent
from pmworkshop.insight.pictures.given import given_in, middle_of, spread
from pmworkshop.insight.pictures.pieces import plain
from pmworkshop.insight.pictures.unfolding import unfolded

PLOT = Plot(3, 3, 1)
PICTURE = (*bars([2, 4, 1], PLOT, 2, top=4), extent(0, 2, 1, PLOT))
MONTHS = [*"JFMAMJJASOND"]


def texts(way):
    return [plain(line) for line in unfolded(PICTURE, way)]


def test_at_first_there_is_an_empty_line_and_at_the_end_the_picture_itself():
    assert texts(0) == [" " * 11, " " * 11, "─" * 11]
    assert unfolded(PICTURE, 1) == PICTURE


@pytest.mark.parametrize("way", [0, 0.1, 0.3, 0.5, 0.8, 0.99])
def test_on_the_way_a_picture_keeps_its_cells_and_marks_no_middle(way):
    assert [len(text) for text in texts(way)] == [11] * 3
    assert "▲" not in "".join(texts(way))


def test_the_line_grows_first_and_then_all_bars_rise_to_one_level():
    assert texts(0.2)[:2] == [" " * 11] * 2
    assert 0 < texts(0.2)[2].count("━") < 11
    assert texts(0.75) == ["    ▂▂▂    ", "███ ███ ▄▄▄", "━" * 11]


def test_roles_of_bars_are_those_at_the_end():
    *rows, _ = unfolded(PICTURE, 0.5)
    assert [[role for _, role in row] for row in rows] == [[role for _, role in row] for row in PICTURE[:2]]


WEEKS = Calendar(date(2026, 9, 14), date(2026, 12, 14), 13)


def test_an_action_without_any_day_lacks_the_whole_line():
    assert plain(span(WEEKS, None, None)) == "▁" * 13


def test_a_first_step_behind_the_day_itself_stands_with_it():
    assert plain(span(WEEKS, date(2026, 11, 20), date(2026, 10, 20))) == "·····▼·······"


def test_a_month_that_has_no_room_is_left_out():
    year = Calendar(date(2026, 1, 1), date(2026, 12, 31), 8)
    written = months(year, MONTHS)
    assert len(written) == 8
    assert written.split() == [*written.replace(" ", "")], "letters never touch"
    assert len(written.split()) < 12


def test_the_months_of_a_calendar_begin_with_its_first_day_and_end_with_the_last_year_that_there_is():
    assert list(months_in(WEEKS)) == [date(2026, 9, 14), date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)]
    assert list(months_in(Calendar(date(9999, 11, 3), date.max, 8))) == [date(9999, 11, 3), date(9999, 12, 1)]


def test_answers_have_places_a_middle_and_a_spread():
    assert given_in([1, 0, 2]) == [0, 2, 2]
    assert (middle_of([0, 2, 2]), middle_of([0, 1])) == (2, 0.5)
    assert spread([1, 0, 1]) > spread([0, 2, 0]) == spread([0, 0, 0]) == 0
