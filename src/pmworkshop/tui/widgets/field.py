"""The field: one line of text, which takes several pasted lines as several answers."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input

from pmworkshop.base.text import clean_line, clean_text, count

PASTE_MOST = 100_000
"""Characters of a paste that are taken; what comes after is left out, and the screen says so."""
LINES_MOST = 200
DOT = "●"
"""Stands for whatever is typed in secret."""
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
        self.table = False
        self.secret = False
        """Whether one dot stands for whatever is typed, so that not even its length shows."""

    def render_line(self, y: int) -> Strip:
        """Draw the line; of a secret one, only whether there is anything."""
        if not self.secret:
            return super().render_line(y)
        dot = DOT if self.value and y == 0 else " "
        return Strip([Segment(dot, self.rich_style)]).extend_cell_length(self.size.width, self.rich_style)

    async def _on_key(self, event: events.Key) -> None:
        """Let joiners and direction marks in, which hold letters and emoji together but print nothing."""
        if event.character and event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(event.character)
        else:
            await super()._on_key(event)

    def _one(self, part: str) -> str:
        """Make one line of what is pasted; of a table, a semicolon stands between its cells."""
        return clean_line(part.replace("\t", "; ") if self.table and part.strip() else part)

    def _on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted; several lines become several answers."""
        event.stop()
        event.prevent_default()
        text = clean_text(event.text[: PASTE_MOST + 1])
        lines = [line for line in (self._one(part) for part in text[:PASTE_MOST].split("\n")) if line]
        if len(event.text) > PASTE_MOST or len(lines) > LINES_MOST:
            lines = lines[:LINES_MOST]
            self.post_message(self.Told(f"That was too long: the first {count(len(lines), 'line')} of it are taken."))
        if len(lines) == 1:
            self.insert_text_at_cursor(lines[0])
        elif lines:
            first = self.value
            self.value = ""
            self.post_message(self.Pasted([clean_line(first + lines[0]), *lines[1:]]))
