"""The application: does what only it can do for the screen, and runs it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from textual.app import SystemCommand
from textual.screen import Screen

from pmworkshop.base.errors import BusyError, ExitCode, PmworkshopError
from pmworkshop.base.folders import Folders
from pmworkshop.base.text import count
from pmworkshop.session.core.steps import Operation
from pmworkshop.session.operations import navigation
from pmworkshop.tui.drawing.looks import THEMES
from pmworkshop.tui.drawing.terminal import terminal_of
from pmworkshop.tui.guard import CALM, LOG, log_to
from pmworkshop.tui.keymap.commands import Command, key_of, remapped
from pmworkshop.tui.panels.page import Ask, Call, Commit, Cursor, Focus
from pmworkshop.tui.shell.opening import Opened, open_session
from pmworkshop.tui.shell.session_app import HOME_COMMANDS
from pmworkshop.tui.shell.stage_screen import StageScreen
from pmworkshop.tui.shell.undo_actions import Correcting


class PmworkshopApp(Correcting, inherit_bindings=False):
    """Home and stage of one facilitator."""

    def on_stage_screen_called(self, message: StageScreen.Called) -> None:
        """Do what a command or panel asks for."""
        handler = getattr(self, f"do_{message.name}", None)
        try:
            if handler is None:
                LOG.warning("nothing is called %s", message.name)
                self.desk.tell("That has no meaning here now.")
            elif message.name in ("open", "begin", "open_reading", "replay", "strike_it", "fault"):
                handler(message.value)
            else:
                handler()
        except PmworkshopError as error:
            self.desk.tell(str(error))
        except Exception:
            LOG.exception("in %s", message.name)
            self.desk.tell(CALM)

    def _commit(self, operation: Operation, told: str = "") -> None:
        if self.desk.outbox is None:
            self.desk.tell("This session is open for reading only.")
        else:
            self.desk.perform(Commit(operation, told))

    def do_forward(self) -> None:
        """Go on."""
        self.desk.leave_layers()
        self._commit(navigation.forward())

    def do_backward(self) -> None:
        """Go back."""
        self.desk.leave_layers()
        self._commit(navigation.backward())

    def do_go(self) -> None:
        """Show the agenda."""
        from pmworkshop.tui.panels.room.agenda_jump import GoingPanel

        self.desk.lay_over(GoingPanel())
        self.desk.perform(Focus(cursor=Cursor(navigation.where(self.desk.view)[0].id)))

    def do_room_test(self) -> None:
        """Show what tells whether the room can read the wall."""
        from pmworkshop.tui.panels.room.room_test import RoomtestPanel

        self.desk.lay_over(RoomtestPanel(lambda: terminal_of(self)))

    def do_people(self) -> None:
        """Show the leaders."""
        from pmworkshop.tui.panels.people.people import PeoplePanel

        self.desk.lay_over(PeoplePanel())

    def do_details(self) -> None:
        """Show what the workshop is."""
        from pmworkshop.tui.panels.home.details import DetailsPanel

        self.desk.lay_over(DetailsPanel(self._clock.now().astimezone().date()))

    def do_conflicts(self) -> None:
        """Show what two people changed at the same time."""
        from pmworkshop.tui.panels.room.conflicts import ConflictsPanel

        self.desk.lay_over(ConflictsPanel())

    def do_parking(self) -> None:
        """Show the parking lot."""
        from pmworkshop.tui.panels.room.parking import ParkingPanel

        self.desk.lay_over(ParkingPanel())

    def do_help(self) -> None:
        """Show the keys."""
        from pmworkshop.tui.panels.room.keys import KeysPanel

        desk = self.desk
        here = remapped(desk.panel.commands_in(desk.context), desk.keys, desk.panel.place())
        desk.lay_over(KeysPanel(here, desk.room_commands))

    def do_palette(self) -> None:
        """Show the palette."""
        self.action_command_palette()

    def do_refit(self) -> None:
        """Show what a re-fit would do."""
        self._time.refit()

    def do_pause(self) -> None:
        """Stop the clock, or let it run on."""
        self._time.pause()

    def do_break(self) -> None:
        """Have a break now."""
        self._time.take_break()

    def do_curtain(self) -> None:
        """Draw or open the curtain."""
        self._commit(navigation.curtain(drawn=not self.desk.curtain))

    def do_theme(self) -> None:
        """Change between the two looks."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]
        self.desk.redraw()

    def do_save(self) -> None:
        """Write the files to take away."""
        if self._opened is not None:
            self.run_worker(self._save(self._opened))

    async def _save(self, opened: Opened) -> None:
        from pmworkshop.interface import export, write_export

        folder = Path.cwd() / opened.path.stem
        session = opened.workshop.session

        def write() -> None:
            for name in ("markdown", "toml"):
                write_export(export(session, name), folder)

        try:
            await asyncio.to_thread(write)
        except PmworkshopError as error:
            self.desk.tell(str(error))
        except Exception:
            LOG.exception("saving the files")
            self.desk.tell(CALM)
        else:
            now = self._clock.now().astimezone()
            self.desk.tell(f"Saved {now:%H:%M} to {os.path.relpath(folder)}")

    def do_open(self, value: str) -> None:
        """Open a session from home."""
        try:
            opened = open_session(Path(value), clock=self._clock)
        except BusyError as error:
            self.desk.perform(
                Ask(
                    error.message,
                    lambda _, text: Call("open_reading", value),
                    empty=True,
                    keys=("Enter opens it to look at", f"{key_of('leave_field')} stays here"),
                )
            )
            return
        self._take_over(opened)

    def do_open_reading(self, value: str) -> None:
        """Open a session from home, to look at it."""
        self._take_over(open_session(Path(value), readonly=True, clock=self._clock))

    def do_begin(self, value: str) -> None:
        """Set up a session from home."""
        from pmworkshop.tui.shell.create_session import set_up

        self.desk.lay_over(set_up(self._folders, value, self._clock, self.settings.facilitator))

    def do_replay(self, value: str) -> None:
        """Replay a session from home."""
        self.run_worker(self._replay(Path(value)))

    async def _replay(self, path: Path) -> None:
        from pmworkshop.tui.replay.recording import open_reel
        from pmworkshop.tui.replay.replay_screen import ReplayScreen

        try:
            reel = await asyncio.to_thread(open_reel, path)
        except PmworkshopError as error:
            self.desk.tell(str(error))
        except Exception:
            LOG.exception("reading the history")
            self.desk.tell(CALM)
        else:
            if len(self.screen_stack) == 1:
                await self.push_screen(ReplayScreen(reel, self.settings.keys))

    def do_leave_replay(self) -> None:
        """Leave the replay: back home where it was opened from there, else the program."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.exit(ExitCode.FINE)

    def do_fault(self, value: str) -> None:
        """Note a fault in the log."""
        LOG.error("a gesture failed: %s", value)

    def do_quit(self) -> None:
        """Leave: at once, unless something would be lost or people are watching."""
        if self._opened is None:
            self.exit(ExitCode.FINE)
            return
        if not self._opened.workshop.writable:
            self.do_leave()
            return
        unsaved = self.desk.unsaved + self._drafts_elsewhere()
        asked = "Leave? Everything is saved."
        if unsaved:
            asked = f"{count(unsaved, 'line is', 'lines are')} not kept yet. Leave all the same?"
        keys = ("Enter leaves", f"{key_of('leave_field')} stays")
        self.desk.perform(Ask(asked, lambda _, text: Call("leave"), empty=True, keys=keys, always=True))

    def do_leave(self) -> None:
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


def run_stage(path: Path, folders: Folders, *, readonly: bool = False) -> int:
    """Run a session on the stage until the facilitator leaves; return the exit code.

    Raises:
        PmworkshopError: The session cannot be opened.
    """
    return run(PmworkshopApp(folders, path, readonly=readonly), folders)


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
