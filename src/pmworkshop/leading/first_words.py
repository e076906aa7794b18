"""What is now, in one sentence, and what can be said aloud while the room writes and once answers are shown."""

from __future__ import annotations

from datetime import datetime

from pmworkshop.agenda.phases import phase_name
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.insight.aloud.aloud import Aloud, aloud
from pmworkshop.insight.findings import listed
from pmworkshop.leading.minute_words import rounded
from pmworkshop.session.core.durations import elapsed, phase_minutes
from pmworkshop.session.core.records import Stage
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.session.views.asking import Asking
from pmworkshop.session.views.public import public

NAMED = 3
"""So many who are awaited are named; of more only the number is told, as they are all listed elsewhere."""
WHILE_ASKED = tr_noop("Take the time you need. Nobody sees an answer before all of them are shown.")
ALL_IN = tr_noop("Thank you. Now we look at all of it together, and nobody has to defend an answer.")


def minutes_left(session: Session, stage: Stage, now: datetime) -> float:
    """Return the minutes that the present phase has left; negative once it is over.

    Args:
        session: The session, public or whole.
        stage: Where the room is.
        now: The present moment.
    """
    return phase_minutes(session, *navigation.where(session)) - elapsed(stage, now).total_seconds() / 60


def time_words(session: Session, stage: Stage, now: datetime) -> str:
    """Say which phase it is, and how many minutes are left.

    Args:
        session: The session, public or whole.
        stage: Where the room is.
        now: The present moment.
    """
    left = minutes_left(session, stage, now)
    time = tr("{time} left", time=rounded(left)) if left >= 0 else tr("{time} over", time=rounded(-left))
    return f"{phase_name(navigation.where(session)[1])}, {time}"


def now_words(session: Session, stage: Stage, asked: Asking | None, now: datetime) -> str:
    """Say which phase it is, how many minutes are left, and who is awaited.

    Args:
        session: The whole session.
        stage: Where the room is.
        asked: What is asked where the room is; None if nothing is.
        now: The present moment.

    Returns:
        One sentence.
    """
    told = time_words(session, stage, now)
    if asked is None or not asked.awaits:
        return f"{told}."
    came, missing = len(asked.answered(session)), asked.missing(session)
    if not missing:
        return tr("{now}; all {number} are in.", now=told, number=came) if came else f"{told}."
    if len(missing) <= NAMED:
        names = listed([one.name for one in missing])
        return tr("{now}; {came} in, we wait for {names}.", now=told, came=came, names=names)
    return trn(
        "{now}; {came} in, we wait for {number} leader.",
        "{now}; {came} in, we wait for {number} leaders.",
        len(missing),
        now=told,
        came=came,
    )


def result(view: Session, session: Session, asked: Asking | None, *, seen: bool) -> Aloud | None:
    """Find what the answers mean, and what can be said at it.

    Args:
        view: The public view of the session.
        session: The whole session.
        asked: What is asked where the room is; None if nothing is.
        seen: Whether the facilitator looks at what is hidden; else only shown answers count.

    Returns:
        The result; None if nothing can be told.
    """
    module = navigation.where(session)[0]
    if asked is None or not asked.hidden:
        return aloud(view, module)
    if not seen:
        return None
    opened = {one.id: one.model_copy(update={"status": "revealed"}) for one in asked.there}
    return aloud(public(session.model_copy(update={"rounds": {**session.rounds, **opened}})), module)


def while_hidden(session: Session, asked: Asking) -> str:
    """Choose what can be said before answers are shown.

    Args:
        session: The whole session.
        asked: What is asked where the room is.
    """
    return tr(WHILE_ASKED if asked.nameless or asked.missing(session) else ALL_IN)
