"""The keys that act on the stage now, and its findings, for the notes: the foot of the wall may be hidden."""

from __future__ import annotations

from collections.abc import Callable

from pmworkshop.base.language import spoken, tr
from pmworkshop.tui.guard import safely
from pmworkshop.tui.pages.page import Context, Item
from pmworkshop.tui.pages.panel import Panel


class StageKeys:
    """Tells what the foot of the stage says; found once for each state of the session."""

    def __init__(self, panel: Callable[[], Panel]) -> None:
        """Connect to the panels of the room.

        Args:
            panel: Returns the panel of where the room is.
        """
        self._panel = panel
        self._told: tuple[object, str, tuple[Item, ...]] | None = None

    def rows(self, context: Context) -> tuple[Item, ...]:
        """List the keys and the findings.

        Args:
            context: The context of the private page; the panel gets its public part alone.

        Returns:
            A heading with one row of keys and one for each finding; empty without any.
        """
        if self._told is None or self._told[0] is not context.view or self._told[1] != spoken():
            none: tuple[Item, ...] = ()
            rows = safely(lambda: self._rows(context), none, "the keys of the stage")
            self._told = (context.view, spoken(), rows)
        return self._told[2]

    def _rows(self, context: Context) -> tuple[Item, ...]:
        panel = self._panel()
        public = Context(context.view, cells=context.cells, now=context.now, dates=context.dates, came=context.came)
        keys = " · ".join(one.shown for one in panel.commands_in(public) if one.title)
        findings = [Item("", text, lead=" ·") for text, look in panel.page(public).below if text and look == "warn"]
        rows = (*([Item("", keys, lead=" ·")] if keys else []), *findings)
        return (Item("", ""), Item("", tr("On the stage"), look="head"), *rows) if rows else ()
