"""The pictures of the wall as data: what is drawn in the minutes and on slides, in counts alone."""

from __future__ import annotations

from datetime import date

from pmworkshop.base.dataclass import dataclass


def titled(section: str, shows: str) -> str:
    """Name a picture.

    Args:
        section: Title of its section.
        shows: What it shows of the section; empty for all of it.

    >>> titled("Check-out", ""), titled("Six statements", "now")
    ('Check-out', 'Six statements: now')
    """
    return f"{section}: {shows}" if shows else section


@dataclass(frozen=True, slots=True)
class Spread:
    """The answers to one statement.

    Attributes:
        subject: The statement.
        counts: How many gave each value, from the lowest.
        word: How far the answers agree, in words; may be empty.
        before: How many gave each value the first time; empty if it was asked once.
    """

    subject: str
    counts: tuple[int, ...]
    word: str = ""
    before: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Distribution:
    """How answers lie on a scale, the statement on which they are most apart first.

    Attributes:
        module: Id of the module that asked.
        section: Title of its section.
        shows: What it shows of the section; empty for all of it.
        scale: Name of each value, from the lowest.
        rows: The statements.
        low: Meaning of the lowest value; may be empty.
        high: Meaning of the highest value; may be empty.
    """

    module: str
    section: str
    shows: str
    scale: tuple[str, ...]
    rows: tuple[Spread, ...]
    low: str = ""
    high: str = ""

    @property
    def twice(self) -> bool:
        """Whether it shows two times."""
        return any(row.before for row in self.rows)


@dataclass(frozen=True, slots=True)
class SeenRow:
    """How leaders see one row of a chart.

    Attributes:
        label: Label of the row.
        seen: How many see each column as owner, in the order of the columns.
        word: How far they agree, in words.
    """

    label: str
    seen: tuple[int, ...]
    word: str


@dataclass(frozen=True, slots=True)
class Differences:
    """Where the charts that leaders filled in alone differ, the least agreed row first.

    Attributes:
        module: Id of the chart.
        section: Title of its section.
        shows: What it shows of the section; empty for all of it.
        columns: Titles of the roles that somebody named, then ``Nobody`` if somebody saw no owner.
        leaders: How many filled in a chart.
        rows: The rows.
    """

    module: str
    section: str
    shows: str
    columns: tuple[str, ...]
    leaders: int
    rows: tuple[SeenRow, ...]


@dataclass(frozen=True, slots=True)
class SeenAgain:
    """How many see the agreed owner of a row, of how many, before and now."""

    label: str
    owner: str
    before: int
    before_of: int
    now: int
    now_of: int


@dataclass(frozen=True, slots=True)
class BeforeAndNow:
    """Who sees the agreed owners, before the talk and when the chart was asked again.

    Attributes:
        module: Id of the chart.
        section: Title of its section.
        shows: What it shows of the section; empty for all of it.
        rows: The rows.
    """

    module: str
    section: str
    shows: str
    rows: tuple[SeenAgain, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """One action on the calendar.

    Attributes:
        code: Its code.
        what: What is done.
        who: Its owners; empty if there is none.
        step: Day of the first step; None if there is none.
        due: The day by which it is done; None if there is none.
    """

    code: str
    what: str
    who: str
    step: date | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class PlanDays:
    """The open actions of the plan on their calendar, the first due one first.

    Attributes:
        module: Id of the plan.
        section: Title of its section.
        shows: What it shows of the section; empty for all of it.
        today: Day of the workshop, at which the calendar begins.
        rows: The actions.
    """

    module: str
    section: str
    shows: str
    today: date
    rows: tuple[Dated, ...]


Picture = Distribution | Differences | BeforeAndNow | PlanDays
