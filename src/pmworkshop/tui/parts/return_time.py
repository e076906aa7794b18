"""A picture of a break: the time of return in large figures, a bar that drains, and where the room goes on."""

from __future__ import annotations

from datetime import timedelta

from pmworkshop.base.language import tr
from pmworkshop.insight.pictures.shares import done
from pmworkshop.leading.minute_words import clock
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.faces import numerals
from pmworkshop.tui.pages.page import Context, Drawing

HEADED = 3
"""Rows of the page above the figures."""
UNDER = 3
"""The fewest rows under them: a blank one, the bar and its words."""
SIZES = (4, 2)
"""How many times as large the figures are: the first that fits."""
LIFTED = 3
"""Rows from the bar to the end of the page, where there is room."""


def return_drawing(context: Context, returns: str, left: float, lasts: float, then: str) -> Drawing:
    """Draw the time of return, a bar that drains until then, and where the room goes on.

    Args:
        context: How much room there is.
        returns: The time of return, such as ``10:45``.
        left: The seconds until then; 0 or fewer once it is time.
        lasts: The seconds of the whole break.
        then: The title of the part that follows; empty if none does.

    Returns:
        The drawing.
    """
    room = max(context.rows - HEADED, 0)
    figures = _figures(returns, context.cells, room - UNDER)
    sheet = Canvas(context.cells, max(len(figures) + UNDER, room))
    sheet.put_rows(0, 0, figures, "strong")
    at, y = 0, max(sheet.rows - LIFTED, len(figures) + 1)
    for text, look in done(left / lasts if lasts > 0 else 0, context.cells):
        at = sheet.put(at, y, text, look)
    still = tr("{time} left", time=clock(left / 60, timedelta())) if left > 0 else tr("It is time.")
    after = sheet.put(0, y + 1, still, "now!") + 2
    sheet.put_in(after, y + 1, sheet.cells - after, tr("then {part}", part=then) if then else "", "soft")
    return Drawing(tuple(sheet.lines()))


def _figures(returns: str, cells: int, rows: int) -> tuple[str, ...]:
    """Draw the time as large as it fits."""
    drawn = (numerals(returns, times) for times in SIZES)
    return next((one for one in drawn if len(one[0]) <= cells and len(one) <= rows), numerals(returns))
