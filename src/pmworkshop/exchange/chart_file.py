"""Reading a chart from a CSV or TOML file made elsewhere; all faults are reported at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pmworkshop.agenda.model import Scheme
from pmworkshop.base.files import read_bytes
from pmworkshop.base.text import clean_line, count, shorten
from pmworkshop.exchange.chart_table import Cell, ChartFileError, Table, csv_table, raise_faults, toml_table
from pmworkshop.session.core.guests import ChartFile
from pmworkshop.session.core.schemes import SCHEME_NAMES, LettersError, normalise, scheme_named

__all__ = ["ChartFileError", "parse_chart", "read_chart"]


def read_chart(path: Path, scheme: Scheme | None = None, choice: str | None = None) -> ChartFile:
    """Read a chart from a file; see `parse_chart` for the formats.

    Args:
        path: The file; the suffix ``.toml`` means TOML, any other CSV.
        scheme: The scheme of the letters; None to take the one in the file, else to infer it from the letters.
        choice: The id of the chart in a TOML file with several; None if the file has only one.

    Returns:
        The chart.

    Raises:
        InputError: The file cannot be read.
        ChartFileError: The file has no chart, or a faulty one; all faults are named.
    """
    return parse_chart(read_bytes(path, "a chart"), path, scheme, choice)


def parse_chart(data: bytes, path: Path, scheme: Scheme | None = None, choice: str | None = None) -> ChartFile:
    """Read a chart: CSV with activities down the first column and roles along the first line, or TOML.

    TOML (by the suffix ``.toml``) has ``roles = [...]`` and ``rows = [{ activity = "...", cells = [...] }]``, with
    optional ``title`` and ``scheme``, at the top or in ``[[matrix]]``.

    Args:
        data: The content of the file.
        path: The file, for messages and for the format.
        scheme: The scheme of the letters; None to take the one in the file, else to infer it from the letters.
        choice: The id of the chart in a TOML file with several; None if the file has only one.

    Returns:
        The chart.

    Raises:
        InputError: The data is no text or no TOML.
        ChartFileError: The file has no chart, or a faulty one; all faults are named.
    """
    toml = path.suffix.lower() == ".toml"
    table = toml_table(data, path, choice) if toml else csv_table(data, path, choice)
    faults = list(table.faults)
    notes = list(table.notes)
    stated = _stated_scheme(table, faults)
    used = _used_scheme(table, scheme, stated, notes)
    _check_header(table, scheme or stated, faults)
    rows = tuple(
        (clean_line(row.label), tuple(_letters(cell, used, faults, notes) for cell in row.cells))
        for row in table.rows
    )
    raise_faults(path, faults)
    roles = tuple(clean_line(role.text) for role in table.roles)
    return ChartFile(clean_line(table.title) or path.stem, used, roles, rows, _told_once(notes))


def _used_scheme(table: Table, scheme: Scheme | None, stated: Scheme | None, notes: list[str]) -> Scheme:
    """Say in which scheme the letters are read: as asked for, as the file says, else as seen from them."""
    if scheme:
        if stated and scheme != stated:
            notes.append(f"the file says {stated}; read as {scheme}")
        return scheme
    if stated:
        return stated
    seen = _seen_scheme([cell.text for row in table.rows for cell in row.cells])
    if seen != "RACI":
        notes.append(f"read as {seen}, seen from its letters")
    return seen


def _stated_scheme(table: Table, faults: list[str]) -> Scheme | None:
    if not clean_line(table.scheme):
        return None
    found = scheme_named(table.scheme)
    if found is None:
        schemes = ", ".join(SCHEME_NAMES)
        faults.append(f"scheme: “{shorten(clean_line(table.scheme), 20)}” is none of {schemes}")
    return found


def _fits(cells: Sequence[str], scheme: Scheme) -> bool:
    try:
        letters = [normalise(cell, scheme)[0] for cell in cells]
    except LettersError:
        return False
    return any(letters)


def _seen_scheme(cells: Sequence[str]) -> Scheme:
    """Tell the scheme from the letters: the most usual one that knows them all, else RACI.

    RAPID only where P is used: else one mistyped D would turn a RACI chart into it.
    """
    for scheme in SCHEME_NAMES:
        if _fits(cells, scheme) and (scheme != "RAPID" or any("P" in cell.upper() for cell in cells)):
            return scheme
    return "RACI"


def _check_header(table: Table, scheme: Scheme | None, faults: list[str]) -> None:
    headings = [role.text for role in table.roles]
    schemes = [scheme] if scheme else SCHEME_NAMES
    if table.rows and any(_fits(headings, candidate) for candidate in schemes):
        faults.append(
            f"{table.header}: it holds letters where the roles should stand; "
            "add a first line that names a role for each column"
        )
        return
    _check_roles(table, faults)
    nameless = (row for row in table.rows if not clean_line(row.label))
    faults.extend(f"{row.where}: this row has letters but no activity" for row in nameless)


def _check_roles(table: Table, faults: list[str]) -> None:
    """Find columns without a role, and roles that stand twice."""
    seen: dict[str, str] = {}
    for role in table.roles:
        title = clean_line(role.text)
        if not title:
            faults.append(f"{role.where}: this column has no role")
        elif title.casefold() in seen:
            faults.append(
                f"{role.where}: the role “{shorten(title, 40)}” stands twice, first in {seen[title.casefold()]}"
            )
        seen.setdefault(title.casefold(), role.where)


def _letters(cell: Cell, scheme: Scheme, faults: list[str], notes: list[str]) -> str:
    try:
        letters, found = normalise(cell.text, scheme)
    except LettersError as error:
        faults.append(f"{cell.where}: {error.message.rstrip('.')} ({error.hint.rstrip('.')})")
        return ""
    notes.extend(note if "lower case" in note else f"{note} in {cell.where}" for note in found)
    return letters


def _told_once(notes: list[str]) -> tuple[str, ...]:
    """Tell each kind of note once, with how many more there are like it."""
    kinds: dict[str, list[str]] = {}
    for note in dict.fromkeys(notes):
        kinds.setdefault(note.partition(" in ")[0], []).append(note)
    return tuple(
        same[0] if len(same) == 1 else f"{same[0]}, and {count(len(same) - 1, 'more like it', 'more like it')}"
        for same in kinds.values()
    )
