"""The panel of what two files changed at the same time: both values, and one key for each of them."""

from __future__ import annotations

from pmworkshop.base.text import count
from pmworkshop.session.core.session import Conflict
from pmworkshop.session.views import conflicts
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Close, Commit, Context, Item, ListBody, Page
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel

ALL_SETTLED = "Nothing waits to be settled."


class ConflictsPanel(Panel):
    """Lists changes that wait, with what stands here above what the other file has."""

    overlay = True
    opened_by = "conflicts"
    commands = (
        Command("ours", ("o", "1"), "keep here", "Keep what stands here"),
        Command("theirs", ("t", "2"), "take other", "Take what the other file has"),
        Command("back", ("escape",), "leave it", "Go back; what is not settled waits"),
    )

    def page(self, context: Context) -> Page:
        """Show what waits, both values under each other."""
        waiting = context.view.waiting
        items = tuple(item for one in waiting for item in _rows(one))
        hint = f"{count(len(waiting), 'change waits', 'changes wait')}: two of us changed the same thing"
        return Page("Not settled yet", hint if waiting else "", ListBody(items, ALL_SETTLED))

    def _settle(self, context: Context, take: conflicts.Take, told: str) -> Act:
        chosen = next((one for one in context.view.waiting if one.id == context.cursor.row), None)
        if chosen is None:
            return NOTHING_CHOSEN
        return Commit(conflicts.settle(chosen.id, take), told)

    def do_ours(self, context: Context, key: str) -> Act | None:
        """Keep what stands here."""
        return self._settle(context, "ours", "Kept as it stands here")

    def do_theirs(self, context: Context, key: str) -> Act | None:
        """Take what the other file has."""
        return self._settle(context, "theirs", "Taken from the other file")

    def do_back(self, context: Context, key: str) -> Act | None:
        """Go back."""
        return Close()


def _rows(one: Conflict) -> tuple[Item, ...]:
    head = Item(one.id, one.label, lead="•", tail=one.who)
    if one.hidden:
        kinds = ", ".join(dict.fromkeys(value.what for value in one.values))
        return (head, Item("", f"{kinds}: neither is told before it is shown", look="soft", indent=4))
    rows = [head]
    for value in one.values:
        rows += [
            Item("", value.what, look="soft", indent=4),
            Item("", f"here: {value.ours}", indent=6),
            Item("", f"other: {value.theirs}", indent=6),
        ]
    return tuple(rows)


def waiting_words(waiting: tuple[Conflict, ...]) -> str:
    """Say that something waits, and which key shows it; empty where nothing does."""
    if not waiting:
        return ""
    return f"{count(len(waiting), 'change waits', 'changes wait')} to be settled: {key_of('conflicts')} shows them."
