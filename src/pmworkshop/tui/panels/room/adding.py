"""The overlay that adds a module of the shelf, or a poll of one question, to the agenda of a running workshop."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.agenda.model import Module
from pmworkshop.agenda.quick_poll import Way, quick_poll
from pmworkshop.agenda.shelf import Shelved
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.session.operations import agenda_edit, navigation
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Ask, Close, Commit, Context, Item, ListBody, Page
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel
from pmworkshop.tui.parts.shelf_list import FIND, ShelfList

QUICK: dict[str, tuple[Way, str]] = {
    "quick scale": ("scale", tr_noop("One question, answered with 1 to 5")),
    "quick yes": ("yes", tr_noop("One question, answered with yes or no")),
}


class AddingPanel(Panel):
    """Lists two quick polls and the shelf; what is chosen comes after a module of the agenda."""

    overlay = True
    follows_cursor = True
    opened_by = "add_module"
    commands = (
        Command("take", ("enter",), "add it", "Add it to the agenda of this workshop"),
        FIND,
        Command("back", ("escape",), "back", "Go back; nothing is added"),
    )

    def __init__(self, shelf: Sequence[Shelved], after: str = "") -> None:
        """Create the overlay.

        Args:
            shelf: The modules to choose from.
            after: The id of the module that the new one comes after; empty for the one where the room is.
        """
        self._shelf = ShelfList(shelf)
        self.parts = (self._shelf,)
        self._after = after

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands; without a search while there is nothing to search."""
        return self._shelf.commands_in(self.commands)

    def page(self, context: Context) -> Page:
        """Show what can be added, and what the chosen module leaves."""
        view = context.view
        after = view.info.agenda.module(self._after) or navigation.where(view)[0]
        items = (
            Item("", tr("A quick poll"), look="head"),
            *(Item(key, tr(text), indent=1) for key, (_, text) in QUICK.items()),
            *self._shelf.rows(context.cells),
        )
        told = self._shelf.leaves_of(context.cursor.row)
        hint = tr("It comes after “{title}”", title=after.title)
        return Page(tr("Add to the agenda"), hint, ListBody(items), below=((told, "soft"),) if told else ())

    def do_take(self, context: Context, key: str) -> Act | None:
        """Add the chosen module; for a quick poll, ask for its question first.

        Raises:
            InputError: The file of the module has faults.
            RefusedError: The agenda may not change.
        """
        row = context.cursor.row
        if row in QUICK:
            way, text = QUICK[row]
            return Ask(tr(text), lambda now, typed: self._add(now, quick_poll(typed, way)))
        module = self._shelf.taken(row)
        return self._add(context, module) if module is not None else NOTHING_CHOSEN

    def _add(self, context: Context, module: Module) -> Act:
        fit = agenda_edit.fits(context.view, module, self._after)
        before, part = fit.modules[fit.place - 1], fit.modules[fit.place]
        told = " ".join((tr("Added after “{title}”.", title=before.title), *fit.told))
        return Close(Commit(agenda_edit.add(module, self._after), told, select=part.id if self._after else ""))

    def do_back(self, context: Context, key: str) -> Act | None:
        """List the whole shelf again, else close the overlay."""
        return self._shelf.all_again(context.cursor.row) or Close()
