"""One row at a time: what each of us sees, what is agreed, and what becomes of a row that is not."""

from __future__ import annotations

import pytest

from pmworkshop.session.operations import grid
from pmworkshop.session.operations import navigation as rooms
from pmworkshop.tui.drawing.faces import numerals
from pmworkshop.tui.panels.charting.row_cards import Candidate, cards, gathered
from tests.tui.driving import ByHand, make, stage

TITLES = ("Product marketing", "Sales", "Finance", "Supply chain", "Market intelligence")
CARDS = ("31140", "33440", "31140", "34140", "31140", "34440", "31130", "-1140")


async def charted(room, cards=CARDS):
    """Type the charts of eight leaders behind dots, and show them."""
    await room.go("chart", "reveal")
    for card in cards:
        await room.press(*("minus" if digit == "-" else digit for digit in card))
    await room.press("pagedown", "enter")


async def row(room, label):
    """Talk about a row."""
    key = next(one.id for one in room.session.activities.values() if one.label == label)
    board = room.app.desk.board
    while board.cursor.row != key:
        await room.press("down")
    await room.press("enter")


async def back_to(room, label):
    """Go back from the next row, or from the chart behind the last one, to one that was left."""
    if room.app.desk.panel.overlay:
        await room.press("pageup")
    else:
        await row(room, label)
    assert label in room.wall


async def test_most_of_us_is_taken_with_one_key_and_needs_no_reason(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await row(room, "Admit an item to the roadmap")
        assert "3 Product manager" in room.wall
        assert "of 8" in room.wall
        assert "7 of 8" not in room.wall, "the numeral says how many"
        assert "1 passed" in room.wall
        await room.press("=")
        assert "Answers for it: Product manager" in room.wall
        await room.press("enter")
        assert room.said.startswith("Admit an item to the roadmap: Product manager")
        assert "✓ settled" not in room.wall, "the next row is there"
        await back_to(room, "Admit an item to the roadmap")
        assert "✓ settled" in room.wall


async def test_where_no_role_has_most_answers_none_is_taken(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await row(room, "Establish what customers need")
        await room.press("=")
        assert "No majority. Press the number of the role." in room.said
        assert not room.session.marks
        await room.press("enter")
        assert room.said == "Who answers for it? Its number first."


async def test_who_sees_it_so_is_shown_when_the_room_asks(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await row(room, "Set the price")
        assert "Operations" not in "".join(room.screen[:-5])
        await room.press("w")
        assert "1 Sponsor" in room.wall
        assert "Head of product" in "".join(room.screen[:-5])
        assert "Operations" in "".join(room.screen[:-5])


async def test_a_letter_waits_for_its_role_and_may_be_taken_back(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await row(room, "Set the price")
        await room.press("c")
        assert "C: which role?" in room.wall
        await room.press("c")
        assert "which role?" not in room.wall
        await room.press("c", "9")
        assert "Consulted: Finance" in room.wall
        await room.press("c", "9")
        assert "Consulted: Finance" not in room.wall


@pytest.mark.parametrize("typed", ["x", "10 +3", "1 +21", "1 soon"])
async def test_who_settles_it_is_a_role_and_a_day_within_two_weeks(tmp_path, typed):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await row(room, "Set the price")
        await room.press("x")
        await room.line(typed)
        assert not room.session.actions
        assert typed in room.wall
        assert room.session.activities


async def test_a_row_that_is_not_settled_can_be_opened_again(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await row(room, "Set the price")
        await room.press("x", "enter")
        assert room.said.startswith("Set the price: not settled yet")
        assert not room.session.actions
        await back_to(room, "Set the price")
        assert "○ not settled yet" in room.wall
        await room.press("x")
        assert "not settled yet" not in room.wall


async def test_a_row_is_split_and_the_new_one_is_talked_about_too(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await row(room, "Set the price")
        await room.press(";")
        room.app.desk.field.value = ""
        await room.line("Fix the list price; Allow a discount")
        labels = [one.label for one in room.session.activities.values()]
        assert "Fix the list price" in labels
        assert "Allow a discount" in labels
        assert "Fix the list price" in room.wall
        for _ in range(5):
            if "Allow a discount" in room.wall:
                break
            await room.press("pagedown")
        assert "Allow a discount" in room.wall


async def test_after_the_last_row_the_agreed_chart_is_there(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await room.press("enter")
        for _ in range(5):
            assert "Row " in room.wall
            await room.press("pagedown")
        assert "A Accountable" in room.wall
        assert "Responsible" not in room.wall, "only owners are asked"
        assert "Row " not in room.wall
        assert room.session.stage.phase == "settle"


async def test_typing_is_corrected_in_one_row(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await row(room, "Set the price")
        await room.press("e")
        await room.line("99 1")
        assert "The number of a leader comes first." in room.wall
        room.app.desk.field.value = ""
        await room.line("2 4")
        assert room.said == "Typing corrected"
        assert [one.corrected for one in room.session.ballots.values()].count(True) == 1


async def test_a_row_that_another_window_takes_out_is_left_calmly(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await row(room, "Set the price")

        key = next(one.id for one in room.session.activities.values() if one.label == "Set the price")
        room.app.servers.room.commit(grid.drop_row(key))
        await room.settle()
        assert "This row is not there any more." in room.wall
        await room.press("escape")
        assert not room.app.desk.panel.overlay
        assert "Set the price" not in room.wall


async def test_the_practice_row_is_there_only_before_people_write(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "explain")
        assert "To practise: Book the room" in room.wall
        await room.press("1")
        await room.go("chart", "alone")
        assert "Book the room" not in room.wall
        await charted(room)
        assert "Book the room" not in room.wall
        room.app.servers.room.commit(rooms.enter("chart", "settle"))
        await room.settle()
        assert "Book the room" not in room.wall
        assert sum(one.practice for one in room.session.activities.values()) == 1


async def test_the_footer_names_what_is_done_next_with_the_row(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await row(room, "Admit an item to the roadmap")
        assert "1-9 answers   = most of us   x not settled" in room.screen[-1]
        await room.press("=")
        assert "Enter settled   r/c/i then 1-9" in room.screen[-1]
        await room.press("enter")
        await back_to(room, "Admit an item to the roadmap")
        assert "PgDn next row" in room.screen[-1]


async def test_a_page_key_while_the_reason_is_asked_for_says_what_to_press(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await row(room, "Set the price")
        await room.press("2", "enter", "pagedown")
        assert room.said == "Enter keeps this line, Esc leaves it."
        assert "Because" in room.wall


async def test_the_row_to_practise_is_no_row_of_what_the_room_leaves_with(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await row(room, "Admit an item to the roadmap")
        await room.press("=", "enter")
        await room.go("close", "reveal")
        await room.press("pagedown")
        assert "of 5 rows settled" in room.wall
        assert all(row.strip() in room.wall for row in numerals("1"))


async def test_the_last_page_counts_nothing_that_there_is_none_of(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("close", "reveal")
        await room.press("pagedown")
        assert "What we leave with" in room.wall
        assert not any(f"0 {thing}" in room.wall for thing in ("outcome", "action", "line"))


async def test_a_reason_that_is_typed_right_after_the_role_settles_the_row_with_one_enter(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await row(room, "Set the price")
        await room.press("4")
        assert "Because" not in room.wall
        hand = ByHand(room.app)
        await room.type("they can promise it")
        hand.over()
        assert "Development answers for it. Because" in room.wall
        assert room.field_line == ">  they can promise it"
        await room.press("escape", "enter")
        assert room.field_line == ">  they can promise it"
        await room.press("enter")
        assert room.said.startswith("Set the price: Development")
        await back_to(room, "Set the price")
        assert "Because they can promise it" in room.wall
        assert "✓ settled" in room.wall
        await room.press("ctrl+z")
        assert "✓ settled" not in room.wall


async def test_where_all_saw_it_in_one_way_a_reason_is_taken_but_not_asked_for(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await row(room, "Admit an item to the roadmap")
        await room.press("3", "enter")
        assert not room.app.desk.panel.overlay, "it was the last row"
        await room.press("u")
        await row(room, "Admit an item to the roadmap")
        assert "✓ settled" not in room.wall
        assert "Because" not in room.wall
        hand = ByHand(room.app)
        await room.type("they hear the customers")
        hand.over()
        await room.press("enter")
        await back_to(room, "Admit an item to the roadmap")
        assert "Because they hear the customers" in room.wall
        assert "✓ settled" in room.wall


async def test_a_settled_row_is_told_and_the_next_one_comes_by_itself(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(120, 30)) as room:
        await charted(room)
        await room.press("enter")
        labels = [one.label for one in sorted(room.session.activities.values(), key=lambda one: one.place)]
        before = next(label for label in labels if label in room.wall)
        await room.press("4")
        hand = ByHand(room.app)
        await room.type("they know; what is promised; Product manager")
        hand.over()
        assert "who does it" in room.wall
        await room.press("enter")
        after = next(label for label in labels if label in "".join(room.screen[3:6]))
        assert after != before
        assert room.said == f"{before}: Development; Product manager does it. Next: {after}"
        settled = next(one for one in room.session.activities.values() if one.label == before)
        marks = {one.role: one for one in room.session.marks.values() if one.activity == settled.id}
        titles = {room.session.roles[role].title: one for role, one in marks.items()}
        assert (titles["Development"].letters, titles["Development"].reason) == ("A", "they know; what is promised")
        assert titles["Product manager"].letters == "R"
        await room.press("ctrl+z")
        assert before in "".join(room.screen[3:6])
        assert settled.id in {one.id for one in room.session.activities.values() if one.state == "open"}
        assert "R = Product manager" not in room.wall, "one undo takes all of it back"
        hand = ByHand(room.app)
        await room.type("they know; and others do not")
        hand.over()
        await room.press("enter")
        assert "they know; and others do not" in {one.reason for one in room.session.marks.values()}


async def test_after_an_undo_elsewhere_the_row_in_talk_stays(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await room.press("enter", "3", "enter")
        if room.app.desk.entry.asking:
            await room.press("enter")
        await room.press("2")
        assert "Answers for it: Head of product" in room.wall
        await room.press("u")
        assert "Row 2 of 5" in room.wall
        assert "Answers for it" not in room.wall


async def test_after_the_last_row_is_settled_the_agreed_chart_comes_by_itself(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await room.press("enter")
        for _ in range(5):
            await room.press("x", "enter")
        assert not room.app.desk.panel.overlay
        assert "not settled yet" in room.said
        assert "Next:" not in room.said


async def test_a_day_with_a_letter_too_many_is_not_taken_without_a_word(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await row(room, "Set the price")
        await room.press("x")
        await room.line("1 +14s")
        assert "“+14s” is not a date." in room.wall
        assert room.field_line.endswith("1 +14s")
        assert not room.session.actions


async def test_a_row_to_practise_is_not_settled_with_nobody_answering_for_it(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "explain")
        await room.press("home", "enter")
        assert room.said == "Who answers for it? Its number first."
        assert not room.app.desk.entry.asking
        await room.press("3", "enter", "enter")
        assert {one.state for one in room.session.activities.values() if one.practice} == {"settled"}


async def test_the_last_card_can_be_mended_before_enter_shows_all(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "alone")
        for card in CARDS[:-1]:
            await room.press(*card)
        assert "Enter shows" not in room.wall
        await room.press(*"11111")
        assert "Enter shows them." in room.wall
        await room.press("shift+tab", "backspace", "2", "2", "2", "2", "2")
        assert room.session.stage.phase == "alone"
        await room.press("enter")
        assert room.session.stage.phase == "reveal"
        last = next(one.id for one in room.session.participants.values() if one.sponsor)
        second = next(one.id for one in room.session.roles.values() if one.title == "Head of product")
        seen = [one.letters for one in room.session.ballots.values() if one.participant == last]
        assert len(seen) == 5
        assert all(set(one) == {second} for one in seen)
        assert {one.status for one in room.session.rounds.values()} == {"revealed"}


def test_a_card_names_its_role_over_two_lines_and_the_others_in_full():
    found = gathered([Candidate(str(at), title, 3 - at // 2) for at, title in enumerate(TITLES, 1)])
    drawn = ["".join(text for text, _ in line) for line in cards(found, 9, 76, 14)]
    assert "1 Product" in drawn[0]
    assert "marketing" in drawn[1]
    assert [line[57:].strip() for line in drawn if "5 " in line or "intelligence" in line] == [
        "5 Market",
        "intelligence",
    ]
    assert "…" not in "".join(drawn)
    low = ["".join(text for text, _ in line) for line in cards(found, 9, 76, 5)]
    assert "1 Product …" in low[0]
