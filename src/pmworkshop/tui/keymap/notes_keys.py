"""The commands of the private window; declared apart, so that the catalogue can list them without importing it."""

from __future__ import annotations

from pmworkshop.tui.keymap.commands import ROOM, Command

PLACE = "notes"
"""The place where these commands act, as settings name it."""
NOTES = (
    Command(
        "type",
        ("enter",),
        "type",
        "Type the answer of the chosen leader; each Enter goes on to the next one",
    ),
    Command(
        "type_in",
        (*"0123456789", "minus"),
        "",
        "Begin the answer of the chosen leader with that digit",
        begins=True,
    ),
    Command(
        "next_page",
        ("tab",),
        "next page",
        "Turn to the next page: now and what to say, answers, figures, time",
    ),
    Command(
        "values",
        ("i",),
        "what is in",
        "Show here what is in although it is hidden, or hide it again",
    ),
    Command("again", ("A",), "ask again", "Ask the same again: the answers stand beside the first ones"),
    Command("close", ("K",), "close", "Take no more answers, only corrections, or take them again"),
    Command("clear", ("backspace", "delete"), "", "Clear what the chosen leader answered, before it is shown"),
    Command(
        "hard",
        ("H",),
        "hard moment",
        "A hard moment in the room: what to say, what to do, and what not to do",
    ),
    Command("last_page", ("shift+tab",), "", "Turn to the page before"),
)
MOMENTS_PLACE = "hard_moments"
"""The place of the commands of the page of hard moments."""
MOMENTS = (
    Command(
        "choose",
        tuple("123456789"),
        "1-9 open",
        "Open the hard moment of that number, also from another one",
    ),
    Command("open", ("enter",), "open", "Open the chosen hard moment"),
    Command("back", ("escape", "H"), "back", "Go back to all of them, and then to your notes"),
)
_ROOM_IDS = (
    "forward", "backward", "leave_field", "undo", "redo", "go", "people", "parking", "conflicts", "refit", "more",
    "next_turn", "last_turn", "pause", "break", "curtain", "palette", "help", "theme", "quit",
)  # fmt: skip
NOTES_ROOM = tuple(command for command in ROOM if command.id in _ROOM_IDS)
"""The commands of the room that act from here too."""
