"""What a module has to answer: groups and lines of earlier modules without an outcome."""

from __future__ import annotations

from pmworkshop.base.language import tr, trn
from pmworkshop.session.core.records import Entry, Theme
from pmworkshop.session.operations.answering import park_all, unanswered
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Commit, Context, Item, Say
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Part
from pmworkshop.tui.parts.became_rows import BecameRows

MARK = Command("mark", ("space",), "mark", "Mark an open line: what is typed next answers all that are marked")


class Complaints(Part):
    """Lists what is not answered yet, and holds the room once before it goes on without.

    Several open lines can be marked: one line answers them all, or they are parked together.
    """

    def __init__(self, here: ModulePlace, became: BecameRows) -> None:
        """Choose the module.

        Args:
            here: The place of the panel.
            became: What became of lines, which the panel has too.
        """
        self._here = here
        self._warned: tuple[str, ...] = ()
        self._marked: set[str] = set()
        self._became = became
        self.handlers = {"mark": self._mark}

    def _mark(self, context: Context, key: str) -> Act | None:
        """Mark the chosen open line, or take its mark away."""
        one = self.chosen(context)
        if one is None:
            return NOTHING_CHOSEN
        self._marked ^= {one.id}
        return None

    def sources(self, context: Context) -> tuple[str, ...]:
        """List what the next outcome answers: all that is marked, with the chosen one if that is open too.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The ids, as they stand in the list; empty if nothing open is chosen or marked.
        """
        row = context.cursor.row
        return tuple(one.id for one in self._open(context) if one.id in self._marked or one.id == row)

    def offered(self, context: Context) -> tuple[Command, ...]:
        """List the command that marks, while something is open.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        return (MARK,) if self._open(context) else ()

    def _open(self, context: Context) -> list[Entry | Theme]:
        return unanswered(context.view, self._here.module(context))

    def items(self, context: Context) -> tuple[Item, ...]:
        """List the rows below the lines of the module.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            A heading, and one row for each group or line without an answer; empty if there is none.
        """
        found = self._open(context)
        heading = (Item("", tr("Still open: {found}", found=len(found)), look="head"),) if found else ()
        rows = (Item(one.id, _words(one), lead="●" if one.id in self._marked else "○", indent=4) for one in found)
        return (*heading, *self._became.with_rows(context, rows))

    def chosen(self, context: Context) -> Entry | Theme | None:
        """Find the chosen group or line without an answer.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The group or line; None if the cursor is not on one.
        """
        return next((one for one in self._open(context) if one.id == context.cursor.row), None)

    def park(self, context: Context) -> Act | None:
        """Park the chosen open group or line, and all that are marked.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The commit; None if nothing open is chosen.
        """
        sources = self.sources(context)
        return Commit(park_all(sources), tr("Parked")) if self.chosen(context) is not None else None

    def instead(self, context: Context, command: Command) -> Act | None:
        """Say how many are open when the room is about to leave the module; the second time, let it go on."""
        if command.id != "forward" or self._here.phase(context) != list(self._here.module(context).phases)[-1]:
            return None
        found = tuple(one.id for one in self._open(context))
        if not found or found == self._warned:
            return None
        self._warned = found
        return Say(
            trn(
                "{number} line is still open: {becomes_key} says what one becomes, {park_key} parks it, "
                "{mark_key} marks several. {forward_key} again goes on.",
                "{number} lines are still open: {becomes_key} says what one becomes, {park_key} parks it, "
                "{mark_key} marks several. {forward_key} again goes on.",
                len(found),
                becomes_key=key_of("becomes"),
                park_key=key_of("park"),
                mark_key=key_of("mark"),
                forward_key=key_of("forward"),
            )
        )


def _words(one: Entry | Theme) -> str:
    return one.title if one.kind == "theme" else one.text
