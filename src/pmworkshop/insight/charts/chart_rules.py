"""Checks a chart against all rules of its scheme."""

from __future__ import annotations

from pmworkshop.agenda.model import Scheme
from pmworkshop.insight.charts.grid import Grid, grid_of
from pmworkshop.insight.charts.rule_parts import ChartRule
from pmworkshop.insight.charts.rules_daci import DACI
from pmworkshop.insight.charts.rules_raci import RACI
from pmworkshop.insight.charts.rules_rapid import RAPID
from pmworkshop.insight.charts.rules_rasci import RASCI
from pmworkshop.insight.findings import Finding, RuleText, ordered, with_acceptances
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.thresholds import Thresholds

USUAL = Thresholds()
"""The limits that hold where a session has set no others."""

_BY_SCHEME: dict[Scheme, tuple[ChartRule, ...]] = {
    "RACI": tuple(RACI.rules),
    "RASCI": (*RACI.rules, *RASCI.rules),
    "DACI": tuple(DACI.rules),
    "RAPID": tuple(RAPID.rules),
}

RULES: tuple[RuleText, ...] = tuple(rule.text for book in (RACI, RASCI, DACI, RAPID) for rule in book.rules)
"""All chart rules, scheme by scheme: id, usual severity, words for the wall, source."""


def rules_of(scheme: Scheme) -> tuple[RuleText, ...]:
    """List the rules that charts of a scheme are checked against.

    Args:
        scheme: The charting scheme.

    Returns:
        The rules in the order in which they are applied.
    """
    return tuple(rule.text for rule in _BY_SCHEME[scheme])


def check(grid: Grid, thresholds: Thresholds = USUAL) -> tuple[Finding, ...]:
    """Check a chart against all rules of its scheme.

    Rules that need data of a session (who was away, what was promised, by when) find nothing in a chart from a file.

    Args:
        grid: The chart.
        thresholds: The limits of the rules; the default ones unless given.

    Returns:
        Errors first, then warnings, then information; within each by row, then by column. No finding is accepted.
    """
    found = [finding for rule in _BY_SCHEME[grid.scheme] for finding in rule.findings(grid, thresholds)]
    return ordered(found, [row.key for row in grid.rows], [role.key for role in grid.roles])


def session_findings(session: Session, chart_id: str) -> tuple[Finding, ...]:
    """Check a chart of a session with the session's own limits, and mark the findings that the room has accepted.

    Args:
        session: The session, whole or public view.
        chart_id: The id of a chart module of its agenda.

    Returns:
        The findings, accepted ones included, in the order of `check`.

    Raises:
        InputError: The agenda has no chart with that id.
    """
    findings = check(grid_of(session, chart_id), session.info.thresholds)
    return with_acceptances(findings, session.acceptances.values(), {chart_id})
