"""Stands before the room's page: refuses what is too large, too slow or from elsewhere, before anything reads it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any

from pmworkshop.base.language import tr

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST = 64 * 1024
"""The most bytes of a body."""
PATIENCE = 10.0
"""Seconds in which a body has to arrive."""
LONGEST_PATH = 200
MOST_HEADERS, LARGEST_HEADERS = 100, 16 * 1024
"""Headers of a request, and bytes of all of them together, at most."""
MARK = b"x-pmworkshop"
"""A header that only the page's own script can set: no other site's form or picture sends it."""
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)


class Refused(Exception):  # noqa: N818 - it is an answer, not a fault
    """What is refused, with its status and one sentence."""

    def __init__(self, status: int, say: str) -> None:
        super().__init__(say)
        self.status, self.say = status, say


class Guard:
    """Lets through what the page itself can have sent."""

    def __init__(self, app: App, hosts: Collection[str]) -> None:
        """Stand before an application.

        Args:
            app: The application.
            hosts: The names with port under which phones reach it; a request for any other is refused, so that no
                foreign name can be pointed at this computer.
        """
        self._app = app
        self._hosts = frozenset(host.lower().encode() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let it through.

        Args:
            scope: What is asked for.
            receive: Returns what comes in.
            send: Sends what goes out.
        """
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_HEADERS]
            await send(message)

        try:
            headers = self._checked(scope)
            body = await _body(receive, headers) if scope["method"] == "POST" else None
        except Refused as refused:
            await _say(with_headers, refused)
            return
        await self._app(scope, receive if body is None else _Once(body, receive), with_headers)

    def _checked(self, scope: Scope) -> dict[bytes, bytes]:
        headers = self._headers(scope)
        if scope["method"] not in ("GET", "POST"):
            raise Refused(405, tr("That cannot be done here."))
        if len(scope["raw_path"]) > LONGEST_PATH or len(scope["query_string"]) > 0:
            raise Refused(404, tr("There is nothing at this address."))
        if scope["method"] == "POST":
            self._refuse_foreign(headers)
        return headers

    def _headers(self, scope: Scope) -> dict[bytes, bytes]:
        """Read the headers, which are few and name this page as their host."""
        pairs = list(scope["headers"])
        headers = dict(pairs)
        if len([name for name, _ in pairs if name == b"host"]) != 1 or headers[b"host"].lower() not in self._hosts:
            raise Refused(421, tr("This is not the address of the page. Type the one on the wall."))
        if len(pairs) > MOST_HEADERS or sum(len(name) + len(value) for name, value in pairs) > LARGEST_HEADERS:
            raise Refused(431, tr("That is too much at once."))
        return headers

    def _refuse_foreign(self, headers: dict[bytes, bytes]) -> None:
        """Refuse what another site may have made a browser send."""
        origin = headers.get(b"origin", b"")
        foreign = origin and origin.lower().partition(b"://")[2] not in self._hosts
        if foreign or headers.get(b"sec-fetch-site", b"same-origin") != b"same-origin":
            raise Refused(403, tr("This did not come from the page itself."))
        if headers.get(MARK) != b"1" or headers.get(b"content-type", b"").partition(b";")[0] != b"application/json":
            raise Refused(403, tr("This did not come from the page itself."))


async def _body(receive: Receive, headers: dict[bytes, bytes]) -> bytes:
    """Read a body whole.

    Raises:
        Refused: It is too large, or does not arrive.
    """
    told = headers.get(b"content-length", b"0")
    if not told.isdigit() or int(told) > LARGEST:
        raise Refused(413, tr("That is too much at once."))
    body: bytes = b""
    try:
        async with asyncio.timeout(PATIENCE):
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    raise Refused(400, tr("It did not arrive whole."))
                body += message.get("body", b"")
                if len(body) > LARGEST:
                    raise Refused(413, tr("That is too much at once."))
                if not message.get("more_body", False):
                    return bytes(body)
    except TimeoutError:
        raise Refused(408, tr("It did not arrive in time.")) from None


class _Once:
    """Gives a body that was read, then what comes in after it."""

    def __init__(self, body: bytes, receive: Receive) -> None:
        self._body: bytes | None = body
        self._receive = receive

    async def __call__(self) -> Message:
        if self._body is None:
            return await self._receive()
        body, self._body = self._body, None
        return {"type": "http.request", "body": body, "more_body": False}


async def _say(send: Send, refused: Refused) -> None:
    body = json.dumps({"say": refused.say}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    if refused.status in (408, 413):
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": refused.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
