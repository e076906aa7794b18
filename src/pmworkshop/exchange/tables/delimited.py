"""Text with a mark between its values: commas, semicolons or tabs, as spreadsheets write and people type it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_text
from pmworkshop.exchange.tables.grid import Grid, grid_lines

MARKS = {
    ",": tr_noop("commas read as separators"),
    ";": tr_noop("semicolons read as separators"),
    "\t": tr_noop("tabs read as separators"),
}
"""What may stand between values, with the note of a table that has it."""
_TOLD = re.compile(r'"?sep=([,;\t])"?[ \t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_PAIRS_HINT = tr_noop("A quote inside a quoted cell is doubled.")
_CUT_HINT = tr_noop(
    "It ends inside a cell: it was cut off, or a quote is missing there. Export or copy it once more."
)
_HEADS = 3
"""How many values the first line of a table has at the least, for its end to be missed."""


class QuotesError(InputError):
    """Raised for a text whose quotes do not pair up, or with a cell that is far too long."""


@dataclass(frozen=True, slots=True)
class Records:
    """A text, split.

    Attributes:
        delimiter: The mark between the values.
        rows: Number and cells of each row, blank rows too; a row counts where it begins.
        tight: The share of the marks that have no blank after them, from 0 to 1.
    """

    delimiter: str
    rows: list[tuple[int, list[str]]]
    tight: float

    @property
    def fit(self) -> tuple[float, float, int]:
        """How well the mark fits; the greater, the better.

        First how many rows have the usual number of values, which must be two or more; they count less where blanks
        stand after the marks, as no program writes one. Then how many of the marks have no blank after them; then how
        many rows hold the mark at all.
        """
        widths = Counter(len(cells) for _, cells in self.rows if any(cells))
        several = {width: rows for width, rows in widths.items() if width > 1}
        if not several:
            return (0.0, 0.0, 0)
        return (max(several.values()) * (0.5 + self.tight), self.tight, sum(several.values()))


def delimited_grid(text: str, path: Path | str) -> Grid:
    """Read a table; a line ``sep=;`` at its beginning names the mark, else it is seen from all lines.

    Args:
        text: The text.
        path: The file, for messages.

    Returns:
        The table, with line breaks inside cells; without lines if there are no words.

    Raises:
        QuotesError: The quotes do not pair up.
    """
    found = max(splits(text, path), key=lambda records: records.fit)
    rows = [(number, [clean_text(cell).strip() for cell in cells]) for number, cells in found.rows]
    told = found.delimiter != "," and any(len(cells) > 1 for _, cells in rows)
    return Grid("", grid_lines(rows), (tr(MARKS[found.delimiter]),) if told else ())


def tells_marks(note: str) -> bool:
    """Tell whether a note on a table says no more than what stands between its values.

    Args:
        note: The note, in the language that is spoken.
    """
    return note in map(tr, MARKS.values())


def splits(text: str, path: Path | str) -> list[Records]:
    """Split a text in each way in which it can be split; one way where its first line names the mark.

    Args:
        text: The text.
        path: The file, for messages.

    Returns:
        The ways, at least one.

    Raises:
        QuotesError: The quotes do not pair up, whatever the mark.
    """
    told = _TOLD.match(text)
    if told:
        return [_split(text[told.end() :], told[1], 1, path)]
    found, wrong = [], None
    for delimiter in MARKS:
        try:
            found.append(_split(text, delimiter, 0, path))
        except QuotesError as error:
            wrong = wrong or error
    if wrong and (not found or (_is_cut(text, wrong) and not any(any(records.fit) for records in found))):
        raise wrong
    return found


def _is_cut(text: str, wrong: QuotesError) -> bool:
    """Tell whether a text begins as a table does and ends inside a cell."""
    first = text.lstrip().partition("\n")[0]
    return wrong.hint == tr(_CUT_HINT) and max(first.count(mark) for mark in MARKS) >= _HEADS - 1


def _split(text: str, delimiter: str, skipped: int, path: Path | str) -> Records:
    """Split a text by one mark.

    Raises:
        QuotesError: The quotes do not pair up.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)
    rows: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for cells in reader:
            rows.append((start + skipped, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        raise QuotesError(
            tr(
                "{path}, line {start}: the quotes do not pair up, or a cell is too long ({error}).",
                path=path,
                start=start + skipped,
                error=error,
            ),
            tr(_CUT_HINT if str(error) == "unexpected end of data" else _PAIRS_HINT),
        ) from None
    return Records(delimiter, rows, 1 - text.count(f"{delimiter} ") / max(text.count(delimiter), 1))
