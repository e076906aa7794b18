"""Taking things back: undo, redo, and striking a remark from the record."""

from __future__ import annotations

from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Ask
from pmworkshop.tui.requests.messages import Strike
from pmworkshop.tui.screen.waiting import Waiting
from pmworkshop.tui.shell.session_app import SessionApp
from pmworkshop.workshop.deeds import StrikeOut, TakeBack


class Correcting(SessionApp, inherit_bindings=False):
    """Takes back what was done."""

    def do_undo(self) -> None:
        """Take back the last change, after all that was done before it."""
        self.desk.put(Waiting(TakeBack(), tells_label=True))

    def do_redo(self) -> None:
        """Bring back what undo took away, after all that was done before it."""
        self.desk.put(Waiting(TakeBack(redo=True), tells_label=True))

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

    def strike(self, kind: str, key: str) -> None:
        """Strike a record from the session and its history, after all that was done before it.

        Args:
            kind: The kind of the record.
            key: Its id.
        """
        self.desk.put(Waiting(StrikeOut(kind, key), told="Struck from the record."))
