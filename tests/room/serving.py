"""A room's page that is really served, on a port of this computer, and phones that speak to it byte by byte."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pmworkshop.base.folders import Folders
from pmworkshop.exchange.sheet_form import ABOUT, LABEL
from pmworkshop.room.server import Place, Server
from pmworkshop.room.whereabouts import Whereabouts
from pmworkshop.session.core.records import AnyRecord
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Operation
from pmworkshop.session.operations.navigation import enter
from pmworkshop.store.addresses import stored_at
from tests.build import FixedClock, begin, reopen
from tests.session.asked import agenda_with

PATIENCE = float(os.environ.get("PMWORKSHOP_PATIENCE", "60"))
"""Seconds until a test gives up waiting."""
MARK = {"X-Pmworkshop": "1", "Content-Type": "application/json"}


@dataclass(frozen=True)
class Came:
    """What came back."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    raw: bytes

    @property
    def said(self) -> Any:
        return json.loads(self.body)

    @property
    def say(self) -> str:
        return str(self.said["say"])

    def header(self, name: str) -> str:
        return ", ".join(value for key, value in self.headers if key == name.lower())

    @property
    def cookie(self) -> str:
        return self.header("set-cookie").partition(";")[0]


def came_in(raw: bytes) -> Came:
    """Read a whole answer; nothing at all has the status 0."""
    head, _, body = raw.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    if not head:
        return Came(0, (), b"", raw)
    pairs = [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines[1:])]
    if ("transfer-encoding", "chunked") in pairs:
        body = b"".join(_chunks(body))
    return Came(int(lines[0].split()[1]), tuple(pairs), body, raw)


def _chunks(body: bytes) -> Iterator[bytes]:
    while body:
        size, _, rest = body.partition(b"\r\n")
        length = int(size or b"0", 16)
        yield rest[:length]
        body = rest[length + 2 :]


class Room:
    """A page that is open, in a thread of its own."""

    def __init__(self, home: Path, path: Path, server: Server, clock: FixedClock) -> None:
        self.home, self.path, self.server, self.clock = home, path, server, clock
        self.loop: asyncio.AbstractEventLoop | None = None
        self.where = Whereabouts()

    @property
    def session(self) -> Session:
        return self.server.live.session

    @property
    def host(self) -> str:
        return self.where.url.partition("//")[2]

    @property
    def port(self) -> int:
        return int(self.host.rpartition(":")[2])

    def line(self, computer: str = "") -> socket.socket:
        """Connect, from another address of the loopback where one is named."""
        return socket.create_connection(("127.0.0.1", self.port), PATIENCE, (computer, 0))

    def raw(self, data: bytes, *, end: bool = False, computer: str = "") -> bytes:
        """Send bytes as they are, and read until the other side closes."""
        with self.line(computer) as sock:
            try:
                sock.sendall(data)
                if end:
                    sock.shutdown(socket.SHUT_WR)
            except OSError:
                pass
            return read_all(sock)

    def head(self, method: str, path: str, headers: dict[str, str] | None = None) -> bytes:
        pairs = {"Host": self.host, "Connection": "close", **(headers or {})}
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in pairs.items())]
        return "\r\n".join([*lines, "", ""]).encode("utf-8")

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Came:
        named = {name.replace("_", "-"): value for name, value in headers.items() if value}
        if body is not None:
            named.setdefault("Content-Length", str(len(body)))
        return came_in(self.raw(self.head(method, path, named) + (body or b"")))

    def get(self, path: str, cookie: str = "", **headers: str) -> Came:
        return self.ask("GET", path, Cookie=cookie, **headers)

    def post(self, path: str, body: object, cookie: str = "", **headers: str) -> Came:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.ask("POST", path, data, Cookie=cookie, **{**MARK, **headers})

    def join(self, *people: str, code: str = "") -> str:
        """Let a phone in that answers for these people, or only looks; return its cookie."""
        cookie = ""
        for said in [{"person": one} for one in people] or [{"look": True}]:
            came = self.post("/api/join", {"code": code or self.where.code, **said}, cookie)
            assert came.status == 200, came.body
            cookie = came.cookie
        return cookie

    def now(self, cookie: str, computer: str = "") -> Any:
        came = came_in(self.raw(self.head("GET", "/api/now", {"Cookie": cookie}), computer=computer))
        assert came.status == 200, came.body
        return came.said

    def body(self, cookie: str, person: str, *values: str, part: int = 0, seen: str | None = None) -> dict[str, Any]:
        """What the page sends for answers with these values, one a line."""
        told = self.now(cookie)
        asked = told["now"]["asked"]
        there = asked["parts"][part]
        mine = next((one for one in told["mine"]["people"] if one["id"] == person), None)
        known = mine["parts"][part]["seen"] if mine else ""
        at = next(place for place, (one, _) in enumerate(there["columns"]) if one not in (LABEL, ABOUT))
        rows = []
        for (subject, cells), value in zip(there["lines"], values, strict=False):
            if value:
                rows.append([subject, [value if place == at else cell for place, cell in enumerate(cells)]])
        sent = {name: there[name] for name in ("module", "tag", "columns")}
        seen = known if seen is None else seen
        return {"person": person, "key": asked["key"], "part": sent, "rows": rows, "seen": seen, "id": "one"}

    def answer(self, cookie: str, person: str, *values: str, **changes: Any) -> Came:
        part = changes.pop("part", 0)
        return self.post("/api/answer", {**self.body(cookie, person, *values, part=part), **changes}, cookie)

    def do(self, *operations: Operation) -> None:
        """Carry out operations in the room, and wait until phones can see them."""
        assert self.loop is not None
        for operation in operations:
            asyncio.run_coroutine_threadsafe(self.server.live.commit(operation), self.loop).result(PATIENCE)
        self.settle()

    def go(self, module: str, phase: str) -> None:
        self.do(enter(module, phase))

    def settle(self) -> None:
        """Wait until phones can see what the room is now."""
        live = self.server.live
        self.until(lambda: live._moment.session is live.session and not live._changed.is_set())

    def until(self, condition: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, "it never came"
            time.sleep(0.002)

    def follow(self, cookie: str) -> Following:
        return Following(self, cookie)


class Following:
    """A phone that follows what is told."""

    def __init__(self, room: Room, cookie: str) -> None:
        self.sock, self.came = room.line(), b""
        self.sock.sendall(room.head("GET", "/api/follow", {"Cookie": cookie}))

    def until(self, part: bytes) -> bytes:
        """Read until something has come."""
        while part not in self.came:
            more = self.sock.recv(1 << 16)
            assert more, self.came[-400:]
            self.came += more
        return self.came

    def events(self) -> list[tuple[str, Any]]:
        """What has come so far."""
        found = []
        for piece in came_in(self.came).body.decode().split("\n\n"):
            if piece.startswith("event: "):
                sort, _, data = piece.partition("\ndata: ")
                found.append((sort.removeprefix("event: "), json.loads(data)))
        return found

    def close(self) -> None:
        self.sock.close()


def read_all(sock: socket.socket) -> bytes:
    """Read until the other side closes; a reset is an end as well."""
    came = b""
    try:
        while more := sock.recv(1 << 16):
            came += more
    except ConnectionError:
        pass
    return came


def made(home: Path, *records: AnyRecord, name: str = "session", **about: Any) -> Path:
    """A session in a file, with people and these records."""
    home.mkdir(parents=True, exist_ok=True)
    begin(home / f"{name}.pmw", *records, **about).close()
    return home / f"{name}.pmw"


@contextmanager
def opened(
    home: Path,
    *records: AnyRecord,
    path: Path | None = None,
    changes: dict[str, Any] | None = None,
    for_stage: bool = False,
    **about: Any,
) -> Iterator[Room]:
    """Open the page of a session of the tiny agenda, with these records; `changes` are those of its modules."""
    if path is None:
        path = made(home, *records, agenda=agenda_with(**(changes or {})), **about)
    clock = FixedClock()
    workshop = reopen(path, "room", clock=clock)
    watcher, place = stored_at(str(path)).watch(), Place("127.0.0.1", 0)
    server = Server(workshop, watcher, clock, Folders.at(home), place, for_stage=for_stage)
    room, ready, failed = Room(home, path, server, clock), threading.Event(), list[BaseException]()

    async def serve() -> None:
        room.loop = asyncio.get_running_loop()

        def known(where: Whereabouts) -> None:
            room.where = where
            ready.set()

        await server.run(known)

    def run() -> None:
        try:
            asyncio.run(serve())
        except BaseException as error:
            failed.append(error)
        finally:
            ready.set()

    thread = threading.Thread(target=run, name="room")
    thread.start()
    try:
        assert ready.wait(PATIENCE)
        if failed:
            raise failed[0]
        yield room
    finally:
        if room.loop is not None and not room.loop.is_closed():
            room.loop.call_soon_threadsafe(server.close)
        thread.join(PATIENCE)
        workshop.close()
    assert not thread.is_alive()
    assert not failed, failed
