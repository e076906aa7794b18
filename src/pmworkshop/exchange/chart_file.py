"""Reading a chart that others made: a workbook, Markdown, CSV or TOML; how it was understood is told in one line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pmworkshop.agenda.model import Scheme
from pmworkshop.base.files import CAP
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.exchange.charts.cells import plain_cell
from pmworkshop.exchange.charts.grid_chart import grid_chart
from pmworkshop.exchange.charts.legends import scheme_explained
from pmworkshop.exchange.charts.table import WHAT, Cell, Table
from pmworkshop.exchange.charts.told import ChartFileError
from pmworkshop.exchange.charts.toml_chart import toml_table
from pmworkshop.exchange.tables.reader import read_table_file
from pmworkshop.session.core.guests import ChartFile
from pmworkshop.session.core.schemes import SCHEME_NAMES, LettersError, normalise, scheme_named

__all__ = ["ChartFileError", "parse_chart", "read_chart"]

_LARGEST_TOML = 8 * CAP
"""Bytes of a chart in TOML: it may be a whole session."""
_REMARKS_SHOWN = 3
_LOWER_CASE = "lower case letters read as capitals"
"""What `normalise` notes of them: it holds for the whole file."""


def read_chart(path: Path, scheme: Scheme | None = None, choice: str | None = None) -> ChartFile:
    """Read a chart from a file; see `parse_chart` for the formats.

    Args:
        path: The file; the suffix ``.toml`` means TOML.
        scheme: The scheme of the letters; None to take the one in the file, else to infer it from the letters.
        choice: The id of the chart in a TOML file, the sheet of a workbook, or the heading in Markdown, where there
            are several; None if the file has only one.

    Returns:
        The chart.

    Raises:
        InputError: The file cannot be read.
        ChartFileError: The file has no chart, or a faulty one; all faults are named.
    """
    cap = _LARGEST_TOML if _is_toml(path) else CAP
    return parse_chart(read_table_file(path, WHAT, cap), path, scheme, choice)


def _is_toml(path: Path) -> bool:
    return path.suffix.lower() == ".toml"


def parse_chart(data: bytes, path: Path, scheme: Scheme | None = None, choice: str | None = None) -> ChartFile:
    """Read a chart: a table with activities down the side and roles along the top, or TOML.

    The table is a sheet of an XLSX workbook, stands in Markdown, or has commas, semicolons or tabs. What stands
    around it is left out and told. TOML (by the suffix ``.toml``) has ``roles = [...]`` and
    ``rows = [{ activity = "...", cells = [...] }]``, with optional ``title`` and ``scheme``, at the top or in
    ``[[matrix]]``; or it is a ``summary.toml`` or ``session.toml`` of this program.

    Args:
        data: The content of the file.
        path: The file, for messages and for the format.
        scheme: The scheme of the letters; None to take the one in the file, else to infer it from the letters.
        choice: The id of the chart in a TOML file, the sheet of a workbook, or the heading in Markdown, where there
            are several; None if the file has only one.

    Returns:
        The chart.

    Raises:
        InputError: The file cannot be read, or is no TOML.
        ChartFileError: The file has no chart, or a faulty one; all faults are named.
    """
    table = toml_table(data, path, choice) if _is_toml(path) else grid_chart(data, path, choice)
    used = _used_scheme(table, scheme)
    _check_heads(table)
    remarks: list[str] = []
    rows = tuple(
        (clean_line(row.label), tuple(_letters(cell, used, table, remarks) for cell in row.cells))
        for row in table.rows
    )
    table.faults.raise_faults(path)
    if remarks:
        table.notes.say(_left_out(remarks))
    roles = tuple(clean_line(role.text) for role in table.roles)
    return ChartFile(clean_line(table.title) or path.stem, used, roles, rows, table.notes.notes())


def _used_scheme(table: Table, asked: Scheme | None) -> Scheme:
    """Say in which scheme the letters are read: as asked for, as the file says, else as seen from them."""
    stated = _stated_scheme(table)
    if not asked:
        return stated if stated and table.strict else _likely_scheme(table, stated)
    if stated and asked != stated:
        table.notes.say(tr("the file says {stated}; read as {scheme}", stated=stated, scheme=asked))
    return asked


def _likely_scheme(table: Table, stated: Scheme | None) -> Scheme:
    """Choose the scheme that a title names or a legend explains, if the letters fit no other one better."""
    cells = [cell.text for row in table.rows for cell in row.cells]
    strange = {scheme: _strange(cells, scheme) for scheme in SCHEME_NAMES}
    likely = [scheme for scheme in SCHEME_NAMES if strange[scheme] == min(strange.values())]
    if stated in likely:
        return stated
    explained = scheme_explained(table.legend)
    if explained in likely:
        return _told_scheme(table, stated, explained, tr("after the words for its letters"))
    return _told_scheme(table, stated, _seen_scheme(cells, strange), tr("seen from its letters"))


def _told_scheme(table: Table, stated: Scheme | None, found: Scheme, how: str) -> Scheme:
    if stated:
        table.notes.say(tr("the file says {stated}; read as {scheme}, {how}", stated=stated, scheme=found, how=how))
    elif found != "RACI":
        table.notes.say(tr("read as {scheme}, {how}", scheme=found, how=how))
    return found


def _stated_scheme(table: Table) -> Scheme | None:
    name = clean_line(table.scheme)
    if not name:
        return None
    found = scheme_named(name)
    if found is None:
        table.faults.say(
            tr("{name} is none of {schemes}", name=_quoted(name), schemes=", ".join(SCHEME_NAMES)), "scheme"
        )
    elif name.upper() != found and "O" in name.upper():
        table.notes.say(tr("{name} read as {scheme}, O as blank", name=name, scheme=found))
    elif name.upper() != found:
        table.notes.say(tr("{name} read as {scheme}", name=name, scheme=found))
    return found


def _quoted(text: str) -> str:
    return f"“{shorten(clean_line(text), 20)}”"


def _strange(cells: Sequence[str], scheme: Scheme) -> int:
    """Count the cells with letters that a scheme does not have."""
    return sum(not _fits(cell, scheme) for cell in cells)


def _fits(cell: str, scheme: Scheme) -> bool:
    try:
        normalise(plain_cell(cell).text, scheme)
    except LettersError:
        return False
    return True


def _seen_scheme(cells: Sequence[str], strange: dict[Scheme, int]) -> Scheme:
    """Tell the scheme from the letters: the most usual one that knows most of them.

    RAPID only where P is used: else one mistyped D would turn a RACI chart into it.
    """
    decided = any("P" in plain_cell(cell).text.upper() for cell in cells)
    likely = [scheme for scheme in SCHEME_NAMES if scheme != "RAPID" or decided]
    return min(likely, key=lambda scheme: strange[scheme])


def _check_heads(table: Table) -> None:
    """Find columns without a role, roles that stand twice, and rows without an activity."""
    seen: dict[str, str] = {}
    for role in table.roles:
        title = clean_line(role.text)
        if not title:
            table.faults.say(tr("this column has no role"), role.where)
        elif title.casefold() in seen:
            first = seen[title.casefold()]
            table.faults.say(
                tr("the role “{role}” stands twice, first in {place}", role=shorten(title, 40), place=first),
                role.where,
            )
        seen.setdefault(title.casefold(), role.where)
    for row in table.rows:
        if not clean_line(row.label):
            table.faults.say(tr("this row has letters but no activity"), row.where)


def _letters(cell: Cell, scheme: Scheme, table: Table, remarks: list[str]) -> str:
    plain = plain_cell(cell.text)
    try:
        letters, found = normalise(plain.text, scheme)
    except LettersError as error:
        words = error.message if len(plain.text) == 1 else f"{_quoted(cell.text)}: {error.message}"
        table.faults.say(f"{words.rstrip('.')} ({error.hint.rstrip('.')})", cell.where)
        return ""
    remarks += plain.remarks if letters else ()
    for note in (*plain.notes, *found):
        table.notes.say(note, "" if note == tr(_LOWER_CASE) else cell.where)
    return letters


def _left_out(remarks: Sequence[str]) -> str:
    different = list(dict.fromkeys(remarks))
    shown = ", ".join(_quoted(one) for one in different[:_REMARKS_SHOWN])
    if more := len(different[_REMARKS_SHOWN:]):
        return tr("left out beside letters: {words} and {number} more", words=shown, number=more)
    return tr("left out beside letters: {words}", words=shown)
