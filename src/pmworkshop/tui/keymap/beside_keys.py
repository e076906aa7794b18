"""The commands of a window beside the stage; apart, so that the catalogue lists them without importing it."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.base.language import tr_noop
from pmworkshop.tui.keymap.commands import ROOM, Command
from pmworkshop.tui.requests.messages import BringWall, FollowWall

PLACE = "beside"
"""The place where these commands act, as settings name it."""
FOLLOW = Command(
    "follow",
    ("f5",),
    "follow",
    "Show again what the wall shows, and follow it",
    "always",
    place=PLACE,
    request=FollowWall(),
)
BRING = Command(
    "bring",
    ("ctrl+r",),
    "wall here",
    "Bring the wall to the page that is shown here; Enter says yes",
    "always",
    place=PLACE,
    request=BringWall(),
)
_HELP = {
    "forward": tr_noop("Turn this window to the next phase; the wall stays where it is"),
    "backward": tr_noop("Turn this window back one phase; the wall stays where it is"),
    "go": tr_noop("Turn this window to any part of the agenda; the wall stays where it is"),
}
_ROOM_IDS = (
    "forward", "backward", "leave_field", "undo", "redo", "go", "add_module", "people", "details", "parking",
    "conflicts", "save", "strike", "palette", "help", "room_test", "theme", "quit",
)  # fmt: skip
BESIDE = (
    *(replace(one, help=_HELP.get(one.id, one.help)) for one in ROOM if one.id in _ROOM_IDS),
    FOLLOW,
    BRING,
)
"""What acts in a window beside the stage, wherever it is."""
