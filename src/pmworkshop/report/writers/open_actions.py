"""What is open over all sessions as a table: CSV for a spreadsheet, and Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.exchange.charts.own_tables import guarded
from pmworkshop.report.writers import markdown as md

COLUMNS = (
    tr_noop("Due"),
    tr_noop("Overdue"),
    tr_noop("Owner"),
    tr_noop("What"),
    tr_noop("Status"),
    tr_noop("Sort"),
    tr_noop("Organisation"),
    tr_noop("Session"),
    tr_noop("Day"),
)
"""The heads of the columns of both."""


def open_csv(rows: Iterable[Sequence[str]]) -> str:
    """Write the table as CSV: commas, every cell in quotes, and nothing that a spreadsheet would calculate.

    Args:
        rows: The cells of each row, one for each of `COLUMNS`.

    Returns:
        The text, with line feeds.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([guarded(cell) for cell in row] for row in (tuple(map(tr, COLUMNS)), *rows))
    return text.getvalue()


def open_markdown(rows: Iterable[Sequence[str]]) -> str:
    """Write the table as Markdown that shows every text literally.

    Args:
        rows: The cells of each row, one for each of `COLUMNS`.

    Returns:
        The table; one sentence if there is no row.
    """
    shown = list(rows)
    return f"{md.filled_table(tuple(map(tr, COLUMNS)), shown)}\n" if shown else f"{tr('Nothing is open.')}\n"
