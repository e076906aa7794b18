"""Blank sheets as workbooks: one for each leader, with lists to choose from, to fill in with a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from itertools import groupby
from math import ceil
from typing import Any

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_text, xml_text
from pmworkshop.exchange.sheet_block import column_letter
from pmworkshop.exchange.sheet_choices import choices
from pmworkshop.exchange.sheet_form import ABOUT, LABEL, REMARK, Part
from pmworkshop.exchange.sheet_given import question_cells
from pmworkshop.report.handouts.sheet_lines import SheetLine, sheet_lines, sheet_names, width_of
from pmworkshop.report.libraries import library
from pmworkshop.report.model.preparation import Guest
from pmworkshop.report.model.report import Report
from pmworkshop.report.writers.charts.sizes import FONT, LINE, height
from pmworkshop.session.rounds.polls import Asked

ANSWERS, LISTS = tr_noop("Answers"), tr_noop("Lists")
"""The names of the two worksheets; the one of lists is hidden."""
_WIDTHS = {LABEL: 44, ABOUT: 30, REMARK: 50}
_LETTERS, _LINE, _ANSWER = 14, 70, 34
"""Widths of columns for answers, in characters."""
_MOST_UPRIGHT = 5
"""The most columns that are printed upright."""
_WIDEST_UPRIGHT = 125
"""Characters across a page that stands upright: its letters have eight points then."""
_A4 = 9
_PLAIN: dict[str, object] = {"text_wrap": True, "valign": "top"}
_FRAMED: dict[str, object] = {**_PLAIN, "border": 1, "border_color": "#808080"}
_LOOKS: dict[str, dict[str, object]] = {
    "title": {**_PLAIN, "bold": True, "font_size": 14},
    "part": {**_PLAIN, "bold": True, "font_size": 12, "bottom": 1},
    "words": _PLAIN,
    "head": {**_FRAMED, "bold": True, "bg_color": "#E6E6E6"},
    "row": _FRAMED,
    "answer": {**_FRAMED, "locked": False, "num_format": "@", "bg_color": "#FFFBE6"},  # text: 4/5 is no date
    "mark": {"num_format": "@"},
}
_HINT = tr_noop("Fill in the light cells: choose from their lists, or type.")
_UNLIKELY = {
    "validate": "list",
    "error_type": "warning",
}
_NOT_LISTED = tr_noop("Not in the list")
_KEEP = tr_noop("The list has what can be read for certain. Keep what you wrote all the same?")


def workbook_files(report: Report) -> dict[str, bytes]:
    """Write a blank workbook for each participant who has not left.

    The lines are those of the CSV; the marks stand in a hidden column. Cells that are no answer are locked, without a
    password. The workbooks contain no answers and no formulas; the same session gives the same bytes.

    Args:
        report: A report built with sheets.

    Returns:
        Content of each file by its name, such as ``1-sales.xlsx``; empty if nobody is listed.
    """
    return {f"{name}.xlsx": _workbook(report, guest) for name, guest in sheet_names(report).items()}


def _workbook(report: Report, guest: Guest) -> bytes:
    data = io.BytesIO()
    plain = {f"strings_to_{what}": False for what in ("formulas", "urls", "numbers")}
    book = library("xlsxwriter", tr("The workbook to fill in")).Workbook(data, {"in_memory": True, **plain})
    book.set_properties({"title": report.meta.title, "created": datetime.combine(report.meta.day, time())})
    page = _Page(book, report)
    for number, line in enumerate(sheet_lines(report, guest)):
        hinted = line.sort == "blank" and line.mark
        page.write(number, replace(line, sort="words", cells=(tr(_HINT),)) if hinted else line)
    page.finish()
    book.close()
    return data.getvalue()


class _Page:
    """The worksheet that is filled in, and the hidden one with its lists; `book` is a workbook of XlsxWriter."""

    def __init__(self, book: Any, report: Report) -> None:
        self.sheet = book.add_worksheet(tr(ANSWERS))
        self.lists = book.add_worksheet(tr(LISTS))
        self.looks: dict[str, Any] = {name: book.add_format(look) for name, look in _LOOKS.items()}
        self.places: dict[tuple[str, ...], int] = {}
        self.width = width_of(report)
        self.widths = _widths(report.preparation.sheets, self.width)

    def write(self, number: int, line: SheetLine) -> None:
        """Write a line: words over the whole width, headings and rows cell by cell."""
        if line.mark:
            self.sheet.write_string(number, self.width, xml_text(clean_text(line.mark)), self.looks["mark"])
        if line.part and line.sort in ("head", "row"):
            for column, text in enumerate(line.cells):
                self._put(number, (column, self._end(line.part, column)), text, line.sort)
            self.sheet.set_row(number, height(self._cells(line, line.part)))
            if line.asked:
                self._write_answers(number, line.part, line.asked)
        elif line.cells:
            larger = self.looks[line.sort].font_size / FONT
            lines = ceil(len(line.cells[0]) * larger / sum(self.widths))
            self._put(number, (0, self.width - 1), line.cells[0], line.sort)
            self.sheet.set_row(number, lines * ceil(LINE * larger))

    def _cells(self, line: SheetLine, part: Part) -> Iterator[tuple[str, float]]:
        """List the texts of a line, each with the width that it has."""
        for column, text in enumerate(line.cells):
            yield text, sum(self.widths[column : self._end(part, column) + 1])

    def _put(self, number: int, columns: tuple[int, int], text: str, look: str) -> None:
        """Write a text into one cell, or into several that become one."""
        first, last = columns
        if last > first:
            self.sheet.merge_range(number, first, number, last, "", self.looks[look])
        if text:
            self.sheet.write_string(number, first, xml_text(clean_text(text)), self.looks[look])
        else:
            self.sheet.write_blank(number, first, None, self.looks[look])

    def _end(self, part: Part, column: int) -> int:
        """Find where a cell ends: the one answer of a row may take the columns that only a wider part has."""
        end = column
        if part.form.sort != "letters" and column == len(part.columns) - 1:
            while end < self.width - 1 and sum(self.widths[column : end + 1]) < _width(part, column):
                end += 1
        return end

    def _write_answers(self, number: int, part: Part, asked: Asked) -> None:
        """Make the cells that are filled in, each with the list of what may stand there."""
        first, last = len(question_cells(part, asked)), len(part.columns) - 1
        for column in range(first, last + 1):
            self._put(number, (column, self._end(part, column)), "", "answer")
        for listed, (begins, ends) in _same_choices(part, asked, range(first, last + 1)):
            told = {"error_title": tr(_NOT_LISTED), "error_message": tr(_KEEP), "source": self._source(listed)}
            self.sheet.data_validation(number, begins, number, ends, {**_UNLIKELY, **told})

    def _source(self, listed: tuple[str, ...]) -> str:
        """Write a list once into the hidden worksheet; return where it stands."""
        if listed not in self.places:
            column = self.places[listed] = len(self.places)
            for row, text in enumerate(listed):
                self.lists.write_string(row, column, xml_text(clean_text(text)))
        letter = column_letter(self.places[listed])
        return f"={tr(LISTS)}!${letter}$1:${letter}${len(listed)}"

    def finish(self) -> None:
        """Set the widths and the print, hide the marks and the lists, and lock all that is no answer."""
        sheet = self.sheet
        for column, width in enumerate(self.widths):
            sheet.set_column(column, column, width)
        sheet.set_column(self.width, self.width, None, None, {"hidden": True})
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&R&P / &N")
        if self.width > _MOST_UPRIGHT or sum(self.widths) > _WIDEST_UPRIGHT:
            sheet.set_landscape()
        self.lists.hide()


def _same_choices(part: Part, asked: Asked, places: range) -> Iterator[tuple[tuple[str, ...], tuple[int, int]]]:
    """List what can be chosen, with the first and the last of the columns side by side that it can be chosen in."""
    for listed, group in groupby(places, lambda place: choices(part, asked, part.columns[place].id)):
        if listed:
            inside = list(group)
            yield listed, (inside[0], inside[-1])


def _widths(parts: Sequence[Part], width: int) -> list[int]:
    """Find the width of each column in characters; the one answer of a narrow part need not fit into it."""
    return [
        max(_width(part, place) for part in parts if len(part.columns) == width or _asks(part, place))
        for place in range(width)
    ]


def _asks(part: Part, place: int) -> bool:
    return place < len(part.columns) and part.columns[place].id in _WIDTHS


def _width(part: Part, place: int) -> int:
    answer = {"letters": _LETTERS, "text": _LINE}.get(part.form.sort, _ANSWER)
    if part.form.columns:
        answer = _ANSWER
    return _WIDTHS.get(part.columns[place].id, answer)
