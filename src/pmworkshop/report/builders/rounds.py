"""Builds the rounds of a report: totals for everybody, single answers for the facilitator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pmworkshop.agenda.model import Module
from pmworkshop.base.language import tr
from pmworkshop.insight.measures.agreement import consensus, iqr, rwg
from pmworkshop.insight.measures.answer_words import answer_words
from pmworkshop.insight.measures.places import places
from pmworkshop.kinds.registry import kind_of
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.rounds import Answered, Asked, Figures, Own
from pmworkshop.session.core.records import Ballot, Round
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.rounds import polls
from pmworkshop.session.rounds.remarks import remarks_on
from pmworkshop.session.rounds.tally import Tally, tally_of
from pmworkshop.session.rounds.wording import as_asked, gone, roles_as_asked
from pmworkshop.session.views.public import progress_of

LONG = 11
"""Of a scale of more values than this, only those that somebody gave are listed."""


def asked_in(context: Context, module: Module) -> tuple[Asked, ...]:
    """Build the rounds of a module.

    Args:
        context: The indexed session with the audience of the report.
        module: A module of the agenda.

    Returns:
        The rounds by number, the present value before the wanted one; those not revealed have their progress only.
    """
    return tuple(asked_of(context, module, round_) for round_ in context.rounds.get(module.id, ()))


def asked_of(context: Context, module: Module, round_: Round) -> Asked:
    """Build one round of a module.

    Args:
        context: The indexed session with the audience of the report.
        module: The module of the agenda that asked.
        round_: The round.

    Returns:
        The round; its progress only while it is not revealed.
    """
    label = module.pass_name(round_.wanted) if len(module.wanted_passes) > 1 else ""
    if round_.status != "revealed":
        progress = context.session.progress.get(round_.id)
        return Asked(
            round_.number, round_.wanted, label, anonymous=round_.anonymous,
            answered=progress.answered if progress else None, awaited=progress.awaited if progress else None,
            about=_about(round_),
        )  # fmt: skip
    module = module.asking(round_.wanted)
    ballots = _by_subject(round_, context.ballots.get(round_.id, ()))
    placed = places(context.session, module, round_)
    answered = (
        replace(
            _answered(context, module, round_, as_asked(live, round_), ballots[live.id]),
            place=placed[live.id].words if live.id in placed else "",
        )
        for live in _in_order(context, module, round_, ballots)
    )
    return Asked(
        round_.number, round_.wanted, label, shown=True, anonymous=round_.anonymous,
        subjects=tuple(answered), texts=tuple(sorted(round_.texts)), about=_about(round_),
    )  # fmt: skip


def _about(round_: Round) -> str:
    """Say which item of a list a round asks about; nothing where a module asks about all at once."""
    asked = round_.wording(WHOLE) if round_.item else None
    return asked.text if asked else ""


def _in_order(context: Context, module: Module, round_: Round, answered: Iterable[str]) -> Iterator[polls.Asked]:
    """List the subjects that were answered, as they are worded now: in the order of the module, then the others."""
    asked = {one.id: one for one in polls.subjects(context.session, module)}
    order = {subject: place for place, subject in enumerate(asked)}
    real = (subject for subject in answered if not _practice(context, subject))
    for subject in sorted(real, key=lambda subject: _place(context, order, subject)):
        yield asked.get(subject) or _worded(context, module, round_, subject)


def _by_subject(round_: Round, ballots: Iterable[Ballot]) -> dict[str, list[Ballot]]:
    """Group the ballots of a round by subject; subjects answered by raised hands only have no ballots."""
    found: dict[str, list[Ballot]] = {subject: [] for subject in round_.hands}
    for ballot in ballots:
        for subject in ballot.points or ballot.ranking or (ballot.subject,):
            found.setdefault(subject, []).append(ballot)
    return found


def _place(context: Context, order: dict[str, int], subject: str) -> tuple[int, int, str]:
    record = context.by_id.get(subject)
    return order.get(subject, len(order)), getattr(record, "place", 0), subject


def _practice(context: Context, subject: str) -> bool:
    return bool(getattr(context.session.activities.get(subject), "practice", False))


def _role(context: Context, round_: Round, role_id: str) -> str:
    """Say how a role was called when it was asked about."""
    kept = next((one for one in round_.roles if one.id == role_id), None)
    role = context.session.roles.get(role_id)
    if role is None:
        return kept.text if kept else tr("a role that is gone")
    return roles_as_asked(round_, [role])[0].title


def _answered(
    context: Context, module: Module, round_: Round, asked: polls.Asked, ballots: Sequence[Ballot]
) -> Answered:
    counted = tally_of(round_, asked.id, ballots)
    answers = _answers(context, module, round_, counted, ballots)
    return Answered(
        subject=asked.text,
        low=asked.low,
        high=asked.high,
        answers=answers or None,
        points=sum(counted.backers.values()) or None,
        backers=len(counted.backers) or None,
        abstained=counted.abstained or None,
        texts=tuple(sorted(ballot.text for ballot in ballots if ballot.text)),
        remarks=_remarks(context, round_, asked.id),
        word=_agreement(context, module, answers),
        figures=_figures(context, module, round_, answers, counted.abstained) if context.private else None,
        own=tuple(_own(context, round_, asked.id, ballots)) if context.private else (),
    )


def _remarks(context: Context, round_: Round, subject: str) -> tuple[str, ...]:
    """List what was said beside the values; where single answers are listed, only what stands beside none of them."""
    said = remarks_on(context.session, round_, subject)
    return tuple(sorted(one.text for one in said if not (context.private and one.participant)))


def by_value(scale: Sequence[str], counts: Sequence[int]) -> dict[str, int]:
    """Pair the values of a scale with how often each was given.

    Args:
        scale: The values, the lowest first.
        counts: How many gave each of them.

    Returns:
        The count by value, in the order of the scale; of more than `LONG` values only those that somebody gave.
    """
    pairs = zip(scale, counts, strict=True)
    return {value: number for value, number in pairs if number or len(scale) <= LONG}


def _answers(
    context: Context, module: Module, round_: Round, counted: Tally, ballots: Sequence[Ballot]
) -> dict[str, int]:
    """Count the answers by value; points and dots given by name are left out, since only their sum is shown."""
    counts = Counter(counted.counts) - Counter(map(str, counted.backers.values()))
    if any(ballot.ranking for ballot in ballots):
        counts = Counter({tr("place {place}", place=place): number for place, number in counts.items()})
    for ballot in ballots:
        counts.update(_cells(context, round_, ballot))
    return _by_scale(round_.scale or polls.values(module), counts) if counts else {}


def _by_scale(scale: Sequence[str], counts: Counter[str]) -> dict[str, int]:
    """Put counts in the order of the scale; what is not on it comes last."""
    rest = sorted((value for value in counts if counts[value] and value not in scale), key=_numeric)
    return by_value(scale, [counts[value] for value in scale]) | {value: counts[value] for value in rest}


def _numeric(value: str) -> tuple[int, str]:
    return (int(value), "") if value.isascii() and value.isdecimal() and len(value) < 9 else (1 << 31, value)


def _own(context: Context, round_: Round, subject: str, ballots: Sequence[Ballot]) -> Iterator[Own]:
    """List the answers by name, in the order of the ballots; empty ones are left out."""
    for ballot in ballots:
        if answer := _answer(context, round_, subject, ballot):
            corrected = tr(" (typing corrected)") if ballot.corrected else ""
            yield Own(context.name(ballot.participant), f"{answer}{corrected}", ballot.remark)


def _answer(context: Context, round_: Round, subject: str, ballot: Ballot) -> str:
    """Write the answer of one ballot on a subject; empty if it has none."""
    if ballot.points:
        return str(ballot.points[subject])
    if ballot.ranking:
        return tr("place {place}", place=ballot.ranking.index(subject) + 1)
    if ballot.abstained:
        return tr("abstained")
    if ballot.letters:
        return ", ".join(_cells(context, round_, ballot)) or tr("nobody")
    return str(ballot.score) if ballot.score is not None else ballot.choice or ballot.text or ""


def _cells(context: Context, round_: Round, ballot: Ballot) -> list[str]:
    """List the roles to which a ballot gives letters, each with its letters."""
    given = sorted((ballot.letters or {}).items())
    return [f"{_role(context, round_, role)} {letters}" for role, letters in given if letters]


def _agreement(context: Context, module: Module, answers: dict[str, int]) -> str:
    """Say how far the answers agree; empty if the kind has no such rating or nobody answered."""
    return answer_words(module, answers, context.session.info.thresholds)


def scale_of(module: Module) -> tuple[str, ...]:
    """List the values of a numeric scale.

    Args:
        module: A module of the agenda.

    Returns:
        The values, the lowest first; empty if the module has no such scale.
    """
    return polls.values(module) if kind_of(module).rated(module) else ()


def _figures(
    context: Context, module: Module, round_: Round, answers: dict[str, int], abstained: int
) -> Figures | None:
    scale = scale_of(module)
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


def _worded(context: Context, module: Module, round_: Round, subject: str) -> polls.Asked:
    """Find the words of a subject that the module does not list: its record's, else those it was asked with."""
    record = context.by_id.get(subject)
    for name in ("text", "title", "label", "statement", "what"):
        if words := getattr(record, name, ""):
            return polls.Asked(subject, str(words))
    if left := gone(round_, subject):
        return left
    prompt = module.prompt(subject) or next(iter(module.prompts), None)
    return polls.Asked(subject, prompt.text if prompt else module.title)
