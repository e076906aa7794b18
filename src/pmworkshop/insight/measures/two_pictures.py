"""From what two questions showed to the lines that the wall and the files show of it."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.language import tr
from pmworkshop.insight.findings import listed
from pmworkshop.insight.measures.two_questions import Question, Side, Thing, TwoQuestions
from pmworkshop.insight.pictures.two_questions import Axis, Point, dumbbell, fields, middle, mix, parted


def heading(found: TwoQuestions) -> str:
    """Say what is seen of both questions together.

    Args:
        found: What the two questions showed.

    Returns:
        A heading without a full stop.
    """
    both = listed([found.first.label, found.second.label])
    return tr("{both}, the widest gap first", both=both) if found.picture == "gap" else both


def answer(question: Question, side: Side) -> str:
    """Say what was answered to one question about one thing: the words that were chosen, or the middle.

    Args:
        question: The question.
        side: The answers to it.

    Returns:
        A few words.
    """
    if question.rated:
        return middle(side.spread.median, side.spread.lowest, side.spread.highest)
    return mix(side.counts) or middle(None, None, None)


def drawn(found: TwoQuestions) -> tuple[str, ...]:
    """Draw what both questions showed together, with things by their numbers.

    Args:
        found: What the two questions showed.

    Returns:
        The four fields, or a dumbbell for each thing, the widest gap first; empty for a mix of words.
    """
    if found.picture == "fields":
        return fields(_points(found), _axis(found.second), _axis(found.first))
    return tuple(f"{one.number:>2}  {of_thing(found, one)}" for one in found.ranked) if found.picture == "gap" else ()


def of_thing(found: TwoQuestions, thing: Thing) -> str:
    """Draw the gap between the middles of both questions about one thing.

    Args:
        found: What the two questions showed.
        thing: A thing with a middle in both.

    Returns:
        A line.
    """
    axis = _axis(found.first)
    return dumbbell(thing.first.spread.median or 0, thing.second.spread.median or 0, axis.low, axis.high)


def by_field(found: TwoQuestions) -> Iterator[tuple[str, tuple[Thing, ...]]]:
    """List things by the field that they are in.

    Args:
        found: What the two questions showed.

    Yields:
        The name of a field with the things in it; nothing for other pictures.
    """
    if found.picture == "fields":
        known = {one.number: one for one in found.things}
        for name, numbers in parted(_points(found), _axis(found.second), _axis(found.first)):
            yield name, tuple(known[number] for number in numbers)


def _axis(question: Question) -> Axis:
    return Axis(question.label, int(question.scale[0]), int(question.scale[-1]))


def _points(found: TwoQuestions) -> list[Point]:
    """List what has a middle in both, in its own order: the second question goes across, the first one up."""
    placed = sorted(found.ranked, key=lambda one: one.number)
    return [Point(one.number, one.second.spread.median or 0, one.first.spread.median or 0) for one in placed]
