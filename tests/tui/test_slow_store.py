"""A store that stands still in front of the room: one calm line, keys are heard, and all is shown once it goes on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from pmworkshop.interface import history
from pmworkshop.session.operations.collect import add
from pmworkshop.store.addresses import store_at, stored_at
from pmworkshop.workshop.moving import copy_session
from tests.build import reopen
from tests.programs import needed
from tests.tui.driving import Facilitator, make, never_idle, stage


@contextmanager
def standing_still(room: Facilitator) -> Iterator[None]:
    """Let the store of the open session answer nothing, as a database does whose network is gone."""
    going = threading.Event()
    room.app.shell.live.opened.workshop._thread.submit(going.wait)
    try:
        yield
    finally:
        going.set()


async def typed(room: Facilitator, text: str) -> None:
    """Type a line and press Enter, without waiting until it is stored."""
    before = len(room.app.desk.outbox)
    await room.type(text)
    with never_idle():
        await room.app._press_keys(["enter"])
    await room.until(lambda: len(room.app.desk.outbox) == before + 1)


def says_what_waits(room: Facilitator, number: int) -> bool:
    told = f"Saving takes longer than usual; what you type is kept meanwhile ({number} not saved yet)."
    return told in " ".join(room.wall.split())


async def test_that_saving_takes_long_is_said_with_what_waits_until_it_is_saved(tmp_path, monkeypatch):
    monkeypatch.setattr("pmworkshop.workshop.queue.SLOW", 0.0)
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")

        with standing_still(room):
            await typed(room, "First")
            room.app.shell.live.retry()
            await room.until(lambda: says_what_waits(room, 1))
            await typed(room, "Second")
            await room.until(lambda: says_what_waits(room, 2))
            assert room.texts() == []
        await room.until(lambda: room.texts() == ["First", "Second"])
        await room.settle()
        assert "Saving takes longer" not in " ".join(room.wall.split())
        assert not list((tmp_path / "emergency").glob("*"))


async def test_no_key_waits_for_what_another_window_has_written(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        with standing_still(room):
            other = reopen(path)
            other.commit(add("three", "From the other window", prompt="missing"))
            other.close()
            await room.app.shell.live.follow()
            await room.type("Mine")
            assert room.app.desk.field.value == "Mine"
            assert "From the other window" not in room.wall
        await room.until(lambda: "From the other window" in room.wall)


async def test_a_server_that_stands_still_with_all_that_it_runs_loses_nothing(
    database, server, tmp_path, monkeypatch
):
    needed("ps")
    monkeypatch.setattr("pmworkshop.workshop.queue.SLOW", 0.0)
    place = copy_session(stored_at(make(tmp_path)), server.dsn).place
    kept = tmp_path / "emergency"
    async with stage(tmp_path, place) as room:
        await room.go("three", "reveal")
        await room.line("Before")
        database.pause()
        try:
            await typed(room, "First")
            room.app.shell.live.retry()
            await room.until(lambda: says_what_waits(room, 1))
            await typed(room, "Second")
            await room.until(lambda: says_what_waits(room, 2))
            await room.type("Half a line")
            assert room.app.desk.field.value == "Half a line", "keys are heard"
            assert room.texts() == ["Before"]
            await room.until(lambda: any(b"Second" in one.read_bytes() for one in kept.glob("*")))
        finally:
            database.resume()
        await room.until(lambda: room.texts() == ["Before", "First", "Second"])
        await room.settle()
        assert "Saving takes longer" not in " ".join(room.wall.split())
        await room.until(lambda: not list(kept.glob("*")))
    said = [
        change.record["text"] for _, step in history(place).steps for change in step.changes if change.kind == "entry"
    ]
    assert said == ["Before", "First", "Second"]
    store_at(server.dsn).close()
