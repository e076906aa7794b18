"""What two questions about the same things showed: the answers to each, their middle, and the gap between both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pmworkshop.agenda.model import Module, PollModule
from pmworkshop.base.dataclass import dataclass
from pmworkshop.insight.measures.ratings import Spread, iqr
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds import polls, rounds
from pmworkshop.session.rounds.tally import tally, values_of
from pmworkshop.session.rounds.wording import all_as_asked

Picture = Literal["mix", "fields", "gap"]
"""What both together show: a mix of words beside a middle, four fields of two scales, or the gap on one scale."""


@dataclass(frozen=True, slots=True)
class Question:
    """One of the two questions.

    Attributes:
        text: The question, in full words.
        label: What its values are called.
        scale: Its values, the lowest first; or its words.
        rated: Whether they are numbers, so that there is a middle.
    """

    text: str
    label: str
    scale: tuple[str, ...]
    rated: bool


@dataclass(frozen=True, slots=True)
class Side:
    """The answers to one question about one thing.

    Attributes:
        counts: How many gave each value, in the order of the scale.
        spread: Median and range; without a figure if the values are words, or nobody answered.
    """

    counts: dict[str, int]
    spread: Spread

    @property
    def answers(self) -> int:
        """The number of answers without abstentions."""
        return sum(self.counts.values())

    @property
    def most(self) -> tuple[str, ...]:
        """The values that were given most often; several for a tie, none without answers."""
        top = max(self.counts.values(), default=0)
        return tuple(value for value, number in self.counts.items() if number == top) if top else ()


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that both questions asked about.

    Attributes:
        id: The id of the subject.
        number: Its number on the wall, from 1.
        text: Its words.
        first: The answers to the first question.
        second: The answers to the second one.
        gap: How much more the second value is, for those who gave both by name; without a figure if nobody did, or
            the values are words or not of one scale.
        same: How many of those who gave both by name gave the same value twice; None if the values are not alike.
        both: How many gave both by name.
    """

    id: str
    number: int
    text: str
    first: Side
    second: Side
    gap: Spread
    same: int | None
    both: int

    @property
    def distance(self) -> float:
        """How far the second value is from the first in the middle: of each one's gap, else between both medians."""
        if self.gap.median is not None:
            return self.gap.median
        return (self.second.spread.median or 0) - (self.first.spread.median or 0)


@dataclass(frozen=True, slots=True)
class TwoQuestions:
    """What two questions about the same things showed.

    Attributes:
        first: The first question.
        second: The second question.
        picture: What both together show.
        things: What was asked about and answered, in the order in which it was asked.
    """

    first: Question
    second: Question
    picture: Picture
    things: tuple[Thing, ...]

    @property
    def ranked(self) -> tuple[Thing, ...]:
        """What has a middle in both, the widest gap first; what is level keeps its order."""
        placed = (one for one in self.things if None not in (one.first.spread.median, one.second.spread.median))
        return tuple(sorted(placed, key=lambda one: -abs(one.distance)))


def two_questions(session: Session, module: Module) -> TwoQuestions | None:
    """Put the answers to two questions about the same things beside each other.

    Of each question the newest round that is wholly shown counts. A gap is that of single leaders: a difference of
    the two medians would mix one leader's wish with another leader's view.

    Args:
        session: The public view, so that hidden answers do not count.
        module: The module that asks.

    Returns:
        The answers; None if the module does not ask twice for values or words, or something is not shown yet.
    """
    poll = module.poll
    newest = (rounds.revealed(session, module.id, wanted=wanted)[-1:] for wanted in module.wanted_passes)
    there = [round_ for one in newest for round_ in one]
    if poll is None or len(there) < 2:
        return None
    first, second = ((round_, _question(module, round_)) for round_ in there)
    things = _things(session, module, first, second) if first[1].scale and second[1].scale else ()
    return TwoQuestions(first[1], second[1], _picture(poll, first[1], second[1]), things) if things else None


_Asked = tuple[Round, Question]


def _things(session: Session, module: Module, first: _Asked, second: _Asked) -> tuple[Thing, ...]:
    """List what was asked about and answered."""
    asked = all_as_asked(polls.subjects(session, module), first[0], second[0])
    things = [_thing(session, one, place, first, second) for place, one in enumerate(asked, 1)]
    return tuple(one for one in things if one.first.answers or one.second.answers)


def _question(module: Module, round_: Round) -> Question:
    asked, kind = module.asking(round_.wanted), kind_of(module)
    scale = round_.scale or kind.values(asked)
    return Question(asked.prompts[0].text, module.pass_name(round_.wanted), scale, kind.rated(asked))


def _picture(poll: PollModule, first: Question, second: Question) -> Picture:
    if not (first.rated and second.rated):
        return "mix"
    return "fields" if poll.second is not None and not poll.second.gap else "gap"


def _thing(session: Session, asked: polls.Asked, place: int, first: _Asked, second: _Asked) -> Thing:
    sides = [_side(session, round_, question, asked.id) for round_, question in (first, second)]
    given = [_given(session, round_, asked.id) for round_, _ in (first, second)]
    pairs = [(given[0][who], given[1][who]) for who in sorted(given[0].keys() & given[1].keys())]
    alike = first[1].scale == second[1].scale
    return Thing(
        asked.id, place, asked.text, sides[0], sides[1],
        gap=_gap(pairs if alike and first[1].rated else []),
        same=sum(one == other for one, other in pairs) if alike else None,
        both=len(pairs),
    )  # fmt: skip


def _gap(pairs: Sequence[tuple[str, str]]) -> Spread:
    return iqr([int(second) - int(first) for first, second in pairs])


def _side(session: Session, round_: Round, question: Question, subject: str) -> Side:
    told = tally(session, round_, subject)
    counts = {value: told.counts.get(value, 0) for value in question.scale}
    return Side(counts, iqr(told.values if question.rated else []))


def _given(session: Session, round_: Round, subject: str) -> dict[str, str]:
    """List who gave which value by name, without abstentions."""
    mine = (one for one in session.ballots.values() if (one.round, one.subject) == (round_.id, subject))
    return {one.participant: values_of(one)[subject] for one in mine if not one.abstained}
