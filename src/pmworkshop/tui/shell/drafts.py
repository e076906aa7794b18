"""Keeps half-typed lines across a crash: they are written to a file beside the sessions and offered again."""

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
    """Keeps the half-typed lines of one session in a file of their own, never in the session file.

    Attributes:
        found: The lines that the file held when this object was made, by id of the module.
    """

    def __init__(self, session_id: str, folders: Folders) -> None:
        """Read the lines that an earlier run left in the file.

        Args:
            session_id: Id of the session.
            folders: The user's folders; the file is there.
        """
        self._session, self._folders = session_id, folders
        self.found = kept_drafts(session_id, folders)
        self._written = dict(self.found)
        self._lock = Lock()
        self._ended = False

    def look(self, lines: dict[str, str]) -> None:
        """Write the half-typed lines in a thread if they have changed; skip it while an earlier write is under way.

        Args:
            lines: The half-typed lines, by id of the module.
        """
        if lines != self._written and not self._lock.locked():
            asyncio.get_running_loop().run_in_executor(None, self._keep, lines)

    def _keep(self, lines: dict[str, str], *, last: bool = False) -> None:
        with self._lock, suppress(StorageError):
            if not self._ended:
                self._ended = last
                keep_drafts(lines, self._session, self._folders)
                self._written = lines

    def end(self, lines: dict[str, str]) -> None:
        """Write the lines to be offered again, and ignore every later write.

        A storage error is ignored: drafts never stop the program from ending.

        Args:
            lines: The half-typed lines, by id of the module; empty if the facilitator chose to discard them.
        """
        self._keep(lines, last=True)


def half_typed(desk: StageScreen, panels: Iterable[Panel]) -> dict[str, str]:
    """Collect the half-typed lines of all panels; secret entries are never among them.

    Args:
        desk: The screen.
        panels: Every panel shown so far, whether it is on the screen now or not.

    Returns:
        The half-typed lines, by id of the module in which they were typed; empty lines are left out.
    """
    lines = {panel.here.module_id: panel.draft for panel in panels if panel.here and panel.draft.strip()}
    here = desk.panels[0].here
    if here is not None:
        waiting = [lines.pop(here.module_id, ""), *_on_the_wall(desk)]
        if not desk.asking and len(desk.panels) == 1:
            del waiting[0]  # the draft is in the field now
        if line := " ".join(one for one in waiting if one.strip()):
            lines[here.module_id] = line
    return lines


def _on_the_wall(desk: StageScreen) -> tuple[str, str]:
    """Return the draft that waits under a question of the uppermost panel, and the text in the field."""
    asked_above = desk.asking and desk.panel is not desk.panels[0]
    return desk.panel.draft if asked_above else "", "" if desk.secret_entry else desk.half_typed


def offered(lines: int, *, here: bool) -> str:
    """Word the message that half-typed lines of an interrupted run are back.

    Args:
        lines: How many lines are offered; at least 1.
        here: Whether one of them is in the field now.

    Returns:
        One sentence for the message line.
    """
    if here and lines == 1:
        return "1 half-typed line stands in the field again; Enter keeps it."
    return f"{count(lines, 'half-typed line waits where it was', 'half-typed lines wait where they were')} typed."
