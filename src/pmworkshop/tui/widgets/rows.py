"""Arithmetic of layout: a list or a grid as lines of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from pmworkshop.base.dataclass import dataclass
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import fit, width, wrap
from pmworkshop.tui.pages.page import Drawing, GridBody, GridLine, Item, ListBody
from pmworkshop.tui.widgets.drawn_items import drawn_item
from pmworkshop.tui.widgets.grid_layout import Shape, grid_heads, grid_row
from pmworkshop.tui.widgets.list_table import Table, table_of

UNDER = 4
"""Blanks before what stands under a row."""
TAIL_PART = 3
"""The tail of a list's row takes a third of its width, or what the text leaves of one line: the text comes first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A laid-out line of the body.

    Attributes:
        key: Key of the row of the list or grid it belongs to; empty if it cannot be chosen.
        line: Its pieces with their looks.
        head: Whether it is a heading of columns, which stays at the top.
        inner: Whether it goes on with a picture that begins above: scrolling never cuts it there.
    """

    key: str
    line: Line
    head: bool = False
    inner: bool = False


def list_rows(body: ListBody, cells: int, room: int = 0) -> list[Row]:
    """Lay out a list, with its texts wrapped.

    Args:
        body: The list.
        cells: Available width.
        room: Lines in which a blank one stands before each row that can be chosen, if the whole list fits so.

    Returns:
        The lines; for an empty list, its text.
    """
    if not body.items:
        return _empty(body.empty, cells)
    heads, blocks = _blocks(body, cells)
    close = [*heads, *_flat(blocks)]
    if len(close) >= room:
        return close
    ways = ([*heads, *_flat(_apart(body.items, blocks, drawn=drawn))] for drawn in (False, True))
    return next((rows for rows in ways if len(rows) <= room), close)


def _blocks(body: ListBody, cells: int) -> tuple[list[Row], list[Sequence[Row]]]:
    """Lay out the headings of a list, and the lines of each of its items."""
    table = table_of(body, cells)
    if table is None:
        return [], [_rows_in_lines(item, body.heads, cells) for item in body.items]
    heads = [Row("", ((line, "head"),), head=True) for line in table.heads]
    return heads, [_table_rows(item, table, cells) for item in body.items]


def _flat(blocks: Iterable[Sequence[Row]]) -> Iterator[Row]:
    return chain.from_iterable(blocks)


def _apart(items: Sequence[Item], blocks: Sequence[Sequence[Row]], *, drawn: bool) -> Iterator[Sequence[Row]]:
    """Put a blank line before each row that can be chosen, or only before pictures, but not into a plane."""
    yield blocks[0]
    for (before, item), (above, block) in zip(pairwise(items), pairwise(blocks), strict=True):
        begins = item.key and (item.is_drawn or not drawn)
        if begins and not _joined(before, item) and "".join(text for text, _ in above[-1].line).strip():
            yield (Row("", ()),)
        yield block


def _joined(before: Item, item: Item) -> bool:
    """Return whether one plane is behind both rows, or they are to stay where they were before they were shown."""
    return item.unfolds or (bool(item.back) and item.back == before.back)


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
        return _drawn_rows(item, cells)
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
        pad = max(cells - 1 - width(front) - width(text) - width(end), 0) if end else 0
        rows.append(Row(item.key, ((front, "soft"), (text, item.look), (" " * pad + end, "soft"))))
    return tuple(rows)


def _drawn_rows(item: Item, cells: int) -> tuple[Row, ...]:
    whole = bool(item.under) and not item.key
    return tuple(Row(item.key, line, inner=whole and at > 0) for at, line in enumerate(drawn_item(item, cells)))


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


def grid_rows(body: GridBody, shape: Shape, chosen: str, cells: int, above: Sequence[Line] = ()) -> list[Row]:
    """Lay out a grid: what stands above its columns, then its rows.

    Args:
        body: The grid.
        shape: Its layout.
        chosen: Key of the chosen row.
        cells: Available width; only used for the text of an empty grid.
        above: Lines above the grid, such as the question; they stand beside its names where they fit there.

    Returns:
        The lines; for an empty grid, its text.
    """
    if not body.lines:
        return [*(Row("", line, head=True) for line in above), *_empty(body.empty, cells)]
    there = next((line for line in body.lines if line.key == chosen), None)
    heads = [Row("", line, head=True) for line in grid_heads(body, shape, there, above)]
    blank = [Row("", ())] if shape.apart else []
    return heads + [row for line in body.lines for row in (*blank, *_grid_line(line, shape))]


@lru_cache(maxsize=512)
def _grid_line(line: GridLine, shape: Shape) -> tuple[Row, ...]:
    return tuple([Row(line.key, drawn) for drawn in grid_row(line, shape)])
