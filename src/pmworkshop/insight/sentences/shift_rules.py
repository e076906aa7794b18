"""Sentences about what moved between two times of asking, and how far what is lies from what is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmworkshop.agenda.model import Module
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import count
from pmworkshop.insight.findings import listed
from pmworkshop.insight.measures.before_after import Gap, Pulse, gaps, pulse
from pmworkshop.insight.measures.moved_statement import Statement
from pmworkshop.insight.sentences.questions import quotes
from pmworkshop.insight.sentences.sentence import Sentence, named, several
from pmworkshop.insight.sentences.words import number, some, verb
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
            text = f"{_since(view, seen)}, {_moves(seen)}."
            rests_on = tr("{seen} of {id}, asked twice", seen=_statements(seen), id=named(view, module.id))
            yield Sentence("shift", text, rests_on, (("round", seen.before.id), ("round", seen.after.id)))


def _since(view: Session, seen: Pulse) -> str:
    return tr("Since {day}", day=Names(view).day(seen.before.day)) if seen.before.day else tr("Asked again")


def _statements(seen: Pulse) -> str:
    return count(sum(one.moved is not None for one in seen.statements), "statement", "statements")


def _moves(seen: Pulse) -> str:
    told = [one for one in seen.statements if one.moved]
    parts = [part for part in (_spread(told), _level(told)) if part]
    if parts:
        return "; ".join(parts)
    return tr("our answers to {part} have hardly moved", part="it" if len(told) == 1 else _all(len(told)))


def _all(whole: int) -> str:
    return tr("both statements") if whole == 2 else tr("all {whole} statements", whole=number(whole))


def _spread(told: Sequence[Statement]) -> str:
    """Say on how many statements answers lie closer together, and on how many further apart; empty if on none."""
    ways = [(sum(one.moved == moved for one in told), words) for moved, words in _CLOSER.items()]
    said = [
        tr("{amount} lie {words}", amount=_of(amount, len(told)), words=words) for amount, words in ways if amount
    ]
    return tr("our answers to {said}", said=listed(said)) if said else ""


_CLOSER = {"closer": tr_noop("closer together"), "apart": tr_noop("further apart")}


def _of(amount: int, whole: int) -> str:
    words = some(amount, whole, "statement")
    return words[0].lower() + words[1:]


def _level(told: Sequence[Statement]) -> str:
    """Say how many statements are rated higher, and how many lower; empty if none is."""
    counted = [(sum(one.level == way for one in told), way) for way in ("higher", "lower")]
    ways = [(amount, way) for amount, way in counted if amount]
    first = [
        tr(
            "{amount} {amount2} rated {way}",
            amount=_rated(amount, len(told)),
            amount2=verb(amount, "is", "are"),
            way=way,
        )
        for amount, way in ways[:1]
    ]
    return listed([*first, *(f"{number(amount)} {way}" for amount, way in ways[1:])])


def _rated(amount: int, whole: int) -> str:
    if amount < whole:
        return number(amount)
    return {1: "it", 2: "both"}.get(whole, tr("all {whole}", whole=number(whole)))


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
            rests_on = tr(
                "{items} of {id}, now and wanted", items=count(len(found), "item", "items"), id=named(view, module.id)
            )
            yield Sentence("gap", _furthest(ranked), rests_on, _both_rounds(view, module), inside=inside)


def _ranked(wide: Sequence[Gap]) -> list[list[Gap]]:
    """Put items with the same difference together: those that are furthest, and those that come next."""
    sizes = sorted({_size(one) for one in wide}, reverse=True)[:2]
    return [[one for one in wide if _size(one) == size] for size in sizes]


def _furthest(ranked: Sequence[Sequence[Gap]]) -> str:
    first, *more = ranked
    then = (
        tr("; then {words}, by {more:g}", words=several(one.text for one in more[0]), more=_size(more[0][0]))
        if more
        else ""
    )
    which = verb(len(first), "it", "them")
    return tr(
        "Furthest from where we want {which}: {words}, by {first:g} in the middle of our answers{then}.",
        which=which,
        words=several(one.text for one in first),
        first=_size(first[0]),
        then=then,
    )


def _size(one: Gap) -> float:
    return abs(one.difference.median or 0.0)


def _both_rounds(view: Session, module: Module) -> tuple[tuple[str, str], ...]:
    shown = (one for one in view.rounds.values() if one.module == module.id and one.status == "revealed")
    return tuple(("round", one.id) for one in sorted(shown, key=lambda one: one.id) if one.asks == "answers")
