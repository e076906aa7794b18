"""The planned times of a workshop: start and end of each module, and what can be cut if time runs short."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """A module with its planned time.

    Attributes:
        number: Position in the agenda, counted from 1.
        title: The module's title.
        start: Start, as time of day ``10:05``, or as ``0:05`` from the start of the workshop.
        end: End, in the same form.
        minutes: Duration in minutes.
        phases: Names of its phases, each with its minutes.
        when_late: What to do with the module if time runs short, in words.
    """

    number: int
    title: str
    start: str
    end: str
    minutes: float
    phases: tuple[tuple[str, float], ...]
    when_late: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A module that can be dropped or shortened if time runs short.

    Attributes:
        number: Position in the agenda, counted from 1.
        title: The module's title.
        dropped: Whether it is dropped; else it is shortened.
        what: What to do with it, in words.
        back: Minutes gained.
    """

    number: int
    title: str
    dropped: bool
    what: str
    back: float


@dataclass(frozen=True, slots=True)
class Timetable:
    """The planned times of a workshop.

    Attributes:
        start: Start, as time of day or as ``0:00``.
        end: End, in the same form.
        minutes: Duration in minutes, the reserve included.
        agreed: Whether an end was agreed as a time of day; if not, all times count from the start.
        slots: One for each module, in agenda order.
        cuts: What can be cut, in the order in which to cut it.
        reserve: Minutes that no module fills, at the end.
        reserve_start: Where they begin, in the form of the start.
    """

    start: str
    end: str
    minutes: float
    agreed: bool
    slots: tuple[Slot, ...]
    cuts: tuple[Cut, ...]
    reserve: float = 0.0
    reserve_start: str = ""
