"""The stage screen: turns keys into acts, and acts into gestures that are queued for the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from textual import events
from textual.message import Message

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.public import public
from pmworkshop.tui.guard import guarded
from pmworkshop.tui.keymap.commands import ROOM, Command, find, key_names, key_of
from pmworkshop.tui.keymap.ways_out import error_words
from pmworkshop.tui.pages.module_place import has_moved
from pmworkshop.tui.pages.page import Act, Ask, Close, Commit, Cursor, Focus, Open, Say, Several
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.requests.messages import Attend, NoteFault, Request
from pmworkshop.tui.screen.panel_stack import Layer, PanelStack
from pmworkshop.tui.screen.waiting import Waiting, chosen_after, stalled_words, waiting_for
from pmworkshop.tui.widgets.field import Field
from pmworkshop.workshop.queue import Queue
from pmworkshop.workshop.spool import Found
from pmworkshop.workshop.workshop import Committed

MOST_KEYS = 4
"""A command with more keys than that needs one of them: no click stands for it."""
SAVED = "Everything is saved."
MOVES = {"up": -1, "down": 1, "k": -1, "j": 1, "home": -10_000, "end": 10_000}
ACROSS = {"left": -1, "right": 1}
PAGES = {"pageup": -1, "pagedown": 1}


class StageScreen(PanelStack, inherit_bindings=False):
    """Turns keys into acts; every lasting change is made by operations of panels.

    Attributes:
        outbox: Queue of the gestures on their way to the store; None if the session cannot be written.
        unsaved_found: Spools of earlier runs with entries that did not reach the disk.
        said_when_saved: The message for when the last waiting gesture is stored; it says where, after a new file.
    """

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
        self.said_when_saved = SAVED

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
            text: The message, with placeholders for keys; empty clears the line or shows that the disk is stalled.
        """
        if not text and self.outbox is not None and self.outbox.stalled:
            text = stalled_words(self.outbox, moves=any(one.id == "new_file" for one in self.room_commands))
        self.say(self._worded(text))

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
        while len(self._layers) > 1:
            self.close_layer()

    # Keys.

    def on_key(self, event: events.Key) -> None:
        """Run the command of a key; other keys go to the field, move the cursor, or are reported as unused."""
        typed = event.character if event.is_printable and event.character else ""
        command = find(self.commands, event.key, self.mode)
        if command is None and event.character:
            command = find(self.commands, event.character, self.mode)
        if command is None and self._goes_to_field(event.key):
            self._take_in_field(event, typed)
            return
        event.stop()
        event.prevent_default()
        if command is not None:
            self.run(command, typed or event.key)
        else:
            self._move(event.key, typed)

    def _goes_to_field(self, key: str) -> bool:
        """Return whether a key without a command belongs to the field: all but page keys, and up in an empty one."""
        recalls = key == "up" and not self._field.value and not self._ask
        return self.mode == "field" and not recalls and key not in PAGES

    def _take_in_field(self, event: events.Key, typed: str) -> None:
        """Let the field handle a key; report a key that acts only in the list."""
        if typed:  # typed faster than the field could wake
            self._field.insert_text_at_cursor(typed)
            event.stop()
        elif event.key.startswith("ctrl+") and (listed := find(self.commands, event.key, "list")):
            self.tell(f"{listed.key} acts in the list: {key_of('leave_field')} leaves the field.")

    def _move(self, key: str, typed: str) -> None:
        """Move the cursor, or recall the last line in an empty field; report other keys as unused."""
        if key in PAGES:
            self._page_through(PAGES[key])
        elif self.mode == "field":
            self.perform(self._try(lambda: self.panel.recall(self.context)))
        elif key in MOVES:
            self._board.move(MOVES[key])
        elif key in ACROSS:
            self._board.move_across(ACROSS[key])
        else:
            self.without_meaning(key, typed)

    def without_meaning(self, key: str, character: str) -> None:
        """Report that a key of the list does nothing here.

        Args:
            key: Name of the key.
            character: The character it types; empty if none, and then nothing is reported.
        """
        if character and not self.curtain:
            shows = next((key_names(one)[-1] for one in self.room_commands if one.id == "help"), "?")
            self.tell(f"“{character}” has no meaning here. {shows} shows the keys.")

    def _page_through(self, by: int) -> None:
        """Scroll an overlay or the home page by one screen; not while a line is asked for."""
        if self.curtain:
            return
        if self._ask is not None:
            self.tell(f"Enter keeps this line, {key_of('leave_field')} leaves it.")
            return
        self.tell("")
        if not self._board.page(by):
            self.perform(self._try(lambda: self.panel.beyond(self.context, by)))

    def on_input_submitted(self) -> None:
        """Handle Enter in the field."""
        self._enter()

    def run(self, command: Command, key: str = "") -> None:
        """Run a command: by its handler of the panel, by a replacement, or as a request to the application.

        A line that is typed in answer to a question must be kept or left before the room moves on.

        Args:
            command: The command.
            key: The key that was pressed; empty for the first key of the command.
        """
        self.tell("")
        if command.id in ("forward", "backward") and self._ask is not None and self.typed:
            self.tell(f"This line is not kept yet: Enter keeps it, {key_of('leave_field')} leaves it.")
            return
        handler = self.panel.handler(command)
        if handler is not None and command in self.commands_here()[0]:
            self.perform(self._try(lambda: handler(self.context, key or command.keys[0])))
        elif command.id == "leave_field":
            self._leave_field()
        elif (act := self._try(lambda: self.panel.instead(self.context, command))) is not None:
            self.perform(act)
        elif command.request is not None:
            self.post_message(self.Requested(command.request))
        else:
            self.tell("That has no meaning here now.")

    def _leave_field(self) -> None:
        if self._ask:
            self._ask = None
            self._put_draft()
        if self._layers[-1].mode is not None:
            self._layers[-1].mode = None
        self.set_mode("list")
        self.redraw()

    def _enter(self) -> None:
        """Take the line out of the field and act on it; a refused line comes back."""
        text, ask = self._field.value, self._ask
        if not text.strip() and not (ask and ask.empty):
            if ask:
                self.tell(f"Nothing is typed yet; {key_of('leave_field')} leaves it.")
            return
        self.tell("")
        self._field.value = ""
        self._ask = None
        failed: list[PmworkshopError] = []
        answer = (lambda: ask.answer(self.context, text)) if ask else (lambda: self.panel.submit(self.context, text))
        act = self._try(answer, failed)
        if failed:
            self._bring_back(text, ask)
            return
        if ask:
            self._put_draft()
        if ask:
            self.set_mode(self._asked_in)
        self.perform(act, text, ask)
        self._draw_field()
        self._draw_foot()

    @guarded
    def _try(self, make: Callable[[], Act | None], failed: list[PmworkshopError] | None = None) -> Act | None:
        """Ask a panel for an act; show the message of a refusal."""
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
                self._open_question(act)
            case Say():
                self.tell(act.text)
            case Open():
                self._open_layer(act.panel)
            case Close():
                self.close_layer(act.then)
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

    def _open_question(self, ask: Ask) -> None:
        """Ask for a line in the field; the half-typed line there is kept as the draft of the panel."""
        if self._ask is None:
            self.panel.draft, self._asked_in = self._field.value, self.mode
        keys = tuple(map(self._worded, ask.keys))
        self._ask = replace(ask, question=self._worded(ask.question), keys=keys)
        self._field.value = ask.initial or self._waiting_draft(ask)
        self._field.cursor_position = len(self._field.value)
        self.set_mode("field")
        self._draw_below()

    def _open_layer(self, panel: object) -> None:
        assert isinstance(panel, Panel)
        self._layers[-1].cursor, self._layers[-1].mode = self._board.cursor, self.mode
        self._change_field(panel)
        self._layers.append(Layer(panel))
        self._board.cursor = Cursor()
        self.redraw(fresh=True)

    def _go_to(self, focus: Focus) -> None:
        if focus.cursor is not None:
            self._board.put_cursor(focus.cursor)
        self.redraw()
        if focus.mode is not None:
            self.set_mode(focus.mode)

    def _waiting_draft(self, ask: Ask) -> str:
        """Take the draft of a page without a field into the first question that opens there with an empty field."""
        if not self.panel.draft or self._page.ask or ask.secret:
            return ""
        waited, self.panel.draft = self.panel.draft, ""
        return waited

    def close_layer(self, then: Act | None = None) -> None:
        """Close the uppermost panel, unless it is the only one, and restore the cursor and mode of the one below.

        Args:
            then: Act to perform there; None if nothing follows.
        """
        if len(self._layers) > 1:
            self._change_field(self._layers[-2].panel)
            self._layers.pop()
        layer = self._layers[-1]
        self.redraw(cursor=layer.cursor)
        self.set_mode(layer.mode or "list")
        if then is not None:
            self.perform(then)

    def put(self, waiting: Waiting) -> None:
        """Queue a gesture for the store; it is dropped if the session cannot be written.

        Args:
            waiting: The gesture.
        """
        if self.outbox is not None:
            self.outbox.put(waiting)
            if self.outbox.stalled:
                self.tell("")

    def resting(self) -> tuple[str, ...]:
        """List the ids of the commands of the room that have nothing to act on now."""
        stalled = self.outbox is not None and self.outbox.stalled
        found = () if self.unsaved_found else ("unsaved",)
        return (*super().resting(), *found, *(() if stalled else ("new_file",)))

    def on_stage_screen_done(self, message: Done) -> None:
        """Show the result of a gesture that was stored or refused."""
        if self.outbox is None:
            return
        waiting = message.waiting
        result = self.outbox.take(waiting)
        if result is None:
            self.tell("")
            self._draw_foot()
            return
        if isinstance(result, BaseException):
            self._refused(result, waiting)
        else:
            self._reached(result, waiting, relieved=self.outbox.relieved)
        if waiting.arrived is not None:
            waiting.arrived()

    def _reached(self, result: Committed, waiting: Waiting, *, relieved: bool) -> None:
        """Show a stored gesture, and perform the act that follows it; tell if it is the last that had to wait."""
        row = chosen_after(result, waiting)
        self.take_session(result.session, Cursor(row, self._board.cursor.column) if row else None)
        told = result.step.label if waiting.tells_label and result.step else waiting.told
        if relieved:
            told, self.said_when_saved = f"{told} {self.said_when_saved}".strip(), SAVED
        if told:
            self.tell(told)
        if waiting.then is not None:
            then = waiting.then
            self.perform(self._try(lambda: then(self.context)))

    def _refused(self, error: BaseException, waiting: Waiting) -> None:
        if not isinstance(error, PmworkshopError):
            self.post_message(self.Requested(NoteFault(repr(error))))
        self.tell(
            error_words(error) if isinstance(error, PmworkshopError) else "That did not work; nothing was changed."
        )
        if waiting.text:
            self._bring_back(waiting.text, waiting.ask)
        self.redraw()

    # From the widgets.

    def on_body_view_moved(self) -> None:
        """Redraw what depends on the chosen row."""
        self._redraw_for_cursor()

    @guarded
    def _redraw_for_cursor(self) -> None:
        if self.panel.follows_cursor:
            self._page = self._panel_page()
            self._draw_lines()
        else:
            self._draw_foot()

    def on_body_view_chosen(self) -> None:
        """Treat a second click on a row as Enter."""
        command = find(self.commands, "enter", "list")
        if command is not None:
            self.run(command)

    def on_click(self, event: events.Click) -> None:
        """Treat a click on a key of the footer as that key."""
        if event.screen_y != self._foot.region.y or self._ask is not None:
            return
        x = event.screen_x - self._foot.region.x
        for command in self.commands:
            at = self._footed.find(command.shown) if command.title and command.acts_in(self.mode) else -1
            if 0 <= at <= x < at + len(command.shown) and len(command.keys) <= MOST_KEYS:
                self.run(command)
                return

    def on_field_pasted(self, message: Field.Pasted) -> None:
        """Handle several pasted lines: as separate answers if the panel takes them, else as one line."""
        lines = message.lines
        act = None if self._ask else self._try(lambda: self.panel.paste(self.context, lines))
        if act is None:
            self._field.value = " ".join(lines)
            self._field.cursor_position = len(self._field.value)
            return
        self.perform(act, "\n".join(lines))

    def on_field_told(self, message: Field.Told) -> None:
        """Show the message of the field about a paste."""
        self.tell(message.text)

    @property
    def unsaved(self) -> int:
        """Number of lines that would be lost by leaving now."""
        drafts = [layer.panel.draft for layer in self._layers[:-1]]
        drafts += [self.panel.draft if self._ask else "", self.half_typed]
        return sum(bool(draft.strip()) for draft in drafts) + (len(self.outbox) if self.outbox else 0)
