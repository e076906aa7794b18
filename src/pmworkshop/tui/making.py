"""Making a session from home."""

from __future__ import annotations

from pathlib import Path

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.base.chance import Clock
from pmworkshop.base.folders import Folders
from pmworkshop.interface import load
from pmworkshop.session.begin import Setup
from pmworkshop.starting import make_session
from pmworkshop.tui.panels.home import PARTS


def make_from_home(folders: Folders, call: str, clock: Clock, facilitator: str = "") -> Path:
    """Make a session of what home asked: agenda, title, organisation, and the session it continues.

    Raises:
        InputError: The agenda has faults.
        StorageError: The disk does not take it.
    """
    agenda, title, organisation, parent = call.split(PARTS)
    setup = Setup(
        agenda=load_agenda(Path(agenda)),
        day=clock.now().astimezone().date(),
        title=title,
        organisation=organisation,
        facilitator=facilitator,
        parent=load(parent) if parent else None,
    )
    return make_session(setup, folders, window="home", clock=clock)[0]
