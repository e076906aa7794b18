"""Creates a session from the home page: the setup panel, and the file that is made from it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from pmworkshop.agenda.library import shelf_folders
from pmworkshop.agenda.loader import load_agenda
from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import speaking, spoken
from pmworkshop.interface import load
from pmworkshop.session.core.session import Session
from pmworkshop.session.lifecycle.begin import Setup
from pmworkshop.session.lifecycle.carry_over import title_after
from pmworkshop.store.stored_session import StoredSession
from pmworkshop.tui.panels.home.setup import SetupPanel
from pmworkshop.tui.requests.messages import SetUpSession
from pmworkshop.workshop.starting import make_session


def set_up(folders: Folders, request: SetUpSession, clock: Clock, facilitator: str = "") -> SetupPanel:
    """Make the panel on which a new session is set up.

    Args:
        folders: The user's folders; the session is created there.
        request: The agenda, and the address of the session that the new one continues, if any.
        clock: Source of the date.
        facilitator: Name of the facilitator from the settings; empty if they name none.

    Returns:
        The panel, with title and organisation filled in from the agenda or the continued session.

    Raises:
        InputError: The agenda has faults, or the continued session cannot be read.
    """
    now = clock.now().astimezone()
    before = load(request.parent) if request.parent else None
    with speaking(_language(before)):
        agenda = load_agenda(request.agenda, *shelf_folders(folders, Path.cwd()))
        title = title_after(agenda, before) if before else agenda.title
    setup = Setup(
        agenda=agenda,
        day=now.date(),
        title=title,
        organisation=before.info.organisation if before else "",
        facilitator=facilitator,
        parent=before,
    )
    return SetupPanel(setup, partial(_make, folders, clock), now)


def _make(folders: Folders, clock: Clock, setup: Setup) -> StoredSession:
    with speaking(_language(setup.parent)):
        return make_session(setup, folders, window="home", clock=clock)[0]


def _language(before: Session | None) -> str:
    """Return the language that a session begins in: that of the one that it continues, else the one of home."""
    return before.info.language if before else spoken()
