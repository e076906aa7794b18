"""The drawing of the screen: the agenda, the page, the field over its last lines, the message and the footer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.containers import Container
from textual.geometry import Size
from textual.widget import Widget

from pmworkshop.base.language import tr, trc
from pmworkshop.base.text import clean_line
from pmworkshop.tui.drawing.faces import balanced
from pmworkshop.tui.drawing.grid import margin_of
from pmworkshop.tui.drawing.message_kinds import MANNERS, Kind
from pmworkshop.tui.drawing.palette import on_plane
from pmworkshop.tui.drawing.part_in_turn import part_in_turn
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import fit, width, wrap, wrap_beside
from pmworkshop.tui.pages.room_below import BELOW
from pmworkshop.tui.screen.foot import foot_pieces
from pmworkshop.tui.screen.screen_state import ScreenState
from pmworkshop.tui.widgets.body_view import BodyView
from pmworkshop.tui.widgets.field import Field
from pmworkshop.tui.widgets.line_view import LineView

LABEL_MOST = 3
"""The most cells of a label that stands before the field, with a blank behind it."""
LEAST = (60, 18)
"""The least cells and lines of a window that everything fits into."""
QUESTION_MOST, HINT_MOST = 3, 2
"""The most lines of a question, and of the hint under it."""
TOP = 2
"""Lines at the top; a third one says who else leads, in windows that the room does not see."""
FIELD_LINES = 2
"""Lines of the field and its question, which lie over the last ones of the page."""
APART = "  "
"""Stands with a blank between two texts that share a line."""
ROOMY = 22
"""Lines of a screen from which a blank one stands under the question."""


def margins(cells: int) -> tuple[int, int, int, int]:
    """Return what stays empty around the lines; the first cell of each is for a mark, and stands in the margin.

    Args:
        cells: Width of the window.

    Returns:
        Lines above, cells at the right, lines below, cells at the left.
    """
    margin = margin_of(cells)
    return (0, margin, 0, margin - 1)


class Layout:
    """Draws what a screen shows; knows nothing of keys.

    Attributes:
        top: The two lines with the agenda, the present part and the clock.
        entry: The field with its question.
        told: The message line.
        foot: The footer.
        footed: What the footer says.
        spoken: The lines of the message.
        refused: Whether it says that something was not done.
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
        self._head: list[Line] = []
        self.spoken, self._manner, self.refused = list[str](), "text", False
        self._asked_more: list[Line] = []
        self._message: tuple[str, str] = ("", "text")
        self._awake, self._fitted = False, (Size(), Size())
        self.top, self.told, self.foot = LineView(id="top"), LineView(id="told"), LineView(id="foot")
        self.asked, self._label, self._mode = LineView(id="asked"), LineView(id="label"), LineView(id="mode")
        self._small = LineView(id="small")
        self.entry = Container(self.asked, Container(self._label, self._field, self._mode, id="line"), id="entry")

    @property
    def cells(self) -> int:
        """The cells of a line after its first one, which is for a mark; at least 1."""
        return max(self._size().width - 1, 1)

    def widgets(self) -> Iterator[Widget]:
        """Iterate over the lines of the screen, from top to bottom; their order never changes."""
        yield from (self.top, self._board, self.told, self.foot, self.entry, self._small)

    def fits_anew(self, window: Size) -> bool:
        """Show a request for a larger window over the screen while the lines do not fit into it.

        Args:
            window: Size of the terminal, in cells and lines.

        Returns:
            Whether the screen or the body has another size than before.
        """
        before, self._fitted = self._fitted, (self._size(), self._board.size)
        wide, high = window
        small = wide < LEAST[0] or high < LEAST[1]
        self._small.set_class(small, "-needed")
        if small:
            text = tr(
                "Please make the window larger: {cells} x {lines} at least. Everything is saved.",
                cells=LEAST[0],
                lines=LEAST[1],
            )
            self._small.show([((line, "text"),) for line in wrap(text, max(wide, 1))])
        return before != self._fitted

    def show_top(self, lines: list[Line], *, none: bool) -> None:
        """Show the top lines.

        Args:
            lines: The lines.
            none: Whether the page begins there instead.
        """
        self.top.show(lines)
        self.top.set_class(none, "-none")
        self.top.set_class(len(lines) > TOP, "-company")

    def draw_head(self) -> None:
        """Lay out the question of the page and the hint under it, which stay while the body scrolls."""
        page, cells = self._state.page, self.cells
        if page.beside:
            self._head = [*_beside(page.question, page.beside, cells)]
            return
        question = _at_most(_even(page.question, cells) if page.question else [], QUESTION_MOST, cells)
        hint = _at_most(_even(page.hint, cells) if page.hint else [], HINT_MOST, cells)
        self._head = [*(((line, "strong"),) for line in question), *(((line, "soft"),) for line in hint)]
        if self._head and self._size().height >= ROOMY:
            self._head.append(())

    def draw_field(self) -> None:
        """Draw the question and the field over the last lines of the page, which makes room for them."""
        state = self._state
        asked, label = self._question_and_label()
        awake = state.mode == "field" and not state.covered
        typed = self._field.value[: self._field.cursor_position]
        asked = "   ".join(filter(None, (asked, part_in_turn(state.parts, typed))))
        lines = wrap(asked, self.cells) if asked and awake else []
        self.asked.show([((f" {line}", "head"),) for line in lines[-1:]])
        self._asked_more = [((f" {line}", "head"),) for line in lines[:-1]]
        self._field.secret = bool(state.ask and state.ask.secret)
        self._draw_mode(label, awake=awake)
        self.draw_below()

    def _draw_mode(self, label: str, *, awake: bool) -> None:
        """Say in words and by the look of the field whether keys type or choose."""
        self._awake = awake
        told = f"{label:>2} " if label else " > "
        self._label.show([(("▌", on_plane("now!", "raised")), (told, on_plane("soft", "raised")))] if awake else [])
        self._mode.show([((f" {trc('mode', 'typing')} ", on_plane("strong", "raised")),)] if awake else [])
        self._field.set_class(not awake, "-asleep", update=False)  # the focus, which goes with it, updates styles
        self.entry.styles.height = FIELD_LINES if awake else 0

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
        self.foot.show([foot_pieces(self.footed)])

    def say(self, text: str, kind: Kind = "said") -> None:
        """Show a text in the message line; what does not fit goes above it, and above the field while that is there.

        Args:
            text: The message; an empty text clears the line.
            kind: Its kind, which has a mark and a look.
        """
        cells, (mark, look) = self.cells, MANNERS[kind]
        self.spoken = _at_most(wrap(clean_line(f"{mark}{text}"), cells), BELOW + 1, cells) if text else []
        self._manner, self.refused = look, bool(text) and kind == "refused"
        self.draw_below()

    def draw_below(self) -> None:
        """Draw the message line, and lay out what stands around the body."""
        several = self._awake and len(self.spoken) > 1
        above, last = (self.spoken, []) if several else (self.spoken[:-1], self.spoken[-1:])
        spoken: list[Line] = [((f" {line}", self._manner),) for line in above]
        self._message = ("".join(last), self._manner)
        below = [*self._lines_of_page(self.cells), *spoken, *self._asked_more]
        self._board.frame(self._head, below, FIELD_LINES if self._awake else 0)
        self._draw_told()

    def _draw_told(self) -> None:
        """Draw the message, and at its right how many rows are out of sight and that keys choose."""
        (text, look), cells = self._message if self._message[0] else (self._state.page.legend, "soft"), self.cells
        chooses = trc("mode", "choosing") if self._state.mode == "list" and not self._state.covered else ""
        more = "  ".join(self._out_of_sight())
        for right in ("   ".join(filter(None, (more, chooses))), more, ""):
            space = cells - width(text) - width(right)
            if space >= 2 or not right:
                break
        shown = ((f" {text}", look), (" " * max(space, 0) + right, "soft"))
        self.told.show([shown] if text or right else [])

    def _lines_of_page(self, cells: int) -> list[Line]:
        """Lay out the lines below the body."""
        shown = ((text, look) for text, look in self._state.page.below if text and not self._gives_way(text, look))
        found = [
            (line if number else f"{APART}{line}", look)
            for text, look in shown
            for number, line in enumerate(wrap(text, cells))
        ]
        if len(found) > BELOW:
            found[BELOW - 1] = (
                fit(" ".join(text for text, _ in found[BELOW - 1 :]).removeprefix(APART), cells),
                found[BELOW - 1][1],
            )
        return [((f" {text.removeprefix(APART)}", look),) for text, look in found[:BELOW]]

    def _gives_way(self, text: str, look: str) -> bool:
        """Return whether a line makes room for the field: a warning, or what the question there says too."""
        ask = self._state.ask
        said = ask is not None and text.rstrip(".") in ask.question
        return said or (look == "warn" and bool(ask or self._state.bare))

    def _out_of_sight(self) -> Iterator[str]:
        """Say how many rows are hidden above and below the visible part."""
        above, under = self._board.hidden if not self._state.curtain else (0, 0)
        if above:
            yield tr("↑ {above} more", above=above)
        if under:
            yield tr("↓ {under} more", under=under)


def _beside(question: str, side: Line, cells: int) -> Iterator[Line]:
    """Write a question, with something at the right end of its last line."""
    taken = sum(width(text) for text, _ in side)
    *before, last = wrap_beside(question, cells, taken)
    yield from (((line, "strong"),) for line in before)
    yield ((last, "strong"), (" " * (cells - taken - width(last)), "soft"), *side)


def _even(text: str, cells: int) -> list[str]:
    """Break a text into lines of about the same length; one with gaps between its parts is filled line by line."""
    return wrap(text, cells if "  " in text else balanced(text, cells))


def _at_most(lines: list[str], most: int, cells: int) -> list[str]:
    """Keep some lines; the last of them shows the beginning of all others, shortened."""
    return lines if len(lines) <= most else [*lines[: most - 1], fit(" ".join(lines[most - 1 :]), cells).rstrip()]
