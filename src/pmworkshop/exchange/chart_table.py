"""The table in a CSV or TOML file of a chart, before its letters are read; each cell knows its place."""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pmworkshop.base.errors import InputError
from pmworkshop.base.files import decode, parse_toml
from pmworkshop.base.text import clean_line, count, shorten

WHAT = "a chart"
FAULTS_SHOWN = 100
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_DELIMITER_LINE = re.compile(r"sep=([,;\t])\s*(?:\r\n|\r|\n|$)", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_TOML_KEYS = ("matrix", "title", "scheme", "variant", "roles", "rows")
_TOML_SHAPE = 'It needs roles = ["...", "..."] and rows = [{ activity = "...", cells = ["A", "R"] }].'


class ChartFileError(InputError):
    """Raised for a file without a chart, or with a faulty one.

    Attributes:
        faults: All faults, each with its place; empty if the file as a whole is unsuitable.
    """

    title = "Chart cannot be read"

    def __init__(self, message: str, hint: str = "", faults: Sequence[str] = ()) -> None:
        super().__init__(message, hint)
        self.faults = tuple(faults)


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
        header: The place of the roles, for messages.
        title: The title in the file; empty if there is none.
        scheme: The scheme as the file names it; empty if it names none.
        roles: The headings of the columns.
        rows: The rows that are not blank.
        faults: The parts that cannot be read, each with its place.
        notes: Unusual parts whose meaning was clear, and how they were read.
    """

    header: str
    title: str = ""
    scheme: str = ""
    roles: list[Cell] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def raise_faults(path: Path, faults: Sequence[str]) -> None:
    """Raise an error if there are faults.

    Args:
        path: The file, for the message.
        faults: The faults, each with its place; if empty, nothing happens.

    Raises:
        ChartFileError: There are faults; the message lists up to `FAULTS_SHOWN` of them, one on each line.
    """
    if not faults:
        return
    if len(faults) == 1:
        raise ChartFileError(f"{path}, {faults[0]}.", faults=faults)
    lines = [f"  {fault}" for fault in faults[:FAULTS_SHOWN]]
    if len(faults) > FAULTS_SHOWN:
        lines.append(f"  and {len(faults) - FAULTS_SHOWN} more")
    raise ChartFileError("\n".join([f"{path} has {count(len(faults), 'fault')}:", *lines]), faults=faults)


def csv_table(data: bytes, path: Path, choice: str | None = None) -> Table:
    """Read the table from a CSV file with commas, semicolons or tabs.

    Args:
        data: The content of the file.
        path: The file, for messages.
        choice: Must be None: a CSV file has only one chart.

    Returns:
        The table; it may contain faults.

    Raises:
        InputError: The data is no text.
        ChartFileError: The file has no roles or no activities, its quotes do not pair up, or a choice was given.
    """
    if choice is not None:
        raise ChartFileError(f"{path} holds one chart only.", f"Leave out “#{shorten(choice, 40)}”.")
    text = decode(data, path, WHAT)
    table = Table(header="line 1")
    delimiter, text, skipped = _delimiter(text)
    if delimiter != ",":
        table.notes.append(f"{_DELIMITERS[delimiter]} read as separators")
    (number, header), *lines = _filled_lines(text, delimiter, skipped, path)
    _read_header(table, number, header, path)
    for number, fields in lines:
        _add_row(table, fields[0], fields[1:], f"line {number}", "column", 2)
    if not table.rows and not table.faults:
        raise ChartFileError(f"{path} names roles, but no activities.", "Add one line for each activity.")
    return table


def _filled_lines(text: str, delimiter: str, skipped: int, path: Path) -> list[tuple[int, list[str]]]:
    """List the lines that hold anything, at least one, each with its number in the file.

    Raises:
        ChartFileError: There is none.
    """
    cleaned = (
        (number, [clean_line(field) for field in fields]) for number, fields in _records(text, delimiter, path)
    )
    lines = [(number + skipped, fields) for number, fields in cleaned if any(fields)]
    if not lines:
        raise ChartFileError(f"{path} holds no words.", "Name the roles in its first line.")
    return lines


def _read_header(table: Table, number: int, header: list[str], path: Path) -> None:
    """Read the roles, and the scheme where the first cell names it.

    Raises:
        ChartFileError: There are no roles.
    """
    table.header = f"line {number}"
    titles = _without_blanks_at_end(header[1:])
    table.scheme = header[0] if header[0].upper() in {"RACI", "ARCI", "RASCI", "RASIC", "DACI", "RAPID"} else ""
    table.roles = [Cell(title, f"line {number}, column {n}") for n, title in enumerate(titles, 2)]
    if not titles:
        raise ChartFileError(
            f"{path}, line {number}: there are no roles.",
            "The first line names a role for each column, separated by commas, semicolons or tabs.",
        )


def _delimiter(text: str) -> tuple[str, str, int]:
    """Tell the separator from the first line that has words, or from a line ``sep=;`` before it."""
    if told := _DELIMITER_LINE.match(text):
        return told[1], text[told.end() :], 1
    first = next((line for line in text.splitlines() if line.strip()), "")
    plain = _QUOTED.sub("", first)
    return max(_DELIMITERS, key=plain.count), text, 0


def _records(text: str, delimiter: str, path: Path) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)
    records = []
    start = 1
    try:
        for fields in reader:
            records.append((start, fields))
            start = reader.line_num + 1
    except csv.Error as error:
        raise ChartFileError(
            f"{path}, line {start}: the quotes do not pair up, or a cell is too long ({error}).",
            "A quote inside a quoted cell is doubled.",
        ) from None
    return records


def _lists(chart: dict[str, Any], path: Path) -> tuple[list[Any], list[Any]]:
    """Return the roles and the rows of a chart.

    Raises:
        ChartFileError: One of the lists is not there, or empty.
    """
    roles, rows = chart.get("roles"), chart.get("rows")
    if not isinstance(roles, list) or not isinstance(rows, list):
        missing = "roles" if not isinstance(roles, list) else "rows"
        raise ChartFileError(f"{path} has no list “{missing}”{_nearest(chart, missing)}.", _TOML_SHAPE)
    if not roles or not rows:
        raise ChartFileError(f"{path}: the list “{'rows' if roles else 'roles'}” is empty.", _TOML_SHAPE)
    return roles, rows


def toml_table(data: bytes, path: Path, choice: str | None = None) -> Table:
    """Read the table from a TOML file.

    Args:
        data: The content of the file.
        path: The file, for messages.
        choice: The id of the chart, or its number if it has no id; None if the file has only one.

    Returns:
        The table; it may contain faults.

    Raises:
        InputError: The data is no text or no TOML.
        ChartFileError: The file has no chart, several without a choice, or not the chosen one.
    """
    chart = _chosen(parse_toml(data, path, WHAT), path, choice)
    table = Table(header="roles")
    table.title = _text(chart, "title", table)
    table.scheme = _text(chart, "scheme", table) or _text(chart, "variant", table)
    roles, rows = _lists(chart, path)
    for place, role in enumerate(roles, 1):
        where = f"role {place}"
        if not isinstance(role, str):
            table.faults.append(f"{where}: a text was expected")
        table.roles.append(Cell(role if isinstance(role, str) else where, where))
    for place, row in enumerate(rows, 1):
        _add_toml_row(table, row, place)
    return table


def _charts(document: dict[str, Any], path: Path, choice: str | None) -> list[dict[str, Any]]:
    """List the charts of a document: the document itself, one table, or several."""
    charts = document.get("matrix")
    if charts is None:
        if choice is not None and document.get("id") != choice:
            raise ChartFileError(f"{path} holds one chart only.", f"Leave out “#{shorten(choice, 40)}”.")
        return [document]
    if isinstance(charts, dict):
        return [charts]
    if not isinstance(charts, list) or not charts or not all(isinstance(chart, dict) for chart in charts):
        raise ChartFileError(f"{path}: “matrix” is no table.", _TOML_SHAPE)
    return charts


def _chosen(document: dict[str, Any], path: Path, choice: str | None) -> dict[str, Any]:
    charts = _charts(document, path, choice)
    named = [str(chart.get("id", place)) for place, chart in enumerate(charts, 1)]
    names = ", ".join(shorten(clean_line(name), 40) for name in named)
    if choice is not None:
        if choice not in named:
            raise ChartFileError(f"{path} holds no chart “{shorten(clean_line(choice), 40)}”.", f"It holds {names}.")
        return dict(charts[named.index(choice)])
    if len(charts) > 1:
        raise ChartFileError(
            f"{path} holds {len(charts)} charts: {names}.",
            f"Choose one by writing {path.name}#{shorten(clean_line(named[0]), 40)}.",
        )
    return dict(charts[0])


def _text(chart: dict[str, Any], key: str, table: Table) -> str:
    value = chart.get(key, "")
    if not isinstance(value, str):
        table.faults.append(f"{key}: a text was expected")
        return ""
    return value


def _nearest(chart: dict[str, Any], missing: str) -> str:
    strange = [key for key in chart if key not in _TOML_KEYS]
    close = difflib.get_close_matches(missing, strange, n=1)
    return f"; is “{close[0]}” meant to be it?" if close else ""


def _add_toml_row(table: Table, row: Any, place: int) -> None:
    where = f"row {place}"
    label = row.get("activity") if isinstance(row, dict) else None
    cells = row.get("cells") if isinstance(row, dict) else None
    if not isinstance(label, str) or not isinstance(cells, list):
        table.faults.append(f"{where}: a table with an activity and a list of cells was expected")
        return
    if label.strip():
        where = f"{where} ({shorten(clean_line(label), 40)})"
    if strange := [place for place, cell in enumerate(cells, 1) if not isinstance(cell, str)]:
        table.faults.extend(f"{where}, cell {cell}: a text was expected" for cell in strange)
        return
    _add_row(table, label, cells, where, "cell", 1)


def _add_row(table: Table, label: str, cells: Sequence[str], where: str, unit: str, first: int) -> None:
    """Add a row, its cells filled up or cut to as many as there are roles.

    One cell lacking at the end is plain: programs leave out a last blank one. More may be a slip.
    """
    roles = len(table.roles)
    cells = [clean_line(cell) for cell in cells]
    given = len(cells)
    if given == roles - 1:
        cells.append("")
        table.notes.append(f"a blank cell added at the end in {where}")
    elif given < roles:
        table.faults.append(f"{where}: {count(given, 'cell')} for {count(roles, 'role')}")
    elif len(_without_blanks_at_end(cells)) > roles:
        table.faults.append(
            f"{where}: {count(len(_without_blanks_at_end(cells)), 'cell')} for {count(roles, 'role')}"
        )
    placed = tuple(
        Cell(text, f"{where}, {unit} {n + first} ({shorten(clean_line(role.text), 40)})")
        for n, (text, role) in enumerate(zip(cells, table.roles, strict=False))
    )
    table.rows.append(Row(label, where, placed))


def _without_blanks_at_end(cells: Sequence[str]) -> list[str]:
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    return kept
