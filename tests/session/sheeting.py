"""Filling in the sheets that were written, as somebody with a spreadsheet would."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence

from pmworkshop.exchange.filled_sheet import Reading, read_sheet
from pmworkshop.exchange.sheet_form import ANSWER, read_mark
from pmworkshop.exchange.sheet_table import sheet_rows
from pmworkshop.report.builders.report import build
from pmworkshop.report.handouts.sheet_tables import table_files
from pmworkshop.session.core.session import Session

Rows = list[list[str]]
Cells = Mapping[str, Sequence[str] | Mapping[str, str]]
"""By row: what stands under each heading; or the answer of each line of that row."""


def blank(session: Session, *modules: str, leader: str = "ann") -> Rows:
    """The lines of a leader's blank sheet."""
    for name, data in table_files(build(session, sheets=modules)).items():
        rows = sheet_rows(data, name)
        if any(mark[2] == leader for row in rows for cell in row if (mark := read_mark(cell))):
            return rows
    raise AssertionError(leader)


def at(rows: Rows, subject: str, tag: str = "") -> list[int]:
    """Where the lines of a row are, counted from 0."""
    marks = [next((found for cell in row if (found := read_mark(cell))), ()) for row in rows]
    return [
        n for n, mark in enumerate(marks)
        if mark and mark[0] == "row" and mark[5] == subject and tag in ("", mark[4])
    ]  # fmt: skip


def head(rows: Rows, module: str = "", tag: str = "") -> int:
    """Where the headings of a part are, counted from 0."""
    for n, row in enumerate(rows):
        for cell in row:
            mark = read_mark(cell)
            if mark and mark[0] == "head" and module in ("", mark[3]) and tag in ("", mark[4]):
                return n
    raise AssertionError(module)


def fill(rows: Rows, cells: Cells, module: str = "", tag: str = "") -> Rows:
    """The sheet with these cells filled in."""
    filled = [list(row) for row in rows]
    headings = rows[head(rows, module, tag)]
    for subject, said in cells.items():
        places = at(rows, subject, tag)
        if isinstance(said, Mapping):
            for heading, text in said.items():
                filled[places[0]][headings.index(heading)] = text
        else:
            for place, text in zip(places, said, strict=False):
                filled[place][answered(headings)] = text
    return filled


def answered(headings: Sequence[str]) -> int:
    """Where the one answer of a row is written, or in a chart of letters the last one."""
    mark = next(mark for cell in headings if (mark := read_mark(cell)))
    ids = mark[5::2]
    return ids.index(ANSWER) if ANSWER in ids else len(ids) - 1


def reading(session: Session, rows: Rows) -> Reading:
    return read_sheet(session, rows, "ann.csv")


def as_csv(rows: Rows, delimiter: str = ",", change: Callable[[str], str] = str) -> str:
    """The text that a spreadsheet would save."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return change(text.getvalue())
