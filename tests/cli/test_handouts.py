"""The papers before the workshop, from the command line."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Desk


@pytest.mark.parametrize(("command", "begins"), [("runsheet", "# Run sheet: Spring"), ("invite", "Subject: Spring,")])
def test_it_is_printed_or_written_the_same_each_time(desk: Desk, command: str, begins: str):
    desk.new("--title", "Spring", "--ends", "11:30")
    said = desk.run(command, "Spring")
    assert said.code == 0
    assert said.out.startswith(begins)
    written = desk.run(command, "Spring", "--out", "papers/one.md")
    assert written.lines == ["papers/one.md"]
    assert ("private" in written.err) == (command == "runsheet")
    assert (desk.here / "papers" / "one.md").read_text(encoding="utf-8") == said.out
    closed = (desk.here / "papers" / "one.md").stat().st_mode & 0o077 == 0
    assert closed == (command == "runsheet")
    assert desk.run(command, "Spring", "--out", "papers/one.md").code == 0


def test_the_call_has_an_invitation_of_its_own(desk: Desk):
    desk.new("discovery-call")
    assert "Good day," in desk.run("invite", "Discovery").out


@pytest.mark.parametrize(
    ("out", "told"),
    [
        (".", "is not a name"),
        ("folder", "is a folder"),
        ("a\0b", "is not a name"),
        ("file.txt/below", "is a file, not a folder"),
        ("x.pmw", "has the name of a session"),
    ],
)
def test_what_cannot_be_written_to_is_told_and_nothing_is_lost(desk: Desk, out: str, told: str):
    path = desk.new("--title", "Spring")
    before = path.read_bytes()
    desk.write("file.txt", "mine")
    (desk.here / "folder").mkdir()
    said = desk.run("runsheet", "Spring", "--out", out)
    assert said.code == 2
    assert told in said.err
    assert path.read_bytes() == before
    assert desk.run("invite", "Spring", "--out", path).code == 2
    assert path.read_bytes() == before


def test_a_session_that_is_not_there_is_told(desk: Desk):
    assert desk.run("runsheet", "nothing").code == 2
