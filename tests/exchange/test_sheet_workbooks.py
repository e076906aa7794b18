"""Sheets as workbooks: written with lists to choose from, filled in with a spreadsheet, and read back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pmworkshop.exchange.filled_sheet import Reading, read_sheet
from pmworkshop.exchange.sheet_choices import choices
from pmworkshop.exchange.sheet_form import parts, read_mark
from pmworkshop.exchange.sheet_table import sheet_rows, sheet_table
from pmworkshop.report.builders.report import build
from pmworkshop.report.handouts.sheet_tables import table_files
from pmworkshop.report.handouts.sheet_workbooks import workbook_files
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.answer_form import Answer
from tests.build import activity, role
from tests.examples import examples
from tests.session.asked import asking
from tests.session.sheeting import at, fill, head
from tests.session.test_sheets import SORTS
from tests.session.test_sheets import filled as filled_at_random

ROLES = [role("sp", code="SP", title="Sponsor", place=1), role("pm", code="PM", title="Product manager", place=2)]
ROWS = [activity("price", label="Set price", question="Who may cut it?", place=1), activity("road", place=2)]
ENDS = [{"id": "1", "text": "We know our customer", "low": "not at all", "high": "entirely"}]
METHODS = {
    "scale": {"subjects": ENDS},
    "choice": {"options": ["More", "Less, later"]},
    "rank": {},
    "points": {"points": 10},
    "dots": {"points": 3},
}


def owners() -> Session:
    return asking(*ROLES, *ROWS, chart={}, collect={"mode": "solo"})


def letters() -> Session:
    return asking(*ROLES, *ROWS, chart={"letters": "all"})


def poll(method: str) -> Session:
    return asking(poll={"method": method, "passes": ["now"], **METHODS[method]})


def workbook(state: Session, *modules: str) -> bytes:
    return workbook_files(build(state, sheets=modules))["1-product.xlsx"]


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def saved(book: Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def answers_of(book: Workbook) -> Worksheet:
    sheet = book["Answers"]
    assert isinstance(sheet, Worksheet)
    return sheet


def filled(data: bytes, cells: Mapping[tuple[int, int], object]) -> bytes:
    """The workbook with these cells filled in, by row and column from 0."""
    book = opened(data)
    for (row, column), value in cells.items():
        answers_of(book).cell(row + 1, column + 1).value = value  # type: ignore[assignment]
    return saved(book)


def read(state: Session, data: bytes) -> Reading:
    return read_sheet(state, sheet_rows(data, "1-product.xlsx"), "1-product.xlsx")


def lists(data: bytes) -> dict[str, list[str]]:
    """What can be chosen, by the cells that have the list."""
    book = opened(data)
    found = {}
    for rule in answers_of(book).data_validations.dataValidation:
        place = rule.formula1.removeprefix("=").removeprefix("Lists!").replace("$", "")
        area = book["Lists"][place]
        found[str(rule.sqref)] = [str(row[0].value) for row in (area if isinstance(area, tuple) else ((area,),))]
    return found


# Written


def test_each_leader_has_a_workbook_with_the_lines_of_the_table():
    report = build(owners(), sheets=["chart", "collect"])
    books, tables = workbook_files(report), table_files(report)
    assert [name.removesuffix(".xlsx") for name in books] == [name.removesuffix(".csv") for name in tables]
    for book, table in zip(books.values(), tables.values(), strict=True):
        rows = [[cell for cell in row if cell] for row in sheet_rows(book, "")]
        assert rows[1].pop(0) == "Fill in the light cells: choose from their lists, or type."
        assert rows == [[cell for cell in row if cell] for row in sheet_rows(table, "")]


def test_the_same_session_gives_the_same_bytes():
    assert workbook_files(build(owners(), sheets=["chart"])) == workbook_files(build(owners(), sheets=["chart"]))
    data = workbook(owners(), "chart")
    assert opened(data).properties.created.isoformat() == "2026-09-14T00:00:00"
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        assert {one.date_time for one in container.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_marks_and_lists_are_out_of_sight_and_only_answers_can_be_changed():
    book = opened(workbook(letters(), "chart"))
    sheet = answers_of(book)
    assert book["Lists"].sheet_state == "hidden"
    marked = {cell.column_letter for row in sheet for cell in row if read_mark(str(cell.value or ""))}
    assert [sheet.column_dimensions[letter].hidden for letter in marked] == [True]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    row = at(sheet_rows(workbook(letters(), "chart"), ""), "price")[0] + 1
    assert [sheet.cell(row, column).protection.locked for column in (1, 2, 3, 4)] == [True, True, False, False]
    assert sheet.cell(row, 3).number_format == "@"


def test_it_prints_on_one_width_and_its_columns_can_be_read():
    wide = asking(*(role(f"r{n}", place=n) for n in range(8)), *ROWS, chart={"letters": "all"})
    for state, orientation in ((wide, "landscape"), (owners(), None)):
        sheet = answers_of(opened(workbook(state, "chart")))
        assert sheet.page_setup.orientation in (orientation, orientation or "portrait")
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((1, 0), (None, 0))
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.column_dimensions["A"].width > 40
    title = answers_of(opened(workbook(owners(), "chart")))
    assert "A1:C1" in [str(area) for area in title.merged_cells.ranges]


def test_nothing_in_it_is_a_formula_a_link_or_a_number():
    odd = [activity("odd", label="=HYPERLINK(1)\ufffe", question="https://firm.example", place=8)]
    odd += [activity("array", label="{=1+1}", question="=2", place=9)]  # type: ignore[list-item]
    odd += [role("bad", code="1", title="007", place=9), Participant(id="eve", name="=Eve", function="+S", place=9)]  # type: ignore[list-item]
    data = workbook(asking(*ROLES, *ROWS, *odd, chart={"letters": "all"}), "chart")
    cells = [cell for sheet in opened(data) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        assert b"<f>" not in b"".join(container.read(name) for name in container.namelist() if "sheet1" in name)
    assert "=HYPERLINK(1)" in [cell.value for cell in cells]


@pytest.mark.parametrize(
    ("state", "module", "offered"),
    [
        (owners(), "chart", ["1: Sponsor (SP)", "2: Product manager (PM)", "0: nobody", "-"]),
        (letters(), "chart", ["A", "R", "C", "I", "AR", "0", "-"]),
        (poll("scale"), "poll", ["1 not at all", "2", "3", "4", "5 entirely", "-"]),
        (poll("choice"), "poll", ["More", "Less, later", "-"]),
        (poll("rank"), "poll", ["1", "2", "-"]),
        (poll("dots"), "poll", ["0", "1", "2", "3", "-"]),
        (asking(), "decide", ["0", "1", "2", "3", "4", "5", "-"]),
    ],
)
def test_what_may_stand_in_a_cell_can_be_chosen_from_a_list(state: Session, module: str, offered: list[str]):
    assert next(iter(lists(workbook(state, module)).values())) == offered


def test_sentences_and_long_scales_have_no_list():
    assert lists(workbook(asking(), "collect")) == {}
    assert lists(workbook(asking(poll={"low": 0, "high": 100}), "poll")) == {}


@pytest.mark.parametrize("state", [owners(), letters(), *map(poll, METHODS), asking()])
def test_everything_that_can_be_chosen_is_read_back_without_a_word(state: Session):
    for part in parts(state, ["chart" if state.roles else "poll"]):
        for asked in part.form.subjects:
            for choice in choices(part, asked):
                rows = sheet_rows(table_files(build(state, sheets=[part.module]))["1-product.csv"], "")
                others = {one.id: [choice] for one in part.form.subjects} if choice == "-" else {}
                found = read_sheet(state, fill(rows, {**others, asked.id: [choice]}, tag=part.tag), "x")
                told = [problem for problem in found.problems if "row" in problem.partition(":")[0]]
                assert (told, [note for note in found.notes if "left blank" not in note]) == ([], [])


# Filled in, and read back


def test_what_is_filled_in_is_what_is_read():
    data = workbook(letters(), "chart")
    rows = sheet_rows(data, "")
    price, road = at(rows, "price")[0], at(rows, "road")[0]
    found = read(letters(), filled(data, {(price, 2): "A", (price, 3): "c", (road, 3): "A/R"}))
    assert found.problems == ()
    assert found.given[0].answers == (
        Answer("price", letters={"sp": "A", "pm": "C"}),
        Answer("road", letters={"pm": "AR"}),
    )


@pytest.mark.parametrize(("value", "score"), [(4, 4), (4.0, 4), ("4", 4), ("5 entirely", 5), ("4/5", 4)])
def test_a_value_is_read_as_number_and_as_text(value: object, score: int):
    data = workbook(poll("scale"), "poll")
    place = at(sheet_rows(data, ""), "1")[0]
    assert read(poll("scale"), filled(data, {(place, 2): value})).given[0].answers == (Answer("1", score=score),)


def test_sentences_may_have_several_lines_in_one_cell():
    data = workbook(asking(), "collect")
    place = at(sheet_rows(data, ""), "1")[0]
    found = read(asking(), filled(data, {(place, 1): "One\nTwo"}))
    assert found.given[0].answers == (Answer("1", text="One\nTwo"),)


def test_a_formula_is_told_and_never_computed():
    data = workbook(poll("scale"), "poll")
    place = at(sheet_rows(data, ""), "1")[0]
    table = sheet_table(filled(data, {(place, 2): "=2+2"}), "1-product.xlsx")
    assert len(table.notes) == 1
    assert "1 formula has no value yet and counts as blank" in table.notes[0].replace("count as", "counts as")
    assert read_sheet(poll("scale"), table.rows, "x").given == ()


def test_rows_that_were_moved_and_a_sheet_put_before_it_change_nothing():
    data = workbook(owners(), "chart")
    rows = sheet_rows(data, "")
    book = opened(filled(data, {(at(rows, "price")[0], 2): "Sponsor", (at(rows, "road")[0], 2): "0"}))
    book.create_sheet("My notes", 0)["A1"] = "Think"
    sheet = answers_of(book)
    sheet.protection.sheet = False
    sheet.move_range(f"A{head(rows) + 2}:D{len(rows)}", rows=5)
    sheet.insert_cols(1)
    found = read(owners(), saved(book))
    assert found.problems == ()
    assert found.given[0].answers == (Answer("price", letters={"sp": "A"}), Answer("road", letters={}))


def test_a_cell_that_cannot_be_read_is_named_by_its_row_and_column():
    data = workbook(owners(), "chart")
    place = at(sheet_rows(data, ""), "price")[0]
    (problem,) = read(owners(), filled(data, {(place, 2): "the boss"})).problems
    assert problem.startswith(f"row {place + 1}, column C (Who answers for it): “the boss” stands there; allowed")


def test_a_workbook_of_something_else_is_no_sheet():
    book = Workbook()
    book.active["A1"] = "Budget"  # type: ignore[index]
    with pytest.raises(Exception, match="is no sheet of pmworkshop"):
        sheet_rows(saved(book), "budget.xlsx")


@pytest.mark.parametrize("method", [sort for sort in SORTS if sort != "text"])
@given(data=st.data())
@settings(max_examples=examples(8), deadline=None)
def test_whatever_is_written_into_a_workbook_is_what_is_read(method: str, data: st.DataObject):
    state, module, expected, cells = data.draw(filled_at_random(method))
    book = workbook(state, module)
    rows = sheet_rows(book, "")
    written = fill([[*row, *[""] * (9 - len(row))] for row in rows], cells)
    found = read(state, filled(book, dict(_differences(rows, written))))
    assert found.problems == ()
    assert list(found.given[0].answers) == expected


def _differences(before: list[list[str]], after: list[list[str]]) -> Iterator[tuple[tuple[int, int], str]]:
    for row, cells in enumerate(after):
        for column, text in enumerate(cells):
            if text != (before[row][column] if column < len(before[row]) else ""):
                yield (row, column), text


def test_one_answer_beside_a_chart_takes_as_many_of_its_columns_as_it_needs():
    roles = [role(f"r{n}", title=f"Department {n}", place=n) for n in range(8)]
    state = asking(*roles, *ROWS, chart={"letters": "all"}, poll={"subjects": ENDS, "passes": ["now"]})
    data = workbook(state, "chart", "poll", "collect")
    sheet, rows = answers_of(opened(data)), sheet_rows(data, "")
    assert {sheet.column_dimensions[letter].width for letter in "CDEFGHIJ"} <= {13.0, 14.7109375, 14.0}
    place = next(n for n in at(rows, "1") if rows[n][1] == "not at all … entirely")
    areas = [str(area) for area in sheet.merged_cells.ranges]
    assert f"C{place + 1}:E{place + 1}" in areas
    filled_in = filled(data, {(place, 2): "5 entirely", (at(rows, "price")[0], 9): "A"})
    assert [one.answers for one in read(state, filled_in).given] == [
        (Answer("price", letters={"r7": "A"}),),
        (Answer("1", score=5),),
    ]


def test_only_the_columns_with_words_to_choose_from_have_lists():
    columns = [
        {"id": "what", "title": "What"},
        {"id": "size", "title": "Weight", "type": "choice", "options": ["small", "large"]},
        {"id": "kind", "title": "Kind", "type": "choice", "options": [f"word {n}" for n in range(40)]},
    ]
    (part,) = parts(asking(collect={"columns": columns}), ["collect"])
    asked = part.form.subjects[0]
    assert [choices(part, asked, one.id) for one in part.columns] == [(), (), (), ("small", "large"), ()]
    data = workbook(asking(collect={"columns": columns}), "collect")
    lists = sheet_of(data).data_validations.dataValidation
    assert {str(one.sqref)[0] for one in lists} == {"D"}
    state = asking(poll={"passes": ["now"], "remark": "Why?"})
    lists = sheet_of(workbook(state, "poll")).data_validations.dataValidation
    assert {str(one.sqref)[0] for one in lists} == {"B"}


def sheet_of(data: bytes) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data))["Answers"]
