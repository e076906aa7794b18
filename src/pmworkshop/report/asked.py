"""Rounds as a report tells them: counts for everybody, single answers for the facilitator alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pmworkshop.agenda.model import Module
from pmworkshop.base.text import count
from pmworkshop.report import markdown
from pmworkshop.report.context import Context
from pmworkshop.session.records import Ballot, Round


@dataclass(frozen=True, slots=True)
class Own:
    """What one person answered; for the facilitator alone."""

    name: str
    answer: str


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
    order = {subject.id: place for place, subject in enumerate(getattr(module, "subjects", ()))}
    real = (subject for subject in heaps if not _practice(context, subject))
    subjects = sorted(real, key=lambda subject: _place(context, order, subject))
    answered = (_answered(context, module, subject, heaps[subject]) for subject in subjects)
    return Asked(
        round_.number, round_.wanted, shown=True, anonymous=round_.anonymous,
        subjects=tuple(answered), texts=tuple(sorted(round_.texts)),
    )  # fmt: skip


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


def _answered(context: Context, module: Module, subject: str, heap: _Heap) -> Answered:
    words, low, high = _subject(context, module, subject)
    return Answered(
        subject=words,
        low=low,
        high=high,
        answers={value: number for value, number in sorted(heap.answers.items()) if number} or None,
        points=heap.points if heap.backers else None,
        backers=heap.backers or None,
        abstained=heap.abstained or None,
        texts=tuple(sorted(heap.texts)),
        own=tuple(heap.own),
    )


def _subject(context: Context, module: Module, subject: str) -> tuple[str, str, str]:
    for spec in getattr(module, "subjects", ()):
        if spec.id == subject:
            return spec.text, spec.low, spec.high
    record = context.by_id.get(subject)
    for name in ("text", "title", "label", "statement", "what"):
        if words := getattr(record, name, ""):
            return words, "", ""
    prompt = module.prompt(subject) or next(iter(module.prompts), None)
    return (prompt.text if prompt else module.title), "", ""


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
        yield markdown.item(f"answers: {' · '.join(said)}", 1)
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
