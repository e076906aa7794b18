"""The page for phones beside a stage, served on the loopback in a thread of its own, and phones that answer."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from pmworkshop.base.folders import Folders
from pmworkshop.room import caller
from pmworkshop.room.pages.asked import asked_parts
from pmworkshop.room.passes import Phone
from pmworkshop.room.server import Place, Server
from pmworkshop.room.view import rows_of, seen_of
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.store.addresses import stored_at
from pmworkshop.tui.shell import stage_window
from pmworkshop.workshop.wiring import wired
from tests.build import FixedClock
from tests.tui.driving import NOW, PATIENCE, Facilitator

OFTEN = 0.01
"""Seconds between two looks at the page, and between two questions to it."""


class Page:
    """The page while it is open.

    Attributes:
        clock: Its clock, which stands still at the moment of the stage until it is moved.
        ended: Whether it has ended.
    """

    def __init__(self, home: Path, session: str, *, for_stage: bool = False, certificate: Path | None = None) -> None:
        self.clock, self._certificate = FixedClock(NOW), certificate
        self._home, self._session, self._for_stage = home, session, for_stage
        self._opened: Future[None] = Future()
        self._hung = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()))
        self._thread.start()
        self._opened.result(PATIENCE)

    async def _run(self) -> None:
        self._loop = asyncio.get_running_loop()
        stored = stored_at(self._session)
        workshop = wired().open(stored, window="room")
        try:
            place = Place("127.0.0.1", 0, self._certificate, self._certificate)
            folders, awaits = Folders.at(self._home), self._for_stage
            self.server = Server(workshop, stored.watch(), self.clock, folders, place, for_stage=awaits)
            await self.server.run(lambda _: self._opened.set_result(None))
        finally:
            workshop.close()

    @property
    def ended(self) -> bool:
        return not self._thread.is_alive()

    def close(self) -> None:
        if not self.ended:
            self._loop.call_soon_threadsafe(self.server.close)
        self._thread.join(PATIENCE)

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Let it answer nobody for a while."""
        self._hung.clear()
        self._loop.call_soon_threadsafe(self._hung.wait)
        try:
            yield
        finally:
            self._hung.set()

    def join(self, person: str) -> None:
        """Let a phone answer for somebody."""
        self._loop.call_soon_threadsafe(lambda: self.server.live.passes.join(person=person))

    async def answer(self, room: Facilitator, person: str, *answers: Answer, place: int = 0) -> str:
        """Let the phone of somebody answer one of the parts that are asked now; return when it was kept."""
        live = self.server.live
        there = room.session.stage
        await room.until(lambda: live.session.stage == there and live.now.parts)
        part, asked = live.now.parts[place], asked_parts(live.now.parts)[place]
        before = live.rows(person, part)
        said = {
            "person": person,
            "key": live.now.plain["asked"]["key"],
            "part": {one: asked[one] for one in ("module", "tag", "columns")},
            "rows": [[one, [*cells]] for one, cells in rows_of(live.session, part, answers)],
            "seen": seen_of(before),
        }
        kept = asyncio.run_coroutine_threadsafe(live.answer(Phone((person,)), said), self._loop)
        return (await asyncio.wrap_future(kept))["kept"]


@contextmanager
def page_of(home: Path, session: Path, *, for_stage: bool = False, certificate: Path | None = None) -> Iterator[Page]:
    """Open the page of a session, with TLS where there is a certificate."""
    page = Page(home, str(session), for_stage=for_stage, certificate=certificate)
    try:
        yield page
    finally:
        page.close()


@contextmanager
def looking_often() -> Iterator[None]:
    """Let the stage look for a page, and ask it, all the time."""
    with (
        mock.patch.object(stage_window, "LOOKED_AFTER", OFTEN),
        mock.patch.object(caller, "LOOK", OFTEN),
        mock.patch.object(caller, "BEAT", OFTEN),
    ):
        yield


async def reached(room: Facilitator) -> None:
    """Wait until the stage has found the page."""
    phones = room.app.shell.live.phones
    await room.until(lambda: phones.seen is not None and phones.seen.reached)


async def known(room: Facilitator, *people: str) -> None:
    """Wait until the wall knows of whom answers without names are on phones."""
    await room.until(lambda: {one for who in (room.app.desk.state.came or {}).values() for one in who} == {*people})
    await room.settle()


def ids(session: Session) -> Sequence[str]:
    """The ids of the leaders in the room, in the order in which they are asked."""
    return [one.id for one in session.people() if one.present and not one.left]
