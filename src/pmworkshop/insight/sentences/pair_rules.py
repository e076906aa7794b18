"""Sentences about two questions that were asked about the same things: what is worth most, and where both part."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.agenda.model import Module
from pmworkshop.base.language import tr, trn
from pmworkshop.base.text import upper
from pmworkshop.insight.findings import listed
from pmworkshop.insight.measures.two_pictures import by_field
from pmworkshop.insight.measures.two_questions import Picture, Thing, TwoQuestions, two_questions
from pmworkshop.insight.pictures.two_questions import field_name
from pmworkshop.insight.sentences.questions import questions, quotes
from pmworkshop.insight.sentences.sentence import Records, Sentence, named, several
from pmworkshop.session.core.session import Session


def fields(view: Session) -> Iterator[Sentence]:
    """Name what is high on the first of two scales and low on the second, such as effect and effort.

    Condition: a poll with two questions on scales, whose values are no gap, and at least one thing with enough
    answers to both (see `questions`) in that field of the four.

    Example: "Effect high, effort low: “A list of all prices” and “One price for spare parts”."

    Args:
        view: The public view.

    Yields:
        One sentence for each such poll.
    """
    for module, found, enough in _pairs(view, "fields"):
        name, things = next(by_field(found), ("", ()))
        there = [one for one in things if one.id in enough]
        if there and name == field_name(found.first.label, 1, found.second.label, -1):
            text = f"{upper(name)}: {several(one.text for one in there)}."
            yield _sentence("fields", text, view, module, there)


def parted(view: Session) -> Iterator[Sentence]:
    """Name where two answers about the same thing lie furthest apart, such as what was expected and what came.

    Condition: a poll with a second question that measures a gap, by name, with at least ``answers_least`` people who
    answered both, and a median difference of at least ``gap_least``.

    Example: "Expected and came lie furthest apart on “Launch in spring”, by 3 in the middle of our answers."

    Args:
        view: The public view.

    Yields:
        One sentence for each such poll.
    """
    limits = view.info.thresholds
    for module, found, enough in _pairs(view, "gap"):
        sized = [one for one in found.things if one.id in enough and one.both >= limits.answers_least]
        widest = max(map(_size, sized), default=0.0)
        if widest >= max(limits.gap_least, 1):
            there = [one for one in sized if _size(one) == widest]
            text = tr(
                "{labels} lie furthest apart on {items}, by {widest:g} in the middle of our answers.",
                labels=upper(listed([found.first.label, found.second.label])),
                items=several(one.text for one in there),
                widest=widest,
            )
            yield _sentence("parted", text, view, module, there)


def _pairs(view: Session, picture: Picture) -> Iterator[tuple[Module, TwoQuestions, set[str]]]:
    """Find the polls whose second question makes a picture, with the things that got enough answers."""
    for module in view.info.agenda.modules:
        found = two_questions(view, module)
        if found is not None and found.picture == picture and module.poll is not None and module.poll.second:
            asked = questions(view, module)
            enough = [{item.id for item in one.items} for one in asked]
            yield module, found, set.intersection(*enough)


def _size(one: Thing) -> float:
    return abs(one.gap.median or 0.0)


def _sentence(rule: str, text: str, view: Session, module: Module, things: list[Thing]) -> Sentence:
    rests_on = trn(
        "{number} item of {module}, asked twice",
        "{number} items of {module}, asked twice",
        len(things),
        module=named(view, module.id),
    )
    return Sentence(rule, text, rests_on, _rounds(view, module), inside=quotes(module, *(one.id for one in things)))


def _rounds(view: Session, module: Module) -> Records:
    return tuple(("round", one.round.id) for one in questions(view, module))
