"""What an application of the program owns, whatever its window shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual.app import App

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import spoken
from pmworkshop.session.core.session import Session
from pmworkshop.store.company import BEAT, Seat, Sort
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.shell.catalogue import settings_of
from pmworkshop.tui.shell.drafts import HalfTyped
from pmworkshop.tui.shell.live_session import LiveSession
from pmworkshop.tui.shell.module_panels import ModulePanels
from pmworkshop.tui.timing.timekeeping import Timekeeper
from pmworkshop.workshop.wiring import wired

if TYPE_CHECKING:
    from pmworkshop.store.addresses import Address
    from pmworkshop.tui.shell.opening import Opened
    from pmworkshop.tui.shell.presence import Presence


class Shell:
    """Holds the parts around the screen.

    Attributes:
        app: The application, for its screens, timers and workers.
        folders: The user's folders.
        settings: Settings of the facilitator; defaults where the file is faulty.
        settings_told: Message about a faulty settings file; empty if it is fine.
        clock: Source of the time.
        time: Keeps the time of the screen.
        panels: The panels of the modules.
        half_typed: Keeps half-typed lines across a crash.
        live: The open session.
        language: The language that the program speaks outside of a session.
        name: Name under which others see this window; empty for that of the settings.
        beside: Session that is led together with another stage once this application has ended, with the name of who
            leads; None for none.
        presence: Tells the other windows of the session of this one; None where nobody is told.
    """

    def __init__(self, app: App[int], folders: Folders, clock: Clock | None) -> None:
        """Make the parts.

        Args:
            app: The application.
            folders: The user's folders.
            clock: Source of the time; None for the system clock.
        """
        self.app, self.folders = app, folders
        self.settings, self.settings_told = settings_of(folders)
        self.clock = wired(clock).clock
        self.time = Timekeeper(lambda: self.desk, self.clock.now, app.bell)
        self.time.settings = self.settings
        self.panels = ModulePanels(self._session, self.time.recess, self._kept)
        self.half_typed = HalfTyped(lambda: self.desk, folders, lambda: self.panels.made.values())
        self.language = spoken()
        self.name, self.beside = "", cast("tuple[Address, str] | None", None)
        self.presence: Presence | None = None
        made = self.panels.made.values
        self.live = LiveSession(folders, lambda: self.screen, lambda: len(app.screen_stack) == 1, made)

    @property
    def screen(self) -> StageScreen | None:
        """The uppermost stage screen; None if no screen is left, as timers may still fire while the program ends."""
        return next((one for one in reversed(self.app.screen_stack) if isinstance(one, StageScreen)), None)

    @property
    def desk(self) -> StageScreen:
        """The uppermost stage screen, even while the palette lies over it; there must be one."""
        desk = self.screen
        assert desk is not None
        return desk

    def suit(self, desk: StageScreen) -> None:
        """Give a screen the habits of the facilitator: keys, dates, how long a key waits, and whether pictures move.

        Args:
            desk: A screen that is not shown yet.
        """
        desk.offered.keys = self.settings.keys
        desk.state.dates = replace(self.settings.dates, doubts=True)
        desk.hands.moment.pause, desk.motion.wanted = self.settings.typing_pause, self.settings.motion

    def _session(self) -> Session:
        assert self.live.opened is not None
        return self.live.opened.workshop.session

    def _kept(self) -> bool:
        assert self.live.opened is not None
        return not self.live.opened.rehearsal

    def keep_drafts(self) -> None:
        """Write the half-typed lines if they have changed."""
        if self.screen is not None:
            self.half_typed.look()

    def meet(self, opened: Opened, sort: Sort, beat: float = BEAT) -> None:
        """Tell the other windows of a session of this one; not of a rehearsal, or of a file of one leader.

        Args:
            opened: The session; nothing is told if another one is open by now.
            sort: What this window is.
            beat: Seconds between two words.
        """
        from pmworkshop.store.addresses import role_in
        from pmworkshop.tui.shell.presence import Presence

        info = opened.workshop.session.info
        if self.live.opened is opened and not (opened.rehearsal or info.solo) and self.screen is not None:
            usual = info.facilitator if sort == "stage" else role_in(str(opened.stored))
            name = self.name or self.settings.facilitator or usual
            self.presence = Presence(opened.stored.company, Seat(name, sort), beat)

    @property
    def company(self) -> str:
        """Who else leads the session now, in one line; only for windows that the room does not see."""
        return self.presence.words if self.presence else ""

    def close(self) -> None:
        """Stop the clock; store what waits in the queue, then close the session and its watcher."""
        if self.presence is not None:
            self.presence.end()
            self.presence = None
        self.time.end()
        self.live.close()
