"""Finding the steps in the history that undo and redo take back."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import used_modules
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Key, Step

PASSING = frozenset({"stage", "visit"})
"""Records that say where the room is: going back there is moving on, not undo."""


def last_undoable(backwards: Iterable[Step], window: str) -> Step:
    """Find the step that undo takes back: the newest one of a window that is not taken back yet.

    Steps that only move the room through the agenda are skipped.

    Args:
        backwards: The history, newest step first.
        window: The window whose steps count.

    Returns:
        The step to take back.

    Raises:
        RefusedError: There is no such step, or the newest one cannot be undone.
    """
    cancelled: set[str] = set()
    for step in _gestures(backwards, window):
        if step.id in cancelled:
            continue
        if step.undoes:
            cancelled.add(step.undoes)
            continue
        if not step.undoable:
            raise RefusedError(tr("“{label}” is not taken back by undo.", label=step.label), tr("Go on from here."))
        return step
    raise RefusedError(tr("There is nothing to take back."))


def last_undone(backwards: Iterable[Step], window: str) -> Step:
    """Find the undo that redo takes back: the newest step of a window, if it is an undo.

    Args:
        backwards: The history, newest step first.
        window: The window whose steps count.

    Returns:
        The undo step to take back.

    Raises:
        RefusedError: The newest step that is not taken back yet is no undo.
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
    raise RefusedError(tr("There is nothing to bring back."))


def refuse_shown(step: Step, session: Session) -> None:
    """Refuse to undo answers that have been revealed since; corrections made after the reveal are allowed.

    Args:
        step: The step that is to be taken back.
        session: The session before it is taken back.

    Raises:
        RefusedError: The step changed a ballot of a round or a subject that has been revealed.
    """
    for change in step.changes:
        if change.kind == "ballot" and not (change.record or {}).get("corrected"):
            round_, subject = _asked(session, change.id)
            if round_ is not None and (round_.status == "revealed" or subject in round_.shown):
                raise RefusedError(
                    tr("“{label}” cannot be taken back: the answers have been shown.", label=step.label)
                )


def without_answered(step: Step, session: Session) -> Step:
    """Leave a question in place that somebody has answered since, from another window or a prepared file.

    Args:
        step: The step that is to be taken back.
        session: The session before it is taken back.

    Returns:
        The step without the rounds it began that hold answers of later steps.

    Raises:
        RefusedError: The step did nothing but ask there.
    """
    answered = _answered_since(step, session)
    if not answered:
        return step
    rest = tuple(change for change in step.changes if change.key not in answered)
    if not rest:
        raise RefusedError(tr("“{label}” cannot be taken back: somebody has answered since.", label=step.label))
    return step.model_copy(update={"changes": rest})


def refuse_used(undo: Step, session: Session) -> Step:
    """Refuse to take a module out of the agenda by undo once the room has been there, or anything is recorded there.

    Args:
        undo: The step that takes another one back.
        session: The session before it.

    Returns:
        The step.

    Raises:
        RefusedError: The agenda would lose such a module.
    """
    used = used_modules(session) if any(change.kind == "details" for change in undo.changes) else frozenset()
    for change in undo.changes:
        if change.kind == "details" and change.record is not None:
            kept = {module["id"] for module in change.record["agenda"]["modules"]}
            for module in session.info.agenda.modules:
                if module.id in used and module.id not in kept:
                    raise RefusedError(
                        tr("“{title}” stays in the agenda: it is in use by now.", title=module.title),
                        tr("Go on from here."),
                    )
    return undo


def _answered_since(step: Step, session: Session) -> set[Key]:
    """Find the rounds that a step began and that hold answers of later steps."""
    began = {change.key for change in step.changes if change.kind == "round" and change.record and not change.base}
    own = {change.id for change in step.changes if change.kind == "ballot"}
    later = {("round", one.round) for one in session.ballots.values() if one.id not in own} if began else set()
    return began & later


def _asked(session: Session, ballot: str) -> tuple[Round | None, str]:
    """Find the round of a ballot's id, which names round, person and subject."""
    round_ = next((one for key, one in session.rounds.items() if ballot.startswith(f"{key}/")), None)
    return round_, ballot.removeprefix(f"{round_.id}/").partition("/")[2] if round_ else ""


def _gestures(backwards: Iterable[Step], window: str) -> Iterable[Step]:
    for step in backwards:
        passing = step.changes and all(change.kind in PASSING for change in step.changes)
        if step.window == window and not passing:
            yield step
