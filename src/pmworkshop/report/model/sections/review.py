"""The section of a review module: status of the open actions, and comments on the agreed roles."""

from __future__ import annotations

from datetime import date

from pmworkshop.base.dataclass import dataclass
from pmworkshop.report.model.parts import Said
from pmworkshop.report.model.rounds import Asked
from pmworkshop.report.model.sections.base import Section


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of an action at the review.

    Attributes:
        code: Code of the action.
        what: What is to be done.
        owner: Names of its owners, joined.
        status: Its status, in words once it was reported in this session.
        reason: Reason of the status.
        note: Note on the action.
        due: Due date; None if there is none.
        next_step: The next step.
        next_step_by: Date of the next step; None if there is none.
    """

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
    """What was reviewed.

    Attributes:
        prompts: The questions.
        said: The answers to them.
        standing: Status of each action.
        told: In words, how many actions were reported and with which status.
        rounds: The rounds of the module.
        measured: In words, how many of the measures and outcomes were measured.
    """

    prompts: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    standing: tuple[Standing, ...] = ()
    told: str = ""
    rounds: tuple[Asked, ...] = ()
    measured: str = ""

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the actions that the section lists."""
        return frozenset(one.code for one in self.standing)
