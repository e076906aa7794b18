"""The application: does what only it can do for the screen, and runs it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import assert_never

from textual.app import SystemCommand
from textual.screen import Screen

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.errors import BusyError, ExitCode, PmworkshopError
from pmworkshop.base.folders import Folders
from pmworkshop.base.text import count
from pmworkshop.session.core.steps import Operation
from pmworkshop.store.addresses import Address
from pmworkshop.tui.drawing.looks import THEMES
from pmworkshop.tui.drawing.terminal import terminal_of
from pmworkshop.tui.guard import CALM, LOG, log_to
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.keymap.ways_out import error_words
from pmworkshop.tui.pages.page import Ask
from pmworkshop.tui.requests.messages import (
    AskToLeave,
    Attend,
    ChangeTheme,
    Correction,
    LeaveReplay,
    LeaveSession,
    NoteFault,
    OpenSession,
    Overlay,
    ProgramRequest,
    ReadSession,
    Recovery,
    ReplayRequest,
    ReplaySession,
    Request,
    RoomRequest,
    SaveFiles,
    SessionRequest,
    SetUpSession,
)
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.serving.corrections import Corrections
from pmworkshop.tui.serving.overlays import Overlays
from pmworkshop.tui.serving.room import RoomRequests
from pmworkshop.tui.shell.opening import Opened, open_session
from pmworkshop.tui.shell.recovery import RecoveryRequests
from pmworkshop.tui.shell.session_app import HOME_COMMANDS, SessionApp


class PmworkshopApp(SessionApp, inherit_bindings=False):
    """Home and stage of one facilitator."""

    def __init__(
        self, folders: Folders, session: Address | None = None, *, readonly: bool = False, clock: Clock | None = None
    ) -> None:
        """Open with home, or on a session.

        Args:
            folders: The user's folders.
            session: The address of the session to open; home without one.
            readonly: Open it for reading only.
            clock: Tells the time; the system's unless given.

        Raises:
            PmworkshopError: The session cannot be opened.
        """
        super().__init__(folders, session, readonly=readonly, clock=clock)
        self._room = RoomRequests(lambda: self.desk, self._time)
        self._corrections = Corrections(lambda: self.desk)
        self._recovery = RecoveryRequests(
            lambda: self.desk,
            folders,
            now=self._clock.now,
            opened=lambda: self._opened,
            panel_of=self.panel_of,
            moved=self._go_on_in,
            run=self.run_worker,
        )
        self._overlays = Overlays(
            lambda: self.desk,
            now=self._clock.now,
            terminal=lambda: terminal_of(self),
            palette=self.action_command_palette,
        )

    def on_stage_screen_requested(self, message: StageScreen.Requested) -> None:
        """Do what a command or panel asks for; what fails is said calmly."""
        try:
            self.serve(message.request)
        except PmworkshopError as error:
            self.desk.tell(error_words(error))
        except Exception:
            LOG.exception("in %s", type(message.request).__name__)
            self.desk.tell(CALM)

    def serve(self, request: Request) -> None:
        """Hand a request to what carries it out.

        Args:
            request: What is asked for.
        """
        if isinstance(request, Overlay):
            self._overlays.serve(request)
        elif isinstance(request, RoomRequest):
            self._room.serve(request)
        elif isinstance(request, Correction):
            self._corrections.serve(request)
        elif isinstance(request, Recovery):
            self._recovery.serve(request)
        elif isinstance(request, SessionRequest):
            self._serve_session(request)
        elif isinstance(request, ProgramRequest):
            self._serve_program(request)
        elif isinstance(request, ReplayRequest):
            LOG.warning("only the replay knows moments")
        else:
            assert_never(request)

    def _serve_session(self, request: SessionRequest) -> None:
        match request:
            case OpenSession():
                self._open(request.session)
            case ReadSession():
                self._take_over(open_session(request.session, readonly=True, clock=self._clock))
            case SetUpSession():
                self._set_up(request)
            case ReplaySession():
                self.run_worker(self._replay(request.session))
            case LeaveReplay():
                self._leave_replay()
            case AskToLeave():
                self.ask_to_leave()
            case LeaveSession():
                self.leave_session()
            case _:
                assert_never(request)

    def _serve_program(self, request: ProgramRequest) -> None:
        match request:
            case Attend():
                self._begin()
            case SaveFiles():
                if self._opened is not None:
                    self.run_worker(self._save(self._opened))
            case ChangeTheme():
                self._change_theme()
            case NoteFault():
                LOG.error("a gesture failed: %s", request.error)
            case _:
                assert_never(request)

    def _commit(self, operation: Operation) -> None:
        self._room.commit(operation)

    def _change_theme(self) -> None:
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]
        self.desk.redraw()

    async def _save(self, opened: Opened) -> None:
        from pmworkshop.interface import export, write_export
        from pmworkshop.report.formats import usual

        folder = Path.cwd() / opened.stored.stem
        session = opened.workshop.session

        def write() -> None:
            for name in usual():
                write_export(export(session, name), folder)

        try:
            await asyncio.to_thread(write)
        except PmworkshopError as error:
            self.desk.tell(error_words(error))
        except Exception:
            LOG.exception("saving the files")
            self.desk.tell(CALM)
        else:
            now = self._clock.now().astimezone()
            self.desk.tell(f"Saved {now:%H:%M} to {os.path.relpath(folder)}")

    def _open(self, session: Address) -> None:
        """Open a session from home; one that another stage runs can be opened to look at it."""
        try:
            opened = open_session(session, clock=self._clock)
        except BusyError as error:
            keys = ("Enter opens it to look at", f"{key_of('leave_field')} stays here")
            self.desk.perform(Ask(error.message, lambda _, text: ReadSession(session), empty=True, keys=keys))
            return
        self._take_over(opened)

    def _set_up(self, request: SetUpSession) -> None:
        from pmworkshop.tui.shell.create_session import set_up

        self.desk.lay_over(set_up(self._folders, request, self._clock, self.settings.facilitator))

    async def _replay(self, session: Address) -> None:
        from pmworkshop.tui.replay.recording import open_reel
        from pmworkshop.tui.replay.replay_screen import ReplayScreen

        try:
            reel = await asyncio.to_thread(open_reel, session)
        except PmworkshopError as error:
            self.desk.tell(error_words(error))
        except Exception:
            LOG.exception("reading the history")
            self.desk.tell(CALM)
        else:
            if len(self.screen_stack) == 1:
                await self.push_screen(ReplayScreen(reel, self.settings.keys))

    def _leave_replay(self) -> None:
        """Leave the replay: back home where it was opened from there, else the program."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.exit(ExitCode.FINE)

    def ask_to_leave(self) -> None:
        """Leave: at once, unless something would be lost or people are watching."""
        if self._opened is None:
            self.exit(ExitCode.FINE)
            return
        if not self._opened.workshop.writable:
            self.leave_session()
            return
        unsaved = self.desk.unsaved + self._drafts_elsewhere()
        asked = "Leave? Everything is saved."
        if unsaved:
            asked = f"{count(unsaved, 'line is', 'lines are')} not kept yet. Leave all the same?"
        keys = ("Enter leaves", f"{key_of('leave_field')} stays")
        self.desk.perform(Ask(asked, lambda _, text: LeaveSession(), empty=True, keys=keys, always=True))

    def leave_session(self) -> None:
        """Leave the session: back home where it was opened from there, else the program."""
        self._end_drafts({})
        if self._from_home and self._opened is not None:
            self.close()
            self._opened = self._outbox = None
            desk = self.desk
            desk.running, desk.outbox, desk.mark, desk.curtain = False, None, "", False
            desk.room_commands = HOME_COMMANDS
            desk.show(self._home())
            return
        self.exit(ExitCode.FINE)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every command by its name."""
        for command in self.desk.commands:
            if command.id != "palette":
                yield SystemCommand(command.help, command.key, self._runner(command))

    def _runner(self, command: Command) -> Callable[[], None]:
        return lambda: self.desk.run(command)


def run_stage(session: Address, folders: Folders, *, readonly: bool = False) -> int:
    """Run a session on the stage until the facilitator leaves; return the exit code.

    Args:
        session: Its address.
        folders: The user's folders.
        readonly: Open it for reading only.

    Raises:
        PmworkshopError: The session cannot be opened.
    """
    return run(PmworkshopApp(folders, session, readonly=readonly), folders)


def run_home(folders: Folders) -> int:
    """Show home until the facilitator leaves; return the exit code."""
    return run(PmworkshopApp(folders), folders)


def run(app: PmworkshopApp, folders: Folders) -> int:
    """Run an application until the facilitator leaves it; return the exit code."""
    log_to(folders.log)
    try:
        code = app.run()
    finally:
        app.close()
    return int(code if code is not None else app.return_code or 0)
