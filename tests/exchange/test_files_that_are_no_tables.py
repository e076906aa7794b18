"""What cannot be read as a table costs one sentence with the next step, and no time."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

import pace
from pmworkshop.base.errors import InputError
from pmworkshop.exchange.chart_file import parse_chart, read_chart
from pmworkshop.exchange.tables.reader import read_grids

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def zipped(*names, **more):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as container:
        for name in names:
            container.writestr(name, more.get("content", b"x"))
    return stream.getvalue()


def plain_workbook(rows=(("Activity", "PM"), ("Plan", "A"))):
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_parts(data, **parts):
    """Put other parts into a workbook, by name; None leaves one out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part not in parts:
                new.writestr(part, old.read(part))
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
BOMB = HEAD + b"<row/>" * 6_000_000
FAR = HEAD + b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(1, 3000))
WIDE = HEAD + b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (n, n) for n in range(1, 100))

BAD = {
    "protected": (OLE + "EncryptedPackage".encode("utf-16-le"), "is protected by a password. In Excel: File, Info"),
    "old workbook": (
        OLE + "Workbook".encode("utf-16-le") + b"\0\0",
        "workbook of an old kind (.xls). In Excel: File",
    ),
    "older workbook": (OLE + "Book".encode("utf-16-le") + b"\0\0", "workbook of an old kind (.xls). In Excel: File"),
    "old document": (OLE, "document of an old kind of Office. Copy the table"),
    "Numbers": (
        zipped("Index/Document.iwa"),
        "is a Numbers document, not a chart. In Numbers: File, Export To, Excel.",
    ),
    "older Numbers": (zipped("Index.zip"), "is a Numbers document"),
    "macros": (zipped("xl/workbook.xml", "xl/vbaProject.bin"), "workbook with macros, not a chart. In Excel: File"),
    "binary workbook": (zipped("xl/workbook.bin"), "is a binary workbook (.xlsb), not a chart. In Excel: File"),
    "Word": (zipped("word/document.xml"), "is a Word document, not a chart. Copy the table"),
    "slides": (zipped("ppt/presentation.xml"), "is a presentation, not a chart. Copy the table"),
    "OpenDocument": (zipped("mimetype", "content.xml"), "is an OpenDocument file, not a chart. Save it as"),
    "ZIP": (zipped("raci.csv"), "is a ZIP file, not a chart. Unpack it"),
    "half a workbook": (plain_workbook()[:900], "is damaged: its end is missing. Copy it"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0", "is a picture, not a chart. Use the file"),
    "a photo": (b"\0\0\0\x18ftypheic", "is a picture, not a chart."),
    "a web picture": (b"RIFF\0\0\0\0WEBP", "is a picture, not a chart."),
    "PDF": (b"%PDF-1.7", "is a PDF, not a chart. Use the file"),
    "RTF": (b"{\\rtf1", "is a formatted text (RTF), not a chart. Copy"),
    "a page of MediaWiki": (
        b"{| class='wikitable'\n! Activity !! PM\n|-\n| Plan || A\n|}",
        "holds a table in wiki markup",
    ),
    "a page of Jira": (b"Our chart:\n||Activity||PM||\n|Plan|A|\n", "wiki markup, which is not read. Copy the table"),
    "web page": (b"\xef\xbb\xbf <!DOCTYPE html><table>", "is a web page or XML, not a chart. Open it in Excel"),
    "50,000 lines": (b"Activity,PM\n" + b"a,A\n" * 50_000, "has more than 5,000 lines, too many for a chart."),
    "a bomb": (with_parts(plain_workbook(), **{SHEET: BOMB}), "is too large to be a chart. Copy the table alone"),
    "thousands of parts": (
        with_parts(plain_workbook(), **{f"xl/part{number}.xml": b"" for number in range(2_000)}),
        "is too large to be a chart. Copy the table alone",
    ),
    "cells far out": (
        with_parts(plain_workbook(), **{SHEET: FAR + b"</sheetData></worksheet>"}),
        "it has cells far out",
    ),
    "16,000 columns": (
        b"Activity" + b",PM" * 16_000 + b"\nPlan" + b",A" * 16_000,
        "has more than 500 columns, too many for a chart.",
    ),
    "too many blank cells": (
        with_parts(plain_workbook(), **{SHEET: WIDE + b"</sheetData></worksheet>"}),
        "it has cells far out",
    ),
    "broken XML": (with_parts(plain_workbook(), **{SHEET: b"<worksheet"}), "is a damaged workbook. Open it in Excel"),
    "entities": (
        with_parts(plain_workbook(), **{SHEET: b'<!DOCTYPE x [<!ENTITY a "b">]>' + HEAD + b"&a;"}),
        "is a damaged workbook",
    ),
    "no sheets": (with_parts(plain_workbook(), **{SHEET: None}), "holds no words"),
    "an empty workbook": (plain_workbook(()), "holds no words: a chart was expected."),
    "prose": (b"We met on Monday and spoke about pricing.\n", "there are no roles"),
    "a table of another kind": (
        b"Name,Function\nAna Alva,Head of Sales\nBo Berg,Head\n",
        "no line names roles that have",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_it_is_told_in_one_sentence_with_the_next_step_at_once(what):
    data, told = BAD[what]
    began = time.process_time()
    with pytest.raises(InputError) as caught:
        parse_chart(data, Path("c.xlsx"))
    assert told in str(caught.value)
    assert str(caught.value).startswith("c.xlsx")
    assert "\n" not in str(caught.value)
    assert pace.within(time.process_time() - began, 2)


def test_a_sheet_of_fifty_thousand_rows_is_refused_within_time_and_memory(tmp_path):
    path = tmp_path / "c.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet()
    for row in range(50_000):
        page.write_row(row, 0, ("Plan", "A"))
    book.close()
    code = f"""
import re, time
from pathlib import Path
from pmworkshop.exchange.chart_file import read_chart
began = time.process_time()
try:
    read_chart(Path({str(path)!r}))
except Exception as error:
    print(error)
most = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())  # getrusage counts the parent too
print(int(most[1]) < 300 * 1024, time.process_time() - began)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    told, measured = done.stdout.splitlines()
    assert told == f"{path} is too large to be a chart. Copy the table alone into a new workbook."
    small, seconds = measured.split()
    assert small == "True"
    assert pace.within(float(seconds), 2)


def test_formulas_count_by_their_last_value_and_links_are_not_followed(tmp_path):
    path = tmp_path / "c.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet()
    page.write_row(0, 0, ("Activity", "PM", "Ops"))
    page.write_row(1, 0, ("Plan", "A"))
    page.write_formula(1, 2, "='[other.xlsx]Sheet1'!A1", None, "R")
    page.write_row(2, 0, ("Stop", "A"))
    page.set_row(2, None, None, {"hidden": True})
    book.close()
    found = read_chart(path)
    assert found.rows == (("Plan", ("A", "R")), ("Stop", ("A", "")))
    assert "rows or columns that are hidden are read like all others" in found.notes


def test_formulas_that_were_never_computed_are_told():
    found = parse_chart(plain_workbook((("Activity", "PM", "Ops"), ("Plan", "A", "=B2"))), Path("c.xlsx"))
    assert found.rows == (("Plan", ("A", "")),)
    assert found.notes[0].startswith("1 formula has no value yet and counts as blank; open the workbook in Excel")


def test_what_a_workbook_holds_besides_is_left_alone():
    extra = {"xl/media/image1.png": b"\0" * 9_000_000, "customXml/item1.xml": b"<x/>"}
    (grid,) = read_grids(with_parts(plain_workbook(), **extra), "c.xlsx", "a chart")
    assert grid.lines[1].cells == ("Plan", "A")


def test_a_large_file_of_another_kind_is_told_as_that(tmp_path):
    path = tmp_path / "c.csv"
    path.write_bytes(b"\x89PNG" + b"x" * 300_000)
    with pytest.raises(InputError, match="is a picture"):
        read_chart(path)
