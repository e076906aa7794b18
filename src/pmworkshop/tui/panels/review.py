"""The panel of a follow-up: the question, and a line for what the room said."""

from __future__ import annotations

from pmworkshop.session import plan
from pmworkshop.tui.page import Context, Item, ListBody, Page
from pmworkshop.tui.panels.lines import LinesPanel


class ReviewPanel(LinesPanel):
    """Shows the actions that are open, then the lines that were noted."""

    def page(self, context: Context) -> Page:
        """Show open actions and what was noted."""
        module = self.module(context)
        still = tuple(
            Item("", action.what, lead=action.code, tail=action.status)
            for action in plan.actions(context.view)
            if action.status not in ("done", "dropped")
        )
        notes = self.items(context)
        gap = (Item("", ""),) if still and notes else ()
        return Page(
            module.prompts[0].text,
            module.prompts[0].hint,
            ListBody((*still, *gap, *notes), "No action is open."),
            ask="Note",
            focus="field" if self.phase(context) != "explain" else "list",
        )
