"""The marks of a list come off its lines, and what only looks like one stays."""

import pytest

from pmworkshop.base.list_marks import without_bullet, without_marks


@pytest.mark.parametrize(
    "lines",
    [
        ["• No price list", "• Late promises"],
        ["\uf0b7\tNo price list", "\uf0b7\tLate promises"],
        ["  ▪ No price list", "o\tLate promises"],
        ["- No price list", "- Late promises"],
        ["– No price list", "* Late promises"],
        ["1. No price list", "2. Late promises"],
        ["9) No price list", "10) Late promises"],
        ["(a) No price list", "(b) Late promises"],
        ["1. No price list", "1. Late promises"],
        ["☐ No price list", "☑Late promises"],
        ["- [ ] No price list", "- [x] Late promises"],
        ["[ ] No price list", "[] Late promises"],
        ["• 1. No price list", "• 2. Late promises"],
        ["• No price list", "- Late promises"],
    ],
)
def test_bullets_boxes_dashes_and_numbers_come_off(lines):
    assert without_marks(lines) == ["No price list", "Late promises"]


@pytest.mark.parametrize(
    "lines",
    [
        ["3. quarter is too late"],
        ["- 5 degrees", "and rain"],
        ["2 days", "3 days"],
        ["1.5 days", "2.5 days"],
        ["2. half year", "4. quarter"],
        ["-5 %", "-7 %"],
        ["o, what a day", "x"],
        ["[later] a list", "[x]"],
        ["a: an action", "p: parked"],
        ["•", "-"],
        [""],
    ],
)
def test_what_belongs_to_the_text_stays(lines):
    assert without_marks(lines) == lines


def test_a_new_list_begins_to_count_again_and_other_lines_stay_between():
    lines = ["Prices", "1. List", "2. Discount", "Promises", "1. Dates"]
    assert without_marks(lines) == ["Prices", "List", "Discount", "Promises", "Dates"]


def test_one_line_loses_its_bullet_and_nothing_else():
    assert (without_bullet(" • one"), without_bullet("1. one"), without_bullet("- one")) == ("one", "1. one", "- one")
