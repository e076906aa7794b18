"""Sheets with a column for each further value and for each remark: filled in, read back, told of calmly."""

from __future__ import annotations

from typing import Any

from pmworkshop.exchange.filled_sheet import take
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds import reveal
from pmworkshop.session.rounds.answer_form import Answer
from tests.session.asked import asking
from tests.session.doing import do
from tests.session.sheeting import Cells, at, blank, fill, head, reading
from tests.session.test_sheets import answers, problems

LINE, FEAR = "Your line", "May fear (kept private)"
COLUMNS = [
    {"id": "size", "title": "Weight", "type": "choice", "options": ["small", "large"]},
    {"id": "from", "title": "From", "type": "date"},
    {"id": "fear", "title": "May fear", "private": True},
]


def lists() -> Session:
    return asking(collect={"prompts": ["Who must be there?"], "columns": COLUMNS})


def poll(**more: Any) -> Session:
    return asking(poll={"subjects": ["Prices", "Plans"], "passes": ["now"], "remark": "Why?", **more})


def listed(cells: Cells) -> tuple[Answer, ...]:
    return answers(lists(), fill(blank(lists(), "collect"), cells))


def rated(cells: Cells, **more: Any) -> tuple[Answer, ...]:
    return answers(poll(**more), fill(blank(poll(**more), "poll"), cells))


def test_each_column_of_a_list_is_read_back_into_its_place():
    full = {LINE: "Eva Lind", "Weight": "LARGE", "From": "14 Dec", FEAR: "her veto"}
    assert listed({"1": full}) == (Answer("1", text="Eva Lind; large; 2026-12-14; her veto"),)
    assert listed({"1": {LINE: "Eva Lind", FEAR: "her veto"}}) == (Answer("1", text="Eva Lind; ; ; her veto"),)
    assert listed({"1": {LINE: "–"}}) == (Answer("1", abstained=True),)
    state = lists()
    found = reading(state, fill(blank(state, "collect"), {"1": full}))
    state = do(state, take(found.participant, found.given), reveal.reveal(["collect/1"]))
    (line,) = state.entries.values()
    assert (line.text, line.values) == ("Eva Lind", {"size": "large", "from": "2026-12-14", "fear": "her veto"})


def test_a_line_may_be_written_as_it_is_typed_where_nothing_stands_beside_it():
    assert listed({"1": ["Eva; small\nIda"]}) == (Answer("1", text="Eva; small\nIda"),)
    rows = fill(blank(lists(), "collect"), {"1": ["Eva; small; 14 Dec; her veto; her car"]})
    assert problems(lists(), rows) == (
        f"row {at(rows, '1')[0] + 1}: That is more than the 4 parts that are asked for."
        " A comma in place of a semicolon keeps a part whole.",
    )


def test_a_value_that_does_not_fit_its_column_is_told_with_its_row():
    rows = fill(blank(lists(), "collect"), {"1": {LINE: "Eva", "Weight": "huge"}})
    assert problems(lists(), rows) == (f"row {at(rows, '1')[0] + 1}: “Weight” asks for one of small or large.",)


def test_a_semicolon_in_a_cell_is_read_as_a_comma_and_that_is_said():
    rows = fill(blank(lists(), "collect"), {"1": {LINE: "Eva", FEAR: "her veto; her car"}})
    found = reading(lists(), rows)
    assert found.given[0].answers == (Answer("1", text="Eva; ; ; her veto, her car"),)
    assert f"row {at(rows, '1')[0] + 1}: a semicolon is read as a comma" in found.notes


def test_what_is_said_beside_a_value_is_read_from_its_column_or_behind_a_semicolon():
    why = "1 to 5"
    assert rated({"1": {why: "4", "Why?": "we lost two deals"}, "2": {why: "2; no time"}}) == (
        Answer("1", score=4, remark="we lost two deals"),
        Answer("2", score=2, remark="no time"),
    )
    assert rated({"1": {why: "-", "Why?": "I was away"}}) == (Answer("1", abstained=True, remark="I was away"),)
    chosen = {"method": "choice", "options": ["keep", "stop"]}
    assert rated({"1": {"Your choice": "stop", "Why?": "it; costs"}}, **chosen) == (
        Answer("1", choice="stop", remark="it; costs"),
    )


def test_words_beside_no_value_and_formulas_are_told():
    state = poll()
    rows = fill(blank(state, "poll"), {"1": {"Why?": "we lost"}, "2": {"1 to 5": ";x", "Why?": "=A1"}})
    first, second = (at(rows, subject)[0] + 1 for subject in "12")
    assert problems(state, rows) == (
        f"row {first}, column C (Why?): it stands beside no value",
        f"row {second}, column C (Why?): “=A1” is a formula; allowed: words",
        f"row {second}, column B (1 to 5): “;x” stands there; allowed: 1, 2, 3, 4 or 5, or a dash",
    )


def test_a_sheet_that_was_written_without_the_columns_is_still_read():
    plain = asking(collect={"prompts": ["Who must be there?"], "columns": []})
    rows = fill(blank(plain, "collect"), {"1": ["Eva; large"]})
    assert answers(lists(), rows) == (Answer("1", text="Eva; large"),)
    assert head(rows) > 0
