"""The same statements asked twice or at several meetings, and the gap to the wanted value, as data."""

from __future__ import annotations

from datetime import date

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr


@dataclass(frozen=True, slots=True)
class Middle:
    """Median and interquartile range of one set of values; in the facilitator's report only.

    Attributes:
        n: Number of values.
        median: The median; None if undefined.
        iqr: The interquartile range; None if undefined.
    """

    n: int
    median: float | None = None
    iqr: float | None = None

    @property
    def words(self) -> str:
        """The figures in one line."""
        if self.median is None or self.iqr is None:
            return f"n {self.n}"
        return tr("median {median:g}, interquartile range {iqr:g}, n {n}", median=self.median, iqr=self.iqr, n=self.n)


@dataclass(frozen=True, slots=True)
class Moved:
    """One statement, before and after.

    Attributes:
        subject: The statement.
        before: Number of answers by value the first time, in the order of the scale; see `Answered.answers`.
        now: Number of answers by value the last time.
        up: How many went up, of those who answered both times by name; None if nobody did.
        down: How many of these went down.
        stayed: How many of these stayed.
        moved: In words, whether the answers moved closer together; may be empty.
        level: Whether the median is ``higher`` or ``lower`` now; empty if it is the same.
        word: How far the answers agree now, in words; may be empty.
        middle_before: Median and range the first time; in the facilitator's report only, else None.
        middle_now: Median and range the last time; in the facilitator's report only, else None.
    """

    subject: str
    before: dict[str, int]
    now: dict[str, int]
    up: int | None = None
    down: int | None = None
    stayed: int | None = None
    moved: str = ""
    level: str = ""
    word: str = ""
    middle_before: Middle | None = None
    middle_now: Middle | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One statement at one meeting.

    Attributes:
        day: Day of the meeting.
        median: The median of the answers.
        answers: How many people answered.
    """

    day: date
    median: float
    answers: int


@dataclass(frozen=True, slots=True)
class Course:
    """One statement over all meetings, the earliest first."""

    subject: str
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The gap between the wanted and the present value of one subject.

    Attributes:
        subject: What was asked about.
        words: The gap in words.
        clear: Whether the gap is large, and similar for most leaders.
        difference: Median and range of the differences of single leaders; in the facilitator's report only.
    """

    subject: str
    words: str
    clear: bool = False
    difference: Middle | None = None
