"""Findings of the rules for charts and plans: place, severity, wording, and whether the room has accepted them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Literal

from pmworkshop.base import language
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop, trc
from pmworkshop.session.core.records import Acceptance

Severity = Literal["error", "warning", "information"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "information")
"""The gravest first. An error keeps a chart or plan from being published, a warning wants a talk."""

_NUMBERS = {
    0: tr_noop("nobody"),
    2: tr_noop("two"),
    3: tr_noop("three"),
    4: tr_noop("four"),
    5: tr_noop("five"),
    6: tr_noop("six"),
    7: tr_noop("seven"),
    8: tr_noop("eight"),
    9: tr_noop("nine"),
    10: tr_noop("ten"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule is not met.

    Attributes:
        rule: The rule's id, for files and the facilitator; never shown on the wall.
        severity: How severe the finding is.
        row: The key of the activity or action; None if the finding concerns no single row.
        column: The key of the role or person; None if the finding concerns no single column.
        row_label: The row in words; empty if ``row`` is None.
        column_label: The column in words; empty if ``column`` is None.
        message: Words for the wall, to follow a label and a colon.
        advice: What the facilitator may ask or do.
        accepted: The reason why the room accepts the finding; None while it does not.
        blank: Whether it says no more than that a part of a line is blank.
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
    blank: bool = False

    @property
    def open(self) -> bool:
        """Whether the room still has to deal with the finding, because it has not accepted it."""
        return self.accepted is None


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as the guides print it.

    Attributes:
        id: The rule's id, which never changes because acceptances refer to it.
        severity: The default severity of its findings.
        words: Its words for the wall.
        source: Where the rule comes from.
    """

    id: str
    severity: Severity
    words: str
    source: str


def ordered(findings: Sequence[Finding], rows: Sequence[str], columns: Sequence[str]) -> tuple[Finding, ...]:
    """Sort findings into reading order: by severity, then row, then column, then rule.

    Args:
        findings: The findings, in any order.
        rows: The row keys from the top, including every row that a finding names. Findings without a row come last.
        columns: The column keys from the left. Findings without a column come first, unknown columns last.

    Returns:
        The findings, most severe first.

    Raises:
        KeyError: A finding names a row that is not in ``rows``.
    """
    row_place = {key: place for place, key in enumerate(rows)}
    column_place = {key: place for place, key in enumerate(columns)}

    last = len(column_place)
    placed = [
        (
            SEVERITIES.index(finding.severity),
            len(row_place) if finding.row is None else row_place[finding.row],
            -1 if finding.column is None else column_place.get(finding.column, last),
            finding.rule,
            place,
        )
        for place, finding in enumerate(findings)
    ]
    return tuple([findings[place] for *_, place in sorted(placed)])


def with_acceptances(
    findings: Iterable[Finding], acceptances: Iterable[Acceptance], modules: Collection[str]
) -> tuple[Finding, ...]:
    """Mark the findings that the room has accepted.

    Args:
        findings: The findings of one chart or plan.
        acceptances: All acceptances of the session.
        modules: The ids of the modules that the findings concern; acceptances of other modules are ignored.

    Returns:
        The findings in the same order, each with the reason of its acceptance. Of several acceptances of one finding
        the one with the highest id counts.
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
    """Choose the one open finding to show beside each row.

    Args:
        findings: The findings in reading order; see `ordered`.

    Returns:
        The first open finding of each row, by row key. Rows without an open finding are absent.
    """
    chosen: dict[str, Finding] = {}
    for finding in findings:
        if finding.row is not None and finding.open:
            chosen.setdefault(finding.row, finding)
    return chosen


def in_words(number: int) -> str:
    """Write a number of people or things in words: ``nobody``, ``one`` ... ``ten``, then in figures.

    Args:
        number: The number, 0 or more.

    Returns:
        The word, or the figures from 11 on.
    """
    if number == 1:
        return trc("number of people or things", "one")
    return tr(_NUMBERS[number]) if number in _NUMBERS else str(number)


def listed(words: Sequence[str]) -> str:
    """Join words into a list: ``Sales, Finance and Legal``.

    Args:
        words: The words, in order.

    Returns:
        The list; empty if there are no words.
    """
    return language.listed(words)


def after_colon(sentence: str) -> str:
    """Write a whole sentence behind a colon: English begins it with a small letter, and other languages as it is.

    Args:
        sentence: The sentence.

    Returns:
        The sentence.
    """
    return f"{sentence[:1].lower()}{sentence[1:]}" if language.spoken() == language.ENGLISH else sentence
