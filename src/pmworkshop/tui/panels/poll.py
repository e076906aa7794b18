"""The panel of polls: the statements, and a line for what the room showed."""

from __future__ import annotations

from pmworkshop.agenda.model import PollModule
from pmworkshop.session import collect
from pmworkshop.session.begin import SAID_BEFORE
from pmworkshop.session.session import Session
from pmworkshop.tui.page import Context, Item, ListBody, Page
from pmworkshop.tui.panels.lines import LinesPanel


class PollPanel(LinesPanel):
    """Shows what is asked about, then the lines of result."""

    def page(self, context: Context) -> Page:
        """Show the question, the subjects and the lines of result."""
        module = self.module(context)
        assert module.kind == "poll"
        asked = tuple(
            Item("", text, lead=f"{number:>2}") for number, text in enumerate(subjects(context.view, module), 1)
        )
        results = self.items(context)
        heading = (Item("", ""), Item("", "What the room showed", look="head")) if results else ()
        return Page(
            module.prompts[0].text,
            module.prompts[0].hint,
            ListBody((*asked, *heading, *results), "Nothing to ask about yet."),
            below=((scale(module), "soft"),),
            ask="Result",
            focus="field" if self.phase(context) in ("reveal", "settle") else "list",
        )


def subjects(session: Session, module: PollModule) -> list[str]:
    """List what a poll asks about: its own subjects, or the groups of earlier modules and the lines in none."""
    given = [subject.text for subject in module.subjects]
    for source in module.subjects_from:
        named = [theme for theme in collect.groups(session, source) if theme.title != SAID_BEFORE]
        inside = {theme.id for theme in named}
        given += [theme.title for theme in named]
        given += [entry.text for entry in session.listed(source) if entry.theme not in inside]
    return given


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
