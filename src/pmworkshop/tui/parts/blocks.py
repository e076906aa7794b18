"""Rows of a list as blocks in columns: groups under their heads, folded where not all of them fit on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from pmworkshop.insight.pictures.shares import DONE
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.grid import COLUMNS, Grid, grid_of
from pmworkshop.tui.drawing.pieces import Line, Piece
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
    lines_of,
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
    sheet, places = Sheet(cells, height_of(put) + above), list[Place]()
    for one in put:
        x, y = grid.x(grid.columns // columns.count * one.column), one.y + above
        sheet.lay(x, y, columns.wide, _drawn(one, columns.wide, chosen))
        places += _places(one, x, y, columns.wide)
    return Drawing(tuple(sheet.lines()), tuple(places))


def _columns(grid: Grid, cells: int, rows: int) -> Columns:
    count = 1 if grid.columns < COLUMNS else 3 if cells >= MANY_FROM else 2
    return Columns(count, grid.span(grid.columns // count), rows)


def _put(blocks: list[Block], columns: Columns, chosen: str) -> list[Put]:
    """Place blocks; where they do not fit, without blank lines between them, and then with groups folded."""
    if lines_of(blocks, columns.wide) <= columns.count * columns.rows:
        for gap in (1, 0):
            put = placed(blocks, replace(columns, gap=gap))
            if height_of(put) <= columns.rows:
                return put
    folded = [replace(one, folded=one.of_group and not one.holds(chosen)) for one in blocks]
    put = placed(folded, replace(columns, gap=1))
    return put if height_of(put) <= columns.rows else placed(folded, replace(columns, gap=0))


class Sheet:
    """Puts rows that are drawn already beside and below one another."""

    def __init__(self, cells: int, rows: int) -> None:
        """Begin with an empty sheet.

        Args:
            cells: Its width.
            rows: Its height.
        """
        self._cells = cells
        self._rows: list[list[Piece]] = [[] for _ in range(rows)]
        self._ends = [0] * rows

    def lay(self, x: int, y: int, wide: int, lines: Sequence[Line]) -> None:
        """Lay lines onto the sheet, to the right of what stands there.

        Args:
            x: Their first cell.
            y: The first row.
            wide: Their width.
            lines: The lines.
        """
        for down, line in enumerate(lines, y):
            self._rows[down] += ((" " * (x - self._ends[down]), "ink"), *line)
            self._ends[down] = x + wide

    def lines(self) -> Iterator[Line]:
        """Yield the rows, each as wide as the sheet."""
        for row, end in zip(self._rows, self._ends, strict=True):
            yield tuple(piece for piece in (*row, (" " * (self._cells - end), "ink")) if piece[0])


def _places(put: Put, x: int, y: int, wide: int) -> list[Place]:
    """Say what can be chosen of a row: itself, or each line of a folded group at its mark."""
    if put.row is not None:
        return [Place(put.row.key, y, put.high, x, wide)] if put.row.key else []
    each, cells = _mark(len(put.block.lines), wide), room(wide)
    at = (divmod(number * each, cells) for number in range(len(put.block.lines)))
    return [
        Place(line.key, y + down, 1, x + TEXT + along, each)
        for line, (down, along) in zip(put.block.lines, at, strict=True)
    ]


def _mark(lines: int, wide: int) -> int:
    """Return the cells of the mark of each line of a folded group."""
    return 2 if lines * 2 <= room(wide) else 1


def _drawn(put: Put, wide: int, chosen: str) -> tuple[Line, ...]:
    row = put.row
    if row is None:
        return _length(len(put.block.lines), wide, put.high)
    if row.back == HEAD:
        return _head(row, wide, put.high, put.block.holds(chosen), row.key == chosen)
    return _line(row, wide, put.high, bool(row.key) and row.key == chosen)


@lru_cache(maxsize=256)
def _length(lines: int, wide: int, high: int) -> tuple[Line, ...]:
    """Draw the length of a folded group: a mark for each of its lines."""
    sheet = _plane(wide, high, "plane", EDGE, "line")
    for number in range(lines):
        down, along = divmod(number * _mark(lines, wide), room(wide))
        sheet.put(TEXT + along, down, DONE, "data")
    return tuple(sheet.lines())


@lru_cache(maxsize=256)
def _head(row: Item, wide: int, high: int, lit: bool, is_chosen: bool) -> tuple[Line, ...]:
    """Draw the head of a group: filled with amber while the chosen row is in it."""
    sheet = _plane(wide, high, "now" if lit else HEAD)
    sheet.put(0, 0, TURN if is_chosen else " ", "on", bold=True)
    sheet.put(TEXT - 1 - width(row.lead), 0, row.lead, "on" if lit else "now", bold=True)
    return _with_text(sheet, row, "on!" if lit else "ink!")


@lru_cache(maxsize=1024)  # a move of the cursor draws all rows of a page, and all but two are as they were
def _line(row: Item, wide: int, high: int, is_chosen: bool) -> tuple[Line, ...]:
    """Draw a line: on the plane of its group, raised while it is chosen."""
    edge = (CHOSEN, "now!") if is_chosen else (EDGE, "line") if row.back else ("", "")
    sheet = _plane(wide, high, HEAD if is_chosen else row.back, *edge)
    if row.key:
        mark = LINE if row.lead.strip().isdecimal() else row.lead
        sheet.put(1, 0, TURN if is_chosen else mark, "now!" if is_chosen else "soft")
    if tail := tail_of(row):
        sheet.put_right(wide - 1, high - 1, shortened(tail, room(wide)), "soft")
    return _with_text(sheet, row, "ink!" if is_chosen else LOOKS.get(row.look, "ink"))


def _plane(wide: int, high: int, back: str, edge: str = "", role: str = "") -> Canvas:
    """Begin a row on a plane, with a mark at its left end."""
    sheet = Canvas(wide, high)
    sheet.fill(0, 0, wide, high, back)
    for down in range(high):
        sheet.put(0, down, edge, role)
    return sheet


def _with_text(sheet: Canvas, row: Item, role: str) -> tuple[Line, ...]:
    for down, text in enumerate(texts(row, sheet.cells)):
        sheet.put(TEXT, down, text, role)
    return tuple(sheet.lines())


LOOKS = {"head": "data!", "soft": "soft", "strong": "ink!"}
"""How the text of a row is drawn that is not plain."""
