"""A date that two countries read as two days is asked about once; the answer is kept for all workshops."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from pmworkshop.session.core.session import Session
from tests.tui.driving import make, stage
from tests.tui.test_setup import set_up

ASKED = "What comes first?  d the day: 4 Dec   m the month: 12 Apr"


def due(view: Session) -> list[str]:
    return [str(action.due) for action in view.actions.values()]


@pytest.mark.parametrize(
    ("letter", "first", "second"), [("d", "2026-12-04", "2026-12-01"), ("m", "2027-04-12", "2027-01-12")]
)
async def test_the_order_is_asked_once_and_kept_and_the_line_is_taken(tmp_path, letter, first, second):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("plan", "settle")
        await room.press("escape", "a")
        await room.line("Publish price rule; 4/12; Draft it")
        assert "“4/12” may be 4 Dec or 12 Apr." in room.said
        assert ASKED in room.wall
        await room.line("x")
        assert room.said == "Type d or m."
        await room.press("backspace")
        await room.line(letter)
        if letter == "m":
            assert "Mon 12 Apr 2027 comes after the last day to look again, Mon 22 Feb 2027." in room.wall
            await room.press("enter")
        assert due(room.app.desk.state.view) == [first]
        assert room.app.desk.field.value == ""
        await room.press("escape", "escape", "escape", "a")
        await room.line("Drop two features; 1/12; Name them")
        assert "What comes first?" not in room.wall
        assert due(room.app.desk.state.view) == [first, second]
    kept = tomllib.loads((tmp_path / "settings.toml").read_text())
    assert kept == {"date_order": "day-month" if letter == "d" else "month-day"}
    async with stage(tmp_path, path) as room:
        assert room.app.desk.state.dates.order == kept["date_order"]


async def test_a_gesture_that_is_refused_later_asks_too(tmp_path):
    """Lines with a column of days are read when they are stored."""
    (tmp_path / "settings.toml").write_text('bell = true\n[keys]\nundo = "F8"\n', encoding="utf-8")
    async with stage(tmp_path, make(tmp_path, "discovery-call")) as room:
        await room.go("wanted", "reveal")
        await room.press("a")
        await room.line("Prices are kept; discounts; 4/12")
        assert "What comes first?" in room.wall
        await room.line("d")
        (line,) = room.app.desk.state.view.listed("wanted", "outcome")
        assert line.values["by"] == "2026-12-04"
        assert room.app.desk.state.mode == "field"
    kept = (tmp_path / "settings.toml").read_text(encoding="utf-8")
    assert kept == 'date_order = "day-month"\nbell = true\n[keys]\nundo = "F8"\n'


async def test_where_the_settings_cannot_be_written_the_order_holds_until_the_end(tmp_path):
    (tmp_path / "settings.toml").mkdir()
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("escape", "a")
        await room.line("Publish price rule; 4/12; Draft it")
        await room.line("d")
        assert due(room.app.desk.state.view) == ["2026-12-04"]
        assert room.app.desk.state.dates.order == "day-month"


async def test_the_question_may_be_left_and_the_line_typed_clearer(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("escape", "a")
        await room.line("Publish price rule; 4/12")
        await room.press("escape")
        assert room.app.desk.field.value == "Publish price rule; 4/12"
        assert not (tmp_path / "settings.toml").exists()
        await room.press(*["backspace"] * 4)
        await room.line("4 Dec")
        assert due(room.app.desk.state.view) == ["2026-12-04"]


async def test_the_day_of_a_new_workshop_is_asked_about_too(tmp_path):
    async with stage(tmp_path, size=(100, 24)) as home:
        await set_up(home)
        await home.press("down", "down", "enter")
        await home.line("4/12")
        assert ASKED in home.wall
        await home.line("d")
        assert "Friday 4 December 2026" in home.wall
        assert home.said == "Kept in your settings: in dates the day comes first."
        await home.press("up", "enter")
        await home.line("5/12")
        assert "5 Dec is a Saturday. Enter keeps it, or type another day." in home.wall
        await home.press("enter")
        assert "Saturday 5 December 2026" in home.wall


async def test_a_line_that_is_changed_asks_about_its_new_day_as_a_new_line_does_and_about_no_other(tmp_path):
    async with stage(tmp_path, make(tmp_path, "discovery-call")) as room:
        await room.go("wanted", "reveal")
        await room.press("a")
        await room.line("Prices are kept; discounts; 11 Dec")
        await room.press("escape", "e", "end", "ctrl+u")
        await room.line("Prices are kept; discounts; 12 Dec")
        assert "12 Dec is a Saturday. Enter keeps it, or type another day." in " ".join(room.wall.split())
        await room.line("14 Dec")
        (line,) = room.app.desk.state.view.listed("wanted", "outcome")
        assert line.values["by"] == "2026-12-14"
        await room.press("e", "end", "ctrl+u")
        await room.line("Prices are kept; discounts; 12 Dec")
        await room.press("enter")
        room.app.desk.state.dates = replace(room.app.desk.state.dates, meant=frozenset())
        await room.press("e", "home")
        await room.line("All ")
        (line,) = room.app.desk.state.view.listed("wanted", "outcome")
        assert (line.text, line.values["by"]) == ("All Prices are kept", "2026-12-12"), (
            "that day was said to be meant"
        )
        await room.press("e", "end", "ctrl+u")
        await room.line("Prices are kept; discounts; 4/12")
        assert "What comes first?" in room.wall
        await room.line("d")
        (line,) = room.app.desk.state.view.listed("wanted", "outcome")
        assert line.values["by"] == "2026-12-04"
