"""Rows of a list as blocks in columns: groups under their heads, folded where not all of them fit on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    return _Blocks([*blocks_of(items)], cells, rows).drawn(chosen)


class _Blocks:
    """Blocks on a page; they are placed anew only where another group unfolds for the chosen row."""

    def __init__(self, blocks: list[Block], cells: int, rows: int) -> None:
        self._blocks, self._above = blocks, int(rows >= AIRY)
        self._grid = grid_of(cells)
        self._cells, self._columns = cells, _columns(self._grid, cells, rows - self._above)
        self._whole = _unfolded(blocks, self._columns)
        self._sheets: dict[tuple[bool, ...], _Sheet] = {}

    def drawn(self, chosen: str) -> Drawing:
        """Draw the blocks with a row chosen."""
        lit = tuple(one.of_group and one.holds(chosen) for one in self._blocks) if self._whole is None else ()
        if lit not in self._sheets:
            put = _folded(self._blocks, lit, self._columns) if self._whole is None else self._whole
            at = [(self._left(one.column), one.y + self._above) for one in put]
            self._sheets[lit] = _Sheet(put, at, self._columns.wide, self._cells)
        sheet = self._sheets[lit]
        return Drawing(sheet.lines(chosen), sheet.places, choose=self.drawn)

    def _left(self, column: int) -> int:
        """Return the first cell of a column of blocks."""
        return self._grid.x(self._grid.columns // self._columns.count * column)


def _columns(grid: Grid, cells: int, rows: int) -> Columns:
    count = 1 if grid.columns < COLUMNS else 3 if cells >= MANY_FROM else 2
    return Columns(count, grid.span(grid.columns // count), rows)


def _unfolded(blocks: list[Block], columns: Columns) -> list[Put] | None:
    """Place whole blocks, if need be without blank lines between them; None where they do not fit."""
    if lines_of(blocks, columns.wide) <= columns.count * columns.rows:
        for gap in (1, 0):
            put = placed(blocks, replace(columns, gap=gap))
            if height_of(put) <= columns.rows:
                return put
    return None


def _folded(blocks: list[Block], lit: Sequence[bool], columns: Columns) -> list[Put]:
    """Place blocks, of which each group but the one with the chosen row is folded."""
    folded = [replace(one, folded=one.of_group and not holds) for one, holds in zip(blocks, lit, strict=True)]
    put = placed(folded, replace(columns, gap=1))
    return put if height_of(put) <= columns.rows or len(folded) == 1 else placed(folded, replace(columns, gap=0))


class _Sheet:
    """Placed rows, drawn beside and below one another.

    Attributes:
        places: What can be chosen.
    """

    def __init__(self, put: Sequence[Put], at: Sequence[tuple[int, int]], wide: int, cells: int) -> None:
        self._put, self._at, self._wide, self._cells = put, at, wide, cells
        there = [*zip(put, at, strict=True)]
        self._rows = [dict[int, Line]() for _ in range(max((y + one.high for one, (_, y) in there), default=0))]
        for one, (x, y) in there:
            for down, line in enumerate(_drawn(one, wide, ""), y):
                self._rows[down][x] = line
        self._lines = [self._joined(row) for row in self._rows]
        self._marked: dict[str, list[int]] = {}
        for number, one in enumerate(put):
            for key in one.marks:
                self._marked.setdefault(key, []).append(number)
        self.places = tuple(place for one, (x, y) in there for place in _places(one, x, y, wide))

    def lines(self, chosen: str) -> tuple[Line, ...]:
        """Return the rows, each as wide as the sheet; those that nothing chosen stands in are always the same."""
        changed: dict[int, dict[int, Line]] = {}
        for number in self._marked.get(chosen, ()):
            x, y = self._at[number]
            for down, line in enumerate(_drawn(self._put[number], self._wide, chosen), y):
                changed.setdefault(down, {})[x] = line
        lines = [*self._lines]
        for down, row in changed.items():
            lines[down] = self._joined(self._rows[down] | row)
        return tuple(lines)

    def _joined(self, row: Mapping[int, Line]) -> Line:
        """Join what stands beside one another, from the left."""
        pieces, end = list[Piece](), 0
        for x, line in row.items():
            pieces += ((" " * (x - end), "ink"), *line)
            end = x + self._wide
        pieces.append((" " * (self._cells - end), "ink"))
        return tuple([piece for piece in pieces if piece[0]])


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
