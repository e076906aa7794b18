"""Rounds in a report: counts for everybody, single answers for the facilitator."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import decimal, tr


@dataclass(frozen=True, slots=True)
class Own:
    """The answer of one person, and what was said beside it; in the facilitator's report only."""

    name: str
    answer: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Measures of one subject on a scale; in the facilitator's report only. A measure is None if it is undefined.

    Attributes:
        n: Number of answers they are computed from.
        missing: How many of the awaited people neither answered nor abstained.
        abstained: How many abstained.
        median: The median.
        iqr: The interquartile range.
        consensus: The consensus of Tastle and Wierman, 0 to 1.
        rwg: The within-group agreement r_wg relative to random answers, 0 to 1.
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
        """The measures in one line, each with its name."""
        named = (
            (tr("median"), self.median),
            (tr("interquartile range"), self.iqr),
            (tr("consensus"), self.consensus),
            ("r_wg", self.rwg),
        )
        told = [f"{name} {decimal(value)}" for name, value in named if value is not None]
        counts = (
            f"n {self.n}",
            tr("missing {number}", number=self.missing),
            tr("abstained {number}", number=self.abstained),
        )
        return ", ".join((*told, *counts))


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers on one subject.

    Attributes:
        subject: What was asked about.
        low: Meaning of the lowest value.
        high: Meaning of the highest value.
        answers: Number of answers by value, or by place in a ranking, in the order of the scale; None if there are
            none. A value that nobody gave has 0, but in a long scale it is left out.
        points: Sum of the points or dots; None if there are none.
        backers: How many people gave points or dots; None if nobody did.
        place: For dots, points and ranks, its place in words, such as ``tied for second``; else empty.
        abstained: How many abstained; None if nobody did.
        texts: Sentences, sorted.
        remarks: What was said beside the values, sorted and without names; in the facilitator's report only what no
            single answer has.
        word: For a scale, how far the answers agree, in words; else empty.
        figures: For a scale, its measures; in the facilitator's report only, else None.
        own: Single answers; in the facilitator's report only.
    """

    subject: str
    low: str = ""
    high: str = ""
    answers: dict[str, int] | None = None
    points: int | None = None
    backers: int | None = None
    place: str = ""
    abstained: int | None = None
    texts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    word: str = ""
    figures: Figures | None = None
    own: tuple[Own, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One round.

    Attributes:
        number: Number of the round, counted from 1.
        wanted: Whether it asked for the wanted value instead of the present one, or the second question.
        label: What its answers are about, where there are two questions or passes.
        shown: Whether the answers are revealed.
        anonymous: Whether the answers are kept without names.
        answered: Number of answers so far; None once the round is revealed.
        awaited: Number of answers awaited in all; None once the round is revealed.
        subjects: The answers, subject by subject; empty while the round is not revealed.
        texts: Sentences of an anonymous round, sorted; empty while the round is not revealed.
        about: The item that it asks about, in a module that decides one thing after the other; else empty.
    """

    number: int
    wanted: bool = False
    label: str = ""
    shown: bool = False
    anonymous: bool = False
    answered: int | None = None
    awaited: int | None = None
    subjects: tuple[Answered, ...] = ()
    texts: tuple[str, ...] = ()
    about: str = ""
