"""What a database remembers of its sessions: kept for a state of the history, found by words, gone with a strike."""

from __future__ import annotations

from contextlib import closing

import pytest

from pmworkshop.store.addresses import search_at, store_at
from tests.build import SESSION, entry, put
from tests.store.contract import Place, said

pytest.importorskip("psycopg", reason="psycopg is not installed here: it comes with the extra “postgres”")

LINES = (("the first", "'price':1 'list':2"), ("the second", "'price':1"))


@pytest.fixture
def place(server):
    yield Place(store_at(server.shown), server.address("room"))
    store_at(server.shown).close()


@pytest.fixture
def search(server):
    with closing(search_at(f"{server.shown}#room")) as found:
        yield found


def test_what_is_kept_for_the_present_state_is_found_until_the_session_is_written_to(place, search):
    workshop = place.begun(entry("a"))
    size, ((number, name),) = search.look(3)
    assert (size, name) == (1, "room")
    session, head = search.read(number)
    assert (head.session, said(session)) == (SESSION, ["Answer a"])
    assert search.remember(number, 3, head, "2026-09-14", "about it", '["due"]', LINES)
    assert search.look(3) == (1, [])
    assert search.look(4) == (1, [(number, "room")]), "a higher form is wanted"
    assert search.recall("'price'", 9, ()) == (
        [(place.address, "about it", "the first"), (place.address, "about it", "the second")],
        2,
    )
    assert search.recall("'price'", 1, ()) == ([(place.address, "about it", "the first")], 2)
    assert search.recall("'price' <-> 'list'", 9, ())[1] == 1
    assert search.recall("'price'", 9, [number]) == ([], 0)
    assert search.due(()) == [("about it", '["due"]')]
    assert search.due([number]) == []
    workshop.commit(put(entry("b")))
    assert search.look(3) == (1, [(number, "room")])
    assert not search.remember(number, 3, head, "", "", "[]", LINES), "it is not what was read"
    _, head = search.read(number)
    assert search.remember(number, 3, head, "2026-09-14", "about it", "[]", LINES[:1])
    assert search.recall("'price'", 9, ())[1] == 1
    workshop.strike("entry", "a")
    assert search.recall("'price'", 9, ()) == ([], 0)
    workshop.close()


def test_the_lines_of_the_newest_session_come_first(place, search, server):
    for day in ("2025-01-01", "2026-01-01"):
        one = Place(place.store, server.address(day))
        one.begun().close()
        ((number, _),) = search.look(1)[1]
        assert search.remember(number, 1, search.read(number)[1], day, day, "[]", LINES)
    assert [about for _, about, _ in search.recall("'price'", 9, ())[0]] == [
        "2026-01-01", "2026-01-01", "2025-01-01", "2025-01-01",
    ]  # fmt: skip


def test_it_is_known_whether_the_database_has_answered(search):
    assert not search.alive
    search.look(1)
    assert search.alive
    search.close()
    assert not search.alive
