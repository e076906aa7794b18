"""The lines of a filled sheet, independent of the separators, encoding and quotes of the spreadsheet."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import suppress

from pmworkshop.base.errors import InputError, WayOut
from pmworkshop.base.text import clean_text
from pmworkshop.exchange.sheet_form import MARKED, read_mark

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
    text = _text(data, name)
    read = [*_readings(text)]
    found = max(read, key=_marks, default=[])
    if _marks(found):
        return found
    if MARKED in text or not read:
        raise InputError(f"{name}: the quotation marks are not in pairs, or a cell is far too long.", "Save it anew.")
    raise InputError(f"{name} is no sheet of pmworkshop.", way_out=WayOut.WRITE_SHEETS)


def _readings(text: str) -> Iterator[list[list[str]]]:
    """Split a text in each way in which it can be split."""
    for delimiter in ",;\t":
        with suppress(csv.Error):
            yield _rows(text, delimiter)


def _marks(rows: list[list[str]]) -> int:
    return sum(read_mark(cell) is not None for row in rows for cell in row)


def _text(data: bytes, name: str) -> str:
    if not data.strip():
        raise InputError(f"{name} is empty: {WHAT} was expected.")
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise InputError(f"{name} is a binary file, not {WHAT}.", "Save it as CSV.")
    return text


def _rows(text: str, delimiter: str) -> list[list[str]]:
    if text[:4].lower() == "sep=":
        text = text.partition("\n")[2]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return [[clean_text(cell).strip() for cell in row] for row in reader]
