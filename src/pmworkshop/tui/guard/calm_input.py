"""Textual's input line, with hooks that take keys and pastes first."""

from __future__ import annotations

from textual import events
from textual.widgets import Input


class CalmInput(Input):
    """An input line whose subclass may take a key or a paste itself."""

    def take_key(self, event: events.Key) -> bool:
        """Handle a key before the input line does.

        Args:
            event: The key event.

        Returns:
            Whether the key was handled, and the input line must ignore it.
        """
        return False

    def take_paste(self, text: str) -> None:
        """Handle pasted text.

        Args:
            text: The whole pasted text, unchanged.
        """
        raise NotImplementedError

    async def _on_key(self, event: events.Key) -> None:
        """Offer the key to `take_key`, then to the input line."""
        if self.take_key(event):
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        """Pass the pasted text to `take_paste`; the input line never handles it."""
        event.stop()
        event.prevent_default()
        self.take_paste(event.text)
