"""The time of a session in two lines: to scale, readable without colour, and silent about what is to spare."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pmworkshop.session.core.records import Fitted, revise
from pmworkshop.session.operations import navigation
from pmworkshop.tui.drawing.strip import legend, share, strip
from pmworkshop.tui.drawing.text_cells import width, wrap
from tests.build import START, agenda, details, put, session
from tests.session.doing import do
from tests.tui.driving import make, stage

KINDS = ("brief", "collect", "chart", "plan")  # 5, 15, 26 and 18 minutes


def made(**module):
    """A session of four parts, of which the first may be changed."""
    asked = agenda(*KINDS).model_dump(exclude_unset=True)
    asked["modules"][0].update(module)
    return session(details(agenda=asked))


@pytest.mark.parametrize("cells", [60, 76, 110])
def test_each_part_is_as_long_as_it_is_planned_to_take(cells):
    numbers, bar = strip(made(), cells)
    assert width(bar) == width(numbers) == cells
    lengths = [len(part) for part in bar.split("\u00a0")]
    for minutes, length in zip((5, 15, 26, 18), lengths, strict=True):
        assert abs(length - minutes / 64 * (cells - 3)) <= 1.5
    begins = [0, *(place + 1 for place, sign in enumerate(bar) if sign == "\u00a0")]
    assert [numbers[at] for at in begins] == ["1", "2", "3", "4"]


def test_a_wall_wider_than_can_be_read_gets_no_longer_strip():
    assert width(strip(made(), 300)[1]) == 110


def test_it_stays_one_line_where_lines_are_wrapped():
    for line in strip(made(), 60):
        assert wrap(line, 60) == [line.replace("\u00a0", " ")]


def test_before_the_workshop_all_is_to_come():
    numbers, bar = strip(made(), 60)
    assert set(bar) == {"░", "\u00a0"}
    assert "▸" not in numbers


def test_what_is_behind_and_where_the_room_is_can_be_read_without_colour():
    there = do(made(), navigation.enter("chart", "settle"))
    numbers, bar = strip(there, 67)
    first, second, chart, last = bar.split("\u00a0")
    assert set(first + second) == {"█"}
    assert chart == "█" * 12 + "▒" * 14  # 12 of its 26 minutes are planned to be behind
    assert set(last) == {"░"}
    assert numbers[bar.index(chart) :].startswith("▸3")


def test_at_the_end_all_is_behind():
    there = do(made(), navigation.enter("plan", "settle"))
    ended = do(there, navigation.forward())
    numbers, bar = strip(ended, 60)
    assert set(bar) == {"█", "\u00a0"}
    assert "▸" not in numbers


def test_a_break_is_drawn_as_one():
    assert "break" not in legend(made())
    assert "· break" in legend(made(pause=True))
    assert strip(made(pause=True), 67)[1].split("\u00a0")[0] == "·" * 5


def test_time_that_runs_away_is_not_on_the_wall():
    there = do(made(), navigation.enter("chart", "settle"))
    stage = there.stage
    late = stage.model_copy(update={"started": START - timedelta(minutes=40)})
    assert strip(there.model_copy(update={"stages": {stage.id: late}}), 76) == strip(there, 76)


def test_what_a_refit_dropped_is_left_out_and_what_it_shortened_is_shorter():
    there = do(made(priority="short", short_minutes=2), navigation.enter("brief"))
    fitted = Fitted(dropped=("collect",), minutes={"brief": 2}, at=START)
    numbers, bar = strip(do(there, put(revise(there.info, fitted=fitted))), 48)
    assert [len(part) for part in bar.split("\u00a0")] == [2, 26, 18]
    assert "2" not in numbers
    assert numbers.split("\u00a0")[0] == "▸1"


def test_very_many_parts_stand_side_by_side():
    asked = agenda("brief").model_dump(exclude_unset=True)
    asked["modules"] = [{**asked["modules"][0], "id": f"part{n}"} for n in range(24)]
    asked["minutes"] = 24 * 5
    numbers, bar = strip(session(details(agenda=asked)), 60)
    assert bar == "░" * 60
    assert len(numbers) == 60
    assert "1011" not in numbers


def test_parts_are_never_too_short_for_their_number():
    assert share([1, 2, 3], 2) == [2, 2, 2]
    assert share([0, 0], 10) == [5, 5]
    assert sum(share([0.3, 7, 12, 0.3], 61)) == 61


@pytest.mark.parametrize("cells", [60, 80, 110, 200])
async def test_the_agenda_and_the_first_page_show_it_whole(tmp_path, cells):
    async with stage(tmp_path, make(tmp_path), size=(cells, 24)) as screen:
        view = screen.session
        modules, first = view.info.agenda.modules, screen.screen[0].strip()
        assert set(first) == {"▁", " "}, "all is to come"
        total = sum(module.minutes for module in modules)
        for part, module in zip(first.split(), modules, strict=True):
            assert abs(len(part) - module.minutes / total * (len(first) - len(modules) + 1)) <= 1.5
        await screen.press("g")
        expected = [line.replace("\u00a0", " ").rstrip() for line in strip(view, min(cells, 110) - 4)]
        assert expected[0] in screen.wall
        assert expected[1] in screen.wall
        assert "90 min planned" in screen.wall
        assert "to come" in screen.wall
        for module in modules:
            assert f"{module.minutes:g} min" in screen.wall
