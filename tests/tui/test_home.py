"""Home: what there is, and how a workshop begins."""

from __future__ import annotations

from datetime import date

import pytest

from pmworkshop.session.operations.details import change as change_details
from tests.build import FixedClock, reopen
from tests.tui.driving import NOW, make, stage


async def test_home_lists_sessions_and_agendas(tmp_path):
    make(tmp_path)
    async with stage(tmp_path) as home:
        assert "Leadership alignment" in home.wall
        assert "today, until 11:30" in home.wall
        assert "prepared: 8 leaders" in home.wall
        assert "Begin a new one" in home.wall
        assert "45 min" in home.wall


async def test_the_workshop_of_today_is_first_and_chosen_then_those_to_come_then_those_before(tmp_path):
    for name in ("spring", "next", "autumn", "later", "today"):
        make(tmp_path, name=name)
    days = {
        "spring": date(2026, 4, 2),
        "next": date(2026, 11, 30),
        "autumn": date(2026, 10, 5),
        "later": date(2027, 1, 8),
    }
    for name, day in days.items():
        workshop = reopen(tmp_path / f"{name}.pmw", clock=FixedClock(NOW))
        workshop.commit(change_details(day=day))
        workshop.close()
    async with stage(tmp_path) as home:
        shown = [line for line in home.screen if "Sample firm" in line]
        order = ("today", "Mon 30 Nov", "Fri 8 Jan 2027", "Mon 5 Oct", "Thu 2 Apr")
        assert all(day in line for day, line in zip(order, shown, strict=True))
        await home.press("enter")
        assert home.session.info.day == date(2026, 11, 23)
        await home.press("pagedown")
        await home.go("close", "explain")
        for _ in range(4):
            if not home.session.stage.finished:
                await home.press("pagedown")
        await home.press("escape", "q", "enter")
        shown = [line for line in home.screen if "Sample firm" in line]
        assert "Mon 30 Nov" in shown[0]
        assert "over" in shown[2], "today's, of which the room has gone"


async def test_a_workshop_begins_with_two_keys(tmp_path):
    async with stage(tmp_path) as home:
        await home.press("enter")
        assert "A new workshop" in home.wall
        assert "Monday 23 November 2026" in home.wall
        await home.press("pagedown")
        assert "PgDn begins" in home.wall
        await home.press("pagedown")
        assert home.session.stage.module == "open"
        assert home.session.info.title == "Leadership alignment"


async def test_leaving_a_session_comes_back_home_and_opens_it_again_where_it_was(tmp_path):
    make(tmp_path)
    async with stage(tmp_path) as home:
        await home.press("enter")
        await home.go("three", "reveal")
        await home.line("Kept")
        await home.press("escape", "q", "enter")
        assert "Begin a new one" in home.wall
        assert "Questions, Show" in home.wall
        await home.press("enter")
        assert "Kept" in home.wall


async def test_a_workshop_takes_over_what_the_call_before_it_left(tmp_path):
    make(tmp_path, "discovery-call", people=False, name="call")
    async with stage(tmp_path) as home:
        await home.press("enter")
        await home.go("missing", "reveal")
        await home.line("Nobody meets customers")
        await home.press("escape", "q", "enter", "C")
        assert "those of “Discovery call with the sponsor”" in home.wall
        await home.press("pagedown")
        assert home.session.info.agenda.id == "leadership-alignment"
        assert home.session.info.parent.title == "Discovery call with the sponsor"
        assert "Nobody meets customers" in home.texts()


async def test_an_empty_folder_says_what_to_do(tmp_path):
    async with stage(tmp_path / "new") as home:
        assert "None yet" in home.wall
        await home.press("q")
        assert home.app._exit


async def test_a_session_made_at_home_opens_without_a_word_of_trouble(tmp_path):
    async with stage(tmp_path) as room:
        await room.press("down", "enter", "pagedown")
        assert "PgDn begins" in room.wall
        assert "went wrong" not in room.wall
        assert not (tmp_path / "pmworkshop.log").exists()


async def test_a_file_that_cannot_be_read_is_named_once(tmp_path):
    (tmp_path / "broken.pmw").write_bytes(b"no session at all" * 300)
    async with stage(tmp_path) as home:
        assert home.wall.count("broken.pmw") == 1


@pytest.mark.parametrize("size", [(80, 40), (60, 40), (160, 45)])
async def test_agendas_stand_to_one_scale_of_minutes(tmp_path, size):
    async with stage(tmp_path, size=size) as home:
        bars = {line.split("min")[0].split()[-1]: line.count("▄") for line in home.screen if "min  ▄" in line}
        assert bars["45"] < bars["60"] < bars["90"] < bars["120"] < bars["450"]
