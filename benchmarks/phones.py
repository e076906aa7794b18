"""Phones in a room, as the room's page hears them: they join, follow what is told, answer, and lose their network."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

PATIENCE = 30.0
"""Seconds until a phone gives up."""


class BrokenError(Exception):
    """The network was gone, before or after something was sent."""


@dataclass(eq=False)
class Phone:
    """One phone.

    Attributes:
        host: Where the page is, with its port.
        person: The id of the participant whose answers it gives.
        breaking: The part of its connections that break at random.
        cookie: What it was let in with.
        now: What it was told last.
        took: Seconds from the press of the button to "kept".
        tries: How often it sent its answers.
        told: When it was told something, by what that was.
    """

    host: str
    person: str
    breaking: float = 0.0
    rng: random.Random = field(default_factory=random.Random)
    cookie: str = ""
    now: dict[str, Any] = field(default_factory=dict)
    took: float = 0.0
    tries: int = 0
    told: dict[str, float] = field(default_factory=dict)
    _line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str, body: object | None = None, *, breaks: str = "") -> tuple[int, str, Any]:
        """Ask for something over the connection that is open, or another one.

        Args:
            path: The address.
            body: What is sent as JSON; None to ask for what is there.
            breaks: Where the connection breaks: before, sent or after; empty for nowhere.

        Returns:
            The status, the head and what came.

        Raises:
            BrokenError: The connection broke.
        """
        reader, writer = self._line = self._line or await asyncio.open_connection(*self.host.split(":"))
        if breaks == "before":
            await self.hang_up()
            raise BrokenError
        writer.write(request(self.host, path, body, self.cookie))
        await writer.drain()
        if breaks == "sent":
            await self.hang_up()
            raise BrokenError
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        came = await reader.readexactly(int(head.lower().partition("content-length:")[2].split()[0]))
        if breaks == "after":
            await self.hang_up()
            raise BrokenError
        return int(head.split()[1]), head, json.loads(came)

    async def hang_up(self) -> None:
        """Close the connection."""
        if self._line:
            self._line[1].close()
            self._line = None

    async def join(self, code: str) -> None:
        """Join with the code, and look at what is asked."""
        status, head, came = await self.ask("/api/join", {"code": code, "person": self.person})
        assert status == 200, came
        self.cookie = _cookie_in(head)
        _, _, came = await self.ask("/api/now")
        self.now = came["now"]

    async def follow(self, followed: Callable[[], None]) -> None:
        """Follow what is told until the connection ends.

        Args:
            followed: Called once something is told.
        """
        reader, writer = await asyncio.open_connection(*self.host.split(":"))
        try:
            writer.write(request(self.host, "/api/follow", None, self.cookie))
            buffer = b""
            while more := await reader.read(1 << 16):
                buffer = (buffer + more)[-(1 << 17) :]
                if b"event: now" in more:
                    followed()
                if b'"state": "looks"' in buffer or b'"state":"looks"' in buffer:
                    self.told.setdefault("shown", time.perf_counter())
                    buffer = b""
        finally:
            writer.close()

    async def answer(self, values: list[str]) -> None:
        """Press "Keep my answers", and send them until they are kept."""
        asked = self.now["asked"]
        part = asked["parts"][0]
        rows = [[one, [*cells[:-1], value]] for (one, cells), value in zip(part["lines"], values, strict=True)]
        sent = {name: part[name] for name in ("module", "tag", "columns")}
        body = {"person": self.person, "key": asked["key"], "part": sent, "rows": rows, "seen": "", "id": self.person}
        start = time.perf_counter()
        while not self.took:
            self.tries += 1
            breaks = self.rng.choice(("before", "sent", "after")) if self.rng.random() < self.breaking else ""
            try:
                status, _, came = await self.ask("/api/answer", body, breaks=breaks)
            except (BrokenError, OSError, asyncio.IncompleteReadError):
                await self.hang_up()
                continue
            assert status == 200, came
            self.took = time.perf_counter() - start


def _cookie_in(head: str) -> str:
    line = next(one for one in head.split("\r\n") if one.lower().startswith("set-cookie:"))
    return line.partition(":")[2].partition(";")[0].strip()


def request(host: str, path: str, body: object | None = None, cookie: str = "") -> bytes:
    """Write a request as a browser does."""
    lines = [f"{'GET' if body is None else 'POST'} {path} HTTP/1.1", f"Host: {host}"]
    data = b"" if body is None else json.dumps(body).encode()
    if body is not None:
        lines += ["X-Pmworkshop: 1", "Content-Type: application/json", f"Content-Length: {len(data)}"]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    return "\r\n".join([*lines, "", ""]).encode() + data


async def answered(
    host: str,
    code: str,
    people: list[str],
    *,
    subjects: int,
    seconds: float,
    breaking: float = 0.0,
    reveal: Callable[[], Awaitable[None]] | None = None,
    begin: Callable[[], Awaitable[None]] | None = None,
    seed: int = 7,
) -> tuple[list[Phone], float]:
    """Let all phones answer within some seconds, then let all see what is shown.

    Args:
        host: Where the page is.
        code: The code of the day.
        people: The ids of the participants, one for each phone.
        subjects: How many values each of them answers.
        seconds: Within which time they press the button.
        breaking: The part of connections that break.
        reveal: Shows the answers; None to show nothing.
        begin: Called when all phones are in and before any of them answers.
        seed: Where chance begins.

    Returns:
        The phones, and the moment when the answers were to be shown.
    """
    rng = random.Random(seed)
    phones = [Phone(host, one, breaking, random.Random(rng.random())) for one in people]
    following, told = [], asyncio.Semaphore(0)
    for phone in phones:
        await phone.join(code)
        following.append(asyncio.create_task(phone.follow(told.release)))
    for _ in phones:
        await asyncio.wait_for(told.acquire(), PATIENCE)
    if begin:
        await begin()

    async def press(phone: Phone) -> None:
        await asyncio.sleep(rng.random() * seconds)
        await phone.answer([str(rng.randint(1, 4)) for _ in range(subjects)])

    await asyncio.wait_for(asyncio.gather(*map(press, phones)), PATIENCE)
    shown_at = time.perf_counter()
    if reveal:
        await reveal()
        end = shown_at + PATIENCE
        while not all("shown" in one.told for one in phones) and time.perf_counter() < end:
            await asyncio.sleep(0.005)
    for task in following:
        task.cancel()
    await asyncio.gather(*following, return_exceptions=True)
    for phone in phones:
        await phone.hang_up()
    return phones, shown_at
