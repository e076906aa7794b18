"""Arithmetic of blocks: rows that stand together, placed in columns that are as low as possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count as numbers

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.session.core.reserved import THE_ROOM
from pmworkshop.tui.drawing.text_cells import width, wrap
from pmworkshop.tui.pages.page import Item

TEXT = 3
"""The cell of a block in which its text begins, after its edge and the mark."""
HEAD = "raised"
"""The plane of a row that is the head of a group."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that stand together.

    Attributes:
        rows: Its rows; the first one of a group is its head.
        of_group: Whether it is a group, with a head and a plane.
        folded: Whether it shows its head and its length alone.
    """

    rows: tuple[Item, ...]
    of_group: bool = False
    folded: bool = False

    @property
    def lines(self) -> tuple[Item, ...]:
        """The rows under its head that can be chosen."""
        return tuple(row for row in self.rows[self.of_group :] if row.key)

    def holds(self, key: str) -> bool:
        """Return whether a row is in it.

        Args:
            key: The key of the row; empty for none.
        """
        return bool(key) and any(row.key == key for row in self.rows)

    def parts(self, wide: int) -> list[tuple[Item | None, int]]:
        """List what is drawn of it.

        Args:
            wide: Cells of a column.

        Returns:
            Its rows with the lines that each takes; None for the length of a folded one.
        """
        if not self.folded:
            return [(row, _high(row, wide)) for row in self.rows]
        return [(self.rows[0], _high(self.rows[0], wide)), (None, -(-len(self.lines) // room(wide)) or 1)]


@dataclass(frozen=True, slots=True)
class Put:
    """Where a row of a block stands.

    Attributes:
        block: The block.
        row: The row; None for the length of a folded block.
        column: The column, from 0.
        y: Its first line.
        high: How many lines it takes.
    """

    block: Block
    row: Item | None
    column: int
    y: int
    high: int

    @property
    def marks(self) -> set[str]:
        """The keys with which the row is drawn another way once one is chosen: its own, and those under a head."""
        if self.row is None:
            return set()
        return {one.key for one in (self.block.rows if self.row.back == HEAD else (self.row,)) if one.key}


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that blocks are placed in.

    Attributes:
        count: How many there are.
        wide: Cells of each.
        rows: The lines that are free; a group that is not higher is never divided.
        gap: Blank lines between two blocks.
    """

    count: int
    wide: int
    rows: int
    gap: int = 1


def blocks_of(items: Iterable[Item]) -> Iterator[Block]:
    """Part rows into blocks: each group, each list under a heading, and what stands in none.

    Args:
        items: The rows; those of a group have a plane, and that of its head is raised. Blank rows are left out.

    Yields:
        The blocks, in their order.
    """
    rows: list[Item] = []
    for item in items:
        if rows and _begins(item, rows[0]):
            yield Block(tuple(rows), bool(rows[0].back))
            rows = []
        if item.text or item.key:
            rows.append(item)
    if rows:
        yield Block(tuple(rows), bool(rows[0].back))


def _begins(item: Item, first: Item) -> bool:
    """Tell whether a row begins another block than that of a first row."""
    return item.back == HEAD or item.look == "head" or bool(item.back) != bool(first.back)


def placed(blocks: Sequence[Block], columns: Columns) -> list[Put]:
    """Place blocks in columns, one after the other, as low as possible.

    Args:
        blocks: The blocks.
        columns: The columns.

    Returns:
        The rows of all blocks, with their places; they may reach below the free lines.
    """
    drawn = [_Drawn(one, one.parts(columns.wide), columns.rows) for one in blocks]
    gaps = columns.gap * max(len(drawn) - columns.count, 0)
    spread = -(-(sum(one.high for one in drawn) + gaps) // columns.count)
    least = max(1, spread, *(one.high for one in drawn if not one.divided))
    tried = (_in_height(drawn, columns, height) for height in numbers(least))
    return next(put for put in tried if put is not None)


class _Drawn:
    """A block with the lines that it takes.

    Attributes:
        block: The block.
        rows: Its rows, with the lines of each.
        high: All of them.
        divided: Whether it may be divided among columns.
        begins: How many lines must be free where it begins.
    """

    def __init__(self, block: Block, rows: Sequence[tuple[Item | None, int]], most: int) -> None:
        self.block, self.rows = block, rows
        self.high = sum(high for _, high in rows)
        self.divided = not block.of_group or self.high > most
        self.begins = sum(high for _, high in rows[:2]) if self.divided else self.high


def _in_height(drawn: Sequence[_Drawn], columns: Columns, height: int) -> list[Put] | None:
    """Place blocks in columns of a height; None where they do not fit."""
    put: list[Put] = []
    column = y = 0
    for one in drawn:
        y += columns.gap if y else 0
        wanted = one.begins
        for row, high in one.rows:
            if y and y + max(high, wanted) > height:
                column, y = column + 1, 0
            put.append(Put(one.block, row, column, y, high))
            y, wanted = y + high, 0
            if column >= columns.count or y > height:
                return None
    return put


def lines_of(blocks: Iterable[Block], wide: int) -> int:
    """Count the lines of blocks, one below the other without blank ones between them.

    Args:
        blocks: The blocks.
        wide: Cells of a column.
    """
    return sum(high for one in blocks for _, high in one.parts(wide))


def height_of(put: Sequence[Put]) -> int:
    """Count the lines that placed blocks take.

    Args:
        put: The placed rows.
    """
    return max((one.y + one.high for one in put), default=0)


def room(wide: int) -> int:
    """Return the cells of a line of text; the last cell of a block stays free.

    Args:
        wide: Cells of the block.
    """
    return wide - TEXT - 1


def texts(row: Item, wide: int) -> tuple[str, ...]:
    """Wrap the text of a row.

    Args:
        row: The row.
        wide: Cells of its block.
    """
    return _wrapped(row.text, room(wide))


@lru_cache(maxsize=4096)
def _wrapped(text: str, cells: int) -> tuple[str, ...]:
    return tuple(wrap(text, cells))


def tail_of(row: Item) -> str:
    """Return what stands at the end of a row; nothing for a head, and not that nobody in particular said it.

    Args:
        row: The row.
    """
    return "" if row.back == HEAD or row.tail == tr(THE_ROOM) else row.tail


def _high(row: Item, wide: int) -> int:
    return _lines(row.text, tail_of(row), room(wide))


@lru_cache(maxsize=4096)
def _lines(text: str, tail: str, cells: int) -> int:
    """Count the lines of a text, with one for what stands at its end where that has no room beside it."""
    lines = _wrapped(text, cells)
    return len(lines) + (tail != "" and width(lines[-1]) + 2 + width(tail) > cells)
