"""What all panels have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from pmworkshop.agenda.model import Module
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Close, Context, Page, Say

Handler = Callable[[Context, str], Act | None]
"""Carries out a command: it is given what the panel knows, and the key that was pressed."""


class Part:
    """Something that a panel owns and hands commands to, such as a list of lines.

    Attributes:
        handlers: What carries out its commands, by their ids; the panel decides which of them it offers.
        takes_lines: Whether a line that is typed or pasted into the field of its panel goes to it.
    """

    handlers: Mapping[str, Handler] = {}
    takes_lines: ClassVar[bool] = False

    @property
    def withheld(self) -> int:
        """How many people's answers stand in its memory alone."""
        return 0

    def instead(self, context: Context, command: Command) -> Act | None:
        """Say what a command of the room does while the part is shown.

        Args:
            context: What the panel knows.
            command: The command of the room.

        Returns:
            What happens instead; None where the command does what it always does.
        """
        return None

    def submit(self, context: Context, text: str) -> Act | None:
        """Take a line that was typed into the field.

        Args:
            context: What the panel knows.
            text: The line.
        """
        return None

    def paste(self, context: Context, lines: list[str]) -> Act | None:
        """Take several lines that were pasted into the field at once.

        Args:
            context: What the panel knows.
            lines: The lines.

        Returns:
            What is done with them; None where only one line makes sense.
        """
        return None

    def recall(self, context: Context) -> Act | None:
        """Take the up key in an empty field.

        Args:
            context: What the panel knows.
        """
        return None


NO_PART = Part()
"""Stands for a part that a panel does not have."""


class Panel:
    """Shows a part of the session and turns keys into operations.

    A panel draws from the public view alone and knows nothing of the disk or the terminal: it returns pages
    and acts. For each of its commands it has a method ``do_<id>(context, key)``, or one of its parts has a handler.
    """

    commands: ClassVar[tuple[Command, ...]] = ()
    overlay: ClassVar[bool] = False
    """Whether it lies over the stage, and Esc in its list goes back."""
    follows_cursor: ClassVar[bool] = False
    """Whether the page tells something of the chosen row, and so is made anew when another one is chosen."""
    ticks: ClassVar[bool] = False
    """Whether what it shows changes with every second."""
    opened_by: ClassVar[str] = ""
    """The command of the room that lays it over the stage, and takes it away again."""
    tables: ClassVar[bool] = False
    """Whether what is pasted is a table: cells of a spreadsheet are kept apart."""
    clock_words: ClassVar[str] = ""
    """What stands at the top in place of the clock."""
    here: ModulePlace | None = None
    """The module that it shows; None where it shows none of the agenda."""
    parts: tuple[Part, ...] = ()
    """What it owns; a command goes to the first one that has a handler for it."""
    draft: str = ""
    """What was half typed when another panel came."""

    @classmethod
    def place(cls) -> str:
        """Name the place where its commands act, as settings do: the file of the panel."""
        return cls.__module__.rpartition(".")[2]

    @property
    def withheld(self) -> int:
        """How many people's answers stand in its memory alone."""
        return sum(part.withheld for part in self.parts)

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands that act now."""
        return self.commands

    def page(self, context: Context) -> Page:
        """Return what is on the wall now."""
        raise NotImplementedError

    @property
    def _field(self) -> Part:
        """The part that takes what is typed into the field."""
        return next((part for part in self.parts if part.takes_lines), NO_PART)

    def submit(self, context: Context, text: str) -> Act | None:
        """Take a line that was typed into the field."""
        return self._field.submit(context, text)

    def paste(self, context: Context, lines: list[str]) -> Act | None:
        """Take several lines that were pasted into the field at once; nothing where only one makes sense."""
        return self._field.paste(context, lines)

    def recall(self, context: Context) -> Act | None:
        """Take the up key in an empty field."""
        return self._field.recall(context)

    def turn_to(self, module: Module, prompts: Iterable[str]) -> None:
        """Show what belongs to the first of these questions; most panels show all of them at once.

        Args:
            module: The module.
            prompts: The ids of the questions that were answered last, the newest first.
        """

    def instead(self, context: Context, command: Command) -> Act | None:
        """Say what a command of the room does while this page is shown; nothing where it does what it always does."""
        for part in self.parts:
            if (act := part.instead(context, command)) is not None:
                return act
        return Close() if command.id == self.opened_by else None

    def offers(self, command: Command) -> bool:
        """Tell whether a command of the room stands in the footer while this page is shown."""
        return True

    def beyond(self, context: Context, by: int) -> Act | None:
        """Take a page down (1) or up (-1) where all of the list was paged through."""
        return Say(f"That is all of it. {key_of('back')} goes back to the room.") if self.overlay else None

    def handler(self, command: Command) -> Handler | None:
        """Find what carries out a command.

        Args:
            command: The command.

        Returns:
            The panel's own method before a handler of its parts; None if it is not this panel's.
        """
        own: Handler | None = getattr(self, f"do_{command.id}", None)
        if own is not None:
            return own
        return next((part.handlers[command.id] for part in self.parts if command.id in part.handlers), None)


TAKEN_OUT = f"Taken out; {key_of('undo')} brings it back"
NOTHING_CHOSEN = Say("Choose a line first, with the arrow keys.")
