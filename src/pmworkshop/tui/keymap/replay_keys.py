"""The commands of the replay; declared apart, so that the catalogue can list them without importing it."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.tui.keymap.commands import ROOM, Command
from pmworkshop.tui.requests.messages import LeaveReplay

PLACE = "replay"
"""The place where these commands act, as settings name it."""
CHANGES_PLACE = "changes"
"""The place of those of the list of what changed."""
REPLAY = (
    Command("step_on", ("right",), "step", "Go on by one step, and stop playing"),
    Command(
        "play",
        ("space",),
        "play",
        "Play, or stop: waits are the room's divided by the speed, 3 seconds at most",
    ),
    Command("part", tuple("123456789"), "1-9 part", "Go to a part of the agenda by its number"),
    Command("wall", ("v",), "wall", "Show the wall as the room saw it, or what the step changed"),
    Command("changed", ("enter",), "all steps", "List what each step around here changed, in words"),
    Command("faster", ("plus",), "speed", "Play faster, up to 600 times as fast as the room was"),
    Command("slower", ("minus",), "", "Play slower, down to the room's own time"),
    Command("jump", ("g",), "jump", "Jump to a step, a time or a part that you type"),
    Command("search", ("slash",), "find", "Find a word in what was done and said, on from here"),
    Command("step_back", ("left",), "", "Go back by one step, and stop playing"),
    Command("module_on", ("pagedown",), "", "Go on to where the room went into the next part of the agenda"),
    Command("module_back", ("pageup",), "", "Go back to where this part began, then to the part before"),
    Command("next_found", ("tab",), "", "Go on to the next step that holds the word"),
    Command("last_found", ("shift+tab",), "", "Go back to the step before that holds the word"),
    Command("hidden", ("i",), "", "Show here what the room had not seen at that moment, or hide it again"),
    Command("first", ("home",), "", "Go to the first step"),
    Command("last", ("end",), "", "Go to the last step"),
    Command("back", ("escape",), "close", "Leave the replay"),
)
CHANGES = (
    Command("there", ("enter",), "go there", "Go to that step"),
    Command("back", ("escape",), "back", "Go back to the replay"),
)
"""The commands of the list of what changed."""
_ROOM_IDS = ("leave_field", "palette", "help", "theme", "quit")
REPLAY_ROOM = tuple(
    replace(command, request=LeaveReplay()) if command.id == "quit" else command
    for command in ROOM
    if command.id in _ROOM_IDS
)
"""The commands of the room that act here too: none of them changes a session, and quitting leaves the replay."""
