"""Blocks with texts side by side: nothing is cut, whatever is long."""

from __future__ import annotations

from pmworkshop.tui.parts.side_by_side import Block, drawn_blocks
from tests.tui.test_chart_wall import written

LONG = "a long wording of many words " * 6


def test_long_heads_words_at_the_end_and_texts_are_wrapped_and_never_cut():
    block = Block("one", "◆", LONG, "someone with quite a long name of a function", (("", LONG, "short"),))
    drawing = drawn_blocks([block, Block("two", "◆", "Head", note=LONG)], ("1  Here", "2  There"), 56)
    lines = written(drawing.lines)
    assert all(len(line) <= 56 for line in lines)
    assert " ".join(" ".join(lines).split()).count("wording") == 3 * 6
    assert [place.key for place in drawing.places] == ["one", "two"]
    assert not lines[drawing.places[1].row - 1], "a blank row parts blocks"


def test_heads_alone_are_rows_with_their_word_at_the_right_end():
    drawing = drawn_blocks(
        [Block("1", "1", "Moved a line", "● can be taken in"), Block("2", "2", LONG, LONG)], ("", ""), 56
    )
    lines = written(drawing.lines)
    assert lines[0].startswith("1  Moved a line")
    assert len(lines[0]) == 56
    assert [place.row for place in drawing.places] == [0, 1]
