"""A break of the agenda: the wall shows when it is over, in large figures, and what comes next."""

from __future__ import annotations

from pmworkshop.agenda.model import Agenda
from tests.tui.driving import NOW, stage
from tests.tui.own_agenda import made
from tests.tui.test_time import tick

FIGURES = "████    ████"


def broken(**more: str) -> Agenda:
    """An agenda of a break between two texts."""
    parts = [
        {"id": "first", "title": "First", "text": "Hello"},
        {"id": "rest", "title": "Pause", "pause": True, **more},
        {"id": "last", "title": "Where we go on", "text": "On"},
    ]
    of_all = {"kind": "brief", "phases": {"explain": 10}}
    modules = [{**of_all, "short": one["title"], **one} for one in parts]
    return Agenda.model_validate({"id": "own", "title": "Own", "minutes": 30, "modules": modules})


async def test_a_break_of_the_agenda_shows_the_time_of_return_and_what_comes_next(tmp_path):
    async with stage(tmp_path, made(tmp_path, broken())) as room:
        await room.go("rest", "explain")
        back = f"{NOW.astimezone():%H}:{NOW.minute + 10:02d}"
        assert f"Back at {back}" in room.wall
        assert FIGURES in room.wall
        assert "10:00 left  then Where we go on" in room.wall
        assert "Explain" not in room.wall


async def test_the_time_of_return_moves_on_while_the_clock_is_stopped_and_a_late_break_says_so(tmp_path):
    async with stage(tmp_path, made(tmp_path, broken())) as room:
        await room.go("rest", "explain")
        tick(room, 240)
        await room.press("y")
        tick(room, 180)
        assert f"Back at {NOW.astimezone():%H}:{NOW.minute + 13:02d}" in room.wall
        await room.press("y")
        tick(room, 540)
        assert "It is time.  then Where we go on" in room.wall


async def test_a_text_or_a_note_of_a_break_stands_under_the_time_of_return(tmp_path):
    async with stage(tmp_path, made(tmp_path, broken(text="Coffee is outside"))) as room:
        await room.go("rest", "explain")
        assert "Back at" in room.wall
        assert "Coffee is outside" in room.wall
        assert FIGURES not in room.wall


async def test_a_break_that_is_looked_back_on_says_no_time_of_return(tmp_path):
    async with stage(tmp_path, made(tmp_path, broken())) as room:
        await room.go("rest", "explain")
        await room.go("last", "explain")
        await room.press("g", "up", "space")
        assert "Looking back" in room.wall
        assert "Back at" not in room.wall
