"""The private window; it runs beside the stage or without it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr_noop
from pmworkshop.store.addresses import Address
from pmworkshop.tui.joining.known_by import KnownBy
from pmworkshop.tui.keymap.notes_keys import NOTES_ROOM
from pmworkshop.tui.notes.notes_screen import NotesScreen
from pmworkshop.tui.notes.panel import NotesPanel
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.shell.app import run
from pmworkshop.tui.shell.opening import Opened, open_session, window_name
from pmworkshop.tui.shell.shell import Shell

WINDOW = "notes"


class NotesWindow:
    """Shows the private page of one session; clock, absence and bell are left to the stage."""

    title = tr_noop("pmworkshop notes")
    styles: Sequence[Path] = ()
    from_home = False

    def __init__(self, session: Address, name: str = "") -> None:
        """Choose the session, whether the stage runs it or not.

        Args:
            session: Its address.
            name: Name of who reads them, for other windows and for the history; empty if it was not said.
        """
        self._session, self._name = session, name

    def open(self, clock: Clock | None) -> Opened:
        """Open the session beside the stage."""
        return open_session(self._session, window=window_name(WINDOW, self._name), who=self._name, clock=clock)

    def first_screen(self, shell: Shell) -> StageScreen:
        """Make the screen with the private page."""
        assert shell.live.opened is not None
        known_by = KnownBy(shell.live.opened.workshop.session.id, shell.folders)
        page = NotesPanel(lambda: shell.clock.now().astimezone(), shell.panels.of_room, known_by.lines)
        desk = NotesScreen(page, clock=shell.clock.now, panel_of_room=lambda: page, commands=NOTES_ROOM)
        shell.name = self._name
        desk.private, desk.company = shell.live.opened.workshop.session, lambda: shell.company
        desk.state.take(desk.private)
        return desk

    def attend(self, shell: Shell, opened: Opened) -> None:
        """Show the session; the stage alone checks its history and keeps its clock."""
        shell.live.begin(shell.desk, opened)
        shell.meet(opened, "notes")
        if opened.told:
            shell.desk.tell(opened.told)

    def tick(self, shell: Shell) -> None:
        """Draw the clock, and the page if it changes with every second."""
        if shell.desk.panel.ticks:
            shell.desk.redraw()
        else:
            shell.desk.tick()


def run_notes(session: Address, folders: Folders, name: str = "") -> int:
    """Run the private window of a session until the facilitator leaves.

    Args:
        session: Address of the session.
        folders: The user's folders.
        name: Name of who reads them; empty if it was not said.

    Returns:
        The exit code of the program.

    Raises:
        PmworkshopError: The session cannot be opened.
    """
    return run(folders, NotesWindow(session, name))
