"""The wording of one module of an agenda that is put together: all of its texts that the room reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from pmworkshop.agenda.composition import Chosen
from pmworkshop.agenda.model import Module
from pmworkshop.agenda.wordings import Wording, added, reworded, taken_out, wordings
from pmworkshop.base.language import tr, trc
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.drawing.text_cells import width
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Ask, Close, Context, Cursor, Focus, Item, ListBody, Page, Several
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel

_LEAD = 6
_OF_GROWING = ("add", "out")
"""Commands that need a line of which there may be more or fewer."""


class Holder(Protocol):
    """The page on which the agenda is put together."""

    def chosen(self, at: int) -> Chosen:
        """Return the module at a position."""

    def put_module(self, at: int, module: Module) -> None:
        """Replace the module at a position."""


class WordingPanel(Panel):
    """Lists the texts of a module that stand on the wall; each can be worded anew."""

    overlay = True
    commands = (
        Command("edit", ("enter", "e"), "change", "Word the chosen line anew"),
        Command("add", ("a",), "add", "Add another line, question, statement or row after the chosen one"),
        Command(
            "out",
            ("d", "delete"),
            "take out",
            "Take the chosen line, question, statement or row out",
        ),
        Command("back", ("escape",), "back", "Go back to the agenda"),
    )

    def __init__(self, holder: Holder, at: int) -> None:
        """Create the page.

        Args:
            holder: The page that holds the module.
            at: The position of the module.
        """
        self._holder = holder
        self._at = at

    @property
    def _module(self) -> Module:
        return self._holder.chosen(self._at).module

    def _chosen(self, context: Context) -> Wording | None:
        return next((one for one in wordings(self._module) if one.key == context.cursor.row), None)

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands that act on the chosen row."""
        chosen = self._chosen(context)
        grows = chosen is not None and chosen.grows
        return tuple(one for one in self.commands if grows or one.id not in _OF_GROWING)

    def page(self, context: Context) -> Page:
        """Show the texts."""
        hint = tr("What the room reads; your own notes are changed in the saved file")
        return Page(self._module.title, hint, ListBody(tuple(_rows(self._module))))

    def do_edit(self, context: Context, key: str) -> Act | None:
        """Ask for a new wording of the selected line."""
        chosen = self._chosen(context)
        if chosen is None:
            return NOTHING_CHOSEN

        def answer(_: Context, typed: str) -> Act:
            return self._put(reworded(self._module, chosen, typed), chosen)

        return Ask(tr("The room reads"), answer, chosen.text, empty=not chosen.needed)

    def do_add(self, context: Context, key: str) -> Act | None:
        """Ask for another line like the selected one."""
        chosen = self._chosen(context)
        if chosen is None or not chosen.grows:
            return NOTHING_CHOSEN
        return Ask(tr("The room reads too"), lambda _, typed: self._put(*added(self._module, chosen, typed)))

    def do_out(self, context: Context, key: str) -> Act | None:
        """Take the selected line out.

        Raises:
            RefusedError: It is the last one of its kind.
        """
        chosen = self._chosen(context)
        if chosen is None or not chosen.grows:
            return NOTHING_CHOSEN
        self._holder.put_module(self._at, taken_out(self._module, chosen))
        return None

    def _put(self, module: Module, chosen: Wording) -> Act:
        self._holder.put_module(self._at, module)
        return Several((Focus(), Focus(cursor=Cursor(chosen.key))))  # a new row can be chosen once it is drawn

    def do_back(self, context: Context, key: str) -> Act | None:
        """Return to the agenda."""
        return Close()


def _rows(module: Module) -> Iterator[Item]:
    """Make a row of each text; the label stands at the first of several like it."""
    texts, before = [*wordings(module)], ""
    lead = max(_LEAD, *(width(one.label) for one in texts), 0)
    for one in texts:
        label = "" if one.label == before and one.part == "text" else one.label
        before = one.label
        look: Look = "text" if one.text else "soft"
        yield Item(one.key, one.text or trc("no text", "none"), lead=label.ljust(lead), look=look)
