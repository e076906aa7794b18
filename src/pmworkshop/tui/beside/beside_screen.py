"""The screen beside the stage: it follows the wall, or looks elsewhere; what is typed in it is kept like anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.leading.company_words import apart_words
from pmworkshop.session.core.records import Stage
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.tui.beside.answers_panel import AnswersPanel
from pmworkshop.tui.beside.place import seen_from, staying, turned_to
from pmworkshop.tui.beside.wall_keys import WallKeys
from pmworkshop.tui.drawing.band import band, company_line, label_of
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Ask, Commit, Cursor, Say
from pmworkshop.tui.pages.panel import Panel, hides
from pmworkshop.tui.panels.room.welcome import WelcomePanel
from pmworkshop.tui.requests.messages import BringWall, FollowWall, Request
from pmworkshop.tui.screen.stage_screen import StageScreen

BESIDE = tr_noop("Beside the wall")
_TURNS = {"forward": navigation.forward, "backward": navigation.backward}
"""The commands that turn the window to another phase."""


class BesideScreen(StageScreen, inherit_bindings=False):
    """Shows the panel of the wall or of another part; what would move the room moves this window alone.

    Attributes:
        whole: The whole session, with the place of the room.
        elsewhere: Where this window is; None while it follows the wall.
        company: Says who else leads the session now.
        panel_here: Returns the panel of the place where this window is.
    """

    whole = Session.model_construct()
    elsewhere: Stage | None = None
    company: Callable[[], str] = staticmethod(lambda: "")
    panel_here: Callable[[], Panel] = staticmethod(Panel)
    _answers, _welcome = AnswersPanel(), WelcomePanel(apart=True)

    @property
    def here(self) -> Session:
        """The session as this window shows it."""
        return seen_from(self.whole, self.elsewhere)

    def panel_now(self) -> Panel:
        """Return the panel of where this window is; of one that takes answers behind dots, how many are in."""
        panel = self.panel_here()
        if isinstance(panel, WelcomePanel):
            return self._welcome
        return self._answers if panel.here is not None and hides(panel, self.context) else panel

    def take_session(self, session: Session, cursor: Cursor | None = None) -> None:
        """Show a newer state of the session; the room may go on while this window stays elsewhere."""
        self.whole, elsewhere = session, self.elsewhere
        if elsewhere is not None and session.info.agenda.module(elsewhere.module) is None:
            self.elsewhere = None
        super().take_session(self.here, cursor)
        self.keep_up(cursor)

    def keep_up(self, cursor: Cursor | None = None) -> None:
        """Show the panel of where this window is, if answers have begun or ceased to be taken there."""
        panel = self.panel_now()
        if len(self.stack.layers) == 1 and panel is not self.panel:
            self.overlays.show(panel, cursor)

    def run(self, command: Command, key: str = "") -> None:
        """Run a command; to turn to another phase shows nothing to the room, so no page asks anything before."""
        turn = _TURNS.get(command.id)
        if turn is None or (self.entry.asking and self.entry.typed):
            super().run(command, key)
        elif self.hands.keeps_before(command):
            self.tell("")
            self.overlays.leave()
            self.perform(Commit(turn()))

    def perform(self, act: Act | None, text: str = "", ask: Ask | None = None) -> None:
        """Perform an act of a panel; what would move the room turns this window."""
        if isinstance(act, Commit):
            stage, only = turned_to(act.operation, self.here, self._now())
            if stage is not None:
                self._turn(stage)
            act = self._there(act) if only and stage else replace(act, operation=staying(act.operation))
        super().perform(act, text, ask)

    def _there(self, move: Commit) -> Act | None:
        """Return what follows a move that no step stands for."""
        then = move.then
        return self.attempt(lambda: then(self.context)) if then is not None else Say(move.told)

    def _turn(self, elsewhere: Stage | None) -> None:
        self.elsewhere = elsewhere
        self.take_session(self.whole)

    def request(self, request: Request) -> None:
        """Request something; whether this window follows the wall is its own affair."""
        if isinstance(request, FollowWall | BringWall):
            self.overlays.leave()
            self.perform(WallKeys(self._turn, super().perform).act(request, self.context, self.elsewhere))
        else:
            super().request(request)

    def tick(self) -> None:
        """Draw the agenda, where this window and the wall are, and who else leads."""
        state, cells, lines = self.state, self.lines.cells, list[Line]()
        if state.running:
            words = apart_words(self.here, self.whole) if self.elsewhere is not None else ""
            label = label_of(state.view, self._now(), mark=state.mark, words=words, left=tr(BESIDE), kept="head")
            lines = [((" ", "soft"), *line) for line in band(state.view, label, cells)]
            lines += company_line(self.company(), cells)
        self.lines.show_top(lines, none=False)
