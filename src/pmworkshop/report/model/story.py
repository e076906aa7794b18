"""The story of a workshop as data: what the room agreed, and the moments in which it did."""

from __future__ import annotations

from typing import Literal

from pmworkshop.base.dataclass import dataclass
from pmworkshop.report.model.report import Report

Standing = Literal["settled", "open", "parked", ""]
"""Whether a row is settled, open or parked; empty where that is not asked."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says at one moment.

    Attributes:
        title: What it is called.
        words: What is said of it; may be empty.
        standing: How far it is settled.
    """

    title: str
    words: str = ""
    standing: Standing = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a list, before a moment and after it.

    Attributes:
        before: What it said; None if it was not there yet.
        after: What it says; None if it is not there any more.
        changed: Whether it says something else now.
    """

    before: Said | None
    after: Said | None
    changed: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """Rows before and after, side by side.

    Attributes:
        rows: Those that changed, with some around them.
        total: How many rows the list has.
        legend: What the letters of a chart mean; empty where there are none.
    """

    rows: tuple[Change, ...]
    total: int
    legend: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many gave each answer on one subject, once that was shown.

    Attributes:
        subject: What was asked about.
        counts: How many gave each value, in the order of the scale.
        low: Meaning of the lowest value; may be empty.
        high: Meaning of the highest value; may be empty.
        votes: How many votes it got; None where no votes are given.
        word: How far the answers agree, or the place of the subject, in words; may be empty.
        texts: Sentences that were given, sorted and without names.
    """

    subject: str
    counts: tuple[tuple[str, int], ...] = ()
    low: str = ""
    high: str = ""
    votes: int | None = None
    word: str = ""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines under a heading.

    Attributes:
        title: The question, or the name of the group; may be empty.
        lines: The lines.
        more: How many further lines there are.
    """

    title: str
    lines: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One action as the plan had it.

    Attributes:
        code: Its short code, by which gifts name it.
        what: What is done.
        who: Who does it; empty while nobody does.
        by: By when, in words; empty while no day is set.
        first: The first step, with its day; may be empty.
        status: How far it is, once that was told: ``done``, ``stuck``; else empty.
        new: Whether this moment put it there or changed it.
    """

    code: str
    what: str
    who: str = ""
    by: str = ""
    first: str = ""
    status: str = ""
    new: bool = False


@dataclass(frozen=True, slots=True)
class PlanThen:
    """The plan at one moment.

    Attributes:
        lines: Its newest lines, or all of them.
        earlier: How many lines stand before these.
        later: How many lines stand after them.
    """

    lines: tuple[PlanLine, ...]
    earlier: int = 0
    later: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """One step of the room.

    Attributes:
        number: Its number, from 1.
        minute: Minutes since the workshop began; None if that cannot be told.
        sentence: What happened.
        more: What else is said of it, a sentence each.
        counted: The answers that were shown.
        lines: What was said and how it was put together.
        beside: The rows that changed, before and after.
        plan: The plan as it stood then.
    """

    number: int
    minute: int | None
    sentence: str
    more: tuple[str, ...] = ()
    counted: tuple[Counted, ...] = ()
    lines: tuple[Lines, ...] = ()
    beside: Beside | None = None
    plan: PlanThen | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """One stay of the room in a part of its agenda.

    Attributes:
        title: Title of the part.
        short: Its short title.
        moments: What happened there.
    """

    title: str
    short: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """How the room came to what it agreed.

    Attributes:
        report: What it came to, as the room reads it.
        chapters: How it came to it; empty if nothing was done.
    """

    report: Report
    chapters: tuple[Chapter, ...]

    @property
    def moments(self) -> int:
        """How many moments there are."""
        return sum(len(one.moments) for one in self.chapters)
