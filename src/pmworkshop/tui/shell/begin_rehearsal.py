"""Begins a rehearsal from the home page: of a session as it was prepared, or of an agenda with made-up leaders."""

from __future__ import annotations

from pathlib import Path

from pmworkshop.agenda.library import shelf_folders
from pmworkshop.agenda.loader import load_agenda
from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.folders import Folders
from pmworkshop.store.addresses import stored_at
from pmworkshop.tui.requests.messages import RehearseAgenda, RehearseSession
from pmworkshop.tui.shell.opening import Opened, open_session
from pmworkshop.workshop.rehearsal import as_prepared, keep_in_memory, with_leaders
from pmworkshop.workshop.wiring import wired


def begin_rehearsal(request: RehearseSession | RehearseAgenda, folders: Folders, clock: Clock) -> Opened:
    """Open a copy in memory, which is gone once it is closed.

    Args:
        request: The session or the agenda.
        folders: The user's folders, with the modules that an agenda takes from the shelf.
        clock: Source of the time.

    Returns:
        The open copy; the caller closes it.

    Raises:
        PmworkshopError: The session or the agenda cannot be read.
    """
    wiring = wired(clock)
    if isinstance(request, RehearseSession):
        prepared = as_prepared(stored_at(request.session))
    else:
        agenda = load_agenda(request.agenda, *shelf_folders(folders, Path.cwd()))
        prepared = with_leaders(agenda, clock.now().astimezone().date(), wiring.draw())
    opened = open_session(keep_in_memory(prepared, wiring), clock=clock)
    opened.forget_after()
    return opened
