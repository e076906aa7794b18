"""Charts: whose letters stand where, and what goes with a row or a role."""

import pytest

from pmworkshop.session.core.records import Acceptance
from pmworkshop.session.operations import chart, grid
from tests.build import activity, agenda, entry, mark, people, role, session
from tests.session.doing import do


def state(*more):
    return session(
        role("pm", place=1), role("sa", place=2), role("sp", place=3), activity("price"), activity("launch", place=2),
        mark("price", "pm", "AR", reason="They know costs"), mark("price", "sa", "C"), mark("launch", "pm", "A"),
        *more,
    )  # fmt: skip


def letters(found, row="price"):
    return [chart.letters_at(found, "chart", row, key) for key in ("pm", "sa", "sp")]


def accepted(key, **more):
    return Acceptance(id=key, module="chart", rule="RACI-E02", reason="Until the spring", **more)


def test_letters_are_set_in_the_order_of_the_scheme_and_keep_their_reason():
    after = do(state(), chart.set_letters("chart", "price", "pm", "c, r"))
    assert letters(after) == ["RC", "C", ""]
    assert after.marks["chart/price/pm"].reason == "They know costs"
    after = do(after, chart.set_letters("chart", "price", "pm", "RC", reason="Agreed"))
    assert after.marks["chart/price/pm"].reason == "Agreed"
    after = do(after, chart.set_letters("chart", "price", "pm", ""))
    assert letters(after) == ["", "C", ""]


def test_the_owners_letter_moves_and_every_other_letter_stays():
    after = do(state(), chart.set_owner("chart", "price", "sa"))
    assert letters(after) == ["R", "AC", ""]
    assert letters(after, "launch") == ["A", "", ""]
    assert letters(do(after, chart.set_owner("chart", "price", "sp"))) == ["R", "C", "A"]
    assert letters(do(state(), chart.set_owner("chart", "launch", "sp")), "launch") == ["", "", "A"]


def test_an_owner_set_again_changes_nothing_but_the_reason():
    assert do(state(), chart.set_owner("chart", "price", "pm")).marks == state().marks
    after = do(state(), chart.set_owner("chart", "price", "pm", "The room agreed"))
    assert after.marks["chart/price/pm"].reason == "The room agreed"
    assert letters(after) == letters(state())


def test_of_two_owners_the_one_that_is_set_stays():
    after = do(state(mark("price", "sp", "A")), chart.set_owner("chart", "price", "pm"))
    assert letters(after) == ["AR", "C", ""]


def test_rows_and_roles_are_added_last():
    after = do(state(), grid.add_row("chart", " Choose markets ", question="Which?", because=("e",)))
    row = chart.rows(after, "chart")[-1]
    assert (row.label, row.question, row.because) == ("Choose markets", "Which?", ("e",))
    after = do(after, grid.add_role("chart", "Operations"))
    column = chart.roles(after, "chart")[-1]
    assert (column.title, column.code, column.function, column.spokesperson) == (
        "Operations", "OPE", "Operations", "cem",
    )  # fmt: skip
    after = do(after, grid.add_role("chart", "Board", code="B", function="Management", sponsor=True))
    column = chart.roles(after, "chart")[-1]
    assert (column.code, column.spokesperson, column.sponsor) == ("B", "dee", True)


def test_nobody_who_has_left_speaks_for_a_new_role():
    gone = [person.model_copy(update={"left": person.id == "cem"}) for person in people()]
    after = do(session(*gone), grid.add_role("chart", "Operations"))
    assert chart.roles(after, "chart")[0].spokesperson is None


@pytest.mark.parametrize(
    ("title", "taken", "code"),
    [
        ("Head of product", (), "HOP"),
        ("Head of product", ("HOP",), "HEA"),
        ("Head of product", ("HOP", "HEA"), "HEAD"),
        ("Head of product", ("HOP", "HEA", "HEAD"), "H1"),
        ("Head of product", ("HOP", "HEA", "HEAD", "H1"), "H2"),
        ("Sales", (), "SAL"),
        ("R&D / quality-assurance", (), "RQA"),
        ("A b c d e f", (), "ABCD"),
        ("…", ("…",), "R1"),
    ],
)
def test_a_role_gets_a_short_code_of_its_own(title, taken, code):
    assert grid.short_code(title, set(taken)) == code


def test_a_new_name_stands_everywhere_at_once_and_may_differ_in_case_alone():
    after = do(state(), grid.rename_row("price", "DECIDE ON PRICE"), grid.rename_role("pm", "ROLE pm"))
    assert after.activities["price"].label == "DECIDE ON PRICE"
    assert after.roles["pm"].title == "ROLE pm"
    assert after.marks == state().marks


def test_a_row_goes_with_its_letters_and_accepted_findings():
    before = state(accepted("one", row="price"), accepted("two", row="launch"), accepted("three"))
    after = do(before, grid.drop_row("price"))
    assert [row.id for row in chart.rows(after, "chart")] == ["launch"]
    assert list(after.marks) == ["chart/launch/pm"]
    assert list(after.acceptances) == ["two", "three"]


def test_a_role_goes_with_its_letters_and_accepted_findings():
    before = state(accepted("one", column="pm"), accepted("two", column="sa"))
    after = do(before, grid.drop_role("pm"))
    assert [column.id for column in chart.roles(after, "chart")] == ["sa", "sp"]
    assert list(after.marks) == ["chart/price/sa"]
    assert list(after.acceptances) == ["two"]


def test_a_row_is_settled_with_a_reason_that_stands_with_whoever_answers():
    after = do(state(), chart.settle_row("price", reason="Nobody else can"))
    assert after.activities["price"].state == "settled"
    assert after.marks["chart/price/pm"].reason == "Nobody else can"
    assert after.marks["chart/price/sa"] == state().marks["chart/price/sa"]
    assert after.marks["chart/launch/pm"] == state().marks["chart/launch/pm"]
    assert do(after, chart.settle_row("price", "parked", reason=" ")).marks == after.marks
    again = do(state(), chart.settle_row("price", reason="because nobody else can"))
    assert again.marks["chart/price/pm"].reason == "nobody else can"


def test_a_row_is_settled_with_who_does_it_in_one_step():
    after = do(state(), chart.settle_row("price", reason="Nobody else can", doer="sp"))
    assert "R" in after.marks["chart/price/sp"].letters
    assert after.marks["chart/price/sp"].reason != "Nobody else can"
    assert after.marks["chart/price/pm"].reason == "Nobody else can"
    both = do(state(), chart.settle_row("price", reason="Nobody else can", doer="pm"))
    assert set(both.marks["chart/price/pm"].letters) >= {"A", "R"}
    assert both.marks["chart/price/pm"].reason == "Nobody else can"


def test_a_finding_is_accepted_once_and_the_last_reason_counts():
    after = do(state(), *(chart.accept("chart", [("W1", "price", "pm")], reason) for reason in ("One", "Two")))
    (found,) = after.acceptances.values()
    assert (found.row, found.column, found.reason) == ("price", "pm", "Two")


def test_charts_of_one_agenda_do_not_see_each_other():
    other = role("x", chart="second"), activity("y", chart="second"), entry("e")
    found = state(*other)
    assert [column.id for column in chart.roles(found, "chart")] == ["pm", "sa", "sp"]
    assert [row.id for row in chart.rows(found, "second")] == ["y"]
    assert chart.chart_module(found, "chart") == agenda().module("chart")


def test_a_reason_is_never_left_beside_another_letter_when_the_owner_changes():
    state = session(
        role("pm"), role("sa", place=2), activity("price"),
        mark("price", "pm", "AR", reason="They know costs"), mark("price", "sa", "C", reason="Is asked first"),
    )  # fmt: skip
    assert do(state, chart.set_owner("chart", "price", "pm")).marks == state.marks
    after = do(state, chart.set_owner("chart", "price", "sa")).marks
    told = {mark.role: (mark.letters, mark.reason) for mark in after.values()}
    assert told == {"pm": ("R", ""), "sa": ("AC", "")}
    again = do(state, chart.set_owner("chart", "price", "sa", "They talk to customers")).marks
    assert again["chart/price/sa"].reason == "They talk to customers"
