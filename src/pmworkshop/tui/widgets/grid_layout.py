"""Arithmetic of a grid: wrapped labels, cells under the full names of their columns, a word at the end of a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.fan import Fan, fan_of
from pmworkshop.tui.drawing.pieces import Line, Piece
from pmworkshop.tui.drawing.text_cells import fit, width, wrap
from pmworkshop.tui.pages.page import Column, GridBody, GridLine

LABEL_LEAST, LABEL_MOST = 16, 36
"""Cells of the label of a row; a longer one is wrapped."""
CELL_LEAST, CELL_MOST = 3, 7
TAIL_MOST = 16
"""Cells of the word at the end of a row; a longer one is shortened with an ellipsis."""
FAN_ROWS = 7
"""The most rows that the names of the columns take; with more columns there are codes."""
FAN_FROM = 14
"""The rows of a body from which names stand above their columns."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The layout of a grid.

    Attributes:
        label: Cells of the label.
        cell: Cells of each column.
        first: Index of the first visible column.
        count: How many columns are visible.
        tail: Cells of the tail; 0 if no row has one.
        fan: How the names stand above the columns; None for codes.
    """

    label: int
    cell: int
    first: int
    count: int
    tail: int
    fan: Fan | None = None


def grid_shape(body: GridBody, cells: int, rows: int, column: str, before: int) -> Shape:
    """Compute how a grid fits into the screen: with all columns if possible, else with those around the cursor.

    Args:
        body: The grid.
        cells: Available width.
        rows: Available height.
        column: Key of the chosen column.
        before: Index of the first column that was visible before; it is kept where possible.

    Returns:
        The layout.
    """
    total, every = cells - 1, len(body.columns)
    least = max([CELL_LEAST, *(width(text) + 1 for line in body.lines for text in line.cells)])
    tail = min(max((width(line.tail) for line in body.lines), default=0), TAIL_MOST)
    tail = tail + 2 if tail and total - tail - 2 - every * least >= LABEL_LEAST else 2 * bool(tail)
    longest = max([width(line.label) for line in body.lines], default=LABEL_LEAST) + 1
    label = max(min(longest, LABEL_MOST, total - tail - every * least), LABEL_LEAST)
    count = max(min((total - tail - label) // least, every), 1)
    cell = least
    if count == every:
        cell = max(min((total - tail - label) // every, CELL_MOST), least) if every else least
        label = max(label, min(longest, LABEL_MOST, total - tail - every * cell))
    first = _first_in_view(body, count, column, before)
    return Shape(label, cell, first, count, tail, _fan(body, Shape(label, cell, first, count, tail), total, rows))


def _fan(body: GridBody, shape: Shape, total: int, rows: int) -> Fan | None:
    """Arrange the full names above their columns, where the screen has the rows."""
    if rows < FAN_FROM or shape.count < len(body.columns):
        return None
    names = [column.title for column in body.columns]
    fan = fan_of(names, shape.label, shape.cell, 0, total)
    return fan if fan is not None and fan.rows <= FAN_ROWS else None


def _first_in_view(body: GridBody, count: int, column: str, before: int) -> int:
    """Find the first visible column: the one before, moved only as far as the cursor requires."""
    names = [one.key for one in body.columns]
    at = names.index(column) if column in names else 0
    first = min(max(before, at - count + 1), at)
    return max(min(first, len(names) - count), 0)


def grid_heads(body: GridBody, shape: Shape, chosen: GridLine | None) -> list[Line]:
    """Write what stands above the columns: their names, or their numbers and codes.

    Args:
        body: The grid.
        shape: Its layout.
        chosen: The chosen row; the names of its columns that are not blank are lit up.

    Returns:
        The lines.
    """
    if shape.fan is None:
        return _coded_heads(body.columns, shape)
    lit = [at for at, text in enumerate(chosen.cells) if text] if chosen is not None else []
    sheet = Canvas(shape.label + shape.count * shape.cell + shape.tail, shape.fan.rows)
    shape.fan.draw(sheet, 0, lit)
    return sheet.lines()


def _coded_heads(columns: Sequence[Column], shape: Shape) -> list[Line]:
    shown = columns[shape.first : shape.first + shape.count]
    heads = "".join(_centred(column.head, shape.cell) for column in shown)
    digits = "".join(
        _centred(str(number) if number < 10 else "", shape.cell) for number, _ in enumerate(shown, shape.first + 1)
    )
    side = f"< {shape.first} more" if shape.first else ""
    end = ">" if shape.first + shape.count < len(columns) else ""
    return [
        ((fit(side, shape.label), "soft"), (digits + end, "soft")),
        ((fit("", shape.label), "soft"), (heads, "head")),
    ]


def _centred(text: str, cells: int) -> str:
    return fit(" " * max((cells - width(text)) // 2, 0) + text, cells)


@lru_cache(maxsize=512)
def grid_row(line: GridLine, shape: Shape) -> tuple[Line, ...]:
    """Lay out a row: its label wrapped, its cells on the first line.

    Args:
        line: The row.
        shape: The layout of the grid.

    Returns:
        The lines; the pieces of the first one are the label, each visible cell, and the tail.
    """
    labels = [fit(text, shape.label - 1) + " " for text in wrap(line.label, shape.label - 1)]
    shown = slice(shape.first, shape.first + shape.count)
    cells = line.cells[shown]
    looks = line.looks[shown] or tuple("strong" if cell else "line" for cell in cells)
    pieces: list[Piece] = [(labels[0], line.look)]
    pieces += [(_centred(cell or "·", shape.cell), look) for cell, look in zip(cells, looks, strict=True)]
    if shape.tail:
        pieces.append(
            (f"  {fit(line.tail, shape.tail - 2)}" if shape.tail > 2 else f" {line.tail[:1]}", line.tail_look)
        )
    return (tuple(pieces), *((((label, line.look),)) for label in labels[1:]))
