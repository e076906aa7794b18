"""Home: what there is, and how a workshop begins."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from pmworkshop.session.operations.details import change as change_details
from pmworkshop.session.operations.navigation import enter
from tests.build import FixedClock, reopen
from tests.tui.driving import NOW, Facilitator, make, stage


async def test_home_lists_sessions_and_agendas(tmp_path):
    make(tmp_path)
    async with stage(tmp_path) as home:
        assert "Leadership alignment" in home.wall
        assert "today, until 11:30, 8 leaders" in home.wall
        assert "Next: begin" in home.wall
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
    async with stage(tmp_path, size=(80, 40)) as home:
        shown = re.findall(r"today, until|\w+ \d+ \w{3}(?: \d{4})?, 8 leaders", home.wall)
        days = ["Mon 30 Nov", "Fri 8 Jan 2027", "Mon 5 Oct", "Thu 2 Apr"]
        assert shown == ["today, until", *(f"{day}, 8 leaders" for day in days)]
        await home.press("enter")
        assert home.session.info.day == date(2026, 11, 23)
        await home.press("pagedown")
        await home.go("close", "explain")
        for _ in range(4):
            if not home.session.stage.finished:
                await home.press("pagedown")
        await home.press("escape", "q", "enter")
        states = re.findall(r"today, complete|\w+ \d+ \w{3}(?: \d{4})?, 8 leaders", home.wall)
        assert states[0].startswith("Mon 30 Nov")
        assert states[2] == "today, complete", "its room has gone"
        assert "Next: plan the follow-up" in home.wall


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
        assert "today, at Questions, Show" in home.wall
        assert "Next: go on where it stopped" in home.wall
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
        assert "Enter sets up a first one with the agenda that is chosen below" in home.wall
        assert "Ctrl+R tries it with made-up leaders" in home.wall
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
        assert "◆ is not a pmworkshop session." in home.wall


@pytest.mark.parametrize("size", [(80, 40), (60, 40), (160, 45)])
async def test_agendas_stand_to_one_scale_of_minutes(tmp_path, size):
    async with stage(tmp_path, size=size) as home:
        rows = [re.search(r"(\d+) min\s+([▄▂ ]+)$", line) for line in home.screen]
        bars = {found[1]: len(found[2].rstrip()) for found in rows if found}
        assert bars["45"] < bars["60"] < bars["90"] < bars["120"]
        assert bars["450"] <= bars["120"] + 1
        long = next(number for number, line in enumerate(home.screen) if "450 min" in line)
        assert "▄" in home.screen[long + 1], "a longer one goes on in the next line"
        assert "min" not in home.screen[long + 1]


def of_sessions(home: Path, number: int, title: str = "") -> None:
    """Make sessions, each on the day before the one before."""
    for place in range(number):
        path = make(home, name=f"session{place:02}")
        workshop = reopen(path, clock=FixedClock(NOW))
        day = date(2026, 11, 22) - timedelta(place)
        workshop.commit(change_details(day=day, title=title or f"Workshop {place + 1}"))
        workshop.close()


def chosen(home: Facilitator) -> str:
    """The text beside the raised edge."""
    return next(re.split(r"▏|  +", line.partition("▌ ")[2])[0].strip() for line in home.screen if "▌ " in line)


async def test_arrows_and_numbers_choose_among_the_cards(tmp_path):
    of_sessions(tmp_path, 5)
    async with stage(tmp_path) as home:
        assert chosen(home) == "Workshop 1"
        for key, wanted in (
            ("right", 2), ("right", 2), ("down", 4), ("left", 3), ("up", 1), ("left", 1), ("4", 4), ("2", 2),
        ):  # fmt: skip
            await home.press(key)
            assert chosen(home) == f"Workshop {wanted}", key
        await home.press("9")
        assert home.said == "No session has the number 9."
        await home.press("down", "down")
        assert chosen(home) == "Leadership alignment", "below the cards stand the agendas"
        await home.press("up")
        assert chosen(home) == "Workshop 3"
        await home.press("end")
        assert "▌ Workshop 5, Sample firm" in home.wall
        await home.press("home", "4", "enter")
        assert home.session.info.title == "Workshop 4"


async def test_a_click_chooses_a_card_and_a_second_one_opens_it(tmp_path):
    of_sessions(tmp_path, 4)
    async with stage(tmp_path) as home:
        row = next(number for number, line in enumerate(home.screen) if "Workshop 4" in line)
        await home.click(50, row + 2)
        assert chosen(home) == "Workshop 4"
        await home.click(50, row)
        assert home.session.info.title == "Workshop 4"


@pytest.mark.parametrize(("size", "cards"), [((60, 18), 3), ((80, 24), 4), ((100, 30), 6), ((160, 45), 9)])
async def test_many_sessions_have_as_many_cards_as_there_is_room_for_and_none_is_lost(tmp_path, size, cards):
    of_sessions(tmp_path, 40)
    async with stage(tmp_path, size=size) as home:
        assert f"{40 - cards} more below" in home.wall
        seen = set(re.findall(r"Workshop \d+", home.wall))
        assert len(seen) == cards
        assert "Begin a new one" in home.wall
        for _ in range(60):
            await home.press("down")
            seen |= set(re.findall(r"Workshop \d+", home.wall))
        assert len(seen) == 40


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (160, 45)])
@pytest.mark.parametrize("title", ["Alignment of leaders " * 5, "製品経営のための指導者の調整会議" * 4])
async def test_a_long_title_is_shortened_where_one_sees_it(tmp_path, size, title):
    of_sessions(tmp_path, 6, title.strip())
    async with stage(tmp_path, size=size) as home:
        assert "…" in home.wall
        assert all(cell_len(line) <= size[0] for line in home.screen)
        if size[0] > 60:
            assert "Next: set the day of it" in home.wall


async def test_the_only_session_has_the_whole_width_for_its_title(tmp_path):
    title = "How we decide about products in the north and in the south"
    of_sessions(tmp_path, 1, title)
    async with stage(tmp_path) as home:
        assert title in home.wall


async def test_a_card_draws_how_far_the_room_is(tmp_path):
    path = make(tmp_path)
    workshop = reopen(path, clock=FixedClock(NOW))
    workshop.commit(enter("three"))
    workshop.close()
    async with stage(tmp_path) as home:
        course = next(line for line in home.screen if "▁▁" in line)
        assert re.match(r"^ ▌ ▄+ [▄ ]+▂+ [▁ ]+$", course)


async def test_what_follows_says_itself(tmp_path):
    make(tmp_path, "discovery-call", people=False, name="call")
    make(tmp_path, "follow-up", name="follow")
    make(tmp_path, people=False, name="new")
    async with stage(tmp_path, size=(160, 45)) as home:
        for words in ("call the sponsor", "ask about the actions", "invite the leaders"):
            assert f"Next: {words}" in home.wall
