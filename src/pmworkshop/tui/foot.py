"""The last line of the screen: the keys that act now, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.tui.commands import Command
from pmworkshop.tui.draw import columns, width
from pmworkshop.tui.page import Ask, Mode

BETWEEN = " · "
LINE_KEYS = ("Enter keep", "↑ last line")
ELSEWHERE = "p: o: a: elsewhere"


def foot_line(
    mode: Mode, ask: Ask | None, here: Sequence[Command], room: Sequence[Command], cells: int, *, overlay: bool
) -> str:
    """Write the footer: what acts here at the left, what acts everywhere at the right.

    Undo gives way where the keys of the panel need its room; the way on, the way out and the help stay.
    """
    if ask is not None:
        return columns(BETWEEN.join(ask.keys), "", cells)
    left = [command.shown for command in _acting(here, mode)]
    if mode == "field":
        left = ["Enter keep", *left] if overlay else [*LINE_KEYS, *left, ELSEWHERE]
    always = _acting(room, mode)
    right = BETWEEN.join(command.shown for command in always)
    if width(BETWEEN.join(left)) + 2 + width(right) > cells:
        right = BETWEEN.join(command.shown for command in always if command.id != "undo")
    line = ""
    for part in left:
        longer = f"{line}{BETWEEN}{part}" if line else part
        if width(longer) + 2 + width(right) > cells:
            break
        line = longer
    return columns(line, right, cells)


def _acting(commands: Sequence[Command], mode: Mode) -> list[Command]:
    return [command for command in commands if command.title and command.acts_in(mode)]
