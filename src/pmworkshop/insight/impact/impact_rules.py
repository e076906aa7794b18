"""Checks what was agreed as a measure: whether it can be looked at again, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.findings import Finding, RuleText, in_words
from pmworkshop.session.core.records import Measure
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning import impact

MOST = 3
"""The most measures that are agreed. Source: an impact that is told by more of them is told by none (own)."""
_OWN = "this project"

IMPACT_RULES: tuple[RuleText, ...] = (
    RuleText("IMPACT-W01", "warning", tr_noop("no value of today yet"), _OWN),
    RuleText("IMPACT-W02", "warning", tr_noop("no day to look again yet"), _OWN),
    RuleText("IMPACT-W03", "warning", tr_noop("not said yet what is wanted"), _OWN),
    RuleText("IMPACT-W04", "warning", tr_noop("its day to look again is not ahead"), _OWN),
    RuleText("IMPACT-I01", "information", tr_noop("looked at again on a weekend"), _OWN),
    RuleText("IMPACT-I02", "information", tr_noop("more than three measures"), _OWN),
)
"""All rules of measures: id, severity, words, source."""

_ADVICE: dict[str, str] = {
    "IMPACT-W01": tr_noop("Ask what it is today, if only roughly: without it nobody can see a change."),
    "IMPACT-W02": tr_noop("Ask on which day it can have changed, and look again then."),
    "IMPACT-W03": tr_noop("Ask which value would show that it was worth it."),
    "IMPACT-W04": tr_noop("Ask for the next day on which to look."),
    "IMPACT-I01": tr_noop("Is the Friday before meant?"),
    "IMPACT-I02": tr_noop("Ask which of them would convince somebody who was not here."),
}
_TEXTS = {text.id: text for text in IMPACT_RULES}


def impact_findings(session: Session) -> tuple[Finding, ...]:
    """Check the measures of a session.

    Args:
        session: The session, whole or public view.

    Returns:
        The findings measure by measure, then that there are too many.
    """
    listed = impact.measures(session)
    found = [finding for measure in listed for finding in _judged(session, measure)]
    if len(listed) > MOST:
        found.append(
            _finding("IMPACT-I02", None, tr("{measures} measures, which is many", measures=in_words(len(listed))))
        )
    return tuple(found)


def _judged(session: Session, measure: Measure) -> Iterator[Finding]:
    if measure.agreed is None and not measure.readings:
        yield _finding("IMPACT-W01", measure)
    if not measure.wanted:
        yield _finding("IMPACT-W03", measure)
    yield from _day(session, measure)


def _day(session: Session, measure: Measure) -> Iterator[Finding]:
    """Check the day to look again: it is set, after the day of the session, and a working day."""
    look = measure.look
    if look is None:
        yield _finding("IMPACT-W02", measure)
    elif look <= session.info.day:
        yield _finding("IMPACT-W04", measure, tr("{day} is not ahead: when do we look again?", day=spell_date(look)))
    elif look.weekday() >= 5:
        friday = spell_date(look - timedelta(days=look.weekday() - 4))
        yield _finding(
            "IMPACT-I01",
            measure,
            tr("{day} is on a weekend: is {friday} meant?", day=spell_date(look), friday=friday),
        )


def _finding(rule: str, measure: Measure | None, message: str = "") -> Finding:
    text = _TEXTS[rule]
    return Finding(
        rule=rule,
        severity=text.severity,
        row=measure.id if measure else None,
        column=None,
        row_label=measure.title if measure else "",
        column_label="",
        message=message or tr(text.words),
        advice=tr(_ADVICE[rule]),
    )
