"""Blank sheets: one for each leader, to print and to fill in."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.exchange.sheet_form import read_mark
from pmworkshop.report.builders.report import build
from pmworkshop.report.handouts.sheet_pages import page_files
from pmworkshop.report.handouts.sheet_tables import table_files
from pmworkshop.session.core.records import AnyRecord, Participant, Role
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import people
from pmworkshop.session.rounds import ballots
from pmworkshop.session.rounds.answer_form import Answer
from tests.build import activity, entry, role
from tests.session.asked import asking
from tests.session.doing import do

ROLES = [role("sp", code="SP", title="Sponsor", place=1), role("pm", code="PM", title="Product manager", place=2)]
ROWS = [activity("price", label="Set price", question="Who may cut it?", place=1), activity("road", place=2)]


def whole(*records: AnyRecord) -> Session:
    return asking(*ROLES, *ROWS, *records, chart={"letters": "all"})


def sheets(state: Session, modules: Sequence[str] = (), separator: str = ",") -> dict[str, bytes]:
    report = build(state, sheets=modules)
    return page_files(report) | table_files(report, separator=separator)


def table(data: bytes, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


def test_each_leader_who_has_not_left_has_two_files_named_after_the_function():
    state = do(whole(), people.leave("cem"))
    names = ["1-product", "2-sales", "3-management"]
    assert list(sheets(state)) == [f"{name}{suffix}" for suffix in (".md", ".csv") for name in names]


def test_names_are_safe_and_in_order_however_many_and_whatever_they_are():
    more = [
        Participant(id=f"p{n}", name=name, place=9 + n) for n, name in enumerate(["../../x", "con", "李", "a", "b"])
    ]
    others = [Participant(id=f"q{n}", name="Q", place=20 + n) for n in range(2)]
    names = sorted(sheets(whole(*more, *others)))
    assert names[:2] == ["01-product.csv", "01-product.md"]
    assert {"04-x.csv", "05-con-.csv", "06-li.csv", "11-management.csv"} <= set(names)
    assert len(names) == 22
    assert sorted(names, key=lambda name: name[:2]) == names


def test_the_same_session_gives_the_same_bytes():
    assert sheets(whole()) == sheets(whole())


def test_the_page_says_whose_it_is_how_it_is_filled_in_and_what_the_letters_mean():
    page = sheets(whole(), ["chart"])["1-product.md"].decode()
    assert page.startswith("# Ann\n\nProduct · Sample alignment · Sample firm · Monday 14 September 2026\n")
    assert "## A chart module\n\nWhat about chart?\n" in page
    assert "A Accountable: answers for the result; one role a row · R Responsible" in page
    assert "1: Sponsor (SP) · 2: Product manager (PM)" in page
    assert "|  | Decision or activity | At stake | SP | PM |" in page
    assert "| 1 | Set price | Who may cut it? |  |  |" in page


def test_twenty_rows_stand_on_one_page():
    more = [activity(f"r{n}", place=n + 3) for n in range(18)]
    page = sheets(whole(*more), ["chart"])["1-product.md"].decode()
    assert len(page.splitlines()) < 45


def test_a_scale_is_there_to_circle_and_a_long_one_to_write_in():
    page = sheets(asking(), ["poll"])["1-product.md"].decode()
    assert "Circle one value in each row." in page
    assert "## A poll module: as it is" in page
    assert "## A poll module: as we want it" in page
    assert "| 1 | We know our customer | 1  2  3  4  5 |" in page
    long = sheets(asking(poll={"high": 100, "low": 0}), ["poll"])["1-product.md"].decode()
    assert "Write one value into each row, 0 to 100." in long
    assert "| 1 | We know our customer |  |" in long


@pytest.mark.parametrize(
    ("method", "told"),
    [
        ("rank", "Give each a place, 1 for the best"),
        ("points", "Spread 10 points, at most 8 on one"),
        ("dots", "Place up to 10 dots, at most 8 on one"),
        ("choice", "1: Yes · 2: No"),
        ("fist", "| 1 | We know our customer | 0  1  2  3  4  5 |"),
    ],
)
def test_other_ways_of_answering_are_told(method: str, told: str):
    options = ["Yes", "No"] if method == "choice" else []
    state = asking(poll={"method": method, "points": 10, "cap": 8, "options": options})
    assert told in sheets(state, ["poll"])["1-product.md"].decode()


def test_questions_have_lines_to_write_on():
    page = sheets(asking(collect={"columns": []}), ["collect"])["1-product.md"].decode()
    assert page.count("\n---\n") == 6
    assert "**What must stop?**" in page


def test_questions_with_columns_have_a_table_to_write_into():
    columns = [
        {"id": "size", "title": "Weight", "type": "choice", "options": ["small", "large"]},
        {"id": "fear", "title": "May fear", "private": True},
    ]
    written = sheets(asking(collect={"columns": columns}), ["collect"])
    page = written["1-product.md"].decode()
    assert "|  | Question | Your line | Weight | May fear (kept private) |" in page
    assert "| 2 | What must stop? |  |  |  |\n|  |  |  |  |  |\n|  |  |  |  |  |" in page
    assert "Beside it, what you know; leave the rest blank." in page
    assert "Weight: small, large" in page
    (head,) = [row for row in table(written["1-product.csv"]) if "Your line" in row]
    assert head[:4] == ["Question", "Your line", "Weight", "May fear (kept private)"]


@pytest.mark.parametrize(("high", "blank"), [(5, "1  2  3  4  5"), (20, "")])
def test_values_with_a_remark_have_a_column_for_it(high: int, blank: str):
    state = asking(poll={"subjects": ["Prices are right"], "passes": ["now"], "remark": "Why?", "high": high})
    page = sheets(state, ["poll"])["1-product.md"].decode()
    assert f"|  | What is asked | 1 to {high} | Why? |" in page
    assert f"| 1 | Prices are right | {blank} |  |" in page
    assert page.count("Beside a value you may say more, or leave it blank.") == 1


def test_owners_alone_are_one_column_with_the_roles_numbered():
    page = sheets(asking(*ROLES, *ROWS), ["chart"])["1-product.md"].decode()
    assert "Accountable: answers for the result; one role a row · 1: Sponsor (SP)" in page
    assert "| 2 | Decide on road |  |  |" in page


def test_a_role_without_a_code_has_its_title_over_its_column():
    state = asking(Role(id="x", chart="chart", code="", title="Legal", place=1), *ROWS, chart={"letters": "all"})
    assert "| At stake | Legal |" in sheets(state, ["chart"])["1-product.md"].decode()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_each_line_of_the_table_is_marked_and_as_long_as_the_others(separator: str):
    data = sheets(whole(), separator=separator)["1-product.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    rows = [row for row in table(data, separator) if row]
    assert len({len(row) for row in rows}) == 1
    marks = [mark for row in rows if (mark := read_mark(row[-1]))]
    assert [mark[0] for mark in marks].count("row") == 2 + 2 + 2
    assert {mark[1:3] for mark in marks} == {("5e55104000000001", "ann")}
    assert marks[-1] == ("row", "5e55104000000001", "ann", "chart", "1", "road")


def test_nothing_in_the_table_is_calculated():
    odd = [
        activity("odd", label="=HYPERLINK(1)", question="@x", place=8),
        role("bad", code="+1", title="-Head", place=9),
        Participant(id="eve", name="=Eve", function="+Sales", place=9),
    ]
    for name, data in sheets(whole(*odd)).items():
        if name.endswith(".csv"):
            assert [cell for row in table(data) for cell in row if cell[:1] in ("=", "+", "-", "@")] == []


def test_nothing_that_anybody_answered_or_that_is_private_stands_in_it():
    state = whole(entry("e1", "Private line"))
    before = sheets(state)
    given = do(state, ballots.cast("chart", "ben", [Answer("price", letters={"pm": "A"})]))
    assert sheets(given) == before
    text = b"".join(before.values()).decode()
    for hidden in ("Private line", "@firm.example", "Whispered", "Usually the product manager"):
        assert hidden not in text


def test_what_cannot_be_asked_on_a_sheet_is_refused():
    with pytest.raises(RefusedError, match="asks nobody alone"):
        sheets(whole(), ["brief"])
