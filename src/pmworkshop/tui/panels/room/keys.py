"""The overlay of keys: one page, a map of the screen below."""

from __future__ import annotations

from itertools import product

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import wrap
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.keymap.screen_map import Told, by_first_key, in_a_row, in_columns, paired, told
from pmworkshop.tui.pages.page import Act, Close, Context, Drawing, Mode, Page
from pmworkshop.tui.pages.panel import Panel

NARROWEST = 24
"""The least cells of a column of keys."""
CHOOSING = tr_noop("You are choosing: a single key acts at once, and the arrows choose a line.")
"""The mode in which keys act."""
LOOKING = tr_noop("You are looking on: a single key acts at once, and ↑↓ scroll.")
"""The mode of a page whose keys act on no line."""


@dataclass(frozen=True, slots=True)
class ScreenBelow:
    """The screen whose keys are shown.

    Attributes:
        question: What its page asks.
        mode: Whether keys act in its list or in its field.
        typing: The keys of the line that is typed there, with their words.
        here: The commands of its panel.
        room: The commands of the room that act there.
        on_lines: Whether its keys act on a chosen line.
    """

    question: str
    mode: Mode
    typing: tuple[str, ...]
    here: tuple[Command, ...]
    room: tuple[Command, ...]
    on_lines: bool = True


class KeysPanel(Panel):
    """Shows what the page below is for, the mode it is in, and its keys: by what they act on, all on one page."""

    overlay = True
    opened_by = "help"
    commands = (Command("back", ("escape", "enter", "f1", "question_mark"), "back", "Go back"),)

    def __init__(self, below: ScreenBelow) -> None:
        """Create the overlay.

        Args:
            below: The screen whose keys are shown.
        """
        self._below = below

    def page(self, context: Context) -> Page:
        """Show the map, with as much room between its lines as it takes to stay on one page."""
        below, cells = self._below, context.cells
        question = tr("Keys: {question}", question=below.question) if below.question else tr("Keys")
        hint = _hint(below)
        above = len(wrap(question, cells)) + len(wrap(hint, cells)) + 1
        drawn = self._drawn(cells)
        fitting = next((one for one in drawn if len(one) <= context.rows - above), drawn[-1])
        return Page(question, hint, Drawing(tuple(fitting)))

    def _drawn(self, cells: int) -> list[list[Line]]:
        """Draw the map in several ways, from the one with most room to the one with least."""
        most = max(cells // NARROWEST, 1)
        counts = range(min(2, most), most + 1)
        ways = product(((True, True), (False, True), (False, False)), counts)
        return [self._lines(count, cells, listed=listed, apart=apart) for (listed, apart), count in ways]

    def _lines(self, count: int, cells: int, *, listed: bool, apart: bool) -> list[Line]:
        """Draw the groups of keys in columns; those that act in all lists are listed too, or stand in rows."""
        everywhere = [(tr("The room"), self._acting("room")), (tr("Everywhere"), self._acting("always"))]
        blocks = [self._typed(cells), *(_in_a_block(*one, count, cells) for one in self._groups())]
        if listed:
            blocks += [_in_a_block(*one, count, cells) for one in everywhere]
        else:
            blocks += [in_a_row(*one, cells) for one in everywhere]
        return _joined(blocks, apart=apart)

    def _typed(self, cells: int) -> list[Line]:
        """Draw the keys of the line that is typed, where there is one."""
        typed = [Told(*line.partition(" ")[::2], "line") for line in self._below.typing]
        return [_head(tr("In the line that you type")), *in_a_row("", typed, cells)] if typed else []

    def _groups(self) -> list[tuple[str, list[Told]]]:
        """Group the keys of the panel; while a line is typed they are one group, as all of them wait for Esc."""
        below = self._below
        acting = paired([told(one) for one in by_first_key(one for one in below.here if one.acts_in("list"))])
        if below.mode == "field":
            return _named(tr("In the list, after {leave_field_key}", leave_field_key=key_of("leave_field")), acting)
        if not below.on_lines:
            return _named(tr("Here"), acting)
        line = [one for one in acting if one.acts_on == "line"]
        rest = [one for one in acting if one.acts_on != "line"]
        return [*_named(tr("On the chosen line"), line), *_named(tr("In this list"), rest)]

    def _acting(self, acts_on: str) -> list[Told]:
        """List the keys of the room that act now."""
        mode = self._below.mode
        acting = (told(one, mode) for one in self._below.room if one.keys and one.acts_in(mode))
        return [one for one in acting if one.acts_on == acts_on]

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the overlay."""
        return Close()


def _hint(below: ScreenBelow) -> str:
    """Say whether keys act at once, or are text."""
    if below.mode == "list":
        return tr(CHOOSING) if below.on_lines else tr(LOOKING)
    return tr(
        "You were typing: every letter is text. {leave_field_key} leaves the line for the list.",
        leave_field_key=key_of("leave_field"),
    )


def _named(head: str, entries: list[Told]) -> list[tuple[str, list[Told]]]:
    return [(head, entries)] if entries else []


def _head(text: str) -> Line:
    return ((text, "data!"),)


def _in_a_block(head: str, entries: list[Told], count: int, cells: int) -> list[Line]:
    return [_head(head), *in_columns(entries, count, cells)] if entries else []


def _joined(blocks: list[list[Line]], *, apart: bool) -> list[Line]:
    """Put blocks below one another, with a blank line between two where there is room for it."""
    gap: list[Line] = [()] if apart else []
    return [line for block in blocks if block for line in (*gap, *block)][len(gap) :]
