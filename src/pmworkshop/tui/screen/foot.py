"""The footer of the screen: the keys that act now, as many as fit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.tui.drawing.pieces import Line, Piece
from pmworkshop.tui.drawing.text_cells import columns, width
from pmworkshop.tui.keymap.commands import Command, find
from pmworkshop.tui.pages.page import Ask, Mode

BACK = "back"
"""The command that closes what lies over the room."""
BETWEEN = "   "
_PARTS = re.compile(r"(\s{2,}|^\s)")
MOST_KEYS = 4
"""A command with more keys than that needs one of them: no click stands for it."""
LINE_KEYS = (tr_noop("Enter keep"), tr_noop("↑ last line"))
NEXT_TURN = "next_turn"
"""The command of the room with which the next one speaks; Enter on an empty line does it too."""
ELSEWHERE = tr_noop("p: o: a: elsewhere")


def foot_line(
    mode: Mode, ask: Ask | None, here: Sequence[Command], room: Sequence[Command], cells: int, *, overlay: bool
) -> str:
    """Write the footer: the panel's commands at the left, those of the room and the way back at the right.

    If space is short, undo is left out; going on, the way back, leaving and the help stay.

    Args:
        mode: Whether keys act in the list or in the field.
        ask: The question that is asked in the field; its keys replace all others. None without a question.
        here: Commands of the panel.
        room: Commands of the room.
        cells: Width of the footer.
        overlay: Whether the panel is an overlay; then a field has fewer keys of its own.

    Returns:
        One line, exactly ``cells`` wide.
    """
    if ask is not None:
        return columns(BETWEEN.join(ask.keys), "", cells)
    acting = _acting(here, mode)
    left = _left(acting, mode, room, overlay=overlay)
    free = [command for command in _acting(room, mode) if find(here, command.keys[0], mode) is None]
    always = [*[command for command in acting if command.id == BACK], *free]
    right = BETWEEN.join([command.shown for command in always])
    if width(BETWEEN.join(left)) + 2 + width(right) > cells:
        right = BETWEEN.join(command.shown for command in always if command.id != "undo")
    return columns(_as_many_as_fit(left, cells - 2 - width(right)), right, cells)


def line_keys(
    mode: Mode, ask: Ask | None, here: Sequence[Command], room: Sequence[Command], *, overlay: bool
) -> tuple[str, ...]:
    """List the keys of the line that is typed, with their words.

    Args:
        mode: Whether keys act in the list or in the field.
        ask: The question that is asked in the field; None without one.
        here: Commands of the panel.
        room: Commands of the room.
        overlay: Whether the panel is an overlay.

    Returns:
        The keys; empty while nothing is typed.
    """
    if mode == "list":
        return ()
    return ask.keys if ask is not None else tuple(_left(_acting(here, mode), mode, room, overlay=overlay))


def _left(acting: Sequence[Command], mode: Mode, room: Sequence[Command], *, overlay: bool) -> list[str]:
    """List the commands of the panel; in field mode, with what Enter does, also to the turn."""
    own = [command.shown for command in acting if command.id != BACK]
    if mode == "list":
        return own
    enter, *others = map(tr, LINE_KEYS)
    if overlay:
        return [enter, *own]
    turn = next((one for one in _acting(room, mode) if one.id == NEXT_TURN), None)
    if turn is not None and find(acting, turn.keys[0], mode) is not None:
        enter = f"{enter}/{turn.named}"
    return [enter, *own, *others, tr(ELSEWHERE)]


def _as_many_as_fit(parts: Sequence[str], cells: int) -> str:
    """Join the first parts, as many as fit into the width."""
    line = ""
    for part in parts:
        longer = f"{line}{BETWEEN}{part}" if line else part
        if width(longer) > cells:
            break
        line = longer
    return line


def _acting(commands: Sequence[Command], mode: Mode) -> list[Command]:
    return [command for command in commands if command.title and command.acts_in(mode)]


def clicked(line: str, commands: Sequence[Command], mode: Mode, cell: int) -> Command | None:
    """Return the command whose key and title stand at a cell of the footer.

    Args:
        line: What the footer says.
        commands: The commands that act now.
        mode: Whether keys act in the list or in the field.
        cell: Number of the cell, from 0.

    Returns:
        The command; None between two of them, and for one with so many keys that a click cannot choose.
    """
    for command in _acting(commands, mode):
        at = line.find(command.shown)
        if 0 <= at <= cell < at + len(command.shown) and len(command.keys) <= MOST_KEYS:
            return command
    return None


def foot_pieces(line: str) -> Line:
    """Draw the footer: each key bold, the words beside it soft.

    Args:
        line: What it says.

    Returns:
        Its pieces.

    >>> foot_pieces("Enter keep   u undo")
    (('Enter', 'strong'), (' keep', 'soft'), ('   ', 'soft'), ('u', 'strong'), (' undo', 'soft'))
    """
    pieces: list[Piece] = []
    for part in _PARTS.split(line):
        key, blank, words = part.partition(" ")
        pieces += [(key, "strong" if part.strip() else "soft"), (blank + words, "soft")]
    return tuple([piece for piece in pieces if piece[0]])
