"""Leaving: a session, the replay, or the program."""

from __future__ import annotations

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.language import speak, tr, trn
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Ask
from pmworkshop.tui.requests.messages import LeaveSession
from pmworkshop.tui.shell.shell import Shell


class Leaving:
    """Leads out of what one window shows."""

    def __init__(self, shell: Shell, *, from_home: bool) -> None:
        """Connect to the application.

        Args:
            shell: The parts of the application.
            from_home: Whether leaving a session leads to the home page; else it ends the program.
        """
        self._shell, self._from_home = shell, from_home

    def ask(self, about: str = "") -> None:
        """Leave at once at home or in a read-only session; otherwise ask for confirmation first.

        Args:
            about: What the page has to say before that, in whole sentences; empty if nothing. The curtain hides it.
        """
        shell, opened = self._shell, self._shell.live.opened
        if opened is None:
            shell.app.exit(ExitCode.FINE)
            return
        if not opened.workshop.writable:
            self.leave()
            return
        asked = tr("Leave the rehearsal? Nothing of it is kept.") if opened.rehearsal else self._asked(about)
        keys = (tr("Enter leaves"), tr("{leave_field_key} stays", leave_field_key=key_of("leave_field")))
        shell.desk.perform(Ask(asked, lambda _, text: LeaveSession(), empty=True, bare=True, keys=keys, always=True))

    def _asked(self, about: str) -> str:
        """Say what is not kept or not complete, and ask."""
        shell = self._shell
        unsaved = shell.desk.results.unsaved() + shell.half_typed.elsewhere()
        lost = trn("{number} line is not kept yet.", "{number} lines are not kept yet.", unsaved) if unsaved else ""
        phones = shell.live.phones.waiting(shell.desk.state.came or {})
        also = trn(
            "{number} answer without names is on phones only.",
            "{number} answers without names are on phones only.",
            phones,
        )
        told = " ".join(filter(None, ("" if shell.desk.state.curtain else about, lost, also if phones else "")))
        return tr("{told} Leave all the same?", told=told) if told else tr("Leave? Everything is saved.")

    def leave(self) -> None:
        """Close the session and show the home page if it was opened from there; otherwise end the program."""
        shell = self._shell
        shell.half_typed.end(keep=False)
        if self._from_home and shell.live.opened is not None:
            from pmworkshop.tui.shell.home import HOME_COMMANDS, home_panel

            shell.close()
            shell.live.forget()
            speak(shell.language)
            desk, state = shell.desk, shell.desk.state
            state.running, desk.outbox, state.mark, state.curtain = False, None, "", False
            desk.offered.room = HOME_COMMANDS
            desk.overlays.show(home_panel(shell.folders, shell.clock.now().date()))
            return
        shell.app.exit(ExitCode.FINE)

    def leave_replay(self) -> None:
        """Close the replay and return to the home page if it was opened from there; otherwise end the program."""
        app = self._shell.app
        if len(app.screen_stack) > 1:
            app.pop_screen()
            speak(self._shell.language)
        elif not self._from_home:  # from home, it is gone already: the key was pressed twice
            app.exit(ExitCode.FINE)
