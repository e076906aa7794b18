"""The bar of a long command: on a terminal alone, and gone when it is over."""

import io
import sys

import pytest

from pmworkshop.cli.progress import followed


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
