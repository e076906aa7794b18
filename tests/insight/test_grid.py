"""A chart becomes a grid, from a session and from a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.exchange.chart_file import parse_chart
from pmworkshop.insight.charts.grid import grid_of, to_grid
from pmworkshop.session.core.records import Commitment, Participant
from pmworkshop.session.views.public import public
from tests.build import action, activity, ballot, mark, role, round_, session

ROLES = (role("pm", spokesperson="ann", function="Product", place=1), role("sales", spokesperson="ben", place=2))
ROWS = (activity("price", place=1), activity("roadmap", place=2))


def test_rows_and_columns_stand_in_their_places_and_practice_is_left_out():
    grid = grid_of(
        session(*reversed(ROLES), *reversed(ROWS), activity("try", practice=True), mark("price", "pm", "AR")), "chart"
    )
    assert [column.key for column in grid.roles] == ["pm", "sales"]
    assert [row.key for row in grid.rows] == ["price", "roadmap"]
    assert grid.cells == {("price", "pm"): "AR"}
    assert grid.scheme == "RACI"
    assert grid.dated


def test_a_module_that_is_no_chart_gives_a_sentence():
    for name in ("plan", "nowhere"):
        with pytest.raises(InputError, match="There is no chart"):
            grid_of(session(), name)


def away(*records):
    return [set(column.spokesperson_away) for column in grid_of(session(*ROLES, *ROWS, *records), "chart").roles]


def test_somebody_present_who_answered_is_not_away():
    assert away() == [set(), set()]


@pytest.mark.parametrize("absence", [{"present": False}, {"left": True}])
def test_an_absent_spokesperson_is_away_on_every_row(absence):
    assert away(Participant(id="ann", name="Ann", **absence)) == [{"price", "roadmap"}, set()]


def test_a_deputy_speaks_for_an_absent_spokesperson():
    absent = Participant(id="ann", name="Ann", present=False)
    assert away(absent, Participant(id="eva", name="Eva", deputy_of="ann")) == [set(), set()]
    assert away(absent, Participant(id="eva", name="Eva", deputy_of="ann", present=False))[0]


def test_only_the_last_answer_that_was_shown_counts_as_an_abstention():
    first = round_("chart/1", module="chart", status="revealed")
    second = round_("chart/2", module="chart", number=2, status="revealed")
    unseen = round_("chart/3", module="chart", number=3)
    abstained = ballot("ann", subject="price", round="chart/1", abstained=True)
    answered = ballot("ann", subject="price", round="chart/2", letters={"pm": "A"})
    hidden = ballot("ann", subject="price", round="chart/3", abstained=True)
    assert away(first, abstained)[0] == {"price"}
    assert away(first, second, abstained, answered)[0] == set()
    assert away(first, second, unseen, abstained, answered, hidden)[0] == set()


def test_the_grid_of_the_public_view_is_the_same():
    revealed = round_("chart/1", module="chart", status="revealed")
    unseen = round_("chart/2", module="chart", number=2)
    answers = (
        ballot("ann", subject="price", round="chart/1", abstained=True),
        ballot("ben", subject="price", round="chart/2", abstained=True),
    )
    whole = session(*ROLES, *ROWS, mark("price", "pm", "A"), revealed, unseen, *answers)
    assert grid_of(whole, "chart") == grid_of(public(whole), "chart")


def promised(*records):
    row = grid_of(session(*ROLES, *ROWS, *records), "chart").rows[0]
    return row.linked, set(row.promised)


def test_an_amount_counts_for_the_role_of_whoever_promised_it():
    def gives(**give):
        return action("a", row="price", gives=({"what": "people", **give},))

    assert promised() == (False, set())
    assert promised(gives(giver="ann")) == (True, set())
    assert promised(gives(giver="ann", amount="2 days")) == (True, {"pm"})
    assert promised(gives(function="product", amount="2 days")) == (True, {"pm"})
    assert promised(gives(giver="ben", amount="2 days")) == (True, {"sales"})
    assert promised(gives(amount="2 days")) == (True, set())
    assert promised(action("a", row="price", status="dropped")) == (False, set())


def test_a_commitment_to_the_action_counts_as_a_promise():
    linked = action("a", row="price")
    commitment = Commitment(id="c", module="collect", giver="ben", amount="1 day", action="a")
    vague = Commitment(id="d", module="collect", giver="ann", action="a")
    assert promised(linked, commitment, vague) == (True, {"sales"})


def test_a_table_that_answers_as_one_is_no_person():
    table = Participant(id="t", name="Sales", function="Sales")
    assert grid_of(session(table), "chart").people == {"ann", "ben", "cem", "dee"}


def test_a_file_becomes_a_grid_without_context():
    grid = to_grid(parse_chart(b"RACI,PM,PM lead\nSet price,A/R,\nSet price,,C\n", Path("c.csv")))
    assert [row.label for row in grid.rows] == ["Set price", "Set price"]
    assert sorted(grid.cells.values()) == ["AR", "C"]
    assert grid.held_by(grid.roles[1], "C") == 1
    assert (grid.people, grid.dated) == (frozenset(), False)
