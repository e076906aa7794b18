"""One stage for one session."""

import json
import os
import subprocess
import sys

import pytest

from pmworkshop.base.errors import BusyError, StorageError
from pmworkshop.store.stage_lock import StageLock
from tests.build import FixedClock

HOLD = """
import sys; from pathlib import Path; from pmworkshop.store.stage_lock import StageLock
lock = StageLock(Path(sys.argv[1])); lock.acquire(); print("held", flush=True); sys.stdin.read()
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
    with pytest.raises(BusyError, match=rf"process {other.pid}, since .*read-only"):
        lock.acquire()
    lock.release()
    assert len(names(path)) == 3


@pytest.mark.parametrize("note", ["", "[]", "{}", '{"host": "h", "process": "x", "since": ""}', None])
def test_a_note_that_says_nothing_is_left_out(path, other, note):
    beside = path.with_name(".session.pmw.stage")
    beside.unlink() if note is None else beside.write_text(note)
    with pytest.raises(BusyError, match=r"on another stage\. To watch it"):
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
