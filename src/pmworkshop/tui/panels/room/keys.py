"""The overlay of keys: every command that can be used at this point."""

from __future__ import annotations

from pmworkshop.tui.keymap.commands import Command, key_names, key_of
from pmworkshop.tui.pages.page import Act, Close, Context, Item, ListBody, Page
from pmworkshop.tui.pages.panel import Panel


class KeysPanel(Panel):
    """Lists the keys with what they do: first those of the panel below, then those that work everywhere."""

    overlay = True
    opened_by = "help"
    commands = (Command("back", ("escape", "enter", "f1", "question_mark"), "back", "Go back"),)

    def __init__(self, commands: tuple[Command, ...], room: tuple[Command, ...]) -> None:
        """Create the overlay.

        Args:
            commands: The commands of the panel below; may be empty.
            room: The commands that work everywhere.
        """
        self._commands = commands
        self._room = room

    def page(self, context: Context) -> Page:
        """Show the keys."""
        items = [Item("", "Here", look="head")] if self._commands else []
        items += [_item(command) for command in self._commands]
        items += [Item("", ""), Item("", "Everywhere", look="head")]
        items += [_item(command) for command in self._room]
        return Page(
            "Keys",
            f"In a field every key types; {key_of('leave_field')} leaves it for the list, where single keys act.",
            ListBody(tuple(items)),
        )

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the overlay."""
        return Close()


def _item(command: Command) -> Item:
    names = key_names(command)
    shown = " or ".join(names) if len(names) <= 3 else command.shown.split(" ")[0]
    while len(shown) > 16 and " or " in shown:
        shown = shown.rpartition(" or ")[0]
    return Item(f"key-{command.id}", command.help, lead=f"{shown:<16}")
