"""A rehearsal: the whole agenda on the stage with made-up answers, of which nothing is kept."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from pmworkshop.session.operations.details import change as change_details
from pmworkshop.session.operations.navigation import forward
from pmworkshop.session.operations.people import add as add_person
from pmworkshop.store import addresses
from pmworkshop.store.addresses import memory_store
from pmworkshop.tui.drawing.faces import numerals, poster
from pmworkshop.workshop import made_up
from tests.build import FixedClock, reopen
from tests.tui.driving import NOW, make, stage

FILL = "ctrl+r"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home with all that the program could write into: sessions, memory, the present and the temporary folder."""
    addresses.memory_store.cache_clear()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def on_disk(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in home.rglob("*") if path.is_file()}


def rehearsals() -> list[str]:
    return memory_store().sessions()


async def walk(room) -> list[str]:
    """Walk to the end with two keys, and Enter where answers are shown; return each page as the room saw it."""
    walls = [room.wall]
    await room.press("pagedown")
    while not room.session.stage.finished:
        assert len(walls) < 200, room.wall
        await room.press(FILL)
        walls.append(room.wall)
        await room.press("pagedown")
        if room.app.desk.entry.asking:
            assert "Enter shows" in room.wall
            await room.press("enter")
            walls.append(room.wall)
    return [*walls, room.wall]


async def test_one_key_at_home_rehearses_the_whole_agenda_and_nothing_of_it_is_kept(home):
    make(home)
    before = on_disk(home)
    async with stage(home) as room:
        assert "Ctrl+R rehearse" in room.wall
        await room.press(FILL)
        walls = await walk(room)
        assert not [wall for wall in walls if "rehearsal   ends 11:30" not in wall]
        assert "of 5 rows settled" in walls[-1]
        for large in ("4", "8"):
            assert all(row.strip() in walls[-1] for row in numerals(large))
        assert "This was a rehearsal: nothing of it is kept." in walls[-1]
        assert {one.status for one in room.session.rounds.values()} == {"revealed"}
        assert len(rehearsals()) == 1
        await room.press("s")
        assert room.said == "This is a rehearsal: no files are written, and nothing of it is kept."
        await room.press("q")
        assert "Leave the rehearsal? Nothing of it is kept." in room.wall
        await room.press("enter")
        assert "Begin a new one" in room.wall
        assert "today, until 11:30, 8 leaders" in room.wall
        assert rehearsals() == []
        assert on_disk(home) == before
        await room.press("enter")
        assert "rehearsal" not in room.wall
        assert "made-up" not in room.wall
    assert rehearsals() == []


async def test_a_session_that_has_begun_is_rehearsed_from_its_beginning_with_its_people(home):
    workshop = reopen(make(home), clock=FixedClock(NOW))
    workshop.commit(change_details(title="In spring"))
    workshop.commit(add_person("Gil Guest", "Guest"))
    for _ in range(5):
        workshop.commit(forward())
    workshop.close()
    before = on_disk(home)
    async with stage(home) as room:
        await room.press(FILL)
        assert "PgDn begins" in room.wall
        assert all(row.strip() in room.wall for row in poster("In spring"))
        assert "Gil Guest" in [one.name for one in room.session.people()]
        await room.press("pagedown", FILL, "ctrl+q", "enter")
        assert "In spring" in room.wall
    assert on_disk(home) == before


async def test_an_agenda_is_rehearsed_with_made_up_leaders(home):
    async with stage(home) as room:
        await room.press(FILL)
        assert "rehearsal" in room.head
        names = [one.name for one in room.session.people()]
        assert names[0] == "Leader 1 (rehearsal)"
        await room.press("pagedown", FILL)
        assert "Made-up answers are in. PgDn goes on." in room.said
    assert on_disk(home) == {}


async def test_what_cannot_be_rehearsed_is_said_at_home(home):
    (home / "room.pmw").write_bytes(b"no session")
    async with stage(home) as room:
        await room.press("home", FILL)
        assert "rehearsal" not in room.wall.split("Sessions")[0]
        assert "◆" in room.wall
        assert "is not a pmworkshop session" in room.wall


async def test_made_up_answers_stay_hidden_until_they_are_shown(home, monkeypatch):
    make(home)
    whole, walls = made_up.answers_to, []
    for by in (0, 1):
        monkeypatch.setattr(made_up, "answers_to", lambda form, place, by=by: whole(form, place + by))
        async with stage(home) as room:
            await room.press(FILL, "pagedown")
            await room.go("pulse", "alone")
            seen = []
            for keys in ((FILL,), ("pagedown",), ("pagedown",)):
                await room.press(*keys)
                seen.append(room.wall)
            assert "answers in. Enter shows" in room.wall
            assert not room.app.desk.state.view.ballots
            await room.press("enter")
            seen.append(room.wall)
            walls.append(seen)
    assert walls[0][:3] == walls[1][:3]
    assert walls[0][3] != walls[1][3]


async def test_answers_without_names_are_made_up_in_memory_and_shown_without_names(home):
    make(home)
    async with stage(home) as room:
        await room.press(FILL, "pagedown")
        await room.go("pulse", "reveal")
        await room.press("N", "5", "1", "3", "5", "2", "4", FILL)
        assert "answers in. Enter shows" in room.wall
        assert "Made-up answers are in." in room.said
        assert not room.session.ballots
        await room.press(FILL)
        assert "There is nothing to fill in here now." in room.said
        await room.press("pagedown", "enter")
        shown = next(iter(room.session.rounds.values()))
        assert shown.status == "revealed"
        assert {sum(counts.values()) for counts in shown.hands.values()} == {8}
        assert not room.session.ballots


async def test_what_was_typed_by_hand_stays_and_one_undo_takes_the_made_up_rest_back(home):
    make(home)
    async with stage(home) as room:
        await room.press(FILL, "pagedown")
        await room.go("pulse", "reveal")
        await room.press(*"513524")
        mine = {one.id: one for one in room.session.ballots.values()}
        await room.press(FILL)
        assert "answers in. Enter shows" in room.wall
        assert {key: room.session.ballots[key] for key in mine} == mine
        await room.press("u")
        assert {one.id: one for one in room.session.ballots.values()} == mine
        assert "1 of 8 in" in room.wall


async def test_the_key_says_when_there_is_nothing_to_fill_in_or_nobody_to_ask(home):
    make(home, people=False)
    async with stage(home) as room:
        await room.press(FILL, FILL)
        assert "There is nothing to fill in here now. Go on." in room.said
        await room.press("pagedown")
        await room.go("pulse", "alone")
        await room.press(FILL)
        assert "Nobody can be asked here: no people, or nothing to answer." in room.said
        await room.press("g", FILL)
        assert "Nobody can be asked" not in room.said


async def test_what_is_half_typed_in_a_rehearsal_is_kept_nowhere(home):
    make(home)
    before = on_disk(home)
    async with stage(home) as room:
        await room.press(FILL, "pagedown")
        await room.go("three", "reveal")
        await room.type("Half a line")
        room.app.shell.keep_drafts()
        await room.settle()
        assert on_disk(home) == before
        room.app.leave_unasked(0)
    assert on_disk(home) == before
