"""Recovers entries that did not reach the disk: replays them at the next opening, or continues in a new file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime
from functools import partial
from typing import assert_never

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr
from pmworkshop.store.stored_session import StoredSession
from pmworkshop.tui.guard import LOG
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.panels.room.unsaved import UnsavedPanel
from pmworkshop.tui.requests.messages import GoOnInNewFile, LetGoUnsaved, Recovery, ShowUnsaved, TakeInUnsaved
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.screen.waiting import Waiting
from pmworkshop.tui.shell.opening import Opened, go_on_beside
from pmworkshop.workshop.take_in import Returning, TakeIn


class RecoveryRequests:
    """Carries out the requests that concern entries which a full or missing disk did not store."""

    def __init__(
        self,
        desk: Callable[[], StageScreen],
        folders: Folders,
        *,
        now: Callable[[], datetime],
        opened: Callable[[], Opened | None],
        panel_of: Callable[[str], Panel],
        moved: Callable[[StoredSession], None],
        run: Callable[[Callable[[], Coroutine[None, None, None]]], object],
    ) -> None:
        """Connect to the application.

        Args:
            desk: Returns the screen.
            folders: The user's folders.
            now: Returns the present moment in UTC.
            opened: Returns the open session; None at home.
            panel_of: Returns the panel of a module by its id.
            moved: Called with the new place once the session continues in another file.
            run: Lets a coroutine function go on beside the keys.
        """
        self._desk = desk
        self._folders = folders
        self._now = now
        self._opened = opened
        self._panel_of = panel_of
        self._moved = moved
        self._run = run

    def serve(self, request: Recovery) -> None:
        """Carry out a request about entries that did not reach the disk.

        Args:
            request: Show these entries, take them in, discard them, or continue in a new file.
        """
        match request:
            case ShowUnsaved():
                self._show_unsaved()
            case TakeInUnsaved():
                self._take_in()
            case LetGoUnsaved():
                self._let_go()
            case GoOnInNewFile():
                self._new_file()
            case _:
                assert_never(request)

    def _show_unsaved(self) -> None:
        """Show the entries of the last run that did not reach the disk."""
        self._desk().overlays.open(UnsavedPanel(self._desk().unsaved_found))

    def _take_in(self) -> None:
        """Replay the spooled entries in order; offer the text of those that cannot be replayed as drafts."""
        found, self._desk().unsaved_found = self._desk().unsaved_found, []
        coming = TakeIn(found, self._now())
        for item in coming.lost:
            if item.text and item.module in {module.id for module in self._desk().state.view.info.agenda.modules}:
                panel = self._panel_of(item.module)
                panel.draft = " ".join(filter(None, [panel.draft, *item.text.splitlines()]))
        for one in coming.gestures:
            self._desk().results.put(self._returning(coming, one))
        if not coming.gestures:
            coming.forget()
            self._desk().tell(coming.words(self._desk().state.view))
        self._desk().entry.take_draft()

    def _returning(self, coming: TakeIn, one: Returning) -> Waiting:
        def arrived(stored: bool) -> None:
            opened = self._opened()
            if coming.arrived(one.draw.step, stored=stored) and opened is not None:
                self._desk().tell(coming.words(opened.workshop.session))

        return Waiting(one.deed, text=one.item.text, module=one.item.module, draw=one.draw, arrived=arrived)

    def _let_go(self) -> None:
        """Discard the spooled entries."""
        found, self._desk().unsaved_found = self._desk().unsaved_found, []
        TakeIn(found, self._now()).forget()
        self._desk().tell(tr("Let go."))

    def _new_file(self) -> None:
        """Continue the whole session in a new file."""
        opened = self._opened()
        if opened is not None:
            self._run(partial(self._go_on, opened))

    async def _go_on(self, opened: Opened) -> None:
        try:
            stored = await asyncio.to_thread(go_on_beside, opened, self._folders)
        except PmworkshopError as error:
            self._desk().tell(tr("No new file could be made. {error}", error=error), "refused")
            return
        LOG.info("the session goes on in a new file")
        self._moved(stored)
        self._desk().results.said_when_saved = tr("Everything is saved. The session goes on in {file}.", file=stored)
        self._desk().tell(tr("The session goes on in {file}.", file=stored), "kept")
