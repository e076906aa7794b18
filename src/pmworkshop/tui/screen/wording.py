"""Texts of a screen with the keys that act there now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pmworkshop.tui.keymap.acting import ActingCommands, Listing
from pmworkshop.tui.keymap.commands import Command, remapped, with_keys
from pmworkshop.tui.pages.panel import Panel


class Wording:
    """Replaces the placeholders of keys in texts; keys of the settings come before the declared ones."""

    def __init__(
        self, acting: ActingCommands, listing: Callable[[], Listing], panels: Callable[[], Sequence[Panel]]
    ) -> None:
        """Connect to the screen.

        Args:
            acting: The commands of the screen.
            listing: Returns the commands that act now.
            panels: Returns the panels of the stack, the lowest one first.
        """
        self._acting, self._listing, self._panels = acting, listing, panels

    def write(self, text: str) -> str:
        """Replace the placeholders of keys in a text.

        Args:
            text: The text.

        Returns:
            The text with the names of the keys.
        """
        return with_keys(text, lambda name: self._acting.name_key(name, self._listing(), self._others))

    def _others(self) -> Iterator[Command]:
        """Iterate over the commands of all panels of the stack, acting or not, then those of the room."""
        for panel in reversed(self._panels()):
            yield from remapped(panel.commands, self._acting.keys, panel.place())
        yield from self._acting.room
