"""The two lines at the top of the stage: what this is, the end, the clock, and the rail of modules."""

from __future__ import annotations

from datetime import datetime

from pmworkshop.agenda.phases import phase_name
from pmworkshop.session.core.durations import elapsed, phase_minutes
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.tui.drawing.text_cells import columns, fit, width
from pmworkshop.tui.drawing.words import clock
from pmworkshop.tui.panels.page import Look
from pmworkshop.tui.widgets.line_view import Line

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
    """Draw the title (or another one), the agreed end and what is left of the phase, or other words in its place.

    What there is to spare is nobody's to see.
    """
    info = view.info
    left = title or " · ".join(part for part in (info.organisation, info.title) if part)
    right = [mark] if mark else []
    if info.ends:
        right.append(f"ends {info.ends}")
    shown, low = _clock(view, now) if view.stage is not None and not words else (words, False)
    warned = amber and low
    if shown:
        right.append(f"! {shown}" if warned else shown)
    text = columns(left, "   ".join(right), cells)
    if warned and text.endswith(right[-1]):
        return (text.removesuffix(right[-1]), "soft"), (right[-1], "warn")
    return ((text, "soft"),)


def _clock(view: Session, now: datetime) -> tuple[str, bool]:
    """Write the phase and its clock, and tell whether little is left; on a break the wall shows another time."""
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
    """Draw the modules: a tick for each one behind, the present one with its name, then those that come."""
    modules = view.info.agenda.modules
    stage = view.stage
    here = view.info.agenda.position(stage.module) if stage else -1
    end = f"{here + 1}/{len(modules)}" if stage else ""
    room_left = cells - width(end) - 1
    behind = "✓ " * here if stage and not stage.finished else "✓ " * (len(modules) if stage else 0)
    pieces: list[tuple[str, Look]] = []
    if behind:
        if width(behind) > room_left // 3:
            behind = f"✓{here} "
        pieces.append((behind, "soft"))
        room_left -= width(behind)
    if stage and stage.finished:
        return (*pieces, (fit("", room_left) + " " + end, "soft"))
    dropped = stage.dropped if stage else ()
    for place in range(max(here, 0), len(modules)):
        if modules[place].id in dropped:
            continue
        text = f"{place + 1} {modules[place].short}"
        if width(text) + 4 > room_left:
            pieces.append(("…", "soft"))
            room_left -= 1
            break
        look: Look = "head" if place == here else "soft"
        pieces += [(text, look), ("   ", "soft")]
        room_left -= width(text) + 3
    return (*pieces, (" " * max(room_left, 0) + " " + end, "soft"))
