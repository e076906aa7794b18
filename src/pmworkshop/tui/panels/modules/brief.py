"""The panel of text: an opening, ground rules, a break."""

from __future__ import annotations

import re

from pmworkshop.agenda.model import BriefModule
from pmworkshop.tui.panels.page import Context, Item, ListBody, Page
from pmworkshop.tui.panels.shared.lines import LinesPanel

_STRONG = re.compile(r"\*\*(.+?)\*\*")


class BriefPanel(LinesPanel):
    """Shows the text, then the lines that were noted."""

    def page(self, context: Context) -> Page:
        """Show the text and what was noted."""
        module = self.module_as(context, BriefModule)
        question = module.prompts[0].text if module.prompts else module.title
        hint = module.prompts[0].hint if module.prompts else ""
        text = tuple(item for line in module.text.splitlines() for item in _item(line))
        notes = self.items(context)
        gap = (Item("", ""),) if text and notes else ()
        return Page(question, hint, ListBody((*text, *gap, *notes)), ask="Note")


def _item(line: str) -> tuple[Item, ...]:
    """Show one line of Markdown: headings and bullets are enough for a wall."""
    plain = line.strip()
    if not plain:
        return (Item("", ""),)
    if plain.startswith("#"):
        return (Item("", plain.lstrip("# "), look="head"),)
    if plain.startswith(("- ", "* ")):
        return (Item("", _STRONG.sub(r"\1", plain[2:]), lead="•", indent=1),)
    heading = _STRONG.fullmatch(plain)
    if heading:
        return (Item("", heading[1], look="head"),)
    return (Item("", _STRONG.sub(r"\1", plain)),)
