"""What was said before the workshop: folded away until the room has answered, then opened, line by line taken in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import count
from pmworkshop.session.core.records import Entry
from pmworkshop.session.core.reserved import SAID_BEFORE
from pmworkshop.session.operations import said_before
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Commit, Context, Item
from pmworkshop.tui.pages.panel import Part
from pmworkshop.tui.parts.line_list import LineList

UNFOLD = Command(
    "said_before",
    ("<",),
    "said before",
    "Open what was said before the workshop, or take the line in",
)


class SaidBefore(Part):
    """Shows how many lines wait folded, or the opened ones, and takes a line into the list of the room."""

    def __init__(self, module_id: str, lines: Callable[[], LineList]) -> None:
        """Map the command to its handler.

        Args:
            module_id: The id of a collect module.
            lines: Returns the list of lines of the prompt that is shown; called on each use.
        """
        self._module_id = module_id
        self._lines = lines
        self.handlers = {"said_before": self._unfold_or_take}

    def _opened(self, context: Context) -> list[Entry]:
        return context.view.said_before(self._module_id, self._lines().prompt(context))

    def _folded(self, context: Context) -> int:
        return context.view.folded.get((self._module_id, self._lines().prompt(context)), 0)

    def items(self, context: Context) -> tuple[Item, ...]:
        """List the rows below the room's own lines.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            One row that says how many lines are folded; after they are opened a heading and the lines; empty if
            nothing was said before on this question.
        """
        items: list[Item] = []
        if folded := self._folded(context):
            items.append(
                Item(
                    "",
                    tr(
                        "{said_before}: {lines}, opened later",
                        said_before=tr(SAID_BEFORE),
                        lines=count(folded, "line", "lines"),
                    ),
                    look="soft",
                )
            )
        if opened := self._opened(context):
            items.append(Item("", tr(SAID_BEFORE), look="head"))
            items += [Item(entry.id, entry.text, lead="·", indent=4) for entry in opened]
        return tuple(items)

    def offered(self, context: Context) -> tuple[Command, ...]:
        """List the command if it has something to act on: folded lines after the room's own, or an opened line.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        if any(entry.id == context.cursor.row for entry in self._opened(context)):
            return (replace(UNFOLD, title=tr_noop("take in")),)
        answered = bool(self._lines().lines(context))
        return (UNFOLD,) if self._folded(context) and answered else ()

    def _unfold_or_take(self, context: Context, key: str) -> Act | None:
        """Take the chosen line in; where none of them is chosen, open what is folded."""
        row = context.cursor.row
        if any(entry.id == row for entry in self._opened(context)):
            return Commit(said_before.take_in(row), tr("Taken in"), select=row)
        return Commit(said_before.unfold(self._module_id, self._lines().prompt(context)))
