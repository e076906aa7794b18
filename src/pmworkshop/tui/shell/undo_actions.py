"""Taking things back: undo, redo, and striking a remark from the record."""

from __future__ import annotations

import asyncio

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.panels.page import Ask
from pmworkshop.tui.requests.messages import Strike
from pmworkshop.tui.shell.session_app import SessionApp


class Correcting(SessionApp, inherit_bindings=False):
    """Takes back what was done."""

    async def _take_back(self, *, again: bool) -> None:
        opened = self._opened
        if opened is None or self.desk.outbox is None:
            return
        workshop = opened.workshop
        try:
            done = await asyncio.wrap_future(workshop.redo_later() if again else workshop.undo_later())
        except PmworkshopError as error:
            self.desk.tell(str(error))
            return
        self.desk.take_session(done.session)
        self.desk.tell(done.step.label if done.step else "")

    def do_undo(self) -> None:
        """Take back the last change."""
        self.run_worker(self._take_back(again=False))

    def do_redo(self) -> None:
        """Bring back what undo took away."""
        self.run_worker(self._take_back(again=True))

    def do_strike(self) -> None:
        """Ask once more before something is struck from the record."""
        key = self.desk.context.cursor.row
        kind = next(
            (
                kind
                for kind in ("entry", "action", "theme", "activity", "decision")
                if key and self.desk.view.get(kind, key)
            ),
            "",
        )
        if not kind:
            self.desk.tell("Choose the line that is to be struck first.")
            return
        asked = "Strike this for good, from the history and the file too?"
        keys = ("Enter strikes it", f"{key_of('leave_field')} keeps it")
        self.desk.perform(Ask(asked, lambda _, text: Strike(kind, key), empty=True, keys=keys))

    async def _strike(self, kind: str, key: str) -> None:
        if self._opened is None or self.desk.outbox is None:
            return
        try:
            done = await asyncio.wrap_future(self._opened.workshop.strike_later(kind, key))
        except PmworkshopError as error:
            self.desk.tell(str(error))
            return
        self.desk.take_session(done.session)
        self.desk.tell("Struck from the record.")
