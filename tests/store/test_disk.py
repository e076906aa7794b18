"""A disk that fails at any moment of a commit: nothing acknowledged is lost, and the room goes on when it can."""

import resource
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest

from failing import SAID, Failing
from pmworkshop.base.errors import BusyError, StorageError
from pmworkshop.session.core.session import fold
from pmworkshop.store.sqlite.verify import verify
from tests.build import begin, entry, put, reopen, steps_of, texts

LONG = "so that it takes several pages " * 400


@pytest.fixture
def path(tmp_path):
    begin(tmp_path / "session.pmw", entry("before")).close()
    return tmp_path / "session.pmw"


def typed(workshop, key):
    """Type a line as the stage does, which tries once more what the disk refused; say whether it was taken."""
    try:
        done = workshop.commit(put(entry(key)))
    except (StorageError, BusyError):
        return False
    assert key in done.session.entries
    return True


def calls_of_a_commit(path):
    workshop = reopen(path)
    journal = workshop._performer.journal
    journal._db = Failing(journal._db)
    workshop.commit(put(entry("counted")))
    workshop.close()
    return journal._db.calls


@pytest.mark.parametrize("once", [True, False], ids=["once", "for good"])
@pytest.mark.parametrize("said", SAID)
def test_a_disk_that_fails_at_any_call_of_a_commit_loses_nothing(path, said, once):
    number = calls_of_a_commit(path)
    assert number > 5
    kept = ["before", "counted"]
    for at in range(1, number + 1):
        for done in (False, True):
            if done and "locked" in said:
                continue  # what is locked was not done
            workshop = reopen(path)
            disk = workshop._performer.journal._db = Failing(
                workshop._performer.journal._db, at, said, done=done, once=once
            )
            key = f"e{at}{done}{len(kept)}"
            taken = typed(workshop, key)
            assert taken == (key in workshop.session.entries)
            assert taken or sorted(workshop.session.entries) == sorted(kept)
            disk.mend()
            if not taken:
                assert typed(workshop, key)
            kept.append(key)
            assert typed(workshop, f"after {key}")
            kept.append(f"after {key}")
            assert sorted(workshop.session.entries) == sorted(kept)
            assert workshop.session == fold(steps_of(workshop))
            workshop.close()
    assert verify(path).fine
    again = reopen(path, readonly=True)
    assert sorted(again.session.entries) == sorted(kept)
    again.close()


@contextmanager
def no_file_longer_than(size):
    """A disk on which files cannot grow: SQLite meets that in the midst of writing, wherever it is then."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_disk_without_room_takes_nothing_by_halves_wherever_the_room_ends(path):
    workshop = reopen(path)
    refused = taken = 0
    for size in range(0, path.stat().st_size + 24 * 1024, 3000):
        key = f"e{size}"
        with no_file_longer_than(size):
            try:
                workshop.commit(put(entry(key, LONG)))
                taken += 1
            except StorageError:
                refused += 1
                assert key not in workshop.session.entries
        workshop.commit(put(entry(f"after {key}")))
        assert verify(path).fine
    assert refused > 5
    assert len(workshop.session.entries) == 1 + taken + (refused + taken)
    assert workshop.session == fold(steps_of(workshop))
    workshop.close()


def test_a_file_that_another_program_locks_is_told_of_and_written_when_it_lets_go(path):
    hold = (
        "import fcntl, sys; file = open(sys.argv[1], 'r+b'); fcntl.lockf(file, fcntl.LOCK_EX, 512, 0x40000000);"
        "print('held', flush=True); sys.stdin.read()"
    )
    workshop = reopen(path)
    workshop._performer.journal._db.execute("PRAGMA busy_timeout = 20")
    command = [sys.executable, "-c", hold, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(BusyError, match="another window"):
            workshop.commit(put(entry("e")))
        other.stdin.close()
    assert workshop.commit(put(entry("e"))).seq == 2
    assert texts(workshop.session.listed("collect")) == ["Answer before", "Answer e"]
    workshop.close()
