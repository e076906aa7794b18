"""Charts in TOML: the format of this program, and its own exports, whose charts are read as they are agreed there."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

from pmworkshop.base.files import parse_toml
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line, count, shorten
from pmworkshop.exchange.charts.own_exports import exported_charts
from pmworkshop.exchange.charts.table import WHAT, Cell, Row, Table
from pmworkshop.exchange.charts.told import ChartFileError

_TOML_KEYS = ("matrix", "title", "scheme", "variant", "roles", "rows")
_TOML_SHAPE = tr_noop('It needs roles = ["...", "..."] and rows = [{ activity = "...", cells = ["A", "R"] }].')


def _lists(chart: dict[str, Any], path: Path) -> tuple[list[Any], list[Any]]:
    """Return the roles and the rows of a chart.

    Raises:
        ChartFileError: One of the lists is not there, or empty.
    """
    roles, rows = chart.get("roles"), chart.get("rows")
    if not isinstance(roles, list) or not isinstance(rows, list):
        missing = "roles" if not isinstance(roles, list) else "rows"
        raise ChartFileError(
            tr("{path} has no list “{key}”{meant}.", path=path, key=missing, meant=_nearest(chart, missing)),
            tr(_TOML_SHAPE),
        )
    if not roles or not rows:
        raise ChartFileError(
            tr("{path}: the list “{key}” is empty.", path=path, key="rows" if roles else "roles"), tr(_TOML_SHAPE)
        )
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
    chart = _chosen(parse_toml(data, path, tr(WHAT)), path, choice)
    table = Table(strict=True)
    table.title = _text(chart, "title", table)
    table.scheme = _text(chart, "scheme", table) or _text(chart, "variant", table)
    roles, rows = _lists(chart, path)
    for place, role in enumerate(roles, 1):
        where = tr("role {number}", number=place)
        if not isinstance(role, str):
            table.faults.say(tr("a text was expected"), where)
        table.roles.append(Cell(role if isinstance(role, str) else where, where))
    for place, row in enumerate(rows, 1):
        _add_toml_row(table, row, place)
    return table


def _charts(document: dict[str, Any], path: Path, choice: str | None) -> list[dict[str, Any]]:
    """List the charts of a document: the document itself, one table, or several."""
    charts = exported_charts(document) or document.get("matrix")
    if charts is None:
        if choice is not None and document.get("id") != choice:
            raise ChartFileError(
                tr("{path} holds one chart only.", path=path),
                tr("Leave out “#{name}”.", name=shorten(choice, 40)),
            )
        return [document]
    if isinstance(charts, dict):
        return [charts]
    if not isinstance(charts, list) or not charts or not all(isinstance(chart, dict) for chart in charts):
        raise ChartFileError(tr("{path}: “matrix” is no table.", path=path), tr(_TOML_SHAPE))
    return charts


def _chosen(document: dict[str, Any], path: Path, choice: str | None) -> dict[str, Any]:
    charts = _charts(document, path, choice)
    named = [str(chart.get("id", place)) for place, chart in enumerate(charts, 1)]
    names = ", ".join(shorten(clean_line(name), 40) for name in named)
    if choice is not None:
        if choice not in named:
            raise ChartFileError(
                tr("{path} holds no chart “{name}”.", path=path, name=shorten(clean_line(choice), 40)),
                tr("It holds {names}.", names=names),
            )
        return dict(charts[named.index(choice)])
    if len(charts) > 1:
        raise ChartFileError(
            tr("{path} holds {number} charts: {names}.", path=path, number=len(charts), names=names),
            tr("Choose one by writing {file}#{chart}.", file=path.name, chart=shorten(clean_line(named[0]), 40)),
        )
    return dict(charts[0])


def _text(chart: dict[str, Any], key: str, table: Table) -> str:
    value = chart.get(key, "")
    if not isinstance(value, str):
        table.faults.say(tr("a text was expected"), key)
        return ""
    return value


def _nearest(chart: dict[str, Any], missing: str) -> str:
    strange = [key for key in chart if key not in _TOML_KEYS]
    close = difflib.get_close_matches(missing, strange, n=1)
    return tr("; is “{close}” meant to be it?", close=close[0]) if close else ""


def _add_toml_row(table: Table, row: Any, place: int) -> None:
    where = tr("row {number}", number=place)
    label = row.get("activity") if isinstance(row, dict) else None
    cells = row.get("cells") if isinstance(row, dict) else None
    if not isinstance(label, str) or not isinstance(cells, list):
        table.faults.say(tr("a table with an activity and a list of cells was expected"), where)
        return
    if label.strip():
        where = f"{where} ({shorten(clean_line(label), 40)})"
    if strange := [place for place, cell in enumerate(cells, 1) if not isinstance(cell, str)]:
        for cell in strange:
            table.faults.say(tr("a text was expected"), tr("{where}, cell {number}", where=where, number=cell))
        return
    _add_row(table, label, cells, where)


def _add_row(table: Table, label: str, cells: list[str], where: str) -> None:
    """Add a row; blank cells that lack at its end are filled up."""
    roles = len(table.roles)
    if len(cells) > roles:
        table.faults.say(
            tr("{cells} for {roles}", cells=count(len(cells), "cell", "cells"), roles=count(roles, "role", "roles")),
            where,
        )
    if len(cells) < roles:
        table.notes.say(tr("blank cells added at the end"), where)
    filled = [*cells, *[""] * (roles - len(cells))]
    placed = tuple(
        Cell(
            text,
            tr("{where}, cell {number} ({role})", where=where, number=place, role=shorten(clean_line(role.text), 40)),
        )
        for place, (text, role) in enumerate(zip(filled, table.roles, strict=False), 1)
    )
    table.rows.append(Row(label, where, placed))
