"""Detects that the program was away: by a gap between two ticks, or by a mark in the store between two runs.

While a stage runs a session, it marks the session at intervals as being shown; the content is not touched. The mark
is only a hint: without it, the absence is counted from when the room entered the present phase.
"""

from __future__ import annotations

from datetime import datetime

from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.pauses import clock_runs
from pmworkshop.store.stored_session import StoredSession

ASKED = 5 * 60
"""Seconds from which the room is asked; less is left out without asking, since a crash counts as pause."""
DAY_OVER = 6 * 3600
"""Seconds from which nobody need be asked: it is another sitting."""
NOTICED = 30
"""Seconds between two runs that make no difference."""
MARKED = 20.0
"""Seconds between two marks."""


class Absence:
    """Remembers the last tick, to detect that the machine slept."""

    def __init__(self) -> None:
        self._last: datetime | None = None

    def slept(self, now: datetime) -> int:
        """Return how long the machine slept since the last tick.

        Args:
            now: The present moment.

        Returns:
            Seconds; 0 if the gap is at most `ASKED`, and at the first call.
        """
        before, self._last = self._last, now
        gone = int((now - before).total_seconds()) if before else 0
        return gone if gone > ASKED else 0

    def begin(self, now: datetime) -> None:
        """Note that the program is awake.

        Args:
            now: The present moment.
        """
        self._last = now


def closed_for(stored: StoredSession, session: Session, now: datetime) -> int:
    """Return how long a session with a running clock was closed.

    Args:
        stored: Where the session is stored.
        session: The whole session.
        now: The present moment.

    Returns:
        Seconds; 0 if the clock does not run, for a sample, and if it is at most `NOTICED`.
    """
    if session.stage is None or not clock_runs(session) or session.info.sample:
        return 0
    shown = stored.store.last_shown(stored.address)
    seen = max(session.stage.started, shown) if shown else session.stage.started
    gone = int((now - seen).total_seconds())
    return gone if gone > NOTICED else 0


def asks(seconds: int) -> bool:
    """Return whether the room is asked whether an absence counts.

    Args:
        seconds: Length of the absence, in seconds.

    Returns:
        False for a short absence, and for one so long that it is another sitting.
    """
    return ASKED <= seconds < DAY_OVER


def mark_awake(stored: StoredSession, now: datetime) -> None:
    """Mark a session as being shown now, so that the next run can compute how long it was closed.

    Args:
        stored: Where the session is stored.
        now: The present moment.
    """
    stored.store.note_shown(stored.address, now)
