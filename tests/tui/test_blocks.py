"""Groups of lines as blocks in columns: where they stand, what is folded, and what can be chosen there."""

from __future__ import annotations

import pytest

from pmworkshop.insight.pictures.pieces import plain
from pmworkshop.tui.pages.page import Item
from pmworkshop.tui.parts.blocks import in_columns
from pmworkshop.tui.widgets.row_places import beside, places_out_of_sight
from pmworkshop.tui.widgets.rows import drawn_rows

ROOM = 18
"""Lines below the question on a screen of 80 by 24."""


def group(number, title, *lines):
    """The rows of a group."""
    head = Item(f"g{number}", title, lead=f"{number}", tail=f"{len(lines)} lines", back="raised")
    return [head, *(Item(f"{number}{at}", line, lead=f"{at}", back="plane") for at, line in enumerate(lines))]


def many(groups=5, lines=4, text="Nobody plans against capacity"):
    """Groups of as many lines."""
    return [row for number in range(1, groups + 1) for row in group(number, f"Group {number}", *[text] * lines)]


def drawn(items, chosen="", cells=76, rows=ROOM):
    """The lines of the wall, without blanks at their ends."""
    return [plain(line).rstrip() for line in in_columns(items, chosen, cells, rows).lines]


def test_groups_stand_in_two_columns_of_even_height_with_their_numbers():
    wall = drawn([*group(1, "Customers", "One", "Two"), *group(2, "Dates", "Three")], "10")
    assert wall == [
        " 1 Customers                            2 Dates",
        "▌▶ One                                 ▏· Three",
        "▏· Two",
    ]


def test_twenty_lines_of_the_usual_length_fit_and_more_fold_the_groups_without_the_chosen_line():
    usual = ["Nobody plans against capacity in here, ever", *["Long lead times come up late"] * 3]
    twenty = [row for number in range(1, 6) for row in group(number, f"Group {number}", *usual)]
    assert len(drawn(twenty, "20")) <= ROOM
    assert "▄" not in "".join(drawn(twenty, "20"))
    wall = drawn(many(lines=9), "20")
    assert len(wall) <= ROOM
    assert sum("▄ ▄ ▄ ▄ ▄ ▄ ▄ ▄ ▄" in line for line in wall) >= 2, "one mark a line"
    assert sum("Nobody" in line for line in wall) == 9


@pytest.mark.parametrize(("cells", "count"), [(56, 1), (76, 2), (94, 2), (152, 3)])
def test_wider_screens_have_more_columns(cells, count):
    places = in_columns(many(groups=6, lines=3), "", cells, 60).places
    assert len({one.x for one in places}) == count
    assert all(one.x + one.cells <= cells for one in places)


def test_what_is_chosen_is_marked_by_signs_its_head_is_filled_and_every_line_can_be_chosen():
    body = in_columns(many(lines=9), "20", 76, ROOM)
    assert [place.key for place in body.places] == [row.key for row in many(lines=9)]
    filled = [piece for line in body.lines for piece in line if "/now" in piece[1]]
    assert "Group 2" in "".join(text for text, _ in filled)
    assert all("Group 1" not in text for text, _ in filled)
    head = drawn(many(lines=2), "g1")
    assert head[0].startswith("▶1 Group 1")


def test_long_lines_and_wide_letters_wrap_and_are_never_cut():
    text = "顧客の声を聞く " * 20 + "x" * 200
    said = "".join(drawn(group(1, text, text), "", 56, 60))
    assert said.count("x") == 400
    assert said.count("顧") == 40


def test_a_group_that_is_higher_than_a_column_goes_on_in_the_next_one_and_its_head_stays_with_a_line():
    body = in_columns(group(1, "Customers", *["One"] * 30), "10", 76, ROOM)
    assert len(body.lines) == 16
    assert {place.x for place in body.places} == {0, 39}
    tall = in_columns(group(1, "Customers", *["One"] * 60), "10", 76, ROOM)
    assert len(tall.lines) > ROOM
    assert places_out_of_sight(tall, drawn_rows(tall), 0, 0, ROOM) == (0, 61 - 2 * ROOM)
    assert places_out_of_sight(tall, drawn_rows(tall), 0, len(tall.lines) - ROOM, ROOM)[1] == 0


def test_blank_lines_go_where_folded_groups_need_their_room():
    wall = drawn(many(groups=5, lines=9), "20", 56, 19)
    assert "" not in wall
    assert len(wall) == 18


def test_loose_lines_other_lists_and_who_said_a_line_stand_there_too():
    items = [
        Item("a", "Loose", lead=" 1", tail="Sales lead"),
        Item("", "→ Outcome: it changed", look="soft", indent=4),
        *group(1, "Customers", "One"),
        Item("", ""),
        Item("", "Still open: 1", look="head"),
        Item("b", "Something that was said by somebody at once", lead="○", tail="Operations lead", indent=4),
    ]
    wall = "\n".join(drawn(items, "b", 76, ROOM))
    assert "· Loose                  Sales lead" in wall
    assert "   → Outcome: it changed" in wall
    assert "▌▶ Something" in wall
    assert "Operations lead" in wall


def test_arrows_go_across_to_what_stands_beside():
    places = in_columns(many(groups=2, lines=3), "11", 76, ROOM).places
    assert beside(places, "11", 1) == "21"
    assert beside(places, "21", -1) == "11"
    assert beside(places, "21", 1) == ""
    assert beside(places, "gone", 1) == ""


@pytest.mark.parametrize("items", [many(lines=2), many(lines=9), [Item("a", "Loose", lead="1"), *many(lines=9)]])
def test_another_row_is_chosen_as_if_all_were_drawn_anew(items):
    body = in_columns(items, "", 76, ROOM)
    for key in ("20", *(row.key for row in items), "gone", ""):
        body = body.choose(key)
        assert body == in_columns(items, key, 76, ROOM)
