"""The process of a page, as the stage starts, awaits and ends it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pmworkshop.base.folders import STORE_VARIABLE, Folders
from pmworkshop.base.language import speaking
from pmworkshop.room import starting
from pmworkshop.room.starting import FAILED, Process, command, environment
from pmworkshop.store.addresses import store_at

STAYS = "import time; time.sleep(600)"


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Start a process that runs some lines in place of a page."""
    started: list[Process] = []

    def run(lines: str) -> Process:
        monkeypatch.setattr(starting, "command", lambda *_, tls: [sys.executable, "-I", "-S", "-c", lines])
        started.append(Process("a session", Folders.at(tmp_path)))
        return started[-1]

    yield run
    monkeypatch.setattr(starting, "GOODBYE", 0.0)
    for one in started:
        one.stop()
        one.wait()


def test_the_command_names_the_session_last_and_the_folder_of_the_stage(tmp_path: Path):
    at = Folders.at(tmp_path)
    *start, dashes, session = command("-x.pmw", at)
    assert (dashes, session) == ("--", "-x.pmw")
    assert start[:6] == [sys.executable, "-m", "pmworkshop", "--language", "en", "room"]
    assert start[6:] == ["--home", str(at.data), "--no-tls", "--for-stage"]
    assert command("x", at, tls=True)[6:] == ["--home", str(at.data), "--tls", "--for-stage", "--", "x"]
    apart = replace(at, logs=tmp_path / "elsewhere")
    assert command("x", apart)[6:] == ["--no-tls", "--for-stage", "--", "x"]


def test_the_page_speaks_as_the_window_does_that_opens_it(tmp_path: Path):
    with speaking("de"):
        start = command("x", Folders.at(tmp_path))
    assert start[start.index("--language") + 1] == "de"


def test_the_password_of_a_database_is_in_the_environment_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("psycopg", reason="psycopg is not installed here: it comes with the extra “postgres”")
    monkeypatch.setenv(STORE_VARIABLE, "postgresql://somewhere/else")
    shown, typed = "postgresql://fay@host/starting#spring", "postgresql://fay:kept-to-myself@host/starting"
    store_at(typed)
    assert "kept-to-myself" not in " ".join(command(shown, Folders.at(tmp_path)))
    assert environment(shown)[STORE_VARIABLE] == typed
    assert environment(str(tmp_path / "a.pmw"))[STORE_VARIABLE] == "postgresql://somewhere/else"


def test_it_is_awaited_until_it_is_open(runs):
    process, looks = runs(STAYS), iter([False, False, True])
    assert process.failure(lambda: next(looks)) == ""
    assert not process.ended


def test_a_page_that_does_not_open_is_given_up(runs, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(starting, "LONGEST", 0.0)
    monkeypatch.setattr(starting, "STEP", 0.001)
    process = runs(STAYS)
    assert process.failure(lambda: False) == FAILED
    process.wait()
    assert process.ended


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (r"import sys; sys.exit('one\n\npmworkshop: The port is in use.\n')", "The port is in use."),
        ("import sys; sys.exit(1)", FAILED),
    ],
)
def test_a_page_that_ends_at_once_says_why(runs, lines: str, said: str):
    assert runs(lines).failure(lambda: False) == said


def test_one_that_does_not_end_is_ended_by_force(runs, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(starting, "GOODBYE", 0.0)
    process = runs(STAYS)
    process.wait()
    assert process.ended
    process.stop()
