"""The skyline of what was done: higher where more was done, with a mark at one moment, in any width."""

import doctest

import pytest

from pmworkshop.insight.pictures import skyline as picture
from pmworkshop.insight.pictures.pieces import plain
from pmworkshop.insight.pictures.skyline import Stretch, skyline


def test_the_pictures_are_what_their_examples_show():
    assert doctest.testmod(picture).failed == 0


@pytest.mark.parametrize("cells", [2, 9, 40, 76, 152])
def test_every_width_is_kept_and_the_moment_is_marked_once(cells):
    stays = [Stretch(str(at + 1), (20.0,) * 50) for at in range(40)]
    lines = skyline(stays, 1999, cells)
    assert [len(plain(line)) for line in lines] == [cells] * 4
    assert plain(lines[2]).count("▲") == 1
    assert plain(lines[2]).rstrip().endswith("▲")
    assert plain(lines[3]).startswith("1")


def test_stays_without_time_and_one_thing_alone_are_drawn():
    lines = skyline([Stretch("", (0.0,))], 0, 12, rows=1)
    assert [plain(line).rstrip() for line in lines] == ["█", "▲───────────", ""]


def test_what_was_done_before_has_another_colour_than_what_came_after():
    sky = skyline([Stretch("1", (1.0,) * 6)], 2, 6, rows=1)[0]
    assert sky == (("██", "data"), ("█", "now"), ("███", "soft"))
