"""Arithmetic of a list whose rows have cells: a table with wrapped cells, where its columns fit into the width."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pmworkshop.base.dataclass import dataclass
from pmworkshop.tui.drawing.pieces import Line, Piece
from pmworkshop.tui.drawing.text_cells import fit, width, wrap
from pmworkshop.tui.pages.page import Item, ListBody

GAP = 2
"""Blanks between two columns."""
LEAST = 11
"""Cells that a column must have to be read; a shorter one may have as few as it needs."""
HEAD_MOST = 14
"""A heading of more cells is wrapped rather than making its column wider."""


@dataclass(frozen=True, slots=True)
class Table:
    """The layout of a table.

    Attributes:
        lead: Cells of what stands before the text of a row, such as its number.
        widths: Cells of each column: of the text, of each cell, and of the tail if a row has one.
        heads: The lines of the headings.
    """

    lead: int
    widths: tuple[int, ...]
    heads: tuple[str, ...]

    def lines(self, item: Item) -> tuple[Line, ...]:
        """Lay out a row.

        Args:
            item: A row with cells.

        Returns:
            Its lines.
        """
        return _lines(item, self.lead, self.widths)


def table_of(body: ListBody, cells: int) -> Table | None:
    """Compute how the rows with cells fit into the width, under one line of headings or more.

    Args:
        body: The list.
        cells: Available width.

    Returns:
        The layout; None if the list has no such rows, or a column would be too narrow to be read.
    """
    rows = [item for item in body.items if item.cells]
    if not rows:
        return None
    lead = max(width(item.lead) for item in rows) + 1
    heads = body.heads if any(item.tail for item in rows) else body.heads[:-1]
    wanted = _wanted(rows, heads)
    room = cells - 2 - lead - GAP * (len(heads) - 1)
    if sum(min(one, LEAST) for one in wanted) > room:
        return None
    widths = _shared(wanted, room)
    return Table(lead, widths, _headings(heads, lead, widths))


def _texts(item: Item) -> tuple[str, ...]:
    return (item.text, *item.cells, item.tail)


def _wanted(rows: Sequence[Item], heads: Sequence[str]) -> list[int]:
    """Compute the cells that each column needs so that only its heading is wrapped."""
    texts = [_texts(item) for item in rows]
    wanted = [max(_of_head(head), *(width(row[at]) for row in texts)) for at, head in enumerate(heads)]
    wanted[0] += max(item.indent for item in rows)
    return wanted


def _of_head(head: str) -> int:
    """Compute the cells that a heading needs, wrapped if it is long."""
    return max(min(width(head), HEAD_MOST), max(map(width, head.split(" "))))


def _shared(wanted: Sequence[int], room: int) -> tuple[int, ...]:
    """Share the room: columns that need less than an even share have what they need, the text has what is left."""
    widths = list(wanted)
    level = max(wanted)
    while sum(min(one, level) for one in wanted) > room:
        level -= 1
    widths = [min(one, level) for one in wanted]
    widths[0] += room - sum(widths)
    return tuple(widths)


def _headings(heads: Sequence[str], lead: int, widths: Sequence[int]) -> tuple[str, ...]:
    return tuple(" " * lead + (" " * GAP).join(parts).rstrip() for parts in _wrapped(heads, widths))


def _wrapped(texts: Sequence[str], widths: Sequence[int]) -> list[list[str]]:
    """Wrap texts into their columns; each line has a part for every column, of its width."""
    columns = [wrap(text, cells) for text, cells in zip(texts, widths, strict=True)]
    return [
        [fit(column[at] if at < len(column) else "", cells) for column, cells in zip(columns, widths, strict=True)]
        for at in range(max(map(len, columns)))
    ]


@lru_cache(maxsize=2048)
def _lines(item: Item, lead: int, widths: tuple[int, ...]) -> tuple[Line, ...]:
    """Lay out a row; what stands before its text is only in its first line."""
    first, *others = widths
    laid: list[Line] = []
    texts = _texts(item)[: len(widths)]
    for number, (text, *more) in enumerate(_wrapped(texts, (first - item.indent, *others))):
        front = " " * item.indent + (fit(item.lead, lead) if number == 0 else " " * lead)
        pieces: list[Piece] = [(front, "soft"), (text, item.look)]
        pieces += [(" " * GAP + part, "text") for part in more]
        laid.append(tuple(pieces))
    return tuple(laid)
