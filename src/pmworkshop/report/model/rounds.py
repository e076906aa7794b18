"""Rounds as a report shows them: counts for everybody, single answers for the facilitator alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Own:
    """What one person answered; for the facilitator alone."""

    name: str
    answer: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The measures of one scale; for the facilitator alone. A figure that is undefined is left out.

    Attributes:
        n: How many answers they rest on.
        missing: How many of those awaited gave none, and did not abstain.
        abstained: How many abstained.
        median: The answer in the middle.
        iqr: The interquartile range.
        consensus: The consensus of Tastle and Wierman, 0 to 1.
        rwg: The agreement within the group compared with answers at random, 0 to 1.
    """

    n: int
    missing: int
    abstained: int
    median: float | None = None
    iqr: float | None = None
    consensus: float | None = None
    rwg: float | None = None

    @property
    def words(self) -> str:
        """Say them in one line, each by its name."""
        named = (
            ("median", self.median),
            ("interquartile range", self.iqr),
            ("consensus", self.consensus),
            ("r_wg", self.rwg),
        )
        told = [f"{name} {value:g}" for name, value in named if value is not None]
        counts = (f"n {self.n}", f"missing {self.missing}", f"abstained {self.abstained}")
        return ", ".join((*told, *counts))


@dataclass(frozen=True, slots=True)
class Answered:
    """What came in on one subject.

    Attributes:
        subject: What was asked about.
        low: What the lowest value means.
        high: What the highest value means.
        answers: How many gave each value; of a rank, how many put it there.
        points: Points or dots together.
        backers: How many gave points or dots.
        abstained: How many abstained.
        texts: Sentences, sorted.
        word: Of a scale, how far the answers agree, in one word.
        figures: Of a scale, its measures; for the facilitator alone.
        own: Single answers.
    """

    subject: str
    low: str = ""
    high: str = ""
    answers: dict[str, int] | None = None
    points: int | None = None
    backers: int | None = None
    abstained: int | None = None
    texts: tuple[str, ...] = ()
    word: str = ""
    figures: Figures | None = None
    own: tuple[Own, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One round.

    Attributes:
        number: 1 for the first time of asking.
        wanted: Whether it asked for what is wanted rather than for what is.
        shown: Whether the answers have been shown.
        anonymous: Whether it was kept without names.
        answered: Where it is not shown: how many answers are in.
        awaited: Where it is not shown: how many are awaited in all.
        subjects: What came in, subject by subject; empty where it is not shown.
        texts: Sentences of an anonymous round, sorted.
    """

    number: int
    wanted: bool = False
    shown: bool = False
    anonymous: bool = False
    answered: int | None = None
    awaited: int | None = None
    subjects: tuple[Answered, ...] = ()
    texts: tuple[str, ...] = ()
