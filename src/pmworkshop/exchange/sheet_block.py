"""The lines of one part of a filled sheet, wherever they are in the file, and the columns of its headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.text import clean_line
from pmworkshop.exchange.sheet_form import GUARD


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a filled sheet.

    Attributes:
        number: The number of the line in a spreadsheet, from 1.
        cells: The cells of the line.
        subject: The id of the subject in its mark; empty if it has no mark.
        marked_at: The column of its mark; -1 if it has no mark.
    """

    number: int
    cells: Sequence[str]
    subject: str = ""
    marked_at: int = -1

    def at(self, column: int) -> str:
        """Return the content of a column.

        Args:
            column: The index of the column, from 0.

        Returns:
            The content of the cell; empty beyond the last cell.
        """
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(slots=True)
class Block:
    """The lines of one part, wherever they are in the file.

    Attributes:
        head: The line of headings; None if it is missing.
        columns: The id and heading of each column as they were written.
        lines: All other lines, including those without a mark.
    """

    head: Line | None = None
    columns: tuple[tuple[str, str], ...] = ()
    lines: list[Line] = field(default_factory=list)


def by_heading(
    headings: Mapping[int, str], written: Sequence[tuple[str, str]]
) -> tuple[dict[int, str], list[tuple[str, str]]]:
    """Find the columns whose headings still stand.

    Args:
        headings: The headings that stand there now, folded as by `same`, by column.
        written: The id and heading of each column as they were written.

    Returns:
        The id at each place, and the columns that were not found.
    """
    found: dict[int, str] = {}
    left = list(written)
    for place, heading in headings.items():
        match = next((one for one in left if heading and same(one[1]) == heading), None)
        if match:
            found[place] = match[0]
            left.remove(match)
    return found, left


def same(text: str) -> str:
    """Fold what a spreadsheet or a hand may have changed in a label.

    Args:
        text: The label.

    Returns:
        The label in one line and lower case, without a guard.
    """
    return clean_line(text).removeprefix(GUARD).casefold()


def column_letter(place: int) -> str:
    """Name a column as spreadsheets do: A to Z, then AA.

    Args:
        place: The index of the column, from 0.

    Returns:
        Its letters.
    """
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
