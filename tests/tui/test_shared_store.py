"""A session in a database: typed on the stage, followed by another window, through a server that is lost."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from pmworkshop.base.folders import STORE_VARIABLE, Folders
from pmworkshop.interface import history
from pmworkshop.session.operations.collect import add
from pmworkshop.session.operations.navigation import enter
from pmworkshop.store.addresses import store_at
from pmworkshop.store.sessions import list_shared
from pmworkshop.tui.panels.home import shared
from pmworkshop.workshop.moving import copy_session
from pmworkshop.workshop.wiring import wired
from tests.build import begin, entry
from tests.tui.driving import make, stage
from tests.tui.test_finding import looked_for
from tests.tui.test_notes import notes


@pytest.fixture
def place(server, tmp_path):
    """A session in a database, on the way to its first answers."""
    from pmworkshop.store.addresses import stored_at

    yield copy_session(stored_at(make(tmp_path)), server.dsn).place
    store_at(server.dsn).close()


def without_connections(server):
    """Let the server cut all connections, as when it is started anew."""
    import psycopg

    with psycopg.connect(server.dsn, autocommit=True) as db:
        db.execute(
            "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND application_name = 'pmworkshop'"
        )


async def test_lines_are_typed_followed_and_kept_through_a_server_that_is_started_anew(place, server, tmp_path):
    async with stage(tmp_path, place) as room:
        await room.go("three", "reveal")
        await room.line("Nobody owns the price")
        async with notes(tmp_path, place) as window:
            without_connections(server)
            await room.line("The roadmap is a wish list")
            await room.until(lambda: not len(room.app.desk.outbox) or "not saved" in " ".join(room.wall.split()))
            room.app.shell.live.retry()
            await room.until(lambda: len(room.texts()) == 2)
            await window.until(lambda: len(window.session.entries) == 2)
        await room.press("escape", "ctrl+z")
        await room.until(lambda: room.texts() == ["Nobody owns the price"])
        assert not list((tmp_path / "emergency").glob("*"))
    labels = [step.label for _, step in history(place).steps]
    assert len(labels) == len(history(place).steps)


async def test_a_second_stage_is_refused_and_the_first_one_leaves_its_right(place, tmp_path):
    from pmworkshop.base.errors import BusyError
    from pmworkshop.tui.shell.opening import open_session

    async with stage(tmp_path, place):
        with pytest.raises(BusyError, match="another stage"):
            open_session(place)
    open_session(place).close()


@pytest.fixture
def gate(monkeypatch):
    """Holds back what home reads of a database until it is set."""
    going = threading.Event()

    def slowly(folders):
        going.wait()
        return list_shared(folders)

    monkeypatch.setattr(shared, "list_shared", slowly)
    monkeypatch.setattr(shared, "NEAR", 0.0)
    yield going
    going.set()


async def test_home_is_there_before_a_slow_database_and_its_sessions_come_when_they_are_read(
    place, server, tmp_path, monkeypatch, gate
):
    home = tmp_path / "home"
    home.mkdir()
    make(home, name="mine")
    secret = server.dsn.replace("@", ":kept-to-myself@", 1)
    monkeypatch.setenv(STORE_VARIABLE, secret)
    assert len(list_shared(replace(Folders.at(home), store=secret))) == 1
    async with stage(home) as room:
        assert "Reading the sessions in the database …" in room.wall
        assert room.wall.count("today, until 11:30") == 1, "the file is there at once"
        await room.press("slash", "escape")
        gate.set()
        await room.until(lambda: room.wall.count("today, until 11:30") == 2)
        assert "Reading" not in room.wall
        assert "kept-to-myself" not in room.wall
        await room.press("2", "enter")
        await room.until(lambda: room.app.shell.live.opened)
        assert str(room.app.shell.live.opened.stored) == place.address


async def test_a_database_that_is_away_is_told_in_one_calm_line_at_home(place, server, tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    make(home, name="mine")
    away = "postgresql://fay:kept-to-myself@/workshops?host=/nowhere"
    monkeypatch.setenv(STORE_VARIABLE, away)
    monkeypatch.setattr(shared, "NEAR", 180.0)
    async with stage(home) as room:
        assert "The database fay@/workshops does not answer. F5 asks again" in room.wall
        assert "kept-to-myself" not in room.wall
        assert "today, until 11:30" in room.wall
        await room.press("2")
        assert "No session has the number 2." in room.said, "it is no session"
        with monkeypatch.context() as patch:
            patch.setattr(shared, "list_shared", lambda folders: list_shared(replace(folders, store=server.dsn)))
            await room.press("f5")
        assert "does not answer" not in room.wall
        await room.press("2")
        assert "No session has the number 2." not in room.said
        await room.press("f5")
        assert "does not answer" in room.wall
        await room.press("2")
        assert "No session has the number 2." not in room.said, "what was found before stays"


async def test_words_are_found_in_files_and_in_a_database_and_lead_to_either(place, server, tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    begin(home / "mine.pmw", entry("e1", "The price of waiting", author="ben")).close()
    workshop = wired().open(place, window="command")
    workshop.commit(enter("three", "reveal"))
    workshop.commit(add("three", "Nobody owns the price", prompt="missing"))
    workshop.close()
    monkeypatch.setenv(STORE_VARIABLE, server.dsn)
    async with stage(home) as room:
        await looked_for(room, "price")
        assert "Found 3 lines in 2 sessions." in room.wall
        assert "Nobody owns the [price]" in room.wall
        await room.press("down", "enter")
        await room.until(lambda: len(room.app.screen_stack) == 2)
        await room.until(lambda: "Nobody owns the price" in room.wall)
        await room.press("escape")
        await room.until(lambda: len(room.app.screen_stack) == 1)
        await room.press("home", "enter")
        await room.until(lambda: room.app.shell.live.opened)
        assert str(room.app.shell.live.opened.stored) == place.address
    monkeypatch.setenv(STORE_VARIABLE, "postgresql://fay:kept-to-myself@/workshops?host=/nowhere")
    async with stage(home) as room:
        await looked_for(room, "price")
        assert "Found 1 line in 1 session." in room.wall
        assert room.said == "The database fay@/workshops does not answer."
