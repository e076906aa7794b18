"""What a workshop promised to choose: the priorities that votes named, as data."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Priority:
    """One priority.

    Attributes:
        where: Title of the module whose vote named it.
        place: Its place, from 1; several have the same one if they are level.
        text: Its words.
        backing: How many back it, in words.
        reason: What put it before another that had as much of the vote, in words; empty if nothing had to.
    """

    where: str
    place: int
    text: str
    backing: str
    reason: str = ""

    @property
    def line(self) -> str:
        """Words and backing in one line."""
        return f"{self.text} ({'; '.join(part for part in (self.backing, self.reason) if part)})"
