"""The places of the subjects of dots, points and ranks: a tie is called a tie, and never broken silently."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from pmworkshop.agenda.model import Module
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds import polls
from pmworkshop.session.rounds.tally import Tally, tally

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_METHODS = ("dots", "points", "rank")


@dataclass(frozen=True, slots=True)
class Place:
    """The place of one subject.

    Attributes:
        number: The place, from 1: one more than the number of subjects that are ahead of it.
        tied: Whether another subject has the same place.
    """

    number: int
    tied: bool = False

    @property
    def words(self) -> str:
        """The place in words: ``first``, ``tied for second``, ``place 11``."""
        ordinal = _ORDINALS[self.number - 1] if self.number <= len(_ORDINALS) else f"place {self.number}"
        return f"tied for {ordinal}" if self.tied else ordinal


def places(session: Session, module: Module, round_: Round) -> dict[str, Place]:
    """Find the places of the subjects of a round of dots, points or ranks.

    Dots and points are added up; of ranks the lowest mean is ahead. Source for reporting ties: handbook 2.2 (Borda).

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
    return {
        subject: Place(1 + sum(other > score for other in scores.values()), alike[score] > 1)
        for subject, score in scores.items()
    }


def _score(found: Tally, *, ranked: bool) -> Fraction:
    return -Fraction(found.total, found.answers) if ranked else Fraction(found.total)
