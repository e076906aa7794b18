"""The section of an action plan: what, who, by when, how we will know, and the sentences it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pmworkshop.agenda.model import Module, PlanModule
from pmworkshop.base.dates import short_date, spell_date
from pmworkshop.insight.plan.plan_rules import plan_findings
from pmworkshop.insight.plan.plan_words import hands_words
from pmworkshop.report.model.causes import Cause, action_causes, cause_items, causes_of
from pmworkshop.report.model.context import Audience, Context
from pmworkshop.report.model.round_results import Asked, asked_in, round_blocks
from pmworkshop.report.sections.base import Section, common, found, found_items, promised, said, said_items
from pmworkshop.report.sections.ledger import ledger_blocks
from pmworkshop.report.sections.models import Found, Given, Said
from pmworkshop.report.writers import markdown
from pmworkshop.session.core.records import Action, Commitment, Give
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.operations.planning.commitments import give_of


@dataclass(frozen=True, slots=True)
class Planned:
    """One action of the plan; see `pmworkshop.session.records.Action` for what the fields mean."""

    code: str
    what: str
    status: str
    owners: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
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
    """The plan, and what is still open in it.

    Attributes:
        actions: Its lines.
        findings: What is still open in it, and what the room lives with.
        behind: How far the room stands behind it, by raised hands, in words.
        said: Answers to its questions.
        rounds: What came in.
    """

    actions: tuple[Planned, ...] = ()
    findings: tuple[Found, ...] = ()
    behind: str = ""
    said: tuple[Said, ...] = ()
    rounds: tuple[Asked, ...] = ()

    def own(self, audience: Audience) -> Iterator[str]:
        """Write the plan in one table; its file has the rest."""
        yield said_items(self.said)
        yield _table(self.actions) if self.actions else "No actions yet."
        yield from round_blocks(self.rounds)

    def for_sponsor(self) -> bool:
        """Tell whether it belongs on the sponsor's page: always."""
        return True

    def plan(self) -> Iterator[str]:
        """Write the whole plan, for a file of its own."""
        yield markdown.heading(2, self.title)
        if not self.actions:
            yield "No actions yet."
        else:
            yield _table(self.actions)
        if self.behind:
            yield f"How far we stand behind it, 0 to 5: {self.behind}."
        for action in self.actions:
            yield markdown.heading(3, f"{action.code} {action.what}")
            yield "\n".join(_action_items(action))
        yield from ledger_blocks(self.commitments)
        findings = tuple(finding for finding in self.findings if not finding.accepted)
        if findings:
            yield markdown.heading(3, "Still open")
            yield found_items(findings)
        accepted = tuple(finding for finding in self.findings if finding.accepted)
        if accepted:
            yield markdown.heading(3, "What we live with")
            yield found_items(accepted)


def _table(actions: tuple[Planned, ...]) -> str:
    header = ("", "What", "Owner", "Due", "First step", "Status")
    return markdown.table(
        header,
        (
            (
                action.code,
                action.what,
                ", ".join(action.owners) or "not settled yet",
                short_date(action.due) + f" {action.due.year}" if action.due else "not settled yet",
                action.first_step,
                action.status,
            )
            for action in actions
        ),
    )


def _action_items(action: Planned) -> Iterator[str]:
    open_ = "not settled yet"
    by = f", by {spell_date(action.first_step_by)}" if action.first_step_by else ""
    reason = f": {action.status_reason}" if action.status_reason else ""
    later = ", to be come back to" if action.later else ""
    yield markdown.facts(
        (
            ("What", "" if action.what else open_),
            ("Owner", ", ".join(action.owners) or open_),
            ("Help", ", ".join(action.helpers)),
            ("Due", spell_date(action.due) if action.due else open_),
            ("First step", (action.first_step or open_) + by),
            ("How we will know", action.success_measure or open_),
            ("Waits for", ", ".join(action.waits_for)),
            ("Status", f"{action.status}{reason}{later}"),
            ("Looked at again on", ", ".join(spell_date(day) for day in action.checkins)),
            ("Note", action.note),
            ("Owner believes in it", f"{action.confidence} of 5" if action.confidence is not None else ""),
        )
    )
    if action.gives:
        yield markdown.item("**Given:**")
        for given in action.gives:
            yield markdown.item(markdown.text(given.words), 1)
    else:
        yield markdown.item(f"**Given:** {'nothing is needed' if action.no_resources else open_}")
    if action.comes_from:
        yield markdown.item("**Comes from:**")
        yield from cause_items(action.comes_from, 1)


def build(module: PlanModule, context: Context) -> PlanSection:
    """Build the section of a plan."""
    prompts = {prompt.id for prompt in module.prompts}
    entries = context.entries.get(module.id, []) if context.audience != "sponsor" else []
    lines = tuple(said(context, entry) for entry in entries if entry.prompt in prompts)
    rounds = () if context.audience == "sponsor" else asked_in(context, module)
    return _section(module, context, common(context, module), lines, rounds)


def build_elsewhere(module: Module, context: Context) -> PlanSection:
    """Build a plan of the actions that a module of another kind left."""
    shared = {"module": module.id, "kind": "plan", "title": module.title, "reached": True, "not_settled": ()}
    return _section(module, context, shared)


def _section(
    module: Module,
    context: Context,
    shared: dict[str, Any],
    lines: tuple[Said, ...] = (),
    rounds: tuple[Asked, ...] = (),
) -> PlanSection:
    actions = context.actions.get(module.id, [])
    findings = plan_findings(context.session, module.id) if actions else ()
    codes = {action.id: action.code for action in actions}
    shared["not_settled"] += tuple(
        f"{codes.get(finding.row or '', '')} {', '.join(filter(None, (finding.row_label, finding.column_label)))}: "
        f"{finding.message}".strip()
        for finding in findings
        if finding.severity == "error" and finding.open
    )
    return PlanSection(
        **shared,
        actions=tuple(_planned(context, action) for action in actions),
        behind=hands_words(action_plan.behind(context.session, module.id)),
        findings=tuple(found(context, finding, codes.get(finding.row or "", "")) for finding in findings),
        said=lines,
        rounds=rounds,
    )


def _others(action: Action, feeding: Sequence[Commitment]) -> list[Give]:
    """List what an action is given besides what the ledger has with its condition, so that nothing is told twice."""
    in_ledger = [give_of(one) for one in feeding]
    return [give for give in action.gives if give not in in_ledger]


def _planned(context: Context, action: Action) -> Planned:
    others = context.session.actions
    feeding = context.feeding.get(action.id, ())
    return Planned(
        code=action.code,
        what=action.what,
        status=action.status,
        owners=context.names(action.owners),
        helpers=context.names(action.helpers),
        due=action.due,
        first_step=action.first_step,
        first_step_by=action.first_step_by,
        success_measure=action.success_measure,
        sort=action.sort,
        gives=tuple(promised(context, give) for give in (*_others(action, feeding), *feeding)),
        no_resources=action.no_resources,
        waits_for=tuple(others[other].code for other in action.depends_on if other in others),
        status_reason=action.status_reason,
        checkins=action.checkins,
        note=action.note,
        later=action.later,
        confidence=action.confidence if context.private else None,
        comes_from=causes_of(context, action_causes(action)),
    )
