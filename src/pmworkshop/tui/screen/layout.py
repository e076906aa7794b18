"""The drawing of the screen: fixed lines, whatever page they show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from pmworkshop.base.text import clean_line
from pmworkshop.session.core.session import Session
from pmworkshop.tui.drawing.pieces import Line, Piece
from pmworkshop.tui.drawing.text_cells import columns, fit, width, wrap
from pmworkshop.tui.drawing.top import rail, title_line
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Ask, Mode, Page
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.screen.foot import foot_line
from pmworkshop.tui.widgets.body_view import BodyView
from pmworkshop.tui.widgets.field import Field
from pmworkshop.tui.widgets.line_view import LOOKS, LineView

BELOW = 2
"""Lines between body and field."""
LABEL_MOST = 4
"""The most cells of a label that stands before the field."""
LEAST = (60, 18)
"""The least cells and lines of a window that everything fits into."""
WIDEST = 110
"""The most cells that a line takes; on a wider screen it could not be read at a glance."""
MARGIN = 8
"""The most cells that stay empty at the left of a wide screen."""


class Layout(Screen[None], inherit_bindings=False):
    """Draws a page on lines whose positions are fixed; knows nothing of keys.

    Attributes:
        mode: Whether keys act in the list or in the field.
        view: The public view of the session.
        mark: Word in the top line, such as ``read only``; empty without one.
        amber: Whether the clock changes colour near the end of a phase.
        running: Whether a session is open, and so the top lines are drawn.
        curtain: Whether the curtain hides the page.
        page: The page that is drawn.
        ask: The question that is asked in the field; None without one.
        asked_in: The mode from before the question.
        field: The line that is being typed.
        board: The rows of the page.
    """

    AUTO_FOCUS: ClassVar[str | None] = ""
    COMPONENT_CLASSES: ClassVar[set[str]] = set(LOOKS)
    takes_every_key: ClassVar[bool] = True
    """Whether the application hands every key and paste to the screen, whatever has the focus."""
    focused = Reactive[Widget | None](None, repaint=False)
    """What has the focus; a change of it is drawn by the two that it concerns, not by the whole screen."""

    def __init__(self, *, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = clock
        self.ask: Ask | None = None
        self.asked_in: Mode = "list"
        self.page = Page()
        self._footed = ""
        self._spoken: list[Line] = []
        self._asked_more: list[Line] = []
        self.mode: Mode = "list"
        self.view = Session.model_construct()
        self.mark = ""
        self.amber = False
        self.running = False
        self.curtain = False
        self._top, self._question, self._hint = LineView(id="top"), LineView(id="question"), LineView(id="hint")
        self._above, self.board, self._below = LineView(id="above"), BodyView(id="board"), LineView(id="below")
        self._label, self.field = LineView(id="label"), Field(id="field")
        self._asked, self._told, self._foot = LineView(id="asked"), LineView(id="told"), LineView(id="foot")
        self._small = LineView(id="small")

    def compose(self) -> ComposeResult:
        """Lay out the lines of the screen; their order never changes."""
        yield from (self._top, self._question, self._hint, self._above, self.board, self._below)
        yield self._asked
        yield Container(self._label, self.field, id="entry")
        yield from (self._told, self._foot)
        yield self._small

    def set_margins(self) -> None:
        """Limit the lines on a wide screen to a readable width, near its left edge."""
        spare = max(self.app.size.width - WIDEST, 0)
        left = min(spare // 2, MARGIN)
        self.styles.padding = (0, spare - left, 0, left)

    def ask_for_room(self) -> None:
        """Show a request for a larger window over the screen while the lines do not fit into it."""
        wide, high = self.app.size
        small = wide < LEAST[0] or high < LEAST[1]
        self._small.set_class(small, "-needed")
        if small:
            text = f"Please make the window larger: {LEAST[0]} x {LEAST[1]} at least. Everything is saved."
            self._small.show([((line, "text"),) for line in wrap(text, max(wide, 1))])

    @property
    def covered(self) -> bool:
        """Whether the curtain hides the field too; not while a question is asked that ignores the curtain."""
        return self.curtain and not (self.ask and self.ask.always)

    @property
    def panel(self) -> Panel:
        """The panel whose page is shown."""
        raise NotImplementedError

    def commands_here(self) -> tuple[tuple[Command, ...], tuple[Command, ...]]:
        """Return the commands that act now: those of the panel, then those of the room."""
        raise NotImplementedError

    def _draw_lines(self) -> None:
        cells = max(self.size.width - 1, 1)
        page = self.page
        self.tick()
        question = wrap(page.question, cells)[:2] if page.question else []
        self._question.show([((f" {line}", "strong"),) for line in question])
        self._hint.show([((f" {fit(page.hint, cells - 1)}", "soft"),)])
        self._draw_field()
        self.draw_foot()

    def _draw_field(self) -> None:
        """Draw the question and the field, and the lines above them, which make room for it."""
        asked, label = self._question_and_label()
        awake = self.mode == "field" and not self.covered
        lines = wrap(asked, max(self.size.width - 2, 1)) if asked and awake else []
        self._asked.show([((f" {line}", "head"),) for line in lines[-1:]])
        self._asked_more = [((f" {line}", "head"),) for line in lines[:-1]]
        self.field.secret = bool(self.ask and self.ask.secret)
        self._label.show([((f" {label:>2} " if label else "  > ", "soft"),)] if awake else [])
        self.field.set_class(not awake, "-asleep", update=False)  # the focus, which goes with it, updates styles
        self.draw_below()

    def _question_and_label(self) -> tuple[str, str]:
        """Return the question, and the label before the field; a long label of the page counts as a question."""
        if self.ask:
            return self.ask.question, ""
        label = self.page.ask
        return (label, "") if width(label) > LABEL_MOST else ("", label)

    def draw_foot(self) -> None:
        """Draw the footer: the keys that act now."""
        here, room = self.commands_here()
        cells = max(self.size.width - 2, 1)
        offered = [one for one in room if self.panel.offers(one)]
        line = foot_line(self.mode, self.ask, here, offered, cells, overlay=self.panel.overlay)
        self._footed = f" {line}"
        self._foot.show([((self._footed, "soft"),)])

    def tick(self) -> None:
        """Draw the top lines with the clock; nothing at home or while the curtain is drawn."""
        cells = max(self.size.width - 2, 1)
        if self.running and not self.curtain:
            words = self.panel.clock_words
            title = title_line(self.view, self._now(), cells, mark=self.mark, amber=self.amber, words=words)
            self._top.show([((" ", "soft"), *title), ((" ", "soft"), *rail(self.view, cells))])
        else:
            self._top.show([])

    def say(self, text: str) -> None:
        """Show a text in the message line; what does not fit goes above the field, and the rest is cut.

        Args:
            text: The message; an empty text clears the line.
        """
        cells = max(self.size.width - 2, 1)
        lines = wrap(clean_line(text), cells)
        if len(lines) > BELOW:  # then the message line shows the rest, cut
            lines = [*lines[:BELOW], fit(" ".join(lines[BELOW:]), cells).rstrip()]
        above, last = (lines, []) if len(lines) == BELOW else (lines[:-1], lines[-1:])
        self._spoken = [((f" {line}", "good"),) for line in above]
        self._told.show([((f" {line}", "good"),) for line in last] if text else [])
        self.draw_below()

    def draw_below(self) -> None:
        """Draw the lines between the body and the field."""
        cells = max(self.size.width - 2, 1)
        lines = self._lines_of_page(cells)
        spoken = [*self._asked_more, *self._spoken][-BELOW:]
        lines = [*lines[: BELOW - len(spoken)], *spoken]
        lines[0], more = self._out_of_sight(lines[0], cells)
        self._above.show([((f" {columns('', more, cells)}", "soft"),)] if more else [])
        self._below.show(lines)

    def _lines_of_page(self, cells: int) -> list[Line]:
        """Lay out the lines below the body, aligned at their lower end."""
        found: list[Piece] = []
        for text, look in self.page.below:
            if text and not (self.ask and look == "warn"):  # warnings make room for the question
                found += [(line, look) for line in wrap(text, cells)]
        if len(found) > BELOW:
            found[BELOW - 1] = (fit(" ".join(text for text, _ in found[BELOW - 1 :]), cells), found[BELOW - 1][1])
        lines: list[Line] = [((f" {text}", look),) for text, look in found[:BELOW]]
        return [*[()] * (BELOW - len(lines)), *lines]

    def _out_of_sight(self, line: Line, cells: int) -> tuple[Line, str]:
        """Write how many rows are hidden above and below the visible part.

        Args:
            line: The line under the body; the number of rows below is added to it if it fits.
            cells: Width of a line.

        Returns:
            The line under the body, and the text above the body.
        """
        above, under = self.board.hidden if not self.curtain else (0, 0)
        more = [f"↑ {above} more"] if above else []
        if under:
            down = f"↓ {under} more"
            taken = sum(width(text) for text, _ in line)
            if taken + 2 + width(down) <= cells:
                line = (*line, (" " * (cells - taken + 1 - width(down)) + down, "soft"))
            else:
                more.append(down)
        return line, "  ".join(more)

    def on_body_view_scrolled(self) -> None:
        """Update the numbers of hidden rows."""
        self.draw_below()
