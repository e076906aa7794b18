"""Charts that lie the other way round: a column for each letter with names in its cells, or roles down the side."""

from __future__ import annotations

import re

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.exchange.charts.cells import cell_kind
from pmworkshop.exchange.charts.layout import Layout
from pmworkshop.exchange.charts.places import place_name
from pmworkshop.exchange.charts.table import Cell, Row, Table
from pmworkshop.exchange.charts.words import letter_in_head
from pmworkshop.exchange.tables.grid import Grid, GridLine

_BETWEEN_NAMES = re.compile(r"[,;\n]")
TURNED = tr_noop("turned: its columns are letters, and the names in their cells became the roles")
ON_ITS_SIDE = tr_noop("turned: roles stood down the side, and activities along the top")


def fill_turned(table: Table, grid: Grid, layout: Layout, rows: list[GridLine]) -> None:
    """Read a chart whose heads name letters: each name in a cell becomes a role, in the order of their first place.

    Args:
        table: The table to fill.
        grid: The table in the file.
        layout: Where the chart stands in it.
        rows: The lines that are rows.
    """
    head = grid.lines[layout.head]
    letters = {column: letter_in_head(clean_line(head.cell(column))) for column in layout.roles}
    table.legend |= {letters[column]: clean_line(head.cell(column)) for column in layout.roles}
    table.notes.say(tr(TURNED))
    read: list[tuple[GridLine, dict[str, str]]] = []
    roles: dict[str, Cell] = {}
    for line in rows:
        given: dict[str, str] = {}
        for column in layout.roles:
            for name in _names(line.cell(column)):
                roles.setdefault(name.casefold(), Cell(name, place_name(grid, line, column)))
                given[name.casefold()] = given.get(name.casefold(), "") + letters[column]
        read.append((line, given))
    table.roles = list(roles.values())
    for line, given in read:
        where = grid.where(line)
        cells = tuple(Cell(given.get(key, ""), f"{where} ({role.text})") for key, role in roles.items())
        table.rows.append(Row(line.cell(layout.label), where, cells))


def _names(cell: str) -> list[str]:
    parts = (clean_line(part) for part in _BETWEEN_NAMES.split(cell))
    return [part for part in parts if cell_kind(part) not in ("none", "nothing")]


def stood_up(table: Table) -> Table:
    """Turn a chart that has its roles down the side.

    Args:
        table: The table as it lies.

    Returns:
        The table with a row for each activity.
    """
    rows = [
        Row(role.text, role.where, tuple(row.cells[place] for row in table.rows))
        for place, role in enumerate(table.roles)
    ]
    turned = Table(table.title, table.scheme, table.strict, table.legend, faults=table.faults, notes=table.notes)
    turned.notes.say(tr(ON_ITS_SIDE))
    turned.roles = [Cell(row.label, row.where) for row in table.rows]
    turned.rows = rows
    return turned
