"""The two lines at the top of the stage: title, agreed end and clock; and the rail of modules."""

from __future__ import annotations

from datetime import datetime

from pmworkshop.agenda.phases import phase_name
from pmworkshop.session.core.durations import dropped, elapsed, phase_minutes
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.tui.drawing.pieces import Line, Piece
from pmworkshop.tui.drawing.text_cells import columns, width
from pmworkshop.tui.drawing.words import clock

AMBER = 0.2
"""The part of a phase that is left when the clock turns amber, where that is asked for."""


def title_line(
    view: Session,
    now: datetime,
    cells: int,
    *,
    mark: str = "",
    amber: bool = False,
    words: str = "",
    title: str = "",
) -> Line:
    """Draw the title at the left, and the agreed end and the remaining time of the phase at the right.

    Spare time is never shown.

    Args:
        view: The public view of the session.
        now: The present moment.
        cells: Width of the line.
        mark: Word that comes first at the right, such as ``read only``; empty for none.
        amber: Whether the clock changes its look when little of the phase is left.
        words: Text in place of the clock; empty for the clock.
        title: Text in place of organisation and title; empty for these.

    Returns:
        The line, as pieces with their looks.
    """
    left = title or _name(view)
    right = [mark] if mark else []
    if view.info.ends:
        right.append(f"ends {view.info.ends}")
    shown, low = (words, False) if words else _clock(view, now)
    warned = amber and low
    if shown:
        right.append(f"! {shown}" if warned else shown)
    text = columns(left, "   ".join(right), cells)
    if warned and text.endswith(right[-1]):
        return (text.removesuffix(right[-1]), "soft"), (right[-1], "warn")
    return ((text, "soft"),)


def _name(view: Session) -> str:
    return " · ".join(part for part in (view.info.organisation, view.info.title) if part)


def _clock(view: Session, now: datetime) -> tuple[str, bool]:
    """Return the phase with its clock, and whether little time is left; empty during a break and outside a phase."""
    stage = view.stage
    if stage is None or stage.finished or stage.recess is not None:
        return "", False
    module, phase = navigation.where(view)
    minutes, spent = phase_minutes(view, module, phase), elapsed(stage, now)
    shown = f"{phase_name(phase)} {clock(minutes, spent)}"
    if stage.paused_since is not None:
        return f"{shown} paused", False
    return shown, spent.total_seconds() >= minutes * 60 * (1 - AMBER)


def rail(view: Session, cells: int) -> Line:
    """Draw the modules: a tick for each past one, the name of the present one, then those to come.

    Args:
        view: The public view of the session.
        cells: Width of the line.

    Returns:
        The line, as pieces with their looks.
    """
    modules, stage = view.info.agenda.modules, view.stage
    here = view.info.agenda.position(stage.module) if stage else -1
    end = f"{here + 1}/{len(modules)}" if stage else ""
    room_left = cells - width(end) - 1
    behind = _ticks(view, here, room_left // 3)
    room_left -= width(behind)
    pieces: list[Piece] = [(behind, "soft")] if behind else []
    if stage is None or not stage.finished:
        names = _names(view, here, room_left)
        pieces += names
        room_left -= sum(width(text) for text, _ in names)
    return (*pieces, (" " * max(room_left, 0) + " " + end, "soft"))


def _ticks(view: Session, here: int, most: int) -> str:
    """Draw a tick for each past module, or their number if the ticks do not fit."""
    stage = view.stage
    if stage is None:
        return ""
    number = len(view.info.agenda.modules) if stage.finished else here
    ticks = "✓ " * number
    return ticks if width(ticks) <= max(most, 0) else f"✓{number} "


def _names(view: Session, here: int, room_left: int) -> list[Piece]:
    """Name the present module and those to come, as many as fit."""
    modules, out = view.info.agenda.modules, dropped(view)
    pieces: list[Piece] = []
    for place in range(max(here, 0), len(modules)):
        if modules[place].id in out:
            continue
        text = f"{place + 1} {modules[place].short}"
        if width(text) + 4 > room_left:
            return [*pieces, ("…", "soft")]
        pieces += [(text, "head" if place == here else "soft"), ("   ", "soft")]
        room_left -= width(text) + 3
    return pieces
