"""Textual's input line, which a screen hands its keys and pastes to, one after the other."""

from __future__ import annotations

from textual import events
from textual.widgets import Input


class CalmInput(Input):
    """An input line that handles a key at once, so that no key overtakes another one."""

    def take_key(self, event: events.Key) -> bool:
        """Handle a key in a way of the subclass.

        Args:
            event: The key event.

        Returns:
            Whether the key was handled, and the input line must ignore it.
        """
        return False

    async def type_key(self, event: events.Key) -> None:
        """Type a character at the cursor, or edit the line as the key does in any input line.

        Args:
            event: The key event.
        """
        if self.take_key(event):
            return
        if event.is_printable and event.character:
            self.put_in(event.character)
            return
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            await self.app.run_action(binding.action, self)

    def put_in(self, text: str) -> None:
        """Put a text in at the cursor, in place of what is selected.

        Args:
            text: The text, without line breaks.
        """
        self.replace(text, *self.selection)

    def _on_key(self, event: events.Key) -> None:  # type: ignore[override]
        """Leave a key to the screen, which hands it back in its turn."""
        event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        """Leave a pasted text to the screen."""
        event.prevent_default()
