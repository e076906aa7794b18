"""The terminal goes, keys come in a hurry, the program is killed: nothing typed is lost and nothing surprises."""

from __future__ import annotations

import os
import signal
import stat
import sys
import time

import pytest

from pmworkshop.base.folders import Folders
from pmworkshop.tui.guard.incoming import CalmParser
from pmworkshop.tui.pages.page import Ask, Say
from pmworkshop.tui.shell.opening import check_later
from pmworkshop.workshop.half_typed import draft_file, kept_drafts
from tests.tui.driving import make, stage
from tests.tui.terminal import PATIENCE, Terminal

pytestmark = [
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),  # fork beside xdist's threads
]
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="a pseudo-terminal of Linux")
PAGE_DOWN = b"\x1b[6~"


def keys_of(*chunks):
    parser = CalmParser()
    return [(event.key, event.character) for chunk in chunks for event in parser.feed(chunk)]


# Esc in a hurry.


@pytest.mark.parametrize("character", ["x", "b", "f", "1", "-", "ä", "Q"])
def test_a_key_that_follows_esc_in_a_hurry_is_esc_and_that_key(character):
    expected = [("escape", "\x1b"), *keys_of(character)]
    assert keys_of(f"\x1b{character}") == expected
    assert keys_of("\x1b", character) == expected


@pytest.mark.parametrize(("sequence", "key"), [("\x1b\r", "enter"), ("\x1b\t", "tab"), ("\x1b\x7f", "backspace")])
def test_enter_and_others_that_follow_esc_are_themselves(sequence, key):
    assert [name for name, _ in keys_of(sequence)] == ["escape", key]


@pytest.mark.parametrize(("sequence", "key"), [("\x1b[A", "up"), ("\x1bOP", "f1"), ("\x1b[6~", "pagedown")])
def test_keys_that_are_sent_as_sequences_stay_what_they_are(sequence, key):
    assert [name for name, _ in keys_of(sequence)] == [key]


# The curtain.


async def test_leaving_asks_in_sight_although_the_curtain_is_drawn_and_shows_nothing_else(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("Hidden behind it")
        await room.press("escape", "full_stop", "q")
        shown = [line.strip() for line in room.screen if line.strip()]
        assert shown[0] == "Leave? Everything is saved."
        assert shown[-1].startswith("Enter leaves")
        assert len(shown) <= 3
        assert "Hidden" not in room.wall
        await room.press("escape")
        assert not room.app._exit
        assert "Leave?" not in room.wall
        assert "Hidden" not in room.wall
        await room.press("full_stop")
        assert "Hidden behind it" in room.wall


async def test_another_question_stays_behind_the_curtain(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.press("escape", "full_stop")
        room.app.desk.perform(Ask("Who said it?", lambda _, text: Say(text)))
        await room.settle()
        assert "Who" not in room.wall


# Half-typed lines.


async def drafts_written(room, folders, expected):
    def are() -> bool:
        room.app.shell.keep_drafts()
        return kept_drafts(room.session.id, folders) == expected

    await room.until(are)


async def test_what_is_half_typed_is_written_for_its_owner_alone_until_it_is_kept(tmp_path):
    folders = Folders.at(tmp_path)
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.type("half")
        await drafts_written(room, folders, {"three/missing": "half"})
        file = draft_file(room.session.id, folders)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        await room.go("unsaid", "reveal")
        await room.type("more")
        await drafts_written(room, folders, {"three/missing": "half", "unsaid/hope": "more"})
        await room.press("enter")
        await room.go("three", "reveal")
        await room.press("enter")
        await drafts_written(room, folders, {})
        assert not file.exists()


async def test_what_is_entered_in_secret_is_not_written_anywhere(tmp_path):
    folders = Folders.at(tmp_path)
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        room.app.desk.perform(Ask("Behind the curtain", lambda _, text: Say(""), secret=True))
        await room.settle()
        await room.type("nobody")
        assert room.app.desk.entry.secret
        room.app.shell.keep_drafts()
        await room.settle()
        room.app.leave_unasked(143)
        assert not draft_file(room.session.id, folders).exists()
        assert not folders.emergency.exists()


async def test_a_line_that_the_facilitator_leaves_is_not_offered_again(tmp_path):
    folders = Folders.at(tmp_path)
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.type("half")
        await drafts_written(room, folders, {"three/missing": "half"})
        await room.press("escape", "q", "enter")
    assert not (tmp_path / "half-typed").exists() or not list((tmp_path / "half-typed").iterdir())


async def test_lines_of_other_modules_wait_there(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        await room.type("half")
        await room.go("unsaid", "reveal")
        room.app.leave_unasked(143)
    async with stage(tmp_path, path) as room:
        assert "1 half-typed line waits where it was typed" in room.wall
        await room.go("three", "reveal")
        assert room.app.desk.field.value == "half"


async def test_a_line_whose_module_has_no_field_now_waits_behind_the_curtain_too(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        await room.type("half")
        await room.press("escape", "full_stop")
        room.app.leave_unasked(143)
    async with stage(tmp_path, path) as room:
        assert "half " not in room.wall
        await room.go("unsaid", "reveal")
        await room.go("three", "reveal")
        await room.press("full_stop")
        assert room.app.desk.field.value == "half"


@on_linux
def test_a_half_typed_line_survives_a_kill(tmp_path):
    path = make(tmp_path)
    command = ("open", str(path), "--home", str(tmp_path))
    with Terminal(*command) as terminal:
        terminal.until("PgDn begins")
        for shown in ("Explain", "2 Check-in", "alone", "Show"):
            terminal.send(PAGE_DOWN)
            terminal.until(shown)
        terminal.send(b"Kept before\r")
        terminal.until("1 Kept before")
        terminal.send(b"half typed")
        terminal.until("half typed")
        typed = time.monotonic()
        while not any("half typed" in file.read_text() for file in (tmp_path / "half-typed").glob("*.json")):
            assert time.monotonic() - typed < PATIENCE, "it is not written"
            terminal.read()
        os.kill(terminal.process, signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
    with Terminal(*command) as terminal:
        terminal.until("1 half-typed line stands in the field again")
        terminal.until("half typed")
        terminal.send(b", and the rest\r")
        terminal.until("2 half typed, and the rest")
        os.kill(terminal.process, signal.SIGTERM)
        assert terminal.end() == 143
    assert check_later(path) == ""
    assert not list((tmp_path / "half-typed").iterdir())


# The terminal goes away.


@on_linux
def test_the_end_of_what_comes_in_leaves_in_order_without_a_signal(tmp_path):
    path = make(tmp_path)
    ours, theirs = os.openpty()
    with Terminal("open", str(path), "--home", str(tmp_path), stdin=theirs) as terminal:
        os.close(theirs)
        terminal.until("PgDn begins")
        for shown in ("Explain", "2 Check-in", "alone", "Show"):
            os.write(ours, PAGE_DOWN)
            terminal.until(shown)
        os.write(ours, b"Kept before\r")
        terminal.until("1 Kept before")
        os.write(ours, b"half typed")
        terminal.until("half typed")
        os.close(ours)
        assert terminal.end() == 129
        assert b"Traceback" not in terminal.shown
        assert terminal.shown.rindex(b"\x1b[?1049l") > terminal.shown.rindex(b"\x1b[?1049h")
        assert terminal.shown.rindex(b"\x1b[?25h") > terminal.shown.rindex(b"\x1b[?25l")
    assert check_later(path) == ""
    assert list(kept_drafts(path_id(path), Folders.at(tmp_path)).values()) == ["half typed"]


def path_id(path):
    return f"{sum(map(ord, path.stem)):016x}"


async def test_what_was_half_typed_for_a_question_stands_in_the_next_one_of_its_part(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("plan", "settle")
        await room.press("enter")
        await room.type("half")
        room.app.leave_unasked(143)
    async with stage(tmp_path, path) as room:
        assert room.said == "1 half-typed line waits where it was typed."
        await room.press("enter")
        assert room.app.desk.field.value == "Head of product; half"
        await room.press("escape")
        assert "half" not in room.wall
