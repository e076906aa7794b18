"""Sentences about what was agreed besides roles and actions: decisions, measures, and what was parked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import count
from pmworkshop.insight.findings import listed
from pmworkshop.insight.impact.course import Course, Moved, courses
from pmworkshop.insight.sentences.sentence import Records, Sentence, named
from pmworkshop.insight.sentences.words import number, shared, things, verb
from pmworkshop.session.core.records import Decision
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import decide
from pmworkshop.session.views.record_names import Names

_OUTCOMES: dict[Literal["adopted", "not adopted", "open"], tuple[str, str]] = {
    "adopted": (tr_noop("was adopted"), tr_noop("were adopted")),
    "not adopted": (tr_noop("was not adopted"), tr_noop("were not adopted")),
    "open": (tr_noop("is still open"), tr_noop("are still open")),
}


def decisions(view: Session) -> Iterator[Sentence]:
    """Say how many proposals were adopted, not adopted or left open; of a list how many got which word.

    Condition: at least one decision.

    Example: "Of three proposals, two were adopted and one is still open."; "We decided on four items: two “keep”, one
    “test first” and one “stop”."

    Args:
        view: The public view.

    Yields:
        One sentence for all proposals, and one for all items of lists.
    """
    made = decide.in_order(view)
    chosen = [one for one in made if one.choice]
    proposed = [one for one in made if not one.choice]
    if proposed:
        found = Counter(one.outcome for one in proposed)
        parts = [(found[outcome], verb(found[outcome], *words)) for outcome, words in _OUTCOMES.items()]
        yield _decided(view, proposed, "proposal", shared(parts, len(proposed), "proposal"))
    if chosen:
        yield _decided(view, chosen, "item", _words_chosen(Counter(one.choice for one in chosen)))


def _decided(view: Session, made: Sequence[Decision], one: str, text: str) -> Sentence:
    modules = Counter(each.module for each in made)
    rests_on = ", ".join(
        tr("{many} in {key}", many=count(many, one, f"{one}s"), key=named(view, key)) for key, many in modules.items()
    )
    return Sentence("decisions", text, rests_on, tuple(("decision", each.id) for each in made))


def _words_chosen(chosen: Counter[str]) -> str:
    """Say how many items got which word, the most frequent first."""
    whole = chosen.total()
    if len(chosen) == 1:
        return tr(
            "We decided on {whole}{tr} “{chosen}”.",
            whole=things(whole, "item"),
            tr=tr(", all") if whole > 1 else ":",
            chosen=next(iter(chosen)),
        )
    each = [f"{number(times)} “{word}”" for word, times in chosen.most_common()]
    return tr("We decided on {whole}: {each}.", whole=things(whole, "item"), each=listed(each))


_MOVED: dict[Moved, tuple[str, str]] = {
    "reached": (tr_noop("is where we want it"), tr_noop("are where we want them")),
    "closer": (tr_noop("is closer to what we want"), tr_noop("are closer to what we want")),
    "higher": (tr_noop("is higher than when we agreed on it"), tr_noop("are higher than when we agreed on them")),
    "lower": (tr_noop("is lower than when we agreed on it"), tr_noop("are lower than when we agreed on them")),
    "as it was": (tr_noop("is as it was"), tr_noop("are as they were")),
    "further away": (tr_noop("is further from what we want"), tr_noop("are further from what we want")),
    "": (tr_noop("has a value that cannot be compared"), tr_noop("have values that cannot be compared")),
}


def impact(view: Session) -> Iterator[Sentence]:
    """Say how the measures lie to what is wanted, once they were measured again.

    Condition: at least one measure has a value of this meeting. Two values compare if both have one number and the
    same unit.

    Example: "Of three measures, one is where we want it, one is closer to what we want and one is as it was."

    Args:
        view: The public view.

    Yields:
        One sentence, or none.
    """
    every = courses(view)
    read = [one for one in every if one.now is not None]
    if read:
        found = Counter(one.moved for one in read)
        parts = [(found[moved], verb(found[moved], *words)) for moved, words in _MOVED.items()]
        silent = len(every) - len(read)
        parts.append((silent, verb(silent, tr("was not measured"), tr("were not measured"))))
        yield Sentence("impact", shared(parts, len(every), "measure"), _of_measures(every), _measured(view, every))


def impact_agreed(view: Session) -> Iterator[Sentence]:
    """Say how many measures there are, and when they are looked at again.

    Condition: at least one measure, and none has a value of this meeting yet.

    Example: "Three measures show whether this helps; we look at them again on 1 March 2027."

    Args:
        view: The public view.

    Yields:
        One sentence, or none.
    """
    every = courses(view)
    if every and not any(one.now for one in every):
        many = len(every)
        days = sorted({one.measure.look for one in every if one.measure.look and one.measure.look > view.info.day})
        text = tr(
            "{many} {many2} whether this helps; ",
            many=things(many, "measure").capitalize(),
            many2=verb(many, "shows", "show"),
        )
        text += _looked(view, days, "it" if many == 1 else "them")
        yield Sentence("impact-agreed", text, _of_measures(every), _measured(view, every))


def _looked(view: Session, days: Sequence[date], which: str) -> str:
    if not days:
        return tr("no day to look again is set yet.")
    first = Names(view).day(days[0])
    return tr(
        "we look at {which} again {tr}.",
        which=which,
        tr=tr("on {first}", first=first) if len(days) == 1 else tr("from {first} on", first=first),
    )


def _of_measures(every: Sequence[Course]) -> str:
    return count(len(every), "measure that was agreed", "measures that were agreed")


def _measured(view: Session, every: Sequence[Course]) -> Records:
    return tuple(("measure" if one.measure.id in view.measures else "entry", one.measure.id) for one in every)


def parked(view: Session) -> Iterator[Sentence]:
    """Say how many lines were parked, and how many of them have an answer.

    Condition: at least one parked line.

    Example: "Two lines are parked; one of them has an answer."

    Args:
        view: The public view.

    Yields:
        One sentence, or none.
    """
    lines = view.parked()
    if lines:
        answered = sum(bool(one.answer) for one in lines)
        text = tr(
            "{lines} {lines2} parked; ",
            lines=things(len(lines), "line").capitalize(),
            lines2=verb(len(lines), "is", "are"),
        )
        text += f"{_with_answer(answered, len(lines))}."
        records = tuple(("entry", one.id) for one in lines)
        yield Sentence(
            "parked",
            text,
            tr("{lines} of the parking lot", lines=count(len(lines), "line", "lines")),
            records,
            inside=True,
        )


def _with_answer(answered: int, whole: int) -> str:
    if whole == 1:
        return tr("it has an answer") if answered else tr("it waits for an answer")
    if answered == whole:
        return tr("{part} have an answer", part="both" if whole == 2 else "all")
    return tr(
        "{answered} of them {answered2} an answer", answered=number(answered), answered2=verb(answered, "has", "have")
    )
