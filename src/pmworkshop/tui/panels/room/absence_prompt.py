"""The question after the program was away: whether that time counts."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.session.operations.pauses import count_away
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Close, Commit, Context, Page
from pmworkshop.tui.pages.panel import Panel


class AwayPanel(Panel):
    """Asks under the page that was there, which stays on the wall."""

    overlay = True
    commands = (
        Command("count", ("y",), "counts it", "Count the time away"),
        Command("leave", ("enter", "escape", "pagedown", "pageup"), "does not", "Leave the time away out"),
    )

    def __init__(self, under: Panel, seconds: int) -> None:
        """Take the panel that is on the wall, and how long the program was away."""
        self._under = under
        self._seconds = seconds

    def page(self, context: Context) -> Page:
        """Show the page that was there, and the question."""
        question = (
            f"Away {self._seconds // 60} min: count it?  {key_of('count')} counts it · {key_of('leave')} does not"
        )
        return replace(self._under.page(context), below=((question, "head"),), ask="", focus="list")

    def do_count(self, context: Context, key: str) -> Act | None:
        """Count the time away."""
        return Close(Commit(count_away(self._seconds, counts=True), "Counted"))

    def do_leave(self, context: Context, key: str) -> Act | None:
        """Leave the time away out, as it is already."""
        return Close()
