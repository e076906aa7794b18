"""The first page of a workshop."""

from __future__ import annotations

from pmworkshop.base.dates import spell_date
from pmworkshop.base.text import count
from pmworkshop.session.core.people_labels import labels
from pmworkshop.session.core.seats import seated
from pmworkshop.tui.drawing.strip import strip
from pmworkshop.tui.drawing.text_cells import DOTTED
from pmworkshop.tui.drawing.words import minutes
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Context, Item, ListBody, Page
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.parts.purpose import standing


class WelcomePanel(Panel):
    """Is shown while participants arrive; no clock runs yet."""

    def page(self, context: Context) -> Page:
        """Show the title, the date, the agenda and the participants of the workshop."""
        info = context.view.info
        people = seated(context.view)
        whose = "For " if info.solo else ""
        ends = f", ends {info.ends}" if info.ends else ""
        items = [
            Item("", info.organisation, look="head") if info.organisation else Item("", ""),
            Item("", spell_date(info.day)),
            Item("", f"{count(len(info.agenda.modules), 'part')}, {minutes(info.agenda.minutes)}{ends}"),
            Item("", ""),
            *standing(context.view),
            Item("", info.agenda.outcome),
            Item("", ""),
            Item("", whose + DOTTED.join(labels(context.view, people)), look="soft"),
        ]
        numbers, bar = strip(context.view, context.cells)
        tests = "" if info.solo else f" · {key_of('room_test')} tests the room"
        hint = f"{key_of('forward')} begins{tests}"
        return Page(info.title, hint, ListBody(tuple(items)), below=((numbers, "soft"), (bar, "text")))
