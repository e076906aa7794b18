"""Lengths of the private window: the minutes of a phase and of each part, and who is in, one block for each."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.language import tr
from pmworkshop.insight.pictures.distribution import bars, extent, plot_of
from pmworkshop.insight.pictures.given import given_in, middle_of
from pmworkshop.insight.pictures.pieces import Line, Piece
from pmworkshop.insight.pictures.shares import COMING, DONE, PRESENT, done, minute_blocks, people
from pmworkshop.leading.minute_words import rounded_number
from pmworkshop.session.views.pace import Pace

LABEL, TOLD = 9, 11
"""Cells of the word before a length, and of the figures after it."""
UNUSED, PLANNED = "·", "│"
"""Minutes that a part left over, and the end of the planned ones where it took more."""
PLOT = 26
"""The most cells of a distribution; a wider scale is told in figures alone."""


def minutes_left(left: float, planned: float, cells: int) -> Line:
    """Draw the minutes of a phase: thick is left.

    Args:
        left: The minutes that are left; negative once it is over.
        planned: Its minutes.
        cells: The width.

    Returns:
        One line with a word before the blocks and figures after them.

    >>> from pmworkshop.insight.pictures.pieces import plain
    >>> plain(minutes_left(2, 4, 40))
    'minutes  ███  ███  ▁▁▁  ▁▁▁       2 of 4'
    >>> plain(minutes_left(-3, 4, 40))
    'minutes  ▁▁▁  ▁▁▁  ▁▁▁  ▁▁▁       3 over'
    """
    told = (
        tr("{left} of {planned}", left=rounded_number(left), planned=rounded_number(planned))
        if left >= 0
        else tr("{time} over", time=rounded_number(-left))
    )
    blocks = minute_blocks(min(max(left, 0.0), planned), max(planned, 1.0), cells - LABEL - TOLD)
    return _labelled(tr("minutes"), blocks, told, cells)


def people_in(came: int, missing: int, cells: int) -> Line:
    """Draw a block for each person who is in, and a line for each who is awaited.

    Args:
        came: How many are in.
        missing: How many are awaited; one of both is more than 0.
        cells: The width.

    Returns:
        One line with a word before the blocks and figures after them.

    >>> from pmworkshop.insight.pictures.pieces import plain
    >>> plain(people_in(2, 1, 38))
    'people   ████  ████  ▁▁▁▁    2 of 3 in'
    """
    drawn = people(came, came + missing, cells - LABEL - TOLD)
    return _labelled(tr("people"), drawn, tr("{came} of {awaited} in", came=came, awaited=came + missing), cells)


def share_of(part: float, cells: int) -> Line:
    """Draw a share of one as a length: thick is what there is.

    Args:
        part: The share, from 0 to 1.
        cells: The width.
    """
    return done(part, cells, role="data")


def pace_length(pace: Pace, most: float, cells: int) -> Line:
    """Draw the minutes of a part: thick is spent, thin is to come, amber is now; dots are minutes left over.

    Args:
        pace: The part.
        most: The minutes that fill the width, more than 0.
        cells: The width.

    Returns:
        One line of that width; behind a stroke stands what the part took beyond its minutes.
    """
    planned = _length(pace.planned, most, cells - 1)
    spent = _length(pace.spent, most, cells - 1)
    role, rest = {
        "done": ("soft", (UNUSED, "line")),
        "here": ("now", (PRESENT, "now")),
        "coming": ("soft", (COMING, "soft")),
        "dropped": ("soft", (COMING, "soft")),
    }[pace.state]
    within, over = min(spent, planned), max(spent - planned, 0)
    beyond: list[Piece] = [(PLANNED, "soft"), (DONE * over, "open")] if over else []
    used = planned + over + bool(over)
    pieces = [(DONE * within, role), (rest[0] * (planned - within), rest[1]), *beyond, (" " * (cells - used), "ink")]
    return tuple(piece for piece in pieces if piece[0])


def distribution(counts: Sequence[int], top: int) -> tuple[Line, ...]:
    """Draw how answers lie on a scale: bars of one row, the extent and the middle.

    Args:
        counts: How many gave each value, from the lowest.
        top: The number of answers that fills the row, the same for all scales of a page; at least 1.

    Returns:
        Two lines; none without answers, or of a scale that is too wide.

    >>> from pmworkshop.insight.pictures.pieces import plain
    >>> [plain(line) for line in distribution((0, 4, 2, 0, 0), 4)]
    ['     ███  ▄▄▄          ', '─────━▲━━━━━━──────────']
    >>> distribution((0,) * 5, 1), distribution((1,) * 101, 1)
    ((), ())
    """
    given, plot = given_in(counts), plot_of(len(counts), PLOT)
    if not given or plot.cells > PLOT:
        return ()
    middle = middle_of(given)
    return (*bars(counts, plot, 1, top=top, middle=middle), extent(given[0], given[-1], middle, plot))


def _labelled(label: str, drawn: Line, told: str, cells: int) -> Line:
    room = cells - LABEL - sum(len(text) for text, _ in drawn)
    return ((f"{label:<{LABEL}}", "soft"), *drawn, (f"{told:>{room}}", "ink"))


def _length(minutes: float, most: float, cells: int) -> int:
    return max(round(minutes / most * cells), 1) if minutes else 0
