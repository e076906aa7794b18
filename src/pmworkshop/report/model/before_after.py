"""The same statements asked twice or over the meetings, and the gap to what is wanted, as a report tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pmworkshop.agenda.model import PollModule
from pmworkshop.base.dates import short_date
from pmworkshop.base.text import count
from pmworkshop.insight.measures.agreement import Spread
from pmworkshop.insight.measures.before_after import Statement, gap_words, gaps, pulse
from pmworkshop.insight.trends.trends import since, trends
from pmworkshop.report.model.context import Context
from pmworkshop.report.writers import markdown


@dataclass(frozen=True, slots=True)
class Middle:
    """Median and interquartile range of one time; for the facilitator alone."""

    n: int
    median: float | None = None
    iqr: float | None = None

    @property
    def words(self) -> str:
        """Say it in one line."""
        if self.median is None or self.iqr is None:
            return f"n {self.n}"
        return f"median {self.median:g}, interquartile range {self.iqr:g}, n {self.n}"


@dataclass(frozen=True, slots=True)
class Moved:
    """One statement, before and now.

    Attributes:
        subject: The statement.
        before: How many gave each value before.
        now: How many give it now.
        up: How many went up, of those who answered both times.
        down: How many went down.
        stayed: How many stayed.
        moved: Whether the answers moved closer to each other.
        word: How far the room agrees now.
        middle_before: For the facilitator alone.
        middle_now: For the facilitator alone.
    """

    subject: str
    before: dict[str, int]
    now: dict[str, int]
    up: int | None = None
    down: int | None = None
    stayed: int | None = None
    moved: str = ""
    word: str = ""
    middle_before: Middle | None = None
    middle_now: Middle | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """What one statement showed at one meeting: the answer in the middle, and how many answered."""

    day: date
    median: float
    answers: int


@dataclass(frozen=True, slots=True)
class Course:
    """One statement over the meetings, the first one first."""

    subject: str
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How much more of something is wanted than there is.

    Attributes:
        subject: What was asked about.
        words: The gap in words.
        clear: Whether it is large, and alike for most.
        difference: Median and range of each leader's own difference; for the facilitator alone.
    """

    subject: str
    words: str
    clear: bool = False
    difference: Middle | None = None


def moved_in(context: Context, module: PollModule) -> tuple[str, tuple[Moved, ...]]:
    """Build the comparison of a poll with the time before: its sentence, and statement by statement."""
    found = pulse(context.session, module)
    if found is None:
        return "", ()
    return found.sentence, tuple(_moved(one, private=context.private) for one in found.statements)


def _moved(one: Statement, *, private: bool) -> Moved:
    known = one.both > 0
    return Moved(
        subject=one.text,
        before=_counts(one.scale, one.before),
        now=_counts(one.scale, one.after),
        up=one.up if known else None,
        down=one.down if known else None,
        stayed=one.stayed if known else None,
        moved=one.moved or "",
        word=one.word or "",
        middle_before=_middle(one.spread_before) if private else None,
        middle_now=_middle(one.spread_after) if private else None,
    )


def _counts(scale: tuple[str, ...], counts: tuple[int, ...]) -> dict[str, int]:
    return {value: number for value, number in zip(scale, counts, strict=True) if number}


def _middle(spread: Spread) -> Middle:
    return Middle(spread.n, spread.median, spread.value)


def wanted_in(context: Context, module: PollModule) -> tuple[Wanted, ...]:
    """Build the gaps of a poll that asked for both."""
    return tuple(
        Wanted(one.text, gap_words(one), one.clear, _middle(one.difference) if context.private else None)
        for one in gaps(context.session, module)
    )


def course_in(context: Context, module: PollModule) -> tuple[str, tuple[Course, ...]]:
    """Build how a poll moved over the meetings: its sentence, and statement by statement."""
    found = trends(context.session, module)
    courses = (
        Course(one.text, tuple(Meeting(at.day, at.spread.median or 0.0, at.answers) for at in one.readings))
        for one in found
    )
    return since(found, context.session.info.thresholds), tuple(courses)


def moved_blocks(sentence: str, moved: tuple[Moved, ...]) -> Iterator[str]:
    """Write the sentence, then before and now statement by statement."""
    if not sentence:
        return
    yield markdown.heading(3, "Before and now")
    yield markdown.text(sentence)
    yield "\n".join(line for one in moved for line in _items(one))


def _items(one: Moved) -> Iterator[str]:
    agreed = f" — {one.word}" if one.word else ""
    yield markdown.item(f"{markdown.text(one.subject)}{agreed}")
    yield markdown.item(f"before: {_written(one.before)}", 1)
    yield markdown.item(f"now: {_written(one.now)}", 1)
    if one.up is not None:
        yield markdown.item(f"who answered both times: {one.up} up, {one.down} down, {one.stayed} stayed", 1)
    if one.middle_before and one.middle_now:
        yield markdown.item(f"before: {one.middle_before.words}; now: {one.middle_now.words}", 1)


def _written(counts: dict[str, int]) -> str:
    values = sorted(counts.items(), key=lambda pair: int(pair[0]))
    return " · ".join(f"{value}: {count(number, 'answer')}" for value, number in values)


def course_blocks(sentence: str, courses: tuple[Course, ...]) -> Iterator[str]:
    """Write how the statements moved over the meetings: the day of each, the median and how many answered."""
    if not courses:
        return
    yield markdown.heading(3, "Over the meetings")
    yield markdown.text(sentence)
    yield "\n".join(line for one in courses for line in _course_items(one))


def _course_items(one: Course) -> Iterator[str]:
    yield markdown.item(markdown.text(one.subject))
    told = (
        f"{short_date(at.day)} {at.day.year}: median {at.median:g}, {count(at.answers, 'answer')}"
        for at in one.meetings
    )
    yield markdown.item(" · ".join(told), 1)


def wanted_blocks(wanted: tuple[Wanted, ...]) -> Iterator[str]:
    """Write the gaps."""
    if not wanted:
        return
    yield markdown.heading(3, "Now and wanted")
    lines = []
    for one in wanted:
        clear = "; an action without further debate" if one.clear else ""
        figures = f" ({one.difference.words})" if one.difference else ""
        lines.append(f"{markdown.text(one.subject)}: {one.words}{clear}{figures}")
    yield markdown.items(lines)
