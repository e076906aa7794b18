"""Rounds as a report tells them: counts for everybody, single answers for the facilitator alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pmworkshop.agenda.model import DecideModule, Module, PollModule
from pmworkshop.base.text import count
from pmworkshop.insight.measures.agreement import consensus, iqr, rwg, word
from pmworkshop.report.model.context import Context
from pmworkshop.report.writers import markdown
from pmworkshop.session.core.records import Ballot, Round
from pmworkshop.session.core.reserved import ABSTAINS, WHOLE
from pmworkshop.session.rounds import polls
from pmworkshop.session.views.public import progress_of


@dataclass(frozen=True, slots=True)
class Own:
    """What one person answered; for the facilitator alone."""

    name: str
    answer: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The measures of one scale; for the facilitator alone. A figure that is undefined is left out.

    Attributes:
        n: How many answers they rest on.
        missing: How many of those awaited gave none, and did not abstain.
        abstained: How many abstained.
        median: The answer in the middle.
        iqr: The interquartile range.
        consensus: The consensus of Tastle and Wierman, 0 to 1.
        rwg: The agreement within the group compared with answers at random, 0 to 1.
    """

    n: int
    missing: int
    abstained: int
    median: float | None = None
    iqr: float | None = None
    consensus: float | None = None
    rwg: float | None = None

    @property
    def words(self) -> str:
        """Say them in one line, each by its name."""
        named = (
            ("median", self.median),
            ("interquartile range", self.iqr),
            ("consensus", self.consensus),
            ("r_wg", self.rwg),
        )
        told = [f"{name} {value:g}" for name, value in named if value is not None]
        counts = (f"n {self.n}", f"missing {self.missing}", f"abstained {self.abstained}")
        return ", ".join((*told, *counts))


@dataclass(frozen=True, slots=True)
class Answered:
    """What came in on one subject.

    Attributes:
        subject: What was asked about.
        low: What the lowest value means.
        high: What the highest value means.
        answers: How many gave each value; of a rank, how many put it there.
        points: Points or dots together.
        backers: How many gave points or dots.
        abstained: How many abstained.
        texts: Sentences, sorted.
        word: Of a scale, how far the answers agree, in one word.
        figures: Of a scale, its measures; for the facilitator alone.
        own: Single answers.
    """

    subject: str
    low: str = ""
    high: str = ""
    answers: dict[str, int] | None = None
    points: int | None = None
    backers: int | None = None
    abstained: int | None = None
    texts: tuple[str, ...] = ()
    word: str = ""
    figures: Figures | None = None
    own: tuple[Own, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One round.

    Attributes:
        number: 1 for the first time of asking.
        wanted: Whether it asked for what is wanted rather than for what is.
        shown: Whether the answers have been shown.
        anonymous: Whether it was kept without names.
        answered: Where it is not shown: how many answers are in.
        awaited: Where it is not shown: how many are awaited in all.
        subjects: What came in, subject by subject; empty where it is not shown.
        texts: Sentences of an anonymous round, sorted.
    """

    number: int
    wanted: bool = False
    shown: bool = False
    anonymous: bool = False
    answered: int | None = None
    awaited: int | None = None
    subjects: tuple[Answered, ...] = ()
    texts: tuple[str, ...] = ()


class _Heap:
    """What comes in on one subject, while it is being counted."""

    def __init__(self) -> None:
        self.answers: Counter[str] = Counter()
        self.points = self.backers = self.abstained = 0
        self.texts: list[str] = []
        self.own: list[Own] = []


def asked_in(context: Context, module: Module) -> tuple[Asked, ...]:
    """Build the rounds of a module, in their order."""
    return tuple(_asked(context, module, round_) for round_ in context.rounds.get(module.id, ()))


def _asked(context: Context, module: Module, round_: Round) -> Asked:
    if round_.status != "revealed":
        progress = context.session.progress.get(round_.id)
        return Asked(
            round_.number, round_.wanted, anonymous=round_.anonymous,
            answered=progress.answered if progress else None, awaited=progress.awaited if progress else None,
        )  # fmt: skip
    heaps: dict[str, _Heap] = {}
    for subject, hands in round_.hands.items():
        heaps.setdefault(subject, _Heap()).answers.update(hands)
    for ballot in context.ballots.get(round_.id, ()):
        _add(context, heaps, ballot)
    asked = _subjects(context, module)
    order = {subject: place for place, subject in enumerate(asked)}
    real = (subject for subject in heaps if not _practice(context, subject))
    subjects = sorted(real, key=lambda subject: _place(context, order, subject))
    answered = (
        _answered(context, module, round_, asked.get(subject), subject, heaps[subject]) for subject in subjects
    )
    return Asked(
        round_.number, round_.wanted, shown=True, anonymous=round_.anonymous,
        subjects=tuple(answered), texts=tuple(sorted(round_.texts)),
    )  # fmt: skip


def _subjects(context: Context, module: Module) -> dict[str, polls.Asked]:
    """Find what a poll or a decision asks about, by id, in its order."""
    if not isinstance(module, PollModule | DecideModule):
        return {}
    return {one.id: one for one in polls.subjects(context.session, module)}


def _place(context: Context, order: dict[str, int], subject: str) -> tuple[int, int, str]:
    record = context.by_id.get(subject)
    return order.get(subject, len(order)), getattr(record, "place", 0), subject


def _practice(context: Context, subject: str) -> bool:
    return bool(getattr(context.session.activities.get(subject), "practice", False))


def _add(context: Context, heaps: dict[str, _Heap], ballot: Ballot) -> None:
    heap = heaps.setdefault(ballot.subject, _Heap()) if not (ballot.points or ballot.ranking) else None
    if heap is None:
        for subject, points in (ballot.points or {}).items():
            other = heaps.setdefault(subject, _Heap())
            other.points += points
            other.backers += points > 0
            _own(context, other, ballot, str(points))
        for place, subject in enumerate(ballot.ranking or (), 1):
            other = heaps.setdefault(subject, _Heap())
            other.answers[f"place {place}"] += 1
            _own(context, other, ballot, f"place {place}")
        return
    if ballot.abstained:
        heap.abstained += 1
        _own(context, heap, ballot, "abstained")
    if ballot.score is not None:
        heap.answers[str(ballot.score)] += 1
        _own(context, heap, ballot, str(ballot.score))
    if ballot.choice:
        heap.answers[ballot.choice] += 1
        _own(context, heap, ballot, ballot.choice)
    if ballot.text:
        heap.texts.append(ballot.text)
        _own(context, heap, ballot, ballot.text)
    if ballot.letters:
        cells = [f"{_role(context, role)} {letters}" for role, letters in sorted(ballot.letters.items()) if letters]
        heap.answers.update(cells)
        _own(context, heap, ballot, ", ".join(cells) or "nobody")


def _role(context: Context, role_id: str) -> str:
    role = context.session.roles.get(role_id)
    return role.title if role else "a role that is gone"


def _own(context: Context, heap: _Heap, ballot: Ballot, answer: str) -> None:
    if context.private:
        corrected = " (typing corrected)" if ballot.corrected else ""
        heap.own.append(Own(context.name(ballot.participant), f"{answer}{corrected}"))


def _answered(
    context: Context, module: Module, round_: Round, asked: polls.Asked | None, subject: str, heap: _Heap
) -> Answered:
    answers = {value: number for value, number in sorted(heap.answers.items()) if number}
    abstained = heap.abstained + answers.pop(ABSTAINS, 0)
    scale = _scale(module)
    counts = [answers.get(value, 0) for value in scale] if isinstance(module, PollModule) else []
    return Answered(
        subject=asked.text if asked else _words(context, module, subject),
        low=asked.low if asked else "",
        high=asked.high if asked else "",
        answers=answers or None,
        points=heap.points if heap.backers else None,
        backers=heap.backers or None,
        abstained=abstained or None,
        texts=tuple(sorted(heap.texts)),
        word=(word(counts, context.session.info.thresholds) or "") if any(counts) else "",
        figures=_figures(context, round_, scale, answers, abstained) if scale and context.private else None,
        own=tuple(heap.own),
    )


def _scale(module: Module) -> tuple[str, ...]:
    """List the values of a scale of numbers, the lowest first; none where something else is answered."""
    if not isinstance(module, PollModule | DecideModule):
        return ()
    scale = polls.values(module)
    return scale if isinstance(module, DecideModule) or module.method != "choice" else ()


def _figures(
    context: Context, round_: Round, scale: tuple[str, ...], answers: dict[str, int], abstained: int
) -> Figures | None:
    counts = [answers.get(value, 0) for value in scale]
    values = [int(value) for value, number in zip(scale, counts, strict=True) for _ in range(number)]
    if not values:
        return None
    spread = iqr(values)
    measures = (
        spread.median,
        spread.value,
        consensus(counts).value,
        rwg(values, int(scale[0]), int(scale[-1])).value,
    )
    median, width, agreed, within = (None if one is None else round(one, 3) for one in measures)
    awaited = progress_of(context.whole, round_.id).awaited
    missing = max(awaited - len(values) - abstained, 0)
    return Figures(len(values), missing, abstained, median, width, agreed, within)


def _words(context: Context, module: Module, subject: str) -> str:
    """Find the words for what was asked about, where the module itself does not say them any more."""
    if module.kind == "plan" and subject == WHOLE:
        return polls.BEHIND_PLAN
    record = context.by_id.get(subject)
    for name in ("text", "title", "label", "statement", "what"):
        if words := getattr(record, name, ""):
            return str(words)
    prompt = module.prompt(subject) or next(iter(module.prompts), None)
    return prompt.text if prompt else module.title


def round_blocks(asked: tuple[Asked, ...]) -> Iterator[str]:
    """Write rounds, one after the other."""
    for one in asked:
        if len(asked) > 1:
            wanted = ", as wanted" if one.wanted else ""
            yield markdown.heading(3, f"Answers, time {one.number}{wanted}")
        if not one.shown:
            yield f"{one.answered} of {one.awaited} in." if one.answered is not None else "Not shown yet."
            continue
        yield "\n".join(line for subject in one.subjects for line in _subject_items(subject))
        yield markdown.items(markdown.text(text) for text in one.texts)


def _subject_items(answered: Answered) -> Iterator[str]:
    ends = f"{answered.low} … {answered.high}" if answered.low and answered.high else ""
    yield markdown.item(markdown.text(answered.subject) + (f" ({markdown.inline(ends)})" if ends else ""))
    counts = sorted((answered.answers or {}).items(), key=_numeric)
    if counts:
        said = (f"{markdown.inline(value)}: {count(number, 'answer')}" for value, number in counts)
        agreed = f" — {answered.word}" if answered.word else ""
        yield markdown.item(f"answers: {' · '.join(said)}{agreed}", 1)
    if answered.figures:
        yield markdown.item(markdown.inline(answered.figures.words), 1)
    if answered.backers:
        yield markdown.item(f"{answered.points} from {count(answered.backers, 'person', 'people')}", 1)
    if answered.abstained:
        yield markdown.item(f"{answered.abstained} abstained", 1)
    for text in answered.texts if not answered.own else ():
        yield markdown.item(markdown.text(text), 1)
    for own in answered.own:
        yield markdown.item(f"{markdown.text(own.name) or '…'}: {markdown.inline(own.answer)}", 1)


def _numeric(pair: tuple[str, int]) -> tuple[int, str]:
    value = pair[0]
    return (int(value), "") if value.isascii() and value.isdecimal() and len(value) < 9 else (1 << 31, value)
