"""Charts as CSV, one file for each, to open in any spreadsheet and to read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from pmworkshop.base.language import tr
from pmworkshop.exchange.charts.own_tables import BESIDE, NO_CHART, corner, guarded
from pmworkshop.report.model.report import Report
from pmworkshop.report.model.sections.chart import ChartSection
from pmworkshop.report.writers.charts.words import charts_of, standing, why

_MARK = b"\xef\xbb\xbf"
"""Without it Excel takes UTF-8 for the old text of Windows; with a line ``sep=,`` it does so in spite of the mark."""


def csv_files(report: Report) -> dict[str, bytes]:
    """Write each chart as CSV: UTF-8 with a mark at its beginning, commas, every cell in quotes.

    Args:
        report: The report for any audience.

    Returns:
        ``raci.csv``; of several charts also ``raci-2.csv``, ``raci-3.csv`` and so on. Without a chart, one sentence.
    """
    charts = charts_of(report)
    if not charts:
        return {"raci.csv": _table([[tr(NO_CHART)]])}
    return {f"raci{f'-{place}' if place > 1 else ''}.csv": _table(_rows(one)) for place, one in enumerate(charts, 1)}


def _rows(section: ChartSection) -> Iterable[list[str]]:
    yield [corner(section.title, section.scheme), *(role.title for role in section.roles), *map(tr, BESIDE)]
    for row in section.rows:
        yield [row.label, *row.cells, standing(row), why(section, row)]


def _table(rows: Iterable[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return _MARK + text.getvalue().encode(errors="replace")
