"""The same statements asked twice or over several meetings, and the gap to what is wanted, as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
