"""What shows that the workshop helped, and what it came to in sentences, as data."""

from __future__ import annotations

from datetime import date

from pmworkshop.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a measure on one day.

    Attributes:
        day: The day of the meeting in which it was said.
        value: The value as it was said.
        remark: What was said beside it; empty for the sponsor.
    """

    day: date
    value: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure, or an outcome that was taken over from an earlier meeting: agreed, then, now.

    Attributes:
        id: Id of its record, which is the same in every export of the session.
        title: What is measured, or the outcome.
        sort: ``measure`` or ``outcome``.
        agreed: The value when it was agreed; None if nobody said it.
        then: The values of meetings between that and this one.
        now: The value of this meeting; None if it was not measured.
        moved: How the newest value lies to the first one, in words; empty if they cannot be compared.
        wanted: The value that is wanted; may be empty.
        look: The day to look again; None if none is set.
        line: All of it in one line, without the title and without remarks.
    """

    id: str
    title: str
    sort: str
    agreed: Value | None = None
    then: tuple[Value, ...] = ()
    now: Value | None = None
    moved: str = ""
    wanted: str = ""
    look: date | None = None
    line: str = ""

    @property
    def words(self) -> str:
        """The title with its line."""
        return f"{self.title}: {self.line}" if self.line else self.title


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that a rule made of the records.

    Attributes:
        text: The sentence.
        rests_on: What it was counted from, in words.
        rule: The id of the rule.
        records: Kind and id of each record that it rests on, such as ``action 3f``.
    """

    text: str
    rests_on: str
    rule: str
    records: tuple[str, ...] = ()
