"""Arithmetic of layout: a list or a grid as lines of cells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pmworkshop.tui.drawing.pieces import Line, Look
from pmworkshop.tui.drawing.text_cells import fit, width, wrap
from pmworkshop.tui.pages.page import Drawing, GridBody, GridLine, Item, ListBody
from pmworkshop.tui.widgets.drawn_items import drawn_item
from pmworkshop.tui.widgets.list_table import Table, table_of

UNDER = 4
"""Blanks before what stands under a row."""
LABEL_LEAST = 20
TAIL_PART = 3
"""The tail of a list's row takes a third of its width, or what the text leaves of one line: the text comes first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A laid-out line of the body.

    Attributes:
        key: Key of the row of the list or grid it belongs to; empty if it cannot be chosen.
        line: Its pieces with their looks.
        head: Whether it is a heading of columns, which stays at the top.
    """

    key: str
    line: Line
    head: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """The layout of a grid.

    Attributes:
        label: Cells of the label.
        cell: Cells of each column.
        first: Index of the first visible column.
        count: How many columns are visible.
        tail: Cells of the tail; 0 if no row has one.
    """

    label: int
    cell: int
    first: int
    count: int
    tail: int


def list_rows(body: ListBody, cells: int) -> list[Row]:
    """Lay out a list, with its texts wrapped.

    Args:
        body: The list.
        cells: Available width.

    Returns:
        The lines; for an empty list, its text.
    """
    if not body.items:
        return _empty(body.empty, cells)
    table = table_of(body, cells)
    if table is not None:
        heads = [Row("", ((line, "head"),), head=True) for line in table.heads]
        return heads + [row for item in body.items for row in _table_rows(item, table, cells)]
    return [row for item in body.items for row in _rows_in_lines(item, body.heads, cells)]


def _table_rows(item: Item, table: Table, cells: int) -> tuple[Row, ...]:
    if not item.cells:
        return _item_rows(item, cells)
    return tuple(Row(item.key, line) for line in table.lines(item))


def _rows_in_lines(item: Item, heads: tuple[str, ...], cells: int) -> tuple[Row, ...]:
    """Lay out a row, with its cells under it, each after its heading."""
    pairs = zip(heads[1:], item.cells, strict=False)
    told = " · ".join(f"{head}: {cell}" for head, cell in pairs if cell)
    under = _item_rows(Item("", told, look="soft", indent=item.indent + UNDER), cells) if told else ()
    return (*_item_rows(item, cells), *under)


def _empty(text: str, cells: int) -> list[Row]:
    return [Row("", ((f"  {line}", "soft"),)) for line in wrap(text, cells - 4)]


@lru_cache(maxsize=2048)
def _item_rows(item: Item, cells: int) -> tuple[Row, ...]:
    if item.is_drawn:
        return tuple(Row(item.key, line) for line in drawn_item(item, cells))
    lead = " " * item.indent + (f"{item.lead} " if item.lead else "")
    room = cells - 2 - width(lead)
    most = max(cells // TAIL_PART, room - 2 - width(item.text))
    shown = item.tail if width(item.tail) <= most else fit(item.tail, most)
    tail = width(shown) + 2 if shown else 0
    lines = wrap(item.text, room - tail)
    rows = []
    for number, text in enumerate(lines):
        front = lead if number == 0 else " " * width(lead)
        end = shown if number == 0 else ""
        pad = max(cells - 2 - width(front) - width(text) - width(end), 0) if end else 0
        rows.append(Row(item.key, ((front, "soft"), (text, item.look), (" " * pad + end, "soft"))))
    return tuple(rows)


def drawn_rows(body: Drawing) -> list[Row]:
    """Take the rows of a drawing as they are.

    Args:
        body: The drawing.

    Returns:
        The lines; each with the key of the first thing that can be chosen on it.
    """
    keys: dict[int, str] = {}
    for place in body.places:
        for row in range(place.row, place.row + place.rows):
            keys.setdefault(row, place.key)
    return [Row(keys.get(at, ""), line, at < body.head) for at, line in enumerate(body.lines)]


def grid_shape(body: GridBody, cells: int, column: str, before: int) -> Shape:
    """Compute how a grid fits into the width: with all columns if possible, else with those around the cursor.

    Args:
        body: The grid.
        cells: Available width.
        column: Key of the chosen column.
        before: Index of the first column that was visible before; it is kept where possible.

    Returns:
        The layout.
    """
    total, every = cells - 1, len(body.columns)
    cell = max([width(one.head) for one in body.columns], default=3) + 1
    longest = max([width(line.label) for line in body.lines], default=LABEL_LEAST) + 1
    tail = _tail_cells(body, total - longest - every * cell)
    label = max(min(longest, total - tail - every * cell), LABEL_LEAST)
    count = max(min((total - tail - label) // cell, every), 1)
    spare = total - label - count * cell - tail
    if count == every and spare >= count:
        cell += min(spare // count, 2)
    return Shape(label, cell, _first_in_view(body, count, column, before), count, tail)


def _tail_cells(body: GridBody, spare: int) -> int:
    """Compute the cells of the tails; if the longest does not fit, only the sign is shown."""
    longest = max([width(line.tail) for line in body.lines], default=0)
    if not longest:
        return 0
    return longest + 1 if longest + 1 <= spare else 2


def _first_in_view(body: GridBody, count: int, column: str, before: int) -> int:
    """Find the first visible column: the one before, moved only as far as the cursor requires."""
    names = [one.key for one in body.columns]
    at = names.index(column) if column in names else 0
    first = min(max(before, at - count + 1), at)
    return max(min(first, len(names) - count), 0)


def grid_rows(body: GridBody, shape: Shape, cells: int) -> list[Row]:
    """Lay out a grid: two lines of headings, and one for each row.

    Args:
        body: The grid.
        shape: Its layout, from `grid_shape`.
        cells: Available width; only used for the text of an empty grid.

    Returns:
        The lines; for an empty grid, its text.
    """
    if not body.lines:
        return _empty(body.empty, cells)
    shown = body.columns[shape.first : shape.first + shape.count]
    more = shape.first + shape.count < len(body.columns)
    heads = "".join([fit(column.head, shape.cell) for column in shown])
    digits = "".join(
        [fit(str(number) if number < 10 else "", shape.cell) for number, _ in enumerate(shown, shape.first + 1)]
    )
    side = f"< {shape.first} more" if shape.first else ""
    end = ">" if more else ""
    rows = [
        Row("", ((fit(side, shape.label), "soft"), (digits + end, "soft")), head=True),
        Row("", ((fit("", shape.label), "soft"), (heads, "head")), head=True),
    ]
    return rows + [_grid_row(line, shape) for line in body.lines]


@lru_cache(maxsize=512)
def _grid_row(line: GridLine, shape: Shape) -> Row:
    cells = line.cells[shape.first : shape.first + shape.count]
    pieces: list[tuple[str, Look]] = [(fit(line.label, shape.label - 1) + " ", line.look)]
    pieces += [(fit(cell or "·", shape.cell), "strong" if cell else "soft") for cell in cells]
    if shape.tail:
        pieces.append((f" {line.tail}"[: shape.tail], "soft"))
    return Row(line.key, tuple(pieces))
