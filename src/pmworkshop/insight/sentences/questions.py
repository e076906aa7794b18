"""The answers to the questions of a poll, item by item, as the rules for sentences read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.insight.measures.agreement import iqr
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds import polls, rounds
from pmworkshop.session.rounds.tally import Tally, tally
from pmworkshop.session.rounds.wording import Asked, all_as_asked


@dataclass(frozen=True, slots=True)
class Question:
    """The newest answers to one question of a poll that were shown.

    Attributes:
        label: What its values are called; may be empty.
        rated: Whether its values are steps of a numeric scale rather than words.
        round: The round.
        scale: The values that could be given, the lowest first.
        items: What was asked about, with the words that it was asked with; only what got enough answers.
        answers: The answers to each of them.
    """

    label: str
    rated: bool
    round: Round
    scale: tuple[str, ...]
    items: tuple[Asked, ...]
    answers: Mapping[str, Tally]

    def median(self, item: str) -> float:
        """Find the answer in the middle.

        Args:
            item: The id of one of the items; the question is rated.

        Returns:
            The median.
        """
        return iqr(self.answers[item].values).median or 0.0

    def most(self, item: str) -> str:
        """Find the word that most of the answers give.

        Args:
            item: The id of one of the items.

        Returns:
            The word that more than half of the answers give; empty if there is none.
        """
        found = self.answers[item]
        word, times = max(found.counts.items(), key=lambda pair: pair[1])
        return word if 2 * times > found.answers else ""


def all_questions(view: Session) -> Iterator[tuple[Module, tuple[Question, ...]]]:
    """Read the questions of all polls.

    Args:
        view: The public view.

    Yields:
        Each module of the agenda with its questions; see `questions`.
    """
    yield from ((module, questions(view, module)) for module in view.info.agenda.modules)


def questions(view: Session, module: Module) -> tuple[Question, ...]:
    """Read the questions of a poll: the first, and the second if it has one.

    Args:
        view: The public view.
        module: A module of its agenda.

    Returns:
        The questions of which a round was shown; empty if the module has no poll of values or words. An item counts
        with at least ``answers_least`` answers, and without names with those of the smallest group too.
    """
    if module.poll is None or not polls.values(module):
        return ()
    passes = (False, True) if module.asks_twice else (False,)
    return tuple(one for wanted in passes if (one := _question(view, module, wanted)) is not None)


def _question(view: Session, module: Module, wanted: bool) -> Question | None:
    shown, asked = rounds.revealed(view, module.id, wanted=wanted), module.asking(wanted)
    if not shown or asked.poll is None:
        return None
    newest = shown[-1]
    least = max(view.info.thresholds.answers_least, view.info.agenda.smallest_group if newest.anonymous else 1)
    items = all_as_asked(polls.subjects(view, module), newest)
    answers = {one.id: tally(view, newest, one.id) for one in items}
    enough = tuple(one for one in items if answers[one.id].answers >= least)
    scale = newest.scale or polls.values(asked)
    return Question(asked.poll.label, kind_of(asked).rated(asked), newest, scale, enough, answers)


def quotes(module: Module, *items: str) -> bool:
    """Tell whether one of some items was worded in the room, and not by the agenda.

    Args:
        module: The module that asked about them.
        *items: The ids of the items.

    Returns:
        True if at least one was.
    """
    given = {one.id for one in kind_of(module).given_subjects(module)}
    return not given.issuperset(items)
