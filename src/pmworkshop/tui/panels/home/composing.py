"""The page on which an agenda of one's own is put together: what it has so far, and below it the shelf."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from pmworkshop.agenda.composition import DAY, Chosen, Composition, in_minutes, read_number, value_of
from pmworkshop.agenda.model import Module
from pmworkshop.agenda.shelf import Shelved
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import decimal, tr, tr_noop
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import (
    Act,
    Ask,
    Close,
    Context,
    Cursor,
    Focus,
    Open,
    Page,
    Say,
    Several,
)
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel
from pmworkshop.tui.panels.home.composing_page import PART, VALUES, composing_page
from pmworkshop.tui.panels.home.half_built import HalfBuilt
from pmworkshop.tui.panels.home.wording import WordingPanel
from pmworkshop.tui.parts.earlier import UNDO
from pmworkshop.tui.parts.shelf_list import FIND, ShelfList
from pmworkshop.workshop import own_agendas

_OF_APART = ("length", "out", "up", "down")
"""Commands that need a module of the agenda."""


class ComposingPanel(Panel):
    """Puts an agenda together; each change is kept in a file of its own until it is saved or let go."""

    overlay = True
    follows_cursor = True
    commands = (
        Command(
            "choose",
            ("enter",),
            "take it",
            "Take the module of the shelf, or change the chosen line",
        ),
        Command("length", ("e",), "minutes", "Give the module other minutes"),
        Command(
            "out",
            ("d", "delete"),
            "take out",
            "Take the module out of the agenda; undo brings it back",
        ),
        Command("up", ("shift+up",), "", "Put the module one place earlier"),
        Command("down", ("shift+down",), "", "Put the module one place later"),
        Command("other_part", ("tab",), "shelf", "Go from the agenda to the shelf, and back to where you were"),
        FIND,
        UNDO,
        Command("keep", ("s", "ctrl+s"), "save", "Save it as an agenda of yours"),
        Command("back", ("escape",), "home", "Go back home"),
    )

    def __init__(
        self,
        composition: Composition,
        shelf: Sequence[Shelved],
        folders: Folders,
        saved: Callable[[Path], Act],
        *,
        changed: bool = False,
    ) -> None:
        """Create the page.

        Args:
            composition: What to begin with.
            shelf: The modules to choose from.
            folders: The user's folders; agendas are saved there.
            saved: Returns what follows at home once the agenda is saved.
            changed: Whether something of it is not saved yet.
        """
        self._work = HalfBuilt(composition, folders, changed=changed)
        self._shelf = ShelfList(shelf)
        self.parts = (self._shelf,)
        self._folders = folders
        self._saved = saved

    # What it holds.

    def chosen(self, at: int) -> Chosen:
        """Return a module of the agenda.

        Args:
            at: Its position, from 0.
        """
        return self._work.made.chosen[at]

    def put_module(self, at: int, module: Module) -> None:
        """Replace a module of the agenda.

        Args:
            at: Its position, from 0.
            module: The module.
        """
        self._work.put(self._work.made.changed(at, module))

    def _at(self, context: Context) -> int | None:
        row = context.cursor.row
        return int(row.removeprefix(PART)) if row.startswith(PART) else None

    # What it shows.

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands that act on the chosen row."""
        row, at = context.cursor.row, self._at(context)
        titles = {"choose": tr_noop("wording") if at is not None else VALUES.get(row, tr_noop("take it"))}
        titles["other_part"] = tr_noop("agenda") if row.startswith("shelf") else tr_noop("shelf")
        offered = (one for one in self.commands if at is not None or one.id not in _OF_APART)
        return self._shelf.commands_in(replace(one, title=titles.get(one.id, one.title)) for one in offered)

    def page(self, context: Context) -> Page:
        """Show the agenda so far, and the shelf."""
        return composing_page(self._work.made, self._shelf, context.cursor.row, context.cells)

    def beyond(self, context: Context, by: int) -> Act | None:
        """Do nothing: the page shows the whole list."""
        return None

    # What its keys do.

    def do_choose(self, context: Context, key: str) -> Act | None:
        """Take the selected module of the shelf, open the wording of a module, or ask for a value of the agenda.

        Raises:
            InputError: The file of the module has faults.
        """
        row, at = context.cursor.row, self._at(context)
        if row in VALUES:
            asked, initial, read = value_of(self._work.made, row)
            return self._ask(asked, initial, read, row)
        if at is not None:
            return Open(WordingPanel(self, at))
        module = self._shelf.taken(row)
        if module is None:
            return NOTHING_CHOSEN
        self._work.put(self._work.made.taken(module))
        return Several(
            (
                Focus(),
                Say(tr("“{title}” is number {number}.", title=module.title, number=len(self._work.made.chosen))),
            )
        )

    def _ask(self, asked: str, initial: str, read: Callable[[str], Composition], row: str) -> Ask:
        def answer(_: Context, text: str) -> Act:
            self._work.put(read(text))
            return Focus(cursor=Cursor(row))

        return Ask(asked, answer, initial)

    def do_length(self, context: Context, key: str) -> Act | None:
        """Ask for the minutes of the selected module; from then on they do not grow with the people."""
        at = self._at(context)
        if at is None:
            return NOTHING_CHOSEN
        made, shown = self._work.made, self._work.made.modules()[at]

        def read(text: str) -> Composition:
            length = read_number(text, 1, DAY, "minutes")
            return made.changed(at, in_minutes(made.chosen[at].module, length), fixed=True)

        return self._ask(
            tr("Minutes of “{title}”", title=shown.title), decimal(shown.minutes), read, context.cursor.row
        )

    def do_out(self, context: Context, key: str) -> Act | None:
        """Take the selected module out of the agenda."""
        at = self._at(context)
        if at is None:
            return NOTHING_CHOSEN
        told = tr("“{title}” is out of the agenda.", title=self._work.made.chosen[at].module.title)
        self._work.put(self._work.made.without(at), told)
        left = len(self._work.made.chosen)
        near = f"{PART}{min(at, left - 1)}" if left else "title"
        return Several((Focus(cursor=Cursor(near)), Say(told)))

    def do_undo(self, context: Context, key: str) -> Act | None:
        """Take back the last change of the agenda.

        Raises:
            RefusedError: Nothing was changed since the page was opened.
        """
        at, told = self._work.back()
        cursor = Cursor(f"{PART}{at}") if at < len(self._work.made.chosen) else None
        return Several((Focus(), Focus(cursor=cursor), Say(told)))  # a row can be chosen once it is drawn

    def do_up(self, context: Context, key: str) -> Act | None:
        """Put the selected module one place earlier."""
        return self._move(context, -1)

    def do_down(self, context: Context, key: str) -> Act | None:
        """Put the selected module one place later."""
        return self._move(context, 1)

    def _move(self, context: Context, by: int) -> Act:
        at = self._at(context)
        if at is None:
            return NOTHING_CHOSEN
        to = min(max(at + by, 0), len(self._work.made.chosen) - 1)
        if to != at:
            self._work.put(self._work.made.moved(at, by))
        return Focus(cursor=Cursor(f"{PART}{to}"))

    def do_other_part(self, context: Context, key: str) -> Act | None:
        """Choose the line of the shelf where one was last, or from there the last module of the agenda."""
        row, last = context.cursor.row, len(self._work.made.chosen) - 1
        usual = f"{PART}{last}" if last >= 0 else "title"
        if row.startswith("shelf"):
            self._shelf.left = row
            return Focus(cursor=Cursor(usual))
        return Focus(cursor=Cursor(self._shelf.entered() or usual))

    def do_keep(self, context: Context, key: str) -> Act | None:
        """Save the agenda; ask first where a file of that name is there already.

        Raises:
            PmworkshopError: It cannot be saved as it is.
        """
        path = own_agendas.own_file(self._work.made, self._folders)
        if not (self._work.made.title and path.exists()):
            return self._save()
        asked = tr("An agenda of yours lies in {name} already.", name=path.name)
        keys = (tr("Enter writes over it"), tr("{leave_field_key} leaves it", leave_field_key=key_of("leave_field")))
        return Ask(asked, lambda _, text: self._save(), empty=True, bare=True, keys=keys)

    def _save(self) -> Act:
        path = own_agendas.save_own(self._work.made, self._folders, Path.cwd())
        own_agendas.let_go(self._folders)
        return Close(self._saved(path))

    def do_back(self, context: Context, key: str) -> Act | None:
        """List the whole shelf again, else return home; ask first if something is not saved."""
        if (again := self._shelf.all_again(context.cursor.row)) is not None:
            return again
        if not self._work.changed:
            return Close()
        keys = (
            tr("Enter lets it go"),
            tr("{leave_field_key} goes on with it", leave_field_key=key_of("leave_field")),
        )
        return Ask(
            tr("It is not saved. Let it go for good?"),
            lambda _, text: self._let_go(),
            empty=True,
            bare=True,
            keys=keys,
        )

    def _let_go(self) -> Act:
        own_agendas.let_go(self._folders)
        return Close()
