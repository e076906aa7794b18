"""One stage for one session."""

import errno
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import filelock
import pytest

from pmworkshop.base.errors import BusyError, StorageError, WayOut
from pmworkshop.store.stage_lock import StageLock
from tests.build import FixedClock

HOLD = """
import sys; from pathlib import Path; from pmworkshop.store.stage_lock import StageLock
lock = StageLock(Path(sys.argv[1])); lock.acquire(); print("held", flush=True); sys.stdin.read()
"""
WITHOUT_FCNTL = "import sys; sys.modules['fcntl'] = None\n"
TELL = """
try:
    lock.acquire()
except Exception as error:
    sys.exit(print(error))
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "session.pmw"
    path.touch()
    return path


@pytest.fixture
def other(path):
    """Another process that runs the session."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def names(path):
    return sorted(found.name for found in path.parent.iterdir())


def test_a_session_at_rest_is_one_file(path):
    with StageLock(path, FixedClock()):
        assert len(names(path)) == 3
        note = json.loads((path.parent / ".session.pmw.stage").read_text())
        assert (note["process"], note["since"]) == (os.getpid(), "2026-09-14T09:00:00+00:00")
    assert names(path) == ["session.pmw"]


def test_a_second_stage_is_told_who_has_the_session(path, other):
    lock = StageLock(path)
    with pytest.raises(BusyError, match=rf"process {other.pid}, since ") as told:
        lock.acquire()
    assert told.value.way_out is WayOut.WATCH_ONLY
    lock.release()
    assert len(names(path)) == 3


@pytest.mark.parametrize("note", ["", "[]", "{}", '{"host": "h", "process": "x", "since": ""}', None])
def test_a_note_that_says_nothing_is_left_out(path, other, note):
    beside = path.with_name(".session.pmw.stage")
    beside.unlink() if note is None else beside.write_text(note)
    with pytest.raises(BusyError, match=r"on another stage\.$"):
        StageLock(path).acquire()


def test_a_stage_that_was_killed_leaves_the_session_free(path, other):
    other.kill()
    other.wait()
    assert len(names(path)) == 3
    with StageLock(path):
        pass
    assert names(path) == ["session.pmw"]


def test_a_lock_can_be_taken_again_and_let_go_twice(path):
    lock = StageLock(path)
    for _ in range(2):
        lock.acquire()
        lock.release()
        lock.release()


def test_a_folder_that_takes_no_lock_is_told_of(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="cannot be locked"):
        StageLock(tmp_path / "file" / "session.pmw").acquire()


# Other names of the same file.


def symbolic(path):
    (path.parent / "elsewhere").mkdir()
    link = path.parent / "elsewhere" / "other.pmw"
    link.symlink_to(path)
    return link


def hard(path):
    (path.parent / "elsewhere").mkdir()
    link = path.parent / "elsewhere" / "other.pmw"
    link.hardlink_to(path)
    return link


@pytest.mark.parametrize("link", [symbolic, hard])
def test_a_second_stage_by_another_name_of_the_file_is_told_who_has_it(path, link):
    other = link(path)
    told = rf"^other.pmw is being run on another stage \(.*, process {os.getpid()}, since .*\)\.$"
    with StageLock(path), pytest.raises(BusyError, match=told):
        StageLock(other).acquire()
    with StageLock(other), pytest.raises(BusyError, match=told.replace("other.pmw", "session.pmw")):
        StageLock(path).acquire()
    with StageLock(path):
        pass
    assert names(other) == ["other.pmw"]


def test_links_in_a_circle_and_odd_names_are_left_to_whoever_opens_them(tmp_path):
    circle = tmp_path / "circle.pmw"
    circle.symlink_to(circle)
    with StageLock(circle):
        pass
    with pytest.raises(StorageError, match="cannot be locked: it is not a name the system takes"):
        StageLock(Path("odd\0.pmw")).acquire()


def test_where_temporary_files_cannot_be_made_the_lock_beside_the_file_is_enough(path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(path))
    for alias in (path, symbolic(path)):
        with StageLock(path), pytest.raises(BusyError):
            StageLock(alias).acquire()


# Systems without locks.


def test_a_disk_without_locks_is_told_of_in_one_sentence(path, monkeypatch):
    def missing(handle, operation):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr("fcntl.flock", missing)
    with pytest.raises(StorageError) as told:
        StageLock(path).acquire()
    assert str(told.value) == "session.pmw cannot be locked: this folder knows no locks. Keep it locally."
    assert names(path) == ["session.pmw"]


def test_a_system_without_locks_is_told_of_in_one_sentence(path):
    without = WITHOUT_FCNTL + HOLD.replace("lock.acquire(); ", TELL)
    found = subprocess.run([sys.executable, "-c", without, str(path)], capture_output=True, text=True, check=True)
    assert found.stdout == "session.pmw cannot be locked: this folder knows no locks. Keep it locally.\n"
    assert found.stderr == ""


def test_a_lock_that_only_notes_that_it_is_held_is_not_enough(path, monkeypatch):
    monkeypatch.setattr("filelock.FileLock", filelock.SoftFileLock)
    with pytest.raises(StorageError, match="this folder knows no locks"):
        StageLock(path).acquire()
