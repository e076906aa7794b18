"""Sheets in files of every kind: workbooks, tables, pages; nothing in a folder is passed over in silence."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from pmworkshop.exchange.sheet_table import sheet_rows
from pmworkshop.interface import load
from tests.cli.conftest import Desk
from tests.session.sheeting import at

PEOPLE = "name,function,sponsor\nAnn,Product,\nBen,Sales,\nDee,Management,yes\n"
SUBJECTS = ("strategy", "roadmap", "resources", "customers", "disputes", "time")


@pytest.fixture
def made(desk: Desk) -> Path:
    """A session with three leaders, and their blank workbooks and pages of six statements in the folder `out`."""
    path = desk.new("--title", "Spring", "--people", desk.write("people.csv", PEOPLE))
    assert desk.run("sheets", "Spring", "--module", "pulse", "--out", "out").code == 0
    return path


def fill(desk: Desk, name: str, value: object = 4) -> Path:
    """Fill a workbook in, the same value for each statement."""
    path = desk.here / "out" / f"{name}.xlsx"
    rows = sheet_rows(path.read_bytes(), name)
    book = openpyxl.load_workbook(path)
    for subject in SUBJECTS:
        book["Answers"].cell(at(rows, subject)[0] + 1, 3).value = value
    book.save(path)
    return path


def scores(path: Path) -> list[int | None]:
    return [ballot.score for ballot in load(path).ballots.values()]


def test_workbooks_are_written_filled_in_and_collected(desk: Desk, made: Path):
    fill(desk, "1-product")
    fill(desk, "2-sales", "2")
    said = desk.run("collect", "Spring", "out")
    assert (said.code, said.err) == (0, "")
    assert said.lines == ["3 sheets: 2 taken, 1 blank; 2 of 3 in"]
    assert sorted(scores(made)) == [2] * 6 + [4] * 6  # type: ignore[type-var]


def test_a_filled_workbook_is_not_written_over(desk: Desk, made: Path):
    again = ("sheets", "Spring", "--module", "pulse", "--out", "out")
    path = fill(desk, "2-sales")
    before = path.read_bytes()
    said = desk.run(*again)
    assert said.code == 2
    assert "2-sales.xlsx is there already, and not blank" in said.err
    assert path.read_bytes() == before
    assert desk.run(*again, "--force").code == 0


def test_the_formats_of_sheets_are_chosen(desk: Desk, made: Path):
    def suffixes(*words: str) -> list[str]:
        lines = desk.run("sheets", "Spring", "--out", "others", *words).lines
        return sorted({Path(line).suffix for line in lines})

    assert suffixes() == [".md", ".xlsx"]
    assert suffixes("--separator", "semicolon") == [".csv", ".md"]
    assert suffixes("--format", "csv") == [".csv"]
    assert suffixes("--format", "csv", "--format", "xlsx", "--separator", "tab") == [".csv", ".xlsx"]
    assert (desk.here / "others" / "1-product.csv").read_bytes().count(b"\t") > 10
    assert desk.run("sheets", "Spring", "--format", "pdf").code == 2


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("3-operations.xlsx", b"PK\x03\x04 no workbook", "3-operations.xlsx is damaged"),
        ("3-operations.xlsx", "Ünlesbar".encode("utf-16"), "3-operations.xlsx is no sheet of pmworkshop"),
        ("3-operations.numbers", b"\xff\xd8\xff", "3-operations.numbers is a picture"),
        ("scan.pdf", b"%PDF-1.4", "scan.pdf is a PDF"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "old.xls is a document of an old kind of Office"),
        ("README.txt", b"Read me", "README.txt is no sheet of pmworkshop"),
        ("3-operations.md", b"# Ben\n\n4", "3-operations.md is a page to print, and is not read"),
    ],
)
def test_what_is_no_sheet_in_a_folder_is_named(desk: Desk, made: Path, name: str, content: bytes, told: str):
    fill(desk, "2-sales")
    desk.write(f"out/{name}", content)
    said = desk.run("collect", "Spring", "out")
    assert said.code == 2
    assert told in said.err
    assert len(said.err.splitlines()) == 1
    assert said.lines == ["4 sheets: 1 taken, 2 blank, 1 not taken; 1 of 3 in"]


def test_a_folder_in_a_folder_and_a_page_that_was_written_on_are_named(desk: Desk, made: Path):
    fill(desk, "2-sales")
    (desk.here / "out" / "late").mkdir()
    page = desk.here / "out" / "1-product.md"
    page.write_text(page.read_text(encoding="utf-8") + "4\n", encoding="utf-8")
    said = desk.run("collect", "Spring", "out")
    assert said.code == 2
    assert "late is a folder inside the one that was named" in said.err
    assert "1-product.md is a page to print" in said.err
    assert "2-sales.md" not in said.err


def test_what_the_system_or_an_open_workbook_leaves_is_no_sheet_of_anybody(desk: Desk, made: Path):
    fill(desk, "2-sales")
    for name in (".DS_Store", "~$2-sales.xlsx", "Thumbs.db", "desktop.ini"):
        desk.write(f"out/{name}", b"\0")
    assert desk.run("collect", "Spring", "out").lines == ["3 sheets: 1 taken, 2 blank; 1 of 3 in"]


def test_pages_as_they_were_written_are_left_out_when_named_with_the_others(desk: Desk, made: Path):
    fill(desk, "2-sales")
    names = sorted(path for path in (desk.here / "out").iterdir())
    assert desk.run("collect", "Spring", *names).code == 0
    said = desk.run("collect", "Spring", *(name for name in names if name.suffix == ".md"))
    assert said.code == 2
    assert "There is nothing to collect" in said.err


def test_utf_16_and_windows_text_are_read_in_a_folder_too(desk: Desk, made: Path):
    assert desk.run("sheets", "Spring", "--module", "pulse", "--format", "csv", "--out", "text").code == 0
    for name, encoding in (("1-product", "utf-16"), ("2-sales", "cp1252")):
        path = desk.here / "text" / f"{name}.csv"
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        rows = at(sheet_rows(path.read_bytes(), name), "time")
        first, ends, _, mark = lines[rows[0]].rsplit(",", 3)
        lines[rows[0]] = f"{first},{ends},5,{mark}"
        path.write_bytes("\r\n".join(lines).encode(encoding))
    said = desk.run("collect", "Spring", "text")
    assert said.code == 0
    assert said.lines == ["3 sheets: 2 taken, 1 blank; 2 of 3 in"]
    assert scores(made) == [5, 5]


def test_a_formula_in_a_workbook_is_told(desk: Desk, made: Path):
    path = fill(desk, "2-sales", "=2+2")
    said = desk.run("collect", "Spring", path)
    assert said.lines == ["1 sheet: 1 blank"]
    assert "6 formulas have no value yet" in said.err


def test_a_workbook_of_lists_alone_is_no_sheet(desk: Desk, made: Path):
    data = io.BytesIO()
    book = openpyxl.Workbook()
    book.save(data)
    said = desk.run("collect", "Spring", desk.write("empty.xlsx", data.getvalue()))
    assert said.code == 2
    assert "empty.xlsx holds no words: a sheet was expected" in said.err
