"""The field: one line of text, in which several pasted lines become several answers."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.strip import Strip

from pmworkshop.base.text import clean_line, clean_text, count
from pmworkshop.tui.guard.calm_input import CalmInput

PASTE_MOST = 100_000
"""Characters of a paste that are taken; what comes after is left out, and the screen says so."""
LINES_MOST = 200
DOT = "●"
"""Stands for whatever is typed in secret."""
JOINERS = "\u200c\u200d\u200e\u200f"


class Field(CalmInput):
    """The line that is being typed; it keeps its text until the screen takes it.

    Attributes:
        table: Whether pasted tabs separate the cells of a table.
        secret: Whether one dot stands for all that is typed, so that not even the length shows.
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 - the name that Textual gives it
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.table = False
        self.secret = False
        """Whether one dot stands for whatever is typed, so that not even its length shows."""

    def render_line(self, y: int) -> Strip:
        """Draw the line; if it is secret, only whether it holds text."""
        if not self.secret:
            return super().render_line(y)
        dot = DOT if self.value and y == 0 else " "
        return Strip([Segment(dot, self.rich_style)]).extend_cell_length(self.size.width, self.rich_style)

    def take_key(self, event: events.Key) -> bool:
        """Accept joiners and direction marks, which Textual counts as unprintable."""
        if not event.character or event.character not in JOINERS:
            return False
        self.insert_text_at_cursor(event.character)
        return True

    def _one(self, part: str) -> str:
        """Make one line of a pasted one; in a table, semicolons separate the cells."""
        return clean_line(part.replace("\t", "; ") if self.table and part.strip() else part)

    def pasted(self, text: str) -> tuple[list[str], str]:
        """Clean a pasted text.

        Args:
            text: The whole text, unchanged.

        Returns:
            Its lines without blank ones, and a message if lines were left out; the message is empty if none was.
        """
        cut, text = len(text) > PASTE_MOST, clean_text(text[: PASTE_MOST + 1])
        lines = [line for line in (self._one(part) for part in text[:PASTE_MOST].split("\n")) if line]
        if not cut and len(lines) <= LINES_MOST:
            return lines, ""
        lines = lines[:LINES_MOST]
        return lines, f"That was too long: the first {count(len(lines), 'line')} of it are taken."

    def joined(self, lines: list[str]) -> list[str]:
        """Return several pasted lines together with the text that the field holds before and after its cursor.

        Args:
            lines: The pasted lines; at least two.

        Returns:
            The lines; the first one begins with what stands before the cursor, the last one ends with the rest.
        """
        start, end = sorted(self.selection)
        first, last = f"{self.value[:start]}{lines[0]}", f"{lines[-1]}{self.value[end:]}"
        return [clean_line(line) for line in (first, *lines[1:-1], last)]
