"""The same statements asked twice: what moved, in words for the wall; and the gap between now and wanted."""

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
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.thresholds import Thresholds
from pmworkshop.session.rounds import polls, rounds
from pmworkshop.session.rounds.tally import tally

Moved = Literal["closer", "apart", "as before"]
LONGEST = 48
"""Characters of a statement that is named in a sentence."""
_METHODS = ("scale", "fist", "gradient")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, before and after.

    Attributes:
        id: The subject.
        text: Its words.
        scale: The values, the lowest first.
        before: How many gave each value before, in the order of the scale.
        after: How many give it now.
        up: How many of those who answered both times gave a higher value the second time.
        down: How many gave a lower one.
        stayed: How many gave the same.
        moved: Whether the answers moved closer to each other: their consensus by at least ``closer_least``.
        word: How far the room agrees now; nothing with too few answers.
        still_split: Whether it is not settled now and was not before.
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
        """Median and interquartile range of the first time."""
        return iqr(_values(self.scale, self.before))

    @property
    def spread_after(self) -> Spread:
        """Median and interquartile range of the second time."""
        return iqr(_values(self.scale, self.after))

    @property
    def both(self) -> int:
        """How many are known to have answered both times; nobody where names are not kept."""
        return self.up + self.down + self.stayed


@dataclass(frozen=True, slots=True)
class Pulse:
    """The same statements asked twice.

    Attributes:
        statements: One by one, in their order.
        before: The round of the first time.
        after: The round of the second time.
        sentence: What moved, in plain words; empty where there is nothing to compare.
    """

    statements: tuple[Statement, ...]
    before: Round
    after: Round
    sentence: str

    def statement(self, subject: str) -> Statement | None:
        """Find a statement by its id."""
        return next((one for one in self.statements if one.id == subject), None)


@dataclass(frozen=True, slots=True)
class Gap:
    """How much more of something is wanted than there is.

    Attributes:
        id: The subject.
        text: Its words.
        difference: The median and range of each leader's own difference, wanted less now. A difference of medians
            would let one leader's wish stand against another's view of today.
        clear: Whether it is at least ``gap_least`` and most leaders want about the same: an action without debate.
    """

    id: str
    text: str
    difference: Spread
    clear: bool


def pulse(session: Session, module: Module) -> Pulse | None:
    """Compare what a poll shows now with the first time; nothing where it was shown once, or not on a scale.

    The first time is the newest round of the poll that it repeats or that was taken over from the session before,
    else its own first round. Answers of both times count whoever gave them; up, down and stayed count people who
    answered both times, by name.

    Args:
        session: The public view, so that nothing hidden counts.
        module: A poll whose values are numbers.
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
    """List the statements that somebody answered in both rounds."""
    asked = polls.subjects(session, module)
    found = (_statement(session, module, one.id, one.text, first, last) for one in asked)
    return tuple(one for one in found if any(one.before) and any(one.after))


def _shown(session: Session, module: str) -> list[Round]:
    return [one for one in rounds.shown(session, module) if one.status == "revealed"]


def _earlier(session: Session, module: Module) -> list[Round]:
    """Find the newest round of the poll that a module repeats on the same scale."""
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
    """Say whether answers moved closer, by their consensus; nothing with fewer than ``answers_least`` either time."""
    first, second = consensus(before), consensus(after)
    if first.value is None or second.value is None or min(first.n, second.n) < limits.answers_least:
        return None
    change = round(100 * (second.value - first.value), 6)
    if abs(change) < limits.closer_least:
        return "as before"
    return "closer" if change > 0 else "apart"


def _moves(told: Sequence[Statement]) -> list[str]:
    """Say how many statements moved closer and further apart; that they did not where none did."""
    closer, apart = (sum(one.moved == way for one in told) for way in ("closer", "apart"))
    parts = []
    if closer:
        parts.append(f"{some_of(closer, len(told))} moved closer")
    if apart:
        parts.append(f"{in_words(apart) if closer else some_of(apart, len(told))} moved further apart")
    return parts or ["The answers lie as close together as before"]


def _splits(split: Sequence[Statement]) -> list[str]:
    """Say what is still split: by name where it is one or two statements, else how many."""
    if len(split) > 2:
        return [f"{in_words(len(split))} are still split"]
    if not split:
        return []
    names = listed([f"“{shorten(one.text, LONGEST)}”" for one in split])
    return [f"{names} {'is' if len(split) == 1 else 'are'} still split"]


def sentence(statements: Sequence[Statement], limits: Thresholds) -> str:
    """Say in one plain sentence what moved, and what is still split.

    Args:
        statements: The statements that were asked about both times.
        limits: The session's limits.
    """
    told = [one for one in statements if one.moved]
    if not told:
        return f"Fewer than {in_words(limits.answers_least)} answers one of the times: too few to compare."
    parts = [*_moves(told), *_splits([one for one in told if one.still_split])]
    words = "; ".join(parts)
    return f"{words[0].upper()}{words[1:]}."


def some_of(number: int, whole: int) -> str:
    """Say how many of the statements, at the beginning of a sentence: ``Four of six statements``."""
    if whole == 1:
        return "The answers"
    if number == whole:
        return f"All {in_words(whole)} statements" if whole > 2 else "Both statements"
    return f"{in_words(number).capitalize()} of {in_words(whole)} statements"


def _values(scale: Sequence[str], counts: Sequence[int]) -> list[int]:
    return [int(value) for value, number in zip(scale, counts, strict=True) for _ in range(number)]


def _last_shown(session: Session, module: Module, *, wanted: bool) -> Round | None:
    """Find the newest round that is wholly shown; nothing where there is none."""
    shown = rounds.shown(session, module.id, wanted=wanted)
    return next((one for one in reversed(shown) if one.status == "revealed"), None)


def gaps(session: Session, module: Module) -> tuple[Gap, ...]:
    """Measure how much more is wanted than there is, for a poll that asked for both; none before both are shown.

    Only leaders who answered both count, so a round of hands or without names has no gaps. Source of the limit:
    handbook 6.5, a gap of 2 or more with a narrow spread is an action without further debate.

    Args:
        session: The public view.
        module: A poll with the passes ``now`` and ``wanted``.
    """
    poll = module.poll
    if poll is None or "wanted" not in poll.passes or poll.method not in _METHODS:
        return ()
    now, wanted = _last_shown(session, module, wanted=False), _last_shown(session, module, wanted=True)
    if now is None or wanted is None:
        return ()
    found = []
    for asked in polls.subjects(session, module):
        then, ahead = _scores(session, now, asked.id), _scores(session, wanted, asked.id)
        difference = iqr([ahead[person] - then[person] for person in sorted(then.keys() & ahead.keys())])
        if difference.n:
            clear = _clear(difference, session.info.thresholds)
            found.append(Gap(asked.id, asked.text, difference, clear))
    return tuple(found)


def _clear(difference: Spread, limits: Thresholds) -> bool:
    """Tell whether a gap is large, and alike for most: an interquartile range of 1 or less (von der Gracht 2012)."""
    large = difference.median is not None and abs(difference.median) >= limits.gap_least
    narrow = difference.value is not None and difference.value <= 1
    return large and narrow and difference.n >= limits.answers_least


def gap_words(gap: Gap) -> str:
    """Say a gap for the wall: ``most of us want it 2 higher``."""
    median = gap.difference.median or 0.0
    if not median:
        return "most of us want it as it is"
    return f"most of us want it {abs(median):g} {'higher' if median > 0 else 'lower'}"
