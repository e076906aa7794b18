"""The groups of a list: its lines beneath their headings, and keys that put a line into a group."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pmworkshop.base.text import count
from pmworkshop.session.core.records import Entry, Theme
from pmworkshop.session.operations import collect
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.tally import Tally, tally
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Item, Say
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Part
from pmworkshop.tui.parts.dot_rows import backing
from pmworkshop.tui.parts.line_list import LineList

GROUPING = (
    Command("join", tuple("123456789"), "1-9 group", "Put the line into the group of that number"),
    Command("new_group", ("n",), "new", "Make a group that begins with this line"),
    Command("leave_group", ("0",), "", "Take the line out of its group"),
)


class Groups(Part):
    """Groups the lines of a list."""

    def __init__(self, module_id: str, lines: Callable[[], LineList]) -> None:
        """Take what is grouped.

        Args:
            module_id: The module that holds the lines.
            lines: Finds the list of lines, which shows them in the order of the groups.
        """
        self._module_id = module_id
        self._lines = lines
        self.handlers = {"join": self._join, "new_group": self._new_group, "leave_group": self._leave_group}

    def all(self, context: Context) -> list[Theme]:
        """List the groups in their order.

        Args:
            context: What the panel knows.
        """
        return collect.groups(context.view, self._module_id)

    def chosen(self, context: Context) -> Theme | None:
        """Find the chosen group.

        Args:
            context: What the panel knows.

        Returns:
            The group; None where the cursor stands on none.
        """
        return context.view.themes.get(context.cursor.row)

    def items(self, context: Context) -> tuple[Item, ...]:
        """Show the lines without a group first, then each group with its number and its lines.

        Args:
            context: What the panel knows.
        """
        lines = self._lines()
        entries = lines.lines(context)
        numbers = {entry.id: number for number, entry in enumerate(entries, 1)}
        items = [lines.item(context, entry, numbers[entry.id]) for entry in entries if entry.theme is None]
        backed = self._backed(context)
        for place, theme in self._ranked(context, backed):
            inside = [entry for entry in entries if entry.theme == theme.id]
            items.append(_heading(context, place, theme, inside, backed.get(theme.id)))
            items += [lines.item(context, entry, numbers[entry.id], indent=4) for entry in inside]
        return tuple(items)

    def _backed(self, context: Context) -> dict[str, Tally]:
        """Count what was chosen among the groups; nothing before a choice was shown."""
        shown = rounds.shown(context.view, self._module_id, "choice")
        return {theme.id: tally(context.view, shown[-1], theme.id) for theme in self.all(context)} if shown else {}

    def _ranked(self, context: Context, backed: dict[str, Tally]) -> list[tuple[int, Theme]]:
        """List the groups with their numbers, those with most behind them first."""
        placed = list(enumerate(self.all(context), 1))
        return sorted(placed, key=lambda pair: -backed[pair[1].id].total if backed else 0)

    def _join(self, context: Context, key: str) -> Act | None:
        """Put the line into a group and go on to the next line."""
        entry, groups = self._lines().entry(context), self.all(context)
        if entry is None:
            return NOTHING_CHOSEN
        if int(key) > len(groups):
            return Say(f"There is no group {key} yet; {key_of('new_group')} makes one.")
        return Commit(collect.group([entry.id], groups[int(key) - 1].id), select=self._after(context, entry))

    def _after(self, context: Context, entry: Entry) -> str:
        """Find the line that comes next: of lines without a group the next such one, from the first again."""
        entries = context.view.entries
        order = [item.key for item in self.items(context) if item.key in entries]
        at = order.index(entry.id)
        following = order[at + 1 :]
        if entry.theme is None:
            loose = [key for key in (*following, *order[:at]) if entries[key].theme is None]
            following = loose or following
        return following[0] if following else entry.id

    def _leave_group(self, context: Context, key: str) -> Act | None:
        """Take the line out of its group."""
        entry = self._lines().entry(context)
        return Commit(collect.group([entry.id], None), select=entry.id) if entry else NOTHING_CHOSEN

    def _new_group(self, context: Context, key: str) -> Act | None:
        """Make a group that begins with this line."""
        entry = self._lines().entry(context)
        inside = [entry.id] if entry else []
        after = self._after(context, entry) if entry else ""
        return Ask(
            "Name of the group",
            lambda _, text: Commit(collect.new_group(self._module_id, text, inside), select=after),
        )


def _heading(context: Context, place: int, theme: Theme, inside: Sequence[Entry], backed: Tally | None) -> Item:
    tail = count(len(inside), "line")
    if backed is not None:
        tail = f"{backing(context, backed)}  {tail}"
    return Item(theme.id, theme.title, lead=f"[{place}]", tail=tail, look="head")
