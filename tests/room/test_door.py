"""The stage's own way to the page: what it is told, what it fetches, and how each notices that the other is gone."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from pmworkshop.base.folders import Folders
from pmworkshop.room import caller, door
from pmworkshop.room.caller import Caller, Seen, answers_in
from pmworkshop.room.door import Door
from pmworkshop.room.whereabouts import Whereabouts, keep
from pmworkshop.room.whereabouts import opened as whereabouts
from tests.room.serving import PATIENCE, Room, opened, read_all

NAMELESS = {"poll": {"passes": ["now"], "anonymous": True}}


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(caller, "LOOK", 0.01)
    monkeypatch.setattr(caller, "BEAT", 0.01)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with opened(tmp_path, changes=NAMELESS) as room:
        room.go("poll", "alone")
        yield room


@contextmanager
def stage(home: Path, session_id: str) -> Iterator[Caller]:
    """A stage that asks the page all the time."""
    calls = Caller(session_id, Folders.at(home))
    thread = threading.Thread(target=calls.run)
    thread.start()
    try:
        yield calls
    finally:
        calls.end()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def test_the_stage_knows_how_many_are_in_and_who_and_nothing_of_their_answers(room: Room):
    ann = room.join("ann")
    with stage(room.home, room.session.id) as calls:
        assert room.answer(ann, "ann", "2", "5").status == 200
        room.until(lambda: calls.seen.who)
        assert calls.seen == Seen(
            True,
            room.where.url,
            room.where.code,
            room.where.link,
            0,
            frozenset({"ann"}),
            {"poll/1": frozenset({"ann"})},
        )
        follows = room.follow(ann)
        room.until(lambda: calls.seen.phones == 1)
        follows.close()
        calls.wake()
        calls.forget()
        room.until(lambda: calls.seen.reached)


def test_phones_are_told_how_many_are_in_behind_the_dots_of_each_stage_until_it_is_gone(room: Room):
    ben, live = room.join("ben"), room.server.live
    assert room.answer(ben, "ben", "2", "5").status == 200
    follows = room.follow(ben)
    follows.until(b"1 of 4 in")
    with stage(room.home, room.session.id) as one, stage(room.home, room.session.id) as other:
        for _ in range(2):
            one.tell_dots({"poll/1": ["ann", "ben"], "another/1": ["cem"]})
        follows.until(b'"count": "2 of 4 in"')
        other.tell_dots({"poll/1": ["cem"]})
        follows.until(b'"count": "3 of 4 in"')
        other.tell_dots({})
        room.until(lambda: live.now.count == "2 of 4 in")
        other.tell_dots({"poll/1": ["ann", "cem", "dee"]})
        follows.until(b'"count": "4 of 4 in"')
        now = json.dumps(room.now(ben))
        assert (now.count(" of 4 in"), "4 of 4 in" in now) == (1, True), "the number stands in one place alone"
        told = json.dumps(follows.events()) + now
        assert not [name for name in ("ann", "cem", "dee") if name in told.casefold()]
    room.until(lambda: live.now.count == "1 of 4 in")
    assert not live._behind_dots
    follows.close()


@pytest.mark.parametrize("dots", [{"poll/1": 7}, {"poll/1": None}, ["poll/1"], "poll/1"])
def test_dots_that_are_none_count_for_nobody(room: Room, dots):
    with socket.create_connection(("127.0.0.1", room.where.door), timeout=PATIENCE) as sock:
        sock.sendall(json.dumps({"key": room.where.key}).encode() + b"\n")
        sock.sendall(json.dumps({"ask": "who", "dots": dots}).encode() + b"\n")
        sock.shutdown(socket.SHUT_WR)
        read_all(sock)
    room.until(lambda: room.server._door._stages == 0)
    assert room.server.live.now.count == "0 of 4 in"


def test_answers_are_fetched_once_they_are_shown_and_later_ones_come_too_late(room: Room):
    ann, ben = room.join("ann"), room.join("ben")
    for phone, person in ((ann, "ann"), (ben, "ben")):
        assert room.answer(phone, person, "2", "5").status == 200
    again = room.answer(ann, "ann", "2", "5")
    assert again.status == 200, "the same again changes nothing"
    calls = Caller(room.session.id, Folders.at(room.home))
    late = room.body(ann, "ann", "1", "1")
    told = answers_in(calls.ask({"ask": "fetch", "round": "poll/1"}))
    assert {who: [one.score for one in given] for who, (_, given) in told.items()} == {"ann": [2, 5], "ben": [2, 5]}
    assert all(at == room.clock.now().timestamp() for at, _ in told.values())
    came = room.post("/api/answer", late, ann)
    assert (came.status, came.say) == (410, "The answers are being shown. What you typed is still on your phone.")


def test_an_order_is_handed_on_as_an_order():
    given = {"subject": "-", "score": None, "ranking": ["b", "a"]}
    ((at, (answer,)),) = answers_in({"answers": {"ann": {"at": 7, "given": [given]}}}).values()
    assert (at, answer.ranking) == (7.0, ("b", "a"))


def test_a_name_is_taken_back_and_the_page_closed_from_the_stage(room: Room):
    ann = room.join("ann")
    calls = Caller(room.session.id, Folders.at(room.home))
    assert calls.ask({"ask": "free", "person": "ann"}) == {"freed": True}
    assert calls.ask({"ask": "free", "person": "ann"}, 1.0) == {"freed": False}
    assert room.get("/api/now", ann).status == 401
    assert calls.ask({"ask": "close"}) is not None
    room.until(lambda: calls.where() is None)
    assert calls.ask({"ask": "who"}) is None


def test_a_page_that_is_closed_is_noticed_and_found_again(tmp_path: Path):
    with opened(tmp_path, changes=NAMELESS) as room, stage(tmp_path, room.session.id) as calls:
        room.until(lambda: calls.seen.reached)
        room.loop.call_soon_threadsafe(room.server.close)
        room.until(lambda: not calls.seen.reached)
        assert calls.seen.url == room.where.url


def test_a_page_opened_for_a_stage_that_never_comes_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(door, "GRACE", 0.01)
    with opened(tmp_path, changes=NAMELESS, for_stage=True) as room:
        room.until(room.server._over.is_set)


def test_a_page_is_closed_some_seconds_after_its_last_stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with opened(tmp_path, changes=NAMELESS, for_stage=True) as room:
        with stage(tmp_path, room.session.id) as one, stage(tmp_path, room.session.id) as other:
            room.until(lambda: one.seen.reached and other.seen.reached)
            assert room.server._door._ending.cancelled()
            monkeypatch.setattr(door, "GRACE", 0.01)
            one.end()
            room.until(lambda: room.server._door._stages == 1)
            assert not room.server._over.is_set()
        room.until(room.server._over.is_set)


def test_a_stage_that_speaks_of_something_else_is_let_out_again(room: Room):
    with socket.create_connection(("127.0.0.1", room.where.door), timeout=PATIENCE) as sock:
        sock.sendall(json.dumps({"key": room.where.key}).encode() + b"\nnothing of that\n")
        assert read_all(sock) == b""
    room.until(lambda: room.server._door._stages == 0)


def test_a_stage_that_is_still_there_does_not_keep_the_page_open(tmp_path: Path):
    with (
        opened(tmp_path, changes=NAMELESS) as room,
        socket.create_connection(("127.0.0.1", room.where.door), timeout=PATIENCE) as sock,
    ):
        sock.sendall(json.dumps({"key": room.where.key}).encode() + b"\n")
        room.until(lambda: room.server._door._stages == 1)
        room.loop.call_soon_threadsafe(room.server.close)
        assert read_all(sock) == b""


async def test_a_door_that_was_never_opened_is_closed():
    await Door(None, "key", lambda: None).close()


@contextmanager
def speaking(home: Path, line: bytes) -> Iterator[None]:
    """Something at the port of the door that says one line to each who asks."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        keep("s1", Folders.at(home), replace(whereabouts("s1", Folders.at(home)), door=port))

        def answer() -> None:
            with suppress(OSError):
                while True:
                    sock, _ = listening.accept()
                    with sock:
                        sock.recv(1 << 16)
                        sock.sendall(line)

        thread = threading.Thread(target=answer)
        thread.start()
        try:
            yield
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join(PATIENCE)


@pytest.mark.parametrize("line", [b"", b"[]\n", b"no data\n", b'{"who": 1}\n', b'{"who": {}, "joined": []}\n'])
def test_a_page_that_speaks_otherwise_is_not_reached(tmp_path: Path, line: bytes):
    with speaking(tmp_path, line):
        calls = Caller("s1", Folders.at(tmp_path))
        calls.seen = Seen(reached=True, phones=3)
        where = calls.where()
        assert isinstance(where, Whereabouts)
        calls._visit(where)
        assert calls.seen == Seen(reached=False, phones=0)
        assert (calls.ask({"ask": "who"}) is None) == (b"who" not in line)


def test_without_a_page_nothing_is_asked(tmp_path: Path):
    calls = Caller("s1", Folders.at(tmp_path))
    assert calls.where() is None
    assert calls.ask({"ask": "who"}) is None
    with stage(tmp_path, "s1") as looking:
        found, looks = looking.where, threading.Semaphore(0)
        looking.where = lambda: (looks.release(), found())[1]
        assert looks.acquire(timeout=PATIENCE)
        assert looks.acquire(timeout=PATIENCE)
        assert not looking.seen.reached
    keep("s1", Folders.at(tmp_path), whereabouts("s1", Folders.at(tmp_path)))
    assert calls.where() is None
