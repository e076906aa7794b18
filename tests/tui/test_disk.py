"""A disk that fails in front of the room: one calm line, nothing typed is lost, and on it goes."""

from __future__ import annotations

import sqlite3

import pytest

from failing import SAID, Failing
from pmworkshop.store.sqlite.connection import connect
from pmworkshop.tui.shell.opening import check_later
from tests.tui.driving import make, stage

SENTENCES = {
    "disk I/O error": "The disk does not answer",
    "database or disk is full": "The disk is full.",
    "attempt to write a readonly database": "it is read-only.",
    "database is locked": "is being written by another window.",
}


async def tried_again(room):
    """The disk works again; what is back in the field is entered once more."""
    room.app.shell.live.retry()
    outbox = room.app.desk.outbox
    await room.until(lambda: not len(outbox))
    await room.settle()
    if room.app.desk.field.value:
        await room.press("enter")


@pytest.mark.parametrize(("said", "once"), [*((said, said != SAID[1]) for said in SAID), (SAID[0], False)])
async def test_a_line_that_the_disk_refuses_at_any_moment_is_told_of_and_kept_once(tmp_path, said, once):
    path, typed = make(tmp_path), []
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        journal = room.app.shell.live.opened.workshop._performer.journal
        disk = journal._db = Failing(journal._db)
        await room.line("First")
        calls = disk.calls
        typed.append("First")
        for at in range(1, calls + 1):
            disk.calls, disk.at, disk.said, disk.once = 0, at, said, once
            await room.line(f"Line {at}")
            typed.append(f"Line {at}")
            if room.texts() != typed:
                assert SENTENCES[said] in " ".join(room.wall.split())
                assert room.app.is_running
                disk.mend()
                await tried_again(room)
                assert "not saved yet" not in " ".join(room.wall.split())
            disk.mend()
            assert room.texts() == typed
        await room.line("Last")
        assert room.texts() == [*typed, "Last"]
        assert not list((tmp_path / "emergency").glob("*"))
    assert check_later(path) == ""


async def test_a_file_that_is_written_for_long_is_not_called_damaged(tmp_path, monkeypatch):
    path = make(tmp_path)
    monkeypatch.setattr("pmworkshop.store.sqlite.connection.BUSY_MS", 10)
    other: sqlite3.Connection = connect(path, writable=True)
    other.execute("BEGIN EXCLUSIVE")
    assert check_later(path) == ""
    other.execute("ROLLBACK")
    other.close()
    async with stage(tmp_path, path) as room:
        other = connect(path, writable=True)
        other.execute("BEGIN EXCLUSIVE")
        await room.app.shell.live.check(room.app.shell.live.opened)
        assert room.app.desk.outbox is not None
        other.execute("ROLLBACK")
        other.close()
        await room.go("three", "reveal")
        await room.line("On it goes")
        assert room.texts() == ["On it goes"]
