"""The window beside the stage: a second facilitator leads together with the first one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr_noop
from pmworkshop.leading.company_words import place_words
from pmworkshop.store.addresses import Address
from pmworkshop.tui.beside.beside_screen import BesideScreen
from pmworkshop.tui.keymap.beside_keys import BESIDE
from pmworkshop.tui.keymap.commands import keyed
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.shell.app import run
from pmworkshop.tui.shell.opening import Opened, open_session, window_name
from pmworkshop.tui.shell.shell import Shell
from pmworkshop.tui.timing.timekeeping import READING

WINDOW = "beside"
BEGINS = tr_noop(
    "You lead together with the stage. {go_key} turns only this window, {follow_key} follows the wall again, "
    "{bring_key} brings the wall here."
)
"""Is told when the window opens."""


class BesideWindow:
    """Shows a session beside its stage; clock, absence, phones and curtain are left to the stage."""

    title = tr_noop("pmworkshop beside the stage")
    styles: Sequence[Path] = ()
    from_home = False

    def __init__(self, session: Address, name: str = "") -> None:
        """Choose the session.

        Args:
            session: Its address.
            name: Name of who leads, for other windows and for the history; empty for that of the settings.
        """
        self._session, self._name = session, name

    def open(self, clock: Clock | None) -> Opened:
        """Open the session beside the stage."""
        return open_session(self._session, window=window_name(WINDOW, self._name), who=self._name, clock=clock)

    def first_screen(self, shell: Shell) -> StageScreen:
        """Make the screen with the panel of the wall."""
        assert shell.live.opened is not None
        shell.name = self._name
        whole = shell.live.opened.workshop.session
        desk = BesideScreen(
            shell.panels.of_room(), clock=shell.clock.now, panel_of_room=lambda: desk.panel_now(), commands=BESIDE
        )
        desk.whole, desk.company = whole, lambda: shell.company
        desk.panel_here = lambda: shell.panels.of_room(desk.here)
        desk.state.take(desk.here)
        return desk

    def attend(self, shell: Shell, opened: Opened) -> None:
        """Show the session; the stage alone checks its history and keeps its clock."""
        shell.live.begin(shell.desk, opened)
        shell.meet(opened, "beside")
        shell.desk.tell(opened.told or (keyed(READING if opened.mark else BEGINS)))

    def tick(self, shell: Shell) -> None:
        """Draw the clock and who else leads, and tell them where this window is."""
        desk = shell.desk
        assert isinstance(desk, BesideScreen)
        if shell.presence is not None:
            shell.presence.move(place_words(desk.here) if desk.elsewhere is not None else "")
        desk.keep_up()
        if desk.panel.ticks:
            desk.redraw()
        else:
            desk.tick()


def run_beside(session: Address, folders: Folders, name: str = "") -> int:
    """Run the window beside the stage of a session until its facilitator leaves.

    Args:
        session: Address of the session.
        folders: The user's folders.
        name: Name of who leads; empty for that of the settings.

    Returns:
        The exit code of the program.

    Raises:
        PmworkshopError: The session cannot be opened.
    """
    return run(folders, BesideWindow(session, name))
