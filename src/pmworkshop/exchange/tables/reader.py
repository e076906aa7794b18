"""The one door for tables that people have: give it the bytes of a file, and it gives the tables in it.

    grids = read_grids(data, path, "a chart")  # data: read_table_file(path, "a chart"), or standard input
    grids = text_grids(pasted, "the pasted lines", "a list of people")  # what was typed or pasted

A file of commas, semicolons or tabs is one grid; each sheet of a workbook that holds anything is one, and each table
in Markdown. Lines know their number and hold clean cells; `Grid.notes` says how a file was read where that is not
plain. Which grid is meant, and what its columns hold, is for the reader of people, charts or sheets to see;
`named_grid` finds the one that somebody chose with ``FILE#Name``. Where lists are no tables, as recipients of a mail,
`decode_any` of `base/decoding.py` gives the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pmworkshop.base.decoding import WINDOWS, decode_any
from pmworkshop.base.errors import InputError
from pmworkshop.base.files import CAP, read_bytes
from pmworkshop.base.language import tr, tr_noop, trc
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.exchange.tables.delimited import delimited_grid
from pmworkshop.exchange.tables.grid import MOST_COLUMNS, Grid
from pmworkshop.exchange.tables.markdown_tables import markdown_grids
from pmworkshop.exchange.tables.refusals import ZIP, refuse_others, refuse_wikis

LARGEST_WORKBOOK = 8 * 1024 * 1024
"""Bytes of a workbook: pictures make it large, but are not read."""
MOST_LINES = 5_000
_MOST_BREAKS = 4 * MOST_LINES
"""Line breaks of a text: cells may have some inside; more are not even split into cells."""
_WINDOWS_NOTE = tr_noop("read as Windows text; if letters with accents look wrong, save it in Excel as “CSV UTF-8”")


def read_table_file(path: Path, what: str, cap: int = CAP) -> bytes:
    """Read a file that should hold a table.

    Args:
        path: The file.
        what: What the file should be, for messages.
        cap: The most bytes that a text may have; a workbook may have `LARGEST_WORKBOOK`.

    Returns:
        The content of the file.

    Raises:
        InputError: It cannot be read, or it is too large.
    """
    what = tr(what)
    data = read_bytes(path, what, LARGEST_WORKBOOK)
    if len(data) > cap and not data.startswith(ZIP):
        refuse_others(data, path, what)
        raise InputError(
            tr("{path} is larger than {cap} kB, too large for {what}.", path=path, cap=cap // 1024, what=what),
            tr("Shorten it."),
        )
    return data


def read_grids(data: bytes, path: Path | str, what: str, *, breaks: bool = False) -> list[Grid]:
    """Find the tables in a file, whatever program wrote it.

    Args:
        data: The content of the file: XLSX, Markdown, or text with commas, semicolons or tabs, in any usual encoding.
        path: The file, for messages.
        what: What the file should be, for messages, such as ``a chart``.
        breaks: Whether line breaks inside cells stay; else each cell is one line.

    Returns:
        The tables, at least one, each with at least one line; hidden sheets last.

    Raises:
        InputError: The file is empty, damaged, too large, holds no words, or is of a kind that cannot be read: a
            picture, a PDF, an old, protected or foreign workbook. One sentence and the next step.
    """
    if data.startswith(ZIP):
        from pmworkshop.exchange.tables.workbook import workbook_grids

        return _checked(workbook_grids(data, path, what), path, what, breaks)
    refuse_others(data, path, what)
    text, encoding = decode_any(data, path, what)
    grids = text_grids(text, path, what, breaks=breaks)
    if encoding != WINDOWS:
        return grids
    return [replace(grid, notes=(tr(_WINDOWS_NOTE), *grid.notes)) for grid in grids]


def text_grids(text: str, path: Path | str, what: str, *, breaks: bool = False) -> list[Grid]:
    """Find the tables in a text that was typed, pasted or read.

    Args:
        text: The text: Markdown, or with commas, semicolons or tabs, as cells from a spreadsheet have when pasted.
        path: What it is called in messages.
        what: What the text should be, for messages.
        breaks: Whether line breaks inside cells stay; else each cell is one line.

    Returns:
        The tables, at least one, each with at least one line.

    Raises:
        InputError: There are no words, too many lines, or the quotes do not pair up.
    """
    if text.count("\n") > _MOST_BREAKS:
        raise _too_large(path, what, _most_lines())
    found = [] if text.lstrip().startswith("{|") else markdown_grids(text)
    if not found:
        refuse_wikis(text, path)
    return _checked(found or [delimited_grid(text, path)], path, what, breaks)


def named_grid(grids: Sequence[Grid], name: str, path: Path | str) -> Grid:
    """Find the table that somebody chose.

    Args:
        grids: The tables of a file.
        name: The name of the sheet or heading as typed, in any case, or the number of the table.
        path: The file, for messages.

    Returns:
        The table.

    Raises:
        InputError: No table is called so; the message has the names.
    """
    wanted = clean_line(name).casefold()
    for place, grid in enumerate(grids, 1):
        if wanted in (grid.name.casefold(), str(place)):
            return grid
    if len(grids) == 1 and not grids[0].name:
        raise InputError(
            tr("{path} holds one table only.", path=path),
            tr("Leave out “#{name}”.", name=shorten(clean_line(name), 40)),
        )
    raise InputError(
        tr("{path} holds no table “{name}”.", path=path, name=shorten(clean_line(name), 40)),
        tr("It holds {names}.", names=grid_names(grids)),
    )


def grid_names(grids: Sequence[Grid]) -> str:
    """Name the tables of a file, for messages.

    Args:
        grids: The tables.

    Returns:
        Their names with commas between them.
    """
    return ", ".join(shorten(grid.name, 40) for grid in grids)


def _checked(grids: list[Grid], path: Path | str, what: str, breaks: bool) -> list[Grid]:
    """Leave out what is empty.

    Raises:
        InputError: Nothing is left, or a table is too long or too wide.
    """
    kept = [grid for grid in grids if grid.lines]
    if not kept:
        raise InputError(tr("{path} holds no words: {what} was expected.", path=path, what=tr(what)))
    if any(len(grid.lines) > MOST_LINES for grid in kept):
        raise _too_large(path, what, _most_lines())
    if max(map(_width, kept)) > MOST_COLUMNS:
        raise _too_large(path, what, tr("{number} columns", number=MOST_COLUMNS))
    return kept if breaks else [_one_line_cells(grid) for grid in kept]


def _most_lines() -> str:
    return trc("of a file", "{number} lines", number=f"{MOST_LINES:,}")


def _width(grid: Grid) -> int:
    return max(len(line.cells) for line in grid.lines)


def _too_large(path: Path | str, what: str, most: str) -> InputError:
    return InputError(
        tr("{path} has more than {most}, too many for {what}.", path=path, most=most, what=tr(what)),
        tr("Leave out the others."),
    )


def _one_line_cells(grid: Grid) -> Grid:
    return replace(grid, lines=tuple(replace(one, cells=tuple(map(clean_line, one.cells))) for one in grid.lines))
