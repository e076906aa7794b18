"""The stage screen: keys become acts, and acts become gestures that are queued for the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.session.core.session import Session
from pmworkshop.tui.drawing.band import band, label_of
from pmworkshop.tui.drawing.message_kinds import Kind
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.guard import Words, guarded
from pmworkshop.tui.keymap.commands import ROOM, Command, find, key_names
from pmworkshop.tui.keymap.ways_out import error_words
from pmworkshop.tui.pages.module_place import has_moved
from pmworkshop.tui.pages.page import Act, Ask, Context, Cursor
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.requests.messages import Attend, Request
from pmworkshop.tui.screen.acts import Acts
from pmworkshop.tui.screen.entry import Entry
from pmworkshop.tui.screen.fading import Fading
from pmworkshop.tui.screen.following import begun_here, follow_question, overtaken_words
from pmworkshop.tui.screen.foot import clicked, foot_line
from pmworkshop.tui.screen.hands import Hands
from pmworkshop.tui.screen.layout import Layout, margins
from pmworkshop.tui.screen.motion import Motion
from pmworkshop.tui.screen.offered import Offered
from pmworkshop.tui.screen.overlay_stack import OverlayStack
from pmworkshop.tui.screen.panel_page import list_of, panel_page, show_page
from pmworkshop.tui.screen.panel_stack import PanelStack
from pmworkshop.tui.screen.results import Results, resting, what_waits
from pmworkshop.tui.screen.screen_state import ScreenState
from pmworkshop.tui.widgets.body_view import BodyView
from pmworkshop.tui.widgets.field import Field

if TYPE_CHECKING:
    from pmworkshop.tui.screen.waiting import Waiting
    from pmworkshop.workshop.queue import Queue
    from pmworkshop.workshop.spool import Found


def _behind_keys(screen: Screen[None], seconds: float, do: Callable[[], None]) -> None:
    """Call a function of a screen after a time, behind the keys that have been read until then."""
    screen.set_timer(seconds, lambda: screen.app.call_later(screen.call_later, do))


NO_MEANING = tr_noop("“{character}” has no meaning here. {key} shows the keys.")
EDGE = 1
"""Cells of a line that a page leaves blank."""


class StageScreen(Screen[None], inherit_bindings=False):
    """Shows the panel on top of a stack; every lasting change is made by operations of panels.

    Attributes:
        state: What is shown now.
        board: The rows of the page.
        field: The line that is being typed.
        stack: The panels.
        entry: What keeps the typed lines.
        lines: What draws the lines.
        offered: What lists the commands that act now.
        hands: What takes the keys and pastes.
        motion: What lets pictures unfold once they are shown.
        acts: What runs the commands and performs the acts.
        overlays: What lays panels and questions over those that are shown.
        fading: What lets the foot fade some seconds after the last key.
        results: What queues the gestures and shows their results.
        outbox: Queue of the gestures on their way to the store; None if the session cannot be written.
        unsaved_found: Spools of earlier runs with entries that did not reach the disk.
        away: Seconds of an absence of which is still to be said whether they count; 0 without one.
    """

    AUTO_FOCUS: ClassVar[str | None] = ""
    takes_every_key: ClassVar[bool] = True
    """Whether the application hands every key and paste to the screen, whatever has the focus."""
    results_of: ClassVar[type[Results]] = Results
    focused = Reactive[Widget | None](None, repaint=False)
    """What has the focus; a change of it is drawn by the two that it concerns, not by the whole screen."""

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
        super().__init__()
        self._now, self._panel_of_room = clock, panel_of_room
        self.outbox: Queue[Waiting] | None = None
        self.unsaved_found: list[Found] = []
        self.away = 0
        self.state, self.stack = ScreenState(), PanelStack(panel)
        self.board, self.field = BodyView(id="board"), Field(id="field")
        self.lines = Layout(self.state, self.board, self.field, lambda: self.size)
        self.board.fitted = lambda: self.redraw() if self.panel.fills else None
        self.board.moved, self.board.scrolled = lambda: self.follow_cursor(), self.lines.draw_below
        self.board.fitted = self.on_resize  # a page that begins below the agenda leaves fewer lines than home does
        self.entry = Entry(self.state, self.field, self.board, self.stack, draw=lambda: self.draw_entry())
        self.offered = Offered(
            self.state,
            self.stack,
            commands,
            context=lambda: self.context,
            place=lambda: (self.board.cursor, self.size.width),
            resting=lambda: resting(self),
        )
        later = partial(_behind_keys, self)
        self.hands, self.motion = Hands(self, later), Motion(self, later, self.call_after_refresh)
        self.overlays, self.results = OverlayStack(self), self.results_of(self)
        self.acts = Acts(self, self.overlays, self.results)
        self.fading = Fading(self, clock)

    def compose(self) -> ComposeResult:
        """Lay out the lines of the screen."""
        yield from self.lines.widgets()

    def on_mount(self) -> None:
        """Draw the first page, and report to the application that the screen is up."""
        self.watch(self.field, "selection", self.lines.draw_part, init=False)
        self.styles.padding = margins(self.app.size.width)
        self.redraw(fresh=True)
        self.request(Attend())

    def request(self, request: Request) -> None:
        """Request something that only the application can do.

        Args:
            request: The request.
        """
        self.post_message(self.Requested(request))

    def on_resize(self) -> None:
        """Draw the screen in its new size, or in what is left of it for the page; on a wide one at its left edge."""
        self.styles.padding = margins(self.app.size.width)
        if self.lines.fits_anew(self.app.size):
            self.redraw()

    @property
    def panel(self) -> Panel:
        """The panel on top."""
        return self.stack.panel

    @property
    def context(self) -> Context:
        """The public view of the session, with the cursor, the width and the time."""
        state, cells, rows = self.state, max(self.size.width - EDGE, 1), max(self.board.room, 1)
        return Context(state.view, self.board.cursor, cells, rows, self._now(), *state.known)

    def tell(self, text: str, kind: Kind = "said") -> None:
        """Show a message in the message line; long text also uses the lines above the field.

        Args:
            text: The message, with placeholders for keys; empty shows what waits, such as a stalled disk, or nothing.
            kind: Its kind.
        """
        if not text:
            text, kind = what_waits(self)
        self.lines.say(self.offered.wording.write(text), kind)

    def take_session(self, session: Session, cursor: Cursor | None = None) -> None:
        """Show a newer state of the session; if the room has moved, show the panel of its new place.

        Args:
            session: The whole session; the screen keeps its public view.
            cursor: Row and column to choose; None keeps the cursor, or chooses the first row of a new panel.
        """
        state, before, begun = self.state, self.state.view.stage, begun_here(self)
        state.take(session)
        stage = state.view.stage
        curtain = bool(stage and stage.curtain)
        if curtain != state.curtain:
            state.curtain = curtain
            self.entry.set_mode("list")
        moved = has_moved(before, stage)
        if moved:
            if self.away:  # its phase is over, and nobody is asked about it any more
                self.away = 0
                self.tell("")
            self.overlays.show(self._panel_of_room(), cursor)
        else:
            self.redraw(cursor=cursor)
            follow_question(self)
        if told := overtaken_words(self, begun, moved=moved):
            self.tell(told)

    # Keys and clicks.

    async def on_key(self, event: events.Key) -> None:
        """Handle a key; every key comes here first, whatever has the focus, and each is done before the next."""
        event.stop()
        event.prevent_default()
        await self.hands.key(event)
        self.fading.used()

    def on_paste(self, event: events.Paste) -> None:
        """Take a pasted text in."""
        event.stop()
        self.hands.paste(event.text)
        self.fading.used()

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
        if character and not self.state.curtain:
            shows = next((key_names(one)[-1] for one in self.offered.room if one.id == "help"), "?")
            self.tell(tr(NO_MEANING, character=character, key=shows), "refused")

    def on_body_view_chosen(self) -> None:
        """Treat a second click on a row as Enter."""
        self.hands.moment.let_go()
        command = find(self.offered.commands, "enter", "list")
        if command is not None:
            self.run(command)

    def on_click(self, event: events.Click) -> None:
        """Treat a click on a key of the footer as that key."""
        foot, state = self.lines.foot.region, self.state
        if event.screen_y != foot.y or state.ask is not None:
            return
        command = clicked(self.lines.footed, self.offered.commands, state.mode, event.screen_x - foot.x)
        if command is not None:
            self.run(command)

    # Commands and acts.

    def run(self, command: Command, key: str = "") -> None:
        """Run a command: by its handler of the panel, by a replacement, or as a request to the application.

        Args:
            command: The command; where it leaves a line of the page, that is kept first.
            key: The key that was pressed; empty for the first key of the command.
        """
        if self.hands.keeps_before(command):
            self.acts.run(command, key)

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
            self.tell(error_words(error), "refused")
            if failed is not None:
                failed.append(error)
            return None
        finally:
            self.offered.forget()  # the panel may have changed its memory
            self.state.made = None

    def perform(self, act: Act | None, text: str = "", ask: Ask | None = None) -> None:
        """Perform an act of a panel.

        Args:
            act: The act; None only redraws the page.
            text: The line that led to it; it comes back if the operation is refused. Empty if nothing was typed.
            ask: The question that the line answered; None for the field of the page.
        """
        self.acts.perform(act, text, ask)

    def on_stage_screen_done(self, message: Done) -> None:
        """Show the result of a gesture that was stored or refused."""
        self.hands.moment.after(lambda: self.results.done(message.waiting))

    # Drawing.

    @guarded
    def redraw(self, *, fresh: bool = False, cursor: Cursor | None = None) -> None:
        """Draw the page of the panel on top, once more if the lines around it leave it another room than before.

        Args:
            fresh: Whether the page opens now, and so sets its own mode.
            cursor: Row and column to choose; None keeps the cursor.
        """
        self.offered.forget()
        if not self.is_attached:
            return
        room = self.board.room
        for again in (False, True):
            if again and self.board.room == room:
                break
            self.state.page = show_page(self, self.board, None if again else cursor)
            self.field.table = self.panel.tables
            self.entry.focus_after(self.state.page, fresh=fresh and not again)
            self.draw_lines()

    @guarded
    def follow_cursor(self) -> None:
        """Redraw what depends on the chosen row."""
        before = self.state.page
        page = self.state.page = panel_page(self, moved=True) if self.panel.follows_cursor else before
        if page.body != before.body and page.body != self.board.body and not self.state.curtain:
            self.board.show_body(page.body, self.board.cursor, list_of(self, page))
        if replace(page, body=before.body) != before:
            self.lines.draw_head()
            self.lines.draw_field()
        self.draw_foot()

    def draw_lines(self) -> None:
        """Draw all lines around the rows of the page."""
        self.tick()
        self.lines.draw_head()
        self.lines.draw_field()
        self.draw_foot()

    def draw_entry(self) -> None:
        """Draw the field and the footer, whose keys depend on it; the page too, if its room changed.

        Where a gesture is on its way, its result draws the page.
        """
        room = self.board.room
        self.lines.draw_field()
        self.draw_foot()
        comes = self.outbox is not None and len(self.outbox) > 0 and not self.outbox.stalled
        if self.board.room != room and not comes:
            self.redraw()

    def draw_foot(self) -> None:
        """Draw the footer: the keys that act now."""
        (here, room), state, panel = self.offered.listing(), self.state, self.panel
        shown = panel.in_foot(room)
        self.lines.show_foot(foot_line(state.mode, state.ask, here, shown, self.lines.cells, overlay=panel.overlay))

    def tick(self) -> None:
        """Draw the top lines with the clock; nothing at home or while the curtain is drawn."""
        state, cells, lines, words = self.state, self.lines.cells, list[Line](), self.panel.clock_words
        if state.running and not state.curtain:
            label = label_of(state.view, self._now(), mark=state.mark, amber=state.amber, words=words)
            lines = [((" ", "soft"), *line) for line in band(state.view, label, cells)]
        self.lines.show_top(lines, none=self.panel.banner)
        self.fading.look()
