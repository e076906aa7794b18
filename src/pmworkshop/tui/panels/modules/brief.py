"""The panel of a brief module: a text such as an opening, ground rules or a break."""

from __future__ import annotations

import re

from pmworkshop.agenda.model import BriefModule
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Context, Item, ListBody, Page
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.parts.line_list import LINES, LineList, footed

_STRONG = re.compile(r"\*\*(.+?)\*\*")


class BriefPanel(Panel):
    """Shows the text of the module, then the notes that were typed under it."""

    here: ModulePlace
    commands = LINES

    def __init__(self, module_id: str) -> None:
        """Create the panel of a module.

        Args:
            module_id: The id of a brief module of the agenda.
        """
        self.here = ModulePlace(module_id)
        self._lines = LineList(module_id)
        self.parts = (self._lines,)

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands; without a selected line, those that need one are left out of the footer."""
        return footed(self.commands, context)

    def page(self, context: Context) -> Page:
        """Show the text of the module and the notes."""
        module = self.here.module_as(context, BriefModule)
        question = module.prompts[0].text if module.prompts else module.title
        hint = module.prompts[0].hint if module.prompts else ""
        text = tuple(item for line in module.text.splitlines() for item in _item(line))
        notes = self._lines.items(context)
        gap = (Item("", ""),) if text and notes else ()
        return Page(question, hint, ListBody((*text, *gap, *notes)), ask="Note")


def _item(line: str) -> tuple[Item, ...]:
    """Convert one line of Markdown to rows: blank lines, headings, bullets and bold text are recognised."""
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
