"""Agendas as rows: each with its title, its minutes, and its parts to one scale of minutes."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.agenda.library import Listed
from pmworkshop.base.language import tr
from pmworkshop.insight.pictures.pieces import plain
from pmworkshop.insight.pictures.shares import COMING, DONE, LEAST, PRESENT, agenda
from pmworkshop.insight.pictures.shares import parts as divided
from pmworkshop.leading.minute_words import minutes
from pmworkshop.tui.drawing.grid import COLUMNS, grid_of
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.panels.home.entries import entry

SHORT = 150
"""The scale ends with the longest agenda of at most so many minutes; a longer one takes several lines of it."""
MINUTES = 7
"""Cells of the minutes of an agenda."""
TITLE_MOST = 2
"""The most lines of a title that is not chosen."""


def scale_of(agendas: Sequence[Listed]) -> float:
    """Find the minutes of a whole line.

    Args:
        agendas: The agendas; those with faults have no minutes.
    """
    lengths = [one.minutes for one in agendas]
    return max((one for one in lengths if one <= SHORT), default=0) or max(lengths, default=0)


def bars(parts: Sequence[float], whole: float, scale: float, cells: int) -> list[str]:
    """Draw the parts of an agenda to a scale of minutes.

    Args:
        parts: Minutes of each part.
        whole: Minutes of the agenda; the time that is kept free belongs to its parts.
        scale: Minutes of a whole line.
        cells: Cells of a whole line.

    Returns:
        The lines, not padded, each of which begins with a part; parts that are too short to stand apart are high and
        low in turn, and one bar where not even a cell is left for each.

    >>> bars([30, 60], 90, 120, 12), bars([30, 60], 90, 60, 12)
    (['▄▄▄ ▄▄▄▄▄'], ['▄▄▄▄▄▄ ▄▄▄▄▄', '▄▄▄▄▄▄'])
    >>> bars([60, 90], 150, 60, 12)
    ['▄▄▄▄▄▄▄▄▄▄▄▄', '▄▄▄▄▄▄▄▄▄▄▄', '▄▄▄▄▄▄']
    >>> bars([5, 10, 5], 20, 40, 12), bars([5] * 9, 45, 120, 12)
    (['▄▄▂▂▄▄'], ['▄▄▄▄'])
    """
    long = max(round(whole * cells / scale), 1)
    if long >= len(parts) * (LEAST + 1) - 1:
        drawn = plain(agenda(parts, -1, 0.0, long)[0]).replace(COMING, DONE)
    elif long >= len(parts):
        drawn = "".join(PRESENT * one if at % 2 else DONE * one for at, one in enumerate(divided(parts, long, 1)))
    else:
        drawn = DONE * long
    return [drawn[at : at + cells].strip() for at in range(0, long, cells)]


def agenda_lines(listed: Listed, scale: float, cells: int, *, chosen: bool) -> list[Line]:
    """Write the row of an agenda; the chosen one says what the room leaves with.

    Args:
        listed: The agenda.
        scale: Minutes of a whole line of the scale.
        cells: The width.
        chosen: Whether it is chosen.
    """
    if listed.fault:
        told = (("pmworkshop agenda check", "soft"),)
        return entry(
            tr("{name} has faults", name=listed.path.name),
            told,
            cells=cells,
            chosen=chosen,
            look="open",
            most=TITLE_MOST,
        )
    grid = grid_of(cells)
    line = grid.span(COLUMNS // 2) if grid.columns == COLUMNS else cells // 4
    drawn, long = bars(listed.parts, listed.minutes, scale, line), f"{minutes(listed.minutes):>{MINUTES}}"
    right = [
        ((" " * MINUTES if at else long, "strong"), (" " * grid.gutter, "ink"), (f"{bar:<{line}}", "data"))
        for at, bar in enumerate(drawn)
    ]
    written = entry(listed.title, *right, cells=cells, chosen=chosen, most=max(TITLE_MOST, len(drawn)))
    outcome = listed.outcome if chosen else ""
    return [*written, *(entry(outcome, cells=cells, chosen=True, look="soft") if outcome else ())]
