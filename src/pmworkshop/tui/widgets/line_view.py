"""A widget of text lines that redraws only those that changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from pmworkshop.tui.drawing.palette import style_of
from pmworkshop.tui.drawing.pieces import Line, joined
from pmworkshop.tui.drawing.terminal import colours_of
from pmworkshop.tui.drawing.text_cells import width
from pmworkshop.tui.guard import drawn_calmly

DRAWN_MOST = 1000
"""Lines of one canvas that are kept as they were drawn."""


class LineView(Widget):
    """Shows lines of pieces, each with a look that the theme colours."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - the name that Textual gives it
        super().__init__(id=id)
        self._lines: list[Line] = []
        self._styles: dict[str, Style] = {}
        self._drawn: dict[Line, Strip] = {}
        self._drawn_width = 0
        self._ground: tuple[Style, Color, Sequence[LineFilter]] | None = None

    def show(self, lines: Sequence[Line]) -> None:
        """Show lines, from the top of the widget.

        Args:
            lines: The lines; what does not fit is not drawn.
        """
        before, self._lines = self._lines, list(lines)
        pairs = enumerate(zip_longest(before, self._lines))
        changed = [y for y, (old, new) in pairs if old is not new and old != new]
        if changed:
            self.refresh(*[Region(0, y, self.size.width, 1) for y in changed])

    def notify_style_update(self) -> None:
        """Discard the cached colours of the previous theme."""
        self._styles.clear()
        self._drawn.clear()
        self._ground = None
        super().notify_style_update()

    @property
    def size(self) -> Size:
        """The size: that of the widget itself, which has no border or padding."""
        return self.outer_size

    def style_of(self, look: str) -> Style:
        """Return the colours and weight of a look in the present theme.

        Args:
            look: The look, such as ``text``, or roles of the palette: ``now/raised!``.

        Returns:
            The style; cached until the theme changes.
        """
        if look not in self._styles:
            self._styles[look] = style_of(look, self.app.theme, colours_of(self.app))
        return self._styles[look]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the visible lines, from the cache where possible.

        The widget has no border, padding or opacity, so it skips the work that Textual does for these.
        """
        cells = self.size.width
        if cells != self._drawn_width or len(self._drawn) > DRAWN_MOST:
            self._drawn.clear()
            self._drawn_width = cells
        strips = [self.render_line(y) for y in crop.line_range]
        left, right = crop.column_span
        return strips if (left, right) == (0, cells) else [strip.crop(left, right) for strip in strips]

    @drawn_calmly
    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        return self.strip(self._lines[y] if y < len(self._lines) else ())

    def strip(self, line: Line) -> Strip:
        """Draw pieces as a strip, filled to the width of the widget.

        Args:
            line: The pieces with their looks.

        Returns:
            The strip; cached by content.
        """
        drawn = self._drawn.get(line)
        if drawn is None:
            segments = [Segment(text, self.style_of(look)) for text, look in joined(line)]
            used = sum([width(text) for text, _ in line])
            if self._ground is None:  # finding them out costs more than drawing a line
                self._ground = self.rich_style, self.background_colors[1], self.get_line_filters()
            style, background, filters = self._ground
            drawn = Strip(segments, used).adjust_cell_length(self.size.width, style)
            for line_filter in filters:
                drawn = drawn.apply_filter(line_filter, background)
            self._drawn[line] = drawn
        return drawn
