"""The stage screen: turns keys into acts, and acts into gestures that are queued for the store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual import events
from textual.message import Message

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.public import public
from pmworkshop.tui.guard import Words, guarded
from pmworkshop.tui.keymap.commands import ROOM, Command, find, key_names, key_of
from pmworkshop.tui.keymap.ways_out import error_words
from pmworkshop.tui.pages.module_place import has_moved
from pmworkshop.tui.pages.page import Act, Ask, Close, Commit, Cursor, Focus, Open, Say, Several
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.requests.messages import Attend, Request
from pmworkshop.tui.screen.hands import Hands
from pmworkshop.tui.screen.overlay_stack import OverlayStack
from pmworkshop.tui.screen.panel_stack import PanelStack, half_typed_lines
from pmworkshop.tui.screen.results import Results, what_waits
from pmworkshop.tui.screen.waiting import Waiting, waiting_for
from pmworkshop.workshop.queue import Queue
from pmworkshop.workshop.spool import Found

MOST_KEYS = 4
"""A command with more keys than that needs one of them: no click stands for it."""


class StageScreen(PanelStack, inherit_bindings=False):
    """Turns keys into acts; every lasting change is made by operations of panels.

    Attributes:
        outbox: Queue of the gestures on their way to the store; None if the session cannot be written.
        unsaved_found: Spools of earlier runs with entries that did not reach the disk.
        away: Seconds of an absence of which is still to be said whether they count; 0 without one.
        hands: What takes the keys and pastes.
        overlays: What lays panels and questions over those that are shown.
        results: What queues the gestures and shows their results.
    """

    results_of: ClassVar[type[Results]] = Results

    class Requested(Message):
        """A panel or command requests something that only the application can do."""

        def __init__(self, request: Request) -> None:
            super().__init__()
            self.request = request

    class Done(Message):
        """A gesture has been stored, or was refused."""

        def __init__(self, waiting: Waiting) -> None:
            super().__init__()
            self.waiting = waiting

    def __init__(
        self,
        panel: Panel,
        *,
        clock: Callable[[], datetime],
        panel_of_room: Callable[[], Panel] = Panel,
        commands: tuple[Command, ...] = ROOM,
    ) -> None:
        super().__init__(panel, clock=clock, commands=commands)
        self._panel_of_room = panel_of_room
        self.outbox: Queue[Waiting] | None = None
        self.unsaved_found: list[Found] = []
        self.away = 0
        self.hands, self.results, self.overlays = Hands(self), self.results_of(self), OverlayStack(self)

    def on_mount(self) -> None:
        """Draw the first page, and report to the application that the screen is up."""
        self.redraw(fresh=True)
        self.post_message(self.Requested(Attend()))

    def on_resize(self) -> None:
        """Draw the screen in its new size."""
        self.set_margins()
        self.ask_for_room()
        self.redraw()

    def tell(self, text: str) -> None:
        """Show a message in the message line; long text also uses the lines above the field.

        Args:
            text: The message, with placeholders for keys; empty shows what waits, such as a stalled disk, or nothing.
        """
        self.say(self.wording.write(text or what_waits(self)))

    # The session.

    def take_session(self, session: Session, cursor: Cursor | None = None) -> None:
        """Show a newer state of the session; if the room has moved, show the panel of its new place.

        Args:
            session: The whole session; the screen keeps its public view.
            cursor: Row and column to choose; None keeps the cursor, or chooses the first row of a new panel.
        """
        before = self.view.stage
        self.view = public(session)
        stage = self.view.stage
        curtain = bool(stage and stage.curtain)
        if curtain != self.curtain:
            self.curtain = curtain
            self.set_mode("list")
        if has_moved(before, stage):
            if self.away:  # its phase is over, and nobody is asked about it any more
                self.away = 0
                self.tell("")
            self.show(self._panel_of_room(), cursor)
        else:
            self.redraw(cursor=cursor)

    def lay_over(self, panel: Panel) -> None:
        """Lay a panel over the present one.

        Args:
            panel: The overlay.
        """
        self.perform(Open(panel))

    def leave_layers(self) -> None:
        """Return to the lowest panel."""
        while len(self.stack) > 1:
            self.overlays.close()

    # Keys.

    async def on_key(self, event: events.Key) -> None:
        """Handle a key; every key comes here first, whatever has the focus, and each is done before the next."""
        event.stop()
        event.prevent_default()
        await self.hands.key(event)

    def on_paste(self, event: events.Paste) -> None:
        """Take a pasted text in."""
        event.stop()
        self.hands.paste(event.text)

    def on_words(self, event: Words) -> None:
        """Take text in that came faster than keys are pressed."""
        event.stop()
        self.hands.words(event.text)

    def without_meaning(self, key: str, character: str) -> None:
        """Report that a key of the list does nothing here.

        Args:
            key: Name of the key.
            character: The character it types; empty if none, and then nothing is reported.
        """
        if character and not self.curtain:
            shows = next((key_names(one)[-1] for one in self.room_commands if one.id == "help"), "?")
            self.tell(f"“{character}” has no meaning here. {shows} shows the keys.")

    def run(self, command: Command, key: str = "") -> None:
        """Run a command: by its handler of the panel, by a replacement, or as a request to the application.

        A line that is typed in answer to a question must be kept or left before the room moves on.

        Args:
            command: The command.
            key: The key that was pressed; empty for the first key of the command.
        """
        self.tell("")
        if command.id in ("forward", "backward") and self.ask is not None and self.typed:
            self.tell(f"This line is not kept yet: Enter keeps it, {key_of('leave_field')} leaves it.")
            return
        handler = self.panel.handler(command)
        if handler is not None and command in self.commands_here()[0]:
            self.perform(self.attempt(lambda: handler(self.context, key or command.keys[0])))
        elif command.id == "leave_field":
            self._leave_field()
        elif (act := self.attempt(lambda: self.panel.instead(self.context, command))) is not None:
            self.perform(act)
        elif command.request is not None:
            self.post_message(self.Requested(command.request))
        else:
            self.tell("That has no meaning here now.")

    def _leave_field(self) -> None:
        if self.ask:
            self.back_to_question()
        if self.ask:
            self.set_mode("field")
            return
        if self.stack[-1].mode is not None:
            self.stack[-1].mode = None
        self.set_mode("list")
        self.redraw()

    @guarded
    def attempt(self, make: Callable[[], Act | None], failed: list[PmworkshopError] | None = None) -> Act | None:
        """Ask a panel for an act; show the message of a refusal.

        Args:
            make: Returns the act.
            failed: List to which a refusal is added; None if it does not matter.

        Returns:
            The act; None if there is none, or after a refusal.
        """
        try:
            return make()
        except PmworkshopError as error:
            self.tell(error_words(error))
            if failed is not None:
                failed.append(error)
            return None
        finally:
            self._acting.forget()  # the panel may have changed its memory

    # Acts.

    def perform(self, act: Act | None, text: str = "", ask: Ask | None = None) -> None:
        """Perform an act of a panel.

        Args:
            act: The act; None only redraws the page.
            text: The line that led to it; it comes back if the operation is refused. Empty if nothing was typed.
            ask: The question that the line answered; None for the field of the page.
        """
        match act:
            case Commit():
                stage = self.view.stage
                self.put(waiting_for(act, text, ask, stage.module if stage else ""))
            case Ask():
                self.overlays.ask(act)
            case Say():
                self.tell(act.text)
            case Open():
                self.overlays.open(act.panel)
            case Close():
                self.overlays.close(act.then)
            case Focus():
                self._go_to(act)
            case Several():
                self._perform_all(act, text, ask)
            case None:
                self.redraw()
            case _:
                self.post_message(self.Requested(act))

    def _perform_all(self, several: Several, text: str, ask: Ask | None) -> None:
        """Perform several acts in order; a refused line comes back even if another act follows it."""
        for one in several.acts:
            kept = isinstance(one, Commit | Several)
            self.perform(one, text if kept else "", ask if kept else None)

    def _go_to(self, focus: Focus) -> None:
        if focus.cursor is not None:
            self.board.put_cursor(focus.cursor)
        self.redraw()
        if focus.mode is not None:
            self.set_mode(focus.mode)

    def resting(self) -> tuple[str, ...]:
        """List the ids of the commands of the room that have nothing to act on now."""
        stalled = self.outbox is not None and self.outbox.stalled
        found = (*(() if self.unsaved_found else ("unsaved",)), *(() if self.away else ("away",)))
        return (*super().resting(), *found, *(() if stalled else ("new_file",)))

    def put(self, waiting: Waiting) -> None:
        """Queue a gesture for the store; it is dropped if the session cannot be written.

        Args:
            waiting: The gesture.
        """
        self.results.put(waiting)

    def on_stage_screen_done(self, message: Done) -> None:
        """Show the result of a gesture that was stored or refused."""
        self.results.done(message.waiting)

    # From the widgets.

    def on_body_view_moved(self) -> None:
        """Redraw what depends on the chosen row."""
        self._redraw_for_cursor()

    @guarded
    def _redraw_for_cursor(self) -> None:
        if self.panel.follows_cursor:
            self.page = self._panel_page()
            self._draw_lines()
        else:
            self.draw_foot()

    def on_body_view_chosen(self) -> None:
        """Treat a second click on a row as Enter."""
        command = find(self.commands, "enter", "list")
        if command is not None:
            self.run(command)

    def on_click(self, event: events.Click) -> None:
        """Treat a click on a key of the footer as that key."""
        if event.screen_y != self._foot.region.y or self.ask is not None:
            return
        x = event.screen_x - self._foot.region.x
        for command in self.commands:
            at = self._footed.find(command.shown) if command.title and command.acts_in(self.mode) else -1
            if 0 <= at <= x < at + len(command.shown) and len(command.keys) <= MOST_KEYS:
                self.run(command)
                return

    @property
    def unsaved(self) -> int:
        """Number of lines that would be lost by leaving now."""
        secret = self.secret_entry and bool(self.half_typed)
        return len(half_typed_lines(self)) + secret + (len(self.outbox) if self.outbox else 0)
