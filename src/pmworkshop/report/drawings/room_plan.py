"""The plan of a room: a horseshoe of numbered chairs, open to the screen."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.report.drawings.svg import Board

WIDTH, HEIGHT = 264, 210
"""What the run sheet has for it: 70 millimetres, so that it is printed in its own size."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 28.0, 236.0, 62.0, 180.0
_SMALLEST = 11.0
"""The smallest letters: more than eight points on paper."""
_ALL, _SOME = 30, 5
"""Up to so many chairs each has its number; of more, each fifth has."""


def room_plan(chairs: int, sponsor: int = 0) -> str:
    """Draw a horseshoe of chairs, numbered from the left of the screen round to its right.

    Args:
        chairs: How many there are, 1 or more.
        sponsor: The number of the sponsor's chair, which is filled; 0 for none.

    Returns:
        One SVG element.
    """
    board = Board(WIDTH, tr("A horseshoe of {chairs} chairs, open to the screen", chairs=chairs))
    board.rect(62, 10, 140, 12, "data")
    board.text(132, 36, tr("screen"), "soft", anchor="middle")
    board.text(240, 22, tr("you"), "soft", anchor="middle")
    board.dot(240, 34, 6, "ink", hollow=True)
    board.frame(_LEFT + 20, _TOP - 8, _RIGHT - _LEFT - 40, _BOTTOM - _TOP - 12, "line")
    radius = min(11.0, 130.0 / chairs + 3)
    for number in range(1, chairs + 1):
        x, y = _place((number - 0.5) / chairs)
        board.dot(x, y, radius, "shade-3" if number == sponsor else "ink", hollow=number != sponsor)
        role = "ground" if number == sponsor else "ink"
        if chairs <= _ALL or number == sponsor or number % _SOME == 0:
            size = max(radius, _SMALLEST)
            board.text(x, y + size * 0.36, str(number), role, size, anchor="middle", bold=number == sponsor)
    return board.svg(HEIGHT)


def _place(share: float) -> tuple[float, float]:
    """Return the place of a chair by its share of the way: down the left side, along the back, up the right side."""
    side, back = _BOTTOM - _TOP, _RIGHT - _LEFT
    way = share * (2 * side + back)
    if way < side:
        return _LEFT, _TOP + way
    if way < side + back:
        return _LEFT + way - side, _BOTTOM + 4
    return _RIGHT, _BOTTOM - (way - side - back)
