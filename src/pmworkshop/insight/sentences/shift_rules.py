"""Sentences about what moved between two times of asking, and how far what is lies from what is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmworkshop.agenda.model import Module
from pmworkshop.base.language import tr, trc, trn
from pmworkshop.insight.findings import listed
from pmworkshop.insight.measures.before_after import Gap, Pulse, gaps, pulse
from pmworkshop.insight.measures.moved_statement import Statement
from pmworkshop.insight.sentences.questions import quotes
from pmworkshop.insight.sentences.sentence import Sentence, named, several
from pmworkshop.insight.sentences.words import number
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.record_names import Names


def shift(view: Session) -> Iterator[Sentence]:
    """Say how far answers moved between two times of asking: in spread, and in level.

    Condition: a poll on a scale that was asked twice, in this session or since an earlier one, and at least one
    statement with ``answers_least`` answers both times. Closer and further apart are measured by the consensus, and
    count from a change of ``closer_least`` hundredths on; higher and lower by the median.

    Example: "Asked again, our answers to two of six statements lie closer together; five are rated higher."

    Args:
        view: The public view.

    Yields:
        One sentence for each such poll.
    """
    for module in view.info.agenda.modules:
        seen = pulse(view, module)
        if seen is not None and any(one.moved for one in seen.statements):
            text = f"{_moves(_since(view, seen), seen)}."
            rests_on = trn(
                "{number} statement of {module}, asked twice",
                "{number} statements of {module}, asked twice",
                sum(one.moved is not None for one in seen.statements),
                module=named(view, module.id),
            )
            yield Sentence("shift", text, rests_on, (("round", seen.before.id), ("round", seen.after.id)))


def _since(view: Session, seen: Pulse) -> str:
    return tr("Since {day}", day=Names(view).day(seen.before.day)) if seen.before.day else tr("Asked again")


def _moves(since: str, seen: Pulse) -> str:
    told = [one for one in seen.statements if one.moved]
    spread = _spread(since, told)
    parts = [part for part in (spread, _level("" if spread else since, told)) if part]
    if parts:
        return "; ".join(parts)
    if len(told) == 1:
        return tr("{since}, our answers to it have hardly moved", since=since)
    return tr(
        "{since}, our answers to {statements} have hardly moved", since=since, statements=_few(len(told), len(told))
    )


def _few(amount: int, whole: int) -> str:
    """Say how many statements answers were given to."""
    if whole == 1:
        return trc("answers to", "the statement")
    if amount == whole:
        return (
            trc("answers to", "both statements")
            if whole == 2
            else trc("answers to", "all {whole} statements", whole=number(whole))
        )
    if amount == 1:
        return trc("answers to", "one of {whole} statements", whole=number(whole))
    return trc("answers to", "{number} of {whole} statements", number=number(amount), whole=number(whole))


def _spread(since: str, told: Sequence[Statement]) -> str:
    """Say on how many statements answers lie closer together, and on how many further apart; empty if on none."""
    closer, apart = (sum(one.moved == moved for one in told) for moved in ("closer", "apart"))
    near, far = _few(closer, len(told)), _few(apart, len(told))
    if closer and apart:
        return tr(
            "{since}, our answers to {closer} lie closer together and {apart} lie further apart",
            since=since,
            closer=near,
            apart=far,
        )
    if closer:
        return tr("{since}, our answers to {statements} lie closer together", since=since, statements=near)
    return tr("{since}, our answers to {statements} lie further apart", since=since, statements=far) if apart else ""


def _level(since: str, told: Sequence[Statement]) -> str:
    """Say how many statements are rated higher, and how many lower; empty if none is.

    Args:
        since: When they were asked before, where the sentence begins with it.
        told: The statements.
    """
    higher, lower = (sum(one.level == way for one in told) for way in ("higher", "lower"))
    if not higher and not lower:
        return ""
    rated = _rated(since, higher or lower, len(told), up=bool(higher))
    return listed([rated, tr("{number} lower", number=number(lower))]) if higher and lower else rated


def _rated(since: str, amount: int, whole: int, *, up: bool) -> str:
    """Say how many statements are rated higher or lower, as the beginning of a sentence or further on."""
    words = _of_them(amount, whole)
    if since and up:
        return trn(
            "{since}, {amount} is rated higher",
            "{since}, {amount} are rated higher",
            amount,
            since=since,
            amount=words,
        )
    if since:
        return trn(
            "{since}, {amount} is rated lower", "{since}, {amount} are rated lower", amount, since=since, amount=words
        )
    if up:
        return trn("{amount} is rated higher", "{amount} are rated higher", amount, amount=words)
    return trn("{amount} is rated lower", "{amount} are rated lower", amount, amount=words)


def _of_them(amount: int, whole: int) -> str:
    if amount < whole:
        return number(amount)
    if whole == 1:
        return trc("the statement", "it")
    return trc("statements", "both") if whole == 2 else trc("statements", "all {whole}", whole=number(whole))


def gap(view: Session) -> Iterator[Sentence]:
    """Name what is furthest from where the room wants it, and what comes next.

    Condition: a poll that asked for what is and for what is wanted, by name, with at least ``answers_least`` people
    who answered both, and a median difference of at least ``gap_least``. The differences are each leader's own. Items
    with the same difference are named together, up to three of them.

    Example: "Furthest from where we want it: “We say no”, by 3 in the middle of our answers; then “We ask”, by 2."

    Args:
        view: The public view.

    Yields:
        One sentence for each such poll.
    """
    for module in view.info.agenda.modules:
        found = [one for one in gaps(view, module) if one.difference.n >= view.info.thresholds.answers_least]
        wide = [one for one in found if _size(one) >= view.info.thresholds.gap_least]
        if wide:
            ranked = _ranked(wide)
            inside = quotes(module, *(one.id for tied in ranked for one in tied))
            rests_on = trn(
                "{number} item of {module}, now and wanted",
                "{number} items of {module}, now and wanted",
                len(found),
                module=named(view, module.id),
            )
            yield Sentence("gap", _furthest(ranked), rests_on, _both_rounds(view, module), inside=inside)


def _ranked(wide: Sequence[Gap]) -> list[list[Gap]]:
    """Put items with the same difference together: those that are furthest, and those that come next."""
    sizes = sorted({_size(one) for one in wide}, reverse=True)[:2]
    return [[one for one in wide if _size(one) == size] for size in sizes]


def _furthest(ranked: Sequence[Sequence[Gap]]) -> str:
    first, *more = ranked
    then = (
        tr("; then {items}, by {steps:g}", items=several(one.text for one in more[0]), steps=_size(more[0][0]))
        if more
        else ""
    )
    return trn(
        "Furthest from where we want it: {items}, by {steps:g} in the middle of our answers{then}.",
        "Furthest from where we want them: {items}, by {steps:g} in the middle of our answers{then}.",
        len(first),
        items=several(one.text for one in first),
        steps=_size(first[0]),
        then=then,
    )


def _size(one: Gap) -> float:
    return abs(one.difference.median or 0.0)


def _both_rounds(view: Session, module: Module) -> tuple[tuple[str, str], ...]:
    shown = (one for one in view.rounds.values() if one.module == module.id and one.status == "revealed")
    return tuple(("round", one.id) for one in sorted(shown, key=lambda one: one.id) if one.asks == "answers")
