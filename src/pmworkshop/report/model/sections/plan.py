"""The section of an action plan: actions, owners, dates, success measures and causes."""

from __future__ import annotations

from datetime import date

from pmworkshop.base.dataclass import dataclass
from pmworkshop.report.model.causes import Cause
from pmworkshop.report.model.parts import Found, Given, Said
from pmworkshop.report.model.rounds import Asked
from pmworkshop.report.model.sections.base import Section


@dataclass(frozen=True, slots=True)
class Planned:
    """One action of the plan; see `pmworkshop.session.core.records.Action` for the fields it shares with the record.

    Attributes:
        asks: Names of those who are asked before, where no row of a chart says so.
        tells: Names of those who are told after, where no row of a chart says so.
        gives: Resources that the action gets or still needs.
        waits_for: Codes of the actions it depends on.
        confidence: How far the owner believes in it, 0 to 5; in the facilitator's report only, else None.
        comes_from: Chain of causes.
    """

    code: str
    what: str
    status: str
    owners: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
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
    """The action plan and its open points.

    Attributes:
        actions: The actions.
        findings: Findings of the plan rules, open and accepted ones.
        behind: In words, how far the room supports the plan, as shown by raised hands.
        incomplete: Actions that are not complete, each with what it lacks.
        silent: Who was asked for an action and has named none; for the facilitator only.
        said: Answers to the module's prompts.
        rounds: The rounds of the module.
    """

    actions: tuple[Planned, ...] = ()
    findings: tuple[Found, ...] = ()
    behind: str = ""
    incomplete: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    rounds: tuple[Asked, ...] = ()

    def for_sponsor(self) -> bool:
        """Tell whether the section belongs in the sponsor's report: always."""
        return True

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the actions that the section lists."""
        return frozenset(one.code for one in self.actions)
