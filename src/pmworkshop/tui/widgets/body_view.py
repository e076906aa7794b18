"""The body of the screen: a list, a grid or a drawing with a cursor, drawn line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from textual import events
from textual.geometry import Offset
from textual.message import Message

from pmworkshop.tui.drawing.palette import lifted, on_plane
from pmworkshop.tui.drawing.pieces import Line, Piece
from pmworkshop.tui.drawing.text_cells import width
from pmworkshop.tui.pages.page import Body, Cursor, Drawing, GridBody
from pmworkshop.tui.widgets.grid_layout import with_chosen_cell
from pmworkshop.tui.widgets.laid_out import LaidOut
from pmworkshop.tui.widgets.line_view import LineView
from pmworkshop.tui.widgets.row_places import beside, column_keys, moved, nearest, row_keys

MARK, RAISED = "▌", "raised"
"""The sign and the plane of the chosen row."""
BLANK: Piece = (" ", "ink")
"""Stands in place of the sign before other rows."""


class BodyView(LineView, can_focus=True):
    """Shows the body of a page; the keys of the list act while it has the focus.

    Attributes:
        sheet: The lines, and which of them are in sight.
        cursor: The chosen row, and in a grid the chosen column.
        hidden: How many rows are hidden above and below.
        fitted: Called once the widget has another size.
        moved: Called once the cursor is on another row or column, at once, so that one frame shows all of it.
        scrolled: Called once the number of rows hidden above or below has changed, at once too.
    """

    class Chosen(Message):
        """The chosen row was clicked again."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - the name that Textual gives it
        super().__init__(id=id)
        self.fitted: Callable[[], object] = lambda: None
        self.moved: Callable[[], object] = lambda: None
        self.scrolled: Callable[[], object] = lambda: None
        self.sheet, self.cursor = LaidOut(), Cursor()
        self._keys: list[str] = []
        self.hidden = (0, 0)
        """How many rows are out of sight, above and below."""
        self._list = ""
        self._left_at: dict[str, Cursor] = {}
        """Where the cursor was when another list was shown, by the name of the list."""

    # What is shown.

    @property
    def body(self) -> Body:
        """What is shown."""
        return self.sheet.body

    @property
    def room(self) -> int:
        """The lines that are left for the body; at least 1."""
        self.sheet.fit(*self.size)
        return self.sheet.room

    def show_body(self, body: Body, cursor: Cursor | None = None, name: str = "") -> None:
        """Show a body, with the cursor on the wanted row or the nearest one.

        In another list than before it is on the row where it was left there; at first on the same row as before, if
        that stands there too, else on the first one.

        Args:
            body: The list, grid or drawing.
            cursor: Row and column to choose, with row ``last`` for the last one; None keeps the cursor.
            name: What tells this list from others.
        """
        place = self._keys.index(self.cursor.row) if self.cursor.row in self._keys else 0
        self.sheet.body, self._keys = body, row_keys(body)
        if name != self._list:
            if self.cursor.row:
                self._left_at[self._list] = self.cursor
            place = 0
            if cursor is None and self.cursor.row not in self._keys:
                cursor = self._left_at.get(name, Cursor())
            self._list, self.sheet.top = name, 0
        self.cursor = nearest(body, cursor or self.cursor, place)
        self._lay_out()

    def frame(self, above: Sequence[Line], below: Sequence[Line], covered: int) -> None:
        """Put lines around the body: they stay where they are while it scrolls.

        Args:
            above: Lines above it, such as the question.
            below: Lines under it, such as a legend.
            covered: How many lines at the lower end something else covers.
        """
        sheet, frame = self.sheet, (tuple(above), tuple(below), covered)
        if frame != (sheet.above, sheet.below, sheet.covered):
            sheet.above, sheet.below, sheet.covered = frame
            self._lay_out()

    def exchange(self, body: Body) -> None:
        """Show another form of the same body, with the cursor where it is.

        Args:
            body: A body with the same rows.
        """
        self.sheet.body = body
        self._lay_out()

    def leave_list(self) -> None:
        """Note where the cursor is left, and choose nothing until another list is shown."""
        self._left_at[self._list], self.cursor = self.cursor, Cursor()

    def from_top(self) -> None:
        """Begin at the first row with the next body, unless its cursor stands below."""
        self.sheet.top = 0

    def on_resize(self) -> None:
        """Lay out the body in the new size."""
        self._lay_out()
        self.fitted()

    def _lay_out(self) -> None:
        if not self.size:
            return  # it has no place on the screen yet: the first size that it is given lays it out
        self.sheet.fit(*self.size)
        self.sheet.lay_out(self.cursor)
        self._note_hidden()
        self._draw()

    # The cursor.

    def move(self, by: int) -> None:
        """Move the cursor, or scroll if there is no further row.

        Args:
            by: Number of rows, positive for down; the move ends at the first or last row.
        """
        at = self._keys.index(self.cursor.row) if self.cursor.row in self._keys else 0
        to = moved(self.body, at, by) if self._keys else at
        if to == at:
            self._scroll(by)
        else:
            self._set_cursor(Cursor(self._keys[to], self.cursor.column))

    def page(self, by: int) -> bool:
        """Move by one screen.

        Args:
            by: 1 for down, -1 for up.

        Returns:
            Whether anything moved or scrolled.
        """
        before, keys = (self.cursor, self.sheet.top), self._keys
        if keys:
            at = keys.index(self.cursor.row) if self.cursor.row in keys else 0
            to = self.sheet.screen_after(keys, at, by)
            if to != at:
                self._set_cursor(Cursor(keys[to], self.cursor.column))
                return True
        self._scroll(by * self.sheet.page_lines)
        return (self.cursor, self.sheet.top) != before

    def _scroll(self, by: int) -> None:
        if self.sheet.scroll(by):
            self._note_hidden()
            self._draw()

    def _note_hidden(self) -> None:
        """Count the hidden rows."""
        hidden = self.sheet.hidden
        if hidden != self.hidden:
            self.hidden = hidden
            self.scrolled()

    def move_across(self, by: int) -> None:
        """Move the cursor across the columns of a grid, or to what stands beside; nothing happens in a list.

        Args:
            by: Number of columns, positive for right; the move ends at the first or last column.
        """
        if names := column_keys(self.body):
            at = names.index(self.cursor.column) if self.cursor.column in names else 0
            self._set_cursor(Cursor(self.cursor.row, names[min(max(at + by, 0), len(names) - 1)]))
        elif isinstance(self.body, Drawing) and (key := beside(self.body.places, self.cursor.row, by)):
            self._set_cursor(Cursor(key))

    def _set_cursor(self, cursor: Cursor) -> None:
        if cursor == self.cursor:
            return
        first, self.cursor = self.sheet.first, cursor
        if self.sheet.heads_follow(cursor) or self.sheet.first != first:
            self.sheet.lay_out(cursor)
        else:
            self.sheet.scroll_to(cursor)
        self._note_hidden()
        self._draw()
        self.moved()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Draw the cursor as active or waiting; nothing else here depends on the focus."""
        self._draw()

    # Drawing.

    def _draw(self) -> None:
        """Show the lines that are in sight; only those that say something else than before are drawn anew."""
        sheet, chosen = self.sheet, self.cursor.row
        picture = isinstance(self.body, Drawing) and not self.body.listed
        first = sheet.places_of(chosen)[:1]
        lines = [
            self._chosen(row.line, first=place in first)
            if row.key and row.key == chosen and not picture
            else (BLANK, *row.line)
            for place, row in sheet.in_sight
        ]
        self.show([*lines, *[()] * (sheet.room - len(lines)), *sheet.below])
        if self.has_focus:
            y = next((y for y, (_, row) in enumerate(sheet.in_sight) if row.key and row.key == chosen), 0)
            self.app.cursor_position = self.region.offset + Offset(0, y)  # where magnifiers and screen readers look

    def _chosen(self, line: Line, *, first: bool) -> Line:
        """Write a line of the chosen row; the chosen cell of a grid stands on the first one."""
        cell = self.sheet.chosen_piece(self.cursor) if self.has_focus and first else 0
        return raised(line, cell, self.size.width, lit=isinstance(self.body, GridBody), active=self.has_focus)

    # The mouse.

    def on_click(self, event: events.Click) -> None:
        """Choose the row and column that were clicked; a second click opens the row."""
        row = self.sheet.key_at(event.x, event.y)
        if not row:
            return
        cursor = Cursor(row, self.sheet.column_at(event.x, self.cursor))
        again = cursor == self.cursor
        self._set_cursor(cursor)
        if again:
            self.post_message(self.Chosen())

    def on_mouse_scroll_down(self) -> None:
        """Move the cursor down by one row."""
        self.move(1)

    def on_mouse_scroll_up(self) -> None:
        """Move the cursor up by one row."""
        self.move(-1)


@lru_cache(maxsize=64)
def raised(line: Line, cell: int, cells: int, *, lit: bool, active: bool) -> Line:
    """Write a line of a chosen row: marked at its left, and raised up to its end.

    Args:
        line: The line as it is written while another row is chosen.
        cell: Which of its pieces is the chosen cell of a grid; 0 for none.
        cells: Width of the screen.
        lit: Whether its first piece, the label of a grid's row, is lit up.
        active: Whether keys act on the row.

    Returns:
        The line, with its mark.
    """
    line = with_chosen_cell(line, cell)
    if lit:
        line = ((line[0][0], "now!"), *line[1:])
    pieces = [(text, on_plane("strong" if look == "text" else lifted(look), RAISED)) for text, look in line]
    left = cells - 1 - sum(width(text) for text, _ in pieces)
    return ((MARK, "now!" if active else "soft"), *pieces, (" " * max(left, 0), f"ink/{RAISED}"))
