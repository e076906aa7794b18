"""Carries out what concerns the program itself: its start, its look, its files and its log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import assert_never

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.settings import THEMES
from pmworkshop.tui.guard import LOG, start
from pmworkshop.tui.keymap.rehearsal_keys import NOT_SAVED
from pmworkshop.tui.requests.messages import (
    Attend,
    ChangeLanguage,
    ChangeTheme,
    FadeFoot,
    KeepDateOrder,
    KeepDay,
    LookForStruck,
    NoteFault,
    ProgramRequest,
    SaveFiles,
)
from pmworkshop.tui.serving.date_answers import serve_day, serve_order
from pmworkshop.tui.serving.saving import save
from pmworkshop.tui.serving.struck import look_for
from pmworkshop.tui.serving.wall_language import change_language
from pmworkshop.tui.shell.opening import Opened
from pmworkshop.tui.shell.shell import Shell

FADES = tr_noop("The keys fade {seconds} seconds after the last one; any key brings them back.")
STAYS = tr_noop("The keys stay at the foot.")


class ProgramRequests:
    """Carries out the requests about the program."""

    def __init__(self, shell: Shell, begin: Callable[[], None]) -> None:
        """Connect to the application.

        Args:
            shell: The parts of the application.
            begin: Starts the session once the screen is up.
        """
        self._shell, self._begin = shell, begin

    def serve(self, request: ProgramRequest) -> None:
        """Carry out a request.

        Args:
            request: The request; one about files does nothing at home.
        """
        shell, opened = self._shell, self._shell.live.opened
        match request:
            case Attend():
                self._begin()
            case SaveFiles():
                self._save_files()
            case ChangeTheme() | ChangeLanguage() | FadeFoot():
                self._change_look(request)
            case KeepDateOrder():
                serve_order(request, shell.desk, shell.folders)
            case KeepDay():
                serve_day(request, shell.desk)
            case NoteFault():
                LOG.error("a gesture failed: %s", request.error)
            case LookForStruck():
                if opened is not None:
                    start(shell.app, look_for, request.texts, str(opened.stored), shell.folders, shell.desk)
            case _:
                assert_never(request)

    def _change_look(self, request: ChangeTheme | ChangeLanguage | FadeFoot) -> None:
        match request:
            case ChangeTheme():
                self._change_theme()
            case ChangeLanguage():
                self._change_language()
            case FadeFoot():
                self._fade_foot()

    def _fade_foot(self) -> None:
        shell = self._shell
        seconds = shell.desk.fading.switch(shell.settings.foot_seconds)
        shell.desk.tell(tr(FADES, seconds=seconds) if seconds else tr(STAYS))

    def _change_language(self) -> None:
        if (opened := self._shell.live.opened) is not None:
            self._shell.desk.tell(change_language(self._shell.desk, opened.workshop.session))

    def _change_theme(self) -> None:
        app, names = self._shell.app, THEMES
        app.theme = names[(names.index(app.theme) + 1) % len(names)] if app.theme in names else names[0]
        self._shell.desk.redraw()

    def _save_files(self) -> None:
        if (opened := self._shell.live.opened) is None:
            return
        if opened.rehearsal:
            self._shell.desk.tell(tr(NOT_SAVED))
        else:
            start(self._shell.app, self._save, opened)

    async def _save(self, opened: Opened) -> None:
        folder, shell = Path.cwd() / opened.stored.stem, self._shell
        shell.desk.tell(*await save(opened.workshop.session, folder, shell.folders, shell.clock.now))
