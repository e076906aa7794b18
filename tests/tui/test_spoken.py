"""Large letters, bars and bodies as an ear gets them, and where the caret of the terminal stands."""

from __future__ import annotations

import pytest

from pmworkshop.tui.drawing.faces import numerals, poster
from pmworkshop.tui.pages.page import Column, Cursor, Drawing, GridBody, GridLine, Item, ListBody, Place
from pmworkshop.tui.spoken.large_letters import without_large_letters
from pmworkshop.tui.spoken.reading import _rows, row_names
from tests.tui.driving import make, stage


def beside(rows: tuple[str, ...]) -> str:
    lines = without_large_letters([f"   {row}  behind" for row in rows])
    assert all("█" not in line for line in lines)
    return " ".join(lines[0].split()).removesuffix(" behind")


@pytest.mark.parametrize("times", [1, 2, 4])
@pytest.mark.parametrize("text", ["LEADERSHIP ALIGNMENT", "WHO'S IN? 12:30 & MORE.", "ÄÖÜ-JQXZ", "I GO"])
def test_posters_are_read_back(text, times):
    assert beside(poster(text, times)) == text


@pytest.mark.parametrize("times", [1, 2, 4])
@pytest.mark.parametrize("text", ["10:50", "1", "14", "8", "2 3"])
def test_numerals_are_read_back(text, times):
    assert beside(numerals(text, times)) == text


def test_bars_are_no_letters():
    bars = ["  █  ▄ ", "  █  █ ", "█ █  █ "]
    assert without_large_letters(bars) == [bar.rstrip() for bar in bars]
    assert without_large_letters([]) == []


def heard(body, row=""):
    return [line for line in _rows(body, Cursor(row)) if line]


def test_a_list_is_read_with_its_headings():
    body = ListBody((Item("a", "Ann", lead="1", cells=("Sales", ""), tail="here"),), heads=("Who", "Where", "Why"))
    assert heard(body, "a") == ["> 1  Ann  Where Sales  here"]
    assert heard(ListBody(empty="No line yet.")) == ["No line yet."]


def test_a_grid_is_read_by_the_titles_of_its_columns():
    columns = (Column("s", "SAL", "Sales"), Column("o", "OPS", "Operations"))
    body = GridBody(
        columns, (GridLine("p", "Set the price", ("A", "·"), tail="✓ settled"), GridLine("q", "Q", ("", "")))
    )
    assert heard(body, "q") == ["Set the price: Sales A. ✓ settled", "> Q: nothing yet"]
    assert heard(GridBody(empty="No row yet.")) == ["No row yet."]


def test_what_stands_side_by_side_is_read_one_after_the_other():
    lines = tuple(((text, "text"),) for text in ("Heading ████", "one line     two", "and more     └─┘", "end"))
    body = Drawing(lines, (Place("b", 1, 2, 13, 5), Place("a", 1, 2, 0, 10)), crosswise=True)
    assert heard(body, "b") == ["Heading", "one line and more", "> two", "end"]
    assert row_names(body) == {"a": "one line and more", "b": "two"}


async def test_the_caret_stands_where_the_cursor_is(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        for key in ("down", "down", "up"):
            await room.press(key)
            line = room.screen[room.app.cursor_position.y]
            chosen = row_names(room.app.desk.board.body)[room.app.desk.board.cursor.row]
            assert chosen.split()[0] in line
        await room.press("g")
        assert room.app.cursor_position.y == next(y for y, line in enumerate(room.screen) if line.startswith("▌"))
