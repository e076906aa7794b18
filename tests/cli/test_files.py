"""The commands that take a workshop out as files and bring one in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pmworkshop import export, load
from pmworkshop.report.formats import TABLE
from tests import build
from tests.cli.conftest import Desk


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_without_options_markdown_and_toml_go_to_a_folder_named_after_the_session(desk: Desk):
    path = desk.new("--title", "Spring")
    said = desk.run("export", "Spring")
    made = files(desk.here / path.stem)
    assert said.code == 0
    assert made == export(path, "markdown") | export(path, "toml")
    assert sorted(said.lines) == sorted(str(Path(path.stem) / name) for name in made)
    assert said.err == ""


@pytest.mark.parametrize("name", build.WITHIN)
def test_each_format_can_be_asked_for(desk: Desk, name: str):
    path = desk.new("--title", "Spring")
    said = desk.run("export", path, "--format", name.upper(), "--out", "out", "--for", TABLE[name].audiences[-1])
    assert said.code == 0
    assert files(desk.here / "out") == export(path, name, audience=TABLE[name].audiences[-1])
    assert desk.run("export", path, "--format", name, "--out", "usual").code == 0
    assert files(desk.here / "usual") == export(path, name)


def test_the_same_session_gives_the_same_bytes(desk: Desk):
    path = desk.new()
    for out in ("one", "two", "two"):
        assert desk.run("export", path, "--out", out, *(f"--format={name}" for name in build.WITHIN)).code == 0
    assert files(desk.here / "one") == files(desk.here / "two")


@pytest.mark.parametrize(
    ("words", "mode"),
    [(["--format", "session"], 0o600), (["--for", "facilitator"], 0o600), (["--for", "sponsor"], 0o644)],
)
def test_a_file_with_single_answers_is_closed_to_others(desk: Desk, words: list[str], mode: int):
    assert desk.run("export", desk.new(), *words, "--out", "out").code == 0
    assert {path.stat().st_mode & 0o777 for path in (desk.here / "out").iterdir()} == {mode}


def test_an_edited_chart_is_kept_beside_the_new_one_and_told(desk: Desk):
    path = build.sample_file(desk.home / "sample.pmw")
    assert desk.run("export", path, "--out", "out").err == ""
    (desk.here / "out" / "raci.md").write_text("with my remarks", encoding="utf-8")
    said = desk.run("export", path, "--out", "out")
    assert (said.code, said.err.count("is kept as raci.edited.md.")) == (0, 1)
    assert (desk.here / "out" / "raci.edited.md").read_text(encoding="utf-8") == "with my remarks"


def test_the_whole_session_is_said_to_be_private(desk: Desk):
    said = desk.run("export", desk.new(), "--format", "session", "--out", "out")
    assert said.code == 0
    assert "session.toml holds everything" in said.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--format", "markdwn"], "There is no format “markdwn”; there are "),
        (["--format", "markdwn"], "Did you mean markdown?"),
        (["--format", "?"], "There is no format “?”"),
        (["--for", "everybody"], "'everybody' is not one of 'room', 'sponsor', 'facilitator'"),
        (["--out", "a-file"], "is a file, not a folder to write to. Name a folder with --out."),
        (["--out", "a-file/below"], "is a file, not a folder to write to. Name a folder with --out."),
        (["--out", "x" * 5000], "is not a name that a folder can have."),
        (["--out", "\0"], "is not a name that a folder can have."),
    ],
)
def test_what_cannot_be_written_is_told_and_nothing_is_written(desk: Desk, words: list[str], told: str):
    desk.write("a-file", "here")
    said = desk.run("export", desk.new(), *words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert [path.name for path in desk.here.iterdir() if path != desk.home] == ["a-file"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_told(desk: Desk):
    closed = desk.here / "closed"
    closed.mkdir(mode=0o500)
    said = desk.run("export", desk.new(), "--out", closed)
    assert said.code == 2
    assert "may not be written to by you" in said.err


def test_a_session_goes_out_and_comes_in_elsewhere(desk: Desk):
    path = desk.new("--title", "Spring")
    desk.run("export", path, "--format", "session", "--out", "out")
    before = load(path)
    other = desk.here / "other"
    said = desk.run("import", desk.here / "out" / "session.toml", "--home", other)
    assert said.code == 0, said.err
    (made,) = other.glob("*.pmw")
    assert said.lines == [str(made)]
    assert load(made) == before


def test_the_same_file_brought_in_twice_is_one_session(desk: Desk):
    path = desk.new("--title", "Spring")
    desk.run("export", path, "--format", "session", "--out", "out")
    other = desk.here / "other"
    first = desk.run("import", "out/session.toml", "--home", other)
    again = desk.run("import", "out/session.toml", "--home", other)
    assert first.code == 0
    assert again.code in (0, 2)
    assert again.out or again.err
    assert len(list(other.glob("*.pmw"))) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01",
        "\xfc".encode("latin-1"),
        b"id = = 3",
        b"answer = 42",
        b"a = " + b"[" * 100_000,
        b"format = 99",
    ],
)
def test_what_is_no_session_is_told(desk: Desk, content: bytes):
    path = desk.write("session.toml", content)
    said = desk.run("import", path)
    assert (said.code, said.out) == (2, "")
    assert str(path) in said.err
    assert not list(desk.here.rglob("*.pmw"))


def test_a_folder_and_a_missing_file_are_told(desk: Desk):
    assert "is a folder" in desk.run("import", desk.here).err
    assert "There is no file" in desk.run("import", "none.toml").err
