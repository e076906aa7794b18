"""Checks a chart against all rules of its scheme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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


_SAYS_TOO: dict[str, frozenset[str]] = {
    "RACI-E06": frozenset({"RACI-E01", "RACI-E03", "RACI-W03"}),
    "RACI-W10": frozenset({"RACI-I10"}),
    "RACI-W12": frozenset({"RACI-W20"}),
    "RACI-I12": frozenset({"RACI-I10"}),
}
"""What else a finding says of its row or role: a blank row has nobody who answers for it, does it or is asked."""


def rules_of(scheme: Scheme) -> tuple[RuleText, ...]:
    """List the rules that charts of a scheme are checked against.

    Args:
        scheme: The charting scheme.

    Returns:
        The rules in the order in which they are applied.
    """
    return tuple(rule.text for rule in _BY_SCHEME[scheme])


def check(grid: Grid, thresholds: Thresholds = USUAL, *, errors_only: bool = False) -> tuple[Finding, ...]:
    """Check a chart against all rules of its scheme.

    Rules that need data of a session (who was away, what was promised, by when) find nothing in a chart from a file.
    Of a row that the room has parked nothing is told: it is known not to be settled.

    Args:
        grid: The chart.
        thresholds: The limits of the rules; the default ones unless given.
        errors_only: Whether only what keeps a row open is looked for, which takes a part of the time.

    Returns:
        Errors first, then warnings, then information; within each by row, then by column. No finding is accepted.
    """
    parked = {row.key for row in grid.rows if row.parked}
    found = [one for one in _found(grid, thresholds, errors_only=errors_only) if one.row not in parked]
    return ordered(found, [row.key for row in grid.rows], [role.key for role in grid.roles])


def _found(grid: Grid, thresholds: Thresholds, *, errors_only: bool) -> Iterator[Finding]:
    """Run the rules of a scheme; of errors only, those that find any."""
    for rule in _BY_SCHEME[grid.scheme]:
        if not errors_only or rule.text.severity == "error":
            yield from (one for one in rule.findings(grid, thresholds) if not errors_only or one.severity == "error")


def _said_once(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out what another finding about the same place says too."""
    told = list(findings)
    said = {(one.row, one.column, rule) for one in told for rule in _SAYS_TOO.get(one.rule, ())}
    return [one for one in told if (one.row, one.column, one.rule) not in said]


def session_findings(session: Session, chart_id: str, *, errors_only: bool = False) -> tuple[Finding, ...]:
    """Check a chart of a session with the session's own limits, and mark the findings that the room has accepted.

    Args:
        session: The session, whole or public view.
        chart_id: The id of a chart module of its agenda.
        errors_only: Whether only what keeps a row open is looked for.

    Returns:
        The findings, accepted ones included, in the order of `check`, without those that say the same of a place.

    Raises:
        InputError: The agenda has no chart with that id.
    """
    findings = _said_once(check(grid_of(session, chart_id), session.info.thresholds, errors_only=errors_only))
    return with_acceptances(findings, session.acceptances.values(), {chart_id})
