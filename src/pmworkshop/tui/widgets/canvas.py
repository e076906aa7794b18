"""A widget of fixed lines, which redraws only those that changed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from pmworkshop.tui.draw import width
from pmworkshop.tui.guard import drawn_calmly
from pmworkshop.tui.page import Look

Piece = tuple[str, Look]
Line = tuple[Piece, ...]

LOOKS = frozenset(
    {"look--text", "look--soft", "look--strong", "look--head", "look--good", "look--warn", "look--chosen"}
)
"""What the screen gives its colours to, once for all its canvases."""


class Canvas(Widget):
    """Shows lines of pieces, each with a look that the theme gives its colour."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - the name that Textual gives it
        super().__init__(id=id)
        self._lines: list[Line] = []
        self._styles: dict[str, Style] = {}

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines, from the top."""
        before, self._lines = self._lines, list(lines)
        for y in range(max(len(before), len(self._lines))):
            if (before[y] if y < len(before) else None) != (self._lines[y] if y < len(self._lines) else None):
                self.refresh(Region(0, y, self.size.width, 1))

    def notify_style_update(self) -> None:
        """Forget the colours of the theme that was."""
        self._styles.clear()
        super().notify_style_update()

    def style_of(self, look: str) -> Style:
        """Return the colours and weight of a look in the present theme."""
        if look not in self._styles:
            self._styles[look] = self.screen.get_component_rich_style(f"look--{look}")
        return self._styles[look]

    @property
    def back(self) -> Style:
        """The ground of the widget; asking Textual for it at each line would cost more than drawing the line."""
        if "" not in self._styles:
            self._styles[""] = self.rich_style
        return self._styles[""]

    @drawn_calmly
    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        line = self._lines[y] if y < len(self._lines) else ()
        return self.strip(line, self.back)

    def strip(self, line: Line, back: Style) -> Strip:
        """Make a strip of pieces, filled to the width of the widget."""
        segments = [Segment(text, self.style_of(look)) for text, look in line if text]
        used = sum(width(text) for text, _ in line)
        strip = Strip(segments, used)
        return strip.adjust_cell_length(self.size.width, back)
