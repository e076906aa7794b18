"""The stack of panels: the page of the uppermost one, and the commands that act there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pmworkshop.tui.guard import guarded, safely
from pmworkshop.tui.keymap.acting import ActingCommands, Listing, Situation
from pmworkshop.tui.keymap.commands import Command, key_of, remapped, with_keys
from pmworkshop.tui.pages.page import Context, Cursor, ListBody, Mode, Page, worded
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.screen.entry import Entry

EDGE = 4
"""Cells of a line that a page leaves blank."""


@dataclass(slots=True)
class Layer:
    """A panel of the stack, with its cursor and mode from before another one was laid over it.

    Attributes:
        panel: The panel.
        cursor: Cursor to restore when the panel is on top again.
        mode: Mode to restore then; None for the list.
    """

    panel: Panel
    cursor: Cursor = field(default_factory=Cursor)
    mode: Mode | None = None


class PanelStack(Entry, inherit_bindings=False):
    """Shows the panel on top; its texts and commands use the keys of the settings."""

    def __init__(self, panel: Panel, *, clock: Callable[[], datetime], commands: tuple[Command, ...]) -> None:
        super().__init__(clock=clock)
        self._layers = [Layer(panel)]
        self._acting = ActingCommands(commands)

    @property
    def panel(self) -> Panel:
        """The panel on top."""
        return self._layers[-1].panel

    @property
    def panels(self) -> list[Panel]:
        """The panels of the stack, the lowest one first."""
        return [layer.panel for layer in self._layers]

    @property
    def context(self) -> Context:
        """The public view of the session, with the cursor, the width and the time."""
        return Context(self.view, self._board.cursor, max(self.size.width - EDGE, 1), self._now())

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands that act now in either mode: those of the panel before those of the room."""
        here, room = self.commands_here()
        return (*here, *room)

    def commands_here(self) -> Listing:
        """Return the commands of the panel, then those of the room; an overlay disables moving the room."""
        covers = (self._board.cursor, self.size.width, self.curtain, self.covered, self.resting())
        return self._acting.listing(Situation(self.panel, self.view, covers), self._list_commands)

    def _list_commands(self) -> Listing:
        room = self.room_commands
        if self.curtain:
            acting = ("curtain", "quit") if self.covered else ("leave_field",)
            return (), tuple(command for command in room if command.id in acting)
        still = ("forward", "backward") if self.panel.overlay else ()
        still = (*still, *self.resting())
        none: tuple[Command, ...] = ()
        offered = safely(lambda: self.panel.commands_in(self.context), none, "the commands of a panel")
        here = remapped(offered, self.keys, self.panel.place())
        return here, tuple(one for one in room if one.id not in still)

    def resting(self) -> tuple[str, ...]:
        """List the ids of the commands of the room that have nothing to act on now."""
        return () if self.view.waiting else ("conflicts",)

    @property
    def room_commands(self) -> tuple[Command, ...]:
        """The commands that act everywhere, with the keys of the settings."""
        return self._acting.room

    @room_commands.setter
    def room_commands(self, commands: tuple[Command, ...]) -> None:
        self._acting.room = commands

    @property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of the settings, by command id."""
        return self._acting.keys

    @keys.setter
    def keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        self._acting.keys = keys

    def show(self, panel: Panel, cursor: Cursor | None = None) -> None:
        """Replace all panels of the stack by one; a half-typed line is kept with its panel.

        Args:
            panel: The new panel.
            cursor: Row and column to choose; None for the first row.
        """
        self._change_field(panel)
        self._layers = [Layer(panel)]
        self._board.cursor = Cursor()
        self.redraw(fresh=True, cursor=cursor)

    def _panel_page(self) -> Page:
        """Return the page of the panel; if the panel fails, a blank page with a message."""
        sorry = "This part cannot be shown; everything is saved."
        elsewhere = f" {key_of('go')} goes elsewhere." if any(one.id == "go" for one in self.room_commands) else ""
        blank = Page(body=ListBody(empty=sorry + elsewhere))
        page = safely(lambda: self.panel.page(self.context), blank, f"the page of {self.panel.place()}")
        return worded(page, self._worded)

    def _worded(self, text: str) -> str:
        """Replace the placeholders of keys in a text."""
        return with_keys(text, self._key)

    def _key(self, name: str) -> str:
        return self._acting.name_key(name, self.commands_here(), self._other_commands)

    def _other_commands(self) -> list[Command]:
        """List the commands of all panels of the stack, whether they act now or not, then those of the room."""
        panels = [layer.panel for layer in reversed(self._layers)]
        own = [one for panel in panels for one in remapped(panel.commands, self.keys, panel.place())]
        return [*own, *self.room_commands]

    @guarded
    def redraw(self, *, fresh: bool = False, cursor: Cursor | None = None) -> None:
        """Draw the page of the panel on top.

        Args:
            fresh: Whether the page opens now, and so sets its own mode.
            cursor: Row and column to choose; None keeps the cursor.
        """
        self._acting.forget()
        if not self.is_attached:
            return
        chosen = self._board.cursor
        page = self._panel_page()
        self._board.show_body(page.body if not self.curtain else Page().body, cursor)
        if self.panel.follows_cursor and self._board.cursor != chosen:
            page = self._panel_page()
        self._page = page if not self.curtain else Page()
        self._field.table = self.panel.tables
        if fresh:
            self._focus_on(page.focus)
        elif self.mode == "field" and not (self._ask or page.ask):
            self._focus_on("list")
        self._draw_lines()
