"""Compares two rounds on the same statements, before and after; and measures the gap between now and wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pmworkshop.agenda.model import Module
from pmworkshop.base.text import shorten
from pmworkshop.insight.findings import in_words, listed
from pmworkshop.insight.measures.agreement import Word, consensus, word
from pmworkshop.insight.measures.ratings import Spread, iqr
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.thresholds import Thresholds
from pmworkshop.session.rounds import polls, rounds
from pmworkshop.session.rounds.tally import tally
from pmworkshop.session.rounds.wording import Asked, all_as_asked

Moved = Literal["closer", "apart", "as before"]
LONGEST = 48
"""Characters of a statement that is named in a sentence."""
_METHODS = ("scale", "fist", "gradient")


@dataclass(frozen=True, slots=True)
class Statement:
    """The answers to one statement, before and after.

    Attributes:
        id: The id of the subject.
        text: The words of the statement.
        scale: The values of the scale, the lowest first.
        before: How many gave each value in the first round, in the order of the scale.
        after: How many gave each value in the second round, in the order of the scale.
        up: Number of people who answered both times and gave a higher value the second time.
        down: Number of people who answered both times and gave a lower value the second time.
        stayed: Number of people who answered both times and gave the same value.
        moved: Whether the consensus rose or fell by at least ``closer_least`` hundredths; None with too few answers.
        word: How far the room agrees in the second round; None with too few answers.
        still_split: Whether the statement is "not settled yet" in both rounds.
    """

    id: str
    text: str
    scale: tuple[str, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    up: int
    down: int
    stayed: int
    moved: Moved | None
    word: Word | None
    still_split: bool

    @property
    def spread_before(self) -> Spread:
        """The median and interquartile range of the first round."""
        return iqr(_values(self.scale, self.before))

    @property
    def spread_after(self) -> Spread:
        """The median and interquartile range of the second round."""
        return iqr(_values(self.scale, self.after))

    @property
    def both(self) -> int:
        """The number of people known to have answered both times; 0 where names are not kept."""
        return self.up + self.down + self.stayed


@dataclass(frozen=True, slots=True)
class Pulse:
    """The same statements asked in two rounds.

    Attributes:
        statements: The statements in the order in which they are asked.
        before: The first round.
        after: The second round.
        sentence: What moved, as one sentence for the wall.
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
    """

    id: str
    text: str
    difference: Spread
    clear: bool


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
    mine = _shown(session, module.id)
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


def _shown(session: Session, module: str) -> list[Round]:
    return [one for one in rounds.shown(session, module) if one.status == "revealed"]


def _earlier(session: Session, module: Module) -> list[Round]:
    """Find the newest revealed round of the poll that a module repeats on the same scale; empty without one."""
    earlier = kind_of(module).repeats(session, module)
    alike = earlier is not None and polls.values(earlier) == polls.values(module)
    return _shown(session, earlier.id)[-1:] if earlier and alike else []


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
        word=word(second, limits),
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


def _moves(told: Sequence[Statement]) -> list[str]:
    """Say how many statements moved closer and how many apart, or that none did."""
    closer, apart = (sum(one.moved == way for one in told) for way in ("closer", "apart"))
    parts = []
    if closer:
        parts.append(f"{some_of(closer, len(told))} moved closer")
    if apart:
        parts.append(f"{in_words(apart) if closer else some_of(apart, len(told))} moved further apart")
    return parts or ["The answers lie as close together as before"]


def _splits(split: Sequence[Statement]) -> list[str]:
    """Name the statements that are still split if there are one or two, else their number."""
    if len(split) > 2:
        return [f"{in_words(len(split))} are still split"]
    if not split:
        return []
    names = listed([f"“{shorten(one.text, LONGEST)}”" for one in split])
    return [f"{names} {'is' if len(split) == 1 else 'are'} still split"]


def sentence(statements: Sequence[Statement], limits: Thresholds) -> str:
    """Say in one sentence what moved and what is still split.

    Args:
        statements: The statements that were answered in both rounds.
        limits: The session's limits.

    Returns:
        The sentence for the wall; it says so if no statement has enough answers to compare.
    """
    told = [one for one in statements if one.moved]
    if not told:
        return f"Fewer than {in_words(limits.answers_least)} answers one of the times: too few to compare."
    parts = [*_moves(told), *_splits([one for one in told if one.still_split])]
    words = "; ".join(parts)
    return f"{words[0].upper()}{words[1:]}."


def some_of(number: int, whole: int) -> str:
    """Say how many of the statements, as the beginning of a sentence: ``Four of six statements``.

    Args:
        number: How many, from 1 to ``whole``.
        whole: The number of all statements.

    Returns:
        The phrase with a capital; ``The answers`` where there is a single statement.
    """
    if whole == 1:
        return "The answers"
    if number == whole:
        return f"All {in_words(whole)} statements" if whole > 2 else "Both statements"
    return f"{in_words(number).capitalize()} of {in_words(whole)} statements"


def _values(scale: Sequence[str], counts: Sequence[int]) -> list[int]:
    return [int(value) for value, number in zip(scale, counts, strict=True) for _ in range(number)]


def _last_shown(session: Session, module: Module, *, wanted: bool) -> Round | None:
    """Find the newest round of a pass that is wholly revealed; None without one."""
    shown = rounds.shown(session, module.id, wanted=wanted)
    return next((one for one in reversed(shown) if one.status == "revealed"), None)


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
    now, wanted = _last_shown(session, module, wanted=False), _last_shown(session, module, wanted=True)
    if now is None or wanted is None:
        return ()
    found = []
    for asked in all_as_asked(polls.subjects(session, module), now, wanted):
        then, ahead = _scores(session, now, asked.id), _scores(session, wanted, asked.id)
        difference = iqr([ahead[person] - then[person] for person in sorted(then.keys() & ahead.keys())])
        if difference.n:
            clear = _clear(difference, session.info.thresholds)
            found.append(Gap(asked.id, asked.text, difference, clear))
    return tuple(found)


def _clear(difference: Spread, limits: Thresholds) -> bool:
    """Tell whether a gap is large, and narrow: an interquartile range of 1 or less (von der Gracht 2012)."""
    large = difference.median is not None and abs(difference.median) >= limits.gap_least
    narrow = difference.value is not None and difference.value <= 1
    return large and narrow and difference.n >= limits.answers_least


def gap_words(gap: Gap) -> str:
    """Say a gap in words for the wall: ``most of us want it 2 higher``.

    Args:
        gap: The gap of one subject; only its median is used.

    Returns:
        A phrase without a full stop.
    """
    median = gap.difference.median or 0.0
    if not median:
        return "most of us want it as it is"
    return f"most of us want it {abs(median):g} {'higher' if median > 0 else 'lower'}"
