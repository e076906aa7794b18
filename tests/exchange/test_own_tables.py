"""Charts that this program exports as tables are read back as they are agreed, whatever their words are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmworkshop.base.text import clean_line
from pmworkshop.exchange.chart_file import parse_chart
from pmworkshop.exchange.charts.own_tables import BESIDE, NO_CHART, corner, guarded, part_heading, unguarded
from pmworkshop.exchange.charts.told import ChartFileError
from pmworkshop.session.core.guests import ChartFile
from tests.examples import examples
from tests.exchange.test_chart_forms import LETTERS, in_order

SCHEMES = sorted(LETTERS)
WORDS = st.one_of(
    st.sampled_from(
        ["Total", "Notes", "A", "R", "=1+1", "'tis", "-", "Sales; Ops, and more", "R = Responsible", "O|B"]
    ),
    st.text(max_size=20).map(clean_line).filter(bool),
)


@st.composite
def charts(draw: st.DrawFn) -> ChartFile:
    scheme = draw(st.sampled_from(SCHEMES))
    roles = draw(st.lists(WORDS, min_size=1, max_size=12, unique_by=str.casefold))
    letters = st.sampled_from(["", *LETTERS[scheme], in_order(LETTERS[scheme][:2], scheme)])
    rows = draw(st.lists(st.tuples(WORDS, st.tuples(*[letters] * len(roles))), min_size=1, max_size=8))
    return ChartFile(draw(WORDS), scheme, tuple(roles), tuple(rows), ())


def csv(chart: ChartFile) -> bytes:
    """Write a chart as CSV with every cell in quotes."""
    lines = [
        (corner(chart.title, chart.scheme), *chart.roles, *BESIDE),
        *((label, *cells, "yes", "") for label, cells in chart.rows),
    ]
    quoted = (",".join(f'"{guarded(cell).replace(chr(34), chr(34) * 2)}"' for cell in line) for line in lines)
    return "\r\n".join(quoted).encode("utf-8-sig")


@settings(max_examples=examples(200), deadline=None)
@given(charts())
def test_any_chart_comes_back_equal(chart: ChartFile):
    found = parse_chart(csv(chart), Path("raci.csv"))
    assert (found.title, found.scheme, found.roles, found.rows) == (
        chart.title,
        chart.scheme,
        chart.roles,
        chart.rows,
    )


@given(st.text(max_size=6))
def test_no_cell_begins_a_formula_and_its_text_comes_back(text: str):
    cell = guarded(text)
    assert cell[:1] not in ("=", "+", "-", "@")
    assert unguarded(cell) == clean_line(text)


HEAD = f'"Our chart (DACI)","Sales","Finance","{BESIDE[0]}","{BESIDE[1]}"\n'


def read(text: str, name: str = "raci.csv", choice: str | None = None) -> ChartFile:
    return parse_chart(text.encode(), Path(name), None, choice)


def test_the_title_and_the_scheme_stand_in_the_first_head():
    found = read(HEAD + '"Set the price","A","D","yes","It needs one"\n')
    assert (found.title, found.scheme, found.rows) == ("Our chart", "DACI", (("Set the price", ("A", "D")),))
    assert found.understood == "DACI, 1 row, 2 roles"


def test_a_letter_that_the_scheme_does_not_have_is_found_at_its_place():
    with pytest.raises(ChartFileError, match=r"line 2, column 3 \(Finance\)"):
        read(HEAD + '"Set the price","A","R","yes",""\n')


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEAD, "the chart has no rows yet"),
        (f'"Our chart (RACI)","{BESIDE[0]}","{BESIDE[1]}"\n"Set the price","yes",""\n', "the chart has no roles yet"),
        (f'"{NO_CHART}"\n', "holds no chart: the session had none"),
    ],
)
def test_a_chart_that_is_empty_is_refused_in_one_sentence(text, words):
    with pytest.raises(ChartFileError, match=words):
        read(text)


def part(first: int, last: int, of: int = 4, title: str = "Ours", labels: str = "PQ") -> str:
    """Write a part of a chart in Markdown; every role answers for every row."""
    roles = " | ".join(f"Role {at}" for at in range(first, last + 1))
    lines = [
        f"### {part_heading(title, first, last, of)}",
        "",
        f"|  | {roles} |",
        f"|{' --- |' * (last - first + 2)}",
    ]
    cells = " | ".join("A" if at == first else "R" for at in range(first, last + 1))
    return "\n".join([*lines, *(f"| {label} the thing | {cells} |" for label in labels), "", ""])


def test_the_parts_of_a_chart_in_markdown_come_together():
    found = read(f"# Charts\n\n{part(1, 2)}{part(3, 4)}", "raci.md")
    assert (found.title, found.roles) == ("Ours", ("Role 1", "Role 2", "Role 3", "Role 4"))
    assert found.rows == (("P the thing", ("A", "R", "A", "R")), ("Q the thing", ("A", "R", "A", "R")))


def test_the_parts_of_several_charts_in_markdown_stay_apart():
    text = f"{part(1, 2)}{part(3, 4)}{part(1, 3, 5, 'Theirs')}{part(4, 5, 5, 'Theirs')}"
    with pytest.raises(ChartFileError, match="holds 2 charts: Ours, Theirs"):
        read(text, "raci.md")
    assert len(read(text, "raci.md", "theirs").roles) == 5


@pytest.mark.parametrize("second", [part(4, 5), part(3, 4, labels="XY"), part(3, 4, labels="P")])
def test_tables_that_do_not_follow_one_another_are_no_parts(second):
    with pytest.raises(ChartFileError, match="holds 2 charts"):
        read(part(1, 2) + second, "raci.md")
