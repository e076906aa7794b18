"""The planned times of a workshop: when each module begins, and what can be cut when the room runs late."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """A module and its planned time.

    Attributes:
        number: Its place in the agenda, counted from 1.
        title: The module's title.
        start: When it begins, as people read it: ``10:05``, or ``0:05`` from the start.
        end: When it ends.
        minutes: How long it takes, in minutes.
        phases: The names of its phases, each with its minutes.
        when_late: What becomes of it when the room runs late, in words.
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
    """A module that gives time back when the room runs late.

    Attributes:
        number: Its place in the agenda, counted from 1.
        title: The module's title.
        dropped: Whether it is left out, rather than shortened.
        what: What is done with it, in words.
        back: The minutes it gives back.
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
        start: When it begins, as people read it.
        end: When it ends.
        minutes: How long it takes, in minutes.
        agreed: Whether the end is a time of day that was agreed; else all times count from the start.
        slots: One for each module, in the order of the agenda.
        cuts: What can be cut when the room runs late, in the order to cut it.
    """

    start: str
    end: str
    minutes: float
    agreed: bool
    slots: tuple[Slot, ...]
    cuts: tuple[Cut, ...]
