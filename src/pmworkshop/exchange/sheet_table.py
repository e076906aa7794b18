"""The lines of a filled sheet, as text in any encoding, as a workbook, or as a form sends them."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.decoding import decode_any
from pmworkshop.base.errors import InputError, WayOut
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_text
from pmworkshop.exchange.answer_text import unpacked
from pmworkshop.exchange.sheet_form import MARKED, read_mark
from pmworkshop.exchange.tables.delimited import QuotesError, splits, tells_marks
from pmworkshop.exchange.tables.grid import Grid
from pmworkshop.exchange.tables.reader import read_grids
from pmworkshop.exchange.tables.refusals import ZIP, refuse_others
from pmworkshop.exchange.tables.workbook import HIDDEN

WHAT = tr_noop("a sheet")
Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class SheetTable:
    """The lines of a sheet.

    Attributes:
        rows: The cells of each line, including blank lines, so that the index of a line plus 1 is its row in a
            spreadsheet.
        notes: How the file was read where that is not plain.
    """

    rows: Rows
    notes: tuple[str, ...] = ()


def sheet_table(data: bytes, name: str) -> SheetTable:
    """Split a sheet into lines: CSV with commas, semicolons or tabs, a workbook, or the text that a form makes.

    Of the ways to split a text, and of the worksheets of a workbook, it is the one in which most marks can be read.

    Args:
        data: The content of the file.
        name: The name of the file, for messages.

    Returns:
        The lines.

    Raises:
        InputError: The file is empty, damaged, no sheet, or nothing that can be read; or its quotes do not pair up.
    """
    data = data if data.startswith(ZIP) else unpacked(data, name)
    found = _best(_workbook(data, name) if data.startswith(ZIP) else _texts(data, name))
    if not found or not _marks(found.rows):
        raise InputError(tr("{name} is no sheet of pmworkshop.", name=name), way_out=WayOut.WRITE_SHEETS)
    return found


def sheet_rows(data: bytes, name: str) -> Rows:
    """Return the rows of `sheet_table`.

    Args:
        data: The content of the file.
        name: The name of the file, for messages.

    Returns:
        The cells of each line.

    Raises:
        InputError: As for `sheet_table`.
    """
    return sheet_table(data, name).rows


def _best(tables: Iterable[SheetTable]) -> SheetTable | None:
    return max(tables, key=lambda table: _marks(table.rows), default=None)


def _marks(rows: Rows) -> int:
    return sum(read_mark(cell) is not None for row in rows for cell in row)


def _workbook(data: bytes, name: str) -> list[SheetTable]:
    return [
        SheetTable(_all_rows(grid), tuple(note for note in grid.notes if not _is_usual(note)))
        for grid in read_grids(data, name, WHAT, breaks=True)
    ]


def _is_usual(note: str) -> bool:
    """Tell whether a note says of a table what every sheet has: semicolons, and a hidden column of marks."""
    return tells_marks(note) or note == tr(HIDDEN)


def _all_rows(grid: Grid) -> Rows:
    """List the rows of a worksheet, blank ones too."""
    rows: Rows = [[] for _ in range(grid.lines[-1].number)]
    for line in grid.lines:
        rows[line.number - 1] = list(line.cells)
    return rows


def _texts(data: bytes, name: str) -> list[SheetTable]:
    """Split a text in each way in which it can be split.

    Raises:
        InputError: The text cannot be read, or it has marks that no way finds, since the quotes do not pair up.
    """
    refuse_others(data, name, WHAT)
    text = decode_any(data, name, tr(WHAT)).text
    broken = InputError(
        tr("{name}: the quotation marks are not in pairs, or a cell is far too long.", name=name),
        tr("In Excel: File, Save As, “CSV UTF-8”."),
    )
    try:
        ways = [
            SheetTable([[clean_text(cell).strip() for cell in row] for _, row in way.rows])
            for way in splits(text, name)
        ]
    except QuotesError:
        raise broken from None
    if MARKED in text and not any(_marks(way.rows) for way in ways):
        raise broken
    return ways
