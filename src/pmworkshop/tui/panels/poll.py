"""The panel of polls: the statements, and a line for what the room showed."""

from __future__ import annotations

from pmworkshop.agenda.model import PollModule
from pmworkshop.tui.page import Act, Context, Item, ListBody, Page
from pmworkshop.tui.panels.lines import LinesPanel
from pmworkshop.tui.panels.showing import SHOWING, ask_aloud, count_hands, shown

NOTHING = "Nothing to ask about yet: it comes from an earlier part."


class PollPanel(LinesPanel):
    """Shows what is asked about with what the room showed, then the lines of result."""

    commands = (*SHOWING, *LinesPanel.commands)

    def page(self, context: Context) -> Page:
        """Show the question, the subjects and the lines of result."""
        module = self.module(context)
        assert module.kind == "poll"
        results = self.items(context)
        heading = (Item("", ""), Item("", "What the room showed", look="head")) if results else ()
        return Page(
            module.prompts[0].text,
            module.prompts[0].hint,
            ListBody((*shown(context, self), *heading, *results), NOTHING),
            below=((scale(module), "soft"),),
            ask="Result",
        )

    def do_hands(self, context: Context, key: str) -> Act | None:
        """Count raised hands."""
        return count_hands(context, self)

    def do_aloud(self, context: Context, key: str) -> Act | None:
        """Type what each of us says."""
        return ask_aloud(context, self)

    def do_edit(self, context: Context, key: str) -> Act | None:
        """Change a line of result; on what is asked about, count hands."""
        return super().do_edit(context, key) if self.entry(context) else count_hands(context, self)


def scale(module: PollModule) -> str:
    """Say how the answer is given."""
    return {
        "scale": f"Each of us gives a number, {module.low} to {module.high}",
        "choice": f"Each of us chooses one: {' · '.join(module.options)}",
        "rank": "Each of us puts them in order, best first",
        "points": f"Each of us spreads {module.points} points",
        "dots": f"Each of us places {module.points} dots",
        "fist": "Each of us shows 0 to 5 fingers, all at once",
        "gradient": "Each of us says how far we support it, 1 to 8",
    }[module.method]
