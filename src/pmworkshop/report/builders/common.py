"""Builds the parts that sections of every kind share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pmworkshop.agenda.model import Module
from pmworkshop.base.language import tr
from pmworkshop.insight.findings import Finding
from pmworkshop.insight.open_points import grouped
from pmworkshop.report.builders.causes import causes_of
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.parts import Decided, Found, Given, Minutes, Objected, Said
from pmworkshop.session.core.ahead import ahead_of
from pmworkshop.session.core.columns import spelled
from pmworkshop.session.core.records import Commitment, Decision, Entry, Give, Objection, Visit
from pmworkshop.session.core.reserved import ITEM
from pmworkshop.session.operations.decide_choice import chosen_words, is_conditional
from pmworkshop.session.operations.decide_list import words_of


def common(context: Context, module: Module) -> dict[str, Any]:
    """Build the fields that sections of every kind share.

    Args:
        context: The indexed session with the audience of the report.
        module: A module, also one that the agenda does not have.

    Returns:
        The arguments for the fields of `Section`; `minutes` only for the facilitator.
    """
    decisions = context.decisions.get(module.id, [])
    visits = context.visits.get(module.id, [])
    return {
        "module": module.id,
        "kind": module.kind,
        "title": module.title,
        "reached": _reached(context, module.id),
        "lines": tuple(said(context, entry) for entry in _beside_the_prompts(context, module)),
        "decisions": tuple(decided(context, decision) for decision in decisions),
        "commitments": (
            *(given(context, promise) for promise in context.commitments.get(module.id, ())),
            *_noted_with_actions(context, module.id),
        ),
        "not_settled": (
            *_progress(context, module.id),
            *(decision.statement for decision in decisions if decision.outcome == "open"),
        ),
        "ahead": _ahead(context, module.id),
        "minutes": _minutes(visits) if context.private and visits else None,
    }


def _reached(context: Context, module_id: str) -> bool:
    """Tell whether a module is or was on stage, or has any records."""
    stage = context.session.stage
    tables: tuple[dict[str, list[Any]], ...] = (
        context.visits, context.entries, context.decisions, context.commitments, context.rounds, context.actions,
    )  # fmt: skip
    return any(table.get(module_id) for table in tables) or bool(stage and stage.module == module_id)


def _beside_the_prompts(context: Context, module: Module) -> list[Entry]:
    """List the answers that belong to none of a module's prompts; empty for the sponsor."""
    if context.audience == "sponsor":
        return []
    prompts = {prompt.id for prompt in module.prompts}
    if any(one.status == "revealed" for one in context.rounds.get(module.id, ())):
        prompts.add(ITEM)  # what was named to be asked about stands there with its answers
    return [entry for entry in context.entries.get(module.id, ()) if entry.prompt not in prompts]


def _progress(context: Context, module_id: str) -> Iterator[str]:
    """Give the progress of each round that is not revealed, in words."""
    for round_ in context.rounds.get(module_id, ()):
        progress = context.session.progress.get(round_.id)
        if round_.status != "revealed" and progress is not None:
            yield tr("{answered} of {awaited} in", answered=progress.answered, awaited=progress.awaited)


def _ahead(context: Context, module_id: str) -> int | None:
    """Count those who answered before the room met: of several rounds, in the one that most answered."""
    if context.audience == "sponsor":
        return None
    return max((ahead_of(context.session, one) for one in context.rounds.get(module_id, ())), default=0) or None


def _minutes(visits: list[Visit]) -> Minutes:
    return Minutes(visits[0].planned, round(sum(visit.spent for visit in visits) / 60, 1))


def said(context: Context, entry: Entry) -> Said:
    """Build an answer of the report.

    Args:
        context: The indexed session with the audience of the report.
        entry: The answer; its author and its further values are included as far as the audience may know.

    Returns:
        The answer with its causes; its values stand under the titles of their columns, and empty ones are left out.
    """
    values = context.values(entry)
    module = context.modules.get(entry.module) if values else None
    columns = {column.id: column for column in module.value_columns} if module else {}
    titled = {
        columns[key].title if key in columns else key: spelled(columns[key], value) if key in columns else value
        for key, value in values.items()
        if value
    }
    return Said(
        entry.text,
        context.author(entry),
        titled or None,
        causes_of(context, entry.because) if entry.because else (),
    )


def _objection(one: Objection) -> str:
    return tr("{words} (to “{proposal}”)", words=one.text, proposal=one.proposal) if one.proposal else one.text


def decided(context: Context, decision: Decision) -> Decided:
    """Build a decision of the report.

    Args:
        context: The indexed session with the audience of the report.
        decision: The decision, open or taken.

    Returns:
        The decision; names of objectors only for the facilitator, no causes for the sponsor.
    """
    return Decided(
        statement=decision.statement,
        outcome=decision.outcome,
        rule=decision.rule,
        reason="" if is_conditional(decision.choice) else decision.reason,
        objections=tuple(
            Objected(_objection(one), one.met, context.name(one.participant) if context.private else "")
            for one in decision.objections
        ),
        dissent=decision.dissent,
        review_on=decision.review_on,
        comes_from=causes_of(context, decision.because) if context.audience != "sponsor" else (),
        about=_about(context, decision),
        choice=chosen_words(decision.choice, decision.reason),
        owner=context.name(decision.owner),
        due=decision.due,
    )


def _about(context: Context, decision: Decision) -> str:
    """Say what a decision of a list is about, if its statement has other words."""
    module = context.modules.get(decision.module)
    words = words_of(context.session, module, decision.subject) if module and decision.subject else ""
    return words if words != decision.statement else ""


def given(context: Context, commitment: Commitment) -> Given:
    """Build a commitment of the report.

    Args:
        context: The indexed session with the audience of the report.
        commitment: The commitment.

    Returns:
        The commitment with the code of its action; the degree of support only for the facilitator.
    """
    action = next((one.action for one in context.gifts if one.given is commitment), None)
    return Given(
        giver=context.name(commitment.giver),
        function=commitment.function,
        ask=commitment.ask,
        what=commitment.resource,
        amount=commitment.amount,
        starts=commitment.starts,
        ends=commitment.ends,
        condition=commitment.condition,
        support=context.whole.commitments[commitment.id].support if context.private else None,
        action=action.code if action else "",
    )


def _noted_with_actions(context: Context, module_id: str) -> Iterator[Given]:
    """Build what is given to the actions of a module and stands with them alone, as earlier sessions noted it."""
    for one in context.gifts:
        if isinstance(one.given, Give) and one.promised and one.action and one.action.module == module_id:
            yield replace(promised(context, one.given), action=one.action.code)


def promised(context: Context, give: Give | Commitment) -> Given:
    """Build a resource of an action, whether it is noted with the action or as a commitment.

    Args:
        context: The indexed session with the audience of the report.
        give: A resource noted with the action, or a commitment for it.

    Returns:
        The resource without the code of the action.
    """
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


def found_in(
    context: Context, findings: Sequence[Finding], prefixes: Mapping[str, str] | None = None
) -> tuple[Found, ...]:
    """Build the findings of a chart or plan as its audience reads them.

    Args:
        context: The indexed session with the audience of the report.
        findings: The findings of its rules, in reading order.
        prefixes: Text before the label of a row, such as the code of an action, by the key of the row.

    Returns:
        For the facilitator each finding with rule, severity and advice; for others a few sentences about several
        findings together, and for the sponsor only about what is not settled.
    """
    if context.private:
        return tuple(_found(one, (prefixes or {}).get(one.row or "", "")) for one in findings)
    told = [one for one in findings if context.audience != "sponsor" or one.severity == "error"]
    return tuple(Found("", group.text, group.accepted) for group in grouped(told))


def _found(finding: Finding, prefix: str) -> Found:
    where = ", ".join(part for part in (finding.row_label, finding.column_label) if part)
    return Found(
        where=f"{prefix} {where}".strip(),
        words=finding.message,
        accepted=finding.accepted or "",
        rule=finding.rule,
        severity=finding.severity,
        advice=finding.advice,
    )
