"""Builds the section of the module kind “plan”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pmworkshop.agenda.model import Module, PlanModule
from pmworkshop.insight.findings import Finding
from pmworkshop.insight.plan.plan_rules import is_blank, plan_findings
from pmworkshop.insight.plan.plan_turns import open_lines
from pmworkshop.insight.plan.plan_words import hands_words
from pmworkshop.report.builders.causes import action_causes, causes_of
from pmworkshop.report.builders.common import common, found_in, promised, said
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.rounds import asked_in
from pmworkshop.report.model.parts import Said
from pmworkshop.report.model.rounds import Asked
from pmworkshop.report.model.sections.plan import Planned, PlanSection
from pmworkshop.session.core.records import Action
from pmworkshop.session.operations.planning import action_plan


def section(context: Context, module: PlanModule) -> PlanSection:
    """Build the section of a plan module.

    Args:
        context: The indexed session with the audience of the report.
        module: The plan module.

    Returns:
        The section; for the sponsor without answers and rounds. Open errors of the plan rules are open points; others
        than the sponsor read of a blank part of a line where its lines are listed.
    """
    prompts = {prompt.id for prompt in module.prompts}
    entries = context.entries.get(module.id, []) if context.audience != "sponsor" else []
    lines = tuple(said(context, entry) for entry in entries if entry.prompt in prompts)
    rounds = () if context.audience == "sponsor" else asked_in(context, module)
    return _section(context, module, common(context, module), lines, rounds)


def elsewhere(context: Context, module: Module) -> PlanSection:
    """Build a plan section from the actions of a module that is no plan.

    Args:
        context: The indexed session with the audience of the report.
        module: The module whose actions no other section shows.

    Returns:
        The section, with the actions and their findings only; for the sponsor with what is given to them, too.
    """
    given = common(context, module)["commitments"] if context.audience == "sponsor" else ()
    shared = {"module": module.id, "kind": "plan", "title": module.title, "reached": True, "not_settled": ()}
    shared["commitments"] = given
    return _section(context, module, shared)


def _section(
    context: Context,
    module: Module,
    shared: dict[str, Any],
    lines: tuple[Said, ...] = (),
    rounds: tuple[Asked, ...] = (),
) -> PlanSection:
    actions = context.actions.get(module.id, [])
    checked = context.whole if context.private else context.session
    findings = plan_findings(checked, module.id) if actions else ()
    codes = {action.id: action.code for action in actions}
    further = [one for one in findings if not is_blank(one)]
    named = findings if context.audience == "sponsor" else further
    shared["not_settled"] += tuple(_open_errors(named, codes))
    return PlanSection(
        **shared,
        actions=tuple(_planned(context, action) for action in actions),
        **_left_open(context, module),
        behind=hands_words(action_plan.behind(context.session, module.id)),
        findings=found_in(context, further, codes),
        said=lines,
        rounds=rounds,
    )


def _left_open(context: Context, module: Module) -> dict[str, Any]:
    """List the actions that are not complete and, for the facilitator, who has named none."""
    lines = open_lines(context.session, module)
    silent = tuple(one.name for one in lines if not one.there)
    return {
        "incomplete": tuple(one.words for one in lines if one.there),
        "silent": silent if context.private else (),
    }


def _open_errors(findings: Iterable[Finding], codes: Mapping[str, str]) -> Iterator[str]:
    for finding in findings:
        if finding.severity == "error" and finding.open:
            where = ", ".join(filter(None, (finding.row_label, finding.column_label)))
            yield f"{codes.get(finding.row or '', '')} {where}: {finding.message}".strip()


def _planned(context: Context, action: Action) -> Planned:
    others = context.session.actions
    step, by = action_plan.first_step_of(action, context.session.info.day)
    return Planned(
        code=action.code,
        what=action.what,
        status=action.status,
        owners=context.keepers(action.owners),
        helpers=context.names(action.helpers),
        asks=context.names(action.consulted),
        tells=context.names(action.informed),
        due=action.due,
        first_step=step,
        first_step_by=by,
        success_measure=action.success_measure,
        sort=action.sort,
        gives=tuple(promised(context, gift.given) for gift in context.gifts_of(action)),
        no_resources=action.no_resources,
        waits_for=tuple(others[other].code for other in action.depends_on if other in others),
        status_reason=action.status_reason,
        checkins=action.checkins,
        note=action.note,
        later=action.later,
        confidence=context.whole.actions[action.id].confidence if context.private else None,
        comes_from=causes_of(context, action_causes(action)),
    )
