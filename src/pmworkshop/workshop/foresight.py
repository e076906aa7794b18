"""Predicts the steps of waiting gestures in memory, on the newest session, without the disk."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import TimeoutError as LateError

from pmworkshop.base.errors import PmworkshopError, RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.session import Fold, Session
from pmworkshop.session.core.steps import Change, GestureContext, Key, State, Step, make_undo, plain
from pmworkshop.session.core.undo_history import last_undoable, last_undone, refuse_used
from pmworkshop.session.views.public import public
from pmworkshop.workshop.deeds import Deed, Operate, Restore, Retire, StrikeOut, TakeBack, step_of, undoable_part
from pmworkshop.workshop.workshop import Workshop

PATIENCE = 2.0
"""Seconds that the history on disk is waited for."""


class Foresight:
    """Applies waiting gestures to the newest session in order, and returns the step of each.

    Attributes:
        session: The whole session with all gestures added so far.
    """

    def __init__(self, workshop: Workshop) -> None:
        """Start with the newest stored session.

        Args:
            workshop: The running workshop; it is not changed.
        """
        self._workshop = workshop
        self.session = self._start = workshop.session
        self._steps: list[Step] = []

    def add(self, deed: Deed, draw: GestureContext) -> Step | None:
        """Make the step of the next gesture, and apply it to the session in memory.

        Args:
            deed: What to do.
            draw: Time and ids of the gesture.

        Returns:
            The step; None if the gesture changes nothing, and for what rewrites the history.

        Raises:
            PmworkshopError: The gesture does not apply now, or what it needs cannot be read.
        """
        step = self._step(deed, draw)
        if step is not None:
            folded = Fold(self.session)
            folded.apply(step)
            self.session = folded.session()
            self._steps.append(step)
        return step

    def _step(self, deed: Deed, draw: GestureContext) -> Step | None:
        who, window = self._workshop.who, self._workshop.window
        match deed:
            case Operate(operation):
                return step_of(operation, self.session, draw, who=who, window=window)
            case Restore(step):
                return step
            case StrikeOut() | Retire():
                return None
            case TakeBack():
                step, states = self._replaced(deed)
                made = make_undo(undoable_part(step, self.session), states, draw, who=who, window=window)
                return refuse_used(made, self.session)

    def _replaced(self, deed: TakeBack) -> tuple[Step, dict[Key, State]]:
        """Find the step that undo or redo takes back, and the states that it restores."""
        find = last_undone if deed.redo else last_undoable
        states: dict[Key, State] = {}
        try:
            step = find(reversed(self._steps), self._workshop.window)
        except RefusedError:
            step, states = self._on_disk(deed)
        for change in step.changes:
            for base in change.base:
                state = self._state(change.key, base)
                if state is not None:
                    states[change.key] = state
        return step, states

    def _on_disk(self, deed: TakeBack) -> tuple[Step, dict[Key, State]]:
        try:
            return self._workshop.look_back(deed, tuple(self._steps)).result(PATIENCE)
        except LateError:
            raise PmworkshopError(tr("The disk does not answer.")) from None

    def _state(self, key: Key, version: str) -> State | None:
        """Find a state in the waiting steps, or in the session before them."""
        made = (change for step in self._steps for change in step.changes)
        found = next((change for change in made if change.key == key and change.version == version), None)
        if found is not None:
            return version, found.record
        if self._start.versions.get(key) != version:
            return None
        record = self._start.get(*key)
        return version, plain(record) if record is not None else None


def hides(step: Step, after: Session) -> bool:
    """Return whether a step holds an answer that the room has not been shown.

    Args:
        step: The step.
        after: The whole session with the step.

    Returns:
        True if the public view leaves out a ballot or round of the step.
    """
    answers = [change for change in step.changes if change.kind in ("ballot", "round")]
    if not answers:
        return False
    seen = public(after)
    return any(_hidden(change, after, seen) for change in answers)


def _hidden(change: Change, after: Session, seen: Session) -> bool:
    if change.record is None:
        return False
    return seen.get(*change.key) != after.get(*change.key)


def rounds_of(step: Step, known: Sequence[str]) -> set[str]:
    """Find the rounds that a step opens, closes, shows or answers.

    Args:
        step: The step.
        known: Ids of rounds.

    Returns:
        Those of them that the step touches.
    """
    named = [change.id for change in step.changes if change.kind in ("ballot", "round")]
    return {one for one in known if any(name == one or name.startswith(f"{one}/") for name in named)}
