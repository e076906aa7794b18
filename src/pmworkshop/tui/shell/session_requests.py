"""Opens, sets up, replays and leaves sessions."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, assert_never

from pmworkshop.base.errors import BusyError, PmworkshopError
from pmworkshop.store.addresses import Address
from pmworkshop.tui.guard import CALM, LOG, start
from pmworkshop.tui.keymap.commands import ROOM, key_of
from pmworkshop.tui.keymap.ways_out import error_words
from pmworkshop.tui.pages.page import Ask
from pmworkshop.tui.requests.messages import (
    AskToLeave,
    FindWords,
    LeaveReplay,
    LeaveSession,
    OpenSession,
    ReadSession,
    RehearseAgenda,
    RehearseSession,
    ReplaySession,
    SessionRequest,
    SetUpSession,
)
from pmworkshop.tui.shell.leaving import Leaving
from pmworkshop.tui.shell.opening import Opened, open_session
from pmworkshop.tui.shell.shell import Shell

if TYPE_CHECKING:
    from pmworkshop.tui.replay.recording import Recording

T = TypeVar("T")


class SessionRequests:
    """Carries out the requests that lead into a session or out of it."""

    def __init__(self, shell: Shell, leaving: Leaving, attend: Callable[[Shell, Opened], None]) -> None:
        """Connect to the application.

        Args:
            shell: The parts of the application.
            leaving: Leads out of a session.
            attend: Shows an open session.
        """
        self._shell, self._leaving, self._attend = shell, leaving, attend

    def serve(self, request: SessionRequest) -> None:
        """Carry out a request.

        Args:
            request: The request.

        Raises:
            PmworkshopError: A session cannot be opened, or an agenda cannot be read.
        """
        match request:
            case OpenSession():
                self._open(request.session)
            case ReadSession():
                self._take_over(open_session(request.session, readonly=True, clock=self._shell.clock))
            case SetUpSession():
                self._set_up(request)
            case RehearseSession() | RehearseAgenda():
                self._rehearse(request)
            case ReplaySession():
                start(self._shell.app, self._replay, request)
            case FindWords():
                start(self._shell.app, self._find, request.words)
            case LeaveReplay():
                self._leaving.leave_replay()
            case AskToLeave():
                self._leaving.ask(request.about)
            case LeaveSession():
                self._leaving.leave()
            case _:
                assert_never(request)

    def _open(self, session: Address) -> None:
        """Open a session from the home page; if another stage runs it, offer to open it for reading only."""
        try:
            opened = open_session(session, clock=self._shell.clock)
        except BusyError as error:
            keys = ("Enter opens it to look at", f"{key_of('leave_field')} stays here")
            ask = Ask(error.message, lambda _, text: ReadSession(session), empty=True, bare=True, keys=keys)
            self._shell.desk.perform(ask)
            return
        self._take_over(opened)

    def _take_over(self, opened: Opened) -> None:
        shell, desk = self._shell, self._shell.desk
        shell.live.opened = opened
        shell.panels.made.clear()
        desk.state.take(opened.workshop.session)
        desk.offered.room = ROOM
        desk.overlays.show(shell.panels.of_room())
        self._attend(shell, opened)

    def _set_up(self, request: SetUpSession) -> None:
        from pmworkshop.tui.shell.create_session import set_up

        shell = self._shell
        shell.desk.overlays.open(set_up(shell.folders, request, shell.clock, shell.settings.facilitator))

    def _rehearse(self, request: RehearseSession | RehearseAgenda) -> None:
        """Run a copy of a session in memory, or an agenda with made-up leaders."""
        from pmworkshop.tui.shell.begin_rehearsal import begin_rehearsal

        self._take_over(begin_rehearsal(request, self._shell.folders, self._shell.clock))

    async def _replay(self, request: ReplaySession) -> None:
        from pmworkshop.tui.replay.replay_screen import ReplayScreen

        shell = self._shell
        reel = await self._read(lambda: _reel(request), "reading the history")
        if reel is not None and len(shell.app.screen_stack) == 1:
            replay = ReplayScreen(reel, shell.settings.keys)
            shell.suit(replay)
            await shell.app.push_screen(replay)

    async def _find(self, words: str) -> None:
        """Look for words in all sessions, and lay what was found over home if nothing else came meanwhile."""
        from pmworkshop.practice.memory import memory_of
        from pmworkshop.practice.query import read_query
        from pmworkshop.tui.panels.home.finding import FoundPanel

        shell = self._shell

        def look() -> FoundPanel:
            query = read_query(words)
            return FoundPanel(words, query, memory_of(shell.folders).find(query))

        shell.desk.tell("Looking through all sessions …")
        found = await self._read(look, "finding words")
        if found is not None and shell.live.opened is None:
            shell.desk.tell(found.unread)
            shell.desk.overlays.open(found)

    async def _read(self, read: Callable[[], T], what: str) -> T | None:
        """Read files in another thread; say why if they cannot be read."""
        desk = self._shell.desk
        try:
            return await asyncio.to_thread(read)
        except PmworkshopError as error:
            desk.tell(error_words(error), "refused")
        except Exception:
            LOG.exception(what)
            desk.tell(CALM, "refused")
        return None


def _reel(request: ReplaySession) -> Recording:
    """Read a history, and go to the moment at which the words were said that somebody looked for."""
    from pmworkshop.tui.replay.recording import open_reel

    reel = open_reel(request.session)
    if request.said is not None:
        from pmworkshop.practice.first_said import first_said

        reel.player.go(first_said(reel.moments, *request.said) or reel.seq, 0.0)
    return reel
