"""Writes the rounds of a module."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.text import count
from pmworkshop.report.model.rounds import Answered, Asked
from pmworkshop.report.writers import markdown


def round_blocks(asked: tuple[Asked, ...]) -> Iterator[str]:
    """Write rounds one after the other, with numbered headings if there are several.

    Args:
        asked: The rounds of a module, revealed or not.

    Yields:
        Blocks of Markdown; a block may be empty. A round that is not revealed gives its progress only.
    """
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
    yield markdown.item(_subject(answered))
    yield from (markdown.item(line, 1) for line in (_counts(answered), *_sums(answered)) if line)
    if answered.own:
        for own in answered.own:
            yield markdown.item(f"{markdown.text(own.name) or '…'}: {markdown.inline(own.answer)}", 1)
    else:
        yield from (markdown.item(markdown.text(text), 1) for text in answered.texts)


def _subject(answered: Answered) -> str:
    words = markdown.text(answered.subject)
    if answered.low and answered.high:
        return f"{words} ({markdown.inline(f'{answered.low} … {answered.high}')})"
    return words


def _counts(answered: Answered) -> str:
    if not answered.answers:
        return ""
    counts = sorted(answered.answers.items(), key=_numeric)
    each = " · ".join(f"{markdown.inline(value)}: {count(number, 'answer')}" for value, number in counts)
    return f"answers: {each} — {answered.word}" if answered.word else f"answers: {each}"


def _sums(answered: Answered) -> Iterator[str]:
    if answered.figures:
        yield markdown.inline(answered.figures.words)
    if answered.backers:
        yield f"{answered.points} from {count(answered.backers, 'person', 'people')}"
    if answered.abstained:
        yield f"{answered.abstained} abstained"


def _numeric(pair: tuple[str, int]) -> tuple[int, str]:
    value = pair[0]
    return (int(value), "") if value.isascii() and value.isdecimal() and len(value) < 9 else (1 << 31, value)
