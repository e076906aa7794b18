"""What a rule found: where, how grave, in which words, and whether the room lives with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pmworkshop.session.core.records import Acceptance

Severity = Literal["error", "warning", "information"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "information")
"""The gravest first. An error keeps a chart or plan from being published, a warning wants a talk."""

_NUMBERS = ("nobody", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule noticed.

    Attributes:
        rule: The rule's id, for files and the facilitator; never on the wall.
        severity: How grave it is.
        row: Key of the activity or action, if it is about one.
        column: Key of the role or person, if it is about one.
        row_label: The row in words; empty without one.
        column_label: The column in words; empty without one.
        message: Words for the wall, to follow a label and a colon.
        advice: What the facilitator may ask or do.
        accepted: Why the room lives with it; nothing while it does not.
    """

    rule: str
    severity: Severity
    row: str | None
    column: str | None
    row_label: str
    column_label: str
    message: str
    advice: str
    accepted: str | None = None

    @property
    def open(self) -> bool:
        """Whether it still wants an answer: the room has not said that it lives with it."""
        return self.accepted is None


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as the guides print it.

    Attributes:
        id: Its id, stable for ever: acceptances refer to it.
        severity: How grave its findings are by default.
        words: Its words for the wall.
        source: Where the rule comes from.
    """

    id: str
    severity: Severity
    words: str
    source: str


def ordered(findings: Iterable[Finding], rows: Sequence[str], columns: Sequence[str]) -> tuple[Finding, ...]:
    """Put findings in the order of their reading: severity, then row, then column, then rule.

    Args:
        findings: In any order.
        rows: The keys of the rows, from the top; what is about no row comes after them.
        columns: The keys of the columns, from the left; what is about a whole row comes before them.
    """
    row_place = {key: place for place, key in enumerate(rows)}
    column_place = {key: place for place, key in enumerate(columns)}

    def place(finding: Finding) -> tuple[int, int, int, str]:
        row = len(row_place) if finding.row is None else row_place[finding.row]
        column = -1 if finding.column is None else column_place.get(finding.column, len(column_place))
        return SEVERITIES.index(finding.severity), row, column, finding.rule

    return tuple(sorted(findings, key=place))


def with_acceptances(
    findings: Iterable[Finding], acceptances: Iterable[Acceptance], modules: Collection[str]
) -> tuple[Finding, ...]:
    """Mark the findings that the room said it lives with.

    Args:
        findings: Of one chart or plan.
        acceptances: Of the session.
        modules: The ids of the modules that the findings are about.
    """
    reasons = {
        (accepted.rule, accepted.row, accepted.column): accepted.reason
        for accepted in sorted(acceptances, key=lambda accepted: accepted.id)
        if accepted.module in modules
    }
    if not reasons:
        return tuple(findings)
    return tuple(
        replace(finding, accepted=reasons.get((finding.rule, finding.row, finding.column))) for finding in findings
    )


def gravest(findings: Iterable[Finding]) -> dict[str, Finding]:
    """Choose the one open finding to show beside each row: the first in their order."""
    chosen: dict[str, Finding] = {}
    for finding in findings:
        if finding.row is not None and finding.open:
            chosen.setdefault(finding.row, finding)
    return chosen


def in_words(number: int) -> str:
    """Say how many people: ``nobody``, ``one`` ... ``ten``, then figures."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def listed(words: Sequence[str]) -> str:
    """Join words as they are said: ``Sales, Finance and Legal``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
