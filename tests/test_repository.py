"""The repository as a whole: what may not stand in it, and whether what the README says is so."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

import click
import pytest

from pmworkshop.cli import program

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\w*\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
# Built from pieces, so that this file does not hold what it looks for.
HOSTS = [".".join(parts) for parts in [("pypi", "org"), ("files", "pythonhosted", "org"), ("pythonhosted", "org")]]
PLACES = ["/" + part + "/" for part in ("work", "root")]
HOMES = ["/" + part + "/" for part in ("home", "Users")]  # tests may make up somebody's home


def tracked() -> list[Path]:
    """All files of the repository: those that git tracks, or would."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("this is no git checkout")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")


def test_no_package_index_and_no_place_of_a_machine_stands_in_any_file():
    found = [
        (path.relative_to(ROOT).as_posix(), word)
        for path in tracked()
        for word in (*HOSTS, *PLACES, *([] if "tests" in path.relative_to(ROOT).parts else HOMES))
        if re.search(rf"(?<![\w.~}}-]){re.escape(word)}", text_of(path))
    ]
    assert found == []


def test_every_text_file_is_utf_8_and_ends_its_lines_alike():
    for path in tracked():
        if path.suffix in (".py", ".toml", ".md", ".tcss", ".lock", ""):
            assert b"\r\n" not in path.read_bytes(), path
            path.read_text(encoding="utf-8")


def test_the_make_targets_that_are_named_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert {"demo", "test", "check", "bench", "soak", "lock", "clean"} <= targets
    named = set(re.findall(r"\bmake ([a-z]+)`", README)) | {
        line.split()[1] for block in BLOCKS for line in block.splitlines() if line.startswith("make ")
    }
    assert named
    assert named <= targets


def commands() -> list[list[str]]:
    lines = [line for block in BLOCKS for line in block.splitlines()]
    inline = re.findall(r"`(pmworkshop [^`]+)`", README)
    return [
        shlex.split(line)[1:]
        for line in (*lines, *inline)
        if line.startswith(("pmworkshop ", r".venv\Scripts\pmworkshop "))
    ]


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_the_commands_of_the_readme_exist(words: list[str]):
    command: click.Command = program
    ctx = click.Context(program)
    while isinstance(command, click.Group):
        found = command.get_command(ctx, words[0])
        assert found is not None, words[0]
        command, words = found, words[1:]
    command.make_context("pmworkshop", list(words), parent=ctx)


def test_the_readme_names_only_files_that_are_there():
    for link in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / link).exists() or link.startswith("docs/pictures/"), link


def test_the_readme_keeps_a_place_for_the_keys():
    assert README.index("<!-- keys -->") < README.index("<!-- /keys -->")


def test_the_changelog_has_this_version():
    from pmworkshop import __version__

    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_architecture_names_only_rooms_that_are_there():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    source = ROOT / "src" / "pmworkshop"
    for name in re.findall(r"`([a-z_]+(?:/[a-z_]*)*(?:\.py)?)`", text):
        if "/" in name or name.endswith(".py"):
            assert (source / name).exists() or (ROOT / name).exists(), name


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no executable bit")
def test_the_checks_of_ci_can_be_run():
    run = ROOT / ".ci" / "run"
    assert os.access(run, os.X_OK)
    assert "make check" in run.read_text(encoding="utf-8")
