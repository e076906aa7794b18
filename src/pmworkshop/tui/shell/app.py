"""The application: gives Textual's events to its parts, and runs the program."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.screen import Screen

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr
from pmworkshop.store.addresses import Address
from pmworkshop.tui.drawing.looks import themes
from pmworkshop.tui.drawing.message_kinds import Kind
from pmworkshop.tui.drawing.terminal import colours_of
from pmworkshop.tui.guard import CALM, LOG, CalmApp, go_on_calmly, leave_on_signals, log_to, safely
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.keymap.ways_out import error_words
from pmworkshop.tui.requests.messages import Request
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.shell.ahead import NEXT, import_ahead
from pmworkshop.tui.shell.drafts import DRAFT_SECONDS
from pmworkshop.tui.shell.leaving import Leaving
from pmworkshop.tui.shell.live_session import FOLLOW_SECONDS, RETRY_SECONDS
from pmworkshop.tui.shell.shell import Shell
from pmworkshop.tui.shell.stage_window import StageWindow
from pmworkshop.tui.shell.window import Window
from pmworkshop.tui.timing.absence import MARKED

if TYPE_CHECKING:
    from pmworkshop.tui.shell.request_servers import RequestServers

STYLES = Path(__file__).with_name("stage_screen.tcss")


class PmworkshopApp(CalmApp, inherit_bindings=False):
    """The application of one facilitator, with one window.

    Attributes:
        shell: What the application owns around the screen.
        window: What it shows.
        leaving: Leads out of a session, or ends the program.
        farewell: Message that is printed if the program fails.
    """

    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    NOTIFICATION_TIMEOUT: ClassVar[float] = 3

    def __init__(self, folders: Folders, window: Window, *, clock: Clock | None = None) -> None:
        """Open the session of a window, if it has one.

        Args:
            folders: The user's folders.
            window: What is shown.
            clock: Source of the time; None for the system clock.

        Raises:
            PmworkshopError: The session cannot be opened.
        """
        super().__init__([STYLES, *window.styles])
        for theme in themes(colours_of(self)):
            self.register_theme(theme)
        self.title, self.window = tr(window.title), window
        self.farewell = tr(
            "Something in the program failed; what was saved is safe. The details are in {log}", log=folders.log
        )
        self.shell = shell = Shell(self, folders, clock)
        self.theme = shell.settings.theme
        if "palette" in shell.settings.keys:
            self.unbind(self.COMMAND_PALETTE_BINDING)
        shell.live.opened = window.open(clock)
        self.leaving = Leaving(shell, from_home=window.from_home)

    @cached_property
    def servers(self) -> RequestServers:
        """The servers; they are made for the first request, which comes after the first frame."""
        from pmworkshop.tui.shell.program_requests import ProgramRequests
        from pmworkshop.tui.shell.request_servers import RequestServers
        from pmworkshop.tui.shell.session_requests import SessionRequests

        shell = self.shell
        sessions = SessionRequests(shell, self.leaving, self.window.attend)
        return RequestServers(shell, sessions, ProgramRequests(shell, self._begin), self.action_command_palette)

    def get_default_screen(self) -> Screen[None]:
        """Return the first screen of the window."""
        desk = self.window.first_screen(self.shell)
        self.shell.suit(desk)
        return desk

    @property
    def desk(self) -> StageScreen:
        """The uppermost stage screen, even while the palette lies over it."""
        return self.shell.desk

    def on_mount(self) -> None:
        """Start the timers and install the signal handlers."""
        shell = self.shell
        leave_on_signals(self.leave_unasked)
        go_on_calmly(self.refresh)
        self.set_interval(1.0, self._tick)
        self.set_interval(FOLLOW_SECONDS, shell.live.follow_if_due)
        self.set_interval(RETRY_SECONDS, shell.live.retry)
        self.set_interval(MARKED, shell.time.mark)
        self.set_interval(DRAFT_SECONDS, shell.keep_drafts)

    def _begin(self) -> None:
        """Start the session once the screen is up; later calls do nothing."""
        if self.begun:
            return
        self.begun = True
        gc.freeze()  # objects of the start-up stay alive; the collector need not scan them
        gc.enable()
        shell, opened = self.shell, self.shell.live.opened
        if opened is not None:
            self.window.attend(shell, opened)
        if shell.settings_told and (opened is None or not opened.told):
            self.desk.tell(shell.settings_told, "refused")
        import_ahead([*NEXT], self.set_timer)

    def _tick(self) -> None:
        if self.shell.screen is not None:
            self.window.tick(self.shell)

    def on_stage_screen_requested(self, message: StageScreen.Requested) -> None:
        """Carry out the request of a command or panel; report an error in the message line."""
        try:
            self.serve(message.request)
        except PmworkshopError as error:
            self.desk.tell(error_words(error), "refused")
        except Exception:
            LOG.exception("in %s", type(message.request).__name__)
            self.desk.tell(tr(CALM), "refused")

    def serve(self, request: Request) -> None:
        """Carry out a request.

        Args:
            request: Any request of a command or panel.

        Raises:
            PmworkshopError: The request cannot be carried out, for instance because a session cannot be opened.
        """
        self.servers.serve(request)

    def on_stage_screen_done(self) -> None:
        """Update the draft file, so that a stored line is not offered again."""
        self.shell.keep_drafts()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """List every command but the palette itself for the command palette."""
        for command in self.desk.offered.commands:
            if command.id != "palette":
                yield SystemCommand(command.does, command.key, self._runner(command))

    def _runner(self, command: Command) -> Callable[[], None]:
        return lambda: self.desk.run(command)

    def tell(self, text: str, kind: Kind = "said") -> None:
        """Show a message in the message line.

        Args:
            text: The message; an empty text clears the line.
            kind: Its kind.
        """
        self.desk.tell(text, kind)

    def action_command_palette(self) -> None:
        """Open the command palette; a key that waits acts before."""
        self.desk.hands.moment.let_go()
        super().action_command_palette()

    def leave_unasked(self, code: int) -> None:
        """Leave because of a signal; half-typed lines are kept and offered at the next opening.

        Args:
            code: Exit code of the program.
        """
        safely(lambda: self.desk.hands.moment.let_go(), None, "the last key")
        safely(lambda: self.shell.half_typed.end(keep=True), None, "leaving")
        super().leave_unasked(code)

    def close(self) -> None:
        """Store what waits in the queue, then close the session and its watcher."""
        self.shell.close()


def run_stage(session: Address, folders: Folders, *, readonly: bool = False, name: str = "") -> int:
    """Run a session on the stage until the facilitator leaves.

    Args:
        session: Address of the session.
        folders: The user's folders.
        readonly: Open the session for reading only.
        name: Name of who leads, for other windows and for the history; empty if it was not said.

    Returns:
        The exit code of the program.

    Raises:
        PmworkshopError: The session cannot be opened.
    """
    return run(folders, StageWindow(session, readonly=readonly, name=name))


def run_home(folders: Folders) -> tuple[int, tuple[Address, str] | None]:
    """Run the program from the home page until the facilitator leaves.

    Args:
        folders: The user's folders; the log is written there.

    Returns:
        The exit code of the program, and the session that is led together with another stage now, with the
        name of who leads; None for none.
    """
    app = PmworkshopApp(folders, StageWindow())
    return _run(app, folders), app.shell.beside


def run(folders: Folders, window: Window) -> int:
    """Run an application until the facilitator leaves it, and close it even if it fails.

    Args:
        folders: The user's folders; the log is written there.
        window: What is shown.

    Returns:
        The exit code of the program; 0 if the application gave none.

    Raises:
        PmworkshopError: The session of the window cannot be opened.
    """
    return _run(PmworkshopApp(folders, window), folders)


def _run(app: PmworkshopApp, folders: Folders) -> int:
    log_to(folders.log)
    try:
        code = app.run()
    finally:
        app.close()
    return int(code if code is not None else app.return_code or 0)
