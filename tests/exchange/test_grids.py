"""Tables are read alike, whatever program wrote them."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.exchange.tables.grid import Span
from pmworkshop.exchange.tables.reader import named_grid, read_grids, read_table_file, text_grids

WHAT = "a chart"
CELLS = [("Task", "Ann", "Bea"), ("Set it", "A", ""), ("Plan", "R", "A")]
READ = [("Task", "Ann", "Bea"), ("Set it", "A"), ("Plan", "R", "A")]


def grids(data, name="t.csv", **more):
    return read_grids(data if isinstance(data, bytes) else data.encode(), Path(name), WHAT, **more)


def cells(grid):
    return [line.cells for line in grid.lines]


def workbook(*sheets, change=lambda book: None):
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


COMMAS = "Task,Ann,Bea\nSet it,A,\nPlan,R,A\n"


@pytest.mark.parametrize(
    "data",
    [
        COMMAS,
        "\ufeff" + COMMAS,
        COMMAS.encode("utf-16"),
        b"\xfe\xff" + COMMAS.encode("utf-16-be"),
        COMMAS.replace(",", ";"),
        COMMAS.replace(",", "\t"),
        "sep=;\n" + COMMAS.replace(",", ";"),
        '"sep=,"\r\n' + COMMAS.replace("\n", "\r\n"),
        "| Task | Ann | Bea |\n|---|:-:|--:|\n| **Set it** | `A` | |\n| Plan | *R* | <b></b>A |\n".replace(
            "<b></b>", ""
        ),
        "Task | Ann | Bea\n-|-|-\nSet it | A\nPlan | R | A",
        workbook(("Chart", CELLS)),
    ],
)
def test_the_same_table_is_read_from_each_form(data):
    (grid,) = grids(data)
    assert cells(grid) == READ


def test_lines_know_their_number_and_whether_a_blank_one_stands_before():
    (grid,) = grids('a,b\n\n"c\nd",e\nf,g\n')
    assert [(line.number, line.cells, line.after_blank) for line in grid.lines] == [
        (1, ("a", "b"), False),
        (3, ("c d", "e"), True),
        (5, ("f", "g"), False),
    ]
    assert grids('"c\nd",e\n', breaks=True)[0].lines[0].cells[0] == "c\nd"


def test_a_workbook_gives_its_sheets_hidden_ones_last():
    def change(book):
        book["Lists"].sheet_state = "hidden"
        book["Chart"].merge_cells("B1:C1")

    data = workbook(("Lists", [("R",)]), ("Empty", []), ("Chart", CELLS), change=change)
    first, hidden = grids(data)
    assert (first.name, first.unit, first.merged) == ("Chart", "row", (Span(1, 1, 1, 2),))
    assert (hidden.name, hidden.notes) == ("Lists", ("the sheet is hidden",))
    assert named_grid((first, hidden), "lists", "t.xlsx") is hidden
    with pytest.raises(InputError, match=r"holds no table “x”. It holds Chart, Lists."):
        named_grid((first, hidden), "x", "t.xlsx")


def test_values_are_written_as_a_spreadsheet_shows_them():
    row = (
        3,
        2.5,
        True,
        date(2026, 12, 14),
        datetime.fromisoformat("2026-12-14 09:30"),
        time(9, 30),
        0.1 + 0.2,
        " two\nlines ",
    )
    (grid,) = grids(workbook(("S", [row])))
    assert cells(grid) == [("3", "2.5", "TRUE", "2026-12-14", "2026-12-14 09:30", "09:30", "0.3", "two lines")]


def test_pasted_cells_are_a_table(tmp_path):
    (grid,) = text_grids("Task\tAnn\nPlan\tA", "the pasted lines", WHAT)
    assert cells(grid) == [("Task", "Ann"), ("Plan", "A")]


def test_a_file_is_read_within_limits(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b\n" * 100_000)
    with pytest.raises(InputError, match="larger than 256 kB, too large for a chart"):
        read_table_file(path, WHAT)


def test_pipes_without_a_rule_are_no_table_in_markdown():
    (grid,) = grids("this | that\nis no, table\n", "t.md")
    assert [line.cells for line in grid.lines] == [("this | that",), ("is no", "table")]


def test_tables_in_markdown_are_named_apart():
    found = grids("# A\n\na|b\n-|-\nc|d\n\ne|f\n-|-\ng|h\n\n# A\n\ni|j\n-|-\nk|l\n")
    assert [grid.name for grid in found] == ["A", "table 2", "A (3)"]
    assert named_grid(found, "2", "t.md") is found[1]


def test_thousands_of_lines_are_refused():
    with pytest.raises(InputError, match="has more than 5,000 lines"):
        grids("a,b\n" * 6000)
