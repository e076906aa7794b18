"""Rows of a list that is drawn beside cards: a text, what stands at its right, and the edge of the chosen one."""

from __future__ import annotations

from itertools import zip_longest

from pmworkshop.tui.drawing.palette import on_plane
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import shortened, width, wrap

CHOSEN, RAISED = "▌", "raised"
"""The edge of what is chosen, and the plane behind it."""
INSIDE = 2
"""Cells from the edge to the text."""


def entry(text: str, *right: Line, cells: int, chosen: bool, look: str = "text", most: int = 1) -> list[Line]:
    """Write a row; the text of the chosen one is written in full.

    Args:
        text: The text.
        right: What stands at the right end, line by line; the lines are equally wide.
        cells: The width.
        chosen: Whether the row is chosen.
        look: How its text is drawn.
        most: The most lines of the text of a row that is not chosen.

    Returns:
        The lines, as wide as asked for.

    >>> from pmworkshop.insight.pictures.pieces import plain
    >>> [plain(one) for one in entry("Follow-up after 30 days", (("60 min", "soft"),), cells=24, chosen=False)]
    ['  Follow-up …     60 min']
    """
    taken = max((sum(width(one) for one, _ in line) for line in right), default=0)
    room = cells - INSIDE - (taken + 2 if taken else 0)
    lines = wrap(text, room)
    if len(lines) > most and not chosen:
        lines = [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), room)]
    written = list[Line]()
    for line, end in zip_longest(lines, right, fillvalue=None):
        said, ends = line or "", end or ()
        gap = " " * (cells - INSIDE - width(said) - sum(width(one) for one, _ in ends))
        written.append(_marked(((said, look), (gap, "ink"), *ends), chosen=chosen))
    return written


def _marked(line: Line, *, chosen: bool) -> Line:
    """Put the edge of a row before it; the chosen one is raised."""
    if not chosen:
        return ((" " * INSIDE, "ink"), *line)
    shown = ((CHOSEN, "now!"), (" " * (INSIDE - 1), "ink"), *line)
    return tuple((text, on_plane("strong" if look == "text" else look, RAISED)) for text, look in shown)
