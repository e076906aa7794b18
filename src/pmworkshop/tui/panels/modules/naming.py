"""What a poll asks about, while the room names it: typed, pasted and mended before anybody answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pmworkshop.agenda.model import PollModule
from pmworkshop.base.language import tr
from pmworkshop.session.rounds import items
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, ListBody, Page
from pmworkshop.tui.pages.panel import Part
from pmworkshop.tui.panels.modules.poll_words import nothing
from pmworkshop.tui.parts.line_list import LINES, LineList, footed
from pmworkshop.tui.parts.round_state import RoundState
from pmworkshop.tui.parts.two_pictures import answers

COMMANDS = tuple(one for one in LINES if one.id in ("add", "edit", "out", "up", "down"))
"""The commands on what is asked about, while it may be named."""
_ELSEWHERE = ("p:", "o:", "a:")
"""What a line begins with that goes somewhere else, whatever is asked."""


class Naming(Part):
    """Takes typed lines as things to ask about while these may be named; all others go to the list of lines."""

    takes_lines = True

    def __init__(self, here: ModulePlace, state: RoundState, lines: LineList) -> None:
        """Share what the panel has.

        Args:
            here: The place of the panel, which shows a poll.
            state: The state of the round.
            lines: The list that takes all other lines.
        """
        self._here = here
        self._state = state
        self._lines = lines
        self.handlers = {"add": self._add}

    def _module(self, context: Context) -> PollModule:
        return self._here.module_as(context, PollModule)

    def now(self, context: Context) -> bool:
        """Tell whether the room may still name what is asked about: nobody has answered, and the room is here.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        here = not self._here.looked_at and not self._state.withheld
        return here and items.may_name(context.view, self._module(context))

    def offered(self, context: Context, round_commands: Iterable[Command]) -> tuple[Command, ...]:
        """List the commands on what is asked about.

        Args:
            context: The public view of the session, with the cursor and the width.
            round_commands: The commands of the round; they keep their keys, such as Enter where answers are taken.
        """
        if self._state.taking(context):
            return COMMANDS[:1]
        taken = {key for one in round_commands for key in one.keys}
        own = (replace(one, keys=tuple(key for key in one.keys if key not in taken)) for one in COMMANDS)
        return footed(tuple(own), context)

    def _explained(self, context: Context) -> bool:
        """Tell whether the room is told what it will answer; later, what is typed in haste is meant as an answer."""
        return self._here.phase(context) == "explain" and not self._state.taking(context)

    def page(self, context: Context, below: tuple[tuple[str, Look], ...]) -> Page:
        """Show the question and what is asked about so far; while it is explained, what is typed is added to it.

        Args:
            context: The public view of the session, with the cursor and the width.
            below: The lines under the list.
        """
        module, explained = self._module(context), self._explained(context)
        asks = explained and bool(module.naming)
        first = module.prompts[0]
        return Page(
            module.naming if asks else first.text,
            first.text if asks else first.hint,
            ListBody(answers(context, self._here).items, nothing(context.view, module)),
            below=below,
            ask=tr("Add") if explained else "",
        )

    def submit(self, context: Context, text: str) -> Act | None:
        """Add a typed line to what is asked about, unless it says that it goes somewhere else."""
        elsewhere = text.lstrip()[:2].lower() in _ELSEWHERE
        if elsewhere or not self.now(context):
            return self._lines.submit(context, text)
        return Commit(items.add(self._here.module_id, text), select="last") if text.strip() else None

    def paste(self, context: Context, lines: list[str]) -> Act | None:
        """Add several pasted lines at once."""
        if not self.now(context):
            return self._lines.paste(context, lines)
        return Commit(
            items.add(self._here.module_id, lines), tr("{lines} lines kept", lines=len(lines)), select="last"
        )

    def recall(self, context: Context) -> Act | None:
        """Open the last line again."""
        return self._lines.recall(context)

    def _add(self, context: Context, key: str) -> Act | None:
        """Move the focus to the field; while answers are about to be given, ask for one more thing to ask about."""
        if self._explained(context) or not self.now(context):
            return self._lines.add(context, key)
        asked = self._module(context).naming or tr("What else is asked about?")
        return Ask(asked, lambda _, text: Commit(items.add(self._here.module_id, text), tr("Added")), repeats=True)
