"""The room test: a page to check, before the workshop, that the shared screen is legible from the back row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.pictures.shares import agenda
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.faces import POSTER_ROWS, poster
from pmworkshop.tui.drawing.pieces import Line, Look
from pmworkshop.tui.drawing.terminal import Terminal
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Close, Context, Item, ListBody, Page
from pmworkshop.tui.pages.panel import Panel

GOOD = (80, 24)
"""Cells and lines that everything fits into well."""
LEAST = (60, 18)
"""Cells and lines that a window must have."""
WIDE = 120
"""Cells of a line above which the letters could be larger."""
LOOKS = {"stage": tr_noop("“stage”, for a dark room"), "paper": tr_noop("“paper”, for a bright room")}
COLOURS = {
    "all": tr_noop("all colours"),
    "256": tr_noop("256 colours"),
    "16": tr_noop("16 colours"),
    "none": tr_noop("no colours: fine"),
}
SAMPLES: tuple[tuple[str, Look], ...] = (
    (tr_noop("A line in a list: publish the price rule by 14 December"), "text"),
    (tr_noop("A question, and what was chosen"), "strong"),
    (tr_noop("A heading"), "head"),
    (tr_noop("A hint, and the keys at the foot of the wall"), "soft"),
    (tr_noop("What was just kept: saved 11:28"), "good"),
    (tr_noop("What is not settled yet"), "warn"),
)
"""Every way that text looks on the wall."""
GRID = (
    tr_noop("                      DEV  OPS  FIN  SPO"),
    tr_noop("Publish price rule     A    R    C    I   ✓ agreed"),
    tr_noop("Set safety stock       R    C    ·    ·   ○ not settled"),
    "4 ●●●   5 ●●●●●        1 l I   0 O   5 S   8 B",
)
"""Codes, dots, and letters that are easily taken for each other."""

BESIDE, SWATCH, SHADE = 20, 11, 7
"""The cell where what stands beside the large letters begins, and the cells of a plane and of a shade there."""
NAMES = {"plane": tr_noop("a block"), "raised": tr_noop("chosen"), "now": tr_noop("now")}
"""What a plane stands for."""


class RoomtestPanel(Panel):
    """Shows samples of every text style and reports what the terminal can draw; it changes nothing."""

    overlay = True
    opened_by = "room_test"
    commands = (Command("back", ("escape", "enter", "T"), "back", "Go back"),)

    def __init__(self, terminal: Callable[[], Terminal]) -> None:
        """Create the room test.

        Args:
            terminal: Returns the present size and abilities of the terminal; called each time the page is drawn.
        """
        self._terminal = terminal

    def page(self, context: Context) -> Page:
        """Show the samples and the report on the terminal."""
        terminal = self._terminal()
        items = [Item("", tr(text), look=look) for text, look in SAMPLES]
        items += [Item("", tr(line).replace(" ", "\u00a0"), look="strong") for line in GRID]
        items.append(Item("", "", under=pictures(context.cells)))
        look = tr(LOOKS.get(terminal.look, terminal.look))
        return Page(
            tr("Can the back row read this line?"),
            tr("Look {look}; {theme_key} shows the other", look=look, theme_key=key_of("theme")),
            ListBody(tuple(items)),
            below=((size(terminal), "strong"), (drawing(terminal), "strong")),
        )

    def in_foot(self, room: Sequence[Command]) -> Sequence[Command]:
        """Keep only the help command in the footer."""
        return [one for one in room if one.id == "help"]

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the room test."""
        return Close()


def pictures(cells: int) -> tuple[Line, ...]:
    """Draw what the wall draws besides text: large letters, planes, shades with their numbers, and the band.

    Args:
        cells: Width of a line.

    Returns:
        Three lines.
    """
    sheet = Canvas(min(cells, LEAST[0]) - 5, POSTER_ROWS)
    sheet.put_rows(0, 0, poster("8:30"), "now!")
    for place, back in enumerate(("plane", "raised", "now")):
        sheet.fill(BESIDE + place * SWATCH, 0, SWATCH - 1, 1, back)
        sheet.put(BESIDE + place * SWATCH, 0, f" {tr(NAMES[back])}", "on" if back == "now" else "ink")
    for place in range(4):
        sheet.fill(BESIDE + place * SHADE, 1, SHADE, 1, f"shade-{place + 1}")
        sheet.put(BESIDE + place * SHADE + 3, 1, f"{place + 1}", "ink" if place < 2 else "on", bold=True)
    at = BESIDE
    for text, look in agenda((1, 1, 1), 1, 0.5, sheet.cells - BESIDE)[0]:
        at = sheet.put(at, 2, text, look)
    return tuple(sheet.lines())


def size(terminal: Terminal) -> str:
    """Judge the size of the letters from the size of the terminal.

    Args:
        terminal: The terminal, with its size in cells and lines.

    Returns:
        One line that says whether the window is too small, could have larger letters, or is good, with the keys for
        it.
    """
    shown, good = f"{terminal.cells} x {terminal.lines}", f"{GOOD[0]} x {GOOD[1]}"
    if terminal.cells < GOOD[0] or terminal.lines < GOOD[1]:
        return tr("{shown}: tight; {good} or more is good (Ctrl and -).", shown=shown, good=good)
    if terminal.cells > WIDE:
        return tr("{shown}: letters can be larger (Ctrl and +); {good} is good.", shown=shown, good=good)
    return tr(
        "{shown}: good. For larger letters Ctrl and +, to {least}.",
        shown=shown,
        least=f"{LEAST[0]} x {LEAST[1]}",
    )


def drawing(terminal: Terminal) -> str:
    """Describe the colours and the symbols that the terminal can draw.

    Args:
        terminal: The terminal.

    Returns:
        One sentence on the number of colours and on whether dots are drawn, which needs UTF-8.
    """
    dots = (
        tr("dots draw: ●●●○, the last is empty")
        if terminal.signs
        else tr("dots may not draw: it is not set to UTF-8")
    )
    return f"{tr(COLOURS[terminal.colours])}; {dots}."
