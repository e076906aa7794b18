"""The application: opens and closes sessions, saves files, and does what only it can do for the screen."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ClassVar

from textual.app import SystemCommand
from textual.screen import Screen

from pmworkshop.base.chance import Clock, SystemClock
from pmworkshop.base.errors import BusyError, ExitCode, PmworkshopError
from pmworkshop.base.folders import Folders
from pmworkshop.base.text import count
from pmworkshop.journal.emergency import keep
from pmworkshop.session import room
from pmworkshop.session.public import public
from pmworkshop.session.steps import Operation
from pmworkshop.tui.absence import MARKED
from pmworkshop.tui.catalogue import settings_of
from pmworkshop.tui.commands import ROOM, Command, remapped
from pmworkshop.tui.desk import Desk
from pmworkshop.tui.guard import CALM, LOG, CalmApp, go_on_calmly, leave_on_signals, log_to, safely
from pmworkshop.tui.looks import THEMES
from pmworkshop.tui.opening import READ_ONLY, Opened, check_later, open_session
from pmworkshop.tui.outbox import Outbox
from pmworkshop.tui.page import Ask, Call, Commit
from pmworkshop.tui.panel import Panel
from pmworkshop.tui.panels import panel_for
from pmworkshop.tui.panels.welcome import EndingPanel, WelcomePanel
from pmworkshop.tui.timekeeping import Timekeeper

HOME_IDS = ("leave_field", "palette", "help", "theme", "quit")
HOME_COMMANDS = tuple(command for command in ROOM if command.id in HOME_IDS)
FOLLOW_SECONDS = 0.25
RETRY_SECONDS = 2.0


class PmworkshopApp(CalmApp, inherit_bindings=False):
    """Home and stage of one facilitator."""

    TITLE = "pmworkshop"
    CSS_PATH = "desk.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    NOTIFICATION_TIMEOUT: ClassVar[float] = 3

    def __init__(
        self, folders: Folders, path: Path | None = None, *, readonly: bool = False, clock: Clock | None = None
    ) -> None:
        """Open with home, or on a session.

        Args:
            folders: The user's folders.
            path: The session to open; home without one.
            readonly: Open it for reading only.
            clock: Tells the time; the system's unless given.

        Raises:
            PmworkshopError: The session cannot be opened.
        """
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self._folders = folders
        self.farewell = f"Something went wrong; everything is saved. See {folders.log}"
        self.settings, self._settings_told = settings_of(folders)
        self.theme = self.settings.theme
        if "palette" in self.settings.keys:
            self._bindings.key_to_bindings.pop(self.COMMAND_PALETTE_BINDING, None)
        self._clock = clock or SystemClock()
        self._opened: Opened | None = open_session(path, readonly=readonly, clock=clock) if path else None
        self._outbox: Outbox | None = None
        self._time = Timekeeper(lambda: self.desk, self._clock.now, self.bell)
        self._time.settings = self.settings
        self._panels: dict[str, Panel] = {}
        self._from_home = path is None

    def get_default_screen(self) -> Screen[None]:
        """Begin on the stage, or at home."""
        desk = self._first_desk()
        desk.keys = self.settings.keys
        return desk

    def _first_desk(self) -> Desk:
        if self._opened is not None:
            desk = Desk(self._panel_of_room(), clock=self._clock.now, panel_of_room=self._panel_of_room)
            desk.view = public(self._opened.workshop.session)
            return desk
        return Desk(self._home(), clock=self._clock.now, panel_of_room=self._panel_of_room, commands=HOME_COMMANDS)

    @property
    def desk(self) -> Desk:
        """The screen."""
        screen = self.screen_stack[0]
        assert isinstance(screen, Desk)
        return screen

    def on_mount(self) -> None:
        """Set the timers, and listen to the system."""
        leave_on_signals(self.leave_unasked)
        go_on_calmly(self.refresh)
        self.set_interval(1.0, self._tick)
        self.set_interval(FOLLOW_SECONDS, self._follow)
        self.set_interval(RETRY_SECONDS, self._retry)
        self.set_interval(MARKED, self._time.mark)

    def do_attend(self) -> None:
        """Begin, now that the screen is up."""
        self.begun = True
        gc.freeze()  # what start-up made stays; it need not be looked through again and again
        gc.enable()
        if self._opened is not None:
            self._attend(self._opened)
        if self._settings_told and (self._opened is None or not self._opened.told):
            self.desk.tell(self._settings_told)

    # The running workshop.

    def _attend(self, opened: Opened) -> None:
        """Show an open session, and check its history once it is on the wall."""
        desk = self.desk
        desk.running = True
        desk.mark = opened.mark
        if opened.workshop.writable:
            desk.outbox = Outbox(opened.workshop, self._folders, lambda waiting: self._post_done(waiting))
            self._outbox = desk.outbox
        else:
            desk.outbox = None
        desk.take_session(opened.workshop.session)
        self._time.begin(opened)
        if opened.told:
            desk.tell(opened.told)
        elif opened.mark:
            desk.tell("This session is open for reading only: nothing typed here is kept.")
        else:
            self.set_timer(0.5, lambda: self.run_worker(self._check(opened), exclusive=False))

    def _post_done(self, waiting: object) -> None:
        self.desk.post_message(Desk.Done(waiting))  # type: ignore[arg-type]

    async def _check(self, opened: Opened) -> None:
        told = await asyncio.to_thread(check_later, opened.path)
        if told and self._opened is opened:
            LOG.error("damaged: %s", told)
            self.desk.mark, self.desk.outbox = READ_ONLY, None
            self.desk.redraw()
            self.desk.tell(told)

    def panel_of(self, module_id: str) -> Panel:
        """Return the panel of a module, the same one each time, so that it remembers where it was."""
        assert self._opened is not None
        if module_id not in self._panels:
            module = self._opened.workshop.session.info.agenda.module(module_id)
            assert module is not None
            self._panels[module_id] = panel_for(module)
        return self._panels[module_id]

    def _panel_of_room(self) -> Panel:
        assert self._opened is not None
        session = self._opened.workshop.session
        if session.stage is None:
            return WelcomePanel()
        if session.stage.finished:
            return EndingPanel()
        if session.stage.recess is not None:
            return self._time.recess()
        return self.panel_of(room.where(session)[0].id)

    def _home(self) -> Panel:
        from pmworkshop.tui.panels.home import HomePanel

        return HomePanel(self._folders)

    def _tick(self) -> None:
        self._time.tick()

    async def _follow(self) -> None:
        opened = self._opened
        if opened is None or len(self.screen_stack) > 1:
            return
        try:
            if await asyncio.wrap_future(opened.workshop.follow_later()) and self._opened is opened:
                self.desk.take_session(opened.workshop.session)
        except (PmworkshopError, RuntimeError) as error:
            LOG.warning("cannot follow: %s", error)

    def _retry(self) -> None:
        if self.desk.outbox is not None:
            self.desk.outbox.again()

    # What the screen asks for.

    def on_desk_called(self, message: Desk.Called) -> None:
        """Do what a command or panel asks for."""
        handler = getattr(self, f"do_{message.name}", None)
        try:
            if handler is None:
                LOG.warning("nothing is called %s", message.name)
                self.desk.tell("That has no meaning here now.")
            elif message.name in ("open", "begin", "open_reading", "strike_it", "fault"):
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
        self._commit(room.forward())

    def do_backward(self) -> None:
        """Go back."""
        self.desk.leave_layers()
        self._commit(room.backward())

    async def _take_back(self, *, again: bool) -> None:
        opened = self._opened
        if opened is None or self.desk.outbox is None:
            return
        workshop = opened.workshop
        try:
            done = await asyncio.wrap_future(workshop.redo_later() if again else workshop.undo_later())
        except PmworkshopError as error:
            self.desk.tell(str(error))
            return
        self.desk.take_session(done.session)
        self.desk.tell(done.step.label if done.step else "")

    def do_undo(self) -> None:
        """Take back the last change."""
        self.run_worker(self._take_back(again=False))

    def do_redo(self) -> None:
        """Bring back what undo took away."""
        self.run_worker(self._take_back(again=True))

    def do_go(self) -> None:
        """Show the agenda."""
        from pmworkshop.tui.panels.going import GoingPanel

        self.desk.lay_over(GoingPanel())

    def do_people(self) -> None:
        """Show the leaders."""
        from pmworkshop.tui.panels.people import PeoplePanel

        self.desk.lay_over(PeoplePanel())

    def do_parking(self) -> None:
        """Show the parking lot."""
        from pmworkshop.tui.panels.parking import ParkingPanel

        self.desk.lay_over(ParkingPanel())

    def do_help(self) -> None:
        """Show the keys."""
        from pmworkshop.tui.panels.keys import KeysPanel

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
        self._commit(room.curtain(drawn=not self.desk.curtain))

    def do_theme(self) -> None:
        """Change between the two looks."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]
        self.desk.redraw()

    def do_strike(self) -> None:
        """Ask once more before something is struck from the record."""
        key = self.desk.context.cursor.row
        kind = next(
            (
                kind
                for kind in ("entry", "action", "theme", "activity", "decision")
                if key and self.desk.view.get(kind, key)
            ),
            "",
        )
        if not kind:
            self.desk.tell("Choose the line that is to be struck first.")
            return
        asked = "Strike this for good, from the history and the file too?"
        keys = ("Enter strikes it", "Esc keeps it")
        self.desk.perform(Ask(asked, lambda _, text: Call("strike_it", f"{kind}:{key}"), empty=True, keys=keys))

    def do_strike_it(self, value: str) -> None:
        """Strike something from the record."""
        self.run_worker(self._strike(value))

    async def _strike(self, value: str) -> None:
        kind, _, key = value.partition(":")
        if self._opened is None or self.desk.outbox is None:
            return
        try:
            done = await asyncio.wrap_future(self._opened.workshop.strike_later(kind, key))
        except PmworkshopError as error:
            self.desk.tell(str(error))
            return
        self.desk.take_session(done.session)
        self.desk.tell("Struck from the record.")

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
                    keys=("Enter opens it to look at", "Esc stays here"),
                )
            )
            return
        self._take_over(opened)

    def do_open_reading(self, value: str) -> None:
        """Open a session from home, to look at it."""
        self._take_over(open_session(Path(value), readonly=True, clock=self._clock))

    def do_begin(self, value: str) -> None:
        """Make a session from home, and open it."""
        from pmworkshop.tui.making import make_from_home

        path = make_from_home(self._folders, value, self._clock, self.settings.facilitator)
        self._take_over(open_session(path, clock=self._clock))

    def _take_over(self, opened: Opened) -> None:
        self._opened = opened
        self._panels.clear()
        self.desk.view = public(opened.workshop.session)
        self.desk.room_commands = ROOM
        self.desk.show(self._panel_of_room())
        self._attend(opened)

    def do_fault(self, value: str) -> None:
        """Note a fault in the log."""
        LOG.error("a gesture failed: %s", value)

    def do_quit(self) -> None:
        """Leave: at once, unless something would be lost or people are watching."""
        if self._opened is None or not self._opened.workshop.writable:
            self.exit(ExitCode.FINE)
            return
        unsaved = self.desk.unsaved + self._drafts_elsewhere()
        asked = "Leave? Everything is saved."
        if unsaved:
            asked = f"{count(unsaved, 'line is', 'lines are')} not kept yet. Leave all the same?"
        self.desk.perform(Ask(asked, lambda _, text: Call("leave"), empty=True, keys=("Enter leaves", "Esc stays")))

    def _drafts_elsewhere(self) -> int:
        shown = self.desk.panels
        return sum(bool(panel.draft.strip()) for panel in self._panels.values() if panel not in shown)

    def do_leave(self) -> None:
        """Leave the session: back home where it was opened from there, else the program."""
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

    def tell(self, text: str) -> None:
        """Say something in the calm line."""
        self.desk.tell(text)

    def leave_unasked(self, code: int) -> None:
        """Leave because the system says so; what is half typed is kept in the folder for emergencies."""
        text, opened = self.desk.half_typed, self._opened
        if text and opened is not None and opened.workshop.writable:
            safely(lambda: keep(text, opened.workshop.session.id, self._folders), None, "leaving")
        self.leave(code)

    def close(self) -> None:
        """Let go of the session, once all that was entered is saved."""
        if self._outbox is not None:
            self._outbox.finish()
        if self._opened is not None:
            self._opened.close()
        self._time.end()


def run_stage(path: Path, folders: Folders, *, readonly: bool = False) -> int:
    """Run a session on the stage until the facilitator leaves; return the exit code.

    Raises:
        PmworkshopError: The session cannot be opened.
    """
    return _run(PmworkshopApp(folders, path, readonly=readonly), folders)


def run_home(folders: Folders) -> int:
    """Show home until the facilitator leaves; return the exit code."""
    return _run(PmworkshopApp(folders), folders)


def _run(app: PmworkshopApp, folders: Folders) -> int:
    log_to(folders.log)
    try:
        code = app.run()
    finally:
        app.close()
    return int(code if code is not None else app.return_code or 0)
