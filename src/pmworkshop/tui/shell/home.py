"""The home page of the stage's window, and the commands that act there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pmworkshop.base.folders import Folders
from pmworkshop.tui.keymap.commands import ROOM
from pmworkshop.tui.pages.panel import Panel

_IDS = ("leave_field", "palette", "help", "room_test", "theme", "quit")
HOME_COMMANDS = tuple(
    replace(one, title="room test") if one.id == "room_test" else one for one in ROOM if one.id in _IDS
)
"""The commands of the room that act at home too."""


def home_panel(folders: Folders, today: date) -> Panel:
    """Return a new home page.

    Args:
        folders: The user's folders, with the sessions that are offered.
        today: The present day in the time zone of the room.
    """
    from pmworkshop.tui.panels.home.home import HomePanel

    return HomePanel(folders, today)
