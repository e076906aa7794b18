"""The stack of panels: the page of the uppermost one, and the commands that act there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pmworkshop.base.dates import UNSAID
from pmworkshop.tui.guard import guarded, safely
from pmworkshop.tui.keymap.acting import ActingCommands, Listing, Situation
from pmworkshop.tui.keymap.commands import Command, key_of, remapped, without_letters
from pmworkshop.tui.pages.page import Ask, Context, Cursor, ListBody, Mode, Page, worded
from pmworkshop.tui.pages.panel import Panel, half_answered
from pmworkshop.tui.screen.entry import Entry
from pmworkshop.tui.screen.leader_keys import for_leader
from pmworkshop.tui.screen.wording import Wording

EDGE = 4
"""Cells of a line that a page leaves blank."""


@dataclass(slots=True)
class Layer:
    """A panel of the stack, with its cursor and mode from before another one was laid over it.

    Attributes:
        panel: The panel.
        cursor: Cursor to restore when the panel is on top again.
        mode: Mode to restore then; None for the list.
        asked: Question that was open then, with its half-typed answer, and those under it; empty without one.
    """

    panel: Panel
    cursor: Cursor = field(default_factory=Cursor)
    mode: Mode | None = None
    asked: tuple[tuple[Ask, str], ...] = ()


class PanelStack(Entry, inherit_bindings=False):
    """Shows the panel on top; its texts and commands use the keys of the settings.

    Attributes:
        stack: The panels of the stack, the lowest one first.
        wording: Writes texts with the keys of the settings.
        dates: How the facilitator writes dates.
    """

    def __init__(self, panel: Panel, *, clock: Callable[[], datetime], commands: tuple[Command, ...]) -> None:
        super().__init__(clock=clock)
        self.stack, self.dates = [Layer(panel)], UNSAID
        self._acting = ActingCommands(commands)
        self.wording = Wording(self._acting, self.commands_here, lambda: self.panels)

    @property
    def panel(self) -> Panel:
        """The panel on top."""
        return self.stack[-1].panel

    @property
    def panels(self) -> list[Panel]:
        """The panels of the stack, the lowest one first."""
        return [layer.panel for layer in self.stack]

    @property
    def context(self) -> Context:
        """The public view of the session, with the cursor, the width and the time."""
        return Context(self.view, self.board.cursor, max(self.size.width - EDGE, 1), self._now(), self.dates)

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands that act now in either mode: those of the panel before those of the room."""
        here, room = self.commands_here()
        return (*here, *room)

    def commands_here(self) -> Listing:
        """Return the commands of the panel, then those of the room; an overlay disables moving the room."""
        covers = (self.board.cursor, self.size.width, self.curtain, self.covered, self.resting())
        return self._acting.listing(Situation(self.panel, self.view, covers), lambda: list_commands(self))

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
        self.change_field(panel)
        _keep_asked(self.stack)
        self.stack, self.board.cursor = [Layer(panel)], Cursor()
        self.redraw(fresh=True, cursor=cursor)

    def _panel_page(self) -> Page:
        """Return the page of the panel; if the panel fails, a blank page with a message."""
        sorry = "This part cannot be shown; everything is saved."
        elsewhere = f" {key_of('go')} goes elsewhere." if any(one.id == "go" for one in self.room_commands) else ""
        blank = Page(body=ListBody(empty=sorry + elsewhere))
        page = safely(lambda: self.panel.page(self.context), blank, f"the page of {self.panel.place()}")
        return worded(page, self.wording.write)

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
        chosen = self.board.cursor
        page = self._panel_page()
        self.board.show_body(page.body if not self.curtain else Page().body, cursor)
        if self.panel.follows_cursor and self.board.cursor != chosen:
            page = self._panel_page()
        self.page = page if not self.curtain else Page()
        self.field.table = self.panel.tables
        if fresh:
            self._focus_on(page.focus)
        elif self.mode == "field" and not (self.ask or page.ask):
            self._focus_on("list")
        self._draw_lines()


def list_commands(screen: PanelStack) -> Listing:
    """List the commands that act now on a screen.

    Args:
        screen: The screen.

    Returns:
        The commands of the panel on top, then those of the room; behind the curtain the few that open it or leave.
    """
    room, panel = screen.room_commands, screen.panel
    if screen.curtain:
        return (), _behind_curtain(screen)
    still = (*(("forward", "backward") if panel.overlay else ()), *screen.resting())
    none: tuple[Command, ...] = ()
    offered = safely(lambda: panel.commands_in(screen.context), none, "the commands of a panel")
    here = remapped(offered, screen.keys, panel.place())
    listing = here, tuple(one for one in room if one.id not in still)
    if screen.running and screen.view.info.solo:
        listing = for_leader(listing, panel)
    if safely(lambda: half_answered(panel, screen.context), False, "a half-typed answer"):
        return without_letters(listing[0]), without_letters(listing[1])
    return listing


def _behind_curtain(screen: PanelStack) -> tuple[Command, ...]:
    """List what acts while the curtain is down, or while what was typed before it is still to be left."""
    acting = ("curtain", "quit") if screen.covered else ("leave_field",)
    return tuple(command for command in screen.room_commands if command.id in acting)


def _keep_asked(layers: list[Layer]) -> None:
    """Keep half-typed answers to questions under an overlay as drafts of their panels; secret ones are dropped."""
    for layer in layers:
        texts = [text.strip() for ask, text in layer.asked if not ask.secret]
        layer.panel.draft = " ".join(filter(None, [layer.panel.draft, *texts]))


def half_typed_lines(screen: PanelStack) -> list[str]:
    """List the half-typed lines of a whole stack of panels.

    Args:
        screen: The screen.

    Returns:
        The lines that are not blank, the lowest panel first; no secret entry is among them.
    """
    lines: list[str] = []
    for layer in screen.stack[:-1]:
        lines += [layer.panel.draft, *(text for ask, text in layer.asked if not ask.secret)]
    lines += [screen.panel.draft if screen.asking else "", *screen.asked_lines]
    return [line for line in lines if line.strip()]
