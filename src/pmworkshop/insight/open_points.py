"""What a chart or plan leaves open: each finding for the facilitator, a few sentences for the room."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.base.dataclass import dataclass
from pmworkshop.insight.charts.chart_rules import session_findings
from pmworkshop.insight.findings import SEVERITIES, Finding
from pmworkshop.insight.plan.plan_rules import plan_findings
from pmworkshop.insight.room_words import ROOM_WORDS
from pmworkshop.session.core.session import Session

MOST = 3
"""The most sentences that the room hears at once."""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one rule that the room hears of in one sentence.

    Attributes:
        text: The sentence, and what the room can do.
        findings: The findings, in reading order; at least one.
    """

    text: str
    findings: tuple[Finding, ...]

    @property
    def accepted(self) -> str:
        """The reason why the room lives with them; empty while they are open."""
        return self.findings[0].accepted or ""


def open_findings(session: Session, module_id: str) -> tuple[Finding, ...]:
    """List the findings on what a module holds; all of them, for the facilitator.

    Args:
        session: The session, whole or public view.
        module_id: The id of a module.

    Returns:
        The findings in reading order, those that the room lives with included; empty if it is no chart and no plan.
    """
    module = session.info.agenda.module(module_id)
    if module is None or not (module.builds_plan or module.chart):
        return ()
    return plan_findings(session, module_id) if module.builds_plan else session_findings(session, module_id)


def grouped(findings: Iterable[Finding], most: int = MOST) -> tuple[Group, ...]:
    """Put findings together by rule, and choose the most important groups.

    Args:
        findings: The findings of a chart or plan, in reading order.
        most: The most open groups to tell.

    Returns:
        The open groups, the gravest first, of equal ones those that concern more places; then the groups that the
        room lives with, by rule and reason. Findings about one role or person are in none.
    """
    found: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        if one.rule in ROOM_WORDS:
            found.setdefault((one.rule, one.accepted or ""), []).append(one)
    groups = [Group(_sentence(rule, told), tuple(told)) for (rule, _), told in found.items()]
    open_ = sorted((one for one in groups if not one.accepted), key=_importance)
    return (*open_[:most], *(one for one in groups if one.accepted))


def _sentence(rule: str, findings: list[Finding]) -> str:
    labels = tuple(dict.fromkeys(one.row_label for one in findings if one.row_label))
    return ROOM_WORDS[rule].sentence(_places(findings), labels)


def _places(findings: list[Finding]) -> int:
    """Count the rows concerned; findings about none of them count one by one."""
    return len({one.row or (one.row, one.column) for one in findings})


def _importance(group: Group) -> tuple[int, int]:
    return min(SEVERITIES.index(one.severity) for one in group.findings), -_places([*group.findings])
