"""What is half typed outlives the program: written beside the sessions now and then, offered again afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from threading import Lock

from pmworkshop.base.errors import StorageError
from pmworkshop.base.folders import Folders
from pmworkshop.base.text import count
from pmworkshop.tui.panels.panel import ModulePanel, Panel
from pmworkshop.tui.shell.stage_screen import StageScreen
from pmworkshop.workshop.half_typed import keep_drafts, kept_drafts

DRAFT_SECONDS = 1.5
"""Seconds between two looks at what is half typed."""


class Drafts:
    """Keeps the half-typed lines of one session in a file of their own, never in the session's."""

    def __init__(self, session_id: str, folders: Folders) -> None:
        """Begin with what the file holds."""
        self._session, self._folders = session_id, folders
        self.found = kept_drafts(session_id, folders)
        self._written = dict(self.found)
        self._lock = Lock()
        self._ended = False

    def look(self, lines: dict[str, str]) -> None:
        """Write what is half typed now if it has changed; no key waits for the disk."""
        if lines != self._written and not self._lock.locked():
            asyncio.get_running_loop().run_in_executor(None, self._keep, lines)

    def _keep(self, lines: dict[str, str], *, last: bool = False) -> None:
        with self._lock, suppress(StorageError):
            if not self._ended:
                self._ended = last
                keep_drafts(lines, self._session, self._folders)
                self._written = lines

    def end(self, lines: dict[str, str]) -> None:
        """Write what is to be offered again for the last time; nothing where the facilitator chose to leave it."""
        self._keep(lines, last=True)


def half_typed(desk: StageScreen, panels: Iterable[Panel]) -> dict[str, str]:
    """List the lines that are half typed, by module; what is entered in secret is not among them."""
    modules = [panel for panel in panels if isinstance(panel, ModulePanel)]
    lines = {panel.module_id: panel.draft for panel in modules if panel.draft.strip()}
    lowest = desk.panels[0]
    if isinstance(lowest, ModulePanel):
        if not desk.asking and len(desk.panels) == 1:
            lines.pop(lowest.module_id, None)  # what waited stands in the field now
        above = desk.panel.draft if desk.asking and desk.panel is not lowest else ""  # under a question
        here = desk.half_typed if not desk.secret_entry else ""
        waiting = [one for one in (lines.get(lowest.module_id, ""), above, here) if one.strip()]
        if waiting:
            lines[lowest.module_id] = " ".join(waiting)
    return lines


def offered(lines: int, *, here: bool) -> str:
    """Say where the lines are that were half typed when the program was cut off."""
    if here and lines == 1:
        return "1 half-typed line stands in the field again; Enter keeps it."
    return f"{count(lines, 'half-typed line waits where it was', 'half-typed lines wait where they were')} typed."
