"""A chart is read back as meant from whatever form its owners keep it in, with no option given."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pmworkshop.exchange.chart_file import parse_chart
from tests.examples import examples
from tests.exchange.chart_forms import Written, by_letter, markdown, text, workbook

ROLES = [
    "Sales",
    "Product",
    "R&D",
    "AI",
    "IR",
    "CI",
    "Customer Success",
    "Qualität",
    "Product, EMEA",
    "IT",
    "Support",
]
LABELS = ["Set the price", "Plan", "Hire, and let go", "Decide on 3 offers", "A/B tests", "Ask “why”", "Review R"]
LETTERS = {"RACI": "ARCI", "RASCI": "ARSCI", "DACI": "DACI", "RAPID": "RAPID"}
AROUND = ["index", "phase", "notes", "sections", "totals", "beside", "below", "entries"]
STYLES = ["plain", "bold", "slashes", "lower", "wide", "remarks"]


@st.composite
def charts(draw):
    scheme = draw(st.sampled_from(sorted(LETTERS)))
    roles = draw(st.lists(st.sampled_from(ROLES), min_size=2, max_size=6, unique=True))
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=2, max_size=6, unique=True))
    letter = st.text(LETTERS[scheme], max_size=2).map(lambda found: in_order(found, scheme))
    rows = [(label, [draw(letter) for _ in roles]) for label in labels]
    owner = "D" if scheme == "RAPID" else "A"
    for _, cells in rows:
        cells[0] = cells[0] or owner
        cells[1] = cells[1] or owner
    return Written(
        scheme,
        roles,
        [(label, list(cells)) for label, cells in rows],
        title=f"{scheme} of the spring launch",
        corner=draw(st.sampled_from(["Activity", "Decision / task", "", scheme])),
        around=draw(st.sets(st.sampled_from(AROUND), max_size=4)),
        style=draw(st.sampled_from(STYLES)),
    )


def in_order(letters, scheme):
    return "".join(letter for letter in LETTERS[scheme] if letter in letters)


def read(data, name):
    return parse_chart(data, Path(name))


def expected(chart):
    return tuple(chart.roles), tuple((label, tuple(cells)) for label, cells in chart.rows)


@given(charts(), st.sampled_from(",;\t"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]), st.booleans())
@settings(max_examples=examples(150), deadline=None)
def test_a_chart_in_text_is_read_back_equal(chart, delimiter, encoding, full):
    if encoding == "cp1252" and chart.style == "wide":
        encoding = "utf-8"
    found = read(text(chart, delimiter, encoding, full=full), "c.csv")
    assert (found.roles, found.rows) == expected(chart)
    assert (found.scheme, found.title) == (chart.scheme, chart.title)


def test_commas_in_words_part_no_values_where_rows_are_short():
    lines = ["Activity;Sales;Product, EMEA;Product;Notes", "Decide on 3 offers;A;A;;Only above 10,000"]
    found = read("\r\n".join(["DACI of the spring launch", "", *lines, "Hire, and let go;A;A"]).encode(), "c.csv")
    assert found.roles == ("Sales", "Product, EMEA", "Product")
    assert [label for label, _ in found.rows] == ["Decide on 3 offers", "Hire, and let go"]


@given(charts())
@settings(max_examples=examples(60), deadline=None)
def test_a_chart_in_markdown_is_read_back_equal(chart):
    found = read(markdown(chart), "c.md")
    assert (found.roles, found.rows) == expected(chart)
    assert (found.scheme, found.title) == (chart.scheme, chart.title)


@given(charts())
@settings(max_examples=examples(30), deadline=None)
def test_a_chart_in_a_workbook_is_read_back_equal(chart):
    found = read(workbook(chart), "c.xlsx")
    assert (found.roles, found.rows) == expected(chart)
    assert (found.scheme, found.title) == (chart.scheme, chart.title)


@given(charts())
@settings(max_examples=examples(60), deadline=None)
def test_a_chart_by_letter_is_turned(chart):
    chart.roles = [role.replace(",", "") for role in chart.roles]
    found = read(by_letter(chart), "c.csv")
    wanted = [
        {role: letters for role, letters in zip(chart.roles, cells, strict=True) if letters}
        for _, cells in chart.rows
    ]
    got = [
        {role: letters for role, letters in zip(found.roles, cells, strict=True) if letters}
        for _, cells in found.rows
    ]
    assert got == wanted
    assert [label for label, _ in found.rows] == [label for label, _ in chart.rows]
