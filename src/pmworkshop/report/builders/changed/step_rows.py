"""The rows of what a step changed, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Literal

from pmworkshop.base.dataclass import dataclass
from pmworkshop.session.core.session import Session

State = Literal["settled", "open", "parked", ""]
SIGNS: Mapping[State, tuple[str, str]] = {
    "settled": ("✓ ", "yes"),
    "open": ("◆ ", "open"),
    "parked": ("○ ", "open"),
    "": ("", "soft"),
}
"""How each state is drawn: a sign before the words, and the role of their colour."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a row says.

    Attributes:
        title: What it is called.
        said: What is said of it; empty for nothing.
        state: Whether it is settled, open or parked; empty where that is not asked.
    """

    title: str
    said: str = ""
    state: State = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of what a step changed.

    Attributes:
        key: Id of its record.
        record: What it tells of: as long as that is the same, so are the words.
        tell: Finds its words, which is done for the few rows that are drawn.
    """

    key: str
    record: object
    tell: Callable[[], Words] = field(compare=False)

    @property
    def words(self) -> Words:
        """What it says."""
        return self.tell()


Listing = Callable[[Session], list[Row]]
"""Lists the rows of one moment."""


def said(key: str, words: Words) -> Row:
    """Make a row of words that are known.

    Args:
        key: Id of its record.
        words: What it says.
    """
    return Row(key, words, lambda: words)
