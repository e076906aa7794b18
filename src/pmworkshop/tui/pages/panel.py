"""The base class of all panels, and of the parts that several panels share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import ClassVar

from pmworkshop.agenda.model import Module
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Close, Context, Page, Say

Handler = Callable[[Context, str], Act | None]
"""Carries out a command: it is given what the panel knows, and the key that was pressed."""


class Part:
    """A part of a panel that carries out commands, such as a list of lines.

    Attributes:
        handlers: Handlers of its commands, by command id; the panel decides which of the commands it offers.
        takes_lines: Whether a line typed or pasted into the panel's field goes to this part.
    """

    handlers: Mapping[str, Handler] = {}
    takes_lines: ClassVar[bool] = False

    @property
    def withheld(self) -> int:
        """Number of people whose answers are in memory only."""
        return 0

    def behind_dots(self, context: Context) -> Mapping[str, Set[str]]:
        """Return whose answers without names are in memory only, by the id of the round; never an answer.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        return {}

    def hides(self, context: Context) -> bool:
        """Return whether answers that the room must not see are typed here now.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        return False

    def half_answered(self, context: Context) -> bool:
        """Return whether some keys of an answer are typed here and others are missing.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        return False

    def instead(self, context: Context, command: Command) -> Act | None:
        """Return the act that replaces a command of the room while the part is shown.

        Args:
            context: The public view of the session, with the cursor and the width.
            command: The command of the room.

        Returns:
            The act; None if the command keeps its usual effect.
        """
        return None

    def submit(self, context: Context, text: str) -> Act | None:
        """Handle a line that was typed into the field.

        Args:
            context: The public view of the session, with the cursor and the width.
            text: The line.

        Returns:
            The act that follows; None if nothing does.

        Raises:
            PmworkshopError: The line is refused; the screen shows the message and brings the line back.
        """
        return None

    def paste(self, context: Context, lines: list[str]) -> Act | None:
        """Handle several lines that were pasted into the field at once.

        Args:
            context: The public view of the session, with the cursor and the width.
            lines: The lines.

        Returns:
            The act that follows; None if only one line makes sense here.

        Raises:
            PmworkshopError: The lines are refused.
        """
        return None

    def paste_table(self, context: Context, lines: list[str]) -> Act | None:
        """Handle pasted cells, or a table in Markdown, also where the page has no field; by default nothing does.

        Args:
            context: The public view of the session, with the cursor and the width.
            lines: The lines, with tabs between the cells.

        Returns:
            The act that follows; None if the lines are taken like any others.
        """
        return None

    def recall(self, context: Context) -> Act | None:
        """Handle the up key in an empty field.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The act that follows, such as opening the last line again; None if there is nothing to recall.
        """
        return None


NO_PART = Part()
"""Stands for a part that a panel does not have."""


class Panel:
    """Shows a part of the session and turns keys into operations.

    A panel draws from the public view only and knows neither the store nor the terminal: it returns pages and acts.
    The handler of a command is the method ``do_<id>(context, key)`` of the panel, or a handler of one of its parts.
    """

    commands: ClassVar[tuple[Command, ...]] = ()
    overlay: ClassVar[bool] = False
    """Whether it lies over the stage, and Esc in its list goes back."""
    follows_cursor: ClassVar[bool] = False
    """Whether the page tells something of the chosen row, and so is made anew when another one is chosen."""
    ticks: bool = False
    """Whether what it shows changes with every second."""
    opened_by: ClassVar[str] = ""
    """The command of the room that lays it over the stage, and takes it away again."""
    tables: ClassVar[bool] = False
    """Whether what is pasted is a table: cells of a spreadsheet are kept apart."""
    on_lines: ClassVar[bool] = True
    """Whether its keys act on the chosen line, besides those that act on the page."""
    banner: ClassVar[bool] = False
    """Whether its page begins at the top, where other pages have the agenda."""
    fills: ClassVar[bool] = False
    """Whether its page is drawn to the size of the screen, and so anew once that is known."""
    clock_words: str = ""
    """What stands at the top in place of the clock."""
    here: ModulePlace | None = None
    """The module that it shows; None where it shows none of the agenda."""
    parts: tuple[Part, ...] = ()
    """What it owns; a command goes to the first one that has a handler for it."""
    draft: str = ""
    """What was half typed when another panel came."""
    asked: str = ""
    """Id of the prompt for which a line of the page is typed, where the page shows one of several."""

    @classmethod
    def place(cls) -> str:
        """Return the name of the panel in the settings file: the name of its module."""
        return cls.__module__.rpartition(".")[2]

    @property
    def withheld(self) -> int:
        """Number of people whose answers are in memory only."""
        return sum(part.withheld for part in self.parts)

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands that act in the present state.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The commands, in the order of the footer.
        """
        return self.commands

    def page(self, context: Context) -> Page:
        """Return the page of the present state.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            What the screen shows.
        """
        raise NotImplementedError

    @property
    def _field(self) -> Part:
        """The part that handles lines typed into the field."""
        return next((part for part in self.parts if part.takes_lines), NO_PART)

    def submit(self, context: Context, text: str) -> Act | None:
        """Handle a line that was typed into the field; by default the part that takes lines does.

        Args:
            context: The public view of the session, with the cursor and the width.
            text: The line.

        Returns:
            The act that follows; None if nothing does.

        Raises:
            PmworkshopError: The line is refused; the screen shows the message and brings the line back.
        """
        return self._field.submit(context, text)

    def paste(self, context: Context, lines: list[str]) -> Act | None:
        """Handle several lines that were pasted into the field at once.

        Args:
            context: The public view of the session, with the cursor and the width.
            lines: The lines.

        Returns:
            The act that follows; None if only one line makes sense here.

        Raises:
            PmworkshopError: The lines are refused.
        """
        return self._field.paste(context, lines)

    def recall(self, context: Context) -> Act | None:
        """Handle the up key in an empty field.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The act that follows; None if there is nothing to recall.
        """
        return self._field.recall(context)

    def turn_to(self, module: Module, prompts: Iterable[str]) -> None:
        """Show the first of the given prompts; by default nothing, as most panels show all prompts at once.

        Args:
            module: The module that the panel shows.
            prompts: Ids of the prompts that were answered last, newest first.
        """

    def instead(self, context: Context, command: Command) -> Act | None:
        """Return the act that replaces a command of the room while this page is shown.

        Args:
            context: The public view of the session, with the cursor and the width.
            command: The command of the room.

        Returns:
            The act of the first part that has one; else, for the command that opened the panel, closing it; None if
            the
            command keeps its usual effect.
        """
        for part in self.parts:
            if (act := part.instead(context, command)) is not None:
                return act
        return Close() if command.id == self.opened_by else None

    def in_foot(self, room: Sequence[Command]) -> Sequence[Command]:
        """Return the commands of the room that the footer shows while this page is shown.

        Args:
            room: Those that act now.
        """
        return room

    def beyond(self, context: Context, by: int) -> Act | None:
        """Handle a page key at the end of the list.

        Args:
            context: The public view of the session, with the cursor and the width.
            by: 1 for page down, -1 for page up.

        Returns:
            The act that follows; None if nothing does.
        """
        return (
            Say(tr("That is all of it. {back_key} goes back to the room.", back_key=key_of("back")))
            if self.overlay
            else None
        )

    def handler(self, command: Command) -> Handler | None:
        """Find the handler of a command.

        Args:
            command: The command.

        Returns:
            The panel's own method, else the handler of its first part that has one; None if the command belongs to
            neither.
        """
        own: Handler | None = getattr(self, f"do_{command.id}", None)
        if own is not None:
            return own
        return next((part.handlers[command.id] for part in self.parts if command.id in part.handlers), None)


BY_TEXT = Command("by_text", (), "", "Ask for the line that is typed or pasted in a list without a field")
"""What text does in the list of a page without a field, if the panel has a handler for it; else the text waits."""
TAKEN_OUT = tr_noop("Taken out; {undo_key} brings it back")
"""What the message line tells through `keyed`."""
NOTHING_CHOSEN = Say(tr_noop("Choose a line first, with the arrow keys."), "refused")


def hides(panel: Panel, context: Context) -> bool:
    """Return whether answers that the room must not see are typed into a panel now.

    Args:
        panel: The panel.
        context: The public view of the session, with the cursor and the width.
    """
    return any(part.hides(context) for part in panel.parts)


def behind_dots(panels: Iterable[Panel], context: Context) -> dict[str, list[str]]:
    """Return whose answers without names are in the memory of panels only, by the id of the round.

    Args:
        panels: The panels.
        context: The public view of the session, with the cursor and the width.

    Returns:
        The ids, never in the order of the answers.
    """
    parts = [part for panel in panels if panel.withheld for part in panel.parts]
    return {one: sorted(who) for part in parts for one, who in part.behind_dots(context).items()}


def half_answered(panel: Panel, context: Context) -> bool:
    """Return whether some keys of an answer are typed into a panel and others are missing.

    Args:
        panel: The panel.
        context: The public view of the session, with the cursor and the width.
    """
    return any(part.half_answered(context) for part in panel.parts)


def table_taken(panel: Panel, context: Context, lines: list[str]) -> Act | None:
    """Let the first part of a panel that takes tables handle a pasted one.

    Args:
        panel: The panel.
        context: The public view of the session, with the cursor and the width.
        lines: The lines, with tabs between the cells.

    Returns:
        The act that follows; None if the lines are taken like any others.
    """
    acts = (part.paste_table(context, lines) for part in panel.parts)
    return next((act for act in acts if act is not None), None)
