"""Rows of a list as blocks in columns: groups under their heads, folded where not all of them fit on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pmworkshop.insight.pictures.shares import DONE
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.grid import COLUMNS, Grid, grid_of
from pmworkshop.tui.drawing.text_cells import shortened, width
from pmworkshop.tui.pages.page import Drawing, Item, Place
from pmworkshop.tui.parts.block_columns import (
    HEAD,
    TEXT,
    Block,
    Columns,
    Put,
    blocks_of,
    height_of,
    placed,
    room,
    tail_of,
    texts,
)

MANY_FROM = 132
"""Cells of a line from which there are three columns."""
AIRY = 20
"""Rows of a page from which a blank one stands above the blocks."""
EDGE, CHOSEN, TURN, LINE = "▏", "▌", "▶", "·"


def in_columns(items: Iterable[Item], chosen: str, cells: int, rows: int) -> Drawing:
    """Draw rows as blocks, in columns of even height.

    Args:
        items: The rows; a group begins with a row on the plane of heads, and other blocks with a heading.
        chosen: The key of the chosen row.
        cells: Width of a line.
        rows: The lines that are free. Where the blocks need more, groups without the chosen row are folded.

    Returns:
        The drawing; each row can be chosen, also in a folded group.
    """
    grid, above = grid_of(cells), int(rows >= AIRY)
    columns = _columns(grid, cells, rows - above)
    put = _put([*blocks_of(items)], columns, chosen)
    sheet, places = Canvas(cells, height_of(put) + above), list[Place]()
    for one in put:
        pen = Pen(sheet, grid.x(grid.columns // columns.count * one.column), one.y + above, columns.wide, one)
        places += pen.draw(chosen)
    return Drawing(tuple(sheet.lines()), tuple(places))


def _columns(grid: Grid, cells: int, rows: int) -> Columns:
    count = 1 if grid.columns < COLUMNS else 3 if cells >= MANY_FROM else 2
    return Columns(count, grid.span(grid.columns // count), rows)


def _put(blocks: list[Block], columns: Columns, chosen: str) -> list[Put]:
    """Place blocks; where they do not fit, without blank lines between them, and then with groups folded."""
    folded = [replace(one, folded=one.of_group and not one.holds(chosen)) for one in blocks]
    for tried in (blocks, folded):
        for gap in (1, 0):
            put = placed(tried, replace(columns, gap=gap))
            if height_of(put) <= columns.rows:
                return put
    return put


class Pen:
    """Draws a row of a block at its place."""

    def __init__(self, sheet: Canvas, x: int, y: int, wide: int, put: Put) -> None:
        """Put the pen down.

        Args:
            sheet: Where it draws.
            x: The first cell of the block.
            y: The first line of the row.
            wide: Cells of the block.
            put: The row.
        """
        self._sheet, self._x, self._y, self._wide, self._put = sheet, x, y, wide, put

    def draw(self, chosen: str) -> list[Place]:
        """Draw the row, and say what can be chosen there.

        Args:
            chosen: The key of the chosen row.
        """
        row = self._put.row
        if row is None:
            return self._length()
        if row.back == HEAD:
            self._head(row, lit=self._put.block.holds(chosen), is_chosen=row.key == chosen)
        else:
            self._line(row, is_chosen=bool(row.key) and row.key == chosen)
        return [Place(row.key, self._y, self._put.high, self._x, self._wide)] if row.key else []

    def _length(self) -> list[Place]:
        """Draw the length of a folded group: a mark for each of its lines, which can be chosen there."""
        lines, cells = self._put.block.lines, room(self._wide)
        self._plane("plane", EDGE, "line")
        each = 2 if len(lines) * 2 <= cells else 1
        places = []
        for number, line in enumerate(lines):
            down, along = divmod(number * each, cells)
            self._sheet.put(self._x + TEXT + along, self._y + down, DONE, "data")
            places.append(Place(line.key, self._y + down, 1, self._x + TEXT + along, each))
        return places

    def _head(self, row: Item, *, lit: bool, is_chosen: bool) -> None:
        """Draw the head of a group: filled with amber while the chosen row is in it."""
        self._plane("now" if lit else HEAD)
        self._sheet.put(self._x, self._y, TURN if is_chosen else " ", "on", bold=True)
        at = self._x + TEXT - 1 - width(row.lead)
        self._sheet.put(at, self._y, row.lead, "on" if lit else "now", bold=True)
        self._texts(row, "on!" if lit else "ink!")

    def _line(self, row: Item, *, is_chosen: bool) -> None:
        """Draw a line: on the plane of its group, raised while it is chosen."""
        if is_chosen:
            self._plane(HEAD, CHOSEN, "now!")
        elif row.back:
            self._plane(row.back, EDGE, "line")
        if row.key:
            mark = LINE if row.lead.strip().isdecimal() else row.lead
            self._sheet.put(self._x + 1, self._y, TURN if is_chosen else mark, "now!" if is_chosen else "soft")
        self._texts(row, "ink!" if is_chosen else LOOKS.get(row.look, "ink"))
        if tail := tail_of(row):
            y = self._y + self._put.high - 1
            self._sheet.put_right(self._x + self._wide - 1, y, shortened(tail, room(self._wide)), "soft")

    def _plane(self, back: str, edge: str = "", role: str = "") -> None:
        """Lay a plane behind the row, with a mark at its left end."""
        self._sheet.fill(self._x, self._y, self._wide, self._put.high, back)
        for down in range(self._put.high):
            self._sheet.put(self._x, self._y + down, edge, role)

    def _texts(self, row: Item, role: str) -> None:
        for down, text in enumerate(texts(row, self._wide)):
            self._sheet.put(self._x + TEXT, self._y + down, text, role)


LOOKS = {"head": "data!", "soft": "soft", "strong": "ink!"}
"""How the text of a row is drawn that is not plain."""
