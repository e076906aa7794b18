"""The addresses of the room's page: joining, what is asked and shown now, and answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Literal

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from pmworkshop.base.errors import InputError, PmworkshopError, RefusedError, StorageError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.room.answers import ElsewhereError, FaultsError, OverError
from pmworkshop.room.lead import Lead
from pmworkshop.room.live import Follower, Live
from pmworkshop.room.pages.shell import shell
from pmworkshop.room.passes import Phone
from pmworkshop.room.tries import Tries
from pmworkshop.room.view import seen_of

ANSWER = "/api/answer"
"""Where answers come in."""
COOKIE = "pmworkshop"
"""Name of the cookie that lets a phone in; it ends with the browser's session."""
BEAT = 15.0
"""Seconds between two signs of life to a phone that nothing is told."""
NOT_IN = tr_noop("This phone is not in the room. Join with the code on the wall.")
Said = dict[str, Any]


class RoomApp:
    """Answers what phones ask for."""

    def __init__(self, live: Live, lead: Lead, *, safe: bool = False) -> None:
        """Connect to the room.

        Args:
            live: What phones see and answer.
            lead: What the facilitator's phone sees and does.
            safe: Whether phones reach it by TLS alone.
        """
        self._live, self._lead, self._safe = live, lead, safe
        self._tries = Tries()
        self._page, self._policy = shell()
        self.closing = asyncio.Event()
        self._taking = self._answering(self._answer)
        self._others = self._starlette()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; answers, of which many come at once, go past the layers that all others go through.

        Args:
            scope: What is asked for.
            receive: Returns what comes in.
            send: Sends what goes out.
        """
        if (scope["type"], scope.get("method"), scope.get("path")) != ("http", "POST", ANSWER):
            await self._others(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            response = await self._taking(request)
        except Exception as error:
            response = await _went_wrong(request, error)
        await response(scope, receive, send)

    def _starlette(self) -> Starlette:
        page = ("/", "/{code:str}", "/me/{token:str}", "/lead/{key:str}")
        return Starlette(
            routes=[
                Route("/api/join", self._answering(self._join), methods=["POST"]),
                Route("/api/leave", self._answering(self._leave), methods=["POST"]),
                Route(ANSWER, self._taking, methods=["POST"]),
                Route("/api/lead", self._answering(self._leading), methods=["POST"]),
                Route("/api/now", self._answering(self._now), methods=["GET"]),
                Route("/api/follow", self._follow, methods=["GET"]),
                *(Route(path, self._shell, methods=["GET"]) for path in page),
            ],
            exception_handlers={HTTPException: _nothing_there, Exception: _went_wrong},
        )

    async def _shell(self, request: Request) -> Response:
        return Response(self._page, media_type="text/html", headers={"content-security-policy": self._policy})

    def _answering(
        self, handle: Callable[[Request], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """Say in one sentence why something is refused."""

        async def answer(request: Request) -> Response:
            try:
                return await handle(request)
            except ElsewhereError as error:
                return _say(409, error, {"seen": seen_of(error.rows), "rows": error.rows})
            except FaultsError as error:
                return _say(422, error, {"faults": error.faults})
            except OverError as error:
                return _say(410, error)
            except StorageError as error:
                return _say(503, error)
            except InputError as error:
                return _say(400, error)
            except PmworkshopError as error:
                return _say(409, error)

        return answer

    def _phone(self, request: Request) -> Phone | None:
        return self._live.passes.phone(_secret(request))

    def _stranger(self, request: Request) -> Response:
        """Say that a phone is not in, and why if it was."""
        return JSONResponse({"say": self._live.passes.why_out(_secret(request)) or tr(NOT_IN)}, 401)

    async def _join(self, request: Request) -> Response:
        said, passes = await _said(request), self._live.passes
        computer = request.client.host if request.client else ""
        if not self._tries.heard(computer):
            return JSONResponse({"say": tr("Too many wrong tries. Wait a minute.")}, 429)
        if "lead" in said:
            right = passes.knows_lead(_text(said["lead"]))
            return self._let_in(request, leads=True) if right else self._wrong(computer, "link")
        if "link" in said:
            person = self._known_by(_text(said["link"]))
            return self._let_in(request, person=person) if person else self._wrong(computer, "link")
        if not passes.knows_code(_text(said.get("code"))) and self._phone(request) is None:
            return self._wrong(computer, "code")
        return self._with_code(request, said)

    def _wrong(self, computer: str, what: Literal["code", "link"]) -> Response:
        self._tries.wrong(computer)
        code = tr("That code is not right. Look at the wall.")
        link = tr("That link is not right. Ask the facilitator for another one.")
        return JSONResponse({"say": code if what == "code" else link}, 403)

    def _with_code(self, request: Request, said: Said) -> Response:
        """Let a phone in that knows the code, or list whose answers it can give."""
        view, passes, secret = self._live.session, self._live.passes, _secret(request)
        if said.get("look"):
            return self._let_in(request)
        if "person" not in said:
            listed = [
                {"id": one, "name": name, "taken": passes.taken(one, secret)}
                for one, name in self._live.names.items()
            ]
            return JSONResponse({"title": view.info.title, "names": listed, "may_look": True})
        person = _text(said["person"])
        if person not in self._live.names:
            raise InputError(tr("That name is not among the leaders."), tr("Choose another one."))
        if passes.taken(person, secret):
            raise RefusedError(tr("That name is in use on another phone."), tr("The facilitator can take it back."))
        return self._let_in(request, person=person)

    def _known_by(self, token: str) -> str:
        """Find whose personal link it is; empty for nobody's."""
        people = self._live.session.people()
        return next((one.id for one in people if one.token and not one.left and one.token == token), "")

    def _let_in(self, request: Request, *, person: str = "", leads: bool = False) -> Response:
        secret = self._live.passes.join(_secret(request), person=person, leads=leads)
        response = JSONResponse({})
        response.set_cookie(COOKIE, secret, httponly=True, samesite="strict", secure=self._safe)
        self._live.changed()
        return response

    async def _leave(self, request: Request) -> Response:
        said = await _said(request)
        self._live.passes.leave(_secret(request), _text(said.get("person")))
        self._live.changed()
        return JSONResponse({})

    async def _answer(self, request: Request) -> Response:
        said, phone = await _said(request), self._phone(request)
        if phone is None:
            return self._stranger(request)
        return JSONResponse(await self._live.answer(phone, said))

    async def _leading(self, request: Request) -> Response:
        said, phone = await _said(request), self._phone(request)
        if phone is None or not phone.leads:
            return self._stranger(request)
        return JSONResponse({"say": await self._lead.do(said)})

    async def _now(self, request: Request) -> Response:
        phone = self._phone(request)
        if phone is None:
            return self._stranger(request)
        return JSONResponse(self._state(phone))

    def _state(self, phone: Phone) -> Said:
        lead = self._lead.state() if phone.leads else None
        return {"now": self._live.now.whole, "mine": self._live.mine(phone), "lead": lead}

    async def _follow(self, request: Request) -> Response:
        if self._phone(request) is None:
            return self._stranger(request)
        headers = {"content-type": "text/event-stream"}
        return StreamingResponse(self._notices(_secret(request)), headers=headers)

    async def _notices(self, secret: str) -> AsyncIterator[bytes]:
        """Tell a phone of changes until it goes, or the page is closed."""
        follower = Follower(secret)
        self._live.followers.add(follower)
        try:
            follower.tell("now", json.dumps(self._live.now.whole))
            self._live.tell_mine(follower)
            self._live.tell_leads((follower,))
            while not self.closing.is_set():
                try:
                    async with asyncio.timeout(BEAT):
                        told = await follower.notices()
                except TimeoutError:
                    yield b":\n\n"
                    continue
                yield b"".join(_event(sort, data) for sort, data in told)
            yield _event("closed", "{}")
        finally:
            self._live.followers.discard(follower)

    def close(self) -> None:
        """Tell all phones that the page is closed, and end what they follow."""
        self.closing.set()
        for follower in self._live.followers:
            follower.tell("closed", "{}")


async def _nothing_there(request: Request, error: Exception) -> Response:
    """Say that an address has nothing, or takes nothing in this way."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    say = tr("That cannot be done here.") if status == 405 else tr("There is nothing at this address.")
    return JSONResponse({"say": say}, status)


async def _went_wrong(request: Request, error: Exception) -> Response:
    """Say that something failed that nobody foresaw, and nothing of what it was."""
    return JSONResponse({"say": tr("Something went wrong on the laptop. Tell the facilitator.")}, 500)


def _event(sort: str, data: str) -> bytes:
    return f"event: {sort}\ndata: {data}\n\n".encode()


def _say(status: int, error: PmworkshopError, more: Said | None = None) -> Response:
    return JSONResponse({"say": " ".join(filter(None, (error.message, error.hint))), **(more or {})}, status)


def _secret(request: Request) -> str:
    return request.cookies.get(COOKIE, "")


async def _said(request: Request) -> Said:
    try:
        said = json.loads((await request.receive())["body"])  # the guard has read it whole
        json.dumps(
            said, ensure_ascii=False, allow_nan=False
        ).encode()  # no half letters, and nothing that is no number
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise InputError(tr("That cannot be read."), tr("Open the page anew."))
    return said


def _text(said: Any) -> str:
    return said[:200] if isinstance(said, str) else ""
