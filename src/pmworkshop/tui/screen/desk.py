"""What the parts of a screen ask of it and of one another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.session.core.session import Session
from pmworkshop.tui.drawing.message_kinds import Kind
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Ask, Context, Cursor
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.requests.messages import Request
from pmworkshop.tui.screen.entry import Entry
from pmworkshop.tui.screen.motion import Motion
from pmworkshop.tui.screen.offered import Offered
from pmworkshop.tui.screen.panel_stack import PanelStack
from pmworkshop.tui.screen.screen_state import ScreenState
from pmworkshop.tui.widgets.body_view import BodyView
from pmworkshop.tui.widgets.field import Field

if TYPE_CHECKING:
    from pmworkshop.tui.screen.waiting import Waiting
    from pmworkshop.workshop.queue import Queue
    from pmworkshop.workshop.spool import Found


class Desk(Protocol):
    """A screen as its parts see it; `StageScreen` says what each member is for."""

    state: ScreenState
    board: BodyView
    field: Field
    stack: PanelStack
    entry: Entry
    offered: Offered
    motion: Motion
    outbox: Queue[Waiting] | None
    unsaved_found: list[Found]
    away: int

    @property
    def panel(self) -> Panel:
        """The panel on top."""

    @property
    def context(self) -> Context:
        """What the panel on top may know."""

    def tell(self, text: str, kind: Kind = "said") -> None:
        """Show a message in the message line."""

    def request(self, request: Request) -> None:
        """Request something that only the application can do."""

    def take_session(self, session: Session, cursor: Cursor | None = None) -> None:
        """Show a newer state of the session."""

    def run(self, command: Command, key: str = "") -> None:
        """Run a command."""

    def attempt(self, make: Callable[[], Act | None], failed: list[PmworkshopError] | None = None) -> Act | None:
        """Ask a panel for an act; show the message of a refusal."""

    def perform(self, act: Act | None, text: str = "", ask: Ask | None = None) -> None:
        """Perform an act of a panel."""

    def redraw(self, *, fresh: bool = False, cursor: Cursor | None = None) -> None:
        """Draw the page of the panel on top."""

    def draw_entry(self) -> None:
        """Draw the field and the footer."""

    def draw_foot(self) -> None:
        """Draw the footer."""

    def without_meaning(self, key: str, character: str) -> None:
        """Report that a key of the list does nothing here."""
