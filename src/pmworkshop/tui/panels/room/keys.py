"""The overlay of keys: one page, a map of the screen below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pmworkshop.tui.drawing.text_cells import DOTTED, wrap
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.keymap.screen_map import Told, by_first_key, in_columns, paired, told
from pmworkshop.tui.pages.page import Act, Close, Context, Item, ListBody, Mode, Page
from pmworkshop.tui.pages.panel import Panel

LINES = 11
"""Lines that the body has on a screen of 80 by 24."""
NARROWEST = 24
"""The least cells of a column of keys."""
MODES: dict[Mode, str] = {
    "list": "You are choosing: a single key acts at once, and the arrows choose a line.",
    "field": f"You are typing: every letter is text. {key_of('leave_field')} leaves the line for the list.",
}

LOOKING = "You are looking on: a single key acts at once, and ↑↓ scroll."
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
        """Show the map, in as many columns as it takes to stay on one page."""
        below = self._below
        return Page(
            f"Keys: {below.question}" if below.question else "Keys",
            LOOKING if not below.on_lines and below.mode == "list" else MODES[below.mode],
            ListBody(tuple(self._items(context.cells))),
            below=((self._flow("Everywhere\u00a0\u00a0 ", "always"), "text"),),
        )

    def _items(self, cells: int) -> list[Item]:
        """List the lines of the body: two columns of keys where these fit, else three."""
        most = max(cells // NARROWEST, 1)
        drawn = [self._lines(count, cells) for count in range(min(2, most), most + 1)]
        return next((one for one in drawn if _height(one, cells) <= LINES), drawn[-1])

    def _lines(self, count: int, cells: int) -> list[Item]:
        items = []
        if self._below.typing:
            items += [_head("In the line that you type"), Item("", _joined(self._below.typing), indent=1)]
        for head, entries in self._groups():
            items += [_head(head), *(Item("", line, indent=1) for line in in_columns(entries, count, cells - 3))]
        room = self._flow("The room\u00a0\u00a0 ", "room")
        return [*items, Item("", room)] if room else items

    def _groups(self) -> list[tuple[str, list[Told]]]:
        """Group the keys of the panel; while a line is typed they are one group, as all of them wait for Esc."""
        below = self._below
        acting = paired([told(one) for one in by_first_key(one for one in below.here if one.acts_in("list"))])
        if below.mode == "field":
            return _named(f"In the list, after {key_of('leave_field')}", acting)
        if not below.on_lines:
            return _named("Here", acting)
        line = [one for one in acting if one.acts_on == "line"]
        rest = [one for one in acting if one.acts_on != "line"]
        return [*_named("On the chosen line", line), *_named("In this list", rest)]

    def _flow(self, before: str, acts_on: str) -> str:
        """Write the keys of the room that act now, one after the other."""
        mode = self._below.mode
        acting = (told(one, mode) for one in self._below.room if one.keys and one.acts_in(mode))
        texts = [one.text for one in acting if one.acts_on == acts_on]
        return f"{before}{_joined(texts)}" if texts else ""

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the overlay."""
        return Close()


def _named(head: str, entries: list[Told]) -> list[tuple[str, list[Told]]]:
    return [(head, entries)] if entries else []


def _head(text: str) -> Item:
    return Item("", text, look="head")


def _joined(texts: Sequence[str]) -> str:
    return DOTTED.join(texts)


def _height(items: Sequence[Item], cells: int) -> int:
    return sum(len(wrap(item.text, cells - 2 - item.indent)) for item in items)
