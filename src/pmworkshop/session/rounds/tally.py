"""Counting the answers of a round: how many gave each value, who gave dots, and abstentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import field

from pmworkshop.base.dataclass import dataclass
from pmworkshop.session.core.records import Ballot, Round
from pmworkshop.session.core.reserved import ABSTAINS
from pmworkshop.session.core.session import Session


@dataclass(frozen=True, slots=True)
class Tally:
    """The count of the answers on one subject of one round; in a public view, of the revealed ones.

    Attributes:
        counts: The number of participants by value; for points and dots the value is the amount, for a ranking
            the rank.
        abstained: The number of abstentions.
        backers: The dots or points by participant; empty if hands were counted or the round is anonymous.
    """

    counts: dict[str, int] = field(default_factory=dict)
    abstained: int = 0
    backers: dict[str, int] = field(default_factory=dict)

    @property
    def answers(self) -> int:
        """The number of answers without abstentions."""
        return sum(self.counts.values())

    @property
    def values(self) -> list[int]:
        """All numeric values, sorted; a value that several gave occurs several times."""
        numbered = ((int(value), number) for value, number in self.counts.items() if value.isdecimal())
        return sorted(value for value, number in numbered for _ in range(number))

    @property
    def total(self) -> int:
        """The sum of all numeric values: for dots and points, what the subject got."""
        return sum(self.values)


def tally(session: Session, round_: Round, subject: str) -> Tally:
    """Count the answers on one subject of a round.

    Args:
        session: The session; a public view holds only the answers that are revealed.
        round_: The round.
        subject: The id of the subject.

    Returns:
        The count; empty if nobody answered.
    """
    return tally_of(round_, subject, (one for one in session.ballots.values() if one.round == round_.id))


def rankings(session: Session, round_: Round) -> list[tuple[str, ...]]:
    """List the orders into which people put the subjects of a round.

    Args:
        session: The session; a public view holds only the answers that are revealed.
        round_: The round.

    Returns:
        For each person who gave one the ids of the subjects, the first one first; empty without names.
    """
    return [one.ranking for one in session.ballots.values() if one.round == round_.id and one.ranking]


def tally_of(round_: Round, subject: str, ballots: Iterable[Ballot]) -> Tally:
    """Count the answers on one subject of a round whose ballots have been looked up already.

    Args:
        round_: The round, with the hands that were counted in it.
        subject: The id of the subject.
        ballots: The ballots of the round; those on other subjects are ignored.

    Returns:
        The count; empty if nobody answered.
    """
    hands = round_.hands.get(subject, {})
    counts: Counter[str] = Counter({value: number for value, number in hands.items() if _possible(round_, value)})
    abstained = counts.pop(ABSTAINS, 0)
    backers: dict[str, int] = {}
    for ballot in ballots:
        value = values_of(ballot).get(subject)
        if value is None or not _possible(round_, value):
            continue
        if ballot.abstained:
            abstained += 1
        else:
            counts[value] += 1
        if ballot.points is not None:
            backers[ballot.participant] = int(value)
    return Tally(dict(counts), abstained, backers)


def _possible(round_: Round, value: str) -> bool:
    """Tell whether a value was among those that the round asked for."""
    return not round_.scale or value in round_.scale or value == ABSTAINS


def values_of(ballot: Ballot) -> dict[str, str]:
    """Return the values that a ballot gives, by subject, in the form in which they are counted.

    Args:
        ballot: The ballot.

    Returns:
        The value by subject: a step or a word, the number of points or dots, the rank, or `ABSTAINS`. Empty for
        sentences and chart rows, which are not counted this way.
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
    """Add the values of a ballot to a count without names.

    Args:
        hands: The number of answers for each value, by subject; it is changed in place.
        ballot: The ballot to count.
    """
    for subject, value in values_of(ballot).items():
        counts = hands.setdefault(subject, {})
        counts[value] = counts.get(value, 0) + 1
