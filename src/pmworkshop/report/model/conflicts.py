"""Changes that wait because somebody else had changed the same thing: both values, for the facilitator."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that two people left differently."""

    what: str
    now: str
    other: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A gesture that waits to be settled.

    Attributes:
        label: What was done, in words.
        at: When, as the step has it.
        who: Who did it.
        differences: What it would change.
    """

    label: str
    at: str
    who: str = ""
    differences: tuple[Difference, ...] = ()
