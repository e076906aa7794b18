"""Stored answers as cells of a sheet: what is written is what was answered, and reading it back gives the same."""

from __future__ import annotations

import pytest

from pmworkshop.exchange.sheet_block import Block, Line
from pmworkshop.exchange.sheet_form import Part, part_of
from pmworkshop.exchange.sheet_given import given_rows
from pmworkshop.exchange.sheet_part import PartReader
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.answer_form import Answer
from tests.report.forming import asking_all

ANSWERS = {
    "values": [Answer("1", score=4, remark="we lost two"), Answer("2", abstained=True, remark="who knows"),
               Answer("3", score=1)],
    "long": [Answer("1", score=73), Answer("3", score=0)],
    "options": [Answer("1", choice="Yes, gladly"), Answer("2", abstained=True)],
    "dots": [Answer(WHOLE, points={"1": 2, "3": 1})],
    "points": [Answer(WHOLE, points={"1": 7, "2": 3})],
    "rank": [Answer(WHOLE, ranking=("3", "1", "2"))],
    "owners": [Answer("o-price", letters={"o-pm": "A"}), Answer("o-road", letters={})],
    "letters": [Answer("l-price", letters={"sp": "A", "pm": "R"}), Answer("l-road", letters={})],
    "lines": [Answer("1", text="Löschen\nA second line"), Answer("2", abstained=True)],
    "fields": [Answer("1", text="Ask the customer; large; 1200; 2026-12-14; the board"), Answer("2", text="Say no")],
}  # fmt: skip
PASSED = {
    "dots": [Answer(WHOLE, abstained=True)],
    "rank": [Answer(WHOLE, abstained=True)],
    "owners": [Answer("o-price", abstained=True)],
    "letters": [Answer("l-price", abstained=True)],
}


def part(state: Session, module: str) -> Part:
    found = part_of(state, state.info.agenda.module(module))
    assert found is not None
    return found


def read_back(state: Session, asked: Part, rows) -> list[Answer]:
    columns = tuple((column.id, column.heading) for column in asked.columns)
    head = Line(0, tuple(heading for _, heading in columns))
    lines = [Line(place, cells, subject) for place, (subject, cells) in enumerate(rows, 1)]
    reader = PartReader(state, asked, Block(head, columns, lines), head)
    found = list(reader.answers())
    assert reader.problems == []
    return found


@pytest.mark.parametrize(
    ("module", "answers"), [*ANSWERS.items(), *PASSED.items()], ids=[*ANSWERS, *(f"{one} passed" for one in PASSED)]
)
def test_what_is_written_into_cells_is_read_back_as_the_same_answers(module, answers):
    state = asking_all()
    asked = part(state, module)
    rows = given_rows(state, asked, answers)
    assert all(len(cells) == len(asked.columns) for _, cells in rows)
    assert read_back(state, asked, rows) == answers


def test_sentences_take_a_line_each_with_their_values_beside_them():
    state = asking_all()
    rows = given_rows(state, part(state, "fields"), ANSWERS["fields"])
    assert [(subject, cells[1:]) for subject, cells in rows] == [
        ("1", ("Ask the customer", "large", "1200", "2026-12-14", "the board")),
        ("2", ("Say no", "", "", "", "")),
    ]


def test_nothing_stands_there_for_what_was_not_answered_or_is_asked_no_more():
    state = asking_all()
    assert given_rows(state, part(state, "values"), []) == []
    assert given_rows(state, part(state, "values"), [Answer("gone", score=4)]) == []
    assert given_rows(state, part(state, "options"), [Answer("1")]) == []
    assert given_rows(state, part(state, "owners"), [Answer("o-price", letters={"gone": "A"})]) == []
    assert given_rows(state, part(state, "dots"), [Answer("1", score=4)]) == []
    assert [subject for subject, _ in given_rows(state, part(state, "rank"), [Answer(WHOLE, ranking=("2",))])] == [
        "2"
    ]
    assert given_rows(state, part(state, "points"), [Answer(WHOLE)]) == []
