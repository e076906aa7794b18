"""The overlay of unsaved changes from an earlier run of the program: take them in, or discard them."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Ask, Close, Context, ListBody, Page
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.parts.side_by_side import Block, drawn_blocks
from pmworkshop.tui.requests.messages import LetGoUnsaved, TakeInUnsaved
from pmworkshop.workshop.spool import Found
from pmworkshop.workshop.spool import Item as Kept

MARKS = {
    "told": tr_noop("◆ enter it once more: it cannot be taken in"),
    "secret": tr_noop("○ hidden: it is asked again"),
}
READY = tr_noop("● can be taken in")
"""What becomes of a change that cannot simply be taken in."""


class UnsavedPanel(Panel):
    """Lists the changes in the spools of a session in the order they were made, without the text that was typed."""

    overlay = True
    opened_by = "unsaved"
    commands = (
        Command(
            "take_in",
            ("enter",),
            "take all in",
            "Take all of it into the session, in the order it was made",
        ),
        Command("let_go", ("d",), "let it go", "Let all of it go for good"),
        Command("back", ("escape",), "later", "Go back; it is offered again"),
    )

    def __init__(self, found: Sequence[Found]) -> None:
        """Create the overlay.

        Args:
            found: The spools of the session.
        """
        self._items = [item for one in found for item in one.items]

    def page(self, context: Context) -> Page:
        """Show the unsaved changes."""
        if not self._items:
            return Page(tr("Not saved yet"), body=ListBody(empty=tr("Nothing waits.")))
        hint = trn(
            "{number} change was entered while the disk took nothing",
            "{number} changes were entered while the disk took nothing",
            len(self._items),
        )
        wide = len(str(len(self._items)))
        rows = [_block(number, wide, item) for number, item in enumerate(self._items, 1)]
        return Page(tr("Not saved yet"), hint, drawn_blocks(rows, ("", ""), context.cells))

    def do_take_in(self, context: Context, key: str) -> Act | None:
        """Take all changes into the session."""
        return Close(TakeInUnsaved())

    def do_let_go(self, context: Context, key: str) -> Act | None:
        """Ask for confirmation, then discard all changes."""
        keys = (tr("Enter lets it go"), tr("{leave_field_key} keeps it", leave_field_key=key_of("leave_field")))
        return Ask(
            tr("Let all of this go for good?"),
            lambda _, text: Close(LetGoUnsaved()),
            empty=True,
            bare=True,
            keys=keys,
        )

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the overlay; the changes are kept."""
        return Close()


def _block(number: int, wide: int, item: Kept) -> Block:
    return Block(str(number), f"{number:>{wide}}", item.label, tr(MARKS.get(item.sort, READY)))


def offered_words(found: Sequence[Found]) -> str:
    """Write the message about unsaved changes, with the key that shows them.

    Args:
        found: The spools of the session.

    Returns:
        One sentence; empty if nothing waits in the spools.
    """
    waiting = sum(len(one.items) for one in found)
    if not waiting:
        return ""
    return trn(
        "{number} change of last time is not saved yet: {unsaved_key} shows and takes them in.",
        "{number} changes of last time are not saved yet: {unsaved_key} shows and takes them in.",
        waiting,
        unsaved_key=key_of("unsaved"),
    )
