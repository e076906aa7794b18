"""The two lines at the top of the wall: the agenda to the scale of its minutes, and where the room is.

Thick is done, thin is to come, amber is now. Spare time is never shown.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from pmworkshop.agenda.phases import phase_name
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr
from pmworkshop.insight.pictures.shares import agenda
from pmworkshop.leading.minute_words import clock
from pmworkshop.session.core.durations import dropped, elapsed, minutes_of_all, phase_minutes
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.tui.drawing.pieces import Line, Piece
from pmworkshop.tui.drawing.text_cells import fit, width

AMBER = 0.2
"""The part of a phase that is left when the clock warns, where that is asked for."""
APART = "  "
"""Stands between the name of the part, its phase and its clock."""
FREE = 3
"""The fewest cells between them and the end of the workshop."""


@dataclass(frozen=True, slots=True)
class Label:
    """What the second line says.

    Attributes:
        name: The present part with its number; empty outside the parts.
        phase: Its phase, or what is said in its place.
        clock: The time left of the phase; empty without a clock.
        end: When the workshop ends, with a mark such as ``read only`` before it.
        left: What stands at the left end, where there is room.
        kept: How the text at the left end looks if it stays however little room there is; empty if it does not.
        low: Whether little of the phase is left, and that is to be seen.
    """

    name: str = ""
    phase: str = ""
    clock: str = ""
    end: str = ""
    left: str = ""
    kept: str = ""
    low: bool = False

    def here(self, cells: int) -> tuple[Piece, ...]:
        """Write the name, the phase and the clock; what does not fit is left out, the clock last.

        Args:
            cells: The most cells.
        """
        left = (f"! {self.clock}", "open!") if self.low else (self.clock, "strong")
        name, phase = (self.name, "now!"), (self.phase, "soft")
        tried = [_apart(*parts) for parts in ((name, phase, left), (name, left), (left,))]
        return next((one for one in tried if sum(width(text) for text, _ in one) <= cells), tried[-1])


def _apart(*parts: Piece) -> tuple[Piece, ...]:
    """Put some blanks between those of the pieces that hold a text."""
    shown = [part for part in parts if part[0]]
    return tuple([(f"{APART if place else ''}{text}", look) for place, (text, look) in enumerate(shown)])


def band(view: Session, label: Label, cells: int) -> list[Line]:
    """Draw both lines.

    Args:
        view: The public view of the session.
        label: What the second line says.
        cells: Width of a line.

    Returns:
        The agenda and the label, which begins under the segment of the present part where there is room.
    """
    shown = _not_dropped(view)
    at, gone = _position(view, [number for number, _ in shown])
    drawn, begins = _segments(tuple([minutes for _, minutes in shown]), at, gone, cells)
    begin = begins[at] if 0 <= at < len(begins) else 0
    return [drawn, label_line(label, begin, cells)]


@lru_cache(maxsize=16)
def _segments(minutes: tuple[float, ...], at: int, gone: float, cells: int) -> tuple[Line, list[int]]:
    """Draw the agenda once for as long as the room stays in a phase."""
    return agenda(minutes, at, gone, cells)


def label_line(label: Label, begin: int, cells: int) -> Line:
    """Write the second line.

    Args:
        label: What it says.
        begin: The cell at which it is to begin; it begins earlier where it would reach its end.
        cells: Width of the line.

    Returns:
        Pieces of that width.

    >>> from pmworkshop.insight.pictures.pieces import plain
    >>> plain(label_line(Label("7 Plan", "Settle", "6:40", "ends 11:30"), 40, 60))
    '                           7 Plan  Settle  6:40   ends 11:30'
    """
    end, least = label.end, width(label.left) + FREE if label.kept else 0
    room = cells - width(end) - (FREE if end else 0)
    here = label.here(room - least)
    taken = sum([width(text) for text, _ in here])
    begin = max(min(begin, room - taken), least)
    left = label.left if label.kept else fit(label.left, max(begin - FREE, 0) if here else room).rstrip()
    used = max(begin, width(left)) + taken
    between: Piece = (" " * (begin - width(left)), "soft")
    rest: Piece = (" " * max(cells - used - width(end), 0), "soft")
    pieces = ((left, label.kept or "soft"), between, *here, rest, (end, "strong"))
    return tuple([piece for piece in pieces if piece[0]])


def company_line(words: str, cells: int) -> list[Line]:
    """Write who else leads the session, for a window that the room does not see.

    Args:
        words: One line; empty if nobody else is there.
        cells: Width of the line.

    Returns:
        The line; none without words.
    """
    return [((" ", "soft"), (fit(words, cells).rstrip(), "head"))] if words else []


def _end(view: Session, mark: str) -> str:
    """Write what stands at the right end of the second line: a mark, and the agreed end."""
    ends = tr("ends {ends}", ends=view.info.ends) if view.info.ends else ""
    return "   ".join(filter(None, (mark and tr(mark), ends)))


def label_of(
    view: Session,
    now: datetime,
    *,
    mark: str = "",
    amber: bool = False,
    words: str = "",
    left: str = "",
    kept: str = "",
) -> Label:
    """Find what the second line says of the present moment.

    Args:
        view: The public view of the session.
        now: The present moment.
        mark: What stands before the end, such as ``read only``, in English; empty for nothing.
        amber: Whether the clock changes its look when little of the phase is left.
        words: What stands in place of phase and clock; empty for these.
        left: What stands at the left end.
        kept: How that looks if it always stays.

    Returns:
        The label.
    """
    stage, end = view.stage, _end(view, mark)
    if stage is None or stage.finished:
        return Label(phase=words, end=end, left=left or spell_date(view.info.day), kept=kept)
    module, phase = navigation.where(view)
    name = f"{view.info.agenda.position(module.id) + 1} {module.short}"
    if words or stage.recess is not None:
        return Label(name, words, end=end, left=left, kept=kept)
    minutes, spent = phase_minutes(view, module, phase), elapsed(stage, now)
    told = "" if module.is_break else phase_name(phase)
    if stage.paused_since is not None:
        return Label(name, told, tr("{clock} paused", clock=clock(minutes, spent)), end, left, kept)
    low = amber and spent.total_seconds() >= minutes * 60 * (1 - AMBER)
    return Label(name, told, clock(minutes, spent), end, left, kept, low)


def _not_dropped(view: Session) -> list[tuple[int, float]]:
    """List the places and minutes of the parts that were not dropped."""
    out, parts = dropped(view), zip(view.info.agenda.modules, minutes_of_all(view), strict=True)
    return [(place, minutes) for place, (one, minutes) in enumerate(parts) if one.id not in out]


def _position(view: Session, places: list[int]) -> tuple[int, float]:
    """Return which of the drawn parts is present, and how much of it the earlier phases took."""
    stage = view.stage
    if stage is None:
        return -1, 0.0
    if stage.finished:
        return len(places), 0.0
    module, phase = navigation.where(view)
    here = view.info.agenda.position(module.id)
    at = len([place for place in places if place < here])
    phases = list(module.phases)
    lengths = module.in_room
    before = sum([lengths.get(one, 0.0) for one in phases[: phases.index(phase)]])
    return at, before / module.minutes if module.minutes else 0.0
