"""Textual's input line, with its keys and pastes offered to the program first."""

from __future__ import annotations

from textual import events
from textual.widgets import Input


class CalmInput(Input):
    """A line of text that its subclass may keep a key or a paste from."""

    def take_key(self, event: events.Key) -> bool:
        """Take a key before the line does.

        Args:
            event: The key.

        Returns:
            Whether the line is to leave it alone.
        """
        return False

    def take_paste(self, text: str) -> None:
        """Take what was pasted.

        Args:
            text: All of it, as it came.
        """
        raise NotImplementedError

    async def _on_key(self, event: events.Key) -> None:
        """Offer a key to the program; what it does not take goes to the line."""
        if self.take_key(event):
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        """Hand a paste to the program; the line takes none by itself."""
        event.stop()
        event.prevent_default()
        self.take_paste(event.text)
