"""The timeline of the replay: whether it plays and how fast, time, step, and the modules to scale."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pmworkshop.base.language import tr
from pmworkshop.tui.drawing.text_cells import width

LEAST_BAR = 12
"""Cells below which the parts are not drawn."""


def timeline(
    moment: datetime, seq: int, total: int, starts: Iterable[int], cells: int, *, playing: bool, speed: int
) -> str:
    """Write the timeline.

    Args:
        moment: The replayed moment.
        seq: Number of the shown step, from 1.
        total: Number of steps.
        starts: Numbers of the steps at which a module begins.
        cells: Width of the line.
        playing: Whether the replay plays.
        speed: How many times as fast as the room.

    Returns:
        One line; without the bar if fewer than `LEAST_BAR` cells are left for it.
    """
    state = f"{state_words(playing=playing)} {speed}x"
    place = tr("step {number} of {total}", number=f"{seq:>{len(str(total))}}", total=total)
    left = f"{state:<14} {moment.astimezone():%H:%M:%S}   {place}   "
    room = cells - width(left)
    return left + bar(seq, total, starts, room) if room >= LEAST_BAR else left.rstrip()


def state_words(*, playing: bool) -> str:
    """Say whether the replay plays.

    Args:
        playing: Whether it does.
    """
    return tr("▶ plays") if playing else tr("stopped")


def bar(seq: int, total: int, starts: Iterable[int], cells: int) -> str:
    """Draw all steps as a bar: thick up to the shown one, with a stroke where a module begins.

    Args:
        seq: Number of the shown step, from 1.
        total: Number of steps.
        starts: Numbers of the steps at which a module begins.
        cells: Width of the bar; at least 1.

    Returns:
        A text exactly ``cells`` wide.
    """

    def cell(step: int) -> int:
        return (step - 1) * (cells - 1) // max(total - 1, 1)

    here, strokes = cell(seq), {cell(start) for start in starts}
    signs = {(False, False): "─", (False, True): "┼", (True, False): "━", (True, True): "╋"}
    drawn = [signs[place < here, place in strokes] for place in range(cells)]
    drawn[here] = "●"
    return "".join(drawn)
