"""Answers that wait to be shown where the room is, so that nobody goes on past them by mistake."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr_noop
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.session.views.asking import Asking
from pmworkshop.session.views.public import progress_of

NAMELESS = tr_noop("Answers without names are shown on the stage.")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Answers with names that wait to be shown.

    Attributes:
        rounds: The ids of their rounds.
        came: How many have answered.
        awaited: How many are awaited or have answered.
    """

    rounds: tuple[str, ...]
    came: int
    awaited: int


def waiting(session: Session, asked: Asking | None) -> Waiting | None:
    """Find the answers that going on would leave unseen.

    Args:
        session: The whole session.
        asked: What is asked where the room is; None if nothing is.

    Returns:
        The answers; None if none wait, they are kept without names, or people still write in a phase of their own.
    """
    if asked is None or asked.status == "shown" or asked.nameless or _writes(session, asked):
        return None
    if not asked.answered(session):
        return None
    progress = progress_of(session, asked.there[0].id)
    return Waiting(tuple(one.id for one in asked.there), progress.answered, progress.awaited)


def without_names(session: Session, asked: Asking | None) -> bool:
    """Tell whether answers without names may wait, which the stage alone can show.

    Args:
        session: The whole session.
        asked: What is asked where the room is; None if nothing is.
    """
    if asked is None or asked.status == "shown" or _writes(session, asked):
        return False
    return asked.nameless and asked.due


def _writes(session: Session, asked: Asking) -> bool:
    """Tell whether people still write, and their answers are shown in a later phase."""
    return not asked.due and navigation.where(session)[1] in ("explain", "alone")
