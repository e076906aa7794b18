"""What a module has to answer: groups and lines of earlier modules that have no outcome yet, and are not parked."""

from __future__ import annotations

from pmworkshop.base.text import count
from pmworkshop.session.core.records import Entry, Theme
from pmworkshop.session.operations.answering import park_group, unanswered
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Commit, Context, Item, Say
from pmworkshop.tui.pages.panel import Part


class Complaints(Part):
    """Lists what is not answered yet, and holds the room once before it goes on without."""

    def __init__(self, here: ModulePlace) -> None:
        """Choose the module.

        Args:
            here: The place of the panel.
        """
        self._here = here
        self._warned: tuple[str, ...] = ()

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
        heading = (Item("", f"Still open: {len(found)}", look="head"),) if found else ()
        return (*heading, *(Item(one.id, _words(one), lead="○", indent=4) for one in found))

    def chosen(self, context: Context) -> Entry | Theme | None:
        """Find the chosen group or line without an answer.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The group or line; None if the cursor is not on one.
        """
        return next((one for one in self._open(context) if one.id == context.cursor.row), None)

    def park(self, context: Context) -> Act | None:
        """Park the chosen group with all its lines.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The commit; None if no group without an answer is chosen.
        """
        one = self.chosen(context)
        return Commit(park_group(one.id), "Parked") if one is not None and one.kind == "theme" else None

    def instead(self, context: Context, command: Command) -> Act | None:
        """Say how many are open when the room is about to leave the module; the second time, let it go on."""
        if command.id != "forward" or self._here.phase(context) != list(self._here.module(context).phases)[-1]:
            return None
        found = tuple(one.id for one in self._open(context))
        if not found or found == self._warned:
            return None
        self._warned = found
        are = "is" if len(found) == 1 else "are"
        return Say(
            f"{count(len(found), 'line')} {are} still open: {key_of('becomes')} says what one becomes,"
            f" {key_of('park')} parks it. {key_of('forward')} again goes on."
        )


def _words(one: Entry | Theme) -> str:
    return one.title if one.kind == "theme" else one.text
