"""The chart in the tables of a file: which one holds it, its roles, its rows, and what of the table is not used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.exchange.charts.cells import cell_kind, shown
from pmworkshop.exchange.charts.layout import Layout, find_layout
from pmworkshop.exchange.charts.legends import letters_explained, scheme_in_words, titles_behind
from pmworkshop.exchange.charts.lines import Sorted, sort_lines, tell_lines
from pmworkshop.exchange.charts.own_tables import is_own, joined, own_chart
from pmworkshop.exchange.charts.places import column_name, place_name
from pmworkshop.exchange.charts.table import WHAT, Cell, Row, Table
from pmworkshop.exchange.charts.told import ChartFileError
from pmworkshop.exchange.charts.turned import fill_turned, stood_up
from pmworkshop.exchange.charts.words import bare, begins_legend, names_roles
from pmworkshop.exchange.tables.grid import Grid, GridLine
from pmworkshop.exchange.tables.reader import grid_names, named_grid, read_grids

_PLAIN_NAME = re.compile(
    r"(?:sheet|table|tabelle|feuil|hoja|foglio|blad|ark|arkusz|planilha|list)\W*\d*", re.IGNORECASE
)
_SHAPE = tr_noop("It needs the roles along the top, the activities down the side, and letters where they meet.")


@dataclass(frozen=True, slots=True)
class _Found:
    grid: Grid
    layout: Layout


def grid_chart(data: bytes, path: Path, choice: str | None = None) -> Table:
    """Read the chart of a file with tables: XLSX, Markdown, or text with marks between values.

    Args:
        data: The content of the file.
        path: The file, for messages.
        choice: The name of the sheet or table; None if only one holds a chart.

    Returns:
        The table of the chart; it may contain faults.

    Raises:
        InputError: The file cannot be read.
        ChartFileError: It holds no chart, or several of which none is chosen.
    """
    grids = joined(read_grids(data, path, WHAT, breaks=True))
    asked = named_grid(grids, choice, path) if choice is not None else None
    own = [grid for grid in ([asked] if asked else grids) if is_own(grid)]
    if own:
        _refuse_several(own, path)
        return own_chart(own[0], path)
    found = _in(asked) if asked else _only(grids, path)
    if found is None:
        raise _no_chart(grids, path)
    table = _table(found)
    if _is_list(found, table):
        raise ChartFileError(tr("{path} is a list with one letter in each line, not a chart.", path=path), tr(_SHAPE))
    return table


def _is_list(found: _Found, table: Table) -> bool:
    """Tell whether activities stand several times, each with a role and a single letter beside it."""
    heads = found.grid.lines[found.layout.head].cells
    repeated = len({row.label for row in table.rows}) < len(table.rows)
    return len(table.roles) == 1 and repeated and any(map(names_roles, heads))


def _in(grid: Grid) -> _Found | None:
    layout = find_layout(grid)
    return _Found(grid, layout) if layout else None


def _only(grids: Sequence[Grid], path: Path) -> _Found | None:
    """Find the only table with a chart; a hidden one counts if no other has one.

    Raises:
        ChartFileError: There are several.
    """
    found = [one for grid in grids if (one := _in(grid))]
    seen = [one for one in found if not one.grid.hidden] or found
    _refuse_several([one.grid for one in seen], path)
    return seen[0] if seen else None


def _refuse_several(grids: Sequence[Grid], path: Path) -> None:
    if len(grids) > 1:
        raise ChartFileError(
            tr("{path} holds {number} charts: {names}.", path=path, number=len(grids), names=grid_names(grids)),
            tr("Choose one by writing {file}#{chart}.", file=path.name, chart=shorten(grids[0].name, 40)),
        )


def _no_chart(grids: Sequence[Grid], path: Path) -> ChartFileError:
    if len(grids) > 1:
        return ChartFileError(
            tr("{path} holds no chart; it holds {names}.", path=path, names=grid_names(grids)), tr(_SHAPE)
        )
    head = grids[0].lines[0]
    where = f"{path}, {grids[0].where(head)}"
    if len(head.cells) < 2:
        return ChartFileError(tr("{where}: there are no roles.", where=where), tr(_SHAPE))
    if len(grids[0].lines) == 1:
        return ChartFileError(
            tr("{path} names roles, but no activities.", path=path), tr("Add one line for each activity.")
        )
    if any(cell_kind(cell) in ("letters", "code") for cell in head.cells[1:]):
        told = tr("{where}: it holds letters where the roles should stand.", where=where)
        return ChartFileError(told, tr("Add a first line that names a role for each column."))
    return ChartFileError(tr("{where}: no line names roles that have letters below them.", where=where), tr(_SHAPE))


def _table(found: _Found) -> Table:
    grid, layout = found.grid, found.layout
    lines = sort_lines(grid, layout)
    above = grid.lines[: layout.head]
    table = Table(title=_title(grid, above))
    for note in grid.notes:
        table.notes.say(note)
    corner = grid.lines[layout.head].cell(layout.label)
    table.scheme = scheme_in_words(
        (corner, *(cell for line in above for cell in line.cells), grid.name, *grid.around)
    )
    table.legend = letters_explained([*above, *lines.below, *_beside(grid, layout, lines)], grid.around)
    if layout.turned:
        fill_turned(table, grid, layout, lines.rows)
    else:
        _fill(table, found, lines)
    tell_lines(lines, grid.unit, table.notes)
    _tell_columns(table, found, lines)
    return stood_up(table) if names_roles(corner) and not layout.turned else table


def _title(grid: Grid, above: Sequence[GridLine]) -> str:
    """Take the title above the heads, else the name of the sheet or the heading, unless a program gave it."""
    alone = [cells[0] for line in above if len(cells := [cell for cell in line.cells if cell]) == 1]
    alone = [words for words in alone if not begins_legend(words)]
    if alone:
        return clean_line(alone[0])
    return "" if _PLAIN_NAME.fullmatch(grid.name) else grid.name


def _beside(grid: Grid, layout: Layout, lines: Sorted) -> list[GridLine]:
    """Keep of the lines only what stands beside the chart."""
    first = max(layout.roles) + 1
    rest = (grid.lines[layout.head], *lines.rows, *lines.headings, *lines.totals)
    return [GridLine(line.number, line.cells[first:]) for line in rest if line.cells[first:]]


def _fill(table: Table, found: _Found, lines: Sorted) -> None:
    grid, layout = found.grid, found.layout
    head = grid.lines[layout.head]
    names = _role_names(found)
    titles = titles_behind(names, grid.around)
    table.roles = [
        Cell(titles.get(name, name), place_name(grid, head, column))
        for name, column in zip(names, layout.roles, strict=True)
    ]
    for line in lines.rows:
        cells = tuple(
            Cell(line.cell(column), place_name(grid, line, column, role.text))
            for column, role in zip(layout.roles, table.roles, strict=True)
        )
        where = grid.where(line)
        table.rows.append(Row(line.cell(layout.label), where, cells))
        if grid.unit == "line" and line.strong is None and line.given <= max(layout.roles):
            table.notes.say(tr("blank cells added at the end"), where)


def _role_names(found: _Found) -> list[str]:
    """Name the roles: a blank head takes the words above it, and equal heads those of the group above them."""
    grid, layout = found.grid, found.layout
    names = [clean_line(grid.lines[layout.head].cell(column)) for column in layout.roles]
    above = grid.lines[layout.head - 1] if layout.head else None
    if above is None or len([cell for cell in above.cells if cell]) < 2:
        return names
    often = Counter(map(bare, names))
    return [
        _grouped(name, above, column, layout.label) if not name or often[bare(name)] > 1 else name
        for name, column in zip(names, layout.roles, strict=True)
    ]


def _grouped(name: str, above: GridLine, column: int, label: int) -> str:
    if not name:
        return clean_line(above.cell(column))
    group = next((above.cell(left) for left in range(column, label, -1) if above.cell(left)), "")
    return f"{clean_line(group)}: {name}" if group else name


def _tell_columns(table: Table, found: _Found, lines: Sorted) -> None:
    """Say which columns with words are not used."""
    grid, layout = found.grid, found.layout
    head = grid.lines[layout.head]
    inside = (head, *lines.rows, *lines.headings)
    filled = {column for line in inside for column, cell in enumerate(line.cells) if cell}
    unused = sorted(filled - {layout.label, *layout.roles} - layout.legend)
    named = [
        f"{column_name(grid, column)} {shown(head.cell(column)) if head.cell(column) else tr('(no head)')}"
        for column in unused
    ]
    named += [tr("{column} (legend)", column=column_name(grid, column)) for column in sorted(layout.legend)]
    if named:
        told = trn("column {columns} not used", "columns {columns} not used", len(named), columns=", ".join(named))
        table.notes.say(told)
