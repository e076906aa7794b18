"""The sheets of an XLSX workbook: values alone, within limits that are checked before openpyxl opens anything."""

from __future__ import annotations

import io
import itertools
import re
import warnings
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any

from pmworkshop.base.errors import InputError
from pmworkshop.base.text import clean_line, clean_text, count
from pmworkshop.exchange.tables.grid import Grid, GridLine, Span, grid_lines
from pmworkshop.exchange.tables.refusals import open_workbook

LARGEST_SHEET = 3 * 1024 * 1024
LARGEST_PARTS = 6 * 1024 * 1024
"""Bytes when unpacked, of one sheet and of all that is read: some 60,000 cells take a second."""
MOST_STEPS = 3_000_000
"""Cells and blank rows that are walked over: one cell far out makes a row of thousands."""
_UNREAD = re.compile(r"xl/(?:media|drawings|charts|embeddings|externalLinks|printerSettings|comments)\b|customXml/")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_NO_VALUE = re.compile(
    rb"(?:/(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_HIDDEN = re.compile(rb'<(?:\w+:)?(?:row|col)\s[^<>]*?hidden="(?:1|true)"')
_SAVE_ANEW = "Open it in Excel and save it anew."
_TOO_LARGE = "Copy the table alone into a new workbook."


def workbook_grids(data: bytes, path: Path | str, what: str) -> list[Grid]:
    """Read the sheets that hold anything; hidden ones come last, since lists of choices are kept there.

    Formulas are not computed: their last value counts. Links to other files are not followed.

    Args:
        data: The content of the file.
        path: The file, for messages.
        what: What the file should be, for messages.

    Returns:
        A grid for each sheet with a value; cells with line breaks inside.

    Raises:
        InputError: The file is no workbook, is damaged, has macros, or is too large.
    """
    with open_workbook(data, path, what) as container:
        read = [part for part in container.infolist() if not _UNREAD.match(part.filename)]
        if (
            sum(part.file_size for part in read) > LARGEST_PARTS
            or max(part.file_size for part in read) > LARGEST_SHEET
        ):
            raise InputError(f"{path} is too large to be {what}.", _TOO_LARGE)
    try:
        return list(_grids(data))
    except _TooFarError:
        raise InputError(f"{path} is too large to be {what}: it has cells far out.", _TOO_LARGE) from None
    except Exception:  # a damaged or made-up workbook fails anywhere in the library
        raise InputError(f"{path} is a damaged workbook.", _SAVE_ANEW) from None


class _TooFarError(Exception):
    """Raised when a sheet has more cells than can be walked over."""


def _grids(data: bytes) -> Iterator[Grid]:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library leaves out of a workbook is not read here either
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        steps = iter(range(MOST_STEPS))
        for sheet in sorted(book.worksheets, key=lambda one: one.sheet_state != "visible"):
            lines = grid_lines(list(_rows(sheet, steps)))
            if lines:
                yield _grid(sheet, lines)
        book.close()


def _rows(sheet: Any, steps: Iterator[int]) -> Iterator[tuple[int, list[str]]]:
    """Walk over the rows of a sheet.

    Raises:
        _TooFarError: There are more steps to walk than are left.
    """
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        taken = sum(1 for _ in itertools.islice(steps, len(row) + 1))
        if taken <= len(row):
            raise _TooFarError
        yield number, [_text(value) for value in row]


def _text(value: Any) -> str:
    """Write a value as a spreadsheet shows it; days as 2026-12-14."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return format(value, ".15g")
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if value.time() == time() else "%Y-%m-%d %H:%M")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return clean_text(str(value).replace("_x000D_", "")).strip()


def _grid(sheet: Any, lines: tuple[GridLine, ...]) -> Grid:
    # A sheet that is read in a stream has no merged cells, and does not say what is hidden or was never computed.
    with sheet._get_source() as source:
        raw = source.read()
    merged = tuple(
        Span(int(top), _column(left), int(bottom), _column(right))
        for left, top, right, bottom in _MERGED.findall(raw)
    )
    notes = []
    if empty := len(_NO_VALUE.findall(raw)):
        notes.append(
            f"{count(empty, 'formula has', 'formulas have')} no value yet and count as blank; "
            "open the workbook in Excel and save it, and they have"
        )
    if _HIDDEN.search(raw):
        notes.append("rows or columns that are hidden are read like all others")
    hidden = sheet.sheet_state != "visible"
    if hidden:
        notes.append("the sheet is hidden")
    return Grid(clean_line(sheet.title), lines, tuple(notes), "row", merged, hidden)


def _column(letters: bytes) -> int:
    """Return the place of a column from its letters: 0 for A."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1
