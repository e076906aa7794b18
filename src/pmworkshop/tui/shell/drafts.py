"""What is half typed outlives the program: written beside the sessions now and then, offered again afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from threading import Lock

from pmworkshop.base.errors import StorageError
from pmworkshop.base.folders import Folders
from pmworkshop.base.text import count
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.screen.stage_screen import StageScreen
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
    """List the lines that are half typed, by module; what is entered in secret is not among them.

    Args:
        desk: The screen.
        panels: The panels that were shown, whether they are on the wall or not.

    Returns:
        What is half typed, by the id of the module in which it was typed.
    """
    lines = {panel.here.module_id: panel.draft for panel in panels if panel.here and panel.draft.strip()}
    here = desk.panels[0].here
    if here is not None:
        waiting = [lines.pop(here.module_id, ""), *_on_the_wall(desk)]
        if not desk.asking and len(desk.panels) == 1:
            del waiting[0]  # what waited stands in the field now
        if line := " ".join(one for one in waiting if one.strip()):
            lines[here.module_id] = line
    return lines


def _on_the_wall(desk: StageScreen) -> tuple[str, str]:
    """Return what waits under a question of the uppermost panel, and what stands in the field."""
    asked_above = desk.asking and desk.panel is not desk.panels[0]
    return desk.panel.draft if asked_above else "", "" if desk.secret_entry else desk.half_typed


def offered(lines: int, *, here: bool) -> str:
    """Say where the lines are that were half typed when the program was cut off."""
    if here and lines == 1:
        return "1 half-typed line stands in the field again; Enter keeps it."
    return f"{count(lines, 'half-typed line waits where it was', 'half-typed lines wait where they were')} typed."
