"""The prompt after the program was suspended: whether that time counts."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.session.operations.pauses import count_away
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Close, Commit, Context, Page
from pmworkshop.tui.pages.panel import Panel


class AwayPanel(Panel):
    """Shows the page below unchanged, with a question about the time away under it."""

    overlay = True
    commands = (
        Command("count", ("1",), "counts it", "Count the time away"),
        Command("leave", ("enter", "2", "escape", "pagedown"), "does not", "Leave the time away out"),
    )

    def __init__(self, under: Panel, seconds: int) -> None:
        """Create the prompt.

        Args:
            under: The panel whose page stays visible.
            seconds: How long the program was suspended, in seconds.
        """
        self._under = under
        self._seconds = seconds

    def page(self, context: Context) -> Page:
        """Show the page of the panel below, with the question."""
        question = (
            f"Away {self._seconds // 60} min: count it?  {key_of('count')} counts it · {key_of('leave')} does not"
        )
        return replace(self._under.page(context), below=((question, "head"),), ask="", focus="list")

    def do_count(self, context: Context, key: str) -> Act | None:
        """Count the time away as time of the phase."""
        return Close(Commit(count_away(self._seconds, counts=True), "Counted"))

    def do_leave(self, context: Context, key: str) -> Act | None:
        """Close the prompt; the time away was already left out."""
        return Close()
