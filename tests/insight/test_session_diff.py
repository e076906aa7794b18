"""What differs between two sessions: by kind, cell by cell, item by item."""

from __future__ import annotations

from datetime import date

from pmworkshop.insight.session_diff import CellChange, ChartChange, Difference, Figures, ItemChange, Side, difference
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.public import public
from tests.build import (
    action,
    activity,
    agenda,
    ballot,
    entry,
    mark,
    people,
    role,
    round_,
    session,
    theme,
)

CHART = (
    role("pm", title="Product", place=1),
    role("de", title="Development", place=2),
    activity("price", label="Set price", place=1),
    activity("date", label="Set dates", place=2),
)


def sorts(found: Difference) -> dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    return {sort.title: (sort.added, sort.changed, sort.removed) for sort in found.sorts}


def test_a_session_does_not_differ_from_itself():
    one = session(*CHART, mark("price", "pm", "A"), round_(status="revealed"), ballot("ann"))
    found = difference(one, one)
    assert found == Difference(Side("Sample alignment", 1), Side("Sample alignment", 1))
    assert found.same


def test_records_are_added_changed_and_removed_by_kind():
    before = session(entry("a", "Stays"), entry("b", "Goes"), action("x", "A01", what="Do", due=date(2026, 12, 14)))
    after = session(
        entry("a", "Stays"), entry("c", "Comes"), theme("t", title="Group"),
        action("x", "A01", what="Do", due=date(2026, 12, 20), owners=("ann",)), title="Another title",
    )  # fmt: skip
    found = difference(before, after)
    assert not found.same
    assert found.after.title == "Another title"
    assert sorts(found) == {
        "The workshop": ((), ("Workshop: title “Sample alignment” → “Another title”",), ()),
        "Answers and lines": (("“Comes”",), (), ("“Goes”",)),
        "Groups": (("Group “Group”",), (), ()),
        "Actions": ((), ("“Do”: owner Ann", "“Do”: due 14 December → 20 December"), ()),
    }


def test_a_place_alone_is_no_difference():
    assert difference(session(entry("a", place=1)), session(entry("a", place=2))).same


def test_charts_are_compared_cell_by_cell_from_the_top_and_the_left():
    before = session(*CHART, mark("price", "pm", "A"), mark("price", "de", "R"), mark("date", "de", "A"))
    after = session(
        *CHART[:3], role("sa", title="Sales", place=3), mark("price", "pm", "AR"), mark("price", "de", "R"),
        mark("price", "sa", "C"),
    )  # fmt: skip
    found = difference(before, after)
    assert found.charts == (
        ChartChange(
            "“Chart”",
            (
                CellChange("Set price", "Product", "A", "AR"),
                CellChange("Set price", "Sales", "", "C"),
                CellChange("Set dates", "Development", "A", ""),
            ),
        ),
    )
    assert sorts(found) == {
        "Roles": (("Role Sales",), (), ()),
        "Rows of charts": ((), (), ("Row “Set dates”",)),
    }
    assert found.by_name == 0


def test_sessions_that_know_people_roles_and_rows_by_other_ids_are_matched_by_name():
    before = session(*CHART, mark("price", "pm", "A"), mark("date", "de", "A"), action("x", owners=("ann",)))
    others = [person.model_copy(update={"id": f"p-{person.id}"}) for person in people()]
    after = Session.model_validate(
        {
            **vars(session()),
            "participants": {one.id: one for one in others},
            "roles": {"r1": role("r1", title="product"), "r2": role("r2", title="Development")},
            "activities": {
                "a1": activity("a1", label="SET PRICE"),
                "a2": activity("a2", label="Set dates"),
                "a3": activity("a3", label="Set dates"),
            },
            "marks": {one.id: one for one in (mark("a1", "r1", "A"), mark("a2", "r2", "R"))},
            "actions": {"x": action("x", owners=("p-ann",))},
        }
    )
    found = difference(before, after)
    assert found.by_name == 4 + 2 + 2
    assert found.charts[0].cells == (CellChange("Set dates", "Development", "A", "R"),)
    said = sorts(found)
    assert "People" not in said
    assert "Actions" not in said
    assert said["Rows of charts"] == (("Row “Set dates”",), ("Row “SET PRICE”: label “Set price” → “SET PRICE”",), ())


def test_rounds_are_compared_item_by_item():
    before = session(
        round_(status="revealed"), ballot("ann", score=3), ballot("ben", score=4), ballot("ann", subject="2", score=1)
    )
    after = session(
        round_(status="revealed"), ballot("ann", score=5), ballot("ben", score=4), ballot("cem", abstained=True),
        ballot("ann", subject="2", score=1), round_("poll/2", number=2),
    )  # fmt: skip
    assert difference(before, after).items == (
        ItemChange(
            "“Poll”",
            "“We know our customer”",
            Figures(True, (("3", 1), ("4", 1)), 0, 3.5),
            Figures(True, (("4", 1), ("5", 1)), 1, 4.5),
        ),
        ItemChange("“Poll”, time 2", "", None, Figures(False)),
    )


def test_values_that_are_no_numbers_have_no_middle():
    after = session(round_(status="revealed"), ballot("ann", choice="yes"), ballot("ben", choice="3"))
    (item,) = difference(session(), after).items
    assert item.after == Figures(True, (("3", 1), ("yes", 1)))
    assert item.before is None


def test_hands_points_and_orders_are_counted_and_sentences_are_not():
    hands = round_(status="revealed", hands={"1": {"4": 2}})
    after = session(
        hands, round_("poll/2", number=2, status="revealed"), round_("chart/1", module="chart", status="revealed"),
        ballot("ann", round="poll/2", subject="all", points={"1": 3, "2": 1}),
        ballot("ben", round="poll/2", subject="all", ranking=("2", "1")),
        ballot("ann", round="chart/1", letters={"pm": "A"}), ballot("ann", round="chart/1", subject="2", text="x"),
    )  # fmt: skip
    found = {(item.poll, item.subject): item.after for item in difference(session(), after).items}
    assert found == {
        ("“Poll”", "“We know our customer”"): Figures(True, (("4", 2),), 0, 4.0),
        ("“Poll”, time 2", "“We know our customer”"): Figures(True, (("2", 1), ("3", 1)), 0, 2.5),
        ("“Poll”, time 2", "“We say no”"): Figures(True, (("1", 2),), 0, 1.0),
        ("“Chart”", ""): Figures(True),
    }


def test_what_is_not_shown_is_compared_only_where_the_whole_sessions_are():
    before, after = session(round_()), session(round_(), ballot("ann", score=5), round_("x", number=2, shown=("1",)))
    (item,) = difference(public(before), public(after)).items
    assert item == ItemChange("“Poll”, time 2", "", None, Figures(False))
    whole = difference(before, after).items
    assert [item.after for item in whole] == [None, Figures(False, (("5", 1),), 0, 5.0), Figures(False)]


def test_a_subject_that_was_shown_before_the_others_is_shown():
    after = session(round_(shown=("1",)), ballot("ann", score=5), ballot("ann", subject="2", score=1))
    shown = [(item.subject, item.after) for item in difference(session(), public(after)).items]
    assert shown == [("“We know our customer”", Figures(True, (("5", 1),), 0, 5.0))]


def test_a_module_that_only_the_earlier_agenda_has_is_named_by_it():
    before = session(round_(status="revealed"), ballot("ann"))
    after = session(agenda=agenda("brief"))
    (item,) = difference(before, after).items
    assert (item.poll, item.subject, item.after) == ("“Poll”", "“We know our customer”", None)


def test_a_row_is_matched_by_name_within_its_chart_where_both_sessions_have_it():
    def charts(first, second):
        return session(
            activity(first, chart="chart", label="Set price"), activity(second, chart="other", label="Set price"),
            activity(f"{first}x", chart="chart", label="Admit"),
        )  # fmt: skip

    one, two = charts("a1", "z1"), charts("z2", "a2")
    both = session(activity("b", chart="gone", label="Set price")), session(activity("c", label="Set price"))
    assert difference(one, two).by_name == 3
    assert not difference(one, two).sorts
    assert difference(*both).by_name == 1
    apart = difference(
        session(activity("a", chart="chart", label="Set price"), activity("b", chart="other", label="Admit")),
        session(activity("c", chart="chart", label="Admit"), activity("d", chart="other", label="Set price")),
    )
    assert apart.by_name == 0
