"""The wording of one module of an agenda that is put together: its title, its questions, what it asks about."""

from __future__ import annotations

from typing import Protocol

from pmworkshop.agenda.composition import Chosen, reworded, wordings
from pmworkshop.agenda.model import Module
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Ask, Close, Context, Cursor, Focus, Item, ListBody, Page
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel

_LABELS = {"title": "Title", "prompts": "Asks", "subjects": "About", "items": "About"}
_LEAD = 6


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

    def page(self, context: Context) -> Page:
        """Show the texts."""
        items = tuple(
            Item(key, text, lead=_LABELS[key.partition(".")[0]].ljust(_LEAD)) for key, text in wordings(self._module)
        )
        return Page(self._module.title, "What stands on the wall", ListBody(items))

    def do_edit(self, context: Context, key: str) -> Act | None:
        """Ask for a new wording of the selected line."""
        row = context.cursor.row
        text = dict(wordings(self._module)).get(row)
        if text is None:
            return NOTHING_CHOSEN

        def answer(_: Context, typed: str) -> Act:
            self._holder.put_module(self._at, reworded(self._module, row, typed))
            return Focus(cursor=Cursor(row))

        return Ask("The room reads", answer, text)

    def do_back(self, context: Context, key: str) -> Act | None:
        """Return to the agenda."""
        return Close()
