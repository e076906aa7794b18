"""Opening files that something happened to."""

from __future__ import annotations

import sqlite3

import pytest

from pmworkshop.base.errors import BusyError, InputError, PmworkshopError
from pmworkshop.interface import history, load
from pmworkshop.session.operations.collect import add
from pmworkshop.store.addresses import stored_at
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.tui.replay.recording import open_reel
from pmworkshop.tui.shell.opening import check_later, open_session
from pmworkshop.workshop.wiring import wired
from tests.tui.driving import make, stage


def damage_live(path):
    with sqlite3.connect(path) as database:
        database.execute("UPDATE live SET body = replace(body, 'Sample firm', 'Sample farm')")
    database.close()


def damage_history(path):
    with sqlite3.connect(path) as database:
        database.execute("UPDATE step SET body = replace(body, 'Began', 'Begun')")
    database.close()


async def test_a_damaged_session_is_shown_from_a_copy_and_stays_as_it_is(tmp_path):
    path = make(tmp_path)
    damage_live(path)
    before = path.read_bytes()
    async with stage(tmp_path, path) as room:
        assert "1 of 1 steps are as they were saved" in room.wall
        assert "read only" in room.head
        assert "Sample firm" in room.wall
    assert path.read_bytes() == before
    assert (tmp_path / "room.repaired.pmw").exists()


async def test_a_damaged_history_is_noticed_once_the_stage_is_up_and_nothing_more_is_written(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        await room.line("Before")
    with sqlite3.connect(path) as database:
        database.execute("UPDATE step SET body = replace(body, 'Added a line', 'Added a lime')")
    database.close()
    async with stage(tmp_path, path) as room:
        await room.until(lambda: "damaged" in room.wall)
        assert "read only" in room.head
        await room.press("pagedown")
        assert "reading only" in room.wall


def test_a_session_of_which_nothing_is_left_is_told(tmp_path):
    path = make(tmp_path)
    damage_history(path)
    damage_live(path)
    with pytest.raises(PmworkshopError, match="damaged"):
        open_session(path)
    assert [file.name for file in tmp_path.iterdir()] == ["room.pmw"]


def test_what_is_no_session_is_told(tmp_path):
    (tmp_path / "x.pmw").write_text("hello")
    with pytest.raises(InputError, match="not a pmworkshop session"):
        open_session(tmp_path / "x.pmw")
    with pytest.raises(InputError, match="is a folder"):
        open_session(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["x.pmw"]


def test_a_sound_session_has_nothing_to_tell(tmp_path):
    assert check_later(make(tmp_path)) == ""


def test_a_newer_file_is_opened_for_reading(tmp_path):
    path = make(tmp_path)
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    opened = open_session(path)
    assert opened.mark == "read only"
    opened.close()
    assert isinstance(opened.workshop._performer.journal, SqliteJournal)


async def test_a_session_in_memory_is_run_replayed_and_followed_as_a_file_is(tmp_path):
    found = history(make(tmp_path))
    address = "memory:rehearsal"
    stored_at(address).store.write(address, found.id, tuple(step for _, step in found.steps))
    async with stage(tmp_path, address) as room:
        await room.go("three", "reveal")
        await room.line("Said on the stage")
        with pytest.raises(BusyError, match="being run on another stage"):
            open_session(address)
        other = wired().open(address, window="notes")
        other.commit(add("three", "Said in another window", prompt="outcome"))
        other.close()
        await room.until(lambda: "Said in another window" in room.texts())
    assert [entry.text for entry in load(address).listed("three")] == ["Said on the stage", "Said in another window"]
    assert open_reel(address).total == history(address).total
    assert check_later(address) == ""
    assert [file.name for file in tmp_path.glob("*memory*")] == []
