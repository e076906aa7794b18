"""The page of a break: the time of return in large figures, and the minutes left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from pmworkshop.base.language import tr
from pmworkshop.session.operations import navigation
from pmworkshop.session.operations.pauses import back_from_break, read_return, take_break
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Page
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.parts.return_time import return_drawing


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
            return Page(tr("Break"))
        now = self._now()
        returns = f"{recess.returns.astimezone(now.tzinfo):%H:%M}"
        began = context.view.stage.paused_since if context.view.stage else None
        left, lasts = ((recess.returns - one).total_seconds() for one in (now, began or now))
        then = navigation.where(context.view)[0].title
        return Page(
            recess.title,
            tr("Back at {returns}", returns=returns),
            return_drawing(context, returns, left, lasts, then),
        )

    def do_over(self, context: Context, key: str) -> Act | None:
        """End the break."""
        return Commit(back_from_break(), tr("We go on"))


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
        tr("Back in how many minutes? like 10, or 11:05"),
        answer,
        keys=(tr("Enter begins the break"), tr("{leave_field_key} leaves it", leave_field_key=key_of("leave_field"))),
    )
