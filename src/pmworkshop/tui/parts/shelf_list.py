"""The shelf as a list from which a module is taken: under headings by what the modules do, and searched by words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pmworkshop.agenda.model import Module
from pmworkshop.agenda.shelf import Shelved
from pmworkshop.agenda.shelf_search import holding
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import clean_line, upper
from pmworkshop.kinds.registry import kind_of, names
from pmworkshop.leading.minute_words import minutes
from pmworkshop.tui.drawing.minute_bars import MINUTES, bar_cells, minute_bar
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Ask, Context, Cursor, Focus, Item
from pmworkshop.tui.pages.panel import Part

EMPTY = tr_noop("The shelf is empty: no folder “modules” beside the agendas holds a module.")
FAULTY = tr_noop("Files with faults")
FIND = Command("find", ("slash",), "find", "Show only the modules of the shelf that hold some words")


class ShelfList(Part):
    """Lists the modules of the shelf; those that hold the wanted words, once some were typed.

    Attributes:
        wanted: The words; empty while all modules are listed.
        left: The key of the row from which somebody went elsewhere; empty at first.
    """

    def __init__(self, shelf: Iterable[Shelved]) -> None:
        """Create the list.

        Args:
            shelf: The modules to choose from.
        """
        self._all = _in_order(shelf)
        self._shown = self._all
        self.wanted = self.left = ""
        self.handlers = {"find": self._find}

    # What it shows.

    def rows(self, cells: int) -> tuple[Item, ...]:
        """Make the rows: a heading that counts, and under the heading of each kind its modules with their minutes.

        Args:
            cells: Width of a row.
        """
        return tuple(self._rows(cells))

    def _rows(self, cells: int) -> Iterator[Item]:
        every = len(self._all)
        if self.wanted:
            yield Item(
                "",
                trn(
                    "The shelf: {shown} of {number} module with “{words}”",
                    "The shelf: {shown} of {number} modules with “{words}”",
                    every,
                    shown=len(self._shown),
                    words=self.wanted,
                ),
                look="head",
            )
        elif self._all:
            yield Item("", trn("The shelf: {number} module", "The shelf: {number} modules", every), look="head")
        else:
            yield Item("", tr("The shelf"), look="head")
            yield Item("", tr(EMPTY), look="soft", indent=1)
        under, longest = "", max((one.module.minutes for one in self._all if one.module is not None), default=0)
        for one in self._shown:
            if (does := _does(one)) != under:
                under = does
                yield Item("", does, look="soft", indent=1)
            yield _row(one, longest, bar_cells(cells))

    def commands_in(self, commands: Iterable[Command]) -> tuple[Command, ...]:
        """Say what the way back does: while words are searched for, it lists all modules again.

        Args:
            commands: The commands of the panel.

        Returns:
            The commands; without the search if the shelf is empty.
        """
        back = tr_noop("all") if self.wanted else ""
        return tuple(
            replace(one, title=back) if back and one.id == "back" else one
            for one in commands
            if self._all or one.id != FIND.id
        )

    def leaves_of(self, row: str) -> str:
        """Say what the module of a row leaves behind.

        Args:
            row: The key of a row.

        Returns:
            One line; the fault of a file that has one; empty for a row that is none of the shelf.
        """
        one = self._at(row)
        if one is None:
            return ""
        if one.module is None:
            return one.fault.partition("\n")[0]
        return tr("Leaves: {words}", words=one.module.leaves) if one.module.leaves else ""

    def titles(self) -> dict[str, str]:
        """Find the titles of the modules by their ids."""
        return {one.module.id: one.module.title for one in self._all if one.module is not None}

    # What is done with it.

    def entered(self) -> str:
        """Return the key of the row to choose: the one that was left, else the first; empty if there is none."""
        keys = [_row_key(one) for one in self._shown]
        return self.left if self.left in keys else next(iter(keys), "")

    def taken(self, row: str) -> Module | None:
        """Return the module of a row.

        Args:
            row: The key of a row.

        Returns:
            The module; None for a row that is none of the shelf.

        Raises:
            InputError: The file of the module has faults.
        """
        one = self._at(row)
        if one is not None and one.module is None:
            raise InputError(one.fault.partition("\n")[0])
        return one.module if one is not None else None

    def all_again(self, row: str) -> Act | None:
        """List all modules again, if only some are.

        Args:
            row: The key of the chosen row, which stays chosen.

        Returns:
            The act; None if all are listed already.
        """
        if not self.wanted:
            return None
        self.wanted, self._shown = "", self._all
        return Focus(cursor=Cursor(row))

    def _find(self, context: Context, key: str) -> Act | None:
        """Ask for words, and list the modules that hold them."""

        def answer(_: Context, text: str) -> Act:
            words = clean_line(text)
            found = holding(self._all, words)
            if not found:
                raise InputError(
                    tr("No module of the shelf holds “{words}”.", words=words),
                    tr("Type fewer letters or another word."),
                )
            self.wanted, self._shown, self.left = words, found, ""
            return Focus(cursor=Cursor(self.entered()))

        keys = (tr("Enter finds them"), tr("{leave_field_key} leaves it", leave_field_key=key_of("leave_field")))
        return Ask(tr("Find which words? They may stand in titles, results, sources, questions"), answer, keys=keys)

    def _at(self, row: str) -> Shelved | None:
        return next((one for one in self._all if _row_key(one) == row), None)


def _in_order(shelf: Iterable[Shelved]) -> Sequence[Shelved]:
    """Sort the modules by their kinds, those of a kind by their titles; files with faults come last."""
    kinds = names()
    return sorted(
        shelf,
        key=lambda one: (
            (kinds.index(one.module.kind), one.module.title.casefold())
            if one.module is not None
            else (len(kinds), one.name)
        ),
    )


def _does(one: Shelved) -> str:
    """Say what a module does, as a heading."""
    if one.module is None:
        return tr(FAULTY)
    return upper(tr(kind_of(one.module).does))


def _row_key(one: Shelved) -> str:
    return f"shelf {one.name}"


def _row(one: Shelved, longest: float, room: int) -> Item:
    if one.module is None:
        return Item(_row_key(one), tr("{file} has faults", file=one.path.name), look="soft", indent=3)
    length = one.module.minutes
    side = minute_bar(minutes(length), MINUTES, length, longest, room)
    return Item(_row_key(one), one.module.title, indent=3, side=(side,))
