"""A text with headings as blocks side by side, where a wall has room for columns."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.grid import COLUMNS, grid_of
from pmworkshop.tui.drawing.text_cells import wrap
from pmworkshop.tui.pages.page import Context, Drawing, Item

LEAST = 90
"""Cells of a line from which blocks stand side by side."""
LARGEST = 130
"""Cells of a line from which three of them do, and their lines stand apart."""
INSIDE = 2
"""Cells before a text in a block."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A heading, which may be empty, and the rows below it."""

    head: str
    rows: tuple[Item, ...]


def text_blocks(items: Sequence[Item], context: Context) -> Drawing | None:
    """Draw the rows of a text as blocks side by side: one for each heading, else one for each point of a list.

    Args:
        items: The rows: headings, points and plain lines.
        context: How much room there is.

    Returns:
        The drawing; None where there is one block alone, or no room for columns.
    """
    found = _blocks(items)
    if len(found) < 2 or context.cells < LEAST:
        return None
    grid = grid_of(context.cells)
    across = 3 if len(found) % 3 == 0 and context.cells >= LARGEST else 2
    span, airy = COLUMNS // across, context.cells >= LARGEST
    wide = grid.span(span)
    drawn = [_lines(one, wide, airy=airy) for one in found]
    sheet, y = Canvas(context.cells, sum(map(len, drawn)) + 2 * len(drawn)), 0
    for at in range(0, len(drawn), across):
        row = drawn[at : at + across]
        high = max(map(len, row))
        for place, lines in enumerate(row):
            _draw(sheet, grid.x(place * span), y, wide, high, lines)
        y += high + 1
    return Drawing(tuple(sheet.lines(y - 1)))


def _blocks(items: Sequence[Item]) -> list[_Block]:
    """Part a text at its headings; a list without any at its points. A text that begins otherwise is no blocks."""
    rows = [one for one in items if one.text]
    begins = [at for at, one in enumerate(rows) if one.look == "head"]
    if not begins:
        return _points(rows)
    ends = [*begins[1:], len(rows)]
    found = [_Block(rows[at].text, tuple(rows[at + 1 : end])) for at, end in zip(begins, ends, strict=True)]
    return [] if begins[0] else found


def _points(rows: Sequence[Item]) -> list[_Block]:
    """Make a block of each point, where a text is nothing but a list of points."""
    return [_Block("", (one,)) for one in rows] if all(one.lead for one in rows) else []


def _lines(block: _Block, wide: int, *, airy: bool) -> list[tuple[str, str]]:
    """Break a block into lines with their looks; what stands in a head is bold."""
    room = wide - 2 * INSIDE
    lines = [(line, "ink!") for line in (wrap(block.head, room) if block.head else ())]
    for at, one in enumerate(block.rows):
        lines += [("", "ink")] * (airy and (bool(block.head) or not at))
        lead = f"{one.lead} " if one.lead and block.head else ""
        texts = wrap(one.text, room - len(lead))
        lines += [(f"{' ' * len(lead) if down else lead}{text}", "ink") for down, text in enumerate(texts)]
    return [*lines, *([("", "ink")] * airy)]


def _draw(sheet: Canvas, x: int, y: int, wide: int, high: int, lines: Sequence[tuple[str, str]]) -> None:
    heads = sum(look == "ink!" for _, look in lines)
    sheet.fill(x, y, wide, high, "plane")
    sheet.fill(x, y, wide, heads, "raised")
    for down, (text, look) in enumerate(lines):
        sheet.put(x + INSIDE, y + down, text, look)
