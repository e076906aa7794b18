"""The command that shows the sample workshop."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Desk

EXPORTS = Path(__file__).parents[2] / "exports"


def test_headless_it_writes_what_the_repository_holds_and_names_the_files(desk: Desk):
    said = desk.run("demo", "--headless")
    assert said.code == 0, said.err
    made = {path.name: path.read_bytes() for path in (desk.here / "exports").iterdir()}
    assert made == {path.name: path.read_bytes() for path in EXPORTS.iterdir()}
    for name in made:
        assert str(Path("exports") / name) in said.lines


def test_without_a_terminal_it_is_headless_and_says_so(desk: Desk):
    said = desk.run("demo", "--out", "there")
    assert said.code == 0
    assert (desk.here / "there").is_dir()
    assert "There is no terminal" in said.err
    assert desk.outside.shown == []


def test_on_a_terminal_the_stage_opens_and_nothing_is_left(desk: Desk):
    desk.outside.at_terminal, desk.outside.answer = True, 5
    assert desk.run("demo").code == 5
    assert desk.outside.shown == [("sample-workshop.pmw", False)]
    assert list(desk.here.iterdir()) == []


def test_an_out_that_is_a_file_is_told(desk: Desk):
    desk.write("taken", "")
    said = desk.run("demo", "--headless", "--out", "taken")
    assert said.code == 2
    assert "is a file, not a folder" in said.err
