"""The stores that there are keep the contract of all stores."""

from __future__ import annotations

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.base.folders import Folders
from pmworkshop.store.addresses import home_store, memory_store
from pmworkshop.store.memory import MemoryStore
from pmworkshop.store.sqlite import connection
from pmworkshop.store.sqlite.store import SqliteStore
from tests.store.contract import JournalContract, Place, StoreContract, WorkshopContract


class InMemory:
    @pytest.fixture
    def place(self):
        return Place(MemoryStore(patience=0.05), "memory:room")


class OnDisk:
    @pytest.fixture
    def place(self, tmp_path):
        return Place(SqliteStore(tmp_path), str(tmp_path / "room.pmw"))


class InDatabase:
    @pytest.fixture
    def place(self, server):
        from pmworkshop.store.postgres.store import PostgresStore

        store = PostgresStore(server, patience=0.05)
        yield Place(store, server.address("room"))
        store.close()


class TestMemoryJournal(InMemory, JournalContract):
    pass


class TestMemoryWorkshop(InMemory, WorkshopContract):
    pass


class TestMemoryStore(InMemory, StoreContract):
    def test_it_says_that_nothing_is_kept(self, place):
        assert "gone when the program ends" in place.store.warning(place.address)

    def test_a_session_needs_a_name(self, place):
        with pytest.raises(InputError, match="names no session"):
            place.store.create("memory:", "a")


class TestSqliteJournal(OnDisk, JournalContract):
    def test_a_window_that_waits_too_long_is_told(self, place, journal, monkeypatch):
        monkeypatch.setattr(connection, "BUSY_MS", 50)  # of the window that is opened now
        super().test_a_window_that_waits_too_long_is_told(place, journal)


class TestSqliteWorkshop(OnDisk, WorkshopContract):
    pass


class TestSqliteStore(OnDisk, StoreContract):
    def test_it_warns_of_a_folder_that_is_copied_by_others(self, place, tmp_path):
        assert place.store.warning(str(tmp_path / "Dropbox" / "a.pmw"))

    def test_a_folder_that_is_not_there_holds_nothing(self, tmp_path):
        assert home_store(Folders.at(tmp_path / "nowhere")).sessions() == []


class TestPostgresJournal(InDatabase, JournalContract):
    pass


class TestPostgresWorkshop(InDatabase, WorkshopContract):
    pass


class TestPostgresStore(InDatabase, StoreContract):
    def test_it_has_nothing_to_warn_of(self, place):
        assert place.store.warning(place.address) is None


def test_there_is_one_store_in_memory_and_a_new_one_is_empty():
    assert memory_store() is memory_store()
    assert memory_store.__wrapped__().sessions() == []
