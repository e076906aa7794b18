"""Blank sheets as workbooks: one for each leader, with lists to choose from, to fill in with a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from pmworkshop.base.text import clean_text
from pmworkshop.exchange.sheet_block import column_letter
from pmworkshop.exchange.sheet_choices import choices
from pmworkshop.exchange.sheet_form import ABOUT, LABEL, Part
from pmworkshop.report.handouts.sheet_lines import SheetLine, sheet_lines, sheet_names, width_of
from pmworkshop.report.model.preparation import Guest
from pmworkshop.report.model.report import Report

ANSWERS, LISTS = "Answers", "Lists"
"""The names of the two worksheets; the one of lists is hidden."""
_WIDTHS = {LABEL: 44, ABOUT: 30}
_LETTERS, _LINE, _ANSWER = 14, 70, 34
"""Widths of columns for answers, in characters."""
_HEIGHT = 15
"""Height of a line of words, in points."""
_MOST_UPRIGHT = 5
"""The most columns that are printed upright."""
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
_UNLIKELY = {
    "validate": "list",
    "error_type": "warning",
    "error_title": "Not in the list",
    "error_message": "The list has what can be read for certain. Keep what you wrote all the same?",
}


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
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]

    data = io.BytesIO()
    plain = {f"strings_to_{what}": False for what in ("formulas", "urls", "numbers")}
    book = Workbook(data, {"in_memory": True, **plain})
    book.set_properties({"title": report.meta.title, "created": datetime.combine(report.meta.day, time())})
    page = _Page(book, report)
    for number, line in enumerate(sheet_lines(report, guest)):
        page.write(number, line)
    page.finish()
    book.close()
    return data.getvalue()


class _Page:
    """The worksheet that is filled in, and the hidden one with its lists; `book` is a workbook of XlsxWriter."""

    def __init__(self, book: Any, report: Report) -> None:
        self.sheet = book.add_worksheet(ANSWERS)
        self.lists = book.add_worksheet(LISTS)
        self.looks: dict[str, Any] = {name: book.add_format(look) for name, look in _LOOKS.items()}
        self.places: dict[tuple[str, ...], int] = {}
        self.width = width_of(report)
        self.widths = _widths(report.preparation.sheets, self.width)

    def write(self, number: int, line: SheetLine) -> None:
        """Write a line: words over the whole width, headings and rows cell by cell."""
        if line.mark:
            self.sheet.write_string(number, self.width, clean_text(line.mark), self.looks["mark"])
        if line.sort in ("head", "row"):
            for column, text in enumerate(line.cells):
                self.sheet.write_string(number, column, clean_text(text), self.looks[line.sort])
            self._write_answers(number, line)
        elif line.cells:
            look = self.looks[line.sort]
            text = clean_text(line.cells[0])
            self.sheet.merge_range(number, 0, number, self.width - 1, "", look)
            self.sheet.write_string(number, 0, text, look)
            lines = -(-len(text) // sum(self.widths))
            self.sheet.set_row(number, lines * max(_HEIGHT, int(look.font_size * 1.4)))

    def _write_answers(self, number: int, line: SheetLine) -> None:
        """Make the cells that are filled in, each with the list of what may stand there."""
        if line.part is None or line.asked is None:
            return
        first, last = len(line.cells), len(line.part.columns) - 1
        for column in range(first, last + 1):
            self.sheet.write_blank(number, column, None, self.looks["answer"])
        listed = choices(line.part, line.asked)
        if listed:
            self.sheet.data_validation(number, first, number, last, {**_UNLIKELY, "source": self._source(listed)})

    def _source(self, listed: tuple[str, ...]) -> str:
        """Write a list once into the hidden worksheet; return where it stands."""
        if listed not in self.places:
            column = self.places[listed] = len(self.places)
            for row, text in enumerate(listed):
                self.lists.write_string(row, column, clean_text(text))
        letter = column_letter(self.places[listed])
        return f"={LISTS}!${letter}$1:${letter}${len(listed)}"

    def finish(self) -> None:
        """Set the widths and the print, hide the marks and the lists, and lock all that is no answer."""
        sheet = self.sheet
        for column, width in enumerate(self.widths):
            sheet.set_column(column, column, width)
        sheet.set_column(self.width, self.width, None, None, {"hidden": True})
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&R&P / &N")
        if self.width > _MOST_UPRIGHT:
            sheet.set_landscape()
        self.lists.hide()


def _widths(parts: Sequence[Part], width: int) -> list[int]:
    """Find for each column the width that the widest part needs, in characters."""
    return [max(_width(part, place) for part in parts) for place in range(width)]


def _width(part: Part, place: int) -> int:
    if place >= len(part.columns):
        return 0
    answer = {"letters": _LETTERS, "text": _LINE}.get(part.form.sort, _ANSWER)
    return _WIDTHS.get(part.columns[place].id, answer)
