"""The settings, from the command line."""

from __future__ import annotations

import re
from pathlib import Path

from pmworkshop.base.settings import NAMES
from pmworkshop.cli.commands.computer.settings import PLAIN
from pmworkshop.interface import load
from tests.cli.conftest import Desk

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def settings(desk: Desk, text: str | bytes) -> Path:
    desk.home.mkdir(exist_ok=True)
    path = desk.home / "settings.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_without_a_file_it_says_where_it_would_be_and_what_holds(desk: Desk):
    said = desk.run("settings")
    assert said.code == 0
    assert said.lines[0].startswith(f"{desk.home / 'settings.toml'} (there is none")
    assert "theme        stage        (as the program has it)" in said.out
    assert re.search(r"^  undo +Ctrl\+Z, u +Take back", said.out, re.MULTILINE)
    assert re.search(r"\[keys\.chart\](\n  .+)+\n  letter +A R C I S D P ", said.out)
    assert said.out.count("[keys.chart]") == 1
    found = desk.run("settings", "--json").json
    assert found["exists"] is False
    assert found["settings"]["bell"] == {"value": False, "from": "program"}
    assert set(PLAIN) | {"keys"} == set(NAMES)


def test_the_example_of_the_readme_is_taken_and_shown(desk: Desk):
    example = next(block for block in re.findall(r"```toml\n(.*?)```", README, re.DOTALL) if "[keys]" in block)
    settings(desk, example)
    said = desk.run("settings")
    assert said.code == 0, said.err
    assert "theme        paper        (from the file)" in said.out
    assert re.search(r"^  settle +Enter, F5 .*\(from the file\)$", said.out, re.MULTILINE)
    assert re.search(r"^  undo +Ctrl\+Z, F8 ", said.out, re.MULTILINE)
    found = desk.run("settings", "--json").json
    assert found["exists"] is True
    assert found["settings"]["bell"] == {"value": True, "from": "file"}
    assert found["settings"]["theme"] == {"value": "paper", "from": "file"}
    assert found["keys"]["chart.settle"] == {"keys": ["enter", "f5"], "from": "file"}
    assert found["keys"]["go"]["from"] == "program"


def test_every_fault_is_told_and_it_ends_with_2(desk: Desk):
    path = settings(desk, "theme = 'dark'\n[keys]\nundo = 'g'\nchart.letter = 'x'\ngoo = 'F2'\n")
    for flags in ((), ("--json",)):
        said = desk.run("settings", *flags)
        assert said.code == 2
        assert said.out == ""
        assert said.err.count(str(path)) == 4
        assert "also the key of go, " in said.err
    settings(desk, b"\x00")
    assert desk.run("settings").code == 2


def test_the_name_of_the_facilitator_is_taken_by_a_new_workshop(desk: Desk):
    settings(desk, "facilitator = 'Fay Moss'")
    assert load(desk.new()).info.facilitator == "Fay Moss"
    assert load(desk.new("--facilitator", "Gil")).info.facilitator == "Gil"


def test_faulty_settings_stop_no_new_workshop(desk: Desk):
    settings(desk, "facilitator = 3\nbell = 'x'")
    said = desk.run("new", "--no-open")
    assert said.code == 0
    assert said.err.startswith("pmworkshop: Settings not used.")
    assert "All faults: pmworkshop settings" in said.err
    assert said.err.count("\n") == 1
