"""The section of an action plan: what, who, by when, how we will know, and the sentences it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pmworkshop.report.model.causes import Cause
from pmworkshop.report.model.parts import Found, Given, Said
from pmworkshop.report.model.rounds import Asked
from pmworkshop.report.model.sections.base import Section


@dataclass(frozen=True, slots=True)
class Planned:
    """One action of the plan; see `pmworkshop.session.records.Action` for what the fields mean."""

    code: str
    what: str
    status: str
    owners: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    due: date | None = None
    first_step: str = ""
    first_step_by: date | None = None
    success_measure: str = ""
    sort: str = ""
    gives: tuple[Given, ...] = ()
    no_resources: bool = False
    waits_for: tuple[str, ...] = ()
    status_reason: str = ""
    checkins: tuple[date, ...] = ()
    note: str = ""
    later: bool = False
    confidence: int | None = None
    comes_from: tuple[Cause, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlanSection(Section):
    """The plan, and what is still open in it.

    Attributes:
        actions: Its lines.
        findings: What is still open in it, and what the room lives with.
        behind: How far the room stands behind it, by raised hands, in words.
        said: Answers to its questions.
        rounds: What came in.
    """

    actions: tuple[Planned, ...] = ()
    findings: tuple[Found, ...] = ()
    behind: str = ""
    said: tuple[Said, ...] = ()
    rounds: tuple[Asked, ...] = ()

    def for_sponsor(self) -> bool:
        """Tell whether it belongs on the sponsor's page: always."""
        return True
