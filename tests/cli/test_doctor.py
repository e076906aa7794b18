"""The command that looks whether the computer is ready."""

from __future__ import annotations

import os
import tempfile

import pytest

from pmworkshop.base.folders import Folders
from pmworkshop.cli.commands.computer.terminal_words import faults_of, name_of
from pmworkshop.workshop.spool import Item, Spool
from tests.cli.conftest import Desk


@pytest.fixture(autouse=True)
def quiet(tmp_path, monkeypatch):
    """Nothing lies in the folder for temporary files."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))


def spooled(desk: Desk, session: str, store: str = "") -> Spool:
    spool = Spool(session, Folders.at(desk.home), title="Spring", store=store)
    spool.write([Item(1, "told", "A line", text="First"), Item(2, "told", "A line", text="Second")])
    return spool


def test_a_computer_that_is_ready(desk: Desk):
    desk.new()
    said = desk.run("doctor")
    assert said.out.endswith("\nReady.\n"), said.out
    assert said.code == 0
    assert "✓ Sessions: 1\n" in said.out
    assert f"✓ Sessions folder: {desk.home}\n" in said.out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_folder_of_sessions_that_others_can_look_into_needs_attention(desk: Desk):
    desk.new()
    desk.home.chmod(0o755)
    said = desk.run("doctor")
    assert said.code == 1
    assert f"Others on this computer can see what it holds: chmod 700 {desk.home}\n" in said.out
    assert said.out.endswith("1 thing needs attention.\n")


def test_a_damaged_session_needs_attention(desk: Desk):
    path = desk.new()
    path.write_bytes(path.read_bytes()[:5000])
    said = desk.run("doctor")
    assert said.code == 1
    assert f"! Sessions: 1\n    Cannot be opened: {path.name}." in said.out
    assert said.out.endswith("1 thing needs attention.\n")


def test_faulty_settings_need_attention(desk: Desk):
    assert "✓ Settings: as the program has them\n" in desk.run("doctor").out
    desk.home.mkdir()
    (desk.home / "settings.toml").write_text("bell = 3", encoding="utf-8")
    said = desk.run("doctor")
    assert said.code == 1
    assert "! Settings: from the file\n    Settings not used. bell: found 3;" in said.out


def test_a_home_that_is_a_file_needs_attention(desk: Desk):
    desk.home.write_text("", encoding="utf-8")
    said = desk.run("doctor")
    assert said.code == 1
    assert "It cannot be written to. Name another with --home." in said.out


def test_a_terminal_is_looked_at_too(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.outside.at_terminal = True
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("LINES", "20")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLORTERM", "")
    for name in ("NO_COLOR", "TERM_PROGRAM", "TMUX", "STY", "VTE_VERSION", "XTERM_VERSION"):
        monkeypatch.delenv(name, raising=False)
    said = desk.run("doctor")
    assert "! Terminal: 60 x 20\n    The stage needs 80 x 24: enlarge it." in said.out
    assert (
        "! Terminal program: one that knows no places\n    This terminal cannot place text: use another." in said.out
    )
    assert "✓ Colour: dumb" in said.out
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LINES", "30")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    said = desk.run("doctor")
    assert "✓ Terminal: 100 x 30" in said.out
    assert "✓ Terminal program: xterm" in said.out
    assert "✓ Colour: NO_COLOR is set" in said.out


WINDOW = {"TERM": "xterm-256color", "LANG": "de_DE.UTF-8"}


@pytest.mark.parametrize(
    ("variables", "system", "name"),
    [
        ({"TERM_PROGRAM": "iTerm.app"}, "darwin", "iTerm"),
        ({"TERM_PROGRAM": "textual"}, "linux", "a browser"),
        ({"WT_SESSION": "5e55"}, "win32", "Windows Terminal"),
        ({"VTE_VERSION": "7200"}, "linux", "a terminal of GNOME, Xfce or Mate"),
        (
            {"TMUX": "/tmp/tmux-0/default,1,0", "TERM_PROGRAM": "tmux", "KONSOLE_VERSION": "1"},
            "linux",
            "tmux in Konsole",
        ),
        ({"TMUX": "/tmp/tmux-0/default,1,0", "TERM_PROGRAM": "tmux"}, "linux", "tmux"),
        ({"STY": "12.tty"}, "linux", "GNU screen"),
        ({"TERM_PROGRAM": "rare"}, "linux", "xterm-256color"),
        ({"TERM": ""}, "linux", "unknown"),
    ],
)
def test_the_program_that_shows_the_terminal_is_named_and_fine(variables: dict[str, str], system: str, name: str):
    assert name_of({**WINDOW, **variables}, system) == name
    assert [*faults_of({**WINDOW, **variables}, system)] == []


@pytest.mark.parametrize(
    ("variables", "system", "name", "said"),
    [
        ({"TERM_PROGRAM": "Apple_Terminal"}, "darwin", "Terminal of macOS", "Menlo and the line spacing 1"),
        ({"TERM_PROGRAM": "vscode"}, "linux", "Visual Studio Code", "Ctrl+P and F1"),
        ({"STY": "12.tty", "LC_ALL": "C"}, "linux", "GNU screen", "screen -U"),
        ({"STY": "12.tty", "LANG": ""}, "linux", "GNU screen", "screen -U"),
        ({"TERM": "linux"}, "linux", "the console of Linux, without windows", "a terminal in a window"),
        ({"TERM": "dumb"}, "linux", "one that knows no places", "cannot place text"),
        ({"TERM": ""}, "win32", "the console of Windows", "use Windows Terminal"),
    ],
)
def test_what_a_terminal_spoils_is_told_in_one_sentence(variables: dict[str, str], system: str, name: str, said: str):
    assert name_of({**WINDOW, **variables}, system) == name
    (told,) = faults_of({**WINDOW, **variables}, system)
    assert said in told
    assert told.count(".") == 1


def test_what_waits_in_a_spool_is_told_until_its_session_is_opened(desk: Desk):
    path = desk.new()
    session = desk.run("list", "--json").json[0]["id"]
    assert desk.run("list", "--json").json[0]["unsaved"] == 0
    spooled(desk, session)
    assert ", 2 changes not saved yet: open it to take them in)\n" in desk.run("list").out
    assert desk.run("list", "--json").json[0]["unsaved"] == 2
    said = desk.run("doctor")
    assert said.code == 1
    advice = f"Open it: pmworkshop open {session}. It offers to take them in."
    assert f"! Not saved: 2 changes of “Spring”\n    {advice}\n" in said.out
    assert "First" not in said.out
    assert path.exists()


def test_a_spool_of_a_session_that_is_elsewhere_is_told_with_both_places(desk: Desk):
    desk.new()
    spool = spooled(desk, "5e55104000000009", "/media/stick/spring.pmw")
    assert "not saved yet" not in desk.run("list").out
    advice = f"Open /media/stick/spring.pmw, which offers to take them in. They lie in {spool.path}"
    assert f"    {advice}\n" in desk.run("doctor").out
    spool.write([])
    assert desk.run("doctor").out.endswith("\nReady.\n")


def test_an_answer_that_an_earlier_version_left_is_told_with_its_path(desk: Desk):
    desk.new()
    path = Folders.at(desk.home).emergency / "pmworkshop-5e55104000000009-0123abcd.txt"
    path.parent.mkdir()
    path.write_text("An answer")
    said = desk.run("doctor")
    assert said.code == 1
    told = f"An answer lies unsaved, from an earlier version, in {path}: type what is still needed again"
    assert f"! Not saved: 1 answer\n    {told}, then delete it.\n" in said.out
    assert "An answer\n" not in said.out


@pytest.mark.skipif(os.name == "nt", reason="what can be started there has another name")
def test_two_installed_programs_are_told_with_the_one_that_starts(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.new()
    places = [desk.home / "first", desk.home / "second", desk.home / "link"]
    for place in places[:2]:
        place.mkdir()
        (place / "pmworkshop").write_text("#!/bin/sh\n", encoding="utf-8")
        (place / "pmworkshop").chmod(0o755)
    places[2].mkdir()
    (places[2] / "pmworkshop").symlink_to(places[0] / "pmworkshop")
    monkeypatch.setenv("PATH", os.pathsep.join(map(str, (places[0], places[2]))))
    assert "take one off" not in desk.run("doctor").out
    monkeypatch.setenv("PATH", os.pathsep.join(map(str, places)))
    said = desk.run("doctor")
    told = f"{places[0]}/pmworkshop is started by its name, and there is also {places[1]}/pmworkshop: take one off"
    assert (told in said.out, said.code) == (True, 1)
