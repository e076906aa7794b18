"""What was said beside the values of a round: with its authors, or sorted where no names are kept."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.strike import remark_key
from pmworkshop.session.rounds.tally import values_of


@dataclass(frozen=True, slots=True)
class Remark:
    """What one person said beside a value.

    Attributes:
        text: The remark.
        value: The value that it stands beside, as it is counted; empty where no names are kept.
        participant: The id of the person; empty where no names are kept.
        key: What it can be struck by: the id of its ballot; where no names are kept, its place in the round.
    """

    text: str
    value: str = ""
    participant: str = ""
    key: str = ""


def remarks_on(session: Session, round_: Round, subject: str) -> list[Remark]:
    """List what was said beside the values on a subject.

    Args:
        session: The session; a public view holds only what is revealed.
        round_: The round, of the same session or view.
        subject: The id of the subject.

    Returns:
        The remarks in the order of the people, those kept without names after them.
    """
    order = {person.id: place for place, person in enumerate(session.people())}
    mine = [
        ballot
        for ballot in session.ballots.values()
        if ballot.remark and (ballot.round, ballot.subject) == (round_.id, subject)
    ]
    mine.sort(key=lambda ballot: (order.get(ballot.participant, len(order)), ballot.id))
    named = [Remark(one.remark, values_of(one).get(subject, ""), one.participant, one.id) for one in mine]
    unnamed = enumerate(round_.remarks.get(subject, ()))
    return [*named, *(Remark(text, key=remark_key(round_.id, subject, place)) for place, text in unnamed)]
