"""The workbook of a workshop: a sheet for each chart, then the plan, gifts, answers in counts, and people."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from math import ceil
from typing import Any

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr, tr_noop, trc
from pmworkshop.base.text import clean_line, clean_text, xml_text
from pmworkshop.exchange.charts.own_tables import BESIDE, NO_CHART, corner
from pmworkshop.report.libraries import library
from pmworkshop.report.model.report import Report
from pmworkshop.report.model.sections.chart import ChartSection
from pmworkshop.report.writers.charts.lists import Cell, Listing, listings, told
from pmworkshop.report.writers.charts.sizes import FONT, height, pages_across
from pmworkshop.report.writers.charts.words import absent_lines, charts_of, how_many_settled, standing, why
from pmworkshop.session.core.schemes import SCHEMES
from pmworkshop.session.operations.purpose import OUR_PURPOSE

WORKBOOK = tr_noop("The workbook")
_A4 = 9
_FRAMED: dict[str, object] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#8C8470"}
_CENTRED: dict[str, object] = {**_FRAMED, "align": "center"}
_LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 14, "text_wrap": True, "valign": "top"},
    "words": {"font_color": "#3A424D", "text_wrap": True, "valign": "top"},
    "head": {**_FRAMED, "bold": True, "bg_color": "#E8E1D0", "valign": "bottom"},
    "upright": {**_CENTRED, "bold": True, "bg_color": "#E8E1D0", "rotation": 90, "valign": "bottom"},
    "silent": {
        **_CENTRED, "bold": True, "bg_color": "#E8E1D0", "rotation": 90, "valign": "bottom", "font_color": "#742B00",
    },
    "row": {**_FRAMED, "bold": True},
    "text": {**_FRAMED, "num_format": "@"},
    "number": {**_CENTRED, "num_format": "0"},
    "day": {**_CENTRED, "num_format": "d mmm yyyy", "align": "left"},
    "letters": _CENTRED,
    "owner": {**_CENTRED, "bold": True, "bg_color": "#0A4A57", "font_color": "#FFFFFF"},
    "doer": {**_CENTRED, "bold": True, "bg_color": "#B5D6DC"},
}  # fmt: skip
_HEAD = 2
"""The place of the line of heads of a chart, below its title and its legend."""
_LABEL, _ROLE, _BESIDE = 44, 6, (22, 50)
"""Widths of the columns of a chart, in characters."""
_SENTENCE = 60
"""Width of a column that holds a sentence."""
_LETTER = 6.2
"""Points that a letter of a head takes upwards."""
_HIGHEST = 240
"""Points of the highest line."""


def workbook_files(report: Report) -> dict[str, bytes]:
    """Write the workbook: no formulas and no links, the same bytes for the same session.

    Args:
        report: The report for any audience.

    Returns:
        ``workshop.xlsx``.

    Raises:
        InputError: xlsxwriter is not installed.
    """
    workbook = library("xlsxwriter.workbook", WORKBOOK).Workbook
    data = io.BytesIO()
    plain = {f"strings_to_{what}": False for what in ("formulas", "urls", "numbers")}
    made = workbook(data, {"in_memory": True, **plain})
    created = datetime.combine(report.meta.day, time())
    made.set_properties({"title": xml_text(clean_text(report.meta.title))[:255], "created": created})
    book = _Book(made, report)
    charts = charts_of(report)
    for place, section in enumerate(charts, 1):
        book.add_chart(tr("Chart {number}", number=place) if len(charts) > 1 else tr("Chart"), section)
    if not charts:
        book.add_sentence(tr("Chart"), tr(NO_CHART))
    for listing in listings(report):
        book.add_list(listing)
    made.close()
    return {"workshop.xlsx": data.getvalue()}


class _Book:
    """A workbook that is being written; `book` is one of XlsxWriter."""

    def __init__(self, book: Any, report: Report) -> None:
        self.book = book
        day = {**_LOOKS["day"], "num_format": trc("a day in a spreadsheet", "d mmm yyyy")}
        self.looks: dict[str, Any] = {name: book.add_format(look) for name, look in {**_LOOKS, "day": day}.items()}
        meta = report.meta
        self.purpose = [f"{tr(OUR_PURPOSE)}: {clean_line(report.purpose)}"] if report.purpose else []
        parts = [clean_line(meta.title), clean_line(meta.organisation), spell_date(meta.day)]
        self.about = " · ".join(part for part in (*parts, tr("a made-up example") if meta.sample else "") if part)

    def add_sentence(self, name: str, words: str) -> None:
        """Add a sheet that holds one sentence."""
        sheet = self.book.add_worksheet(name)
        sheet.set_column(0, 0, _SENTENCE)
        self._text(sheet, 0, 0, words, "words")

    def add_chart(self, name: str, section: ChartSection) -> None:
        """Add a chart: title and legend, the heads upright, the rows with their letters, and why."""
        sheet = self.book.add_worksheet(name)
        titles = [role.title for role in section.roles]
        about = f"{clean_line(section.title)} · {how_many_settled(section)} · {self.about}"
        self._above(sheet, (about, " · ".join([*self.purpose, *_legend(section)])), len(titles))
        self._text(sheet, _HEAD, 0, corner(section.title, section.scheme), "head")
        for column, role in enumerate(section.roles, 1):
            self._text(sheet, _HEAD, column, clean_line(role.title), "upright" if role.speaks else "silent")
        last = len(titles) + len(BESIDE)
        for column, head in enumerate(BESIDE, len(titles) + 1):
            self._text(sheet, _HEAD, column, tr(head), "head")
        sheet.set_row(_HEAD, min(_LETTER * max(map(len, titles), default=0) + 12, _HIGHEST))
        sheet.set_column(0, 0, _LABEL)
        if titles:
            sheet.set_column(1, len(titles), _ROLE)
        for column, width in enumerate(_BESIDE, len(titles) + 1):
            sheet.set_column(column, column, width)
        looks = _looks(section)
        for line, row in enumerate(section.rows, _HEAD + 1):
            self._text(sheet, line, 0, row.label, "row")
            for column, letters in enumerate(row.cells, 1):
                self._text(sheet, line, column, letters, _look(letters, looks))
            self._text(sheet, line, last - 1, standing(row), "text")
            self._text(sheet, line, last, why(section, row), "text")
            words = (row.label, standing(row), why(section, row))
            sheet.set_row(line, height(zip(words, (_LABEL, *_BESIDE), strict=True)))
        self._finish(sheet, _HEAD, len(section.rows), (_LABEL, *[_ROLE] * len(titles), *_BESIDE))

    def _above(self, sheet: Any, lines: Sequence[str], roles: int) -> None:
        """Write the title and the legend over the whole width, each as high as its words need."""
        width = _LABEL + roles * _ROLE + sum(_BESIDE)
        for place, (line, look) in enumerate(zip(lines, ("title", "words"), strict=True)):
            sheet.merge_range(place, 0, place, roles + len(BESIDE), "", self.looks[look])
            self._text(sheet, place, 0, line, look)
            size = self.looks[look].font_size / FONT
            sheet.set_row(place, min(ceil(len(line) * size / width) * 15 * size + 2, _HIGHEST))

    def add_list(self, listing: Listing) -> None:
        """Add a list: the heads, and below them the rows, or a sentence if there are none."""
        sheet = self.book.add_worksheet(listing.name)
        widths = [width for _, width in listing.heads]
        for column, (head, width) in enumerate(listing.heads):
            sheet.set_column(column, column, width)
            self._text(sheet, 0, column, head, "head")
        for line, row in enumerate(listing.rows, 1):
            for column, cell in enumerate(row):
                self._put(sheet, line, column, cell)
            texts = ((cell, width) for cell, width in zip(row, widths, strict=True) if isinstance(cell, str))
            sheet.set_row(line, height(texts))
        if not listing.rows:
            self._text(sheet, 1, 0, listing.empty, "words")
        sheet.set_header(f"&L{_marked(self.about)}&R{_marked(told(listing))}")
        self._finish(sheet, 0, len(listing.rows), widths)

    def _finish(self, sheet: Any, head: int, rows: int, widths: Sequence[float]) -> None:
        """Freeze and repeat the heads, add a filter, and set up the print."""
        sheet.freeze_panes(head + 1, 1)
        if rows:
            sheet.autofilter(head, 0, head + rows, len(widths) - 1)
        sheet.repeat_rows(head)
        sheet.repeat_columns(0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(pages_across(widths), 0)
        sheet.set_footer("&R&P / &N")
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    def _put(self, sheet: Any, line: int, column: int, cell: Cell) -> None:
        if isinstance(cell, date):
            sheet.write_datetime(line, column, datetime.combine(cell, time()), self.looks["day"])
        elif isinstance(cell, int):
            sheet.write_number(line, column, cell, self.looks["number"])
        else:
            self._text(sheet, line, column, cell or "", "text")

    def _text(self, sheet: Any, line: int, column: int, text: str, look: str) -> None:
        if text:
            sheet.write_string(line, column, xml_text(clean_text(text)), self.looks[look])
        else:
            sheet.write_blank(line, column, None, self.looks[look])


def _marked(text: str) -> str:
    """Write a text for a header of print: an ampersand is doubled, and what is too long is cut off."""
    return text[:100].replace("&", "&&")


def _legend(section: ChartSection) -> list[str]:
    words = [f"{one.letter} {one.word}: {one.meaning}" for one in section.legend]
    return [*words, *absent_lines(section)]


def _looks(section: ChartSection) -> Sequence[tuple[str, str]]:
    scheme = next(one for one in SCHEMES.values() if one.name == section.scheme)
    return (scheme.owner, "owner"), (scheme.doer, "doer")


def _look(letters: str, looks: Iterable[tuple[str, str]]) -> str:
    return next((look for letter, look in looks if letter in letters), "letters")
