"""The pictures of answers on a scale: what stands where, also where there is little room or nobody answered."""

from __future__ import annotations

import doctest

import pytest

from pmworkshop.insight.pictures import calendar_line, distribution, pieces, shares, steps, then_and_today
from pmworkshop.insight.pictures.distribution import Plot, bars, empty_scale, extent, plot_of
from pmworkshop.insight.pictures.pieces import plain
from pmworkshop.insight.pictures.then_and_today import begins, dots


@pytest.mark.parametrize("module", [calendar_line, distribution, pieces, shares, steps, then_and_today])
def test_what_each_picture_shows_is_written_beside_it(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("values", [2, 5, 11, 40])
@pytest.mark.parametrize("cells", [12, 33, 74])
def test_all_lines_of_a_picture_are_as_wide_as_its_scale(values, cells):
    plot, counts = plot_of(values, cells), [1, 2, *[0] * (values - 2)]
    lines = [*bars(counts, plot, 2, top=2, middle=1), extent(0, 1, 1, plot), empty_scale(plot)]
    assert {len(plain(line)) for line in lines} == {plot.cells}
    assert plot.cells <= cells or plot.bar == 1


def test_the_middle_has_its_own_colour_and_the_others_the_one_of_the_row():
    line = bars([1, 1], Plot(2, 3, 1), 1, top=1, middle=0, role="soft")[0]
    assert [role for _, role in line] == ["now", "ink", "soft"]


def test_in_one_row_few_people_are_less_high_than_some():
    one, four = (plain(bars([count], Plot(1, 1, 0), 1, top=16)[0]) for count in (1, 4))
    assert (one, four) == ("▁", "▂")


def test_dots_of_two_values_never_touch_and_stand_nearest_to_their_own():
    plot = Plot(5, 5, 2)
    assert plain(dots([0, 0, 5, 5, 0], plot, "●", "data")).split() == ["●●●●●", "●●●●●"]
    assert plain(dots([0, 0, 2, 8, 0], plot, "●", "data")).split() == ["●●", "●●●●●●●●"]
    assert begins([0, 0, 20, 20, 0], plot) is None
    assert begins([0, 0, 0, 0, 0], plot) == ()
    assert plain(dots([0, 0, 0, 0, 0], plot, "●", "data")) == " " * plot.cells


def test_dots_at_the_middle_have_the_colour_of_the_middle():
    roles = [role for text, role in dots([1, 0, 2], Plot(3, 3, 1), "●", "data", middle=2) if "●" in text]
    assert roles == ["data", "now"]
