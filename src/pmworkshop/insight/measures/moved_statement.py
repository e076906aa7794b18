"""The answers to one statement that was asked twice: how they lie before and after, in level and in spread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pmworkshop.base.dataclass import dataclass
from pmworkshop.insight.measures.ratings import Spread, iqr

Moved = Literal["closer", "apart", "as before"]
Level = Literal["higher", "lower", ""]


@dataclass(frozen=True, slots=True)
class Statement:
    """The answers to one statement, before and after.

    Attributes:
        id: The id of the subject.
        text: The words of the statement.
        scale: The values of the scale, the lowest first.
        before: How many gave each value in the first round, in the order of the scale.
        after: How many gave each value in the second round, in the order of the scale.
        up: Number of people who answered both times and gave a higher value the second time.
        down: Number of people who answered both times and gave a lower value the second time.
        stayed: Number of people who answered both times and gave the same value.
        moved: Whether the consensus, which is about spread alone, rose or fell by at least ``closer_least``
            hundredths; None with too few answers.
        word: How far the room agrees in the second round, in words; empty with too few answers.
        still_split: Whether the statement is "not settled yet" in both rounds.
    """

    id: str
    text: str
    scale: tuple[str, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    up: int
    down: int
    stayed: int
    moved: Moved | None
    word: str
    still_split: bool

    @property
    def spread_before(self) -> Spread:
        """The median and interquartile range of the first round."""
        return iqr(_values(self.scale, self.before))

    @property
    def spread_after(self) -> Spread:
        """The median and interquartile range of the second round."""
        return iqr(_values(self.scale, self.after))

    @property
    def level(self) -> Level:
        """Whether the median is higher or lower the second time; whatever became of the spread."""
        then, now = self.spread_before.median or 0.0, self.spread_after.median or 0.0
        return "" if then == now else "higher" if now > then else "lower"

    @property
    def unchanged(self) -> bool:
        """Whether as many gave each value the second time as the first time."""
        return self.before == self.after

    @property
    def both(self) -> int:
        """The number of people known to have answered both times; 0 where names are not kept."""
        return self.up + self.down + self.stayed


def _values(scale: Sequence[str], counts: Sequence[int]) -> list[int]:
    return [int(value) for value, number in zip(scale, counts, strict=True) for _ in range(number)]
