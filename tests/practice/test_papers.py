"""The trend of one organisation and the portfolio of many units: what is read in them, and what is not."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pmworkshop.practice.portfolio import portfolio
from pmworkshop.practice.standing import Standing, standing_of, standings
from pmworkshop.practice.trend import trend
from pmworkshop.report.writers.papers import paper_markdown, paper_page
from pmworkshop.session.core.records import AnyRecord, Decision, Measure, Reading, Stage
from pmworkshop.session.core.thresholds import Thresholds
from pmworkshop.store.addresses import stored_at
from tests.build import PEOPLE, START, action, activity, agenda, ballot, mark, role, round_, sample_file, session

TODAY = date(2026, 11, 29)
ROLES = (role("pm", title="Product manager"), role("sa", title="Head of sales"))


def met(*, finished: bool = True) -> Stage:
    return Stage(id="stage", module="plan", phase="settle", started=START, finished=finished)


def charted(row: str, *named: str) -> list[AnyRecord]:
    """Who each leader names as the owner of a row, alone."""
    return [
        ballot(person, subject=row, round="chart/1", letters={one: "A"})
        for person, one in zip(PEOPLE, named, strict=False)
    ]


def unit(
    number: int, *records: AnyRecord, day: date = date(2026, 9, 14), firm: str = "", **about: object
) -> Standing:
    limits = Thresholds(answers_least=4)
    found = standing_of(
        session(met(), *records, organisation=firm or f"Unit {number:02}", thresholds=limits, **about)
    )
    assert found is not None
    statements = tuple((text, replace(reading, day=day)) for text, reading in found.statements)
    return replace(found, session=f"{number:016x}", day=day, statements=statements)


def price(key: str, label: str, *named: str, settled: bool = True) -> list[AnyRecord]:
    row = activity(key, label=label, state="settled" if settled else "open")
    letters = [mark(key, "pm", "AR")] if settled else []
    return [*ROLES, row, *letters, round_("chart/1", module="chart", status="revealed"), *charted(key, *named)]


APART, ALIKE = ("pm", "sa", "pm", "sa"), ("pm", "pm", "pm", "pm")


def read(*units: Standing) -> str:
    return paper_markdown(portfolio(units, TODAY)).decode()


def test_twenty_units_give_the_same_bytes_in_any_order():
    units = [
        unit(number, *price(f"row{number % 7}", f"Set price {number % 5}", *(APART if number % 3 else ALIKE)))
        for number in range(20)
    ]
    first = portfolio(units, TODAY)
    for seed in range(10):
        random.Random(seed).shuffle(units)
        again = portfolio(units, TODAY)
        assert paper_markdown(again) == paper_markdown(first)
        assert paper_page(again) == paper_page(first)


def test_a_portfolio_says_where_each_unit_stands_and_what_is_contested_everywhere():
    text = read(
        unit(
            1,
            *price("x1", "Set price", *APART),
            action("a1", due=date(2026, 10, 1)),
            action("a2", status="done"),
            Decision(id="d1", module="decide", statement="We meet", outcome="adopted"),
        ),
        unit(2, *price("x2", "set PRICE", *APART, settled=False)),
        unit(3, *price("x9", "Only here", *APART)),
    )
    assert "3 units, as of Sunday 29 November 2026." in text
    assert "3 of 3 workshops are over. Actions are overdue in 1 unit." in text.replace("\\", "")
    assert "| Unit 01 | Monday 14 September 2026 | over | 1 of 1 | 1 of 1 | 1 | 1 | 1 | 1 of 2 |" in text
    everywhere = text.split("## Contested everywhere")[1].split("## Other rows")[0]
    assert "| Set price | 2 units | 2 of 2 | 1 of 2 | Product manager (1) |" in everywhere
    assert "Only here" not in text, "one unit alone has it"
    for person in PEOPLE:
        assert person.title() not in text


def test_rows_are_the_same_by_their_id_though_they_were_worded_anew():
    text = read(
        unit(1, *price("same", "Set price", *APART)),
        unit(2, *price("same", "Price setting", *ALIKE)),
        unit(3, *price("other", "Price setting", *ALIKE)),
    )
    others = text.split("## Other rows")[1]
    assert "| Price setting | 3 units | 1 of 3 | 3 of 3 | Product manager (3) |" in others
    assert "No row that two units charted is contested in all of them" in text


def test_units_of_one_firm_are_told_apart_by_title_and_day():
    text = read(
        unit(1, firm="Firm", title="North"),
        unit(2, firm="Firm", title="South"),
        unit(3, firm="Firm", title="South", day=date(2026, 10, 1)),
    )
    assert "| Firm, North |" in text
    assert "| Firm, South, Monday 14 September 2026 |" in text
    assert "| Firm, South, Thursday 1 October 2026 |" in text


def test_what_is_hidden_is_in_no_paper():
    hidden = standing_of(
        session(
            met(finished=False),
            *ROLES,
            activity("x1", label="Set price"),
            round_("chart/1", module="chart", status="closed"),
            *charted("x1", *APART),
            round_(status="closed"),
            *(ballot(one) for one in PEOPLE),
        )
    )
    assert hidden is not None
    assert (hidden.where, hidden.rows[0].apart, hidden.statements) == ("under way", None, ())
    assert standing_of(session(solo="ann")) is None
    begun = standing_of(session())
    assert begun is not None
    assert begun.where == "not begun"


def rated(*scores: int) -> list[AnyRecord]:
    return [
        round_(status="revealed"),
        *(
            ballot(person, subject=agenda().polls()[0].subjects[0].id, score=score)
            for person, score in zip(PEOPLE, scores, strict=False)
        ),
    ]


def test_a_trend_tells_statements_promises_and_measures_by_quarter():
    spring = unit(
        1,
        *rated(2, 2, 2, 3),
        action("a1", due=date(2026, 4, 1)),
        action("a2", due=date(2026, 8, 1)),
        day=date(2026, 5, 4),
        firm="Firm",
    )
    summer = unit(
        2,
        *rated(4, 4, 4, 3),
        action("b1", origin="a1", status="done", due=date(2026, 4, 1)),
        action("b2", origin="a2", due=date(2026, 8, 1)),
        Measure(
            id="m1",
            title="Old parts",
            wanted="5 %",
            agreed=Reading(day=date(2026, 5, 4), value="9 %"),
            readings=(Reading(day=date(2026, 9, 14), value="7 %"),),
        ),
        day=date(2026, 9, 14),
        firm="Firm",
    )
    held = replace(summer, as_agreed=4, looked_at=5, drifted=("The secret role owns it",))
    text = paper_markdown(trend([held, spring], "Firm")).decode().replace("\\", "")
    assert text.startswith("# Firm: the trend over quarters\n\n2 meetings in 2 quarters, from Monday 4 May 2026 to ")
    assert "| Statement | April to June 2026 | July to September 2026 |" in text
    assert "| We know our customer | 2 (4) | 4 (4) |" in text
    assert "Since Monday 4 May 2026: " in text
    assert "higher" in text
    assert "| Rows whose owner in practice is the agreed one | — | 4 of 5 |" in text
    assert "| Actions that are done, of those that were due when the room met | 0 of 1 | 1 of 2 |" in text
    assert "| Old parts | agreed 9 %" in text
    assert "secret" not in text
    mine = paper_markdown(trend([spring, held], "Firm", private=True)).decode()
    assert "keep this to yourself" in mine
    assert "The secret role owns it" in mine


def test_a_trend_of_nothing_says_so_calmly():
    waiting = replace(unit(1, firm="Firm"), where="not begun")
    text = paper_markdown(trend([waiting], "Firm")).decode().replace("\\", "")
    assert "0 meetings in 0 quarters." in text
    assert "No answers to statements were shown yet." in text
    assert "No follow-up has shown yet how roles are lived." in text
    assert "Nothing that was promised was due at a meeting yet." in text
    assert "No measure was agreed yet." in text


@pytest.mark.parametrize("bad", ["<script>alert(1)</script>", "a|b\n# c", "\u202eabc", "\x1b[31mred"])
def test_hostile_words_are_only_words(bad: str):
    units = [unit(number, *price("x", f"Set {bad}", *APART), firm=f"{bad} {number}") for number in range(2)]
    for paper in (portfolio(units, TODAY), trend(units, bad)):
        html = paper_page(paper).decode()
        assert "<script" not in html
        for text in (html, paper_markdown(paper).decode()):
            assert "\x1b" not in text
            assert "\n# c" not in text


def test_the_longest_history_of_a_session_counts_whatever_its_file_is_called(tmp_path: Path):
    files = [sample_file(tmp_path / name) for name in ("b.pmw", "a.pmw")]
    one = standings(stored_at(path) for path in files)
    assert len(one) == 1
    assert one[0].sample
    assert len(one[0].rows) > 5
