"""Writes the rounds of a module."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmworkshop.base.language import tr, trn
from pmworkshop.base.text import upper
from pmworkshop.report.model.rounds import Answered, Asked
from pmworkshop.report.writers import markdown

DOT = "●"
MOST_DOTS = 24
"""More answers than that are counted rather than drawn."""


def round_blocks(asked: tuple[Asked, ...]) -> Iterator[str]:
    """Write rounds one after the other, with headings if there are several, numbered if one was asked again.

    Args:
        asked: The rounds of a module, revealed or not.

    Yields:
        Blocks of Markdown; a block may be empty. A round that is not revealed gives its progress only.
    """
    several = len({one.number for one in asked}) > 1
    for one in asked:
        if len(asked) > 1 or one.about:
            yield markdown.heading(3, _title(one, several=several))
        if not one.shown:
            yield (
                tr("{answered} of {awaited} in.", answered=one.answered, awaited=one.awaited)
                if one.answered is not None
                else tr("Not shown yet.")
            )
            continue
        yield from _shown_blocks(one)


def _title(one: Asked, *, several: bool) -> str:
    if one.label and not several:
        return upper(one.label)
    if not one.about:
        return tr("Answers, time {number}{label}", number=one.number, label=f", {one.label}" if one.label else "")
    time = tr(", time {number}", number=one.number) if one.number > 1 else ""
    return tr("Answers on {about}{time}", about=one.about, time=time)


def _shown_blocks(one: Asked) -> Iterator[str]:
    """Write the answers of a round, the most chosen first where points or dots were given."""
    ends = _ends(one.subjects)
    yield ends
    subjects = sorted(one.subjects, key=lambda subject: -(subject.points or 0))
    yield "\n".join(line for subject in subjects for line in _subject_items(subject, with_ends=not ends))
    yield markdown.items(markdown.text(text) for text in one.texts)


def _ends(subjects: Sequence[Answered]) -> str:
    """Say once what the ends of a scale mean, where several statements have the same."""
    ends = {(one.low, one.high) for one in subjects if one.low and one.high}
    if len(subjects) < 2 or len(ends) != 1 or not all(one.low and one.high for one in subjects):
        return ""
    low, high = ends.pop()
    return tr("From {low} to {high}:", low=markdown.inline(low), high=markdown.inline(high))


def _subject_items(answered: Answered, *, with_ends: bool) -> Iterator[str]:
    told, words = [*filter(None, (_counts(answered), *_sums(answered)))], _subject(answered, with_ends=with_ends)
    if len(told) == 1 and not answered.answers:
        words = f"{words}: {told.pop()}"
    yield markdown.item(words)
    yield from (markdown.item(line, 1) for line in told)
    yield from (markdown.item(line, 1) for line in _said(answered))


def _said(answered: Answered) -> Iterator[str]:
    """List single answers, or sentences without names; then what was said beside the values."""
    for own in answered.own:
        beside = f" — {markdown.inline(own.remark)}" if own.remark else ""
        yield f"{markdown.text(own.name) or '…'}: {markdown.inline(own.answer)}{beside}"
    yield from map(markdown.text, answered.remarks if answered.own else (*answered.texts, *answered.remarks))


def _subject(answered: Answered, *, with_ends: bool) -> str:
    words = markdown.text(answered.subject)
    if with_ends and answered.low and answered.high:
        return f"{words} ({markdown.inline(f'{answered.low} … {answered.high}')})"
    return words


def _counts(answered: Answered) -> str:
    if not answered.answers:
        return ""
    each = strip(answered.answers)
    return (
        tr("answers: {values} — {word}", values=each, word=answered.word)
        if answered.word
        else tr("answers: {values}", values=each)
    )


def strip(answers: dict[str, int]) -> str:
    """Draw how often each value was given, as on the wall: ``1 · 2 ●●● · 3 ●●●●● · 4 ●● · 5``.

    Words that nobody chose are left out: unlike the values of a scale they show no distance.

    Args:
        answers: How many gave each value, in the order of the scale.

    Returns:
        Escaped Markdown; above `MOST_DOTS` answers to a value, their number instead of dots.
    """
    drawn = [(value, number) for value, number in answers.items() if number or value.isdecimal()]
    return " · ".join(f"{markdown.inline(value)} {_dots(number)}".rstrip() for value, number in drawn)


def _dots(number: int) -> str:
    return DOT * number if number <= MOST_DOTS else f"({number})"


def _sums(answered: Answered) -> Iterator[str]:
    if answered.figures:
        yield markdown.inline(answered.figures.words)
    if answered.backers:
        place = f", {answered.place}" if answered.place else ""
        people = trn("{number} person", "{number} people", answered.backers)
        yield (
            f"{people}{place}"
            if answered.points == answered.backers
            else tr("{points} from {people}{place}", points=answered.points, people=people, place=place)
        )
    elif answered.place:
        yield tr("in all: {place}", place=answered.place)
    if answered.abstained:
        yield tr("{number} abstained", number=answered.abstained)
