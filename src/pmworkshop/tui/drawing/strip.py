"""The time strip of a session: the planned minutes of its modules to scale, and where the room is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from pmworkshop.agenda.model import Module
from pmworkshop.session.core.durations import dropped, minutes_of
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.tui.drawing.text_cells import width

BEHIND, HERE, COMING, PAUSE = "█", "▒", "░", "·"
BLANK = "\u00a0"
"""A blank that wrapping leaves alone."""
MOST = 110
"""The most cells it takes."""
LEAST = 2
"""The fewest cells of a part."""


def strip(view: Session, cells: int) -> tuple[str, str]:
    """Draw the planned minutes of the modules to scale: a line of numbers above a bar.

    Each module begins under its number; ``▸`` marks the present one. Of the present module, the planned minutes of
    the
    earlier phases are drawn as past. Spare time and dropped modules are not drawn.

    Args:
        view: The public view of the session.
        cells: Available width; at most `MOST` cells are used.

    Returns:
        The line of numbers and the bar, equally wide.
    """
    shown = _numbered(view)
    cells = min(cells, MOST)
    gap = BLANK if len(shown) * (LEAST + 1) <= cells + 1 else ""
    taken = share([minutes_of(view, one) for _, one in shown], cells - len(gap) * (len(shown) - 1))
    at = _number_here(view)
    numbers, bar = "", ""
    for (number, module), length in zip(shown, taken, strict=True):
        if not numbers or width(numbers) < width(bar):
            numbers += BLANK * (width(bar) - width(numbers)) + (f"▸{number}" if number == at else str(number))
        bar += _bar_of(view, module, number - at if at else None, length) + gap
    bar = bar.rstrip(BLANK)
    return numbers + BLANK * (width(bar) - width(numbers)), bar


def _numbered(view: Session) -> list[tuple[int, Module]]:
    """List the modules that were not dropped, with their numbers in the agenda."""
    out = dropped(view)
    return [(number, one) for number, one in enumerate(view.info.agenda.modules, 1) if one.id not in out]


def _number_here(view: Session) -> int:
    """Return the number of the present module; 0 before the first one and after the last."""
    if view.stage is None or view.stage.finished:
        return 0
    return view.info.agenda.modules.index(navigation.where(view)[0]) + 1


def _bar_of(view: Session, module: Module, distance: int | None, length: int) -> str:
    """Draw the bar of one module.

    Args:
        view: The public view of the session.
        module: The module.
        distance: How many modules it comes after the present one, negative before; None if no module is present.
        length: Width of the bar in cells.
    """
    over = view.stage is not None and view.stage.finished
    behind = 0
    if over or (distance is not None and distance < 0):
        behind = length
    elif distance == 0:
        behind = round(length * _gone(view, module))
    ahead = PAUSE if _is_break(module) else HERE if distance == 0 else COMING
    return BEHIND * behind + ahead * (length - behind)


def legend(view: Session) -> str:
    """Explain the signs of the strip; the explanation needs no colour.

    Args:
        view: The public view of the session; the sign of breaks is explained only if its agenda has one.

    Returns:
        One line of text.
    """
    pause = f"  {PAUSE} break" if any(_is_break(one) for one in view.info.agenda.modules) else ""
    return f"{BEHIND} behind us  {HERE} now  {COMING} to come{pause}"


def share(minutes: Sequence[float], cells: int) -> list[int]:
    """Divide cells among parts in proportion to their minutes; each part gets at least `LEAST`.

    Each part ends at its rounded end on the scale, so that rounding errors do not add up.

    Args:
        minutes: Minutes of each part; if all are 0, the parts are equal.
        cells: How many cells to divide.

    Returns:
        The cells of each part; their sum is ``cells`` unless that is less than `LEAST` for each part.
    """
    total = sum(minutes)
    scale = [one / total if total else 1 / len(minutes) for one in minutes]
    ends = [round(end * cells) for end in accumulate(scale)]
    shares = [max(end - begin, LEAST) for begin, end in pairwise([0, *ends])]
    for _ in range(sum(shares) - cells):
        longest = max(range(len(shares)), key=shares.__getitem__)
        shares[longest] = max(shares[longest] - 1, LEAST)
    return shares


def _gone(view: Session, module: Module) -> float:
    """Return the share of the present module that is planned before the present phase, from 0 to 1."""
    _, phase = navigation.where(view)
    phases = list(module.phases)
    before = sum(module.phases[one] for one in phases[: phases.index(phase)])
    return before / module.minutes if module.minutes else 0.0


def _is_break(module: Module) -> bool:
    return module.is_break
