"""A room whose page is open on this computer, with a stage beside it, and phones that ask it for something."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from pmworkshop.base.folders import Folders
from pmworkshop.room.server import Place, Server
from pmworkshop.session.core.steps import Operation
from pmworkshop.store.addresses import stored_at
from pmworkshop.store.stored_session import StoredSession
from pmworkshop.workshop.workshop import Workshop
from tests.build import FixedClock, begin, reopen

JSON = {"Content-Type": "application/json", "X-Pmworkshop": "1"}


@dataclass
class Answered:
    """What the page answered."""

    status: int
    data: Any
    headers: dict[str, str]


@dataclass
class Opened:
    """An open room: the stage, the server, and what phones do."""

    stage: Workshop
    server: Server
    clock: FixedClock
    folders: Folders
    heard: dict[str, list[str]] = field(default_factory=dict)

    @property
    def host(self) -> str:
        return self.server.where.url.split("//")[1]

    async def ask(self, path: str, body: Any = None, cookie: str = "", method: str = "") -> Answered:
        return await asyncio.to_thread(self._ask, path, body, cookie, method or ("GET" if body is None else "POST"))

    def _ask(self, path: str, body: Any, cookie: str, method: str) -> Answered:
        connection = http.client.HTTPConnection(self.host, timeout=10)
        try:
            sent = None if body is None else json.dumps(body)
            connection.request(method, path, sent, {**JSON, **({"Cookie": cookie} if cookie else {})})
            answer = connection.getresponse()
            raw = answer.read()
        finally:
            connection.close()
        with contextlib.suppress(ValueError):
            return Answered(answer.status, json.loads(raw), dict(answer.getheaders()))
        return Answered(answer.status, raw.decode(), dict(answer.getheaders()))

    async def join(self, cookie: str = "", **body: Any) -> str:
        """Join, and return the cookie of the phone."""
        sent = body if "lead" in body or "link" in body else {"code": self.server.where.code, **body}
        said = await self.ask("/api/join", sent, cookie)
        assert said.status == 200, said
        return said.headers["set-cookie"].split(";")[0]

    async def leader(self) -> str:
        """The facilitator's phone."""
        return await self.join(lead=self.server.where.lead)

    async def now(self, cookie: str) -> Any:
        said = await self.ask("/api/now", cookie=cookie)
        assert said.status == 200, said
        return said.data

    async def lead(self, cookie: str, act: str, seen: str = "", **more: Any) -> Answered:
        """Tap a button of the remote, as the phone sees it now unless told otherwise."""
        seen = seen or (await self.now(cookie))["lead"]["version"]
        return await self.ask("/api/lead", {"act": act, "seen": seen, **more}, cookie)

    async def does(self, operation: Operation) -> None:
        """Something happens on the stage; return once phones see it."""
        await asyncio.to_thread(self.stage.follow)
        await asyncio.to_thread(self.stage.commit, operation)
        steps = self.stage.session.versions
        await until(lambda: self.server.live._moment.session.versions == steps)

    def follow(self, name: str, cookie: str) -> asyncio.Task[None]:
        """Let a phone listen; what comes is in `heard`, as it came."""
        return asyncio.create_task(self._listen(name, cookie))

    async def _listen(self, name: str, cookie: str) -> None:
        host, port = self.host.split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(f"GET /api/follow HTTP/1.1\r\nHost: {self.host}\r\nCookie: {cookie}\r\n\r\n".encode())
        heard = self.heard.setdefault(name, [])
        try:
            while line := await reader.readline():
                heard.append(line.decode())
        finally:
            writer.close()

    def events(self, name: str) -> list[tuple[str, Any]]:
        """What a phone heard: each sort with its data."""
        lines = [one.strip() for one in self.heard.get(name, ())]
        return [(one[7:], json.loads(two[6:])) for one, two in pairwise(lines) if one.startswith("event: ")]


@asynccontextmanager
async def opened(
    tmp_path: Path, *records: Any, certificate: Path | None = None, **about: Any
) -> AsyncIterator[Opened]:
    """Open the page of a small workshop; a stage is beside it."""
    path, clock = tmp_path / "room.pmw", FixedClock()
    stage = begin(path, *records, clock=clock, **about)
    room = reopen(path, "room", clock=clock)
    async with served(tmp_path, stage, room, stored_at(str(path)), clock, certificate) as there:
        yield there


@asynccontextmanager
async def served(
    tmp_path: Path,
    stage: Workshop,
    room: Workshop,
    stored: StoredSession,
    clock: FixedClock,
    certificate: Path | None = None,
) -> AsyncIterator[Opened]:
    """Open the page of a session that has a window for it, wherever it is kept."""
    folders = Folders.at(tmp_path / "home")
    server = Server(room, stored.watch(), clock, folders, Place("127.0.0.1", 0, certificate, certificate))
    ready = asyncio.Event()
    running = asyncio.create_task(server.run(lambda _: ready.set()))
    try:
        await asyncio.wait({running, asyncio.create_task(ready.wait())}, return_when=asyncio.FIRST_COMPLETED)
        yield Opened(stage, server, clock, folders)
    finally:
        server.close()
        await running
        room.close()
        stage.close()


async def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(10):
        while not holds():
            await asyncio.sleep(0.01)
