"""The address of a session says which store it is in."""

from pathlib import Path

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.store.addresses import is_address, memory_store, stored_at
from pmworkshop.store.memory import MemoryStore
from pmworkshop.store.sqlite.store import SqliteStore


def test_a_path_is_a_file(tmp_path):
    path = tmp_path / "a.pmw"
    stored = stored_at(path)
    assert (stored.address, str(stored), stored.name, stored.stem) == (str(path), str(path), "a.pmw", "a")
    assert isinstance(stored.store, SqliteStore)
    assert stored.store.keeps
    assert stored_at(str(path)) == stored == stored_at(stored)


def test_sessions_in_memory_are_the_same_for_all_who_name_them():
    one, other = stored_at("memory:rehearsal"), stored_at("memory:rehearsal")
    assert isinstance(one.store, MemoryStore)
    assert one.store is other.store is memory_store()
    assert not one.store.keeps
    assert (one.name, one.stem) == ("memory:rehearsal", "rehearsal")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://fay:secret@host/db", "The store postgresql:// is not available in this version."),
        ("postgres://host", "The store postgres:// is not available in this version."),
        ("PostgreSQL:host", "The store postgresql:// is not available in this version."),
        ("mysql://fay:secret@host/db", "There is no store “mysql://”."),
        ("https://fay:secret@host/a.pmw", "There is no store “https://”."),
        ("memory:", "“memory:” names no session."),
        ("memory: ", "“memory:” names no session."),
        ("nul\0.pmw", "is not the name of a file."),
        ("", "“” is not the name of a file."),
    ],
)
def test_a_wrong_address_is_told_in_a_sentence_without_its_password(address, told):
    with pytest.raises(InputError) as caught:
        stored_at(address)
    assert told in caught.value.message
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("text", ["a.pmw", "C:\\a.pmw", "Follow-up: spring", "x:y", "./memory:a", "5e55104000000001"])
def test_a_file_a_title_and_an_id_are_no_address_of_a_store(text):
    assert not is_address(text)
    assert stored_at(Path(text)).address == str(Path(text))
