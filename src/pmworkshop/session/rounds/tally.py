"""What a round showed, counted: how many gave each value, dots and those who back them, abstentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pmworkshop.session.core.records import Ballot, Round
from pmworkshop.session.core.reserved import ABSTAINS
from pmworkshop.session.core.session import Session


@dataclass(frozen=True, slots=True)
class Tally:
    """What came in on one subject of one round; in a public view, what has been shown of it.

    Attributes:
        counts: How many gave each value; of points and dots, how many gave that many; of an order, each place.
        abstained: How many abstained.
        backers: By participant, who gave dots or points, and how many; empty where hands were counted or
            names are not kept.
    """

    counts: dict[str, int] = field(default_factory=dict)
    abstained: int = 0
    backers: dict[str, int] = field(default_factory=dict)

    @property
    def answers(self) -> int:
        """How many answered, abstentions left out."""
        return sum(self.counts.values())

    @property
    def values(self) -> list[int]:
        """All values that are numbers, the lowest first."""
        numbered = ((int(value), number) for value, number in self.counts.items() if value.isdecimal())
        return sorted(value for value, number in numbered for _ in range(number))

    @property
    def total(self) -> int:
        """All values together: of dots and points, how many the subject got."""
        return sum(self.values)


def tally(session: Session, round_: Round, subject: str) -> Tally:
    """Count what came in on one subject of a round."""
    return _counted(round_, subject, (one for one in session.ballots.values() if one.round == round_.id))


def _counted(round_: Round, subject: str, ballots: Iterable[Ballot]) -> Tally:
    counts: Counter[str] = Counter(round_.hands.get(subject, {}))
    abstained = counts.pop(ABSTAINS, 0)
    backers: dict[str, int] = {}
    for ballot in ballots:
        if ballot.points is not None:
            given = ballot.points.get(subject, 0)
            if given:
                counts[str(given)] += 1
                backers[ballot.participant] = given
        elif ballot.ranking is not None:
            if subject in ballot.ranking:
                counts[str(ballot.ranking.index(subject) + 1)] += 1
        elif ballot.subject == subject:
            abstained += ballot.abstained
            value = ballot.choice or (str(ballot.score) if ballot.score is not None else "")
            if value:
                counts[value] += 1
    return Tally(dict(counts), abstained, backers)
