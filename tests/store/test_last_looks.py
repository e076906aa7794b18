"""What a store sees when it looks again: after a failed write, at a file that is gone, at a changed history."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pmworkshop.base.errors import BusyError, InputError, MovedError, StorageError
from pmworkshop.base.folders import Folders
from pmworkshop.store.listing import listed
from pmworkshop.store.memory_journal import MemoryJournal, MemorySession, MemoryState
from pmworkshop.store.sessions import find_session
from pmworkshop.store.sqlite import moved
from pmworkshop.store.sqlite.file_watch import ANYWAY, SETTLED, FileWatcher
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.store import SqliteStore
from tests.build import SESSION, START, entry, session, step


def in_memory() -> tuple[MemorySession, MemoryJournal]:
    kept = MemorySession(MemoryState(SESSION, session()).with_step(step(session(), entry("a"))))
    return kept, MemoryJournal(kept, "memory:room", writable=True, patience=0.05)


def test_a_session_in_memory_is_looked_at_afresh():
    kept, journal = in_memory()
    journal.reopen(journal.head())
    kept.there = False
    with pytest.raises(MovedError, match="not there any more"):
        journal.reopen(kept.state.head)


def test_a_changed_history_in_memory_is_seen():
    kept, journal = in_memory()
    assert journal.verify().fine
    kept.state = replace(kept.state, rows=tuple((body, b"another") for body, _ in kept.state.rows))
    assert journal.verify().bad == (1,)


def test_a_file_that_is_gone_is_a_change(tmp_path):
    watch = FileWatcher(tmp_path / "gone.pmw")
    watch.changed(100.0)
    assert not watch.changed(104.0)


def test_a_file_that_is_being_written_is_not_called_moved(tmp_path, monkeypatch):
    journal = SqliteJournal.create(tmp_path / "one.pmw", SESSION)

    def busy(path: Path) -> int:
        raise BusyError("Another window is writing.")

    monkeypatch.setattr(moved, "check_header", busy)
    with pytest.raises(BusyError):
        moved.check_place(journal.path, journal.head())
    journal.close()


def test_a_disk_that_does_not_answer_is_not_called_moved(tmp_path):
    journal = SqliteJournal.create(tmp_path / "one.pmw", SESSION)
    with pytest.raises(StorageError, match="does not answer"):
        moved.check_place(tmp_path / ("x" * 300), journal.head())
    journal.close()


def test_the_address_of_no_store_is_told_of(tmp_path):
    with pytest.raises(InputError):
        find_session("mysql://somewhere/one", Folders.at(tmp_path))


def test_an_address_in_memory_names_its_session(tmp_path):
    assert find_session("memory:room", Folders.at(tmp_path)).address == "memory:room"


def test_a_file_is_read_after_a_change_until_it_has_settled_and_now_and_then(tmp_path):
    path = tmp_path / "a.pmw"
    path.write_bytes(b"a")
    watch = FileWatcher(path)
    assert watch.changed(100.0)
    assert watch.changed(100.0 + SETTLED)
    assert not watch.changed(102.0)
    assert watch.changed(101.0 + ANYWAY)
    assert not watch.changed(101.1 + ANYWAY)
    os.utime(path, (1, 1))
    assert watch.changed(110.0)
    assert not watch.changed(112.0)
    path.unlink()
    assert watch.changed(112.1)


def test_a_file_that_is_gone_was_shown_at_no_known_time(tmp_path):
    store, path = SqliteStore(tmp_path), tmp_path / "folder" / "gone.pmw"
    assert store.last_shown(str(path)) is None
    store.note_shown(str(path), START)
    assert not store.has("x" * 5000)
    with pytest.raises(StorageError, match="folder is not there"):
        store.beside(str(path))


# A session file that is not the one that was opened any more.


def away(path: Path) -> None:
    path.rename(path.with_name("away"))


def folder_away(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


def other_file(path: Path) -> None:
    path.unlink()
    path.write_bytes(b"something else")


def other_session(path: Path) -> None:
    path.unlink()
    SqliteJournal.create(path, "another").close()


def older_copy(path: Path) -> None:
    path.unlink()
    path.with_name("older").rename(path)


def written(path: Path) -> SqliteJournal:
    """A session with one step, opened; beside it lies a copy from before the step."""
    path.parent.mkdir()
    SqliteJournal.create(path, SESSION).close()
    shutil.copyfile(path, path.with_name("older"))
    journal = SqliteJournal.open(path)
    with journal.writing() as batch:
        batch.append(step(session(), entry("a")), applied=True)
    return journal


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (away, "one.pmw is no longer there: it was moved or deleted."),
        (folder_away, "one.pmw is no longer there: its folder was moved or deleted."),
        (other_file, "one.pmw was replaced by another file."),
        (other_session, "one.pmw was replaced by another session."),
        (older_copy, "one.pmw was replaced by an older copy of this session."),
    ],
)
def test_a_session_file_that_went_away_is_told_of_as_that(tmp_path, change, said):
    journal = written(tmp_path / "home" / "one.pmw")
    known = journal.head()
    change(journal.path)
    with pytest.raises(MovedError) as told:
        journal.reopen(known)
    assert told.value.message == said
    journal.close()


def test_a_session_file_that_was_put_back_is_opened_again(tmp_path):
    journal = written(tmp_path / "home" / "one.pmw")
    known = journal.head()
    copy = journal.path.with_name("copy")
    shutil.copyfile(journal.path, copy)
    journal.path.unlink()
    copy.rename(journal.path)
    journal.reopen(known)
    with journal.writing() as batch:
        batch.append(step(session(), entry("b"), id="later"), applied=True)
    journal.close()
    again = SqliteJournal.open(journal.path)
    assert again.head().seq == known.seq + 1
    again.close()


@pytest.mark.parametrize("details", [{"day": "no day"}, {"day": 4}, {"day": "2026-11-23", "agenda": []}])
def test_a_session_whose_records_cannot_be_read_is_listed_as_damaged(tmp_path, monkeypatch, details):
    SqliteJournal.create(tmp_path / "one.pmw", SESSION).close()
    store = SqliteStore(tmp_path)
    seen = store.glance(str(tmp_path / "one.pmw"))
    stage = {"module": "a", "phase": "alone"}
    monkeypatch.setattr(SqliteStore, "glance", lambda *_: replace(seen, details=details, stage=stage))
    (found,) = listed(store)
    assert found.fault == "one.pmw is damaged: a record in it cannot be read."


def test_a_place_watches_its_own_session(tmp_path):
    SqliteJournal.create(tmp_path / "one.pmw", SESSION).close()
    assert find_session(str(tmp_path / "one.pmw"), Folders.at(tmp_path)).watch().changed(100.0)
