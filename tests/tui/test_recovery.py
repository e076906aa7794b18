"""What did not reach the disk, by the keys that bring it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pmworkshop.base.errors import StorageError
from pmworkshop.interface import load
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.writing import SqliteWriting
from tests.tui.driving import make, stage


@contextmanager
def full(*_) -> Iterator[SqliteWriting]:
    """A disk that takes nothing."""
    raise StorageError("The disk is full.")
    yield


async def test_what_the_disk_refused_last_time_is_offered_and_taken_in_by_a_key(tmp_path, monkeypatch):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        with monkeypatch.context() as patched:
            patched.setattr(SqliteJournal, "writing", full)
            await room.line("Refused one")
            await room.line("Refused two")
            await room.until(lambda: "2 not saved yet" in " ".join(room.wall.split()))
            await room.until(lambda: room.app.desk.outbox.spooled)
            room.app.shell.live.outbox = room.app.desk.outbox = None  # cut off before the disk works again
    async with stage(tmp_path, path) as room:
        assert "2 changes of last time are not saved yet: U shows and takes them in." in " ".join(room.wall.split())
        assert room.texts() == []
        await room.press("escape", "U")
        assert "2 changes were entered while the disk took nothing" in room.wall
        await room.press("enter")
        await room.until(lambda: room.texts() == ["Refused one", "Refused two"])
        await room.until(lambda: not list((tmp_path / "emergency").glob("*")))


@pytest.mark.parametrize("lines", [["Meanwhile"], ["Meanwhile", "And more", "And yet more"]])
async def test_a_session_whose_file_is_gone_goes_on_in_a_new_one_by_a_key(tmp_path, lines):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        await room.line("Before")
        path.rename(tmp_path / "elsewhere.pmw")
        live = room.app.shell.live
        await live.check(live.opened)  # what is checked behind the first pages finds nothing to check
        for text in lines:
            await room.line(text)
        assert "F2 goes on in a new file." in " ".join(room.wall.split())
        await room.press("f2")
        await room.until(lambda: room.texts() == ["Before", *lines])
        new = Path(str(room.app.shell.live.opened.stored))
        await room.settle()
        assert "Everything is saved. The session goes on in" in " ".join(room.wall.split())
        await room.line("After")
        await room.settle()
    assert new not in (path, tmp_path / "elsewhere.pmw")
    kept = sorted(load(new).entries.values(), key=lambda entry: entry.place)
    assert [entry.text for entry in kept] == ["Before", *lines, "After"]


async def test_a_half_typed_line_outlives_a_window_that_is_closed_over_the_question_whether_to_leave(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        await room.type("Half a line")
        await room.press("ctrl+q")
        assert "1 line is not kept yet. Leave all the same?" in " ".join(room.wall.split())
        room.app.leave_unasked(143)
    async with stage(tmp_path, path) as room:
        assert room.app.desk.field.value == "Half a line"
        assert "1 half-typed line stands in the field again" in " ".join(room.wall.split())
