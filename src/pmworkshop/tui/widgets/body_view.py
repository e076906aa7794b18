"""The body of the screen: a list or a grid with a cursor, drawn line by line."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from pmworkshop.tui.drawing.palette import lifted, on_plane
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import width
from pmworkshop.tui.guard import drawn_calmly
from pmworkshop.tui.pages.page import Body, Cursor, Drawing, GridBody, ListBody
from pmworkshop.tui.widgets.grid_layout import Shape, grid_shape, with_chosen_cell
from pmworkshop.tui.widgets.line_view import LineView
from pmworkshop.tui.widgets.row_places import column_keys, nearest, out_of_sight, row_keys, scrolled
from pmworkshop.tui.widgets.rows import Row, drawn_rows, grid_rows, list_rows

MARK, RAISED = "▌", "raised"
"""The sign and the plane of the chosen row."""


class BodyView(LineView, can_focus=True):
    """Shows the body of a page; the keys of the list act while it has the focus.

    Attributes:
        body: What is shown.
        cursor: The chosen row, and in a grid the chosen column.
        hidden: How many rows are hidden above and below.
    """

    class Moved(Message):
        """The cursor is on another row or column."""

        def __init__(self, cursor: Cursor) -> None:
            super().__init__()
            self.cursor = cursor

    class Scrolled(Message):
        """The number of rows hidden above or below has changed."""

    class Chosen(Message):
        """The chosen row was clicked again."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - the name that Textual gives it
        super().__init__(id=id)
        self.body: Body = ListBody()
        self.cursor = Cursor()
        self._rows: list[Row] = []
        self._keys: list[str] = []
        self._top = 0
        self._end = 0
        """The line after the last one that may be shown."""
        self._first = 0
        self._head = 0
        """How many rows stay at the top: the headings."""
        self._above: tuple[Line, ...] = ()
        self._below: tuple[Line, ...] = ()
        self._covered = 0
        self.hidden = (0, 0)
        """How many rows are out of sight, above and below."""
        self._list = ""
        self._left_at: dict[str, Cursor] = {}
        """Where the cursor was when another list was shown, by the name of the list."""

    # What is shown.

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
        self.body = body
        self._keys = row_keys(body)
        if name != self._list:
            if self.cursor.row:
                self._left_at[self._list] = self.cursor
            place = 0
            if cursor is None and self.cursor.row not in self._keys:
                cursor = self._left_at.get(name, Cursor())
            self._list, self._top = name, 0
        left = self.cursor.row
        self.cursor = nearest(body, cursor or self.cursor, place)
        self._lay_out()
        if left != self.cursor.row:
            self._refresh_rows(self._places_of(left))

    def frame(self, above: Sequence[Line], below: Sequence[Line], covered: int) -> None:
        """Put lines around the body: they stay where they are while it scrolls.

        Args:
            above: Lines above it, such as the question.
            below: Lines under it, such as a legend.
            covered: How many lines at the lower end something else covers.
        """
        frame = (tuple(above), tuple(below), covered)
        if frame != (self._above, self._below, self._covered):
            self._above, self._below, self._covered = frame
            self._lay_out()
            self.refresh()

    @property
    def room(self) -> int:
        """The lines that are left for the body; at least 1."""
        return max(self.size.height - len(self._below) - self._covered, 1)

    def leave_list(self) -> None:
        """Note where the cursor is left, and choose nothing until another list is shown."""
        self._left_at[self._list], self.cursor = self.cursor, Cursor()

    def from_top(self) -> None:
        """Begin at the first row with the next body, unless its cursor stands below."""
        self._top = 0

    def on_resize(self) -> None:
        """Lay out the body in the new size."""
        self._lay_out()

    def _lay_out(self) -> None:
        if not self.size:
            return  # it has no place on the screen yet: the first size that it is given lays it out
        before = list(self._rows)
        shown = self._top, self._end
        self._rows = [*(Row("", line, head=True) for line in self._above), *self._rows_of(self.body)]
        self._head = len([row for row in self._rows if row.head])
        self._scroll_to_cursor()
        self._note_hidden()
        if (self._top, self._end) != shown or len(before) != len(self._rows):
            self.refresh()
            return
        changed = [y for y, (old, new) in enumerate(zip(before, self._rows, strict=True)) if old != new]
        self._refresh_rows(changed)
        self._refresh_cursor_rows()

    def _rows_of(self, body: Body) -> list[Row]:
        """Lay out the lines above the body, and the body."""
        cells = self.size.width
        if isinstance(body, GridBody):
            return grid_rows(body, self.shape(body), self.cursor.row, cells, self._above)
        above = [Row("", line, head=True) for line in self._above]
        return [*above, *(drawn_rows(body) if isinstance(body, Drawing) else list_rows(body, cells))]

    def shape(self, body: GridBody) -> Shape:
        """Compute how the grid fits into the width, and keep the visible columns in view.

        Args:
            body: The grid.

        Returns:
            The widths of its parts, and which columns are visible.
        """
        shape = grid_shape(body, self.size.width, self.room - len(self._above), self.cursor.column, self._first)
        self._first = shape.first
        return shape

    # The cursor.

    def move(self, by: int) -> None:
        """Move the cursor, or scroll if there is no further row.

        Args:
            by: Number of rows, positive for down; the move ends at the first or last row.
        """
        at = self._keys.index(self.cursor.row) if self.cursor.row in self._keys else 0
        to = min(max(at + by, 0), len(self._keys) - 1)
        if to == at or not self._keys:
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
        before = (self.cursor, self._top)
        step = by * max(self.room - self._head - 1, 1)
        first = {row.key: place for place, row in reversed(list(enumerate(self._rows))) if row.key}
        if self._keys:
            at = self._keys.index(self.cursor.row) if self.cursor.row in self._keys else 0
            wanted = first[self._keys[at]] + step
            within = [n for n, key in enumerate(self._keys) if (first[key] - wanted) * by <= 0]
            to = (max if by > 0 else min)([*within, min(max(at + by, 0), len(self._keys) - 1)])
            if to != at:
                self._set_cursor(Cursor(self._keys[to], self.cursor.column))
                return True
        self._scroll(step)
        return (self.cursor, self._top) != before

    def _scroll(self, by: int) -> None:
        """Scroll a body without a cursor, or text beyond the last row that can be chosen."""
        most = max(self._end - self.room, self._top)
        top = min(max(self._top + by, 0), most)
        if top != self._top:
            self._top = top
            self.refresh()
            self._note_hidden()

    def _note_hidden(self) -> None:
        """Count the hidden rows."""
        hidden = out_of_sight(self._rows, self._head, self._top, min(self.room, self._end - self._top))
        if hidden != self.hidden:
            self.hidden = hidden
            self.post_message(self.Scrolled())

    def move_across(self, by: int) -> None:
        """Move the cursor across the columns of a grid; nothing happens in a list.

        Args:
            by: Number of columns, positive for right; the move ends at the first or last column.
        """
        if names := column_keys(self.body):
            at = names.index(self.cursor.column) if self.cursor.column in names else 0
            self._set_cursor(Cursor(self.cursor.row, names[min(max(at + by, 0), len(names) - 1)]))

    def _set_cursor(self, cursor: Cursor) -> None:
        if cursor == self.cursor:
            return
        self._refresh_cursor_rows()
        first = self._first
        self.cursor = cursor
        if isinstance(self.body, GridBody):
            self.shape(self.body)
        if self._first != first or self._heads_follow:
            self._lay_out()
        if self._first != first or self._scroll_to_cursor():
            self.refresh()
        self._refresh_cursor_rows()
        self._note_hidden()
        self.post_message(self.Moved(cursor))

    @property
    def _heads_follow(self) -> bool:
        """Whether what stands above the columns shows which of them the chosen row uses."""
        return isinstance(self.body, GridBody) and self.shape(self.body).fan is not None

    def _scroll_to_cursor(self) -> bool:
        """Scroll the chosen row into view; return whether that scrolled."""
        before, places = self._top, self._places_of(self.cursor.row)
        self._top, self._end = scrolled(self.body, self._rows, places, self._head, before, self.room)
        return self._top != before

    def _refresh_cursor_rows(self) -> None:
        self._refresh_rows(self._places_of(self.cursor.row))

    def _places_of(self, key: str) -> list[int]:
        if isinstance(self.body, Drawing):
            found = (one for one in self.body.places if one.key == key)
            first = len(self._above)
            return [first + row for one in found for row in range(one.row, one.row + one.rows)]
        return [place for place, row in enumerate(self._rows) if key and row.key == key]

    def _refresh_rows(self, places: list[int]) -> None:
        for place in places:
            y = place - self._top if place >= self._head else place
            if 0 <= y < self.room:
                self.refresh(Region(0, y, self.size.width, 1))

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Draw the cursor as active or waiting; nothing else here depends on the focus."""
        self._refresh_cursor_rows()

    # Drawing.

    @drawn_calmly
    def render_line(self, y: int) -> Strip:
        """Draw one line; the head of a grid stays while its rows scroll."""
        under = y - self.room
        if under >= 0:
            return self.strip(self._below[under] if under < len(self._below) else ())
        place = y if y < self._head else y + self._top
        if place >= self._end:
            return self.strip(())
        row = self._rows[place]
        if isinstance(self.body, Drawing) and not self.body.listed:
            return self.strip(((" ", "ink"), *row.line))
        if not row.key or row.key != self.cursor.row:
            return self.strip(((" ", "soft"), *row.line))
        return self._chosen(with_chosen_cell(row.line, self._chosen_cell()))

    def _chosen_cell(self) -> int:
        """Return which piece of the chosen row is the chosen cell; 0 where none is marked."""
        names = column_keys(self.body)
        marked = self.has_focus and isinstance(self.body, GridBody) and not self.body.by_row
        return names.index(self.cursor.column) - self._first + 1 if marked and self.cursor.column in names else 0

    def _chosen(self, line: Line) -> Strip:
        """Draw the chosen row: marked at its left, and raised up to its end."""
        mark = "now!" if self.has_focus else "soft"
        pieces = [(text, on_plane("strong" if look == "text" else lifted(look), RAISED)) for text, look in line]
        left = self.size.width - 1 - sum(width(text) for text, _ in pieces)
        return self.strip(((MARK, mark), *pieces, (" " * max(left, 0), f"ink/{RAISED}")))

    # The mouse.

    def on_click(self, event: events.Click) -> None:
        """Choose the row and column that were clicked; a second click opens the row."""
        place = event.y if event.y < self._head else event.y + self._top
        row, column = self._key_at(event.x, place), self.cursor.column
        if not row:
            return
        if isinstance(self.body, GridBody):
            shape = self.shape(self.body)
            at = (event.x - 1 - shape.label) // shape.cell if event.x > shape.label else -1
            if 0 <= at < shape.count:
                column = self.body.columns[shape.first + at].key
        again = Cursor(row, column) == self.cursor
        self._set_cursor(Cursor(row, column))
        if again:
            self.post_message(self.Chosen())

    def _key_at(self, x: int, place: int) -> str:
        """Return the key of what stands at a cell; empty if nothing there can be chosen."""
        if isinstance(self.body, Drawing):
            at = place - len(self._above)
            return next((one.key for one in self.body.places if one.holds(x - 1, at)), "")
        return self._rows[place].key if 0 <= place < len(self._rows) else ""

    def on_mouse_scroll_down(self) -> None:
        """Move the cursor down by one row."""
        self.move(1)

    def on_mouse_scroll_up(self) -> None:
        """Move the cursor up by one row."""
        self.move(-1)
