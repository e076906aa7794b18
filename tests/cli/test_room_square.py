"""The square for phones in the terminal."""

from __future__ import annotations

import pytest

from pmworkshop.cli.commands.answers.room import _tell
from pmworkshop.room.square import in_blocks, in_large_blocks, square
from pmworkshop.room.whereabouts import Whereabouts


def test_what_the_command_says_fits_a_terminal_of_24_lines(capsys: pytest.CaptureFixture[str]):
    _tell(Whereabouts("http://192.168.178.120:8765", "KWMQPD", "x" * 32))
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) < 24
    assert len(lines[0]) <= 80


def test_dark_points_are_drawn_on_a_bright_ground_and_light_ones_on_a_dark_one():
    points = square("HTTP://192.168.178.120:8765/KWMQPD")
    light, dark, large = in_blocks(points), in_blocks(points, dark=True), in_large_blocks(points, dark=True)
    halves = {"█": (True, True), "▀": (True, False), "▄": (False, True), " ": (False, False)}
    read = [tuple(halves[cell][half] for cell in line) for line in dark for half in (0, 1)][: len(points)]
    assert tuple(read) == points
    assert tuple(tuple(cell == "█" for cell in line[::2]) for line in large) == points
    turned = [tuple(not halves[cell][half] for cell in line) for line in light for half in (0, 1)][: len(points)]
    assert tuple(turned) == points
