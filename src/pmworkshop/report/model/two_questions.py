"""What two questions about the same things showed, as data."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class TwiceAsked:
    """One thing that both questions asked about.

    Attributes:
        number: Its number in the picture.
        subject: Its words.
        first: What was answered to the first question, in words: the words that were chosen, or median and range.
        second: The same of the second question.
        first_median: The median of the first question; None if it asks for words.
        second_median: The median of the second question; None if it asks for words.
        gap: Median of how much more the second value of each was; None where it is not measured.
        same: How many gave the same value twice; None if the values are not alike.
        both: How many gave both by name; None if the values are not alike.
        field: The name of the field that it is in; empty for other pictures.
    """

    number: int
    subject: str
    first: str
    second: str
    first_median: float | None = None
    second_median: float | None = None
    gap: float | None = None
    same: int | None = None
    both: int | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class TwoQuestions:
    """What two questions about the same things showed.

    Attributes:
        heading: What is seen of both together.
        first: What the values of the first question are called.
        second: What those of the second one are called.
        things: What was asked about: the widest gap first where that is measured, else as it was asked.
        drawn: The picture, line by line; empty for words.
    """

    heading: str
    first: str
    second: str
    things: tuple[TwiceAsked, ...]
    drawn: tuple[str, ...] = ()
