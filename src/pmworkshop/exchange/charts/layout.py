"""Finding a chart in a table: the line that names the roles, the column of activities, and the columns of letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.exchange.charts.cells import cell_kind
from pmworkshop.exchange.charts.words import (
    bare,
    explains,
    letter_in_head,
    names_activities,
    names_an_index,
    names_no_role,
)
from pmworkshop.exchange.tables.grid import Grid, GridLine
from pmworkshop.session.core.schemes import scheme_named

_COUNTED = re.compile(r"\W*[A-Za-z]{0,3}[-. ]?\d+(?:[-.]\d+)*\W*")
_SOME = 2
_LONGEST = 1_000
"""Lines of a chart at most that are looked at to find its columns."""
_DEEPEST = 40
"""Lines at the top among which the one with the roles is looked for."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a chart stands in a table.

    Attributes:
        head: The place of the line that names the roles.
        label: The column of the activities, from 0.
        roles: The columns of the roles; of the letters, if the chart is turned.
        turned: Whether the heads name letters, and roles stand in the cells.
        legend: Columns beside the chart that only explain letters.
    """

    head: int
    label: int
    roles: tuple[int, ...]
    turned: bool = False
    legend: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Below:
    """What stands below a line: how many letters and words each column has.

    Attributes:
        lines: The line itself, and all below it.
        letters: How many cells of a column may be letters.
        words: How many are words.
        legend: Columns that only explain letters.
    """

    lines: Sequence[GridLine]
    letters: Counter[int]
    words: Counter[int]
    legend: frozenset[int]

    @property
    def head(self) -> GridLine:
        return self.lines[0]

    @property
    def body(self) -> Sequence[GridLine]:
        return self.lines[1:]


def find_layout(grid: Grid) -> Layout | None:
    """Find a chart: heads of roles with letters below them, or heads of letters with names below them.

    Args:
        grid: The table.

    Returns:
        Where the chart stands; None if there is none.
    """
    lines = grid.lines
    legend = _legend_columns(grid)
    best: tuple[tuple[int, int], Layout | None] = ((0, 0), None)
    letters: Counter[int] = Counter()
    words: Counter[int] = Counter()
    for place in range(len(lines) - 1, -1, -1):
        below = _Below(lines[place : place + _LONGEST], letters, words, legend)
        found = (_turned(place, below) or _upright(place, below)) if place < _DEEPEST else None
        if found and _fit(found, lines) >= best[0]:
            best = (_fit(found, lines), found)
        _count(lines[place], letters, words, legend)
    return best[1] or _without_letters(lines)


def _legend_columns(grid: Grid) -> frozenset[int]:
    """Find pairs of columns that hold nothing but letters and, beside them, their words; and a head."""
    explained: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    for line in grid.lines:
        filled.update(place for place, cell in enumerate(line.cells) if cell)
        explained.update(_explained(line))
    found = [
        place
        for place, number in explained.items()
        if number > 1 and max(filled[place], filled[place + 1]) <= number + 1
    ]
    return frozenset(found) | {place + 1 for place in found}


def _explained(line: GridLine) -> list[int]:
    return [place for place, cell in enumerate(line.cells) if explains(cell, line.cell(place + 1))]


def _count(line: GridLine, letters: Counter[int], words: Counter[int], legend: Collection[int]) -> None:
    """Count what stands in the columns of a line, if it may be a row: no line of a legend, nor a label alone."""
    filled = [place for place, cell in enumerate(line.cells) if cell and place not in legend]
    if not filled or filled[0] in _explained(line):
        return
    kinds = [cell_kind(line.cells[place]) for place in filled]
    if {"letters", "code"} & {*kinds[1:]} or kinds[1:].count("text") > 1:
        for place, kind in zip(filled, kinds, strict=True):
            letters[place] += kind in ("letters", "code")
            words[place] += kind == "text"


def _upright(place: int, below: _Below) -> Layout | None:
    """See whether a line names roles, and letters stand below."""
    lettered = [column for column in sorted(below.letters) if _holds_letters(column, below)]
    if not lettered or not _names_roles(below.head, lettered):
        return None
    label = _label(below, {*lettered, *below.legend})
    columns = {*_inside(below, lettered), *_blank_roles(below, lettered)}
    roles = tuple(column for column in sorted(columns) if label is not None and column > label)
    return Layout(place, label, roles, legend=below.legend) if label is not None and roles else None


def _inside(below: _Below, lettered: Sequence[int]) -> list[int]:
    """Leave out columns of letters without a head that stand apart."""
    headed = [column for column in lettered if below.head.cell(column)]
    end = _first_gap(below.lines, headed[-1])
    return [column for column in lettered if column in headed or column < end]


def _holds_letters(column: int, below: _Below) -> bool:
    """Tell whether a column holds letters rather than words, and does not count its lines, as P1, P2 or A1, A2."""
    if below.letters[column] < max(below.words[column], 1) or names_an_index(below.head.cell(column)):
        return False
    cells = [cell for line in below.body if (cell := line.cell(column))]
    return len(set(cells)) < len(cells) or not all(map(_COUNTED.fullmatch, cells))


def _blank_roles(below: _Below, lettered: Sequence[int]) -> list[int]:
    """Find the columns of roles that have no letters; lines of totals do not count."""
    body = [line for line in below.body if "number" not in {cell_kind(line.cell(column)) for column in lettered}]
    return [
        column
        for column in _named(below.head)
        if column not in below.legend and {cell_kind(line.cell(column)) for line in body} <= {"none", "nothing"}
    ]


def _named(head: GridLine) -> list[int]:
    """List the columns whose heads may be roles."""
    return [column for column, cell in enumerate(head.cells) if cell and not names_no_role(cell)]


def _names_roles(head: GridLine, columns: Sequence[int]) -> bool:
    """Tell whether a line names roles, and is no row of letters itself; letters may name roles, as AI or IR do."""
    cells = [cell for column in columns if (cell := head.cell(column))]
    if {cell_kind(cell) for cell in cells} - {"letters", "code", "nothing"}:
        return True
    corner = next((cell for cell in head.cells[: columns[0]] if cell), "")
    return _is_corner(corner) and any(len(cell) > 1 and cell.isalnum() for cell in cells)


def _is_corner(text: str) -> bool:
    return not text or names_activities(text) or names_an_index(text) or scheme_named(text) is not None


def _label(below: _Below, taken: Collection[int]) -> int | None:
    """Choose the column of the activities: by its head, else the one with most different words."""
    columns = range(max(len(line.cells) for line in below.lines))
    distinct = {column: _different_words(below.body, column) for column in columns if column not in taken}
    ranked = [
        (names_activities(below.head.cell(column)), not names_no_role(below.head.cell(column)), number, -column)
        for column, number in distinct.items()
    ]
    return -max(ranked)[-1] if ranked else None


def _different_words(lines: Sequence[GridLine], column: int) -> int:
    cells = {line.cell(column) for line in lines}
    return sum(cell_kind(cell) in ("text", "letters", "code") for cell in cells)


def _first_gap(lines: Sequence[GridLine], start: int) -> int:
    """Find the first column behind another one in which nothing stands."""
    column = start + 1
    while any(line.cell(column) for line in lines):
        column += 1
    return column


def _turned(place: int, below: _Below) -> Layout | None:
    """See whether a line names letters, and names stand below."""
    named: dict[str, int] = {}
    for column, cell in enumerate(below.head.cells):
        named.setdefault(letter_in_head(cell), column)
    columns = sorted(column for letter, column in named.items() if letter)
    if len(columns) < _SOME or not below.body or not _hold_names(columns, below):
        return None
    label = _label(below, set(columns))
    return None if label is None else Layout(place, label, tuple(columns), turned=True)


def _hold_names(columns: Sequence[int], below: _Below) -> bool:
    """Tell whether names stand in columns rather than letters: by their cells, or by heads that are written out."""
    written_out = sum(len(below.head.cell(column)) > 1 for column in columns)
    names = sum(below.words[column] for column in columns)
    return names > sum(below.letters[column] for column in columns) or written_out > _SOME


def _fit(layout: Layout, lines: Sequence[GridLine]) -> tuple[int, int]:
    """Count the different heads of a layout, and all of them."""
    heads = [bare(cell) for column in layout.roles if (cell := lines[layout.head].cell(column))]
    return len(set(heads)), len(heads)


def _without_letters(lines: Sequence[GridLine]) -> Layout | None:
    """Find a chart that is still to be filled: heads, and below them activities alone."""
    for place, head in enumerate(lines[:_DEEPEST]):
        labels = {column for line in lines[place + 1 :] for column, cell in enumerate(line.cells) if cell}
        if len(labels) == 1:
            roles = tuple(column for column in _named(head) if column > min(labels))
            return Layout(place, min(labels), roles) if roles else None
    return None
