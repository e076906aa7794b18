"""The address of a session says which store it is in."""

import sys
from pathlib import Path

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.store.addresses import database_name, is_address, memory_store, role_in, store_at, stored_at
from pmworkshop.store.memory import MemoryStore
from pmworkshop.store.postgres.address import Server, parted
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
        ("postgresql://fay:secret@host/db", "postgresql://fay@host/db names a database, and no session in it."),
        ("postgres://host/db?password=secret", "postgresql://host/db names a database, and no session in it."),
        ("PostgreSQL:secret", "That is not the address of a database."),
        ("postgresql://fay:secret@host/db\n#x", "That is not the address of a database."),
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


@pytest.mark.parametrize(
    ("typed", "shown", "name"),
    [
        ("postgresql://fay:secret@host/db#spring-5e5510", "postgresql://fay@host/db", "spring-5e5510"),
        ("POSTGRES://fay:secret@one:5433,two/db?sslmode=allow", "postgresql://fay@one:5433,two/db?sslmode=allow", ""),
        ("postgresql://host:5433/db?user=fay@firm&password=secret", "postgresql://host:5433/db?user=fay@firm", ""),
        ("postgresql://fay:se#cret@host/db", "postgresql://fay@host/db", ""),
        ("postgresql://fay:se/c@r#et?@host/db#a", "postgresql://fay@host/db", "a"),
        ("postgresql:///db?user=fay&password=secret&host=/run#a", "postgresql:///db?user=fay&host=/run", "a"),
        ("postgresql://host/db?sslpassword=secret", "postgresql://host/db", ""),
    ],
)  # fmt: skip
def test_a_database_and_a_session_in_it_are_told_apart_and_no_password_is_shown(typed, shown, name):
    server, found = parted(typed)
    assert (server.shown, found) == (shown, name)
    assert "secret" not in repr(server)
    assert parted(server.address("a")) == (Server(shown, shown), "a")


def test_a_database_is_the_same_store_with_its_password_and_afterwards_without():
    pytest.importorskip("psycopg", reason="psycopg is not installed here: it comes with the extra “postgres”")
    one = stored_at("postgresql://fay:secret@nowhere.example/db#spring")
    assert (one.address, one.name, one.stem) == ("postgresql://fay@nowhere.example/db#spring", "spring", "spring")
    assert one.store is stored_at(one.address).store is store_at("postgresql://fay@nowhere.example/db")
    assert one.store is store_at("postgresql://fay:secret@nowhere.example/db")
    assert (database_name(one.address), database_name("postgresql://fay@host/db")) == ("spring", "")
    assert one.store is not store_at("postgresql://fay:another@nowhere.example/db")
    assert "secret" not in repr(one)


def test_without_the_library_a_database_is_told_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pmworkshop.store.postgres.store", None)
    with pytest.raises(InputError) as caught:
        stored_at("postgresql://fay:secret@elsewhere.example/db#spring")
    assert str(caught.value) == (
        "A session in a database needs psycopg, which is not installed here. "
        "It comes with the extra “postgres”: pip install 'pmworkshop[postgres]'."
    )


@pytest.mark.parametrize(
    ("address", "role"),
    [
        ("postgresql://fay@host/db#spring", "fay"),
        ("postgres://f%C3%A4y%1b@a:1,b:2/db?sslmode=require#spring", "fäy"),
        ("postgresql:///db#spring", ""),
        ("memory:room", ""),
        ("/home/fay@host/spring.pmw", ""),
    ],
)
def test_the_role_of_a_database_is_found_in_its_address(address, role):
    assert role_in(address) == role
