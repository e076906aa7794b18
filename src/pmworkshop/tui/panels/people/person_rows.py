"""Draws people as a table: a sign for whether they are here, name, function, and what else is to be known of them."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.grid import grid_of
from pmworkshop.tui.drawing.text_cells import width, wrap
from pmworkshop.tui.pages.page import Drawing, Place

HERE, AWAITED, GONE = ("●", "data"), ("○", "soft"), (" ", "soft")
"""The sign and the look of somebody who is in the room, of somebody who is not, and of somebody who will not be."""
NAME = 5
"""Cells before a name, for its number and its sign."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row of the table.

    Attributes:
        key: Id of the row.
        sign: Whether the person is here: one of the signs, with its look.
        name: The name.
        function: The function.
        state: What else is to be known, such as that somebody is the sponsor; it stands at the right end.
    """

    key: str
    sign: tuple[str, str]
    name: str
    function: str
    state: str = ""


def drawn_people(rows: Sequence[PersonRow], cells: int) -> Drawing:
    """Draw people below one another, every second one on a plane.

    Args:
        rows: The people, in their order.
        cells: Width of a line.

    Returns:
        The drawing, in which each person can be chosen.
    """
    grid = grid_of(cells)
    begin = grid.x(grid.columns // 2)
    texts = [(wrap(row.name, begin - NAME - grid.gutter), *_function_and_state(row, cells - begin)) for row in rows]
    heights = [max(len(name), beside + len(state)) for name, _, state, beside in texts]
    sheet, places, y = Canvas(cells, sum(heights)), list[Place](), 0
    for at, (row, (name, function, state, beside), height) in enumerate(zip(rows, texts, heights, strict=True)):
        sheet.fill(0, y, cells, height, "" if at % 2 else "plane")
        here, (sign, look) = row.sign == HERE, row.sign
        sheet.put(0, y, sign, look)
        sheet.put_right(NAME - 1, y, str(at + 1), "soft")
        for down, text in enumerate(name):
            sheet.put(NAME, y + down, text, "ink" if here else "soft", bold=here)
        for down, text in enumerate(function):
            sheet.put(begin, y + down, text, "ink" if here else "soft")
        for down, text in enumerate(state):
            sheet.put_right(cells, y + beside + down, text, "soft")
        places.append(Place(row.key, y, height))
        y += height
    return Drawing(tuple(sheet.lines()), tuple(places), listed=True)


def _function_and_state(row: PersonRow, cells: int) -> tuple[list[str], list[str], int]:
    """Break both into lines, and find the line at which the state begins: beside the function where it fits."""
    function, state = wrap(row.function, cells), wrap(row.state, cells)
    fits = width(function[-1]) + 2 + width(state[0]) <= cells
    return function, state, len(function) - fits
