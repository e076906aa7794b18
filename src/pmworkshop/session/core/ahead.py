"""What was answered before the room met: the room need not go through it once more."""

from __future__ import annotations

from pmworkshop.agenda.model import ON_ONES_OWN, Module, PhaseName
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.session import Session


def passed_over(session: Session, module: Module, phase: PhaseName) -> bool:
    """Tell whether the room need not stop in a phase of what is asked beforehand.

    Nobody is asked again once somebody has answered, and what was shown needs no stop of its own where the agenda
    gives it no minutes.

    Args:
        session: The session, public or whole.
        module: A module of its agenda.
        phase: One of its phases.

    Returns:
        True if it is passed over; always False for what is run in the room.
    """
    if module.mode != "solo":
        return False
    asked = [one for one in session.rounds.values() if one.module == module.id]
    if phase in ON_ONES_OWN:
        return any(has_answers(session, one) for one in asked)
    shown = bool(asked) and all(one.status == "revealed" for one in asked)
    return shown and not module.phases[phase]


def has_answers(session: Session, round_: Round) -> bool:
    """Tell whether somebody has answered in a round.

    Args:
        session: The session, public or whole.
        round_: One of its rounds.

    Returns:
        True if somebody has.
    """
    told = session.progress.get(round_.id)
    return bool(told.answered) if told else bool(_voters(session, round_) or round_.hands)


def counts(session: Session) -> dict[str, int]:
    """Count who has answered so far, when the room begins.

    Args:
        session: The whole session.

    Returns:
        How many have answered, by round; without rounds of an earlier session, and those that nobody answered.
    """
    asked = sorted(key for key, one in session.rounds.items() if one.day is None)
    found = {key: len(_voters(session, session.rounds[key])) for key in asked}
    return {key: number for key, number in found.items() if number}


def ahead_of(session: Session, round_: Round) -> int:
    """Say how many answers of a round came before the room met.

    Args:
        session: The session, public or whole.
        round_: One of its rounds.

    Returns:
        The number of people; before the room begins, all who have answered.
    """
    if round_.day is not None:
        return 0
    if session.stage is None:
        told = session.progress.get(round_.id)
        return told.answered if told else len(_voters(session, round_))
    noted = (one.ahead for one in session.visits.values() if one.ahead)
    return next((one.get(round_.id, 0) for one in noted), 0)


def _voters(session: Session, round_: Round) -> set[str]:
    """List the ids of those who have answered."""
    return {one.participant for one in session.ballots.values() if one.round == round_.id}.union(round_.voted)
