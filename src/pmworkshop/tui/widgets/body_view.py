"""The body of the screen: a list, a grid or a drawing with a cursor, drawn line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from pmworkshop.tui.drawing.palette import lifted, on_plane
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import width
from pmworkshop.tui.guard import drawn_calmly
from pmworkshop.tui.pages.page import Body, Cursor, Drawing, GridBody
from pmworkshop.tui.widgets.grid_layout import with_chosen_cell
from pmworkshop.tui.widgets.laid_out import LaidOut
from pmworkshop.tui.widgets.line_view import LineView
from pmworkshop.tui.widgets.row_places import beside, column_keys, moved, nearest, row_keys

MARK, RAISED = "▌", "raised"
"""The sign and the plane of the chosen row."""


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
        left = self.cursor.row
        self.cursor = nearest(body, cursor or self.cursor, place)
        self._lay_out()
        if left != self.cursor.row:
            self._refresh_row(left)

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
            self.refresh()

    def exchange(self, body: Body) -> None:
        """Show another form of the same body: nothing but what differs is drawn anew, and the cursor stays.

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
        sheet = self.sheet
        before, shown = list(sheet.rows), (sheet.top, sheet.end)
        sheet.fit(*self.size)
        sheet.lay_out(self.cursor)
        self._note_hidden()
        if (sheet.top, sheet.end) != shown or len(before) != len(sheet.rows):
            self.refresh()
            return
        self._refresh_rows(
            [y for y, (old, new) in enumerate(zip(before, sheet.rows, strict=True)) if old is not new and old != new]
        )
        self._refresh_row(self.cursor.row)

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
            self.refresh()
            self._note_hidden()

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
        self._refresh_row(self.cursor.row)
        sheet, first = self.sheet, self.sheet.first
        self.cursor = cursor
        if sheet.heads_follow(cursor) or sheet.first != first:
            self._lay_out()
        if sheet.first != first or sheet.scroll_to(cursor):
            self.refresh()
        self._refresh_row(cursor.row)
        self._note_hidden()
        self.moved()

    def _refresh_row(self, key: str) -> None:
        self._refresh_rows(self.sheet.places_of(key))

    def _refresh_rows(self, places: list[int]) -> None:
        for y in map(self.sheet.y_of, places):
            if y is not None:
                self.refresh(Region(0, y, self.size.width, 1))

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Draw the cursor as active or waiting; nothing else here depends on the focus."""
        self._refresh_row(self.cursor.row)

    # Drawing.

    @drawn_calmly
    def render_line(self, y: int) -> Strip:
        """Draw one line; the head of a grid stays while its rows scroll."""
        sheet = self.sheet
        under, place = y - sheet.room, sheet.place_at(y)
        if under >= 0:
            return self.strip(sheet.below[under] if under < len(sheet.below) else ())
        if place >= min(sheet.end, len(sheet.rows)):
            return self.strip(())
        row = sheet.rows[place]
        if isinstance(self.body, Drawing) and not self.body.listed:
            return self.strip(((" ", "ink"), *row.line))
        if not row.key or row.key != self.cursor.row:
            return self.strip(((" ", "soft"), *row.line))
        first = place == sheet.places_of(row.key)[0]
        chosen = sheet.chosen_piece(self.cursor) if self.has_focus and first else 0
        return self._chosen(with_chosen_cell(row.line, chosen))

    def _chosen(self, line: Line) -> Strip:
        """Draw the chosen row: marked at its left, and raised up to its end; the label of a grid's row is lit up."""
        mark = "now!" if self.has_focus else "soft"
        if isinstance(self.body, GridBody):
            line = ((line[0][0], "now!"), *line[1:])
        pieces = [(text, on_plane("strong" if look == "text" else lifted(look), RAISED)) for text, look in line]
        left = self.size.width - 1 - sum(width(text) for text, _ in pieces)
        return self.strip(((MARK, mark), *pieces, (" " * max(left, 0), f"ink/{RAISED}")))

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
