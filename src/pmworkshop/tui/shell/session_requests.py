"""Opens, sets up, replays and leaves sessions."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, assert_never

from pmworkshop.base.errors import BusyError, ExitCode, InputError, PmworkshopError
from pmworkshop.base.language import speak, tr
from pmworkshop.store.addresses import Address
from pmworkshop.tui.guard import CALM, LOG, start
from pmworkshop.tui.keymap.commands import ROOM, key_of
from pmworkshop.tui.keymap.ways_out import error_words
from pmworkshop.tui.pages.page import Ask
from pmworkshop.tui.requests.messages import (
    AskToLeave,
    FindWords,
    LeadTogether,
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
            case OpenSession() | LeadTogether():
                self._open(request)
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

    def _open(self, request: OpenSession | LeadTogether) -> None:
        """Open a session from home; if another stage runs it, offer to lead it together, or to look at it."""
        session = request.session
        if isinstance(request, LeadTogether):  # in a window of its own, after which home comes again
            self._shell.beside = (session, self._shell.settings.facilitator)
            self._shell.app.exit(ExitCode.FINE)
            return
        try:
            opened = open_session(session, clock=self._shell.clock)
        except BusyError as error:
            keys = (
                tr("Enter leads it together"),
                tr("{leave_field_key} stays here", leave_field_key=key_of("leave_field")),
            )
            told = tr("{message} Enter leads it together; l, then Enter only looks", message=error.message)
            self._shell.desk.perform(Ask(told, lambda _, text: _beside_or_look(session, text), empty=True, keys=keys))
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
            speak(reel.newest.info.language)
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

        shell.desk.tell(tr("Looking through all sessions …"))
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
            desk.tell(tr(CALM), "refused")
        return None


def _reel(request: ReplaySession) -> Recording:
    """Read a history, and go to the moment at which the words were said that somebody looked for."""
    from pmworkshop.tui.replay.recording import open_reel

    reel = open_reel(request.session)
    if request.said is not None:
        from pmworkshop.practice.first_said import first_said

        reel.player.go(first_said(reel.moments, *request.said) or reel.seq, 0.0)
    return reel


def _beside_or_look(session: Address, text: str) -> LeadTogether | ReadSession:
    """Read what is to become of a session that another stage runs."""
    typed = text.strip().lower()
    if typed not in ("", "l"):
        raise InputError(
            tr(
                "Enter leads it together; l, then Enter only looks; {leave_field_key} stays here.",
                leave_field_key=key_of("leave_field"),
            )
        )
    return ReadSession(session) if typed else LeadTogether(session)
