"""Sentences about what was agreed besides roles and actions: decisions, measures, and what was parked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Literal

from pmworkshop.base.language import tr, tr_noop, trc, trn
from pmworkshop.base.text import upper
from pmworkshop.insight.findings import listed
from pmworkshop.insight.impact.course import Course, Moved, courses
from pmworkshop.insight.sentences.sentence import Records, Sentence, named
from pmworkshop.insight.sentences.words import What, number, shared
from pmworkshop.session.core.records import Decision
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import decide
from pmworkshop.session.views.record_names import Names

_OUTCOMES: dict[Literal["adopted", "not adopted", "open"], What] = {
    "adopted": What(
        tr_noop("{number} was adopted"),
        tr_noop("{number} were adopted"),
        tr_noop("{of}, {number} was adopted"),
        tr_noop("{of}, {number} were adopted"),
    ),
    "not adopted": What(
        tr_noop("{number} was not adopted"),
        tr_noop("{number} were not adopted"),
        tr_noop("{of}, {number} was not adopted"),
        tr_noop("{of}, {number} were not adopted"),
    ),
    "open": What(
        tr_noop("{number} is still open"),
        tr_noop("{number} are still open"),
        tr_noop("{of}, {number} is still open"),
        tr_noop("{of}, {number} are still open"),
    ),
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
        parts = [(found[outcome], what) for outcome, what in _OUTCOMES.items()]
        text = shared(parts, len(proposed), "proposal", alone=trc("one of the proposals", "one"))
        yield _decided(proposed, text, lambda many, key: _proposals(many, named(view, key)))
    if chosen:
        text = _words_chosen(Counter(one.choice for one in chosen))
        yield _decided(chosen, text, lambda many, key: _items(many, named(view, key)))


def _decided(made: Sequence[Decision], text: str, counted: Callable[[int, str], str]) -> Sentence:
    modules = Counter(each.module for each in made)
    rests_on = ", ".join(counted(many, key) for key, many in modules.items())
    return Sentence("decisions", text, rests_on, tuple(("decision", each.id) for each in made))


def _proposals(many: int, module: str) -> str:
    return trn("{number} proposal in {module}", "{number} proposals in {module}", many, module=module)


def _items(many: int, module: str) -> str:
    return trn("{number} item in {module}", "{number} items in {module}", many, module=module)


def _words_chosen(chosen: Counter[str]) -> str:
    """Say how many items got which word, the most frequent first."""
    whole = chosen.total()
    if len(chosen) == 1:
        return trn(
            "We decided on one item: “{word}”.",
            "We decided on {whole} items, all “{word}”.",
            whole,
            whole=number(whole),
            word=next(iter(chosen)),
        )
    each = [
        trn("one “{word}”", "{times} “{word}”", times, times=number(times), word=word)
        for word, times in chosen.most_common()
    ]
    return tr("We decided on {whole} items: {each}.", whole=number(whole), each=listed(each))


_MOVED: dict[Moved, What] = {
    "reached": What(
        tr_noop("{number} is where we want it"),
        tr_noop("{number} are where we want them"),
        tr_noop("{of}, {number} is where we want it"),
        tr_noop("{of}, {number} are where we want them"),
    ),
    "closer": What(
        tr_noop("{number} is closer to what we want"),
        tr_noop("{number} are closer to what we want"),
        tr_noop("{of}, {number} is closer to what we want"),
        tr_noop("{of}, {number} are closer to what we want"),
    ),
    "higher": What(
        tr_noop("{number} is higher than when we agreed on it"),
        tr_noop("{number} are higher than when we agreed on them"),
        tr_noop("{of}, {number} is higher than when we agreed on it"),
        tr_noop("{of}, {number} are higher than when we agreed on them"),
    ),
    "lower": What(
        tr_noop("{number} is lower than when we agreed on it"),
        tr_noop("{number} are lower than when we agreed on them"),
        tr_noop("{of}, {number} is lower than when we agreed on it"),
        tr_noop("{of}, {number} are lower than when we agreed on them"),
    ),
    "as it was": What(
        tr_noop("{number} is as it was"),
        tr_noop("{number} are as they were"),
        tr_noop("{of}, {number} is as it was"),
        tr_noop("{of}, {number} are as they were"),
    ),
    "further away": What(
        tr_noop("{number} is further from what we want"),
        tr_noop("{number} are further from what we want"),
        tr_noop("{of}, {number} is further from what we want"),
        tr_noop("{of}, {number} are further from what we want"),
    ),
    "": What(
        tr_noop("{number} has a value that cannot be compared"),
        tr_noop("{number} have values that cannot be compared"),
        tr_noop("{of}, {number} has a value that cannot be compared"),
        tr_noop("{of}, {number} have values that cannot be compared"),
    ),
}
_NOT_MEASURED = What(
    tr_noop("{number} was not measured"),
    tr_noop("{number} were not measured"),
    tr_noop("{of}, {number} was not measured"),
    tr_noop("{of}, {number} were not measured"),
)


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
        parts = [(found[moved], what) for moved, what in _MOVED.items()]
        parts.append((len(every) - len(read), _NOT_MEASURED))
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
        days = sorted({one.measure.look for one in every if one.measure.look and one.measure.look > view.info.day})
        shows = trn(
            "One measure shows whether this helps",
            "{many} measures show whether this helps",
            len(every),
            many=upper(number(len(every))),
        )
        text = f"{shows}; {_looked(view, days, len(every))}."
        yield Sentence("impact-agreed", text, _of_measures(every), _measured(view, every))


def _looked(view: Session, days: Sequence[date], measures: int) -> str:
    if not days:
        return tr("no day to look again is set yet")
    day = Names(view).day(days[0])
    if len(days) == 1:
        return trn("we look at it again on {day}", "we look at them again on {day}", measures, day=day)
    return tr("we look at them again from {day} on", day=day)


def _of_measures(every: Sequence[Course]) -> str:
    return trn("{number} measure that was agreed", "{number} measures that were agreed", len(every))


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
        told = trn("One line is parked", "{lines} lines are parked", len(lines), lines=upper(number(len(lines))))
        text = f"{told}; {_with_answer(answered, len(lines))}."
        records = tuple(("entry", one.id) for one in lines)
        yield Sentence(
            "parked",
            text,
            trn("{number} line of the parking lot", "{number} lines of the parking lot", len(lines)),
            records,
            inside=True,
        )


def _with_answer(answered: int, whole: int) -> str:
    if whole == 1:
        return tr("it has an answer") if answered else tr("it waits for an answer")
    if answered == whole:
        return tr("both have an answer") if whole == 2 else tr("all have an answer")
    if not answered:
        return tr("none of them has an answer")
    return trn("one of them has an answer", "{answered} of them have an answer", answered, answered=number(answered))
