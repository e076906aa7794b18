"""Writes rounds, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.text import count
from pmworkshop.report.model.rounds import Answered, Asked
from pmworkshop.report.writers import markdown


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
        agreed = f" — {answered.word}" if answered.word else ""
        yield markdown.item(f"answers: {' · '.join(said)}{agreed}", 1)
    if answered.figures:
        yield markdown.item(markdown.inline(answered.figures.words), 1)
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
