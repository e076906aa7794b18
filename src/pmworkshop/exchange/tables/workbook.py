"""The sheets of an XLSX workbook: values alone, within limits that are checked before openpyxl opens anything."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import clean_line, clean_text
from pmworkshop.exchange.tables.grid import MOST_COLUMNS, Grid, GridLine, Span, grid_lines
from pmworkshop.exchange.tables.refusals import open_workbook

LARGEST_SHEET = 3 * 1024 * 1024
LARGEST_PARTS = 6 * 1024 * 1024
"""Bytes when unpacked, of one sheet and of all that is read: some 60,000 cells take a second."""
MOST_PARTS = 2_000
"""Parts of a workbook at most: it has some for each sheet."""
MOST_STEPS = 800_000
"""Cells and blank rows that are walked over: one cell far out makes a row of thousands."""
_UNREAD = re.compile(r"xl/(?:media|drawings|charts|embeddings|externalLinks|printerSettings|comments)\b|customXml/")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_NO_VALUE = re.compile(
    rb"(?:/(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_HIDDEN = re.compile(rb'<(?:\w+:)?(?:row|col)\s[^<>]*?hidden="(?:1|true)"')
HIDDEN = tr_noop("rows or columns that are hidden are read like all others")
"""The note of a sheet in which something is hidden."""
_SAVE_ANEW = tr_noop("Open it in Excel and save it anew.")
_TOO_LARGE = tr_noop("Copy the table alone into a new workbook.")


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
        sizes = [part.file_size for part in read]
        if len(sizes) > MOST_PARTS or sum(sizes) > LARGEST_PARTS or max(sizes) > LARGEST_SHEET:
            raise InputError(tr("{path} is too large to be {what}.", path=path, what=tr(what)), tr(_TOO_LARGE))
    try:
        return list(_grids(data))
    except _TooFarError:
        raise InputError(
            tr("{path} is too large to be {what}: it has cells far out.", path=path, what=tr(what)), tr(_TOO_LARGE)
        ) from None
    except Exception:  # a damaged or made-up workbook fails anywhere in the library
        raise InputError(tr("{path} is a damaged workbook.", path=path), tr(_SAVE_ANEW)) from None


class _TooFarError(Exception):
    """Raised when a sheet has more cells than can be walked over."""


class _Walk:
    """Counts the steps over all sheets of a workbook."""

    def __init__(self) -> None:
        self._left = MOST_STEPS

    def take(self, row: tuple[Any, ...]) -> list[str]:
        """Take the cells of a row.

        Args:
            row: The values.

        Returns:
            What they say.

        Raises:
            _TooFarError: The row has a value far out, or too many steps were taken.
        """
        self._left -= len(row) + 1
        if self._left < 0 or any(value is not None for value in row[MOST_COLUMNS:]):
            raise _TooFarError
        return [_text(value) for value in row[:MOST_COLUMNS]]


def _grids(data: bytes) -> Iterator[Grid]:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library leaves out of a workbook is not read here either
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        walk = _Walk()
        for sheet in sorted(book.worksheets, key=lambda one: one.sheet_state != "visible"):
            sheet.reset_dimensions()
            rows = enumerate(sheet.iter_rows(values_only=True), 1)
            lines = grid_lines((number, walk.take(row)) for number, row in rows)
            if lines:
                yield _grid(sheet, lines)
        book.close()


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
        told = trn(
            "{number} formula has no value yet and counts as blank; open the workbook in Excel and save it to "
            "compute them",
            "{number} formulas have no value yet and count as blank; open the workbook in Excel and save it to "
            "compute them",
            empty,
        )
        notes.append(told)
    if _HIDDEN.search(raw):
        notes.append(tr(HIDDEN))
    hidden = sheet.sheet_state != "visible"
    if hidden:
        notes.append(tr("the sheet is hidden"))
    return Grid(clean_line(sheet.title), lines, tuple(notes), "row", merged, hidden)


def _column(letters: bytes) -> int:
    """Return the place of a column from its letters: 0 for A."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1
