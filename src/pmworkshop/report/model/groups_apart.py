"""Groups of people apart, as data: what each says about each subject."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class GroupSaid:
    """What one group says about one subject.

    Attributes:
        group: Name of the group.
        people: How many of it gave an answer.
        said: What it says, such as ``4``, ``keep (3 of 4)``, ``6 of 12`` or ``place 2``.
        answers: Number of answers by value, in the order of the scale; None for dots and points.
    """

    group: str
    people: int
    said: str
    answers: dict[str, int] | None = None


@dataclass(frozen=True, slots=True)
class SubjectSaid:
    """One subject, as each group sees it."""

    subject: str
    groups: tuple[GroupSaid, ...]


@dataclass(frozen=True, slots=True)
class GroupsApart:
    """The groups apart in the newest answers of a module.

    Attributes:
        sentence: Where they are furthest apart; empty if nothing is shown.
        reason: Why nothing is shown; empty if something is.
        subjects: The subjects; empty if nothing is shown.
        label: Which of two questions was answered, in a word or two; empty where there is one.
    """

    sentence: str = ""
    reason: str = ""
    subjects: tuple[SubjectSaid, ...] = ()
    label: str = ""
