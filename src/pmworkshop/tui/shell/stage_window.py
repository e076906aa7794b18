"""The window of the stage: the home page, or a session that the room sees."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.language import tr
from pmworkshop.store.addresses import Address
from pmworkshop.tui.guard import start
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.shell.opening import Opened, open_session
from pmworkshop.tui.shell.shell import Shell

CHECKED_AFTER = 0.5
"""Seconds after which the history of a session is checked: the first page comes before."""

LOOKED_AFTER = 1.0
"""Seconds after which the stage looks for a page on which phones answer."""


class StageWindow:
    """Shows what the room sees; see `Window` for the members."""

    title = "pmworkshop"
    styles: Sequence[Path] = ()

    def __init__(self, session: Address | None = None, *, readonly: bool = False, name: str = "") -> None:
        """Choose what is shown first.

        Args:
            session: Address of the session to open; None for the home page.
            readonly: Open the session for reading only.
            name: Name under which other windows see who leads; empty for that of the settings or of the session.
        """
        self._session, self._readonly, self._name = session, readonly, name
        self.from_home = session is None

    def open(self, clock: Clock | None) -> Opened | None:
        """Open the session; None for the home page."""
        if self._session is None:
            return None
        return open_session(self._session, readonly=self._readonly, who=self._name, clock=clock)

    def first_screen(self, shell: Shell) -> StageScreen:
        """Make the screen with the panel of the room, or with the home page."""
        shell.name = self._name
        panels, now, opened = shell.panels, shell.clock.now, shell.live.opened
        if opened is None:
            from pmworkshop.tui.shell.home import HOME_COMMANDS, home_panel

            home = home_panel(shell.folders, now().date())
            return StageScreen(home, clock=now, panel_of_room=panels.of_room, commands=HOME_COMMANDS)
        desk = StageScreen(panels.of_room(), clock=now, panel_of_room=panels.of_room)
        desk.state.take(opened.workshop.session)
        return desk

    def attend(self, shell: Shell, opened: Opened) -> None:
        """Show an open session and what an earlier run left of it, and check its history soon."""
        desk = shell.desk
        desk.fading.seconds = shell.settings.foot_seconds
        if opened.rehearsal:
            _rehearse(shell, opened)
            return
        if opened.workshop.writable:
            from pmworkshop.workshop.spool import spools

            desk.unsaved_found = spools(shell.folders, opened.workshop.session.id)
        shell.live.begin(desk, opened)
        shell.time.begin(opened)
        if opened.workshop.writable and not opened.workshop.session.info.solo:
            shell.app.set_timer(LOOKED_AFTER, partial(_look_for_phones, shell, opened))
            shell.app.set_timer(LOOKED_AFTER, partial(shell.meet, opened, "stage"))
        if opened.workshop.writable and (told := _offers(shell, opened)):
            desk.tell(told)
        if opened.told:
            desk.tell(opened.told)
        elif opened.mark:
            desk.tell(tr("This session is open for reading only: nothing typed here is kept."))
        else:
            shell.app.set_timer(CHECKED_AFTER, partial(start, shell.app, shell.live.check, opened))

    def tick(self, shell: Shell) -> None:
        """Draw the clock, and look after the time of the room; tell other windows where it is."""
        shell.time.tick()
        if shell.presence is not None:
            from pmworkshop.leading.company_words import place_words

            shell.presence.move(place_words(shell.desk.state.view))


def _rehearse(shell: Shell, opened: Opened) -> None:
    """Show a rehearsal, with the key for made-up answers; nothing that is half typed in it is kept."""
    from pmworkshop.tui.keymap.commands import keyed
    from pmworkshop.tui.keymap.rehearsal_keys import BEGINS, REHEARSAL

    shell.desk.offered.room = REHEARSAL
    shell.live.begin(shell.desk, opened)
    shell.time.begin(opened)
    shell.desk.tell(keyed(BEGINS))


def _look_for_phones(shell: Shell, opened: Opened) -> None:
    """Look from now on for a page on which phones answer; not if the session is closed by now."""
    if shell.live.opened is opened and shell.screen is not None:
        shell.live.phones.begin(opened.workshop.session.id, str(opened.stored))
        shell.screen.state.on_phones = shell.live.phones.fetch


def _offers(shell: Shell, opened: Opened) -> str:
    """Say what an earlier run left: entries, half-typed lines and files; else how much two people changed at once."""
    from pmworkshop.tui.panels.room.conflicts import waiting_words
    from pmworkshop.tui.panels.room.unsaved import offered_words
    from pmworkshop.workshop.spool import earlier_files, earlier_words

    earlier = earlier_words(earlier_files(shell.folders, opened.workshop.session.id))
    typed = shell.half_typed.offer(opened.workshop.session, shell.panels.panel_of)
    offers = (offered_words(shell.desk.unsaved_found), typed, earlier and f"{earlier}.")
    return " ".join(filter(None, offers)) or waiting_words(shell.desk.state.view.waiting)
