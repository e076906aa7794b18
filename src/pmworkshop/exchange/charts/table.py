"""The table of a chart before its letters are read; each cell knows its place in the file."""

from __future__ import annotations

from dataclasses import field

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr_noop
from pmworkshop.exchange.charts.told import Told

WHAT = tr_noop("a chart")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the table.

    Attributes:
        text: The content of the cell.
        where: Its place in the file, for messages.
    """

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table.

    Attributes:
        label: The activity.
        where: The place of the row in the file, for messages.
        cells: The cells, one for each role.
    """

    label: str
    where: str
    cells: tuple[Cell, ...]


@dataclass(slots=True)
class Table:
    """The table of a chart as it is in the file.

    Attributes:
        title: The title in the file; empty if there is none.
        scheme: The scheme as the file names it; empty if it names none.
        strict: Whether that name is meant for this program, so that it must be known and counts.
        legend: What the file says about its letters: the words for each.
        roles: The heads of the columns.
        rows: The rows that are not blank.
        faults: The parts that cannot be read.
        notes: Unusual parts whose meaning was clear, and how they were read.
    """

    title: str = ""
    scheme: str = ""
    strict: bool = False
    legend: dict[str, str] = field(default_factory=dict)
    roles: list[Cell] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    faults: Told = field(default_factory=Told)
    notes: Told = field(default_factory=Told)
