"""Whose answers count where a leader answered in a file and a deputy in the room: those that were given later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.session.core.records import Participant, Round
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Change, Step, plain
from pmworkshop.session.rounds.ballots import instead_of


@dataclass(frozen=True, slots=True)
class Both:
    """A question that a leader answered in a file, and a deputy of the same seat here.

    Attributes:
        round: The round of the question.
        deputy: Whoever answered here.
        theirs: The ids of the answers given here that are not shown yet.
        later: Whether the leader answered later than the deputy.
    """

    round: Round
    deputy: Participant
    theirs: tuple[str, ...]
    later: bool


def both_answered(
    session: Session, person: Participant, step: Step, file: Sequence[Step], known: Mapping[str, str]
) -> Both | None:
    """Find out whether a step of a leader's file answers what a deputy answered here.

    Args:
        session: The whole session that takes the step over.
        person: The leader.
        step: A step of the file.
        file: All steps of the file; the last one about the question has the leader's answers to it.
        known: The moments of the steps of this session, by their ids.

    Returns:
        Who answered, and who did later; None if only one of the two did.
    """
    for round_ in session.rounds.values():
        mine = f"{round_.id}/{person.id}/"
        theirs = tuple(drop.id for drop in instead_of(session, round_, person)) if _answers(step, mine) else ()
        if theirs:
            newest = max(theirs, key=lambda one: known.get(session.versions["ballot", one], ""))
            here = known.get(session.versions["ballot", newest], "")
            there = max(one.at for one in file if _answers(one, mine))
            deputy = session.participants[session.ballots[newest].participant]
            answered = any(one.startswith(mine) for one in fold(file).ballots)
            return Both(round_, deputy, theirs, answered and there > here)
    return None


def whole_card(session: Session, person: Participant, step: Step, file: Sequence[Step], both: Both) -> Step:
    """Make the step hold the leader's whole card, as it was in the file then, based on what is here.

    Args:
        session: The whole session that takes the step over.
        person: The leader.
        step: A step of the file.
        file: All steps of the file.
        both: The question that the deputy answered too.

    Returns:
        The step; answers in it are not checked yet.
    """
    mine, there = f"{both.round.id}/{person.id}/", {change.id for change in step.changes}
    card = fold(file[: file.index(step) + 1]).ballots.values()
    put = [
        Change(kind="ballot", id=one.id, version=step.id, record=plain(one))
        for one in card
        if one.id.startswith(mine) and one.id not in there | session.ballots.keys()
    ]
    changes = [_based(session, change) for change in (*step.changes, *put)]
    return step.model_copy(update={"changes": tuple(changes)})


def instead(session: Session, person: Participant, step: Step, both: Both, short: str) -> Step:
    """Let the later answers count, and say so in the history.

    Args:
        session: The whole session that takes the step over.
        person: The leader.
        step: The step with the leader's checked answers.
        both: The question that the deputy answered too.
        short: What the part of the agenda is called.

    Returns:
        The step; without any change if the deputy's answers count.
    """
    first, last = (both.deputy, person) if both.later else (person, both.deputy)
    label = tr(
        "“{short}” was answered by {first}, then by {last}: the answers of {last} count",
        short=short,
        first=first.name,
        last=last.name,
    )
    gone = [
        Change(kind="ballot", id=one, base=(session.versions["ballot", one],), version=step.id) for one in both.theirs
    ]
    changes = (*step.changes, *gone) if both.later else ()
    return step.model_copy(update={"label": label, "changes": changes})


def _answers(step: Step, mine: str) -> bool:
    return any(one.kind == "ballot" and one.id.startswith(mine) for one in step.changes)


def _based(session: Session, change: Change) -> Change:
    """Base an answer on what is here: the deputy's has taken its place."""
    version = session.versions.get(change.key)
    return change.model_copy(update={"base": () if version is None else (version,)})
