"""The overlay of conflicts: both values of each conflicting change, and one key to keep either."""

from __future__ import annotations

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import count
from pmworkshop.session.core.session import Conflict
from pmworkshop.session.views import conflicts
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Close, Commit, Context, ListBody, Page
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel
from pmworkshop.tui.parts.side_by_side import Block, drawn_blocks

ALL_SETTLED = tr_noop("Nothing waits to be settled.")
HEADS = (tr_noop("1  Stands"), tr_noop("2  Waits"))
"""What stands above both values: the key that keeps it, and what it is to the session."""


class ConflictsPanel(Panel):
    """Lists the conflicts that wait to be settled, with both values side by side."""

    overlay = True
    opened_by = "conflicts"
    commands = (
        Command("ours", ("1",), "keep here", "Keep what stands"),
        Command("theirs", ("2",), "take other", "Take what waits"),
        Command("back", ("escape",), "leave it", "Go back; what is not settled waits"),
    )

    def page(self, context: Context) -> Page:
        """Show the conflicts with both values of each."""
        waiting = context.view.waiting
        hint = tr(
            "{changes}: two of us changed the same thing", changes=count(len(waiting), "change waits", "changes wait")
        )
        if not waiting:
            return Page(tr("Not settled yet"), body=ListBody(empty=tr(ALL_SETTLED)))
        stands, waits = map(tr, HEADS)
        blocks = drawn_blocks([_block(one) for one in waiting], (stands, waits), context.cells)
        return Page(tr("Not settled yet"), hint, blocks)

    def _settle(self, context: Context, take: conflicts.Take, told: str) -> Act:
        chosen = next((one for one in context.view.waiting if one.id == context.cursor.row), None)
        if chosen is None:
            return NOTHING_CHOSEN
        return Commit(conflicts.settle(chosen.id, take), told)

    def do_ours(self, context: Context, key: str) -> Act | None:
        """Settle the selected conflict with the value that stands here."""
        return self._settle(context, "ours", tr("Kept as it stands"))

    def do_theirs(self, context: Context, key: str) -> Act | None:
        """Settle the selected conflict with the value that was entered elsewhere."""
        return self._settle(context, "theirs", tr("Taken as it waited"))

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the overlay; open conflicts keep waiting."""
        return Close()


def _block(one: Conflict) -> Block:
    if one.hidden:
        kinds = ", ".join(dict.fromkeys(value.what for value in one.values))
        return Block(
            one.id, "◆", one.label, one.who, note=tr("{kinds}: neither is told before it is shown", kinds=kinds)
        )
    pairs = tuple((value.what, value.ours, value.theirs) for value in one.values)
    return Block(one.id, "◆", one.label, one.who, pairs)


def waiting_words(waiting: tuple[Conflict, ...]) -> str:
    """Write the message about conflicts that wait, with the key that shows them.

    Args:
        waiting: The conflicts of the public view.

    Returns:
        One sentence; empty if there is no conflict.
    """
    if not waiting:
        return ""
    return tr(
        "{changes} to be settled: {conflicts_key} shows them.",
        changes=count(len(waiting), "change waits", "changes wait"),
        conflicts_key=key_of("conflicts"),
    )
