"""How much of the sponsor's page fits on one sheet of A4 or Letter, and what goes to the pages after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from pmworkshop.base.dataclass import dataclass
from pmworkshop.report.writers.sponsor_page import Block, SponsorPage, heads

SIZES = (10.5, 10.0, 9.5, 9.0)
"""Sizes of the letters in points, the best one first; nothing on the page is smaller than the last one."""
HEIGHT, WIDTH = 255.0, 180.0
"""Millimetres that A4 and Letter have inside margins of 10 and 15: 279 by 210, less a reserve for other fonts."""
TITLE, SAY = 17.0, 12.0
"""Sizes of headline and purpose in points."""
COLUMNS: dict[str, tuple[float, ...]] = {
    "owners": (0.62, 0.38),
    "plan": (0.06, 0.52, 0.22, 0.1, 0.1),
    "became": (0.06, 0.45, 0.19, 0.18, 0.12),
}
"""Shares of the width that the columns of a table have."""
TWO_FROM = 4
"""From so many rows on, owners stand in two columns."""
_POINT, _LEADING, _WIDE = 0.3528, 1.27, 0.48
"""Millimetres of a point; height of a line and width of a letter, in sizes of the letters."""
_CAPITALS = 0.8
"""Share of the width that a heading may take before it breaks, since capitals are wide."""
_HEAD, _BOX, _PADDING, _GAP = 8.2, 5.0, 0.9, 8.0
"""Millimetres of a heading with what is around it, of what is around a box and a row, and between two columns."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The page as it fits.

    Attributes:
        size: Size of the letters in points.
        page: The first page.
        left: How many rows of each block are left for the pages after it, by its place.
        rest: The blocks with the rows that are left.
    """

    size: float
    page: SponsorPage
    left: tuple[int, ...]
    rest: tuple[Block, ...] = ()


def fitted(page: SponsorPage) -> Fitted:
    """Choose the largest font size at which the page fits on one sheet; at the smallest, rows go to further pages.

    The last row of the tallest block goes first, so that every block keeps something as long as possible.

    Args:
        page: The page.

    Returns:
        The page as it fits.
    """
    for size in SIZES:
        if height(page, size) <= HEIGHT:
            return Fitted(size, page, (0,) * len(page.blocks))
    size, whole = SIZES[-1], page.blocks
    most = 2 * int(HEIGHT / _line(size))  # as many lines as two columns of a sheet have: no block keeps more rows
    blocks = [replace(block, rows=block.rows[:most]) for block in whole]
    left = [max(len(block.rows) - most, 0) for block in whole]
    page = replace(page, blocks=tuple(blocks))
    while height(page, size, left) > HEIGHT and any(block.rows for block in blocks):
        at = max(range(len(blocks)), key=lambda place: _rows_height(blocks[place], size, _width(blocks[place])))
        blocks[at], left[at] = replace(blocks[at], rows=blocks[at].rows[:-1]), left[at] + 1
        page = replace(page, blocks=tuple(blocks))
    return Fitted(size, page, tuple(left), tuple(_rest(whole, left)))


def _rest(whole: Sequence[Block], left: Sequence[int]) -> Iterator[Block]:
    """List what the pages after the first one hold."""
    for block, rows in zip(whole, left, strict=True):
        if rows:
            yield replace(block, rows=block.rows[-rows:], note="", half=False)


def bands(blocks: Sequence[Block]) -> Iterator[tuple[int, ...]]:
    """Find the blocks that stand beside each other.

    Args:
        blocks: The blocks of a page.

    Yields:
        The places of two blocks that may both stand beside another one and follow each other, else of one.
    """
    at = 0
    while at < len(blocks):
        both = at + 1 < len(blocks) and blocks[at].half and blocks[at + 1].half
        yield (at, at + 1) if both else (at,)
        at += 2 if both else 1


def height(page: SponsorPage, size: float, left: Sequence[int] = ()) -> float:
    """Estimate the height of the page, assuming wide rather than narrow letters.

    Args:
        page: The page.
        size: Font size in points.
        left: How many rows of each block are left for further pages; each of those is told in a line.

    Returns:
        The height in millimetres.
    """
    tall = _text(page.headline, TITLE, WIDTH) + _text(page.about, size, WIDTH) + 5
    if page.purpose:
        tall += _text(page.purpose, SAY, WIDTH - 4) + 3
    told = [bool(one) for one in left] or [False] * len(page.blocks)
    for band in bands(page.blocks):
        width = (WIDTH - _GAP) / 2 if len(band) > 1 else WIDTH
        tall += max(_height(page.blocks[at], size, width) + told[at] * _line(size) for at in band)
    return tall


def _width(block: Block) -> float:
    return (WIDTH - _GAP) / 2 if block.half else WIDTH


def _height(block: Block, size: float, width: float) -> float:
    above = _heads_height(block.look, size, width) if block.look in ("plan", "became") else 0
    title = f"{block.title} ({block.note})" if block.note else block.title
    around = _BOX if block.look == "asks" else _HEAD - _line(SIZES[-1])
    return around + _text(title, SIZES[-1], width * _CAPITALS) + above + _rows_height(block, size, width)


def _heads_height(look: str, size: float, width: float) -> float:
    pairs = zip(heads()[look], COLUMNS[look], strict=True)
    return max(_lines(head, SIZES[-1], width * share - 2) for head, share in pairs) * _line(size) + _PADDING


def _rows_height(block: Block, size: float, width: float) -> float:
    """Estimate the height of the rows of a block."""
    if block.look == "owners" and len(block.rows) >= TWO_FROM:
        half, middle = (width - _GAP) / 2, -(-len(block.rows) // 2)
        parts = (block.rows[:middle], block.rows[middle:])
        return max(sum(_row("owners", row, size, half) for row in part) for part in parts)
    return sum(_row(block.look, row, size, width) for row in block.rows)


@lru_cache(maxsize=1024)  # each row that goes asks for the heights of all others again
def _row(look: str, row: tuple[str, ...], size: float, width: float) -> float:
    shares = COLUMNS.get(look)
    if shares is None:
        return _text(" ".join(row), size, width - 5) + (_PADDING if look == "given" else 0)
    return max(_text(cell, size, width * share - 2) for cell, share in zip(row, shares, strict=True)) + _PADDING


def _text(text: str, size: float, width: float) -> float:
    """Estimate the height of a text; wide letters count twice, and each line may break early."""
    return _lines(text, size, width) * _line(size)


def _lines(text: str, size: float, width: float) -> int:
    across = max(int(width / (size * _POINT * _WIDE)), 4)
    cells = sum(1 + (ord(letter) > 0x2E7F) for letter in text)
    return 1 if cells <= across else -(-cells // max(across - 4, 4))


def _line(size: float) -> float:
    return size * _POINT * _LEADING
