"""Things to decide about, below each other: a headed block for each, with texts side by side in columns."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.grid import grid_of
from pmworkshop.tui.drawing.text_cells import width, wrap
from pmworkshop.tui.pages.page import Drawing, Place

INSIDE = 2
"""Cells before a text in a block."""


@dataclass(frozen=True, slots=True)
class Block:
    """A thing to decide about.

    Attributes:
        key: Its id.
        lead: A sign or a number before its head.
        head: What it is about.
        at_end: A word at the right end of the head; it stands below the head where both do not fit.
        pairs: Texts side by side, with a word above each pair; the word may be empty.
        note: What is said of it in place of pairs.
    """

    key: str
    lead: str
    head: str
    at_end: str = ""
    pairs: tuple[tuple[str, str, str], ...] = ()
    note: str = ""


def drawn_blocks(blocks: Sequence[Block], heads: tuple[str, str], cells: int) -> Drawing:
    """Draw blocks below each other, with a blank row between them where they have texts inside.

    Args:
        blocks: The blocks, from the top.
        heads: What stands above the left texts and above the right ones.
        cells: Width of a line.

    Returns:
        The drawing, in which each block can be chosen.
    """
    grid = grid_of(cells)
    half = grid.x(grid.columns // 2)
    rows, places, apart = list[_Row](), list[Place](), any(one.pairs or one.note for one in blocks)
    for at, one in enumerate(blocks):
        if at and apart:
            rows.append(_Row())
        back = "raised" if apart else "" if at % 2 else "plane"
        mine = [*_head(one, back, cells), *_inside(one, heads, half, cells)]
        places.append(Place(one.key, len(rows), len(mine)))
        rows += mine
    sheet = Canvas(cells, max(len(rows), 1))
    for y, row in enumerate(rows):
        sheet.fill(0, y, cells, 1, row.back)
        for x, text, look in row.texts:
            sheet.put(x, y, text, look)
    return Drawing(tuple(sheet.lines()), tuple(places), listed=True)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the drawing: its texts with their first cells and looks, and the plane behind it."""

    texts: tuple[tuple[int, str, str], ...] = ()
    back: str = ""


def _head(one: Block, back: str, cells: int) -> list[_Row]:
    """Write the head of a block, with the word at its end."""
    begin = width(one.lead) + 2
    lines = wrap(one.head, cells - begin - INSIDE)
    texts = [[(begin, line, "ink!")] for line in lines]
    texts[0].insert(0, (0, one.lead, "soft"))
    ends = wrap(one.at_end, cells - begin - INSIDE) if one.at_end else []
    if ends and (len(ends) > 1 or begin + width(lines[-1]) + 2 + width(ends[0]) > cells):
        texts += [[(begin, line, "soft")] for line in ends]
    elif ends:
        texts[-1].append((cells - width(ends[0]), ends[0], "soft"))
    return [_Row(tuple(line), back) for line in texts]


def _inside(one: Block, heads: tuple[str, str], half: int, cells: int) -> list[_Row]:
    """Write the texts of a block side by side, under what they are."""
    rows = [_Row(((INSIDE, line, "soft"),), "plane") for line in (wrap(one.note, cells - INSIDE) if one.note else ())]
    for word, left, right in one.pairs:
        rows += [_Row(((INSIDE, line, "soft"),), "plane") for line in (wrap(word, cells - INSIDE) if word else ())]
        rows.append(_Row(((INSIDE, heads[0], "now!"), (half, heads[1], "now!")), "plane"))
        both = (wrap(left, half - 2 * INSIDE), wrap(right, cells - half - INSIDE))
        for down in range(max(map(len, both))):
            xs = zip((INSIDE, half), both, strict=True)
            texts = tuple((x, lines[down], "ink") for x, lines in xs if down < len(lines))
            rows.append(_Row(texts, "plane"))
    return rows
