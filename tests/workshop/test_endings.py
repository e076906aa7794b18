"""However the program ends while the disk takes nothing, all that waited is offered the next time, in its order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pmworkshop.base.folders import Folders
from pmworkshop.workshop.spool import spools
from tests.build import SESSION
from tests.workshop import ending
from tests.workshop.driving import FAULTS, LETTERS, LINES, PATIENCE, Window, hurry, letters

ROOT = Path(__file__).parents[2]


def killed(program):
    program.send_signal(signal.SIGKILL)
    return -signal.SIGKILL


def asked_to_end(program):
    program.send_signal(signal.SIGTERM)
    return 0


def window_closed(program):
    program.send_signal(signal.SIGHUP)
    return 0


def left(program):
    program.stdin.close()
    return 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("end", [killed, asked_to_end, window_closed, left])
def test_all_that_waited_is_offered_in_its_order(tmp_path, monkeypatch, end):
    command = [sys.executable, "-m", "tests.workshop.ending", str(tmp_path)]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": paths}
    ) as program:
        assert program.stdout.readline() == "waiting\n"
        code = end(program)
        assert program.wait() == code
    hurry(monkeypatch)
    monkeypatch.setattr("pmworkshop.workshop.spool.places", ending.places)
    for home, (fault, count) in ending.homes(tmp_path).items():
        folders = Folders.at(home)
        (found,) = spools(folders)
        assert (found.session, [item.order for item in found.items]) == (SESSION, list(range(1, count + 1)))
        window = Window(FAULTS[fault][1](home / "session.pmw"), folders)
        window.take_in()
        assert (window.lines, letters(window)) == (LINES[count], LETTERS[count]), home.name
        assert spools(folders) == []
        window.left()


# The real stage, on a terminal.


def waits(terminal, folders, count):
    """Read what the stage shows until so many gestures are in its spool."""
    end = time.monotonic() + PATIENCE
    while sum(len(one.items) for one in spools(folders)) < count:
        assert time.monotonic() < end, terminal.shown[-2000:]
        terminal.read()


@pytest.mark.skipif(sys.platform != "linux", reason="a pseudo-terminal of Linux")
@pytest.mark.parametrize("closed", [False, True], ids=["killed", "closed"])
def test_the_stage_offers_what_waited_when_it_was_killed_or_its_window_closed(tmp_path, closed):
    from tests.tui.driving import make as make_room
    from tests.tui.terminal import Terminal

    path, folders, typed = make_room(tmp_path), Folders.at(tmp_path), ["First", "Second", "Third"]
    with Terminal("open", str(path), "--home", str(tmp_path)) as terminal:
        terminal.until("PgDn begins")
        for shown in ("Explain", "2 Check-in", "alone", "Show"):
            terminal.send(b"\x1b[6~")
            terminal.until(shown)
        path.rename(tmp_path / "elsewhere.pmw")
        for number, text in enumerate(typed, 1):
            terminal.send(f"{text}\r".encode())
            waits(terminal, folders, number)
        if closed:
            terminal.hang_up()
        else:
            os.kill(terminal.process, signal.SIGKILL)
        terminal.end()
    (tmp_path / "elsewhere.pmw").rename(path)
    (found,) = spools(folders)
    assert [(item.order, item.text) for item in found.items] == list(enumerate(typed, 1))
    with Terminal("open", str(path), "--home", str(tmp_path)) as terminal:
        terminal.until("3 changes of last time are")
