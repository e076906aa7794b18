"""The overlay of the parking lot: each parked line gets an answer or an action, or returns to its list."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.session.operations import collect
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Ask, Close, Commit, Context, Item, ListBody, Page
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel
from pmworkshop.tui.parts.became_rows import BecameRows
from pmworkshop.tui.parts.follow_ups import ask_for_action


class ParkingPanel(Panel):
    """Lists the parked lines with their answers."""

    overlay = True
    opened_by = "parking"
    commands = (
        Command("answer", ("enter",), "what becomes of it", "Note what becomes of the line"),
        Command("take_back", ("p",), "take back", "Take the line back into its list"),
        Command("act_on", ("c",), "action", "Make an action that follows from it"),
        Command("back", ("escape", "v"), "back", "Go back"),
    )

    def __init__(self) -> None:
        """Begin without knowing what became of lines."""
        self._became = BecameRows()

    def page(self, context: Context) -> Page:
        """Show the parked lines."""
        items: list[Item] = []
        for entry in context.view.parked():
            items.append(Item(entry.id, entry.text, lead="✓" if entry.answer else "○"))
            if entry.answer:
                items.append(Item("", entry.answer, look="soft", indent=4))
            items += self._became.below(context, entry.id)
        still = sum(not entry.answer for entry in context.view.parked())
        return Page(
            tr("Parked"),
            tr("{still} without an answer", still=still) if still else "",
            ListBody(tuple(items), tr("Nothing is parked. In any field, p: before a line parks it.")),
        )

    def do_answer(self, context: Context, key: str) -> Act | None:
        """Ask what becomes of the line."""
        entry = context.view.entries.get(context.cursor.row)
        if entry is None:
            return NOTHING_CHOSEN
        return Ask(
            tr("What becomes of it?"),
            lambda _, text: Commit(collect.answer_parked(entry.id, text), select=entry.id),
            entry.answer,
        )

    def do_take_back(self, context: Context, key: str) -> Act | None:
        """Return the line to its list."""
        entry = context.view.entries.get(context.cursor.row)
        return Commit(collect.park(entry.id, parked=False), tr("Taken back")) if entry else NOTHING_CHOSEN

    def do_act_on(self, context: Context, key: str) -> Act | None:
        """Ask for an action that follows from the line.

        Raises:
            RefusedError: The agenda has no action plan.
        """
        entry = context.view.entries.get(context.cursor.row)
        return ask_for_action(context, (entry.id,)) if entry else NOTHING_CHOSEN

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the overlay."""
        return Close()
