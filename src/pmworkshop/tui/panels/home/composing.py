"""The page on which an agenda of one's own is put together: what it has so far, and below it the shelf."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pmworkshop.agenda.composition import UNTITLED, Chosen, Composition, in_minutes, read_number, read_text
from pmworkshop.agenda.model import Module
from pmworkshop.agenda.shelf import Shelved
from pmworkshop.base.folders import Folders
from pmworkshop.base.text import count
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.drawing.words import minutes
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import (
    Act,
    Ask,
    Close,
    Context,
    Cursor,
    Focus,
    Item,
    ListBody,
    Open,
    Page,
    Say,
    Several,
)
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel
from pmworkshop.tui.panels.home.wording import WordingPanel
from pmworkshop.tui.panels.room.details import detail_row
from pmworkshop.tui.panels.shared.shelf_rows import EMPTY, leaves_of, row_key, shelf_rows, taken
from pmworkshop.workshop import own_agendas

DAY = 1440
MOST_PEOPLE = 60
_PART = "part "
_OF_A_PART = ("length", "out", "up", "down")
"""Commands that need a module of the agenda."""
_ENTER = {"title": "title", "clock": "minutes", "people": "people"}
"""What Enter asks for on the lines above the modules."""


class ComposingPanel(Panel):
    """Puts an agenda together; each change is kept in a file of its own until it is saved or let go."""

    overlay = True
    follows_cursor = True
    commands = (
        Command("choose", ("enter", "e"), "take it", "Take the module of the shelf, or change the chosen line"),
        Command("length", ("m",), "minutes", "Give the module other minutes"),
        Command("out", ("d", "delete"), "take out", "Take the module out of the agenda"),
        Command("up", ("shift+up", "K"), "", "Put the module one place earlier"),
        Command("down", ("shift+down", "J"), "", "Put the module one place later"),
        Command("other_part", ("tab",), "shelf", "Go from the agenda to the shelf, and back"),
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
        self._made = composition
        self._shelf = shelf
        self._folders = folders
        self._saved = saved
        self._changed = changed

    # What it holds.

    def chosen(self, at: int) -> Chosen:
        """Return a module of the agenda.

        Args:
            at: Its position, from 0.
        """
        return self._made.chosen[at]

    def put_module(self, at: int, module: Module) -> None:
        """Replace a module of the agenda.

        Args:
            at: Its position, from 0.
            module: The module.
        """
        self._put(self._made.changed(at, module))

    def _put(self, composition: Composition) -> None:
        self._made = composition
        self._changed = True
        own_agendas.keep_half_built(composition, self._folders)

    def _at(self, context: Context) -> int | None:
        row = context.cursor.row
        return int(row.removeprefix(_PART)) if row.startswith(_PART) else None

    # What it shows.

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands that act on the chosen row."""
        row, at = context.cursor.row, self._at(context)
        titles = {"choose": "wording" if at is not None else _ENTER.get(row, "take it")}
        titles["other_part"] = "agenda" if row.startswith("shelf") else "shelf"
        return tuple(
            replace(one, title=titles.get(one.id, one.title))
            for one in self.commands
            if at is not None or one.id not in _OF_A_PART
        )

    def page(self, context: Context) -> Page:
        """Show the agenda so far, and the shelf."""
        made, filling = self._made, self._made.filling()
        items = (
            detail_row("title", "Title", made.title, "none yet"),
            detail_row("clock", "Clock", minutes(made.clock)),
            detail_row("people", "People", str(made.people)),
            Item("", f"The agenda: {count(len(made.chosen), 'part')}", look="head"),
            *self._parts(),
            Item("", "The shelf", look="head"),
            *(shelf_rows(self._shelf) or [Item("", EMPTY, look="soft", indent=1)]),
        )
        people = count(made.people, "person", "people")
        hint = f"{filling.needed:g} of {made.clock:g} min are filled with {people}: {filling.share:.0%} of the clock"
        return Page(UNTITLED, hint, ListBody(items), below=tuple(self._below(filling.warnings, context.cursor.row)))

    def _parts(self) -> Iterator[Item]:
        for at, module in enumerate(self._made.modules()):
            yield Item(f"{_PART}{at}", module.title, lead=f"{at + 1:>2}", tail=minutes(module.minutes))
        if not self._made.chosen:
            yield Item("", f"Nothing yet. {key_of('choose')} on a line of the shelf takes it.", look="soft", indent=1)

    def _below(self, warnings: Sequence[str], row: str) -> Iterator[tuple[str, Look]]:
        if told := leaves_of(self._shelf, row):
            yield told, "soft"
        if warnings:
            more = f" ({len(warnings) - 1} more)" if len(warnings) > 1 else ""
            yield f"{warnings[0]}{more}", "warn"

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
        if row in _ENTER:
            return self._value(row)
        if at is not None:
            return Open(WordingPanel(self, at))
        module = taken(self._shelf, row)
        if module is None:
            return NOTHING_CHOSEN
        self._put(self._made.taken(module))
        return Several((Focus(), Say(f"“{module.title}” is number {len(self._made.chosen)}.")))

    def _value(self, row: str) -> Ask:
        """Ask for the title, the clock or the number of people."""
        made = self._made

        def clock(text: str) -> Composition:
            return made.put(clock=read_number(text, 5, DAY, "minutes"))

        def people(text: str) -> Composition:
            return made.put(people=int(read_number(text, 1, MOST_PEOPLE, "people")))

        if row == "clock":
            return self._ask("Minutes of the whole workshop", f"{made.clock:g}", clock, row)
        if row == "people":
            return self._ask("How many people", str(made.people), people, row)
        return self._ask("The room reads", made.title, lambda text: made.put(title=read_text(text)), row)

    def _ask(self, asked: str, initial: str, read: Callable[[str], Composition], row: str) -> Ask:
        def answer(_: Context, text: str) -> Act:
            self._put(read(text))
            return Focus(cursor=Cursor(row))

        return Ask(asked, answer, initial)

    def do_length(self, context: Context, key: str) -> Act | None:
        """Ask for the minutes of the selected module; from then on they do not grow with the people."""
        at = self._at(context)
        if at is None:
            return NOTHING_CHOSEN
        made, shown = self._made, self._made.modules()[at]

        def read(text: str) -> Composition:
            length = read_number(text, 1, DAY, "minutes")
            return made.changed(at, in_minutes(made.chosen[at].module, length), fixed=True)

        return self._ask(f"Minutes of “{shown.title}”", f"{shown.minutes:g}", read, context.cursor.row)

    def do_out(self, context: Context, key: str) -> Act | None:
        """Take the selected module out of the agenda."""
        at = self._at(context)
        if at is None:
            return NOTHING_CHOSEN
        title = self._made.chosen[at].module.title
        self._put(self._made.without(at))
        near = min(at, len(self._made.chosen) - 1)
        return Several((Focus(cursor=Cursor(f"{_PART}{near}")), Say(f"“{title}” is out of the agenda.")))

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
        to = min(max(at + by, 0), len(self._made.chosen) - 1)
        if to != at:
            self._put(self._made.moved(at, by))
        return Focus(cursor=Cursor(f"{_PART}{to}"))

    def do_other_part(self, context: Context, key: str) -> Act | None:
        """Choose the first line of the shelf, or from there the last module of the agenda."""
        if self._shelf and not context.cursor.row.startswith("shelf"):
            return Focus(cursor=Cursor(row_key(self._shelf[0])))
        last = len(self._made.chosen) - 1
        return Focus(cursor=Cursor(f"{_PART}{last}" if last >= 0 else "title"))

    def do_keep(self, context: Context, key: str) -> Act | None:
        """Save the agenda; ask first where a file of that name is there already.

        Raises:
            PmworkshopError: It cannot be saved as it is.
        """
        path = own_agendas.own_file(self._made, self._folders)
        if not (self._made.title and path.exists()):
            return self._save()
        asked = f"An agenda of yours lies in {path.name} already."
        keys = ("Enter writes over it", f"{key_of('leave_field')} leaves it")
        return Ask(asked, lambda _, text: self._save(), empty=True, keys=keys)

    def _save(self) -> Act:
        path = own_agendas.save_own(self._made, self._folders, Path.cwd())
        own_agendas.let_go(self._folders)
        return Close(self._saved(path))

    def do_back(self, context: Context, key: str) -> Act | None:
        """Return home; ask first if something is not saved."""
        if not self._changed:
            return Close()
        keys = ("Enter lets it go", f"{key_of('leave_field')} goes on with it")
        return Ask("It is not saved. Let it go for good?", lambda _, text: self._left(), empty=True, keys=keys)

    def _left(self) -> Act:
        own_agendas.let_go(self._folders)
        return Close()
