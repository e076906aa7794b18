"""The page of a break: the time of return in large figures, and the minutes left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from pmworkshop.insight.pictures.shares import done
from pmworkshop.session.core.records import Recess
from pmworkshop.session.operations import navigation
from pmworkshop.session.operations.pauses import back_from_break, read_return, take_break
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.faces import numerals
from pmworkshop.tui.drawing.words import clock
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Drawing, Page
from pmworkshop.tui.pages.panel import Panel

HEADED = 3
"""Rows of the page above the figures."""
UNDER = 3
"""The fewest rows under them: a blank one, the bar and its words."""
LIFTED = 3
"""Rows from the bar to the end of the page, where there is room."""


class RecessPanel(Panel):
    """Is shown in place of the module until the break is ended."""

    ticks = True
    commands = (Command("over", ("enter", "pagedown"), "goes on", "End the break, and go on where the room was"),)

    def __init__(self, now: Callable[[], datetime]) -> None:
        """Create the page.

        Args:
            now: Returns the present moment in the time zone of the room.
        """
        self._now = now

    def page(self, context: Context) -> Page:
        """Show when the break ends and how long it still lasts."""
        recess = context.view.stage.recess if context.view.stage else None
        if recess is None:
            return Page("Break")
        now = self._now()
        returns = f"{recess.returns.astimezone(now.tzinfo):%H:%M}"
        return Page(recess.title, f"Back at {returns}", _drawn(context, recess, returns, now))

    def do_over(self, context: Context, key: str) -> Act | None:
        """End the break."""
        return Commit(back_from_break(), "We go on")


def _drawn(context: Context, recess: Recess, returns: str, now: datetime) -> Drawing:
    """Draw the time of return, a bar that drains until then, and where the room goes on."""
    room = max(context.rows - HEADED, 0)
    large = numerals(returns, 2)
    figures = large if len(large[0]) <= context.cells and len(large) + UNDER <= room else numerals(returns)
    sheet = Canvas(context.cells, max(len(figures) + UNDER, room))
    sheet.put_rows(0, 0, figures, "strong")
    began = context.view.stage.paused_since if context.view.stage else None
    left, lasts = ((recess.returns - one).total_seconds() for one in (now, began or now))
    at, y = 0, max(sheet.rows - LIFTED, len(figures) + 1)
    for text, look in done(left / lasts if lasts > 0 else 0, context.cells):
        at = sheet.put(at, y, text, look)
    still = f"{clock(left / 60, now - now)} left" if left > 0 else "It is time."
    after = sheet.put(0, y + 1, still, "now!") + 2
    sheet.put_in(after, y + 1, sheet.cells - after, f"then {navigation.where(context.view)[0].title}", "soft")
    return Drawing(tuple(sheet.lines()))


def ask_for_break(now: Callable[[], datetime]) -> Ask:
    """Ask how long a break lasts, then begin it.

    Args:
        now: Returns the present moment in the time zone of the room.

    Returns:
        The question. Its answer raises `RefusedError` for text that is no time and for a time that has passed.
    """

    def answer(_: Context, text: str) -> Act:
        return Commit(take_break(*read_return(text, now())))

    return Ask(
        "Back in how many minutes? like 10, or 11:05",
        answer,
        keys=("Enter begins the break", f"{key_of('leave_field')} leaves it"),
    )
