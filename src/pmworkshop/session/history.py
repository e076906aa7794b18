"""Finding in the history what undo and redo take back."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.steps import Step

PASSING = frozenset({"stage", "visit"})
"""Records that say where the room is: going back there is moving on, not undo."""


def last_undoable(backwards: Iterable[Step], window: str) -> Step:
    """Find the gesture that undo takes back: the newest of ``window`` that is not taken back yet.

    Args:
        backwards: The history from the newest step on.
        window: Whose gestures count.

    Raises:
        RefusedError: There is none, or the newest one cannot be taken back.
    """
    cancelled: set[str] = set()
    for step in _gestures(backwards, window):
        if step.id in cancelled:
            continue
        if step.undoes:
            cancelled.add(step.undoes)
            continue
        if not step.undoable:
            raise RefusedError(f"“{step.label}” is not taken back by undo.", "Go on from here.")
        return step
    raise RefusedError("There is nothing to take back.")


def last_undone(backwards: Iterable[Step], window: str) -> Step:
    """Find the undo that redo takes back: the newest gesture of ``window``, if it is one.

    Raises:
        RefusedError: The newest gesture is not an undo.
    """
    cancelled: set[str] = set()
    for step in _gestures(backwards, window):
        if step.id in cancelled:
            continue
        if step.undoes is None:
            break
        if not step.redo:
            return step
        cancelled.add(step.undoes)
    raise RefusedError("There is nothing to bring back.")


def _gestures(backwards: Iterable[Step], window: str) -> Iterable[Step]:
    for step in backwards:
        passing = step.changes and all(change.kind in PASSING for change in step.changes)
        if step.window == window and not passing:
            yield step
