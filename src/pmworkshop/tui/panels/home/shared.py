"""The sessions in a database as home knows them: read in a thread, as no key and no first page waits for a server."""

from __future__ import annotations

import threading

from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.store.listing import Listed
from pmworkshop.store.sessions import list_shared
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import shortened, width
from pmworkshop.tui.guard import CALM, LOG
from pmworkshop.tui.keymap.commands import key_of

NEAR = 0.15
"""Seconds for which home waits for a server that answers at once, so that its sessions are on the first page."""
READING = tr_noop("Reading the sessions in the database …")
AROUND = 8
"""Cells for the key that reads once more, and the blanks around it."""


class SharedSessions:
    """Reads the sessions in the user's database, again and again."""

    def __init__(self, folders: Folders) -> None:
        """Take the user's folders; nothing is read yet.

        Args:
            folders: They say which database it is; with none there is nothing to read.
        """
        self._folders = folders
        self._found: list[Listed] | None = None
        self._thread: threading.Thread | None = None
        self._sessions: list[Listed] = []
        self._reason = ""

    @property
    def awaited(self) -> bool:
        """Whether something is read that was not taken yet."""
        return self._thread is not None

    def read(self) -> None:
        """Begin to read; what was found before stays until then."""
        if not self._folders.store or self._thread is not None:
            return
        self._thread = threading.Thread(target=self._read, name="pmworkshop-home", daemon=True)
        self._thread.start()
        self._thread.join(NEAR)

    def _read(self) -> None:
        try:
            self._found = list_shared(self._folders)
        except Exception:
            LOG.exception("listing the sessions in the database")

    def take(self) -> list[Listed]:
        """Return the sessions that were found last."""
        if self._thread is not None and not self._thread.is_alive():
            found, self._found, self._thread = self._found, None, None
            away = [CALM] if found is None else [one.fault or "" for one in found if one.away]
            self._reason = away[0] if away else ""
            self._sessions = self._sessions if away else found or []
        return self._sessions

    def line(self, cells: int) -> Line:
        """Say that the database is being read, or why it does not answer.

        Args:
            cells: How many cells there are.

        Returns:
            One line; empty if nothing is to be said.
        """
        if self.awaited:
            return ((f"  {tr(READING)}", "soft"),)
        if not self._reason:
            return ()
        told = tr(" asks again")
        again: Line = ((" ", "soft"), (key_of("refresh"), "strong"), (told, "soft"))
        return (("  ", "soft"), (shortened(self._reason, cells - AROUND - width(told)), "open"), *again)
