"""Writes how statements changed, and the gap to the wanted value."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.dates import short_date
from pmworkshop.base.language import tr
from pmworkshop.base.text import count
from pmworkshop.report.model.before_after import Course, Moved, Wanted
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections.rounds import strip


def moved_blocks(sentence: str, moved: tuple[Moved, ...]) -> Iterator[str]:
    """Write the change since the last time, as a sentence and statement by statement.

    Args:
        sentence: The change in one sentence; empty if there is nothing to compare.
        moved: The statements, before and after.

    Yields:
        Blocks of Markdown; nothing if the sentence is empty.
    """
    if not sentence:
        return
    yield markdown.heading(3, tr("Before and now"))
    yield markdown.text(sentence)
    yield "\n".join(line for one in moved for line in _items(one))


def _items(one: Moved) -> Iterator[str]:
    agreed = f" — {one.word}" if one.word else ""
    yield markdown.item(f"{markdown.text(one.subject)}{agreed}")
    yield markdown.item(tr("before: {before}", before=strip(one.before)), 1)
    yield markdown.item(tr("now: {now}", now=strip(one.now)), 1)
    if one.up is not None:
        yield markdown.item(
            tr(
                "who answered both times: {up} up, {down} down, {stayed} stayed",
                up=one.up,
                down=one.down,
                stayed=one.stayed,
            ),
            1,
        )
    if one.middle_before and one.middle_now:
        yield markdown.item(
            tr("before: {before}; now: {now}", before=one.middle_before.words, now=one.middle_now.words), 1
        )


def course_blocks(sentence: str, courses: tuple[Course, ...]) -> Iterator[str]:
    """Write the course of the statements over the meetings: day, median and number of answers of each.

    Args:
        sentence: The change since the first meeting; may be empty.
        courses: The statements with their meetings.

    Yields:
        Blocks of Markdown; nothing if there are no courses.
    """
    if not courses:
        return
    yield markdown.heading(3, tr("Over the meetings"))
    yield markdown.text(sentence)
    yield "\n".join(line for one in courses for line in _course_items(one))


def _course_items(one: Course) -> Iterator[str]:
    yield markdown.item(markdown.text(one.subject))
    told = (
        tr(
            "{day} {year}: median {median:g}, {answers}",
            day=short_date(at.day),
            year=at.day.year,
            median=at.median,
            answers=count(at.answers, "answer", "answers"),
        )
        for at in one.meetings
    )
    yield markdown.item(" · ".join(told), 1)


def wanted_blocks(wanted: tuple[Wanted, ...]) -> Iterator[str]:
    """Write the gaps between wanted and present value as a list.

    Args:
        wanted: The gap of each subject.

    Yields:
        Blocks of Markdown; nothing if there are no gaps.
    """
    if not wanted:
        return
    yield markdown.heading(3, tr("Now and wanted"))
    lines = []
    for one in wanted:
        clear = tr("; an action without further debate") if one.clear else ""
        figures = f" ({one.difference.words})" if one.difference else ""
        lines.append(f"{markdown.text(one.subject.rstrip('.'))}: {one.words}{clear}{figures}")
    yield markdown.items(lines)
