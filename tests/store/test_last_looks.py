"""What a store sees when it looks again: after a failed write, at a file that is gone, at a changed history."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from pmworkshop.base.errors import BusyError, InputError, MovedError, StorageError
from pmworkshop.base.folders import Folders
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
        find_session("postgresql://somewhere/one", Folders.at(tmp_path))


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
