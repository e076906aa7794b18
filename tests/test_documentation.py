"""What stands beside the program: the manual page, the recording, and the pages of the site."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import click
import defusedxml.ElementTree
import manual
import pytest
import recording

from pmworkshop.cli import program

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
CAST = DOCS / "pictures" / "recording.cast"
FILM = DOCS / "pictures" / "recording.svg"


def test_the_manual_page_has_every_command_with_its_options():
    text = manual.page().replace("\\-", "-")
    ctx = click.Context(program)
    for name in program.list_commands(ctx):
        command = program.get_command(ctx, name)
        assert command
        assert command.hidden or f".SS {name} " in text
    assert ".B --ends" in text
    assert ".SS agenda check" in text
    assert text.count("--home DIR") == 1


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_the_manual_page_has_no_fault_of_form():
    said = subprocess.run(
        ["groff", "-K", "utf8", "-man", "-ww", "-z", "-Tutf8", str(DOCS / "pmworkshop.1")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stderr == ""


def test_a_line_that_begins_with_a_dot_is_text_in_the_manual_page():
    assert manual._escaped(".pmw files - and \\ signs") == "\\&.pmw files \\- and \\e signs"


def test_the_recording_plays_two_minutes_on_a_terminal_of_its_size():
    head, *events = map(json.loads, CAST.read_text(encoding="utf-8").splitlines())
    assert (head["version"], head["width"], head["height"]) == (2, recording.WIDTH, recording.HEIGHT)
    times = [at for at, _, _ in events]
    assert times[0] == 0
    assert all(one < other for one, other in pairwise(times))
    assert times[-1] == recording.SECONDS
    first, last = events[0][2], "".join(text for _, _, text in events[-40:])
    assert "Replay" in first
    assert first.count("\x1b[") > recording.HEIGHT
    rows = {int(row) for row in re.findall(r"\x1b\[(\d+);1H", "".join(text for _, _, text in events))}
    assert rows == set(range(1, recording.HEIGHT + 1))
    assert "owner" in last.casefold() or "Plan" in last


def test_the_picture_that_moves_has_every_scene_and_stands_still_for_who_wishes_it():
    text = FILM.read_text(encoding="utf-8")
    tree = defusedxml.ElementTree.fromstring(text)
    scenes = [one for one in tree.iter("{http://www.w3.org/2000/svg}g") if "transform" in one.attrib]
    assert len(scenes) == len(re.findall(r"%{transform", text)) > 100
    assert "prefers-reduced-motion" in text
    named = {one.attrib["id"] for one in tree.iter() if "id" in one.attrib}
    used = {one.attrib["href"].lstrip("#") for one in tree.iter() if "href" in one.attrib}
    assert used <= named


def test_colours_and_looks_of_a_cell_reach_both_forms():
    run = recording.Run(2, 3, " A<", "#ff0000", "#000080", bold=True, underlined=True)
    ground = recording.Run(0, 2, "  ", "#ffffff", "#000000", bold=False, underlined=False)
    scenes = [recording.Scene(0.0, ((ground, run),)), recording.Scene(1.0, ((ground,),))]
    assert "\\u001b[0;1;4;38;2;255;0;0;48;2;0;0;128m A<" in recording.cast(scenes)
    drawn = recording.film(scenes)
    assert 'fill="#ff0000" class="b u">A&lt;</text>' in drawn
    assert 'fill="#000080"' in drawn


def test_every_page_of_the_guide_is_in_the_navigation_of_the_site():
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    pages = set(re.findall(r"^ +- ([\w-]+\.md)$", settings, re.MULTILINE))
    there = {path.name for path in DOCS.glob("*.md")}
    assert there <= pages
    assert pages - there == {"index.md", "architecture.md", "changelog.md", "contributing.md", "security.md"}
    assert "font: false" in settings


def test_a_wheel_brings_the_manual_page():
    assert '"docs/pmworkshop.1" = "share/man/man1/pmworkshop.1"' in (ROOT / "pyproject.toml").read_text(
        encoding="utf-8"
    )
