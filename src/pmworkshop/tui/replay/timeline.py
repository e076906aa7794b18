"""The line of the replay: whether it plays and how fast, when and which step this is, the parts to scale."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pmworkshop.tui.drawing.text_cells import width

LEAST_BAR = 12
"""Cells below which the parts are not drawn."""


def timeline(
    moment: datetime, seq: int, total: int, starts: Iterable[int], cells: int, *, playing: bool, speed: int
) -> str:
    """Write the line.

    Args:
        moment: The time in the room.
        seq: The step that is shown, from 1.
        total: How many steps there are.
        starts: The steps at which a part begins.
        cells: How many cells there are.
        playing: Whether it plays.
        speed: How many times as fast as the room was.
    """
    state = f"{'▶ plays' if playing else '‖ stands'} {speed}x"
    place = f"step {seq:>{len(str(total))}} of {total}"
    left = f"{state:<14} {moment.astimezone():%H:%M:%S}   {place}   "
    room = cells - width(left)
    return left + bar(seq, total, starts, room) if room >= LEAST_BAR else left.rstrip()


def bar(seq: int, total: int, starts: Iterable[int], cells: int) -> str:
    """Draw the steps from the first to the last: thick where it was, a stroke where a part begins."""

    def cell(step: int) -> int:
        return (step - 1) * (cells - 1) // max(total - 1, 1)

    here, strokes = cell(seq), {cell(start) for start in starts}
    signs = {(False, False): "─", (False, True): "┼", (True, False): "━", (True, True): "╋"}
    drawn = [signs[place < here, place in strokes] for place in range(cells)]
    drawn[here] = "●"
    return "".join(drawn)
