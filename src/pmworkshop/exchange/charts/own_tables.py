"""The charts in tables that this program exports: a workbook, CSV, or parts of a chart in Markdown.

A chart stands under a head that names it with its scheme, then its roles, then what is said about each row:
``Who answers for what (RACI), Sales, Finance, Settled, Why``. Heads of this form are read as they stand, so that
roles and rows may have any name. In Markdown a chart with many roles has several tables, whose headings count them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import in_all, tr, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.exchange.charts.places import place_name
from pmworkshop.exchange.charts.table import Cell, Row, Table
from pmworkshop.exchange.charts.told import ChartFileError
from pmworkshop.exchange.tables.grid import Grid, GridLine
from pmworkshop.session.core.schemes import SCHEME_NAMES

BESIDE = (tr_noop("Settled"), tr_noop("Why"))
"""The heads behind the roles: whether a row is settled, and why its owner."""
NO_CHART = tr_noop("This session has no chart.")
_CORNER = re.compile(rf"(.*)\(({'|'.join(SCHEME_NAMES)})\)")
_PART = tr_noop("{title}, roles {first} to {last} of {roles}")
_HEAD_WITHIN = 6
"""Among how many first lines the head is looked for."""
_GUARD = "'"
_FORMULA = ("=", "+", "-", "@")


def corner(title: str, scheme: str) -> str:
    """Write the head of the rows, which names the chart and its scheme.

    Args:
        title: The title of the chart.
        scheme: The name of its scheme.

    Returns:
        Such as ``Who answers for what (RACI)``.
    """
    return f"{clean_line(title)} ({scheme})".strip()


def part_heading(title: str, first: int, last: int, roles: int) -> str:
    """Write the heading of one of several tables that make a chart together.

    Args:
        title: The title of the chart.
        first: The number of the first role in the table.
        last: The number of its last role.
        roles: How many roles the chart has.

    Returns:
        Such as ``Who answers for what, roles 1 to 6 of 12``.
    """
    return tr(_PART, title=title, first=first, last=last, roles=roles)


@cache
def _parts() -> tuple[re.Pattern[str], ...]:
    """Return what such headings look like, in each language that the program speaks."""
    numbers = {re.escape(f"{{{name}}}"): rf"(?P<{name}>\d+)" for name in ("first", "last", "roles")}
    found = []
    for way in sorted(map(re.escape, in_all(_PART))):
        for place, digits in numbers.items():
            way = way.replace(place, digits)
        found.append(re.compile(rf"{way.replace(re.escape('{title}'), '(?P<title>.*)')}(?: \(\d+\))?"))
    return tuple(found)


def _part_in(name: str) -> re.Match[str] | None:
    """Read the heading of one of several tables; None if it is another one."""
    return next((found for way in _parts() if (found := way.fullmatch(name))), None)


def guarded(text: str) -> str:
    """Make a cell of text harmless that a spreadsheet would take for a formula.

    Args:
        text: The text.

    Returns:
        One clean line; it begins with an apostrophe where the text began with one, or with a sign of formulas.
    """
    line = clean_line(text)
    return f"{_GUARD}{line}" if line.startswith((_GUARD, *_FORMULA)) else line


def unguarded(cell: str) -> str:
    """Take off what `guarded` put before a text.

    Args:
        cell: The cell.

    Returns:
        The text.
    """
    return cell[1:] if cell.startswith(_GUARD) and cell[1:].startswith((_GUARD, *_FORMULA)) else cell


def is_own(grid: Grid) -> bool:
    """Tell whether a table is a chart as this program writes it, or says that there is none.

    Args:
        grid: The table.

    Returns:
        Whether it is.
    """
    first = grid.lines[0].cells
    return _head(grid) is not None or (len(first) == 1 and first[0] in in_all(NO_CHART))


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a chart: its place among the lines of the table, and what its corner says."""

    place: int
    title: str
    scheme: str


def _head(grid: Grid) -> _Head | None:
    for place, line in enumerate(grid.lines[:_HEAD_WITHIN]):
        found = _CORNER.fullmatch(_text(grid, line.cells[0]))
        if found and _are_beside(line.cells[-2:]):
            return _Head(place, found[1].strip(), found[2])
    return None


def _are_beside(heads: Sequence[str]) -> bool:
    """Tell whether the last heads are those behind the roles, in any language."""
    return len(heads) == len(BESIDE) and all(head in in_all(own) for head, own in zip(heads, BESIDE, strict=True))


def _text(grid: Grid, cell: str) -> str:
    """Take off the guard of a text, which workbooks do not need."""
    return unguarded(cell) if grid.unit == "line" else clean_line(cell)


def own_chart(grid: Grid, path: Path) -> Table:
    """Read a chart as this program writes it.

    Args:
        grid: A table that `is_own`.
        path: The file, for messages.

    Returns:
        The table of the chart.

    Raises:
        ChartFileError: It has no roles or no rows.
    """
    found = _head(grid)
    if found is None:
        raise ChartFileError(tr("{path} holds no chart: the session had none.", path=path))
    head, lines = grid.lines[found.place], grid.lines[found.place + 1 :]
    columns = range(1, len(head.cells) - len(BESIDE))
    if not columns or not lines:
        if columns:
            told, hint = (
                tr("{path}: the chart has no rows yet.", path=path),
                tr("Add some, or choose a chart with rows."),
            )
        else:
            told = tr("{path}: the chart has no roles yet.", path=path)
            hint = tr("Add some, or choose a chart with roles.")
        raise ChartFileError(told, hint)
    table = Table(title=found.title, scheme=found.scheme, strict=True)
    table.roles = [Cell(_text(grid, head.cell(column)), place_name(grid, head, column)) for column in columns]
    for line in lines:
        cells = tuple(Cell(line.cell(at), place_name(grid, line, at, head.cell(at))) for at in columns)
        table.rows.append(Row(_text(grid, line.cell(0)), grid.where(line), cells))
    return table


def joined(grids: Iterable[Grid]) -> list[Grid]:
    """Put the parts of charts together that this program writes as several tables in Markdown.

    Args:
        grids: The tables of a file.

    Returns:
        The tables; of parts that follow one another and have the same rows, one table with all roles.
    """
    found: list[Grid] = []
    end = 0
    for grid in grids:
        part = _part_in(grid.name)
        first, last = (int(part["first"]), int(part["last"])) if part else (0, 0)
        if part and first == end + 1 > 1 and _labels(found[-1].lines) == _labels(grid.lines):
            found[-1] = _beside(found[-1], grid)
        else:
            found.append(replace(grid, name=part["title"]) if part and first == 1 else grid)
        end = last
    return found


def _labels(lines: Sequence[GridLine]) -> list[str]:
    return [line.cells[0] for line in lines]


def _beside(left: Grid, right: Grid) -> Grid:
    width = max(len(line.cells) for line in left.lines)
    lines = tuple(
        replace(
            one,
            cells=(*one.cells, *[""] * (width - len(one.cells)), *other.cells[1:]),
            given=one.given + other.given - 1,
        )
        for one, other in zip(left.lines, right.lines, strict=True)
    )
    return replace(left, lines=lines, around=(*left.around, *right.around))
