"""Held changes that conflict with another change of the same record, with both values; for the facilitator."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that two changes set differently.

    Attributes:
        what: Kind of record, with the field if it is known.
        now: The present value.
        other: The value of the held change.
    """

    what: str
    now: str
    other: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A held step that has to be settled.

    Attributes:
        label: What was done, in words.
        at: Time of the step, as it is stored.
        who: Who did it; may be empty.
        differences: What the step would change.
    """

    label: str
    at: str
    who: str = ""
    differences: tuple[Difference, ...] = ()
