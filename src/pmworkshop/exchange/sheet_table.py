"""The lines of a filled sheet, independent of the separators, encoding and quotes of the spreadsheet."""

from __future__ import annotations

from pmworkshop.base.decoding import decode_any
from pmworkshop.base.errors import InputError, WayOut
from pmworkshop.base.text import clean_text
from pmworkshop.exchange.sheet_form import read_mark
from pmworkshop.exchange.tables.delimited import QuotesError, Records, splits
from pmworkshop.exchange.tables.refusals import refuse_others

WHAT = "a sheet"


def sheet_rows(data: bytes, name: str) -> list[list[str]]:
    """Split a sheet into lines: UTF-8, UTF-16 or Windows-1252; with commas, semicolons or tabs.

    The separator is the one with which most marks can be read.

    Args:
        data: The content of the file.
        name: The name of the file, for messages.

    Returns:
        The cells of each line, including blank lines, so that the index of a line plus 1 is its spreadsheet row.

    Raises:
        InputError: The file is empty, binary, or no sheet; or its quotes do not pair up.
    """
    refuse_others(data, name, WHAT)
    try:
        found = max(splits(decode_any(data, name, WHAT).text, name), key=_marks)
    except QuotesError:
        told = f"{name}: the quotation marks are not in pairs, or a cell is far too long."
        raise InputError(told, "Save it anew.") from None
    if not _marks(found):
        raise InputError(f"{name} is no sheet of pmworkshop.", way_out=WayOut.WRITE_SHEETS)
    return _whole(found)


def _marks(records: Records) -> int:
    """Count the marks that can be read."""
    return sum(read_mark(cell.strip()) is not None for _, cells in records.rows for cell in cells)


def _whole(records: Records) -> list[list[str]]:
    return [[clean_text(cell).strip() for cell in cells] for _, cells in records.rows]
