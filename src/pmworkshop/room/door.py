"""The stage's own way to the room's page, on this computer only: how many are in, and answers without names."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from pmworkshop.room.live import Live

HOME = "127.0.0.1"
LARGEST = 4 * 1024 * 1024
"""The most bytes of one line."""
GRACE = 20.0
"""Seconds after the stage is closed in which it may be opened again; then the page is closed too."""


class Door:
    """Lets the stage in, which knows the key, and closes the page some seconds after the stage.

    Both sides send lines of JSON. The stage begins with ``{"key": …}`` and then asks ``{"ask": "who"}`` for those who
    have answered without names, by round, how many phones there are, and whose answers are given on one; beside it
    ``{"dots": …}`` says who has answered without names behind the dots of the stage. It may ask
    ``{"ask": "fetch", "round": …}`` for their answers, once it shows them; or ``{"ask": "free", "person": …}`` to
    take a name back from its phone; or ``{"ask": "close"}``.
    """

    def __init__(self, live: Live, key: str, close: Callable[[], None], *, awaits: bool = False) -> None:
        """Prepare the door.

        Args:
            live: What phones see and answer.
            key: What the stage has to know.
            close: Closes the page.
            awaits: Whether a stage is awaited, without which the page is closed too.
        """
        self._live, self._key, self._close = live, key, close
        self._server: asyncio.Server | None = None
        self._stages, self._awaits = 0, awaits
        self._ending: asyncio.TimerHandle | None = None
        self._visits: set[asyncio.Task[None]] = set()

    async def open(self) -> int:
        """Open the door.

        Returns:
            Its port.
        """
        self._server = await asyncio.start_server(self._visited, HOME, 0, limit=LARGEST)
        port: int = self._server.sockets[0].getsockname()[1]
        if self._awaits:
            self._end_soon()
        return port

    async def close(self) -> None:
        """Close the door."""
        if self._ending:
            self._ending.cancel()
        if self._server:
            self._server.close()
        visits = [*self._visits]
        for visit in visits:
            visit.cancel()
        await asyncio.gather(*visits, return_exceptions=True)

    def _visited(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visit = asyncio.create_task(self._enter(reader, writer))
        self._visits.add(visit)
        visit.add_done_callback(self._visits.discard)

    async def _enter(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(5):
                said = _said(await reader.readline())
            if not hmac.compare_digest(str(said.get("key", "")), self._key):
                return
            self._stages += 1
            if self._ending:
                self._ending.cancel()
            try:
                await self._answer(reader, writer)
            finally:
                self._left(writer)
        except (OSError, ValueError, TypeError, TimeoutError):
            pass  # the stage is gone, or it was none
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            said = _said(line)
            if isinstance(dots := said.get("dots"), dict):
                self._live.behind_dots(writer, {str(one): frozenset(map(str, who)) for one, who in dots.items()})
            writer.write(json.dumps(self._told(said)).encode() + b"\n")
            await writer.drain()
            if said.get("ask") == "close":
                self._close()

    def _told(self, said: dict[str, Any]) -> dict[str, Any]:
        sealed = self._live.sealed
        if said.get("ask") == "fetch":
            there = sealed.fetch(one := str(said.get("round", "")))
            return {
                "answers": {
                    who: {"at": sealed.kept_at(one, who), "given": [asdict(answer) for answer in given]}
                    for who, given in there.items()
                }
            }
        if said.get("ask") == "free":
            freed = self._live.passes.free(str(said.get("person", "")))
            self._live.changed()
            return {"freed": freed}
        return {
            "who": {one: list(sealed.who(one)) for one in sealed.rounds},
            "phones": len(self._live.followers),
            "joined": sorted(self._live.passes.in_use()),
        }

    def _left(self, stage: object) -> None:
        self._live.behind_dots(stage, {})
        self._stages -= 1
        if not self._stages:
            self._end_soon()

    def _end_soon(self) -> None:
        self._ending = asyncio.get_running_loop().call_later(GRACE, self._close)


def _said(line: bytes) -> dict[str, Any]:
    said = json.loads(line or b"{}")
    if not isinstance(said, dict):
        raise ValueError
    return said
