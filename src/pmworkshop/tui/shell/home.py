"""The home page of the stage's window, and the commands that act there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr_noop
from pmworkshop.tui.keymap.commands import ROOM
from pmworkshop.tui.pages.panel import Panel

_IDS = ("leave_field", "palette", "room_test", "theme", "quit", "help")
_TITLES = {"room_test": tr_noop("room test")}
HOME_COMMANDS = tuple(
    replace(one, title=_TITLES.get(one.id, one.title))
    for one in sorted((one for one in ROOM if one.id in _IDS), key=lambda one: _IDS.index(one.id))
)
"""The commands of the room that act at home too; the help stands at the end of the footer, as everywhere."""


def home_panel(folders: Folders, today: date) -> Panel:
    """Return a new home page.

    Args:
        folders: The user's folders, with the sessions that are offered.
        today: The present day in the time zone of the room.
    """
    from pmworkshop.tui.panels.home.home import HomePanel

    return HomePanel(folders, today)
