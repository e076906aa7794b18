"""The two lines at the top of the stage: what this is, the end, the clock, and the rail of modules."""

from __future__ import annotations

from datetime import datetime

from pmworkshop.session import room
from pmworkshop.session.session import Session
from pmworkshop.tui.draw import columns, fit, width
from pmworkshop.tui.page import Look
from pmworkshop.tui.widgets.canvas import Line
from pmworkshop.tui.words import clock, elapsed, phase_name


def title_line(view: Session, now: datetime, cells: int, *, mark: str = "") -> Line:
    """Draw the title, the agreed end and what is left of the phase."""
    info = view.info
    left = " · ".join(part for part in (info.organisation, info.title) if part)
    right = [mark] if mark else []
    if info.ends:
        right.append(f"ends {info.ends}")
    stage = view.stage
    if stage is not None and not stage.finished:
        module, phase = room.where(view)
        right.append(f"{phase_name(phase)} {clock(module.phases[phase], elapsed(stage, now))}")
    return ((columns(left, "   ".join(right), cells), "soft"),)


def rail(view: Session, cells: int) -> Line:
    """Draw the modules: a tick for each one behind, the present one with its name, then the next ones."""
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
    for place in range(max(here, 0), len(modules)):
        text = f"{place + 1} {modules[place].short}"
        if width(text) + 4 > room_left:
            pieces.append(("…", "soft"))
            room_left -= 1
            break
        look: Look = "head" if place == here else "soft"
        pieces += [(text, look), ("   ", "soft")]
        room_left -= width(text) + 3
    return (*pieces, (" " * max(room_left, 0) + " " + end, "soft"))
