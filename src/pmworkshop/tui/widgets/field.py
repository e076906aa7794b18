"""The field: one line of text, which takes several pasted lines as several answers."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import Input

from pmworkshop.base.text import clean_line, clean_text, count

PASTE_MOST = 100_000
"""Characters of a paste that are taken; what comes after is left out, and the screen says so."""
LINES_MOST = 200
JOINERS = "\u200c\u200d\u200e\u200f"


class Field(Input):
    """A line that is being typed. It keeps its text until somebody takes it."""

    class Pasted(Message):
        """Several lines were pasted at once."""

        def __init__(self, lines: list[str]) -> None:
            super().__init__()
            self.lines = lines

    class Told(Message):
        """Something must be said about what was pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, *, id: str) -> None:  # noqa: A002 - the name that Textual gives it
        super().__init__(id=id, compact=True, select_on_focus=False)

    async def _on_key(self, event: events.Key) -> None:
        """Let joiners and direction marks in, which hold letters and emoji together but print nothing."""
        if event.character and event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(event.character)
        else:
            await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted; several lines become several answers."""
        event.stop()
        event.prevent_default()
        text = clean_text(event.text[: PASTE_MOST + 1])
        lines = [line for line in (clean_line(part) for part in text[:PASTE_MOST].split("\n")) if line]
        if len(event.text) > PASTE_MOST or len(lines) > LINES_MOST:
            lines = lines[:LINES_MOST]
            self.post_message(self.Told(f"That was too long: the first {count(len(lines), 'line')} of it are taken."))
        if len(lines) == 1:
            self.insert_text_at_cursor(lines[0])
        elif lines:
            first = self.value
            self.value = ""
            self.post_message(self.Pasted([clean_line(first + lines[0]), *lines[1:]]))
