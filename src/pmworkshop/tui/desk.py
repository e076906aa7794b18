"""The one screen: keys become acts, acts become gestures on their way to the disk. The wall draws it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from textual import events
from textual.message import Message

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.session.public import public
from pmworkshop.session.session import Session
from pmworkshop.tui.commands import ROOM, Command, find, key_names, remapped
from pmworkshop.tui.guard import guarded, safely
from pmworkshop.tui.outbox import Outbox, Waiting
from pmworkshop.tui.page import (
    Act,
    Ask,
    Call,
    Close,
    Commit,
    Context,
    Cursor,
    Focus,
    ListBody,
    Mode,
    Open,
    Page,
    Say,
    Several,
)
from pmworkshop.tui.panel import Panel
from pmworkshop.tui.wall import Wall
from pmworkshop.tui.widgets.field import Field

MOVES = {"up": -1, "down": 1, "k": -1, "j": 1, "home": -10_000, "end": 10_000}
ACROSS = {"left": -1, "right": 1}
PAGES = {"pageup": -1, "pagedown": 1}


@dataclass(slots=True)
class Layer:
    """A panel, and where its cursor and mode were when another was laid over it."""

    panel: Panel
    cursor: Cursor = field(default_factory=Cursor)
    mode: Mode | None = None


class Desk(Wall, inherit_bindings=False):
    """Turns keys into acts; everything that lasts happens in operations of panels."""

    class Called(Message):
        """A panel or command asks for something only the application can do."""

        def __init__(self, name: str, value: str = "") -> None:
            super().__init__()
            self.name = name
            self.value = value

    class Done(Message):
        """A gesture has reached the disk, or was refused."""

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
        super().__init__(clock=clock)
        self._layers = [Layer(panel)]
        self._panel_of_room = panel_of_room
        self._room_commands = commands
        self.keys: Mapping[str, tuple[str, ...]] = {}
        self.outbox: Outbox | None = None

    def on_mount(self) -> None:
        """Begin."""
        self.redraw(fresh=True)
        self.post_message(self.Called("attend"))

    def on_resize(self) -> None:
        """Draw anew for another size."""
        self.set_margins()
        self.ask_for_room()
        self.redraw()

    # What is shown.

    @property
    def panel(self) -> Panel:
        """The panel on top."""
        return self._layers[-1].panel

    @property
    def context(self) -> Context:
        """What the panel may know."""
        return Context(self.view, self._board.cursor)

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands that act now, in this mode and the other, the panel's before those of the room."""
        here, room = self.commands_here()
        return (*here, *room)

    def commands_here(self) -> tuple[tuple[Command, ...], tuple[Command, ...]]:
        """The commands that act now: the panel's, and those of the room; an overlay does not move the room."""
        room = self.room_commands
        if self.curtain:
            return (), tuple(command for command in room if command.id in ("curtain", "quit"))
        still = ("forward", "backward") if self.panel.overlay else ()
        none: tuple[Command, ...] = ()
        offered = safely(lambda: self.panel.commands_in(self.context), none, "the commands of a panel")
        here = remapped(offered, self.keys, self.panel.place())
        return here, tuple(one for one in room if one.id not in still)

    @property
    def room_commands(self) -> tuple[Command, ...]:
        """The commands that act everywhere, with the keys of the settings."""
        return remapped(self._room_commands, self.keys)

    @room_commands.setter
    def room_commands(self, commands: tuple[Command, ...]) -> None:
        self._room_commands = commands

    def show(self, panel: Panel) -> None:
        """Put a panel on the wall, in place of all that are there; what is half typed waits with its panel."""
        self._change_field(panel)
        self._layers = [Layer(panel)]
        self._board.cursor = Cursor()
        self.redraw(fresh=True)

    def _change_field(self, panel: Panel) -> None:
        """Leave what is half typed with the panel it was typed for, and take up what waits with another."""
        if not self._ask:
            self.panel.draft = self._field.value
        self._ask = None
        self._put_draft(panel)

    def _put_draft(self, panel: Panel | None = None) -> None:
        draft = (panel or self.panel).draft
        self._field.value = draft
        self._field.cursor_position = len(draft)

    def _panel_page(self) -> Page:
        """Ask the panel for its page; one that fails is left blank, with a calm line."""
        sorry = "This part cannot be shown; everything is saved."
        elsewhere = " g goes elsewhere." if any(one.id == "go" for one in self.room_commands) else ""
        blank = Page(body=ListBody(empty=sorry + elsewhere))
        return safely(lambda: self.panel.page(self.context), blank, f"the page of {self.panel.place()}")

    @guarded
    def redraw(self, *, fresh: bool = False, cursor: Cursor | None = None) -> None:
        """Draw the page; a fresh one begins in its own mode."""
        if not self.is_attached:
            return
        chosen = self._board.cursor
        page = self._panel_page()
        self._board.show_body(page.body if not self.curtain else Page().body, cursor)
        if self.panel.follows_cursor and self._board.cursor != chosen:
            page = self._panel_page()
        self._page = page if not self.curtain else Page()
        if fresh:
            self.set_mode(page.focus)
        elif self.mode == "field" and not (self._ask or page.ask):
            self.set_mode("list")
        self._draw_lines()

    def tell(self, text: str) -> None:
        """Say something in the calm line; what is too long for it, above the field."""
        if not text and self.outbox is not None and self.outbox.stalled:
            text = f"{self.outbox.stalled} ({len(self.outbox)} not saved yet)"
        self.say(text)

    def set_mode(self, mode: Mode) -> None:
        """Go to the field or to the list."""
        can = bool(self._ask or self._page.ask) and not self.curtain
        self.mode = "field" if mode == "field" and can else "list"
        (self._field if self.mode == "field" else self._board).focus(scroll_visible=False)
        self._draw_field()
        self._draw_foot()

    # The session.

    def take_session(self, session: Session) -> None:
        """Show a newer session; where the room has moved on, show where it is now."""
        before = self.view.stage
        self.view = public(session)
        stage = self.view.stage
        moved = stage is not None and (
            before is None
            or (before.module, before.phase, before.finished) != (stage.module, stage.phase, stage.finished)
            or (before.recess is None) != (stage.recess is None)
        )
        curtain = bool(stage and stage.curtain)
        if curtain != self.curtain:
            self.curtain = curtain
            self.set_mode("list")
        if moved:
            self.show(self._panel_of_room())
        else:
            self.redraw()

    def lay_over(self, panel: Panel) -> None:
        """Lay a panel over the one that is there."""
        self.perform(Open(panel))

    def leave_layers(self) -> None:
        """Go back to the lowest panel."""
        while len(self._layers) > 1:
            self.close_layer()

    # Keys.

    def on_key(self, event: events.Key) -> None:
        """Find the command of a key; what has none goes to the field, or is said to have no meaning."""
        command = find(self.commands, event.key, self.mode)
        if command is None and event.character:
            command = find(self.commands, event.character, self.mode)
        recall = event.key == "up" and not self._field.value and not self._ask
        if self.mode == "field" and command is None and not recall and event.key not in PAGES:
            if event.is_printable and event.character:  # typed faster than the field could wake
                self._field.insert_text_at_cursor(event.character)
                event.stop()
            return
        event.stop()
        event.prevent_default()
        if command is not None:
            self.run(command, event.character if event.is_printable and event.character else event.key)
        elif event.key in PAGES:
            self._page_through(PAGES[event.key])
        elif self.mode == "field":
            self.perform(self._try(lambda: self.panel.recall(self.context)))
        elif event.key in MOVES:
            self._board.move(MOVES[event.key])
        elif event.key in ACROSS:
            self._board.move_across(ACROSS[event.key])
        elif event.is_printable and event.character and not self.curtain:
            shows = next((key_names(one)[-1] for one in self.room_commands if one.id == "help"), "?")
            self.tell(f"“{event.character}” has no meaning here. {shows} shows the keys.")

    def _page_through(self, by: int) -> None:
        """Go through a list that lies over the room, or home, a screen at a time."""
        if not self._board.page(by) and self.panel.overlay:
            self.tell("That is all of it. Esc goes back to the room.")

    def on_input_submitted(self) -> None:
        """Take the line that was typed."""
        self._enter()

    def run(self, command: Command, key: str = "") -> None:
        """Carry out a command."""
        self.tell("")
        if command.id in ("forward", "backward") and self._ask is not None and self.typed:
            self.tell("This line is not kept yet: Enter keeps it, Esc leaves it.")
            return
        handler = self.panel.handler(command)
        if handler is not None and command in self.commands_here()[0]:
            self.perform(self._try(lambda: handler(self.context, key or command.keys[0])))
        elif command.id == "leave_field":
            self._leave_field()
        else:
            self.post_message(self.Called(command.id))

    def _leave_field(self) -> None:
        if self._ask:
            self._ask = None
            self._put_draft()
        if self._layers[-1].mode is not None:
            self._layers[-1].mode = None
        self.set_mode("list")
        self.redraw()

    def _enter(self) -> None:
        """Take the line out of the field; should it be refused, it comes back."""
        text, ask = self._field.value, self._ask
        if not text.strip() and not (ask and ask.empty):
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
        if ask and self._page.focus == "list":
            self.set_mode("list")
        self.perform(act, text, ask)
        self._draw_field()
        self._draw_foot()

    def _bring_back(self, text: str, ask: Ask | None) -> None:
        """Put a refused line back where it was typed, unless something else stands there by now."""
        if not self._field.value or (ask and self._field.value == self.panel.draft):
            self._ask = ask
            self._field.value = text
            self._field.cursor_position = len(text)
            self.set_mode("field")

    @guarded
    def _try(self, make: Callable[[], Act | None], failed: list[PmworkshopError] | None = None) -> Act | None:
        """Ask a panel for an act; what it refuses is said calmly."""
        try:
            return make()
        except PmworkshopError as error:
            self.tell(str(error))
            if failed is not None:
                failed.append(error)
            return None

    # Acts.

    def perform(self, act: Act | None, text: str = "", ask: Ask | None = None) -> None:
        """Do what a panel wants done."""
        match act:
            case Commit():
                if self.outbox is not None:
                    self.outbox.put(Waiting(act, text, ask))
                return
            case Ask():
                if self._ask is None:
                    self.panel.draft = self._field.value
                self._ask = act
                self._field.value = act.initial
                self._field.cursor_position = len(act.initial)
                self.set_mode("field")
                self._draw_below()
                return
            case Say():
                self.tell(act.text)
            case Open(panel=Panel() as panel):
                self._layers[-1].cursor, self._layers[-1].mode = self._board.cursor, self.mode
                self._change_field(panel)
                self._layers.append(Layer(panel))
                self._board.cursor = Cursor()
                self.redraw(fresh=True)
            case Close():
                self.close_layer(act.then)
            case Focus():
                if act.cursor is not None:
                    self._board.put_cursor(act.cursor)
                self.redraw()
                if act.mode is not None:
                    self.set_mode(act.mode)
            case Several():
                for one in act.acts:
                    self.perform(one)
            case Call():
                self.post_message(self.Called(act.name, act.value))
            case _:
                self.redraw()

    def close_layer(self, then: Act | None = None) -> None:
        """Go back to the panel below."""
        if len(self._layers) > 1:
            self._change_field(self._layers[-2].panel)
            self._layers.pop()
        layer = self._layers[-1]
        self.redraw(cursor=layer.cursor)
        self.set_mode(layer.mode or "list")
        if then is not None:
            self.perform(then)

    def on_desk_done(self, message: Done) -> None:
        """Take note of what reached the disk, and of what did not."""
        if self.outbox is None:
            return
        waiting = message.waiting
        result = self.outbox.take(waiting)
        if result is None:
            self.tell("")
            return
        if isinstance(result, BaseException):
            self._refused(result, waiting)
            return
        self.take_session(result.session)
        self._after(waiting.commit, result.step.changes[0].id if result.step and result.step.changes else "")

    def _after(self, commit: Commit, newest: str) -> None:
        row = {"newest": newest}.get(commit.select, commit.select)
        self.redraw(cursor=Cursor(row, self._board.cursor.column) if row else None)
        if commit.told:
            self.tell(commit.told)
        if commit.then is not None:
            then = commit.then
            self.perform(self._try(lambda: then(self.context)))

    def _refused(self, error: BaseException, waiting: Waiting) -> None:
        if not isinstance(error, PmworkshopError):
            self.post_message(self.Called("fault", repr(error)))
        self.tell(str(error) if isinstance(error, PmworkshopError) else "That did not work; nothing was changed.")
        if waiting.text:
            self._bring_back(waiting.text, waiting.ask)
        self.redraw()

    # From the widgets.

    def on_board_moved(self) -> None:
        """Draw what depends on the chosen row."""
        self._redraw_for_cursor()

    @guarded
    def _redraw_for_cursor(self) -> None:
        if self.panel.follows_cursor:
            self._page = self._panel_page()
            self._draw_lines()
        else:
            self._draw_foot()

    def on_board_chosen(self) -> None:
        """Take a second click on a row for Enter."""
        self.perform(self._try(lambda: self.panel.chosen(self.context)))

    def on_field_pasted(self, message: Field.Pasted) -> None:
        """Take several pasted lines, as several answers where that makes sense."""
        lines = message.lines
        act = None if self._ask else self._try(lambda: self.panel.paste(self.context, lines))
        if act is None:
            self._field.value = " ".join(lines)
            self._field.cursor_position = len(self._field.value)
            return
        self.perform(act, "\n".join(lines))

    def on_field_told(self, message: Field.Told) -> None:
        """Say what happened to a paste."""
        self.tell(message.text)

    @property
    def unsaved(self) -> int:
        """How many lines would be lost by leaving now."""
        drafts = [layer.panel.draft for layer in self._layers[:-1]]
        drafts += [self.panel.draft if self._ask else "", self.half_typed]
        return sum(bool(draft.strip()) for draft in drafts) + (len(self.outbox) if self.outbox else 0)

    @property
    def half_typed(self) -> str:
        """What stands in the field, or waits in it, that Enter has not kept."""
        initial = self._ask.initial if self._ask else ""
        return self._field.value if self._field.value.strip() not in ("", initial.strip()) else ""

    @property
    def panels(self) -> list[Panel]:
        """The panels that are laid over each other."""
        return [layer.panel for layer in self._layers]

    @property
    def asking(self) -> bool:
        """Whether a question stands over the field."""
        return self._ask is not None

    @property
    def typed(self) -> bool:
        """Whether something stands in the field that Enter has not kept."""
        initial = self._ask.initial if self._ask else ""
        return self.mode == "field" and self._field.value.strip() not in ("", initial.strip())
