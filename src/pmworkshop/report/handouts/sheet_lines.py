"""The lines of a leader's blank sheet, the same for every kind of table, and the names of the files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.files import safe_name
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.exchange.sheet_form import LINES, Part, head_mark, how, mark, meanings
from pmworkshop.exchange.sheet_given import question_cells
from pmworkshop.report.model.preparation import Guest
from pmworkshop.report.model.report import Report
from pmworkshop.session.rounds.polls import Asked

KEEP = tr_noop("for pmworkshop, please leave as it is")
"""Stands over the column of marks."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of a sheet.

    Attributes:
        sort: What it is: the title of the sheet or of a part, words on how to fill it in, the headings of the
            columns, a row to fill in, or blank.
        cells: Its cells from the left.
        mark: Its mark, by which it is found again; empty for none.
        part: The part that it belongs to; None above the first part.
        asked: What it asks; None unless it is a row.
    """

    sort: Literal["title", "part", "words", "head", "row", "blank"]
    cells: tuple[str, ...] = ()
    mark: str = ""
    part: Part | None = None
    asked: Asked | None = None


def sheet_names(report: Report) -> dict[str, Guest]:
    """Name the sheet of each leader, in order, after the function.

    Args:
        report: A report built with sheets.

    Returns:
        The leaders by the names of their files without suffix, such as ``1-sales``.
    """
    guests = report.preparation.guests
    digits = len(str(len(guests)))
    return {
        f"{number:0{digits}d}-{safe_name(guest.function or guest.name, 'leader')}": guest
        for number, guest in enumerate(guests, 1)
    }


def width_of(report: Report) -> int:
    """Count the columns of a sheet, without the column of marks, which is the next one.

    Args:
        report: A report built with sheets.

    Returns:
        The number of columns of the widest part.
    """
    return max(len(part.columns) for part in report.preparation.sheets)


def sheet_lines(report: Report, guest: Guest) -> Iterator[SheetLine]:
    """List the lines of a sheet: for each part its instructions, a line of headings, and a line for each row.

    Args:
        report: A report built with sheets.
        guest: The leader whose sheet it is.

    Yields:
        The lines from the top.
    """
    meta = report.meta
    lead = ", ".join(part for part in (guest.name, guest.function) if part)
    known = [guest.token] if guest.token else []
    asked = report.preparation
    which = (
        tr(" (part {number} of {all})", number=asked.wave, all=asked.waves) if asked.wave and asked.waves > 1 else ""
    )
    yield SheetLine("title", (f"{meta.title}: {lead}{which}",), tr(KEEP))
    yield SheetLine("blank", mark=mark("sheet", meta.session, guest.id, meta.title, *known))
    for part in report.preparation.sheets:
        yield from _part_lines(meta.session, guest, part)


def _part_lines(session: str, guest: Guest, part: Part) -> Iterator[SheetLine]:
    yield SheetLine("blank")
    yield SheetLine("part", (part.title,), part=part)
    for words in (part.question, *how(part), *meanings(part)):
        if words:
            yield SheetLine("words", (words,), part=part)
    headings = tuple(column.heading for column in part.columns)
    yield SheetLine("head", headings, head_mark(session, guest.id, part), part)
    for asked in part.form.subjects:
        key = mark("row", session, guest.id, part.module, part.tag, asked.id)
        line = SheetLine("row", question_cells(part, asked), key, part, asked)
        yield from [line] * (LINES if part.form.sort == "text" else 1)
