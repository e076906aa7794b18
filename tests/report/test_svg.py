"""The drawing board: what is drawn stands in one element that needs nothing else."""

from __future__ import annotations

from lxml import etree

from pmworkshop.report.drawings.svg import COLOURS, Board, letters_in, wrapped

EVIL = "<b onclick='x'>a & b</b>\x1b"
SVG = "{http://www.w3.org/2000/svg}"


def test_shapes_and_texts_stand_where_they_were_drawn():
    board = Board(200, "Who answers for what")
    board.rect(1, 2, 30.5, 4, "plane")
    board.frame(5, 6, 7, 8, "line")
    board.dot(9, 10, 3, "data")
    board.dot(9, 20, 3, "data", hollow=True)
    board.line(0, 1, 2, 3, "ink", 1.5)
    board.shape([(0, 0), (1.5, 2), (3, 0)], "yes")
    board.text(4, 5, "Plain")
    board.text(6, 7, "Bold", "soft", 9, anchor="end", bold=True, upright=True)
    root = etree.fromstring(board.svg(100).encode())
    found = [(one.tag.removeprefix(SVG), dict(one.attrib)) for one in root]
    assert (root.get("viewBox"), root.get("role")) == ("0 0 200 100", "img")
    assert root.findtext(f"{SVG}title") == "Who answers for what"
    drawn = found[2:]
    assert [tag for tag, _ in drawn] == ["rect", "rect", "circle", "circle", "line", "polygon", "text", "text"]
    assert drawn[0][1] == {"x": "1", "y": "2", "width": "30.5", "height": "4", "fill": COLOURS["plane"]}
    assert (drawn[1][1]["fill"], drawn[1][1]["stroke"]) == ("none", COLOURS["line"])
    assert drawn[2][1]["fill"] == COLOURS["data"]
    assert (drawn[3][1]["fill"], drawn[3][1]["stroke"]) == (COLOURS["ground"], COLOURS["data"])
    assert (drawn[4][1]["x2"], drawn[4][1]["stroke-width"]) == ("2", "1.5")
    assert drawn[5][1]["points"] == "0,0 1.5,2 3,0"
    assert (root[-2].text, drawn[6][1]["text-anchor"], drawn[6][1].get("transform")) == ("Plain", "start", None)
    assert (drawn[7][1]["font-weight"], drawn[7][1]["transform"]) == ("700", "rotate(-90 6 7)")


def test_any_text_is_text():
    board = Board(10, EVIL)
    board.text(0, 0, EVIL)
    root = etree.fromstring(board.svg(10).encode())
    assert (root.findtext(f"{SVG}title"), root[-1].text) == ("<b onclick='x'>a & b</b>",) * 2
    assert {one.tag for one in root} == {f"{SVG}title", f"{SVG}rect", f"{SVG}text"}


def test_a_text_is_broken_into_lines_and_nothing_is_lost():
    assert (letters_in(561, 10), letters_in(1, 10)) == (100, 4)
    assert wrapped("one two three", 50, 10) == ["one two", "three"]
    assert wrapped("", 50, 10) == [""]
    wide = wrapped("漢" * 10, 57, 10)
    assert [len(line) for line in wide] == [5, 5]
