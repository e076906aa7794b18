"""Blank sheets as CSV: a table for each leader, to fill in with any spreadsheet."""

from __future__ import annotations

import csv
import io

from pmworkshop.exchange.sheet_form import guarded
from pmworkshop.report.handouts.sheet_lines import sheet_lines, sheet_names, width_of
from pmworkshop.report.model.preparation import Guest
from pmworkshop.report.model.report import Report


def table_files(report: Report, *, separator: str = ",") -> dict[str, bytes]:
    """Write a blank table for each participant who has not left.

    The tables contain no answers; the same session gives the same bytes.

    Args:
        report: A report built with sheets.
        separator: Separator of the cells, one character.

    Returns:
        Content of each file by its name, such as ``1-sales.csv``; empty if nobody is listed.
    """
    return {f"{name}.csv": _table(report, guest, separator) for name, guest in sheet_names(report).items()}


def _table(report: Report, guest: Guest, separator: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    width = width_of(report)
    for line in sheet_lines(report, guest):
        padded = [*map(guarded, line.cells), *([""] * (width - len(line.cells)))]
        writer.writerow([*padded, line.mark] if line.mark or line.cells else [])
    return b"\xef\xbb\xbf" + text.getvalue().encode(errors="replace")
