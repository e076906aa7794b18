"""Arithmetic of list rows with a picture: text at the left, the picture at the right, a plane behind both."""

from __future__ import annotations

from itertools import zip_longest

from pmworkshop.tui.drawing.palette import on_plane
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import width, wrap
from pmworkshop.tui.pages.page import Item

BETWEEN = 2
"""Blanks between the text and the picture, at least."""
TEXT_LEAST = 16
"""Cells that the text must have; with fewer, the picture stands under it."""


def drawn_item(item: Item, cells: int) -> list[Line]:
    """Lay out a row that has a picture.

    Args:
        item: The row; its picture has lines of one width.
        cells: Available width.

    Returns:
        The lines, as wide as the available width.
    """
    lead = " " * item.indent + (f"{item.lead} " if item.lead else "")
    picture = max((_width(line) for line in item.side), default=0)
    room = cells - 1 - width(lead)
    beside = bool(picture) and room - picture - BETWEEN >= TEXT_LEAST
    left = _texts(item, lead, room - (picture + BETWEEN if beside else 0)) if item.text or item.tail else []
    lines = _together(left, item.side, cells - 1 - picture) if beside else [*left, *_shifted(item.side, lead)]
    lines += _shifted(item.under, lead)
    return [_filled(line, cells, item.back) for line in lines]


def _texts(item: Item, lead: str, room: int) -> list[Line]:
    """Write the text with what stands before it, and the word about it: behind a short text, else below."""
    lines = wrap(item.text, room)
    beside = bool(item.tail) and not item.side and width(lines[0]) + 2 + width(item.tail) <= room
    written: list[Line] = []
    for number, text in enumerate(lines):
        front = lead if not number else " " * width(lead)
        end = " " * (room - width(text) - width(item.tail)) + item.tail if beside and not number else ""
        written.append(((front, item.lead_look), (text, item.look), (end, item.tail_look)))
    if item.tail and not beside:
        written += [((" " * width(lead), "soft"), (line, item.tail_look)) for line in wrap(item.tail, room)]
    return written


def _together(left: list[Line], right: tuple[Line, ...], at: int) -> list[Line]:
    """Join texts and picture line by line; the picture stands at the lower end of a longer text."""
    above = max(len(left) - len(right), 0)
    pairs = zip_longest(left, (*[()] * above, *right), fillvalue=())
    return [(*text, (" " * (at - _width(text)), "soft"), *picture) if picture else text for text, picture in pairs]


def _shifted(lines: tuple[Line, ...], lead: str) -> list[Line]:
    return [((" " * width(lead), "soft"), *line) for line in lines]


def _filled(line: Line, cells: int, back: str) -> Line:
    """Fill a line up to its width, and lay a plane behind it."""
    pieces = (*line, (" " * max(cells - 1 - _width(line), 0), "soft"))
    kept = tuple(piece for piece in pieces if piece[0])
    return tuple((text, on_plane(look, back)) for text, look in kept) if back else kept


def _width(line: Line) -> int:
    return sum(width(text) for text, _ in line)
