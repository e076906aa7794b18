"""A paper on several sessions: sentences and tables, as data."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words and numbers.

    Attributes:
        columns: The heads of the columns.
        rows: The cells of each row, one for each column.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paper.

    Attributes:
        title: What stands above it.
        told: Sentences, in their order.
        table: The table below them; None if there is none.
    """

    title: str
    told: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper on several sessions.

    Attributes:
        title: What it is about.
        about: What it was made of, and how far it reaches.
        parts: Its parts.
        caution: Who must not see it; empty if the room may.
    """

    title: str
    about: str
    parts: tuple[Part, ...]
    caution: str = ""
