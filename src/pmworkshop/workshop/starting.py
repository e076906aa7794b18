"""Making a session file with its first step."""

from __future__ import annotations

from pathlib import Path

from pmworkshop.base.clock_ids import Clock, Ids, RandomIds
from pmworkshop.base.folders import Folders
from pmworkshop.session.lifecycle.begin import Setup, begin, titled
from pmworkshop.store.sessions import session_path
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.workshop import Workshop


def make_session(
    setup: Setup, folders: Folders, *, window: str, clock: Clock | None = None, ids: Ids | None = None
) -> tuple[Path, str]:
    """Make a session file among the user's sessions, with its first step.

    Args:
        setup: What the facilitator said about it.
        folders: Where sessions are kept.
        window: Names the window in the history.
        clock: Tells the time; the system's unless given.
        ids: Makes ids; random unless given.

    Returns:
        The file, and the session's id.

    Raises:
        InputError: What was given does not fit together.
        StorageError: The disk does not take it; no half-made file is left.
    """
    ids = ids or RandomIds()
    session_id = ids.new()
    operation = begin(setup, session_id)
    path = session_path(folders, titled(setup), session_id)
    workshop = Workshop(
        SqliteJournal.create(path, session_id), window=window, who=setup.facilitator, clock=clock, ids=ids
    )
    try:
        workshop.commit(operation)
    except BaseException:
        workshop.close()
        path.unlink(missing_ok=True)
        raise
    workshop.close()
    return path, session_id
