"""What the program writes in one of its languages is read back in another, without a word about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import in_all, in_each, speaking, tr
from pmworkshop.exchange.actions.headings import columns_of
from pmworkshop.exchange.chart_file import parse_chart
from pmworkshop.exchange.charts.cells import plain_cell
from pmworkshop.exchange.charts.lines import _below, _between, _totals
from pmworkshop.exchange.charts.own_tables import BESIDE, NO_CHART, corner, part_heading
from pmworkshop.exchange.charts.told import ChartFileError
from pmworkshop.exchange.filled_sheet import read_sheet
from pmworkshop.exchange.people.people_file import parse_people
from pmworkshop.exchange.sheet_choices import choices
from pmworkshop.exchange.sheet_form import parts
from pmworkshop.exchange.sheet_table import sheet_rows, sheet_table
from pmworkshop.exchange.tables.reader import text_grids
from pmworkshop.exchange.trackers.marks import task_title
from pmworkshop.exchange.trackers.matching import matched
from pmworkshop.exchange.trackers.task_list import Task
from pmworkshop.report.builders.report import build
from pmworkshop.report.handouts.sheet_tables import table_files
from pmworkshop.report.handouts.sheet_workbooks import workbook_files as sheet_workbooks
from pmworkshop.report.writers.charts.csv_tables import csv_files
from pmworkshop.report.writers.charts.workbook import workbook_files
from pmworkshop.session.core.guests import ChartFile
from pmworkshop.session.core.schemes import legend
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.answer_form import Answer
from tests.build import action
from tests.exchange.test_sheet_workbooks import METHODS, letters, owners, poll
from tests.report.test_workbook import chart, markdown_files, report, same
from tests.session.asked import asking
from tests.session.sheeting import fill

BOTH = pytest.mark.parametrize(("written", "spoken"), [("de", "en"), ("en", "de"), ("de", "de")])


def own_csv(*roles: str) -> bytes:
    """A chart with one row, in the language that is spoken."""
    head = [corner("Who answers for what", "DACI"), *roles, *map(tr, BESIDE)]
    return "\n".join((",".join(head), ",".join(["Set the price", *"AD"[: len(roles)], "x", ""]))).encode()


@BOTH
def test_an_exported_chart_is_known_by_its_heads(written: str, spoken: str):
    with speaking(written):
        data = own_csv("Sales", "Finance")
    assert ("Geklärt" in data.decode()) == (written == "de")
    with speaking(spoken):
        found = parse_chart(data, Path("raci.csv"))
    assert (found.title, found.scheme, found.roles) == ("Who answers for what", "DACI", ("Sales", "Finance"))
    assert found.rows == (("Set the price", ("A", "D")),)


@BOTH
@pytest.mark.parametrize("roles", [3, 12, 30])
def test_a_chart_comes_back_equal_from_each_file_that_holds_it(written: str, spoken: str, roles: int):
    section = chart(20, roles)
    rows = tuple((row.label, row.cells) for row in section.rows)
    expected = ChartFile(section.title, "RACI", tuple(role.title for role in section.roles), rows, ())
    with speaking(written):
        made = report(section)
        files = {**markdown_files(made), **workbook_files(made), **csv_files(made)}
    with speaking(spoken):
        for name in ("raci.md", "workshop.xlsx", "raci.csv"):
            same(files[name], name, expected)


@BOTH
@pytest.mark.parametrize("scheme", ["RACI", "RASCI", "DACI", "RAPID"])
def test_the_legend_of_a_chart_says_its_scheme(written: str, spoken: str, scheme):
    with speaking(written):
        lines = ["Activity;Sales;Finance", "Set the price;A;I", ""]
        lines += [f"{letter};{word}" for letter, word, _ in legend(scheme)]
    with speaking(spoken):
        found = parse_chart("\n".join(lines).encode(), Path("a.csv"))
    assert found.scheme == scheme


@BOTH
def test_the_parts_of_a_wide_chart_come_together(written: str, spoken: str):
    with speaking(written):
        heads = [part_heading("Ours", first, first + 1, 4) for first in (1, 3)]
    text = "\n\n".join(
        f"### {head}\n\n|  | {head} 1 | {head} 2 |\n|---|---|---|\n| Price | A | R |" for head in heads
    )
    with speaking(spoken):
        found = parse_chart(text.encode(), Path("raci.md"))
    assert (found.title, len(found.roles)) == ("Ours", 4)


@BOTH
def test_a_session_without_a_chart_says_so(written: str, spoken: str):
    with speaking(written):
        data = f'"{tr(NO_CHART)}"\n'.encode()
    with speaking(spoken):
        told = tr("{path} holds no chart: the session had none.", path="raci.csv")
        with pytest.raises(ChartFileError) as caught:
            parse_chart(data, Path("raci.csv"))
    assert str(caught.value).startswith(told)


def states() -> list[Session]:
    return [owners(), letters(), *map(poll, METHODS), asking()]


@BOTH
@pytest.mark.parametrize("state", states())
def test_a_sheet_is_read_as_it_was_filled_in(written: str, spoken: str, state: Session):
    module = "chart" if state.roles else "poll"
    with speaking(written):
        report = build(state, sheets=[module])
        files = {**table_files(report), **sheet_workbooks(report)}
        offered = [(part, one, choices(part, one)) for part in parts(state, [module]) for one in part.form.subjects]
    for name in ("1-product.csv", "1-product.xlsx"):
        for part, asked, words in offered:
            for word in words:
                with speaking(spoken):
                    table = sheet_table(files[name], name)
                    found = read_sheet(state, fill(table.rows, {asked.id: [word]}, tag=part.tag), name)
                assert table.notes == ()
                assert [one for one in found.notes if part.title.partition(":")[0] not in one] == []
                assert [one for one in found.problems if one[:1] not in "“„"] == []


@BOTH
def test_nobody_and_the_line_of_a_letter_are_words_of_a_sheet(written: str, spoken: str):
    with speaking(written):
        rows = sheet_rows(table_files(build(owners(), sheets=["chart"]))["1-product.csv"], "")
        nobody = tr("0: nobody")
    with speaking(spoken):
        found = read_sheet(owners(), fill(rows, {"price": [nobody], "road": [nobody.partition(" ")[2]]}), "x")
    assert found.given[0].answers == (Answer("price", letters={}), Answer("road", letters={}))
    with speaking(written):
        rows = sheet_rows(table_files(build(letters(), sheets=["chart"]))["1-product.csv"], "")
        explained = ["{} {}: {}".format(*one) for one in legend("RACI")]
    with speaking(spoken):
        found = read_sheet(letters(), fill(rows, {"price": [explained[0]]}), "x")
    assert found.given[0].answers == (Answer("price", letters={"pm": "A"}),)


@BOTH
def test_a_list_of_actions_is_known_by_our_own_heads(written: str, spoken: str):
    with speaking(written):
        heads = [tr("What"), tr("Owner"), tr("Due"), tr("First step"), tr("Done when")]
    with speaking(spoken):
        assert columns_of(heads) == {"what": 0, "owner": 1, "due": 2, "first_step": 3, "done_when": 4}


@BOTH
def test_an_action_without_words_is_known_again_by_its_title(written: str, spoken: str):
    open_action = action("a1", code="M1", what="")
    with speaking(written):
        title = task_title("", "M1")
    with speaking(spoken):
        found = matched([open_action], [Task("line 2", title, word="done", status="done")])
    assert [(one.id, task.title) for one, task in found.pairs] == [("a1", title)]


def test_faults_and_notes_are_in_the_language_that_is_spoken_when_they_are_told():
    assert plain_cell("x").notes == ("“x” read as blank",)
    with speaking("de"):
        assert plain_cell("x").notes == ("„x“ als leer gelesen",)
        (grid,) = text_grids("a;b\nc;d", "these lines", "a chart")
        assert grid.notes == ("Semikolons als Trennzeichen gelesen",)
        found = parse_people("Name;Funktion\nAnn;Vertrieb", "die Liste")
        assert found.understood == "1 Führungskraft: Name aus Spalte 1, Funktion aus Spalte 2"
        with pytest.raises(InputError, match=r"^die Liste, Zeile 3: „Bo: Berg“ enthält einen Doppelpunkt"):
            parse_people("Name;Funktion\nAnn;Vertrieb\nBo: Berg;Vertrieb", "die Liste")


def test_a_message_is_known_in_all_languages_and_ours_comes_first():
    assert in_each(lambda: tr("Settled"))[0] == "Settled"
    assert in_all("Settled") == {"Settled", "Geklärt"}
    assert in_all("{number} in all", number=3) == {"3 in all", "zusammen 3"}


def test_lines_and_rows_that_are_no_chart_are_counted_in_their_own_words():
    assert [say(1, unit) for say in (_totals, _between, _below) for unit in ("row", "line")] == [
        "1 row of totals not used",
        "1 line of totals not used",
        "1 row under the heads not used",
        "1 line under the heads not used",
        "1 row below the chart not used",
        "1 line below the chart not used",
    ]
