"""The panel of a brief module: a text such as an opening or ground rules, or the time of return of a break."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from pmworkshop.agenda.model import BriefModule
from pmworkshop.base.language import tr
from pmworkshop.session.core.durations import dropped, elapsed, phase_minutes
from pmworkshop.session.operations import navigation
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Context, Item, ListBody, Page
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.parts.line_list import LINES, LineList, footed
from pmworkshop.tui.parts.return_time import return_drawing
from pmworkshop.tui.parts.text_blocks import text_blocks

_STRONG = re.compile(r"\*\*(.+?)\*\*")


class BriefPanel(Panel):
    """Shows the text of the module, then the notes that were typed under it; of a break also when it is over."""

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
        """Show the text of the module and the notes; of a break without them the time of return in large figures."""
        module = self.here.module_as(context, BriefModule)
        question = module.prompts[0].text if module.prompts else module.title
        hint = module.prompts[0].hint if module.prompts else ""
        text = tuple(item for line in module.text.splitlines() for item in _item(line))
        notes = self._lines.items(context)
        gap = (Item("", ""),) if text and notes else ()
        blocks = None if notes else text_blocks(text, context)
        page = Page(question, hint, blocks or ListBody((*text, *gap, *notes)), ask=tr("Note"))
        return self._with_return(context, module, page)

    def _with_return(self, context: Context, module: BriefModule, page: Page) -> Page:
        """Say when the break is over, while the room is in it; it moves on as long as the clock is stopped."""
        stage, (here, phase) = context.view.stage, navigation.where(context.view)
        self.ticks = module.pause and here.id == module.id and stage is not None and not self.here.looked_at
        if not self.ticks or stage is None or context.now is None:
            return page
        lasts = phase_minutes(context.view, module, phase) * 60
        left = lasts - elapsed(stage, context.now).total_seconds()
        ends = context.now.astimezone() + timedelta(seconds=left)
        returns = f"{ends + timedelta(seconds=30):%H:%M}"
        page = replace(page, hint=tr("Back at {returns}", returns=returns))
        if page.body != ListBody():
            return page
        after = context.view.info.agenda.modules[context.view.info.agenda.position(module.id) + 1 :]
        then = next((one.title for one in after if one.id not in dropped(context.view)), "")
        return replace(page, body=return_drawing(context, returns, left, lasts, then))


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
