"""The application: carries out the requests that no panel can carry out itself, and runs the program."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import partial
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
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.keymap.ways_out import error_words
from pmworkshop.tui.pages.page import Ask
from pmworkshop.tui.requests.messages import (
    AskToLeave,
    Attend,
    ChangeTheme,
    Correction,
    KeepDateOrder,
    LeaveReplay,
    LeaveSession,
    LookForStruck,
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
from pmworkshop.tui.serving.date_order import serve_order
from pmworkshop.tui.serving.overlays import Overlays
from pmworkshop.tui.serving.room import RoomRequests
from pmworkshop.tui.serving.saving import save
from pmworkshop.tui.serving.struck import look_for
from pmworkshop.tui.shell.opening import Opened, open_session
from pmworkshop.tui.shell.recovery import RecoveryRequests
from pmworkshop.tui.shell.session_app import HOME_COMMANDS, SessionApp


class PmworkshopApp(SessionApp, inherit_bindings=False):
    """The application of one facilitator: the home page and the stage."""

    def __init__(
        self, folders: Folders, session: Address | None = None, *, readonly: bool = False, clock: Clock | None = None
    ) -> None:
        """Show the home page, or open a session on the stage.

        Args:
            folders: The user's folders.
            session: Address of the session to open; None for the home page.
            readonly: Open the session for reading only.
            clock: Source of the time; None for the system clock.

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
        """Carry out the request of a command or panel; report an error in the message line."""
        try:
            self.serve(message.request)
        except PmworkshopError as error:
            self.desk.tell(error_words(error))
        except Exception:
            LOG.exception("in %s", type(message.request).__name__)
            self.desk.tell(CALM)

    def serve(self, request: Request) -> None:
        """Pass a request to the object that carries it out.

        A request of the replay is only logged: this screen shows the present state of a session, not a past one.

        Args:
            request: Any request of a command or panel.

        Raises:
            PmworkshopError: The request cannot be carried out, for instance because a session cannot be opened.
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
            case KeepDateOrder():
                serve_order(request, self.desk, self._folders)
            case NoteFault():
                LOG.error("a gesture failed: %s", request.error)
            case LookForStruck():
                if self._opened is not None:
                    self.run_worker(look_for(request.texts, str(self._opened.stored), self._folders, self.desk))
            case _:
                assert_never(request)

    def _commit(self, operation: Operation) -> None:
        self._room.commit(operation)

    def _change_theme(self) -> None:
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]
        self.desk.redraw()

    async def _save(self, opened: Opened) -> None:
        folder = Path.cwd() / opened.stored.stem
        self.desk.tell(await save(opened.workshop.session, folder, self._folders, self._clock.now))

    def _open(self, session: Address) -> None:
        """Open a session from the home page; if another stage runs it, offer to open it for reading only."""
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
        """Close the replay and return to the home page if it was opened from there; otherwise end the program."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.exit(ExitCode.FINE)

    def ask_to_leave(self) -> None:
        """Leave at once at home or in a read-only session; otherwise ask for confirmation first."""
        if self._opened is None:
            self.exit(ExitCode.FINE)
            return
        if not self._opened.workshop.writable:
            self.leave_session()
            return
        unsaved = self.desk.unsaved + self._half_typed.elsewhere()
        asked = "Leave? Everything is saved."
        if unsaved:
            asked = f"{count(unsaved, 'line is', 'lines are')} not kept yet. Leave all the same?"
        keys = ("Enter leaves", f"{key_of('leave_field')} stays")
        self.desk.perform(Ask(asked, lambda _, text: LeaveSession(), empty=True, keys=keys, always=True))

    def leave_session(self) -> None:
        """Close the session and show the home page if it was opened from there; otherwise end the program."""
        self._half_typed.end(keep=False)
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
        """List every command but the palette itself for the command palette."""
        for command in self.desk.commands:
            if command.id != "palette":
                yield SystemCommand(command.help, command.key, partial(self.desk.run, command))


def run_stage(session: Address, folders: Folders, *, readonly: bool = False) -> int:
    """Run a session on the stage until the facilitator leaves.

    Args:
        session: Address of the session.
        folders: The user's folders.
        readonly: Open the session for reading only.

    Returns:
        The exit code of the program.

    Raises:
        PmworkshopError: The session cannot be opened.
    """
    return run(PmworkshopApp(folders, session, readonly=readonly), folders)


def run_home(folders: Folders) -> int:
    """Run the program from the home page until the facilitator leaves.

    Args:
        folders: The user's folders; the log is written there.

    Returns:
        The exit code of the program.
    """
    return run(PmworkshopApp(folders), folders)


def run(app: PmworkshopApp, folders: Folders) -> int:
    """Run an application until the facilitator leaves it, and close it even if it fails.

    Args:
        app: The application, not yet running.
        folders: The user's folders; the log is written there.

    Returns:
        The exit code of the program; 0 if the application gave none.
    """
    log_to(folders.log)
    try:
        code = app.run()
    finally:
        app.close()
    return int(code if code is not None else app.return_code or 0)
