"""The bell, which rings once when the time of a phase runs out."""

from __future__ import annotations

from datetime import datetime

from pmworkshop.session.core.durations import elapsed, phase_minutes
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.session.operations.pauses import clock_runs


class Bell:
    """Remembers for which phase time was left at the last tick."""

    def __init__(self) -> None:
        self._with_time: datetime | None = None

    def rings(self, view: Session, now: datetime) -> bool:
        """Return whether the time of the phase ran out since the last tick.

        Args:
            view: The public view of the session.
            now: The present moment.

        Returns:
            True once for each phase; never if the phase was over at the first tick, or while the clock stands.
        """
        stage = view.stage
        if stage is None or not clock_runs(view):
            return False
        module, phase = navigation.where(view)
        over = elapsed(stage, now).total_seconds() >= phase_minutes(view, module, phase) * 60
        before, self._with_time = self._with_time, None if over else stage.started
        return over and before == stage.started
