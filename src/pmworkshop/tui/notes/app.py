"""The application of the private window; it runs beside the stage or without it."""

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
    """The private page of one session; clock, absence and bell are left to the stage."""

    TITLE = "pmworkshop notes"
    CSS_PATH = "../shell/stage_screen.tcss"

    def __init__(self, folders: Folders, session: Address, *, clock: Clock | None = None) -> None:
        """Open the private page of a session, whether the stage runs or not.

        Args:
            folders: The user's folders.
            session: Address of the session.
            clock: Source of the time; None for the system clock.

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
        desk.state.view = public(desk.private)
        return desk

    def _attend(self, opened: Opened) -> None:
        """Show the session; the stage alone checks its history and keeps its clock."""
        desk = self.desk
        desk.state.running, desk.state.mark = True, opened.mark
        if opened.workshop.writable:
            desk.outbox = self._outbox = self._queue_for(opened)
        desk.take_session(opened.workshop.session)
        self._watch_session(opened.stored)
        if opened.told:
            desk.tell(opened.told)

    def _tick(self) -> None:
        if self.on_wall:
            self.desk.tick()
        if self.on_wall and self.desk.panel.ticks:
            self.desk.redraw()


def run_notes(session: Address, folders: Folders) -> int:
    """Run the private window of a session until the facilitator leaves.

    Args:
        session: Address of the session.
        folders: The user's folders.

    Returns:
        The exit code of the program.

    Raises:
        PmworkshopError: The session cannot be opened.
    """
    return run(NotesApp(folders, session), folders)
