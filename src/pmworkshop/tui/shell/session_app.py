"""The part of the application around one running workshop: opens it, follows it, keeps drafts, closes it."""

from __future__ import annotations

import asyncio
import gc
from dataclasses import replace
from typing import ClassVar

from textual.screen import Screen

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.folders import Folders
from pmworkshop.session.operations import navigation
from pmworkshop.session.views.public import public
from pmworkshop.store.addresses import Address
from pmworkshop.store.stored_session import StoredSession
from pmworkshop.tui.drawing.looks import THEMES
from pmworkshop.tui.guard import LOG, CalmApp, go_on_calmly, leave_on_signals, safely
from pmworkshop.tui.keymap.commands import ROOM
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.panels import panel_for
from pmworkshop.tui.panels.room.conflicts import waiting_words
from pmworkshop.tui.panels.room.unsaved import offered_words
from pmworkshop.tui.panels.room.welcome import EndingPanel, WelcomePanel
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.screen.waiting import Waiting
from pmworkshop.tui.shell.catalogue import settings_of
from pmworkshop.tui.shell.drafts import DRAFT_SECONDS, HalfTyped
from pmworkshop.tui.shell.opening import READ_ONLY, Opened, check_later, open_session
from pmworkshop.tui.shell.watch import Watch
from pmworkshop.tui.timing.absence import MARKED
from pmworkshop.tui.timing.timekeeping import Timekeeper
from pmworkshop.workshop.queue import Queue
from pmworkshop.workshop.spool import Spool, earlier_files, earlier_words, spools
from pmworkshop.workshop.wiring import wired

HOME_IDS = ("leave_field", "palette", "help", "room_test", "theme", "quit")
HOME_COMMANDS = tuple(
    replace(one, title="room test") if one.id == "room_test" else one for one in ROOM if one.id in HOME_IDS
)
FOLLOW_SECONDS = 0.1
RETRY_SECONDS = 2.0


class SessionApp(CalmApp, inherit_bindings=False):
    """Shows the home page or a session, and updates the screen when the store changes.

    Attributes:
        settings: Settings of the facilitator; defaults where the file is faulty.
        farewell: Message that is printed if the program fails.
    """

    TITLE = "pmworkshop"
    CSS_PATH = "stage_screen.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    NOTIFICATION_TIMEOUT: ClassVar[float] = 3

    def __init__(
        self, folders: Folders, session: Address | None = None, *, readonly: bool = False, clock: Clock | None = None
    ) -> None:
        """Show the home page, or open a session.

        Args:
            folders: The user's folders.
            session: Address of the session to open; None for the home page.
            readonly: Open the session for reading only.
            clock: Source of the time; None for the system clock.

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
            self.unbind(self.COMMAND_PALETTE_BINDING)
        self._clock = wired(clock).clock
        self._opened: Opened | None = open_session(session, readonly=readonly, clock=clock) if session else None
        self._outbox: Queue[Waiting] | None = None
        self._half_typed = HalfTyped(lambda: self.desk, folders, lambda: self._panels.values())
        self._watch: Watch | None = None
        self._time = Timekeeper(lambda: self.desk, self._clock.now, self.bell)
        self._time.settings = self.settings
        self._panels: dict[str, Panel] = {}
        self._from_home = session is None

    def get_default_screen(self) -> Screen[None]:
        """Return the stage screen, or the home page if no session is open."""
        desk = self._first_desk()
        desk.keys, desk.dates = self.settings.keys, self.settings.dates
        return desk

    def _first_desk(self) -> StageScreen:
        if self._opened is not None:
            desk = StageScreen(self._panel_of_room(), clock=self._clock.now, panel_of_room=self._panel_of_room)
            desk.view = public(self._opened.workshop.session)
            return desk
        return StageScreen(
            self._home(), clock=self._clock.now, panel_of_room=self._panel_of_room, commands=HOME_COMMANDS
        )

    @property
    def desk(self) -> StageScreen:
        """The uppermost stage screen, even while the palette lies over it."""
        return next(screen for screen in reversed(self.screen_stack) if isinstance(screen, StageScreen))

    def on_mount(self) -> None:
        """Start the timers and install the signal handlers."""
        leave_on_signals(self.leave_unasked)
        go_on_calmly(self.refresh)
        self.set_interval(1.0, self._tick)
        self.set_interval(FOLLOW_SECONDS, self._follow_if_due)
        self.set_interval(RETRY_SECONDS, self._retry)
        self.set_interval(MARKED, self._time.mark)
        self.set_interval(DRAFT_SECONDS, self._look_at_drafts)

    def _begin(self) -> None:
        """Start the session once the screen is up; later calls do nothing."""
        if self.begun:
            return
        self.begun = True
        gc.freeze()  # objects of the start-up stay alive; the collector need not scan them
        gc.enable()
        if self._opened is not None:
            self._attend(self._opened)
        if self._settings_told and (self._opened is None or not self._opened.told):
            self.desk.tell(self._settings_told)

    # The running workshop.

    def _attend(self, opened: Opened) -> None:
        """Show an open session, and check its history half a second later."""
        desk = self.desk
        desk.running = True
        desk.mark = opened.mark
        if opened.workshop.writable:
            desk.outbox = self._outbox = self._queue_for(opened)
            desk.unsaved_found = spools(self._folders, opened.workshop.session.id)
        else:
            desk.outbox = None
        desk.take_session(opened.workshop.session)
        self._time.begin(opened)
        self._watch_session(opened.stored)
        if opened.workshop.writable:
            earlier = earlier_words(earlier_files(self._folders, opened.workshop.session.id))
            typed = self._half_typed.offer(opened.workshop.session, self.panel_of)
            offers = (offered_words(desk.unsaved_found), typed, earlier and f"{earlier}.")
            if told := " ".join(filter(None, offers)) or waiting_words(desk.view.waiting):
                desk.tell(told)
        if opened.told:
            desk.tell(opened.told)
        elif opened.mark:
            desk.tell("This session is open for reading only: nothing typed here is kept.")
        else:
            self.set_timer(0.5, lambda: self.run_worker(self._check(opened), exclusive=False))

    def _queue_for(self, opened: Opened) -> Queue[Waiting]:
        """Make the queue through which every change of this window reaches the store."""
        session, opened.workshop.dates = opened.workshop.session, self.desk.dates
        spool = Spool(session.id, self._folders, title=session.info.title, store=str(opened.stored))
        return Queue(opened.workshop, spool, self._post_done)

    def _watch_session(self, stored: StoredSession | None) -> None:
        if self._watch is not None:
            self._watch.end()
        self._watch = Watch(stored.watch(), FOLLOW_SECONDS) if stored else None

    def _go_on_in(self, stored: StoredSession) -> None:
        """Watch the new file of the session, and retry there what waits in the queue."""
        self._watch_session(stored)
        if self._outbox is not None:
            self._outbox.again()

    def _look_at_drafts(self) -> None:
        if self.on_wall:
            self._half_typed.look()

    def on_stage_screen_done(self) -> None:
        """Update the draft file, so that a stored line is not offered again."""
        self._look_at_drafts()

    def _post_done(self, waiting: Waiting) -> None:
        if self.on_wall:
            self.desk.post_message(StageScreen.Done(waiting))

    async def _check(self, opened: Opened) -> None:
        told = await asyncio.to_thread(check_later, opened.stored)
        if told and self._opened is opened:
            LOG.error("the session is damaged")
            self.desk.mark, self.desk.outbox = READ_ONLY, None
            self.desk.redraw()
            self.desk.tell(told)

    def panel_of(self, module_id: str) -> Panel:
        """Return the panel of a module; it is made once, so that it remembers its state.

        A session must be open.

        Args:
            module_id: Id of a module of the agenda.

        Returns:
            The panel that the registry has for the kind of the module.
        """
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
        return self.panel_of(navigation.where(session)[0].id)

    def _home(self) -> Panel:
        from pmworkshop.tui.panels.home.home import HomePanel

        return HomePanel(self._folders)

    @property
    def on_wall(self) -> bool:
        """Whether a stage screen is up; timers may still fire while the program ends and no screen is left."""
        return any(isinstance(screen, StageScreen) for screen in self.screen_stack)

    def _tick(self) -> None:
        if self.on_wall:
            self._time.tick()

    async def _follow_if_due(self) -> None:
        if self._watch is not None and len(self.screen_stack) == 1 and self._watch.due():
            await self._follow()

    async def _follow(self) -> None:
        opened = self._opened
        if opened is None or len(self.screen_stack) > 1:
            return
        try:
            if await asyncio.wrap_future(opened.workshop.follow_later()) and self._opened is opened:
                self.desk.take_session(opened.workshop.session)
        except (PmworkshopError, RuntimeError) as error:
            LOG.warning("cannot follow: %s", type(error).__name__)

    def _retry(self) -> None:
        if self.on_wall and self.desk.outbox is not None:
            self.desk.outbox.again()

    def _take_over(self, opened: Opened) -> None:
        self._opened = opened
        self._panels.clear()
        self.desk.view = public(opened.workshop.session)
        self.desk.room_commands = ROOM
        self.desk.show(self._panel_of_room())
        self._attend(opened)

    def tell(self, text: str) -> None:
        """Show a message in the message line.

        Args:
            text: The message; an empty text clears the line.
        """
        self.desk.tell(text)

    def leave_unasked(self, code: int) -> None:
        """Leave because of a signal; half-typed lines are kept and offered at the next opening.

        Args:
            code: Exit code of the program.
        """
        safely(lambda: self._half_typed.end(keep=True), None, "leaving")
        super().leave_unasked(code)

    def close(self) -> None:
        """Store what waits in the queue, then close the session and its watcher."""
        self._watch_session(None)
        if self._outbox is not None:
            self._outbox.finish()
        if self._opened is not None:
            self._opened.close()
        self._time.end()
