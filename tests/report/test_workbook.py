"""The workbook and the CSV of a workshop: what stands in them, that nothing of it runs, and that it reads back."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings

from pmworkshop.exchange.actions.action_list import read_actions
from pmworkshop.exchange.chart_file import parse_chart
from pmworkshop.exchange.charts.told import ChartFileError
from pmworkshop.exchange.tables.workbook import workbook_grids
from pmworkshop.interface import export, load
from pmworkshop.report.builders.report import build as build_report
from pmworkshop.report.model.report import Report
from pmworkshop.report.model.rounds import Asked
from pmworkshop.report.model.sections.chart import ChartRow, ChartSection, Column
from pmworkshop.report.model.sections.plan import PlanSection
from pmworkshop.report.writers.charts.csv_tables import csv_files
from pmworkshop.report.writers.charts.workbook import workbook_files
from pmworkshop.report.writers.documents import markdown_files
from pmworkshop.session.core.guests import ChartFile
from tests import build
from tests.build import sample_file
from tests.cli.conftest import Desk, desk  # noqa: F401
from tests.examples import examples
from tests.exchange.test_own_tables import charts
from tests.report.charts import chart, given_away, report
from tests.report.sample import session, text_fields, with_text


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def book_of(made: Report) -> Any:
    return opened(workbook_files(made)["workshop.xlsx"])


def cells(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_file(tmp_path_factory.mktemp("sample") / "s.pmw")


def test_a_sheet_for_each_chart_comes_first_and_then_the_lists():
    lists = ["Plan", "Gifts", "Answers", "People"]
    assert book_of(report(chart(2, 2))).sheetnames == ["Chart", *lists]
    assert book_of(report(chart(2, 2), chart(3, 3))).sheetnames == ["Chart 1", "Chart 2", *lists]
    empty = book_of(report())
    assert empty["Chart"]["A1"].value == "This session has no chart."
    assert [empty[name]["A2"].value for name in lists[:3]] == [
        "No action is planned.",
        "No gift is noted.",
        "No answers are shown yet.",
    ]
    assert book_of(replace(report(), people=()))["People"]["A2"].value == "Nobody is listed."


def test_a_chart_has_its_legend_letters_reasons_and_a_frozen_head():
    sheet = book_of(report(given_away(chart(2, 2))))["Chart"]
    rows = cells(sheet)
    assert rows[0][0].startswith("Who answers for what · 2 of 3 rows settled · Sample alignment · Sample firm")
    assert rows[1][0].startswith("A Accountable: answers for the result; one role a row · R Responsible")
    assert "Nobody in the room spoke for Head of product area 2." in rows[1][0]
    head = ["Who answers for what (RACI)", "Head of product area 1", "Head of product area 2", "Settled", "Why"]
    assert rows[2] == head
    assert rows[3] == ["Decide on subject 1", "A", "R", "yes", "The order of the work needs one voice."]
    assert rows[5] == ["Stop a product", None, None, "Sponsor, by 11 Dec", None]
    assert (sheet["B4"].fill.fgColor.rgb, sheet["C4"].fill.fgColor.rgb) == ("FF0A4A57", "FFB5D6DC")
    assert sheet["B3"].alignment.textRotation == 90
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B4", "A3:E6")


def test_the_purpose_stands_above_the_chart():
    sheet = book_of(replace(report(chart(1, 1)), purpose="We build what is paid for"))["Chart"]
    assert sheet["A2"].value.startswith("Our purpose: We build what is paid for · A Accountable")


def test_each_sheet_prints_across_one_landscape_page_and_repeats_its_head(sample):
    for sheet in opened(export(sample, "workbook")["workshop.xlsx"]):
        head = 3 if sheet.title == "Chart" else 1
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == f"${head}:${head}"
        assert sheet.auto_filter.ref.startswith(f"A{head}:")
        assert sheet.column_dimensions["A"].width > 5
        assert sheet.freeze_panes == f"B{head + 1}"


def test_the_plan_has_its_days_as_days(sample):
    plan = cells(opened(export(sample, "workbook")["workshop.xlsx"])["Plan"])
    assert plan[0][:7] == ["No.", "Action", "Owner", "Due", "First step", "First step by", "How we will know"]
    assert all(isinstance(row[3], datetime) for row in plan[1:])
    assert plan[0][-1].startswith("Look again")


def test_the_plan_can_be_read_as_a_list_of_actions(sample):
    grid = next(
        one
        for one in workbook_grids(export(sample, "workbook")["workshop.xlsx"], "w", "a plan")
        if one.name == "Plan"
    )
    found = read_actions(grid, lambda cell: False, lambda cell: cell[:2] == "20")
    assert found is not None
    sections = build_report(load(sample), "room").sections
    plan = {action.what: action for section in sections for action in getattr(section, "actions", ())}
    assert {row.what for row in found.rows} == set(plan)
    for row in found.rows:
        action = plan[row.what]
        assert row.owner == ", ".join(action.owners)
        assert row.due == str(action.due)
        assert (row.first_step, row.done_when) == (action.first_step, action.success_measure)


def test_gifts_stand_with_their_action_whether_noted_with_it_or_alone():
    rows = cells(opened(export(session(), "workbook")["workshop.xlsx"])["Gifts"])
    assert rows[0][:4] == ["From", "Function", "Gift", "Amount"]
    assert [row[:4] + row[6:8] for row in rows[1:]] == [
        ["Cem", None, "analyst", "2 days", "from May", "A01"],
        ["Dee", None, "days", "2", None, "A01"],
    ]
    given = build.session(
        build.action("x1", gives=({"function": "Finance", "what": "money"}, {"what": "a room"})),
    )
    needed = cells(opened(export(given, "workbook")["workshop.xlsx"])["Gifts"])
    assert [row[:3] for row in needed[1:]] == [["still needed", "Finance", "money"], ["nobody yet", None, "a room"]]


def test_answers_are_counts_and_no_voice_is_named(sample):
    rows = cells(opened(export(session(), "workbook")["workshop.xlsx"])["Answers"])
    assert rows[0] == ["Part", "Time", "Question", "Answer", "How many", "What is counted"]
    assert ["A poll module", 1, "as it is: We know our customer", "2", 1, "people"] in rows
    assert any(row[3] == "abstained" for row in rows)
    assert any(row[3] == "a sentence" and row[4] == 1 for row in rows)
    assert not {"Ann", "Ben", "Cem"} & {cell for row in rows for cell in row}
    whole = opened(export(sample, "workbook", audience="facilitator")["workshop.xlsx"])["Answers"]
    assert cells(whole) == cells(opened(export(sample, "workbook")["workshop.xlsx"])["Answers"])
    assert ["Set the price", "Product manager", 4, "people"] in [row[2:] for row in cells(whole)]
    assert any(row[5] == "points or dots" for row in cells(whole))


def test_sentences_of_a_round_without_names_are_counted_too():
    asked = Asked(1, label="wanted", shown=True, anonymous=True, texts=("one", "two"))
    rows = cells(book_of(report(replace(chart(1, 1), rounds=(asked,), alone=None)))["Answers"])
    assert rows[1:] == [["Who answers for what", 1, "wanted", "a sentence", 2, "people"]]


def test_people_have_their_roles_and_who_is_not_there():
    rows = cells(opened(export(session(), "workbook")["workshop.xlsx"])["People"])
    assert rows[0][:4] == ["Name", "Function", "Group", "In the room"]
    assert rows[1][0] == "Ann"
    assert rows[1][5] == "Product manager"
    assert rows[4][0] == "Dee (sponsor)"


HOSTILE = [
    "=1+1",
    "  =cmd|' /C calc'!A0",
    "+1",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "https://a.example",
    "007",
    "<b>&amp;",
    "_x0041_",
    "\x00\x08\ufffe\U0001f600",
    "\u202eabc \u05d0",
    "a" * 40_000,
    "&P &D",
    "{=1}",
]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_text_stays_text_in_every_cell(words: str):
    whole = with_text(session(), words, text_fields(session()))
    book = opened(export(whole, "workbook")["workshop.xlsx"])
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in found} <= {"s", "n", "d"}
    assert all(cell.hyperlink is None for cell in found)
    for cell in found:
        assert cell.data_type != "n" or cell.value is None or isinstance(cell.value, int)
    table = export(whole, "raci-csv")["raci.csv"].decode("utf-8-sig")
    assert not [cell for cell in table.replace("\r\n", ",").split('","') if cell.strip('" ')[:1] in ("=", "+", "@")]


@pytest.mark.parametrize("name", ["workbook", "raci-csv"])
def test_the_same_session_gives_the_same_bytes(sample, name):
    assert export(sample, name) == export(sample, name)


def section_of(given: ChartFile) -> ChartSection:
    return replace(
        chart(0, 0, given.scheme, given.title),
        roles=tuple(Column("", title) for title in given.roles),
        rows=tuple(ChartRow(label, "settled", (), cells) for label, cells in given.rows),
    )


def same(data: bytes, name: str, expected: ChartFile) -> None:
    found = parse_chart(data, Path(name))
    assert (found.title, found.scheme) == (expected.title, expected.scheme)
    assert (found.roles, found.rows) == (expected.roles, expected.rows)


@settings(max_examples=examples(40), deadline=None)
@given(charts())
def test_any_chart_reads_back_equal_from_the_workbook_and_from_csv(given: ChartFile):
    made = report(section_of(given))
    same(workbook_files(made)["workshop.xlsx"], "workshop.xlsx", given)
    same(csv_files(made)["raci.csv"], "raci.csv", given)


@pytest.mark.parametrize("roles", [3, 9, 10, 12, 30])
def test_a_chart_of_many_roles_reads_back_equal_from_markdown_too(roles):
    section = chart(20, roles)
    made = report(section)
    titles = tuple(role.title for role in section.roles)
    expected = ChartFile(section.title, "RACI", titles, tuple((row.label, row.cells) for row in section.rows), ())
    for data, name in (
        (markdown_files(made)["raci.md"], "raci.md"),
        (workbook_files(made)["workshop.xlsx"], "workshop.xlsx"),
        (csv_files(made)["raci.csv"], "raci.csv"),
    ):
        same(data, name, expected)
    widest = max(line.count("|") for line in markdown_files(made)["raci.md"].decode().splitlines())
    assert widest <= 11


def test_one_of_several_charts_is_chosen_and_an_empty_workbook_is_refused():
    made = report(chart(2, 2, title="Ours"), chart(3, 3, title="Theirs"))
    data = workbook_files(made)["workshop.xlsx"]
    with pytest.raises(ChartFileError, match="holds 2 charts: Chart 1, Chart 2"):
        parse_chart(data, Path("workshop.xlsx"))
    assert parse_chart(data, Path("workshop.xlsx"), None, "chart 2").title == "Theirs"
    assert set(csv_files(made)) == {"raci.csv", "raci-2.csv"}
    for data, name in (
        (workbook_files(report())["workshop.xlsx"], "w.xlsx"),
        (csv_files(report())["raci.csv"], "r.csv"),
    ):
        with pytest.raises(ChartFileError, match="holds no chart: the session had none"):
            parse_chart(data, Path(name))


def test_a_table_opens_in_excel_as_what_it_is():
    data = csv_files(report(chart(1, 1, title="Wer führt")))["raci.csv"]
    assert data.startswith(b'\xef\xbb\xbf"Wer f\xc3\xbchrt (RACI)","Head of product area 1","Settled","Why"\r\n')


def test_an_action_of_several_plans_stands_once_and_200_rows_and_30_roles_have_room():
    made = report(chart(200, 30))
    actions = (build.action(f"x{at}", f"A{at}") for at in range(200))
    plan = [one for one in build_report(build.session(*actions), "room").sections if isinstance(one, PlanSection)]
    book = book_of(replace(made, sections=(*made.sections, *plan, *plan)))
    assert (book["Plan"].max_row, book["Chart"].max_row, book["Chart"].max_column) == (201, 203, 33)


def test_a_facilitator_takes_a_workbook_and_starts_the_next_workshop_with_its_chart(desk: Desk, sample):  # noqa: F811
    assert desk.run("export", sample, "--format", "workbook", "--out", "out").code == 0
    checked = desk.run("chart", "check", "out/workshop.xlsx")
    assert checked.code == 0
    assert "RACI, 8 rows, 9 roles" in checked.out + checked.err
    path = desk.new("--title", "Again", "--chart", "out/workshop.xlsx")
    assert desk.run("export", path, "--format", "raci-csv", "--out", "again").code == 0
    again = parse_chart((desk.here / "again" / "raci.csv").read_bytes(), Path("raci.csv"))
    first = parse_chart((desk.here / "out" / "workshop.xlsx").read_bytes(), Path("workshop.xlsx"))
    assert again.rows == first.rows
