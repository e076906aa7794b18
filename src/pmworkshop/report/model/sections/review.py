"""The section of a module that looks back: open actions first, then roles as lived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pmworkshop.report.model.parts import Said
from pmworkshop.report.model.rounds import Asked
from pmworkshop.report.model.sections.base import Section


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an action stands."""

    code: str
    what: str
    owner: str
    status: str
    reason: str = ""
    note: str = ""
    due: date | None = None
    next_step: str = ""
    next_step_by: date | None = None


@dataclass(frozen=True, kw_only=True)
class ReviewSection(Section):
    """What was looked at again.

    Attributes:
        prompts: The questions.
        said: What was said to them.
        standing: Where each action stands.
        told: How many were told of, and where they stand, in words.
        rounds: What came in.
    """

    prompts: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    standing: tuple[Standing, ...] = ()
    told: str = ""
    rounds: tuple[Asked, ...] = ()
