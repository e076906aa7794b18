"""Builds what sections of every kind have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pmworkshop.agenda.model import Module
from pmworkshop.insight.findings import Finding
from pmworkshop.report.builders.causes import causes_of
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.parts import Decided, Found, Given, Minutes, Objected, Said
from pmworkshop.session.core.records import Commitment, Decision, Entry, Give, Visit


def common(context: Context, module: Module) -> dict[str, Any]:
    """Build what every section has: the arguments that all its models share."""
    visits = context.visits.get(module.id, [])
    stage = context.session.stage
    entries = context.entries.get(module.id, [])
    prompts = {prompt.id for prompt in module.prompts}
    decisions = context.decisions.get(module.id, [])
    commitments = context.commitments.get(module.id, [])
    others = [entry for entry in entries if entry.prompt not in prompts] if context.audience != "sponsor" else []
    rounds = context.rounds.get(module.id, [])
    open_rounds = [asked.id for asked in rounds if asked.status != "revealed"]
    progress = [context.session.progress[key] for key in open_rounds if key in context.session.progress]
    return {
        "module": module.id,
        "kind": module.kind,
        "title": module.title,
        "reached": bool(
            visits or entries or decisions or commitments or rounds or context.actions.get(module.id)
            or (stage and stage.module == module.id)
        ),
        "lines": tuple(said(context, entry) for entry in others),
        "decisions": tuple(decided(context, decision) for decision in decisions),
        "commitments": tuple(given(context, commitment) for commitment in commitments),
        "not_settled": (
            *(f"{one.answered} of {one.awaited} in" for one in progress),
            *(decision.statement for decision in decisions if decision.outcome == "open"),
        ),
        "minutes": _minutes(visits) if context.private and visits else None,
    }  # fmt: skip


def _minutes(visits: list[Visit]) -> Minutes:
    return Minutes(visits[0].planned, round(sum(visit.spent for visit in visits) / 60, 1))


def said(context: Context, entry: Entry, titles: dict[str, str] | None = None) -> Said:
    """Build an answer; ``titles`` are the headings of its further values."""
    return Said(
        entry.text,
        context.author(entry),
        {(titles or {}).get(key, key): value for key, value in entry.values.items() if value}
        if entry.values
        else None,
        causes_of(context, entry.because) if entry.because else (),
    )


def decided(context: Context, decision: Decision) -> Decided:
    """Build a decision; who objected is for the facilitator alone, and the sponsor's page has no causes."""
    return Decided(
        statement=decision.statement,
        outcome=decision.outcome,
        rule=decision.rule,
        reason=decision.reason,
        objections=tuple(
            Objected(objection.text, objection.met, context.name(objection.participant) if context.private else "")
            for objection in decision.objections
        ),
        dissent=decision.dissent,
        review_on=decision.review_on,
        comes_from=causes_of(context, decision.because) if context.audience != "sponsor" else (),
    )


def given(context: Context, commitment: Commitment) -> Given:
    """Build a promise."""
    action = context.session.actions.get(commitment.action or "")
    return Given(
        giver=context.name(commitment.giver),
        function=commitment.function,
        ask=commitment.ask,
        what=commitment.resource,
        amount=commitment.amount,
        starts=commitment.starts,
        ends=commitment.ends,
        condition=commitment.condition,
        support=commitment.support if context.private else None,
        action=action.code if action else "",
    )


def promised(context: Context, give: Give | Commitment) -> Given:
    """Build what one action is given, or needs, whether noted with the action or as a promise of its own."""
    if isinstance(give, Commitment):
        return replace(given(context, give), action="")
    return Given(
        giver=context.name(give.giver),
        function=give.function,
        what=give.what,
        amount=give.amount,
        starts=give.starts,
        ends=give.ends,
    )


def found(context: Context, finding: Finding, prefix: str = "") -> Found:
    """Build a finding in the words of the wall."""
    where = ", ".join(part for part in (finding.row_label, finding.column_label) if part)
    return Found(
        where=f"{prefix} {where}".strip(),
        words=finding.message,
        accepted=finding.accepted or "",
        rule=finding.rule if context.private else "",
        severity=finding.severity if context.private else "",
        advice=finding.advice if context.private else "",
    )
