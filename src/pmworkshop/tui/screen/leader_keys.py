"""The commands of a file that one leader prepares alone: to answer, and to go through the questions."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.base.language import tr_noop
from pmworkshop.tui.keymap.acting import Listing
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.panel import Panel

ANSWER_IDS = frozenset(("begin_taking", "begin_with", "type_in", "type_line", "clear_this"))
"""Commands of a module that type the leader's own answers."""
ROOM_IDS = frozenset(
    (
        *("forward", "backward", "leave_field", "undo", "redo", "go"),
        *("unsaved", "new_file", "palette", "help", "theme", "quit"),
    )
)
"""Commands of the room that make sense without a room."""


YOURS = {
    "begin_taking": tr_noop("Type your answers"),
    "begin_with": tr_noop("Type your answers, one key for each"),
    "type_in": tr_noop("Type your answer, one key for each"),
    "type_line": tr_noop("Type your answer, or change the one that is chosen"),
    "clear_this": tr_noop("Clear your answers to this question"),
}
"""What the commands that answer are called when they speak to the one leader."""


def for_leader(listing: Listing, panel: Panel) -> Listing:
    """Leave out the commands that lead a room: its people, its clock, its wall, its files.

    Args:
        listing: The commands of the panel, then those of the room.
        panel: The panel; one that shows no module of the agenda keeps its own commands.

    Returns:
        The commands that remain.
    """
    here, room = listing
    module = panel.here is not None and not panel.overlay
    own = tuple(_spoken(one) for one in here if one.id in ANSWER_IDS) if module else here
    return own, tuple(one for one in room if one.id in ROOM_IDS)


def _spoken(command: Command) -> Command:
    return replace(command, help=YOURS[command.id])
