"""Lets the keys at the foot fade some seconds after the last key, so that the wall shows the room's words alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.screen.screen_state import ScreenState

SECONDS = 8
"""Seconds until the foot fades where the settings name none: long enough to find the next key."""


class Wall(Protocol):
    """The screen whose foot fades."""

    state: ScreenState

    @property
    def panel(self) -> Panel:
        """The panel on top."""

    def draw_entry(self) -> None:
        """Draw what stands below the rows, and the footer."""


class Fading:
    """Hides the footer and the findings while keys act in the list of the room, and brings them back with any key.

    Attributes:
        seconds: Seconds without a key after which they are hidden; 0 shows them always.
    """

    def __init__(self, wall: Wall, now: Callable[[], datetime]) -> None:
        """Connect to the screen.

        Args:
            wall: The screen.
            now: Returns the present moment.
        """
        self._wall, self._now, self._last = wall, now, now()
        self.seconds = 0

    def used(self) -> None:
        """Note that a key was pressed, and show what was hidden."""
        self._last = self._now()
        self.look()

    def look(self) -> None:
        """Hide or show the footer and the findings, as the time since the last key wants it."""
        state = self._wall.state
        rests = state.running and state.mode == "list" and state.ask is None and not self._wall.panel.overlay
        bare = bool(self.seconds) and rests and (self._now() - self._last).total_seconds() >= self.seconds
        if bare != state.bare:
            state.bare = bare
            self._wall.draw_entry()

    def switch(self, usual: int) -> int:
        """Let the foot fade, or stay.

        Args:
            usual: The seconds of the settings; 0 if they name none.

        Returns:
            The seconds after which it fades from now on; 0 if it stays.
        """
        self.seconds = 0 if self.seconds else usual or SECONDS
        self.used()
        return self.seconds
