"""The square that the camera of a phone reads."""

from __future__ import annotations

from itertools import product

from pmworkshop.room.square import QUIET, in_blocks, in_large_blocks, square

LINK = "HTTP://192.168.178.120:8765/KWMQPD"
CORNER = 7
"""Points of the mark in three corners of each square. Source: ISO/IEC 18004."""


def test_it_is_square_with_light_points_around_and_a_mark_in_three_corners():
    points = square(LINK)
    size = len(points)
    assert {len(row) for row in points} == {size}
    edge = [points[row][cell] for row, cell in product(range(size), repeat=2)
            if min(row, cell) < QUIET or max(row, cell) >= size - QUIET]  # fmt: skip
    assert not any(edge)
    far = size - QUIET - CORNER
    for row, cell in ((QUIET, QUIET), (QUIET, far), (far, QUIET)):
        assert all(points[row][cell : cell + CORNER])
        assert points[row + 3][cell : cell + CORNER] == (True, False, True, True, True, False, True)


def test_another_address_is_another_square():
    assert square(LINK) != square(LINK.replace("KWMQPD", "KWMQPE"))
    assert square(LINK) == square(LINK)


def test_half_blocks_hold_two_rows_and_large_ones_one():
    points = ((True, False), (True, True), (False, True))
    assert in_blocks(points, dark=True) == ["█▄", " ▀"]
    assert in_blocks(points) == [" ▀", "▀ "]
    assert in_blocks(points[:2], dark=True) == ["█▄"]
    assert in_large_blocks(points, dark=True) == ["██  ", "████", "  ██"]
    assert in_large_blocks(points) == ["  ██", "    ", "██  "]
