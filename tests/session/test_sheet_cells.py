"""Cells of a sheet as people fill them in: in the words that the sheet prints itself, and in their own."""

from __future__ import annotations

from typing import Any

import pytest

from pmworkshop.exchange.sheet_words import abstains, is_formula, key, nobody, numbered, out_of, passes, placed, whole
from pmworkshop.session.core.records import revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import people
from pmworkshop.session.rounds.answer_form import Answer
from tests.build import activity, role
from tests.session.asked import asking
from tests.session.doing import do
from tests.session.sheeting import blank, fill, reading

ROLES = [
    role(key, code=code, title=title, spokesperson=leader, function=function, place=place)
    for place, (key, code, title, leader, function) in enumerate(
        [
            ("sp", "SP", "Sponsor", "dee", ""),
            ("pm", "PM", "Product manager", "ann", ""),
            ("sa", "SAL", "Sales", None, ""),
            ("op", "", "Works", None, "Operations"),
        ],
        1,
    )
]


def owners(**more: Any) -> Session:
    return asking(*ROLES, activity("price", label="Set price"), chart=more)


def poll(method: str, **more: Any) -> Session:
    return asking(poll={"method": method, "passes": ["now"], **more})


def said(state: Session, module: str, **cells: str) -> tuple[list[Answer], tuple[str, ...], tuple[str, ...]]:
    """What is read where these cells are filled in: the answers, the problems, the notes."""
    found = reading(state, fill(blank(state, module), {row.strip("_"): [text] for row, text in cells.items()}))
    notes = tuple(note for note in found.notes if "left blank" not in note)
    return [answer for one in found.given for answer in one.answers], found.problems, notes


# Who answers for a row


@pytest.mark.parametrize(
    "text",
    [
        "3", "3.", "3)", "３", "3: Sales (SAL)", "3: Sales", "3 Sales", "3 – SAL", "3. sales", "3.0", "٣",
        "Sales", "SAL", "ＳＡＬ", "Sales (SAL)", "SAL Sales", "sal: sales", "Sales / SAL",
    ],
)  # fmt: skip
def test_a_role_is_known_by_what_the_sheet_prints_for_it(text: str):
    assert said(owners(), "chart", price=text) == ([Answer("price", letters={"sa": "A"})], (), ())


@pytest.mark.parametrize(
    ("text", "owner"), [("Ben", "sa"), ("ANN", "pm"), ("dee", "sp"), ("Be", "sa"), ("Cem", "op")]
)
def test_a_leader_stands_for_the_role_that_this_leader_speaks_for(text: str, owner: str):
    answers, problems, notes = said(owners(), "chart", price=text)
    assert (answers, problems) == ([Answer("price", letters={owner: "A"})], ())
    (note,) = notes
    assert note.endswith("a leader's name is read as the role that this leader speaks for")
    assert text not in note.partition(": ")[2]


def test_the_number_of_a_role_may_have_its_leader_behind_it():
    assert said(owners(), "chart", price="3: Ben")[0] == [Answer("price", letters={"sa": "A"})]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3: Product manager", "and that number is Sales (SAL)"),
        ("3: somebody", "and that number is Sales (SAL)"),
        ("9: Sales", "stands there; allowed"),
        ("B", "stands there; allowed"),
        ("Nobody we know", "stands there; allowed"),
        ("(?)", "stands there; allowed"),
    ],
)
def test_what_names_no_role_is_told_with_all_that_may_stand_there(text: str, told: str):
    answers, (problem,), _ = said(owners(), "chart", price=text)
    assert answers == []
    assert told in problem
    assert problem.endswith("allowed: one of SP, PM, SAL or Works or its number, 0 for nobody, or a dash")


def test_a_leader_who_speaks_for_several_roles_or_for_none_is_told():
    several = [revise(one, spokesperson="ben") if one.id in ("pm", "sa") else one for one in ROLES]
    state = asking(*several, activity("price"), chart={})
    assert "and Ben speaks for 2 roles; allowed" in said(state, "chart", price="Ben")[1][0]
    none = asking(*[revise(one, spokesperson=None) for one in ROLES], activity("price"), chart={})
    assert "and Ann speaks for none of the roles; allowed" in said(none, "chart", price="Ann")[1][0]
    bea = [*owners().participants.values(), revise(owners().participants["ben"], id="bea", name="Bea", function="")]
    two = asking(*ROLES, activity("price"), *bea, chart={})
    assert "“Be” stands there, and “Be” may be " in said(two, "chart", price="Be")[1][0]
    gone = do(owners(), people.leave("ben"))
    assert "“Ben” stands there; allowed" in said(gone, "chart", price="Ben")[1][0]


@pytest.mark.parametrize("text", ["0", "0.", "０", "0: nobody answers for it", "Nobody answers for it", "0 = nobody"])
def test_nobody_is_said_in_the_words_of_the_sheet(text: str):
    assert said(owners(), "chart", price=text) == ([Answer("price", letters={})], (), ())


@pytest.mark.parametrize("text", ["-", "—", "--", "－", "a dash", "Pass", "I pass", "you abstain"])
def test_passing_is_said_with_a_dash_or_in_words(text: str):
    assert said(owners(), "chart", price=text) == ([Answer("price", abstained=True)], (), ())


# Values, words, amounts


@pytest.fixture
def agreed() -> Session:
    subjects = [{"id": "1", "text": "We know our customer", "low": "not at all", "high": "entirely"}]
    return poll("scale", subjects=subjects)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("5 entirely", 5), ("5: entirely", 5), ("entirely", 5), ("5 (Entirely)", 5), ("1 - not at all", 1),
        ("Not at all", 1), ("4/5", 4), ("4 of 5", 4), ("４", 4), ("4 out of 5", 4), ("4.", 4), ("③", 3),
    ],
)  # fmt: skip
def test_a_value_may_have_its_meaning_or_the_highest_value_behind_it(agreed: Session, text: str, score: int):
    assert said(agreed, "poll", _1=text) == ([Answer("1", score=score)], (), ())


def test_a_remark_behind_a_value_is_left_out_and_that_is_told_without_the_value(agreed: Session):
    answers, problems, (note,) = said(agreed, "poll", _1="4 for my team")
    assert (answers, problems) == ([Answer("1", score=4)], ())
    assert note.endswith("(1 to 5): the words behind the value are left out")


@pytest.mark.parametrize("text", ["5 not at all", "1 entirely", "4/10", "2 or 3", "3.5", "6 entirely", "most"])
def test_a_value_that_contradicts_itself_is_told(agreed: Session, text: str):
    answers, (problem,), _ = said(agreed, "poll", _1=text)
    assert answers == []
    assert f"“{text}” stands there; allowed: 1, 2, 3, 4 or 5, or a dash" in problem


@pytest.mark.parametrize(
    ("text", "word"),
    [("2", "Less, later"), ("2: Less, later", "Less, later"), ("less / later", "Less, later"), ("１.", "More"),
     ("2 of 3", "Less, later"), ("MORE", "More"), ("3 – Pass", "Pass"), ("pass", "Pass")],
)  # fmt: skip
def test_a_word_is_known_by_itself_by_its_number_and_by_both(text: str, word: str):
    state = poll("choice", options=["More", "Less, later", "Pass"])
    assert said(state, "poll", _1=text) == ([Answer("1", choice=word)], (), ())


@pytest.mark.parametrize("text", ["2: More", "0", "4", "4: None", "?", "2 of 4"])
def test_a_word_with_the_number_of_another_one_is_told(text: str):
    state = poll("choice", options=["More", "Less, later", "Pass"])
    answers, (problem,), _ = said(state, "poll", _1=text)
    assert answers == []
    assert problem.endswith("stands there; allowed: More, Less, later or Pass, its number, or a dash")


@pytest.mark.parametrize("first", ["1", "1st", "#1", "1.", "１"])
def test_a_place_is_a_number_or_an_ordinal(first: str):
    assert said(poll("rank"), "poll", _1=first, _2="2nd")[0] == [Answer("proposal", ranking=("1", "2"))]


@pytest.mark.parametrize(("first", "second"), [("3 points", "7 of 10"), ("3/10", "7 Points"), ("３", "7.")])
def test_points_may_have_their_noun_or_all_of_them_behind_them(first: str, second: str):
    state = poll("points", points=10)
    assert said(state, "poll", _1=first, _2=second)[0] == [Answer("proposal", points={"1": 3, "2": 7})]


@pytest.mark.parametrize("first", ["xx", "x x", "••", "✓✓", "× ×", "2 dots", "2"])
def test_dots_are_a_number_or_crosses(first: str):
    state = poll("dots", points=3)
    assert said(state, "poll", _1=first, _2="1 dot")[0] == [Answer("proposal", points={"1": 2, "2": 1})]
    assert said(state, "poll", _1="I abstain")[0] == [Answer("proposal", abstained=True)]


# Letters


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Ａ", "A"), ("A: Accountable", "A"), ("A (Accountable)", "A"), ("ＡＲ", "AR"), ("a = accountable", "A"),
        ("A Accountable: answers for the result; one role a row", "A"), ("R Responsible: does the work", "R"),
    ],
)  # fmt: skip
def test_letters_are_read_with_their_meaning_too(text: str, letters: str):
    state = asking(*ROLES, activity("price", label="Set price"), chart={"letters": "all"})
    rows = fill(blank(state, "chart"), {"price": {"Sales (SAL)": text}})
    found = reading(state, rows)
    assert found.problems == ()
    assert found.given[0].answers == (Answer("price", letters={"sa": letters}),)


def test_a_row_in_which_somebody_passes_in_words_is_passed():
    state = asking(*ROLES, activity("price", label="Set price"), chart={"letters": "all"})
    rows = fill(blank(state, "chart"), {"price": {"Sales (SAL)": "0: nobody does it today"}})
    assert reading(state, rows).given[0].answers == (Answer("price", letters={}),)


# The words themselves


def test_words_are_told_apart():
    assert [key(text) for text in ("Sales (SAL)", " sales – sal", "…")] == ["sales sal", "sales sal", ""]
    assert [whole(text) for text in ("3", "3.0", "3,", "3.5", "x", "")] == [3, 3, 3, None, None, None]
    assert [out_of(text, 5) for text in ("4/5", "4 / 5", "4/6", "4")] == [4, 4, None, 4]
    assert [placed(text) for text in ("2nd", "#2", "2", "second")] == [2, 2, 2, None]
    assert [numbered(text) for text in ("8: Sales", "8. Sales", "8 - Sales", "8", "Sales", "8,5 x")] == [
        (8, "Sales"), (8, "Sales"), (8, "Sales"), (None, ""), (None, ""), (None, ""),
    ]  # fmt: skip
    assert [passes(text) for text in ("-", "–", "---", "----", "", "pass")] == [True, True, True, False, False, False]
    assert [abstains(text) for text in ("-", "I pass", "passage")] == [True, True, False]
    assert [nobody(text) for text in ("0", "none", "0 for nobody", "0: Sales", "10")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert [is_formula(text) for text in ("=A1", "#N/A", "#1")] == [True, True, False]
