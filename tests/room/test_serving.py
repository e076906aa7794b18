"""How the page is served: its port, its signs of life, and what ends it."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.base.folders import Folders
from pmworkshop.room import app, lead, live, server
from pmworkshop.room.certificate import own_certificate
from pmworkshop.room.guard import Guard
from pmworkshop.room.server import Place, readable
from pmworkshop.room.whereabouts import found
from pmworkshop.session.operations.navigation import curtain
from pmworkshop.session.rounds import rounds
from tests.build import START
from tests.room.serving import opened

ASKED_ALONE = {"poll": {"passes": ["now"]}}


@pytest.fixture
def busy(monkeypatch: pytest.MonkeyPatch):
    """A port that another program has; it is the usual one."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        monkeypatch.setattr(server, "PORT", other.getsockname()[1])
        yield server.PORT


def test_any_free_port_is_taken_where_another_program_has_the_usual_one(busy: int):
    with server._bound(Place("127.0.0.1")) as sock:
        assert sock.getsockname()[1] not in (0, busy)


def test_the_usual_port_is_taken_where_it_is_free(busy: int, monkeypatch: pytest.MonkeyPatch):
    with server._bound(Place("127.0.0.1", 0)) as sock:
        free = sock.getsockname()[1]
    monkeypatch.setattr(server, "PORT", free)
    with server._bound(Place("127.0.0.1")) as sock:
        assert sock.getsockname()[1] == free


def test_the_port_of_before_is_taken_first_so_that_phones_find_the_page_again(busy: int):
    with server._bound(Place("127.0.0.1")) as sock:
        before = sock.getsockname()[1]
    with server._bound(Place("127.0.0.1"), before) as sock:
        assert sock.getsockname()[1] == before
        with server._bound(Place("127.0.0.1"), before) as another:
            assert another.getsockname()[1] not in (0, busy, before)


def test_a_page_that_is_opened_again_is_at_the_same_port(tmp_path: Path):
    with opened(tmp_path) as room:
        first, path, session = room.port, room.path, room.session.id
    assert found(session, Folders.at(tmp_path)).port == first
    with opened(tmp_path, path=path) as room:
        assert found(session, Folders.at(tmp_path)).port == room.port


def test_a_port_that_is_named_and_in_use_is_refused(busy: int):
    with pytest.raises(InputError, match=f"cannot be opened at 127.0.0.1, port {busy}: "):
        server._bound(Place("127.0.0.1", busy))


def test_a_certificate_without_its_key_is_refused(tmp_path: Path):
    own = own_certificate("127.0.0.1", "", Folders.at(tmp_path), START)
    other = tmp_path / "other.pem"
    other.write_text("nothing", encoding="utf-8")
    for files in ((own.path, other), (other, own.path)):
        with pytest.raises(InputError, match="it is no certificate with its key"):
            readable(*files)
    with pytest.raises(InputError, match="cannot be used: "):
        readable(tmp_path / "none.pem", own.path)


def test_a_phone_that_nothing_is_told_hears_a_sign_of_life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(app, "BEAT", 0.01)
    with opened(tmp_path) as room:
        follows = room.follow(room.join())
        follows.until(b":\n\n")
        follows.close()


def test_the_facilitators_phone_is_told_the_time_again_and_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lead, "MINUTE", 0.01)
    with opened(tmp_path) as room:
        room.go("poll", "alone")
        cookie = room.post("/api/join", {"lead": room.where.lead}).cookie
        follows = room.follow(cookie)
        follows.until(b"4 min left")
        room.clock.move(120)
        follows.until(b"2 min left")
        follows.close()


def test_what_fails_in_the_page_ends_it_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    async def fails(_: live.Live) -> None:
        raise RuntimeError("inside")

    monkeypatch.setattr(live.Live, "run", fails)
    with pytest.raises((RuntimeError, AssertionError), match="inside"), opened(tmp_path) as room:
        room.until(lambda: room.loop.is_closed())


def test_how_many_are_in_is_told_less_often_where_phones_are_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with opened(tmp_path, changes=ASKED_ALONE) as room:
        room.go("poll", "alone")
        follows = room.follow(room.join())
        follows.until(b"event: mine")
        monkeypatch.setattr(live, "AT_ONCE", 0.001)  # as if so many followed that they are told every few minutes
        room.do(curtain(drawn=True), curtain(drawn=False))
        for person in ("ann", "ben", "cem", "dee"):
            assert room.answer(room.join(person), person, "2", "5").status == 200
        room.until(lambda: not room.server.live._changed.is_set())
        room.do(curtain(drawn=True))
        follows.until(b'"state": "curtain"')
        room.do(curtain(drawn=False))
        follows.until(b"4 of 4 in")
        assert "count" not in [sort for sort, _ in follows.events()]
        follows.close()


def test_blank_answers_take_back_what_was_kept_and_none_are_taken_once_a_round_is_closed(tmp_path: Path):
    with opened(tmp_path, changes=ASKED_ALONE) as room:
        room.go("poll", "alone")
        ann = room.join("ann")
        assert room.answer(ann, "ann", "2", "5").status == 200
        room.settle()
        late = room.body(ann, "ann", "1", "1")
        assert room.answer(ann, "ann").status == 200
        assert not room.session.ballots
        room.do(rounds.close("poll/1"))
        came = room.post("/api/answer", late, ann)
        assert (came.status, came.say) == (410, "No more answers are taken here. They are about to be shown.")


async def test_what_is_no_request_goes_by_the_guard_and_a_body_is_read_once():
    heard = []

    async def inner(scope, receive, send) -> None:
        heard.append(scope["type"])
        if scope["type"] == "http":
            heard.extend([await receive(), await receive()])

    came = iter([{"type": "http.request", "body": b"{}"}, {"type": "http.disconnect"}])

    async def receive():
        return next(came)

    guard = Guard(inner, ["host:1"])
    await guard({"type": "lifespan"}, receive, None)
    headers = [(b"host", b"host:1"), (b"x-pmworkshop", b"1"), (b"content-type", b"application/json"),
               (b"content-length", b"2")]  # fmt: skip
    scope = {"type": "http", "method": "POST", "raw_path": b"/", "query_string": b"", "headers": headers}
    async with asyncio.timeout(5):
        await guard(scope, receive, None)
    assert heard == ["lifespan", "http", {"type": "http.request", "body": b"{}", "more_body": False},
                     {"type": "http.disconnect"}]  # fmt: skip
