"""Who is there is told by small files beside a session; what a window that was killed left is soon no word of it."""

from __future__ import annotations

import json
import os

import pytest

from pmworkshop.base.errors import StorageError
from pmworkshop.store.company import GONE, Seat, seat_of
from pmworkshop.store.sqlite.company import FORGOTTEN, FileCompany
from pmworkshop.store.sqlite.store import SqliteStore

ANN, BO = Seat("Ann", "stage", "Collect, alone"), Seat("Bo", "notes")


@pytest.fixture
def session(tmp_path):
    path = tmp_path / "room.pmw"
    path.write_bytes(b"x")
    return path


def told(session):
    """The files beside the session."""
    return sorted(session.parent.glob(".room.pmw.here-*"))


def silent(path, seconds):
    """Let a file be so old, as that of a window that was killed."""
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def test_a_window_that_was_killed_is_gone_after_some_seconds_and_its_file_after_a_minute(session):
    ann, bo = FileCompany(session), FileCompany(session)
    ann.meet(ANN)
    (left,) = told(session)
    assert bo.meet(BO) == (ANN,)
    silent(left, GONE + 1)
    assert bo.meet(BO) == ()
    assert left.exists()
    silent(left, FORGOTTEN + 1)
    bo.meet(BO)
    assert left not in told(session)
    ann.meet(ANN)  # it had only stood still
    assert bo.meet(BO) == (ANN,)


def test_what_a_killed_window_left_goes_with_its_session(session, tmp_path):
    FileCompany(session).meet(ANN)
    SqliteStore(tmp_path).remove(str(session))
    assert list(tmp_path.iterdir()) == []
    SqliteStore(tmp_path).remove(str(tmp_path / "nowhere" / "room.pmw"))


def test_the_files_are_for_their_owner_alone_and_by_whatever_name_the_session_has(session, tmp_path):
    link = tmp_path / "link.pmw"
    link.symlink_to(session)
    ann, bo = FileCompany(session), FileCompany(link)
    ann.meet(ANN)
    assert bo.meet(BO) == (ANN,)
    assert {one.stat().st_mode & 0o777 for one in told(session)} == {0o600}
    assert session.read_bytes() == b"x"


@pytest.mark.parametrize(
    "content", [b"", b"[", b"[]", b"{}", b'{"name": 1, "sort": "notes", "at": ""}', b"[" * 3000, b"\xff"]
)
def test_what_is_no_word_of_a_window_is_passed_over(session, content):
    session.with_name(".room.pmw.here-1").write_bytes(content)
    session.with_name(".room.pmw.here-2").mkdir()
    assert FileCompany(session).meet(BO) == ()


def test_a_name_is_cleaned_and_never_long(session):
    wild = {"name": "Ann\x1b[31m\nBo" + "o" * 500, "sort": "notes", "at": ""}
    session.with_name(".room.pmw.here-1").write_text(json.dumps(wild))
    (found,) = FileCompany(session).meet(BO)
    assert found.name.startswith("Ann")
    assert "\x1b" not in found.name
    assert "\n" not in found.name
    assert len(found.name) <= 120
    assert seat_of("Ann", "balcony", "") is None


def test_a_folder_that_is_gone_is_told_and_links_in_a_circle_are_no_fault(session, tmp_path):
    lost = FileCompany(tmp_path / "nowhere" / "room.pmw")
    with pytest.raises(StorageError, match="who else is here cannot be found"):
        lost.meet(ANN)
    lost.leave()
    circle = tmp_path / "circle.pmw"
    circle.symlink_to(circle)
    assert FileCompany(circle).meet(ANN) == ()
