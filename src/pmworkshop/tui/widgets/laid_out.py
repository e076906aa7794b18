"""A body that is laid out in the lines of the screen: what stands where, and what is scrolled away."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.pages.page import Body, Cursor, Drawing, GridBody, ListBody
from pmworkshop.tui.widgets.grid_layout import Shape, grid_shape
from pmworkshop.tui.widgets.row_places import column_keys, last_top, out_of_sight, places_out_of_sight, scrolled
from pmworkshop.tui.widgets.rows import Row, drawn_rows, grid_rows, list_rows

AIRY = 34
"""Lines of the screen from which blank ones stand between the rows of a list, where all of it has room so."""
KEPT = 3
"""Lines of them that stay free for a message and the field, so that nothing moves when they come."""


class LaidOut:
    """Knows the lines of a body, those around it, and which of them are in sight.

    Attributes:
        body: What is shown.
        rows: Its lines, those above it first.
        head: How many lines stay at the top: what stands above the body, and its headings.
        top: How many of the others are scrolled away.
        end: The line after the last one that may be shown.
        first: Index of the first visible column of a grid.
        above: Lines above the body.
        below: Lines under it.
        covered: How many lines at the lower end something else covers.
    """

    def __init__(self) -> None:
        self.body: Body = ListBody()
        self.rows: list[Row] = []
        self.head, self.top, self.end, self.first = 0, 0, 0, 0
        self.above: tuple[Line, ...] = ()
        self.below: tuple[Line, ...] = ()
        self.covered = 0
        self._cells, self._lines = 0, 0
        self._laid: tuple[Body, tuple[int, int], list[Row]] | None = None
        self._gridded: tuple[GridBody, tuple[object, ...], list[Row]] | None = None
        self._shaped: tuple[GridBody, tuple[object, ...], Shape] | None = None

    @property
    def room(self) -> int:
        """The lines that are left for the body; at least 1."""
        return max(self._lines - len(self.below) - self.covered, 1)

    @property
    def hidden(self) -> tuple[int, int]:
        """How many rows are out of sight, above and below."""
        height = min(self.room, self.end - self.top)
        if isinstance(self.body, Drawing) and not self.body.listed:
            return places_out_of_sight(self.body, self.rows, len(self.above), self.top, height)
        return out_of_sight(self.rows, self.head, self.top, height)

    @property
    def in_sight(self) -> list[tuple[int, Row]]:
        """The lines in sight from the top, each with its place among all lines."""
        head, last = min(self.head, self.room), min(self.end, len(self.rows), self.top + self.room)
        return [(place, self.rows[place]) for place in (*range(head), *range(self.head + self.top, last))]

    def fit(self, cells: int, lines: int) -> None:
        """Take note of the size of the screen.

        Args:
            cells: Width of a line.
            lines: How many lines there are.
        """
        self._cells, self._lines = cells, lines

    def lay_out(self, cursor: Cursor) -> None:
        """Lay out the lines, with what is chosen in sight.

        Args:
            cursor: The chosen row and column.
        """
        if isinstance(self.body, GridBody):
            self.rows = self._grid(self.body, cursor)
        else:
            self.rows = [*(Row("", line, head=True) for line in self.above), *self._inner(self.body)]
        self.head = len([row for row in self.rows if row.head])
        self.scroll_to(cursor)

    def _grid(self, body: GridBody, cursor: Cursor) -> list[Row]:
        """Lay out a grid; anew only where it, its shape, the chosen row or what stands above it is another one."""
        about = (self.shape(body, cursor), cursor.row, self.above)
        if self._gridded is None or self._gridded[0] is not body or self._gridded[1] != about:
            self._gridded = (body, about, grid_rows(body, about[0], cursor.row, self._cells, self.above))
        return self._gridded[2]

    def _inner(self, body: ListBody | Drawing) -> list[Row]:
        """Lay out a body alone; anew only where it or the width is another one, not for what stands around it."""
        if self._laid is None or self._laid[0] is not body or self._laid[1] != (self._cells, self._airy):
            rows = self._drawn(body) if isinstance(body, Drawing) else list_rows(body, self._cells, self._airy)
            self._laid = (body, (self._cells, self._airy), rows)
        return self._laid[2]

    @property
    def _airy(self) -> int:
        """The lines in which a list may have blank ones; 0 on a screen that is not large."""
        return self._lines - len(self.above) - KEPT if self._lines >= AIRY else 0

    def _drawn(self, body: Drawing) -> list[Row]:
        """Take the rows of a drawing; those that stand as before in one with the same places are kept."""
        before = self._laid[0] if self._laid is not None else None
        if self._laid is None or not isinstance(before, Drawing) or not _stands_alike(before, body):
            return drawn_rows(body)
        there = zip(self._laid[2], body.lines, strict=True)
        return [row if row.line is line else replace(row, line=line) for row, line in there]

    def shape(self, body: GridBody, cursor: Cursor) -> Shape:
        """Compute how a grid fits into the width, once for each place, and keep the chosen column in view.

        Args:
            body: The grid.
            cursor: The chosen row and column.

        Returns:
            The widths of its parts, and which columns are visible.
        """
        about = (self._cells, self.room - len(self.above), cursor.column, self.first)
        if self._shaped is None or self._shaped[0] is not body or self._shaped[1] != about:
            shape = grid_shape(body, *about)
            self._shaped = (body, (*about[:3], shape.first), shape)
            self.first = shape.first
        return self._shaped[2]

    def scroll_to(self, cursor: Cursor) -> bool:
        """Scroll the chosen row into view.

        Args:
            cursor: The chosen row and column.

        Returns:
            Whether that scrolled.
        """
        before, places = self.top, self.places_of(cursor.row)
        self.top, self.end = scrolled(self.body, self.rows, places, self.head, before, self.room)
        return self.top != before

    def scroll(self, by: int) -> bool:
        """Scroll a body without a cursor, or text beyond the last row that can be chosen; no picture is cut.

        Args:
            by: Number of lines, positive for down.

        Returns:
            Whether anything scrolled.
        """
        room = max(self.room, self.head + 1)  # a low window may hold no more than the head
        last = max(last_top(self.rows[: self.end], self.head, room), self.top)
        last = min(last, max(len(self.rows) - self.head - 1, 0))  # the page may have become shorter since
        top = min(max(self.top + by, 0), last)
        while 0 < top < last and self.rows[self.head + top].inner:
            top += 1 if by > 0 else -1
        moved, self.top = top != self.top, top
        return moved

    def screen_after(self, keys: list[str], at: int, by: int) -> int:
        """Find what is chosen one screen further.

        Args:
            keys: Keys of what can be chosen, in the order of the cursor.
            at: Index of the chosen one.
            by: 1 for down, -1 for up.

        Returns:
            Its index; ``at`` itself at the end.
        """
        first = {row.key: place for place, row in reversed(list(enumerate(self.rows))) if row.key}
        if isinstance(self.body, Drawing):
            first = {place.key: len(self.above) + place.row for place in reversed(self.body.places)}
        wanted = first[keys[at]] + by * self.page_lines
        within = [n for n, key in enumerate(keys) if (first[key] - wanted) * by <= 0]
        return (max if by > 0 else min)([*within, min(max(at + by, 0), len(keys) - 1)])

    @property
    def page_lines(self) -> int:
        """The lines of one screen, but for one that stays in sight."""
        return max(self.room - self.head - 1, 1)

    def places_of(self, key: str) -> list[int]:
        """List the lines of a row.

        Args:
            key: Its key.

        Returns:
            The places among all lines; empty if there is no such row.
        """
        if isinstance(self.body, Drawing):
            found = (one for one in self.body.places if one.key == key)
            return [len(self.above) + row for one in found for row in range(one.row, one.row + one.rows)]
        return [place for place, row in enumerate(self.rows) if key and row.key == key]

    def place_at(self, y: int) -> int:
        """Return which of all lines stands on a line of the screen.

        Args:
            y: The line, from 0.
        """
        return y if y < self.head else y + self.top

    def key_at(self, x: int, y: int) -> str:
        """Return the key of what stands at a cell of the screen.

        Args:
            x: The cell; the first one is for marks.
            y: The line.

        Returns:
            The key; empty if nothing there can be chosen.
        """
        place = self.place_at(y)
        if isinstance(self.body, Drawing):
            at = place - len(self.above)
            return next((one.key for one in self.body.places if one.holds(x - 1, at)), "")
        return self.rows[place].key if 0 <= place < len(self.rows) else ""

    def column_at(self, x: int, cursor: Cursor) -> str:
        """Return the column of a grid that stands at a cell.

        Args:
            x: The cell.
            cursor: The chosen row and column.

        Returns:
            The key of the column; that of the chosen one beside the columns.
        """
        if not isinstance(self.body, GridBody):
            return cursor.column
        shape = self.shape(self.body, cursor)
        at = (x - 1 - shape.label) // shape.cell if x > shape.label else -1
        return self.body.columns[shape.first + at].key if 0 <= at < shape.count else cursor.column

    def chosen_piece(self, cursor: Cursor) -> int:
        """Return which piece of the chosen row is the chosen cell of a grid.

        Args:
            cursor: The chosen row and column.

        Returns:
            Its index among the pieces; 0 where no cell is marked.
        """
        names = column_keys(self.body)
        marked = isinstance(self.body, GridBody) and not self.body.by_row and cursor.column in names
        return names.index(cursor.column) - self.first + 1 if marked else 0

    def heads_follow(self, cursor: Cursor) -> bool:
        """Return whether what stands above the columns shows which of them the chosen row uses.

        Args:
            cursor: The chosen row and column.
        """
        return isinstance(self.body, GridBody) and self.shape(self.body, cursor).fan is not None


def _stands_alike(one: Drawing, other: Drawing) -> bool:
    """Return whether the same can be chosen on the same rows of two drawings."""
    return one.places is other.places and (len(one.lines), one.head) == (len(other.lines), other.head)
