"""The application of the private window: it runs beside the stage, or without it."""

from __future__ import annotations

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.folders import Folders
from pmworkshop.session.views.public import public
from pmworkshop.store.addresses import Address
from pmworkshop.tui.keymap.notes_keys import NOTES_ROOM
from pmworkshop.tui.notes.notes_screen import NotesScreen
from pmworkshop.tui.notes.panel import NotesPanel
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.shell.app import PmworkshopApp, run
from pmworkshop.tui.shell.opening import Opened, open_session

WINDOW = "notes"


class NotesApp(PmworkshopApp, inherit_bindings=False):
    """One private page for one session; the clock, time away and the bell are the stage's affair."""

    TITLE = "pmworkshop notes"
    CSS_PATH = "../shell/stage_screen.tcss"

    def __init__(self, folders: Folders, session: Address, *, clock: Clock | None = None) -> None:
        """Open beside the stage of a session, whether that runs or not.

        Args:
            folders: The user's folders.
            session: The address of the session.
            clock: Tells the time; the system's unless given.

        Raises:
            PmworkshopError: The session cannot be opened.
        """
        super().__init__(folders, clock=clock)
        self._opened = open_session(session, window=WINDOW, clock=clock)
        self._from_home = False
        self._page = NotesPanel(lambda: self._clock.now().astimezone())

    def _first_desk(self) -> StageScreen:
        assert self._opened is not None
        desk = NotesScreen(self._page, clock=self._clock.now, panel_of_room=lambda: self._page, commands=NOTES_ROOM)
        desk.private = self._opened.workshop.session
        desk.view = public(desk.private)
        return desk

    def _attend(self, opened: Opened) -> None:
        """Show the session; what runs with it once, such as the clock, the stage looks after."""
        desk = self.desk
        desk.running, desk.mark = True, opened.mark
        if opened.workshop.writable:
            desk.outbox = self._outbox = self._queue_for(opened)
        desk.take_session(opened.workshop.session)
        self._watch_session(opened.stored)
        if opened.told:
            desk.tell(opened.told)

    def _tick(self) -> None:
        self.desk.tick()
        if self.desk.panel.ticks:
            self.desk.redraw()


def run_notes(session: Address, folders: Folders) -> int:
    """Run the private window of a session until the facilitator leaves; return the exit code.

    Raises:
        PmworkshopError: The session cannot be opened.
    """
    return run(NotesApp(folders, session), folders)
