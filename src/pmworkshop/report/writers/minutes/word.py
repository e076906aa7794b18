"""The minutes as a document for word processors: real headings and lists, repeated heads, texts for pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from pmworkshop.base.language import spoken, tr, tr_noop
from pmworkshop.base.text import clean_line, xml_text
from pmworkshop.report.drawings.pictures import drawn
from pmworkshop.report.drawings.sheet import Drawn
from pmworkshop.report.libraries import library
from pmworkshop.report.model.report import Meta, Report
from pmworkshop.report.writers.minutes.content import minutes_of
from pmworkshop.report.writers.minutes.packed import packed
from pmworkshop.report.writers.minutes.text_tree import tokens
from pmworkshop.report.writers.slides import png

if TYPE_CHECKING:
    from markdown_it.token import Token

DOCUMENT = tr_noop("The minutes as a document")
LANGUAGES = {"en": "en-GB", "de": "de-DE"}
"""The language of a document, as Word names it, by the language that is spoken."""
FONT = "Liberation Sans"
_INK, _ACCENT = "14171C", "0A4A57"
_LONGEST = 255
"""Characters that a core property may have."""
_MILLIMETRE = 36000
_PICTURE = 1200
"""Pixels across a picture: 180 on an inch of paper."""
_TEXT_WIDE = 170
"""Millimetres between the margins of A4."""
_LETTER, _BESIDE = 2.1, 4.5
"""Millimetres that a bold letter takes across, and that a cell has free beside its words."""
_LONGEST_WORD, _WIDE = 18, 32
"""Characters of a word that a column surely has room for, and by which a column is weighed at most."""
_HEADINGS = {"Title": 20, "Heading 1": 15, "Heading 2": 12, "Heading 3": 10.5, "Heading 4": 10, "Caption": 10}
"""Points of each style of heading."""


def word_files(report: Report) -> dict[str, bytes]:
    """Write the minutes as DOCX.

    Args:
        report: The report for the room.

    Returns:
        ``minutes.docx``; the same bytes for the same report.

    Raises:
        InputError: python-docx is not installed, or resvg_py where there are pictures.
    """
    document = library("docx", DOCUMENT).Document()
    _properties(document, report.meta)
    _styles(document)
    writer = _Writer(document)
    for block in minutes_of(report, drawn=True):
        if isinstance(block, str):
            writer.add_text(block)
        else:
            for one in drawn(block):
                writer.add_picture(one)
    data = io.BytesIO()
    document.save(data)
    return {"minutes.docx": packed(data.getvalue())}


def _properties(document: Any, meta: Meta) -> None:
    """Fill the core properties from the session, with its day as the only date."""
    made, found = datetime.combine(meta.day, time()), document.core_properties
    found.title = xml_text(clean_line(meta.title))[:_LONGEST]
    found.subject = xml_text(clean_line(meta.organisation))[:_LONGEST]
    found.author = found.last_modified_by = xml_text(clean_line(meta.facilitator))[:_LONGEST]
    found.comments = tr("A made-up example.") if meta.sample else ""
    found.language, found.category, found.revision = _language(), tr("Minutes"), 1
    found.created = found.modified = made


def _language() -> str:
    return LANGUAGES.get(spoken(), spoken())


def _styles(document: Any) -> None:
    """Set page, fonts, colours and language; nothing on the page is smaller than nine points."""
    shared = library("docx.shared", DOCUMENT)
    page = document.sections[0]
    page.page_width, page.page_height = shared.Mm(210), shared.Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = shared.Mm((210 - _TEXT_WIDE) / 2)
    usual = document.styles["Normal"]
    usual.font.name, usual.font.size = FONT, shared.Pt(10)
    usual.paragraph_format.space_after = shared.Pt(4)
    _set_language(usual)
    for name, points in _HEADINGS.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.italic = FONT, shared.Pt(points), False
        style.font.color.rgb = shared.RGBColor.from_string(_ACCENT if name == "Heading 1" else _INK)
        _all_scripts(style)


def _all_scripts(style: Any) -> None:
    """Let a style take its font from its name, not from the theme."""
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]


def _set_language(style: Any) -> None:
    qn = library("docx.oxml.ns", DOCUMENT).qn
    element = library("docx.oxml", DOCUMENT).OxmlElement("w:lang")
    element.set(qn("w:val"), _language())
    style.element.get_or_add_rPr().append(element)


class _Writer:
    """Adds blocks to a document; `document` is one of python-docx."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._qn = library("docx.oxml.ns", DOCUMENT).qn
        self._element = library("docx.oxml", DOCUMENT).OxmlElement
        self._inside = library("docx.text.paragraph", DOCUMENT).Paragraph
        self._lists: list[str] = []
        self._numbers: Any = None
        self._styles: dict[str, str] = {}

    def add_picture(self, one: Drawn) -> None:
        """Add a picture with its caption; what is seen in it is its alternative text."""
        if one.caption:
            caption = self._styled("Caption")
            caption.paragraph_format.keep_with_next = True
            caption.add_run(xml_text(one.caption))
        data = io.BytesIO(png(one.svg, _PICTURE))
        shape = self._document.add_picture(data, width=_TEXT_WIDE * _MILLIMETRE)
        about = shape._inline.docPr
        about.set("descr", xml_text(one.words))
        about.set("title", xml_text(clean_line(one.title)))

    def add_text(self, text: str) -> None:
        """Add a block of Markdown."""
        found = iter(tokens(text))
        for token in found:
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self._open_list(numbered=token.type.startswith("ordered"))
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self._lists.pop()
            elif token.type == "heading_open":
                self._heading(int(token.tag[1]), next(found))
            elif token.type == "table_open":
                self._table(list(_rows(found)))
            elif token.type in ("fence", "code_block"):
                self._code(token.content)
            elif token.type == "inline":
                self._runs(self._paragraph(), token)

    def _open_list(self, *, numbered: bool) -> None:
        self._lists.append("Number" if numbered else "Bullet")
        if numbered:
            self._numbers = self._new_numbers()

    def _new_numbers(self) -> Any:
        """Begin to count at 1 again, whatever was counted before."""
        part = self._document.part.numbering_part.element
        style = self._document.styles["List Number"].element.pPr.numPr.numId.val
        known = next(one for one in part.num_lst if one.numId == style)
        made = part.add_num(known.abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return made.numId

    def _paragraph(self) -> Any:
        if not self._lists:
            return self._document.add_paragraph()
        depth = min(len(self._lists), 3)
        name = f"List {self._lists[-1]}"
        made = self._styled(f"{name} {depth}" if depth > 1 else name)
        if self._lists[-1] == "Number" and depth == 1:
            numbers = made._p.get_or_add_pPr().get_or_add_numPr()
            numbers.get_or_add_numId().val = self._numbers
            numbers.get_or_add_ilvl().val = 0
        return made

    def _styled(self, name: str) -> Any:
        """Add a paragraph in a style; its id is kept, since the library searches all styles for it each time."""
        if name not in self._styles:
            self._styles[name] = self._document.styles[name].style_id
        made = self._document.add_paragraph()
        made._p.style = self._styles[name]
        return made

    def _heading(self, level: int, token: Token) -> None:
        self._runs(self._styled(f"Heading {min(level - 1, 4)}" if level > 1 else "Title"), token)

    def _code(self, text: str) -> None:
        paragraph = self._document.add_paragraph()
        for place, line in enumerate(text.rstrip("\n").split("\n")):
            if place:
                paragraph.add_run().add_break()
            paragraph.add_run(xml_text(line)).font.name = "Liberation Mono"

    def _runs(self, paragraph: Any, token: Token, *, bold: bool = False) -> None:
        """Write a line of text: bold and italic as they are, all else as it stands."""
        always, italic = bold, False
        for child in token.children or ():
            if child.type.startswith("strong"):
                bold = always or child.nesting > 0
            elif child.type.startswith("em_"):
                italic = child.nesting > 0
            elif child.type in ("hardbreak", "softbreak"):
                paragraph.add_run().add_break()
            elif child.content:
                run = paragraph.add_run(xml_text(child.content))
                if bold:
                    run.bold = True
                if italic:
                    run.italic = True

    def _table(self, rows: Sequence[Sequence[Token]]) -> None:
        """Add a table whose head stands on each page, and whose rows are whole."""
        table = self._document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
        wide = [round(share * _TEXT_WIDE * _MILLIMETRE) for share in shares(rows)]
        for column, width in zip(table.columns, wide, strict=True):
            column.width = width
        head, blank = (self._blank_row(table, wide, head=head) for head in (True, False))
        for place, row in enumerate(rows):
            made = deepcopy(blank if place else head)
            table._tbl.append(made)
            for cell, token in zip(made.tc_lst, row, strict=True):
                self._runs(self._inside(cell.p_lst[0], table), token, bold=not place)
        self._document.add_paragraph()

    def _blank_row(self, table: Any, wide: Sequence[int], *, head: bool) -> Any:
        """Make a row without words; a copy of it is far quicker than another row of the library."""
        made = table.add_row()
        about = made._tr.get_or_add_trPr()
        about.append(self._element("w:cantSplit"))
        if head:
            about.append(self._element("w:tblHeader"))
        for cell, width in zip(made.cells, wide, strict=True):
            cell.width = width
        table._tbl.remove(made._tr)
        return made._tr


def shares(rows: Sequence[Sequence[Token]]) -> list[float]:
    """Divide the width of a table among its columns: room for its longest word each, the rest by what stands in them.

    Args:
        rows: The cells of each row.

    Returns:
        The share of each column; together 1.
    """
    columns = [[cell.content for cell in column] for column in zip(*rows, strict=True)]
    words = [
        min(max((len(one) for text in column for one in text.split()), default=0), _LONGEST_WORD)
        for column in columns
    ]
    least = [one * _LETTER + _BESIDE for one in words]
    weights = [1 + min(max(map(len, column)), _WIDE) - word for column, word in zip(columns, words, strict=True)]
    free = max(_TEXT_WIDE - sum(least), 0) / sum(weights)
    wide = [one + free * weight for one, weight in zip(least, weights, strict=True)]
    return [one / sum(wide) for one in wide]


def _rows(found: Iterator[Token]) -> Iterator[list[Token]]:
    """Read the cells of each row of a table, to its end."""
    row: list[Token] = []
    for token in found:
        if token.type == "table_close":
            return
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(token)
        elif token.type == "tr_close":
            yield row
