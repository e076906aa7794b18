"""The charts on landscape pages: what stands on them, how many there are, and nothing of a text is markup."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from pmworkshop.interface import export
from pmworkshop.report.model.audience import AUDIENCES
from pmworkshop.report.model.parts import Found, Reason
from pmworkshop.report.model.report import Report
from pmworkshop.report.model.sections.chart import ChartSection
from pmworkshop.report.model.sections.solo_charts import Alone, Map, RowSeen
from pmworkshop.report.writers.charts.page import page_files
from tests.build import sample_file
from tests.report.charts import chart, given_away, report
from tests.report.printing import pages
from tests.report.test_markdown import UGLY


def shown(html: bytes) -> str:
    """What a reader sees, in one line."""
    body = re.sub(r"(?s)<head>.*?</head>", " ", html.decode())
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def page(*sections: ChartSection) -> str:
    return shown(page_files(report(*sections))["raci.html"])


def row_of(section: ChartSection, **changes: object) -> ChartSection:
    """The chart with one changed row alone."""
    return replace(section, rows=(replace(section.rows[0], **changes),), alone=None)


def test_a_chart_stands_on_its_page_with_full_names_legend_and_letters():
    found = page(chart(2, 3))
    assert "Sample alignment · Sample firm · Monday 14 September 2026 · 2 of 2 rows settled" in found
    assert "A Accountable: answers for the result; one role a row R Responsible: does the work" in found
    assert "Head of product area 1 Head of product area 2 * Head of product area 3" in found
    assert "* Nobody in the room spoke for Head of product area 2." in found
    assert "We live with: Six roles work on one row (we look again in January)." in found
    assert "next page" not in found


def test_the_look_of_a_cell_is_that_of_its_owner_or_of_who_does_the_work():
    html = page_files(report(row_of(chart(1, 4), cells=("AR", "R", "C", "I"))))["raci.html"].decode()
    cells = re.findall(r"<td(?: class=\"(\w+)\")?>(\w+)</td>", html)
    assert cells == [("owner", "AR"), ("doer", "R"), ("", "C"), ("told", "I")]


@pytest.mark.parametrize(("scheme", "owner", "doer"), [("DACI", "A", "D"), ("RAPID", "D", "P"), ("RASCI", "A", "R")])
def test_other_schemes_have_their_own_legend_owner_and_doer(scheme, owner, doer):
    html = page_files(report(chart(6, 6, scheme)))["raci.html"].decode()
    assert f'<b class="owner">{owner}</b>' in html
    assert f'<b class="doer">{doer}</b>' in html
    assert f'<td class="owner">{owner}</td>' in html


SEEN = [
    ({"CPO": 9}, None, ""),
    ({"CPO": 7, "Sales": 3}, None, "7 of 10 saw it so."),
    ({"VP Product": 5, "CPO": 4}, None, "5 saw VP Product, 4 CPO."),
    ({"VP Product": 3, "CPO": 2}, 1, "3 saw VP Product, 2 CPO, 1 nobody."),
    ({"a": 3, "b": 2, "c": 2, "d": 1, "e": 1}, None, "3 saw a, 2 b, 2 c, 2 other roles."),
    ({}, 4, "4 saw nobody."),
    ({}, None, ""),
]


@pytest.mark.parametrize(("seen", "nobody", "words"), SEEN)
def test_beside_a_row_stands_in_counts_what_leaders_saw_where_they_differed(seen, nobody, words):
    owned = ("CPO",) if "CPO" in seen else ()
    section = row_of(
        chart(1, 1), label="Price", answers_for_it=owned, reasons=(), state="settled" if owned else "open"
    )
    section = replace(section, alone=Alone(maps=(Map(1, 9, (RowSeen("Price", "apart", seen, nobody),)),)))
    found = page(section)
    assert (words in found) if words else (" saw " not in found)


def test_the_reason_for_the_owner_stands_alone_and_others_name_their_role():
    section = row_of(
        chart(1, 2),
        answers_for_it=("CPO",),
        reasons=(Reason("CPO", "A", "One voice each week"), Reason("Sales", "C", "They hear the customer!")),
    )
    assert "One voice each week. Sales (C): They hear the customer!" in page(section)


def test_where_nobody_charted_alone_only_the_reasons_are_promised():
    found = page(replace(chart(2, 2), alone=None))
    assert " * Why Decide on subject 1 " in found
    assert "Before we talked" not in found


def test_rows_that_are_not_settled_say_who_settles_them_and_by_when():
    section = given_away(chart(2, 2))
    late = replace(section.rows[0], state="open", due=date(2026, 10, 9), answers_for_it=())
    found = page(replace(section, rows=(*section.rows, late, replace(late, due=None), replace(late, due=None))))
    assert "2 of 6 rows settled" in found
    assert "Not settled yet: Stop a product (Sponsor, by 11 Dec) · Decide on subject 1 (by Fri 9 Oct)" in found
    assert "Decide on subject 1; Decide on subject 1 (who settles them, and by when?)" in found
    assert "Not settled yet. " in found


def test_owners_who_were_not_in_the_room_are_asked_by_somebody_or_by_nobody_yet():
    section = chart(3, 4)
    one, two, three = section.rows
    rows = (
        replace(one, not_here=("VP Product",), asked_by="Ann", asked_on=date(2026, 9, 18)),
        replace(two, not_here=("VP Product",), asked_by="Ann", asked_on=date(2026, 9, 18)),
        replace(three, not_here=("Director PM", "Sales")),
    )
    found = page(replace(section, rows=rows))
    assert "VP Product answers for two rows: Ann asks them by Fri 18 Sep." in found
    assert "Director PM and Sales answer for one row: Who asks them, and by when?" in found
    silent = tuple(replace(role, speaks="") for role in section.roles)
    assert "Nobody in the room spoke for any of these roles." in page(replace(section, roles=silent))
    spoken = tuple(replace(role, speaks="Ann") for role in section.roles)
    assert "Nobody" not in page(replace(section, roles=spoken))


def test_what_the_rules_found_stands_below_open_or_accepted():
    findings = (Found("Price, Sales", "Two answer for it."), Found("", "Who is asked?"))
    found = page(replace(chart(1, 2), findings=findings))
    assert "Still to look at: Price, Sales: Two answer for it · Who is asked?" in found
    assert "We live with" not in found


def test_a_name_that_is_too_long_to_stand_upright_stands_in_full_below():
    name = "Head of everything that has to do with customers and their orders in Europe"
    found = page(replace(chart(1, 1), roles=(replace(chart(1, 1).roles[0], title=name),)))
    assert f"In full: {name}." in found
    assert "Head of everything that has to do with" in found.partition("In full:")[0]


def test_a_chart_without_rows_or_roles_and_a_session_without_a_chart_say_so():
    assert "This chart has no rows yet." in page(chart(0, 3))
    assert "0 of 2 rows settled" in page(chart(2, 0))
    assert (
        page()
        == "Who answers for what Sample alignment · Sample firm · Monday 14 September 2026 This session has no chart."
    )


def test_larger_charts_go_on_further_pages_with_their_heads_and_say_so():
    html = page_files(report(chart(40, 30)))["raci.html"].decode()
    found = shown(html.encode())
    assert html.count("<thead>") == html.count("<section") == 9
    assert "This page: rows 1 to 14 of 40, roles 1 to 10 of 30. The others are on the next pages." in found
    assert "This page: rows 15 to 28 of 40, roles 21 to 30 of 30." in found
    assert "This page: rows 29 to 40 of 40, roles 11 to 20 of 30. The others are on the next page." in found
    assert found.count("Before we talked, and why") == 3
    assert all(found.count(f"Decide on subject {at} ") == 3 for at in range(1, 41))


def test_what_finds_no_room_below_the_last_row_goes_to_a_page_of_its_own():
    section = replace(chart(15, 14), findings=tuple(Found("", f"Point {at} " * 12, "yes") for at in range(12)))
    found = page(section)
    assert "What we live with and what is not settled yet is on the next page." in found
    assert found.count("We live with:") == 1


def test_the_purpose_of_the_room_stands_on_each_page(tmp_path: Path):
    made = replace(report(chart(15, 14), chart(2, 2)), purpose="We build what is paid for")
    html = page_files(made)["raci.html"]
    assert shown(html).count("Our purpose: We build what is paid for") == pages(html, tmp_path) == 2
    bare = shown(page_files(replace(report(), purpose="We build"))["raci.html"])
    assert bare.endswith("Our purpose: We build This session has no chart.")


def test_several_charts_follow_one_another():
    found = page(chart(2, 2, title="First"), chart(2, 2, "RAPID", title="Second"))
    assert found.index("First") < found.index("Second") < found.index("Decide: takes the decision")


SIZES = [
    ("none", (), 1),
    ("small", ((1, 1),), 1),
    ("full", ((15, 14),), 1),
    ("two", ((15, 14), (3, 3)), 2),
    ("large", ((40, 30),), 9),
    ("rows", ((200, 5),), 14),
]


@pytest.mark.parametrize(("sizes", "number"), [row[1:] for row in SIZES], ids=[row[0] for row in SIZES])
def test_so_many_sheets_come_out_of_the_printer(sizes, number, tmp_path: Path):
    assert pages(page_files(report(*(chart(*size) for size in sizes)))["raci.html"], tmp_path) == number


def test_the_page_of_the_sample_is_one_sheet_and_says_what_leaders_saw(tmp_path: Path):
    html = export(sample_file(tmp_path / "s.pmw"), "raci")["raci.html"]
    assert "5 of 9 saw it so. The roadmap needs one voice each week." in shown(html)
    assert "8 of 8 rows settled · a made-up example" in shown(html)
    assert pages(html, tmp_path) == 1


def test_no_letter_is_smaller_than_eight_points():
    html = page_files(report(chart(15, 14)))["raci.html"].decode()
    assert min(map(float, re.findall(r"(?:font-size: |font: )([\d.]+)pt", html))) == 8


TAGS = {"html", "head", "meta", "title", "style", "body", "section", "h1", "p", "b", "ul", "li", "table", "div"} | {
    *("colgroup", "col", "thead", "tbody", "tr", "th", "td")
}


def ugly(words: str) -> Report:
    section = chart(2, 2)
    roles = tuple(replace(role, title=f"{words} {at}", speaks="") for at, role in enumerate(section.roles))
    rows = tuple(
        replace(row, label=words, reasons=(Reason("x", "A", words),), given=words, state="parked", not_here=(words,))
        for row in section.rows
    )
    found = report(replace(section, title=words, roles=roles, rows=rows, findings=(Found(words, words, words),)))
    return replace(found, meta=replace(found.meta, title=words, organisation=words))


@pytest.mark.parametrize("words", [*UGLY, "=1+1", "  @x", "{{ 7*7 }}", "\x00\x1b[31m", "\u202eabc", "a" * 900])
def test_any_text_is_shown_as_it_is(words: str):
    html = page_files(ugly(words))["raci.html"].decode()
    tags = set(re.findall(r"</?(\w+)", html))
    assert tags <= TAGS
    assert "://" not in re.sub(r">[^<]*<", "><", html)
    assert not set(html) & set("\x00\x1b\u202e")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_reader_gets_the_same_bytes_each_time(audience, tmp_path: Path):
    path = sample_file(tmp_path / "s.pmw")
    assert export(path, "raci", audience=audience) == export(path, "raci", audience=audience)
