"""Counts what came in: totals for everybody, single answers for the facilitator alone."""

from __future__ import annotations

from collections import Counter

from pmworkshop.agenda.model import Module
from pmworkshop.insight.measures.agreement import consensus, iqr, rwg, word
from pmworkshop.kinds.registry import kind_of
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.rounds import Answered, Asked, Figures, Own
from pmworkshop.session.core.records import Ballot, Round
from pmworkshop.session.core.reserved import ABSTAINS
from pmworkshop.session.rounds import polls
from pmworkshop.session.views.public import progress_of


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
    """Find what a module asks about, by id, in its order."""
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
    counts = [answers.get(value, 0) for value in scale] if kind_of(module).tells_agreement else []
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
    return polls.values(module) if kind_of(module).rated(module) else ()


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
    record = context.by_id.get(subject)
    for name in ("text", "title", "label", "statement", "what"):
        if words := getattr(record, name, ""):
            return str(words)
    prompt = module.prompt(subject) or next(iter(module.prompts), None)
    return prompt.text if prompt else module.title
