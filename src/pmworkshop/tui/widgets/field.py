"""The field: one line of text, in which several pasted lines become several answers."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets.input import Selection

from pmworkshop.base.language import trn
from pmworkshop.base.text import clean_line
from pmworkshop.tui.guard.calm_input import CalmInput
from pmworkshop.tui.widgets.line_parts import part_at, part_spans
from pmworkshop.tui.widgets.pasted import pasted_lines

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

    virtual_size = Reactive(Size(0, 0), layout=False)
    """How far the text reaches; the screen is not laid out anew for it."""

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

    def action_delete_left_all(self) -> None:
        """Empty the line: what stands behind the cursor is not kept either, as where a part of it is selected."""
        self.value = ""

    def put_in(self, text: str) -> None:
        """Put a text in, in place of what is selected; a semicolon typed before one goes to the part behind it.

        Args:
            text: The text, without line breaks.
        """
        before, mark, after = text.partition(";")
        if before or not mark:
            self._replace(before)
        if mark and self.selection.is_empty and self.value[self.cursor_position :].startswith(";"):
            self.turn_part(1, ())
        elif mark:
            self._replace(mark)
        if after:
            self.put_in(after)

    def _replace(self, text: str) -> None:
        """Put a text in, without a second blank before what it replaces."""
        start, end = sorted(self.selection)
        doubled = start < end and self.value[:start].endswith(" ")
        super().put_in(text.lstrip(" ") if doubled else text)

    # What typing replaces.

    def go_behind(self) -> None:
        """Put the cursor behind the text, and select nothing."""
        self.cursor_position = len(self.value)

    def choose(self) -> None:
        """Select the text, or the first part of a line with semicolons, so that typing replaces it."""
        self.selection = Selection(*part_spans(self.value)[0])

    def choose_words(self, words: str) -> None:
        """Select words of the text, so that typing replaces them.

        Args:
            words: The words; the last place where they stand counts, and nothing is selected where they do not.
        """
        start = self.value.rfind(words) if words else -1
        if start >= 0:
            self.selection = Selection(start, start + len(words))

    def turn_part(self, by: int, parts: Sequence[str]) -> None:
        """Select the next part of the line, or the one before; behind the last one typed, begin the next.

        Args:
            by: 1 for the next part, -1 for the one before.
            parts: What the line consists of; empty if only what is typed tells.
        """
        at, spans = part_at(self.value, self.cursor_position) + by, part_spans(self.value)
        if at == len(spans) < len(parts):
            self.value = f"{self.value.rstrip()}; "
            self.go_behind()
        elif 0 <= at < len(spans):
            self.selection = Selection(*spans[at])

    # Pastes.

    def pasted(self, text: str, *, table: bool = False) -> tuple[list[str], str]:
        """Clean a pasted text.

        Args:
            text: The whole text, unchanged.
            table: Whether it is split into cells even if the page takes none by itself.

        Returns:
            Its lines without blank ones, see `pasted_lines`; and a message if lines were left out, empty if none was.
        """
        cut, lines = len(text) > PASTE_MOST, pasted_lines(text[:PASTE_MOST], table=table or self.table)
        if not cut and len(lines) <= LINES_MOST:
            return lines, ""
        lines = lines[:LINES_MOST]
        return lines, trn(
            "That was too long: the first {number} line of it is taken.",
            "That was too long: the first {number} lines of it are taken.",
            len(lines),
        )

    def joined(self, lines: list[str]) -> list[str]:
        """Return several pasted lines together with the text that the field holds before and after its cursor.

        Args:
            lines: The pasted lines; at least two.

        Returns:
            The lines; the first one begins with what stands before the cursor, the last one ends with the rest.
        """
        start, end = sorted(self.selection)
        first, last = f"{self.value[:start]}{lines[0]}", f"{lines[-1]}{self.value[end:]}"
        together = (first, *lines[1:-1], last)
        return list(together) if self.table else [clean_line(line) for line in together]

    def typed(self, line: str) -> str:
        """Write a pasted line as it is typed: the cells of a table are parted by semicolons.

        Args:
            line: The line as `pasted` returns it.

        Returns:
            The line for the field.
        """
        return clean_line(line.replace("\t", "; ")) if self.table else line
