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
    """Count what came in on one subject of a round.

    Args:
        session: The session.
        round_: The round.
        subject: What is asked about, by id.
    """
    return tally_of(round_, subject, (one for one in session.ballots.values() if one.round == round_.id))


def tally_of(round_: Round, subject: str, ballots: Iterable[Ballot]) -> Tally:
    """Count what came in on one subject of a round whose ballots are looked up already.

    Args:
        round_: The round, with the hands that were counted in it.
        subject: The subject's id.
        ballots: The ballots of the round; those on other subjects do not count.

    Returns:
        The count.
    """
    counts: Counter[str] = Counter(round_.hands.get(subject, {}))
    abstained = counts.pop(ABSTAINS, 0)
    backers: dict[str, int] = {}
    for ballot in ballots:
        value = values_of(ballot).get(subject)
        if value is None:
            continue
        if ballot.abstained:
            abstained += 1
        else:
            counts[value] += 1
        if ballot.points is not None:
            backers[ballot.participant] = int(value)
    return Tally(dict(counts), abstained, backers)


def values_of(ballot: Ballot) -> dict[str, str]:
    """Write what a ballot gives to each subject, as it is counted: nothing that is counted in two ways.

    Args:
        ballot: The ballot.

    Returns:
        By subject the value: a step or a word, how many points or dots, the place in an order, or that somebody
        abstained. Empty for sentences and for a chart's row, which are not counted so.
    """
    if ballot.points is not None:
        return {subject: str(number) for subject, number in ballot.points.items() if number}
    if ballot.ranking is not None:
        return {subject: str(place) for place, subject in enumerate(ballot.ranking, 1)}
    if ballot.abstained:
        return {ballot.subject: ABSTAINS}
    value = ballot.choice or ("" if ballot.score is None else str(ballot.score))
    return {ballot.subject: value} if value else {}


def add_hand(hands: dict[str, dict[str, int]], ballot: Ballot) -> None:
    """Count a ballot without the name of who gave it.

    Args:
        hands: How many gave each value, by subject; the ballot is added.
        ballot: The ballot.
    """
    for subject, value in values_of(ballot).items():
        counts = hands.setdefault(subject, {})
        counts[value] = counts.get(value, 0) + 1
