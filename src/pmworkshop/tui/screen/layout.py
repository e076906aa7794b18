"""The drawing of the screen: fixed lines, whatever page they show."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.containers import Container
from textual.geometry import Size
from textual.widget import Widget

from pmworkshop.base.text import clean_line
from pmworkshop.tui.drawing.message_kinds import MANNERS, Kind
from pmworkshop.tui.drawing.part_in_turn import part_in_turn
from pmworkshop.tui.drawing.pieces import Line, Piece
from pmworkshop.tui.drawing.text_cells import columns, fit, width, wrap
from pmworkshop.tui.pages.room_below import BELOW
from pmworkshop.tui.screen.screen_state import ScreenState
from pmworkshop.tui.widgets.body_view import BodyView
from pmworkshop.tui.widgets.field import Field
from pmworkshop.tui.widgets.line_view import LineView

LABEL_MOST = 4
"""The most cells of a label that stands before the field."""
TYPING: Piece = (" typing ", "strong")
CHOOSING: Piece = ("choosing", "soft")
"""The words for the two modes, at the end of the line of the field."""
LEAST = (60, 18)
"""The least cells and lines of a window that everything fits into."""
WIDEST = 110
"""The most cells that a line takes; on a wider screen it could not be read at a glance."""
MARGIN = 8
"""The most cells that stay empty at the left of a wide screen."""


def margins(cells: int) -> tuple[int, int, int, int]:
    """Return what stays empty around the lines, so that they are of a readable width, near the left edge.

    Args:
        cells: Width of the window.

    Returns:
        Lines above, cells at the right, lines below, cells at the left.
    """
    spare = max(cells - WIDEST, 0)
    left = min(spare // 2, MARGIN)
    return (0, spare - left, 0, left)


class Layout:
    """Draws what a screen shows on lines whose positions are fixed; knows nothing of keys.

    Attributes:
        top: The two lines with title, clock and modules.
        asked: The line above the field, with the question or the label.
        foot: The footer.
        footed: What the footer says.
    """

    def __init__(self, state: ScreenState, board: BodyView, field: Field, size: Callable[[], Size]) -> None:
        """Make the lines.

        Args:
            state: What the screen shows.
            board: The rows of the page.
            field: The line that is being typed.
            size: Returns the size of the screen, in cells and lines.
        """
        self._state, self._board, self._field, self._size = state, board, field, size
        self.footed = ""
        self._spoken: list[Line] = []
        self._asked_more: list[Line] = []
        self.top, self._question, self._hint = LineView(id="top"), LineView(id="question"), LineView(id="hint")
        self._above, self._below = LineView(id="above"), LineView(id="below")
        self._label, self._mode, self.asked = LineView(id="label"), LineView(id="mode"), LineView(id="asked")
        self.told, self.foot, self._small = LineView(id="told"), LineView(id="foot"), LineView(id="small")

    @property
    def cells(self) -> int:
        """The cells of a line between its blank first and last one; at least 1."""
        return max(self._size().width - 2, 1)

    def widgets(self) -> Iterator[Widget]:
        """Iterate over the lines of the screen, from top to bottom; their order never changes."""
        yield from (self.top, self._question, self._hint, self._above, self._board, self._below)
        yield self.asked
        yield Container(self._label, self._field, self._mode, id="entry")
        yield from (self.told, self.foot)
        yield self._small

    def ask_for_room(self, window: Size) -> None:
        """Show a request for a larger window over the screen while the lines do not fit into it.

        Args:
            window: Size of the terminal, in cells and lines.
        """
        wide, high = window
        small = wide < LEAST[0] or high < LEAST[1]
        self._small.set_class(small, "-needed")
        if small:
            text = f"Please make the window larger: {LEAST[0]} x {LEAST[1]} at least. Everything is saved."
            self._small.show([((line, "text"),) for line in wrap(text, max(wide, 1))])

    def draw_head(self) -> None:
        """Draw the question of the page, and the hint under it."""
        cells = max(self._size().width - 1, 1)
        page = self._state.page
        question = wrap(page.question, cells)[:2] if page.question else []
        self._question.show([((f" {line}", "strong"),) for line in question])
        self._hint.show([((f" {fit(page.hint, cells - 1)}", "soft"),)])

    def draw_field(self) -> None:
        """Draw the question and the field, and the lines above them, which make room for it."""
        state = self._state
        asked, label = self._question_and_label()
        awake = state.mode == "field" and not state.covered
        asked = "   ".join(filter(None, (asked, part_in_turn(state.parts, self._field.value))))
        lines = wrap(asked, self.cells) if asked and awake else []
        self.asked.show([((f" {line}", "head"),) for line in lines[-1:]])
        self._asked_more = [((f" {line}", "head"),) for line in lines[:-1]]
        self._field.secret = bool(state.ask and state.ask.secret)
        self._draw_mode(label, awake=awake)
        self.draw_below()

    def _draw_mode(self, label: str, *, awake: bool) -> None:
        """Say in words and by the look of the field whether keys type or choose."""
        covered = self._state.covered
        self._label.show([(("▌", "head"), (f"{label:>2} " if label else " > ", "soft"))] if awake else [])
        self._mode.show([] if covered else [(TYPING if awake else CHOOSING,)])
        self._field.set_class(not awake, "-asleep", update=False)  # the focus, which goes with it, updates styles
        self._field.set_class(covered, "-covered")

    def draw_part(self) -> None:
        """Say which part of the line in the field is typed now."""
        if self._state.parts:
            self.draw_field()

    def _question_and_label(self) -> tuple[str, str]:
        """Return the question, and the label before the field; a long label of the page counts as a question."""
        if self._state.ask:
            return self._state.ask.question, ""
        label = self._state.page.ask
        return (label, "") if width(label) > LABEL_MOST else ("", label)

    def show_foot(self, line: str) -> None:
        """Show the footer.

        Args:
            line: The keys that act now.
        """
        self.footed = f" {line}" if not self._state.bare else ""
        self.foot.show([((self.footed, "soft"),)])

    def say(self, text: str, kind: Kind = "said") -> None:
        """Show a text in the message line; what does not fit goes above the field, and the rest is cut.

        Args:
            text: The message; an empty text clears the line.
            kind: Its kind, which has a mark and a look.
        """
        cells, (mark, look) = self.cells, MANNERS[kind]
        lines = wrap(clean_line(f"{mark}{text}"), cells)
        if len(lines) > BELOW:  # then the message line shows the rest, cut
            lines = [*lines[:BELOW], fit(" ".join(lines[BELOW:]), cells).rstrip()]
        above, last = (lines, []) if len(lines) == BELOW else (lines[:-1], lines[-1:])
        self._spoken = [((f" {line}", look),) for line in above] if text else []
        self.told.show([((f" {line}", look),) for line in last] if text else [])
        self.draw_below()

    def draw_below(self) -> None:
        """Draw the lines between the body and the field."""
        cells = self.cells
        spoken = [*self._asked_more, *self._spoken][-BELOW:]
        lines = [*self._lines_of_page(cells)[: BELOW - len(spoken)], *spoken]
        lines = [*[()] * (BELOW - len(lines)), *lines]
        lines[0], more = self._out_of_sight(lines[0], cells)
        self._above.show([((f" {columns('', more, cells)}", "soft"),)] if more else [])
        self._below.show(lines)

    def _lines_of_page(self, cells: int) -> list[Line]:
        """Lay out the lines below the body."""
        found: list[Piece] = []
        for text, look in self._state.page.below:
            hidden = look == "warn" and (self._state.ask or self._state.bare)  # warnings make room for the question
            if text and not hidden:
                found += [(line, look) for line in wrap(text, cells)]
        if len(found) > BELOW:
            found[BELOW - 1] = (fit(" ".join(text for text, _ in found[BELOW - 1 :]), cells), found[BELOW - 1][1])
        return [((f" {text}", look),) for text, look in found[:BELOW]]

    def _out_of_sight(self, line: Line, cells: int) -> tuple[Line, str]:
        """Write how many rows are hidden above and below the visible part.

        Args:
            line: The line under the body; the number of rows below is added to it if it fits.
            cells: Width of a line.

        Returns:
            The line under the body, and the text above the body.
        """
        above, under = self._board.hidden if not self._state.curtain else (0, 0)
        more = [f"↑ {above} more"] if above else []
        if under:
            down = f"↓ {under} more"
            taken = sum(width(text) for text, _ in line)
            if taken + 2 + width(down) <= cells:
                line = (*line, (" " * (cells - taken + 1 - width(down)) + down, "soft"))
            else:
                more.append(down)
        return line, "  ".join(more)
