"""Creates a session with its first step."""

from __future__ import annotations

from pmworkshop.base.clock_ids import Clock, Ids
from pmworkshop.base.folders import Folders
from pmworkshop.session.lifecycle.begin import Setup, begin, titled
from pmworkshop.store.sessions import new_session
from pmworkshop.store.stored_session import StoredSession
from pmworkshop.workshop.wiring import wired


def make_session(
    setup: Setup, folders: Folders, *, window: str, clock: Clock | None = None, ids: Ids | None = None
) -> tuple[StoredSession, str]:
    """Create a session among the user's sessions, with its first step.

    Args:
        setup: What the facilitator entered about it.
        folders: The user's folders.
        window: Name of the window in the history.
        clock: Source of the time; None for the system clock.
        ids: Source of ids; None for random ids.

    Returns:
        The place of the session, and its id.

    Raises:
        InputError: The entered values contradict each other.
        StorageError: The disk does not accept it; no partial file is left.
    """
    wiring = wired(clock, ids)
    session_id = wiring.ids.new()
    operation = begin(setup, session_id)
    stored = new_session(folders, titled(setup), session_id)
    workshop = wiring.create(stored, session_id, window=window, who=setup.facilitator)
    try:
        workshop.commit(operation)
    except BaseException:
        workshop.close()
        stored.store.remove(stored.address)
        raise
    workshop.close()
    return stored, session_id
