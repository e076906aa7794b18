"""Noticing that the program was away: between two ticks when the machine slept, between two runs by the file's time.

While a stage runs a session, it sets the time of the session file now and then; the content is not touched.
That mark is only a hint: without it, the room is asked about the time since it came to the phase it is in.
"""

from __future__ import annotations

from datetime import datetime

from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.pauses import clock_runs
from pmworkshop.store.store import StoredSession

ASKED = 5 * 60
"""Seconds from which the room is asked; less is left out without asking, since a crash counts as pause."""
DAY_OVER = 6 * 3600
"""Seconds from which nobody need be asked: it is another sitting."""
NOTICED = 30
"""Seconds between two runs that make no difference."""
MARKED = 20.0
"""Seconds between two marks."""


class Absence:
    """Knows when the program was last awake."""

    def __init__(self) -> None:
        self._last: datetime | None = None

    def slept(self, now: datetime) -> int:
        """Say how many seconds the machine slept since the last tick; 0 if it was awake."""
        before, self._last = self._last, now
        gone = int((now - before).total_seconds()) if before else 0
        return gone if gone > ASKED else 0

    def begin(self, now: datetime) -> None:
        """Note that the program is awake."""
        self._last = now


def closed_for(stored: StoredSession, session: Session, now: datetime) -> int:
    """Say how many seconds a session whose clock runs was closed; 0 where that makes no difference."""
    if session.stage is None or not clock_runs(session) or session.info.sample:
        return 0
    shown = stored.store.last_shown(stored.address)
    seen = max(session.stage.started, shown) if shown else session.stage.started
    gone = int((now - seen).total_seconds())
    return gone if gone > NOTICED else 0


def asks(seconds: int) -> bool:
    """Tell whether the room is asked about that time."""
    return ASKED <= seconds < DAY_OVER


def mark_awake(stored: StoredSession, now: datetime) -> None:
    """Note with a session that it is on the wall, so that the next run knows how long it was closed."""
    stored.store.note_shown(stored.address, now)
