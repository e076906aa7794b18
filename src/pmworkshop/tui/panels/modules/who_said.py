"""The question whose a line is."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.session.core.seats import seated
from pmworkshop.session.operations.authors import credit, who_said
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN
from pmworkshop.tui.parts.numbered_people import numbered

SAID_BY = Command("said_by", ("w",), "", "Say who said the line, or that it is the room's")


def ask_who_said(context: Context) -> Act:
    """Ask who said the chosen line.

    Args:
        context: The public view of the session, with the cursor and the width.

    Returns:
        The question, answered with the number or the name of a leader, or 0 for the room; or a message if no line is
        chosen.
    """
    entry = context.view.entries.get(context.cursor.row)
    if entry is None:
        return NOTHING_CHOSEN
    people = seated(context.view)

    def answer(_: Context, text: str) -> Act:
        return Commit(credit(entry.id, who_said(people, text)), select=entry.id)

    return Ask(tr("Who said it?  {people}  0 the room", people=numbered(context.view, people)), answer)
