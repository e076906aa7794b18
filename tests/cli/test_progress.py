"""The bar of a long command: on a terminal alone, and gone when it is over."""

import io
import sys

import pytest

from pmworkshop.cli import progress
from pmworkshop.cli.progress import followed, waiting


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_each_name_is_shown_and_taken_away(monkeypatch: pytest.MonkeyPatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    assert list(followed((one for one in (1, 2)), ["markdown", "mails"])) == [1, 2]
    first, second = "[....................] 1 of 2: markdown", "[##########..........] 2 of 2: mails"
    blank = "\r{}\r".format
    assert screen.getvalue() == first + blank(" " * len(first)) + second + blank(" " * len(second))


@pytest.mark.parametrize("screen", [io.StringIO(), None])
def test_in_a_pipe_or_for_a_program_nothing_is_shown(screen: io.StringIO | None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stderr", screen)
    assert list(followed([1], ["markdown"])) == [1]
    assert not screen or screen.getvalue() == ""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(followed([1], ["markdown"], shown=False)) == [1]
    assert terminal.getvalue() == ""


def test_what_takes_long_says_for_how_many_seconds_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "_SECOND", 0.001)
    with waiting("Reading"):
        while "Reading … 3 s" not in screen.getvalue():
            pass
    said = screen.getvalue()
    assert said.startswith("\rReading … 1 s\rReading … 2 s\r")
    assert said.endswith("\r" + " " * len(said.split("\r")[-3]) + "\r")


def test_what_is_quick_says_nothing(monkeypatch: pytest.MonkeyPatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "_SECOND", 600.0)
    with waiting("Reading"):
        pass
    assert screen.getvalue() == ""


def test_a_fault_takes_the_line_away_too(monkeypatch: pytest.MonkeyPatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "_SECOND", 0.001)

    def fail() -> None:
        while not screen.getvalue():
            pass
        raise KeyError

    with pytest.raises(KeyError), waiting("Reading"):
        fail()
    assert screen.getvalue().endswith(" \r")


@pytest.mark.parametrize(("screen", "shown"), [(io.StringIO(), True), (Terminal(), False)])
def test_for_a_program_it_is_silent(screen: io.StringIO, shown: bool, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "_SECOND", 0.0)
    with waiting("Reading", shown=shown):
        pass
    assert screen.getvalue() == ""
