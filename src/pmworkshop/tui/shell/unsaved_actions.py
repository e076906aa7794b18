"""What did not reach the disk: taking it in at the next opening, and going on in a new file."""

from __future__ import annotations

import asyncio
from typing import assert_never

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.tui.guard import LOG
from pmworkshop.tui.panels.panel import ModulePanel
from pmworkshop.tui.panels.room.unsaved import UnsavedPanel
from pmworkshop.tui.requests.messages import GoOnInNewFile, LetGoUnsaved, Recovery, ShowUnsaved, TakeInUnsaved
from pmworkshop.tui.shell.opening import Opened, go_on_beside
from pmworkshop.tui.shell.undo_actions import Correcting
from pmworkshop.tui.shell.waiting import Waiting
from pmworkshop.workshop.take_in import Returning, TakeIn


class Recovering(Correcting, inherit_bindings=False):
    """Brings back what a full or missing disk did not take."""

    def serve_recovery(self, request: Recovery) -> None:
        """Carry out what concerns gestures that did not reach the disk.

        Args:
            request: What is asked for.
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
        """Show what was entered last time and did not reach the disk."""
        self.desk.lay_over(UnsavedPanel(self.desk.unsaved_found))

    def _take_in(self) -> None:
        """Take in what the spools hold, in order; what cannot be made again is told, and its line offered."""
        found, self.desk.unsaved_found = self.desk.unsaved_found, []
        coming = TakeIn(found, self._clock.now())
        for item in coming.lost:
            if item.text and item.module in {module.id for module in self.desk.view.info.agenda.modules}:
                panel = self.panel_of(item.module)
                if isinstance(panel, ModulePanel):
                    panel.draft = " ".join(filter(None, [panel.draft, *item.text.splitlines()]))
        for one in coming.gestures:
            self.desk.put(self._returning(coming, one))
        if not coming.gestures:
            coming.forget()
            self.desk.tell(coming.words(self.desk.view))
        self.desk.take_draft()

    def _returning(self, coming: TakeIn, one: Returning) -> Waiting:
        def arrived() -> None:
            if coming.arrived(one.draw.step) and self._opened is not None:
                self.desk.tell(coming.words(self._opened.workshop.session))

        return Waiting(one.deed, text=one.item.text, module=one.item.module, draw=one.draw, arrived=arrived)

    def _let_go(self) -> None:
        """Let go of what the spools hold."""
        found, self.desk.unsaved_found = self.desk.unsaved_found, []
        TakeIn(found, self._clock.now()).forget()
        self.desk.tell("Let go.")

    def _new_file(self) -> None:
        """Go on in a new file, with the whole session."""
        if self._opened is not None:
            self.run_worker(self._go_on(self._opened))

    async def _go_on(self, opened: Opened) -> None:
        try:
            stored = await asyncio.to_thread(go_on_beside, opened, self._folders)
        except PmworkshopError as error:
            self.desk.tell(f"No new file could be made. {error}")
            return
        LOG.info("the session goes on in a new file")
        self._watch_session(stored)
        if self._outbox is not None:
            self._outbox.again()
        self.desk.tell(f"The session goes on in {stored}.")
