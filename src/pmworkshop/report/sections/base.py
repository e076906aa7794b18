"""What sections of every kind have in common: how they are built, and how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pmworkshop.agenda.model import Module
from pmworkshop.base.dates import spell_date
from pmworkshop.insight.findings import Finding
from pmworkshop.report.model.causes import cause_items, causes_of
from pmworkshop.report.model.context import Audience, Context
from pmworkshop.report.sections.ledger import ledger_blocks
from pmworkshop.report.sections.models import Decided, Found, Given, Minutes, Objected, Said
from pmworkshop.report.writers import markdown
from pmworkshop.session.core.records import Commitment, Decision, Entry, Give, Visit


@dataclass(frozen=True, kw_only=True)
class Section:
    """What one module left. Each kind adds its own.

    Attributes:
        module: The module's id.
        kind: The module's kind.
        title: Its title.
        reached: Whether the room was there, or left anything there.
        lines: Answers that belong to none of its prompts: what came out of it, noted in words.
        decisions: What was decided there.
        commitments: What was promised there.
        not_settled: What is not settled yet, a line each.
        minutes: Planned and spent minutes; for the facilitator alone.
    """

    module: str
    kind: str
    title: str
    reached: bool = False
    lines: tuple[Said, ...] = ()
    decisions: tuple[Decided, ...] = ()
    commitments: tuple[Given, ...] = ()
    not_settled: tuple[str, ...] = ()
    minutes: Minutes | None = None

    def own(self, audience: Audience) -> Iterator[str]:
        """Write what only this kind has, for the summary."""
        yield from ()

    def for_sponsor(self) -> bool:
        """Tell whether it belongs on the sponsor's page."""
        return bool(self.decisions or self.commitments)

    def summary(self, audience: Audience) -> Iterator[str]:
        """Write the section of the summary: blocks of Markdown below its heading."""
        yield from self.own(audience)
        yield said_items(self.lines)
        if self.decisions:
            yield markdown.heading(3, "Decided")
            yield "\n".join(line for decision in self.decisions for line in decision_items(decision))
        yield from ledger_blocks(self.commitments)


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


def said_items(lines: tuple[Said, ...]) -> str:
    """Write answers as a list."""
    written: list[str] = []
    for line in lines:
        written.append(markdown.item(said_text(line)))
        if line.comes_from:
            written.append("  - comes from:")
            written += cause_items(line.comes_from, 2)
    return "\n".join(written)


def said_text(line: Said) -> str:
    """Write one answer: its words, who gave it, its further values."""
    words = markdown.text(line.text) or "…"
    author = f" — {markdown.inline(line.author)}" if line.author else ""
    if not line.values:
        return f"{words}{author}"
    values = (f"{markdown.inline(key)}: {markdown.inline(line.values[key])}" for key in sorted(line.values))
    return " · ".join([f"{words}{author}", *values])


def decision_items(decision: Decided) -> Iterator[str]:
    """Write a decision as a list item, with what belongs to it below."""
    yield markdown.item(f"{markdown.text(decision.statement)} — **{_OUTCOMES[decision.outcome]}**")
    below = [
        ("Rule", decision.rule),
        ("Reason", decision.reason),
        ("Did not support it", str(decision.dissent) if decision.dissent is not None else ""),
        ("Looked at again on", spell_date(decision.review_on) if decision.review_on else ""),
    ]
    for name, value in below:
        if value:
            yield markdown.item(f"{name}: {markdown.inline(value)}", 1)
    for objection in decision.objections:
        by = f" — {markdown.inline(objection.by)}" if objection.by else ""
        met = markdown.inline(objection.met) if objection.met else "not settled yet"
        yield markdown.item(f"Objection: {markdown.inline(objection.text)}{by}. How it was met: {met}", 1)
    if decision.comes_from:
        yield "  - Comes from:"
        yield from cause_items(decision.comes_from, 2)


_OUTCOMES = {"adopted": "adopted", "not adopted": "not adopted", "open": "not settled yet"}


def found_items(findings: tuple[Found, ...]) -> str:
    """Write findings as a list; rule and advice are there for the facilitator alone."""
    return markdown.items(_found_text(finding) for finding in findings)


def _found_text(finding: Found) -> str:
    where = f"{markdown.text(finding.where)}: " if finding.where else ""
    accepted = f". We live with it: {markdown.inline(finding.accepted)}" if finding.accepted else ""
    rule = f" ({finding.rule}, {finding.severity})" if finding.rule else ""
    advice = f" {markdown.inline(finding.advice)}" if finding.advice and not finding.accepted else ""
    return f"{where}{markdown.inline(finding.words)}{rule}{accepted}{advice}"
