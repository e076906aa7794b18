"""Where a window beside the stage is: on the wall, or elsewhere without moving it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from pmworkshop.base.errors import PmworkshopError, RefusedError
from pmworkshop.base.language import tr_noop
from pmworkshop.session.core.records import AnyRecord, Ballot, Round, Stage, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation

MOVES = frozenset(("stage", "visit"))
"""The kinds of record that say where the room is."""
NOT_HERE = tr_noop("Answers are typed and shown on the stage or in the notes, not here.")


def seen_from(session: Session, elsewhere: Stage | None) -> Session:
    """Return a session as a window shows it; no curtain hides it from who leads.

    Args:
        session: The whole session.
        elsewhere: Where the window is; None if it follows the wall.

    Returns:
        The session with the place of the window in that of the room.
    """
    stage = elsewhere or session.stage
    if stage is None or (stage is session.stage and not stage.curtain):
        return session
    return session.model_copy(update={"stages": {"stage": revise(stage, curtain=False)}})


def turned_to(operation: Operation, session: Session, now: datetime) -> tuple[Stage | None, bool]:
    """Find where an operation would move the room, so that only a window goes there.

    Args:
        operation: The operation.
        session: The session as the window shows it.
        now: The present moment.

    Returns:
        The new place, and whether the operation does nothing else; no place if it moves nothing, or is refused.
    """
    try:
        changes = operation(session, GestureContext(now, "0" * 16)).changes
    except PmworkshopError:  # it is refused again where it is carried out
        return None, False
    stage = next((one for one in changes if isinstance(one, Stage)), None)
    return stage, all(one.kind in MOVES for one in changes)


def staying(operation: Operation) -> Operation:
    """Let an operation move no room, and neither take nor show answers, which only the stage has in memory.

    Args:
        operation: The operation.

    Returns:
        The operation without its moves; it raises `RefusedError` where it takes or shows hidden answers.
    """

    def stays(session: Session, draw: GestureContext) -> Draft:
        draft = operation(session, draw)
        if any(_answers(one, session) for one in draft.changes):
            raise RefusedError(NOT_HERE)
        return replace(draft, changes=tuple(one for one in draft.changes if one.kind not in MOVES))

    return stays


def _answers(change: AnyRecord | Drop, session: Session) -> bool:
    """Return whether a change takes an answer that is hidden, or shows hidden answers."""
    if isinstance(change, Ballot):
        return _hidden(change.round, session)
    return isinstance(change, Round) and change.status == "revealed" and _hidden(change.id, session)


def _hidden(round_id: str, session: Session) -> bool:
    known = session.rounds.get(round_id)
    return known is None or known.status != "revealed"
