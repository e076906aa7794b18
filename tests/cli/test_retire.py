"""The commands that keep single answers until a day, and let go of them."""

from __future__ import annotations

from pmworkshop.interface import load
from pmworkshop.store.addresses import stored_at
from tests.build import action, begin, entry
from tests.cli.conftest import Desk


def test_a_session_whose_day_is_over_is_told_and_let_go_of(desk: Desk):
    path = desk.home / "a.pmw"
    begin(path, entry("e1", "A complaint that somebody wrote", author="ann"), action("a1", owners=("ann",))).close()
    assert desk.run("retire", "--due", "--yes").out.startswith("No session has kept")
    said = desk.run("keep", "a", "2026-09-13")
    assert said.out == "The single answers of “Sample alignment” are kept until Sunday 13 September 2026.\n"
    assert "single answers were kept until 2026-09-13: pmworkshop retire" in desk.run("list").out
    assert "! Kept too long: single answers of Sample alignment" in desk.run("doctor").out
    assert desk.run("find", "complaint").lines[-1] == "Found 1 line in 1 session."
    stopped = desk.run("retire", "--due", typed="n\n")
    assert stopped.code == 130
    assert load(path).entries
    hold = stored_at(path).store.lock(str(path))
    hold.acquire()
    busy = desk.run("retire", "a", "--yes")
    hold.release()
    assert (busy.code, len(busy.err.splitlines())) == (2, 1)
    assert "another stage" in busy.err
    assert load(path).entries
    (desk.home / "copy.pmw").write_bytes(path.read_bytes())
    done = desk.run("retire", "a", typed="y\n")
    assert done.code == 0, done.err
    assert done.lines[0] == (
        "Sample alignment: Let go of 0 single answers, 1 line, 0 remarks, 4 names; what was agreed stays."
    )
    assert "copy.pmw" in done.out, "another file that still holds some of it is named"
    receipt = (desk.home / "a-retired.txt").read_text(encoding="utf-8")
    assert "1 line" in receipt
    assert "complaint" not in receipt
    (desk.home / "copy.pmw").unlink()
    assert desk.run("find", "complaint").lines[-1].startswith("Nothing of that")
    assert desk.run("actions").lines[0].startswith("no day yet  Product: Do a1")
    assert "kept until" not in desk.run("list").out
    again = desk.run("retire", "a", "--yes")
    assert again.code == 2
    assert "let go already" in again.err


def test_a_day_can_be_taken_back_and_what_is_named_is_clear(desk: Desk):
    begin(desk.home / "a.pmw").close()
    desk.run("keep", "a", "+1")
    assert desk.run("keep", "a", "-").out == "The single answers of “Sample alignment” are kept without an end.\n"
    assert desk.run("retire").code == 2
    assert desk.run("retire", "a", "--due").code == 2


def test_the_day_is_named_when_a_session_is_made(desk: Desk):
    desk.run("new", "--title", "Spring", "--keep-until", "2026-09-01", "--no-open")
    assert "single answers were kept until 2026-09-01" in desk.run("list").out
    assert "Kept too long" in desk.run("doctor").out
    assert desk.run("retire", "--due", "--yes").lines[0].startswith("Spring: Let go of 0 single answers")
    assert "kept until" not in desk.run("list").out
