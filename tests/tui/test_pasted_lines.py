"""What is pasted into a list comes as lines, whatever program it was copied from."""

from __future__ import annotations

import pytest
from textual import events

from pmworkshop.tui.guard.incoming import CalmParser
from tests.tui.driving import make, stage

QUOTED = '"No price\nlist"\n"Late promises"\n'


async def pasted(tmp_path, text: str) -> list[str]:
    """Paste a text into the open field of a list, and return the lines that it became."""
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        room.app.post_message(events.Paste(text))
        await room.until(lambda: room.texts() or room.app.desk.field.value)
        await room.settle()
        return room.texts() or [room.app.desk.field.value]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "• No price list\n• Late promises\n• Nobody says no\n",
            ["No price list", "Late promises", "Nobody says no"],
        ),
        ("1.\tNo price list\r\n2.\tLate promises\r\n", ["No price list", "Late promises"]),
        ("☐ No price list\n☐ Late promises\n\n☐\n", ["No price list", "Late promises", "☐"]),
        ("- No price list\n- Late promises", ["No price list", "Late promises"]),
        (QUOTED, ["No price list", "Late promises"]),
        (QUOTED.replace("\n", "\r\n"), ["No price list", "Late promises"]),
        ('"Say ""no"" early"\nLate promises', ['Say "no" early', "Late promises"]),
        ('"Always\nlate"\t"sales"\nNobody', ["Always late sales", "Nobody"]),
        ('"No" is not said\n"Yes" is', ['"No" is not said', '"Yes" is']),
        ('"We promise too much"\n"They never ask"', ['"We promise too much"', '"They never ask"']),
        ("• No price list", ["No price list"]),
        ('"Late\npromises"', ["Late promises"]),
    ],
)
async def test_a_list_is_pasted_without_its_marks_and_a_cell_stays_one_line(tmp_path, text, lines):
    assert await pasted(tmp_path, text) == lines


async def test_a_paste_without_marks_of_its_own_is_one_line_for_each_enter(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        for event in CalmParser().feed("First line\r• Second line\rThird line\r"):
            room.app.post_message(event)
        await room.until(lambda: len(room.texts()) == 3)
        assert room.texts() == ["First line", "Second line", "Third line"]


@pytest.mark.parametrize(
    "text",
    [
        "Set the list price\nPlan the launch\nDrop a feature\n",
        "1. Set the list price\n2. Plan the launch\n3. Drop a feature",
        '"Set the list\nprice"\r\nPlan the launch\r\nDrop a feature\r\n',
        "• Set the list price\n\n• Plan the launch\n• Drop a feature",
    ],
)
async def test_rows_pasted_into_a_chart_are_rows_of_their_own(tmp_path, text):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        before = len(room.session.activities)
        await room.press("n")
        room.app.post_message(events.Paste(text))
        await room.until(lambda: len(room.session.activities) == before + 3)
        await room.press("enter")
        labels = [row.label for row in sorted(room.session.activities.values(), key=lambda row: row.place)]
        assert labels[-3:] == ["Set the list price", "Plan the launch", "Drop a feature"]
