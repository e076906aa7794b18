"""Compares two rounds on the same statements, before and after; and measures the gap between now and wanted."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.insight.measures.agreement import consensus, view_words, word
from pmworkshop.insight.measures.moved_statement import Moved, Statement
from pmworkshop.insight.measures.moved_words import sentence
from pmworkshop.insight.measures.ratings import Spread, iqr
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.thresholds import Thresholds
from pmworkshop.session.rounds import polls, rounds
from pmworkshop.session.rounds.tally import tally
from pmworkshop.session.rounds.wording import Asked, all_as_asked

_METHODS = ("scale", "fist", "gradient")


@dataclass(frozen=True, slots=True)
class Pulse:
    """The same statements asked in two rounds.

    Attributes:
        statements: The statements in the order in which they are asked.
        before: The first round.
        after: The second round.
        sentence: What moved, in one or two sentences for the wall.
    """

    statements: tuple[Statement, ...]
    before: Round
    after: Round
    sentence: str

    def statement(self, subject: str) -> Statement | None:
        """Find a statement by its id.

        Args:
            subject: The id of the subject.

        Returns:
            The statement; None if it was not answered in both rounds.
        """
        return next((one for one in self.statements if one.id == subject), None)


@dataclass(frozen=True, slots=True)
class Gap:
    """The gap between what is wanted and what is, for one subject.

    Attributes:
        id: The id of the subject.
        text: The words of the subject.
        difference: Median and range of each leader's own difference, wanted minus now. A difference of the two
            medians would mix one leader's wish with another leader's view of the present.
        clear: Whether the median is at least ``gap_least`` and most leaders want about the same, so that an action
            needs no debate.
        as_far: How many leaders want it moved at least as far as the median, in the same direction.
        same_way: How many leaders want it moved in the direction of the median; with a median of 0, left as it is.
    """

    id: str
    text: str
    difference: Spread
    clear: bool
    as_far: int = 0
    same_way: int = 0


def pulse(session: Session, module: Module) -> Pulse | None:
    """Compare the newest revealed round of a poll with the first one.

    The first round is the newest one of the poll that this module repeats or that was taken over from the earlier
    session; without one it is the module's own first round. The counts include every answer of a round; up, down and
    stayed include only people who answered both times by name.

    Args:
        session: The public view, so that hidden answers do not count.
        module: The module that asks now.

    Returns:
        The comparison; None if the module has no poll on a scale, was revealed only once, or has no statement
        that was answered in both rounds.
    """
    poll = module.poll
    if poll is None or poll.method not in _METHODS:
        return None
    mine = rounds.revealed(session, module.id)
    before = _earlier(session, module) or mine[:-1][:1]
    if not (before and mine):
        return None
    statements = _answered_twice(session, module, before[0], mine[-1])
    if not statements:
        return None
    return Pulse(statements, before[0], mine[-1], sentence(statements, session.info.thresholds))


def _answered_twice(session: Session, module: Module, first: Round, last: Round) -> tuple[Statement, ...]:
    """List the statements that have answers in both rounds; a question in other words is another statement."""
    same = (one for one in polls.subjects(session, module) if _same_question(one, first, last))
    asked = all_as_asked(same, first, last)
    found = (_statement(session, module, one.id, one.text, first, last) for one in asked)
    return tuple(one for one in found if any(one.before) and any(one.after))


def _same_question(live: Asked, first: Round, last: Round) -> bool:
    """Tell whether both rounds asked the same; a label that was corrected is the same, another question is not."""
    then, now = first.wording(live.id), last.wording(live.id)
    return live.id != WHOLE or then is None or now is None or then.says(now.text)


def _earlier(session: Session, module: Module) -> list[Round]:
    """Find the newest revealed round of the poll that a module repeats on the same scale; empty without one."""
    earlier = kind_of(module).repeats(session, module)
    alike = earlier is not None and polls.values(earlier) == polls.values(module)
    return rounds.revealed(session, earlier.id)[-1:] if earlier and alike else []


def _statement(session: Session, module: Module, subject: str, text: str, before: Round, after: Round) -> Statement:
    scale, limits = polls.values(module), session.info.thresholds
    first, second = (_counts(session, one, subject, scale) for one in (before, after))
    then, now = (_scores(session, one, subject) for one in (before, after))
    steps = [now[person] - then[person] for person in now.keys() & then.keys()]
    up, down = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    unsettled = "not settled yet"
    return Statement(
        id=subject,
        text=text,
        scale=scale,
        before=first,
        after=second,
        up=up,
        down=down,
        stayed=len(steps) - up - down,
        moved=_moved(first, second, limits),
        word=view_words(second, scale, limits),
        still_split=word(first, limits) == unsettled == word(second, limits),
    )


def _counts(session: Session, round_: Round, subject: str, scale: Sequence[str]) -> tuple[int, ...]:
    counts = tally(session, round_, subject).counts
    return tuple(counts.get(value, 0) for value in scale)


def _scores(session: Session, round_: Round, subject: str) -> dict[str, int]:
    return {
        one.participant: one.score
        for one in session.ballots.values()
        if one.round == round_.id and one.subject == subject and one.score is not None
    }


def _moved(before: Sequence[int], after: Sequence[int], limits: Thresholds) -> Moved | None:
    """Tell whether answers moved closer, by consensus; None with fewer than ``answers_least`` in a round."""
    first, second = consensus(before), consensus(after)
    if first.value is None or second.value is None or min(first.n, second.n) < limits.answers_least:
        return None
    change = round(100 * (second.value - first.value), 6)
    if abs(change) < limits.closer_least:
        return "as before"
    return "closer" if change > 0 else "apart"


def gaps(session: Session, module: Module) -> tuple[Gap, ...]:
    """Measure the gap between wanted and now, for a poll that asked for both.

    Only leaders who answered both passes by name count, so a round by hands or without names has no gaps. Source of
    the limit: handbook 6.5, a gap of 2 or more with a narrow spread is an action without further debate.

    Args:
        session: The public view, so that hidden answers do not count.
        module: The module that asks, with the passes ``now`` and ``wanted``.

    Returns:
        The gap of each subject that somebody answered in both passes, in the order in which they are asked; empty if
        the module has no such poll on a scale, or before both passes are revealed.
    """
    poll = module.poll
    if poll is None or "wanted" not in poll.passes or poll.method not in _METHODS:
        return ()
    now, wanted = (rounds.revealed(session, module.id, wanted=one) for one in (False, True))
    if not (now and wanted):
        return ()
    found = []
    for asked in all_as_asked(polls.subjects(session, module), now[-1], wanted[-1]):
        then, ahead = _scores(session, now[-1], asked.id), _scores(session, wanted[-1], asked.id)
        moves = [ahead[person] - then[person] for person in sorted(then.keys() & ahead.keys())]
        if moves:
            found.append(_gap(asked, moves, session.info.thresholds))
    return tuple(found)


def _gap(asked: polls.Asked, moves: Sequence[int], limits: Thresholds) -> Gap:
    difference = iqr(moves)
    median = difference.median or 0.0
    return Gap(
        asked.id,
        asked.text,
        difference,
        _clear(difference, limits),
        as_far=sum(move * median > 0 and abs(move) >= abs(median) for move in moves),
        same_way=sum((move > 0) - (move < 0) == (median > 0) - (median < 0) for move in moves),
    )


def _clear(difference: Spread, limits: Thresholds) -> bool:
    """Tell whether a gap is large, and narrow: an interquartile range of 1 or less (von der Gracht 2012)."""
    large = difference.median is not None and abs(difference.median) >= limits.gap_least
    narrow = difference.value is not None and difference.value <= 1
    return large and narrow and difference.n >= limits.answers_least


def gap_words(gap: Gap) -> str:
    """Say a gap in words for the wall: ``most of us want it 2 higher``.

    "Most of us" are more than half of those who answered both times: what they want is told by how much at least, or
    else in which direction.

    Args:
        gap: The gap of one subject.

    Returns:
        A phrase without a full stop.
    """
    median, n = gap.difference.median or 0.0, gap.difference.n
    if 2 * gap.same_way <= n:
        return tr("we want different things")
    if not median:
        return tr("most of us want it as it is")
    if 2 * gap.as_far > n:
        if median > 0:
            return tr("most of us want it {steps:g} higher", steps=median)
        return tr("most of us want it {steps:g} lower", steps=-median)
    if median > 0:
        return tr("most of us want it higher, by {steps:g} in the middle", steps=median)
    return tr("most of us want it lower, by {steps:g} in the middle", steps=-median)
