"""The places of the subjects of dots, points and ranks: a tie is called a tie, and never broken silently."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, trc
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds import polls
from pmworkshop.session.rounds.priorities import parted, priorities, vote_of
from pmworkshop.session.rounds.tally import Tally, tally

_METHODS = ("dots", "points", "rank")


@dataclass(frozen=True, slots=True)
class Place:
    """The place of one subject.

    Attributes:
        number: The place, from 1: one more than the number of subjects that are ahead of it.
        tied: Whether another subject has the same place.
        how: What put it there, if the vote alone did not, such as ``decided by a show of hands``.
    """

    number: int
    tied: bool = False
    how: str = ""

    @property
    def words(self) -> str:
        """The place in words: ``first``, ``tied for second``, ``place 11``, ``third, decided by a show of hands``."""
        place = _ordinal(self.number)
        told = tr("tied for {place}", place=place) if self.tied else place
        return f"{told}, {self.how}" if self.how else told


def _ordinal(number: int) -> str:
    """Write a place: ``first`` ... ``tenth``, then ``place 11``."""
    words = (
        trc("place", "first"),
        trc("place", "second"),
        trc("place", "third"),
        trc("place", "fourth"),
        trc("place", "fifth"),
        trc("place", "sixth"),
        trc("place", "seventh"),
        trc("place", "eighth"),
        trc("place", "ninth"),
        trc("place", "tenth"),
    )
    return words[number - 1] if number <= len(words) else tr("place {number}", number=number)


def places(session: Session, module: Module, round_: Round) -> dict[str, Place]:
    """Find the places of the subjects of a round of dots, points or ranks.

    Dots and points are added up; of ranks the lowest mean is ahead. Subjects that are level have the same place, but
    for those that the module parts where it names priorities. Source for reporting ties: handbook 2.2 (Borda).

    Args:
        session: The public view, so that hidden answers do not count.
        module: The module that asked.
        round_: The round.

    Returns:
        The place by subject id, of those that got something; empty if the module asks for something else.
    """
    poll = module.poll
    if poll is None or poll.method not in _METHODS:
        return {}
    told = {one.id: tally(session, round_, one.id) for one in polls.subjects(session, module)}
    scores = {subject: _score(found, ranked=poll.method == "rank") for subject, found in told.items() if found.total}
    alike = Counter(scores.values())
    found = {
        subject: Place(1 + sum(other > score for other in scores.values()), alike[score] > 1)
        for subject, score in scores.items()
    }
    return found | (_parted(session, module) if round_ == vote_of(session, module) else {})


def _parted(session: Session, module: Module) -> dict[str, Place]:
    """Find the places of subjects that were level and are parted, and say how."""
    named = priorities(session, module)
    sponsor = (
        tr("decided by {person}", person=named.decider) if named and named.decider else tr("decided by the sponsor")
    )
    told = {
        "people": tr("decided by how many people stand behind it"),
        "hands": tr("decided by a show of hands"),
        "sponsor": sponsor,
    }
    return {
        subject: Place(one.place, one.tied, "" if one.tied else told[one.way])
        for subject, one in parted(session, module).items()
    }


def _score(found: Tally, *, ranked: bool) -> Fraction:
    return -Fraction(found.total, found.answers) if ranked else Fraction(found.total)
