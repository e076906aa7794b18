"""Builds the section of the module kind “chart”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pmworkshop.agenda.model import ChartModule
from pmworkshop.base.language import tr
from pmworkshop.insight.charts.chart_rules import session_findings
from pmworkshop.report.builders.causes import causes_of
from pmworkshop.report.builders.common import common, found_in
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.groups_apart import chart_apart
from pmworkshop.report.builders.rounds import asked_in
from pmworkshop.report.builders.sections.solo_charts import alone_in
from pmworkshop.report.model.parts import Found, Reason
from pmworkshop.report.model.rounds import Asked
from pmworkshop.report.model.sections.chart import ChartRow, ChartSection, Column, LegendLetter
from pmworkshop.report.model.sections.solo_charts import Alone
from pmworkshop.session.core.records import Activity, Mark, Role
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.operations.absent_owners import AbsentOwner, absent_owners
from pmworkshop.session.operations.chart import legend_in
from pmworkshop.session.operations.planning.row_actions import given_to


def section(context: Context, module: ChartModule) -> ChartSection:
    """Build the section of a chart module.

    Args:
        context: The indexed session with the audience of the report.
        module: The chart module.

    Returns:
        The section without rows for practice; for the sponsor without rounds and comparison, and with errors as the
        only findings.
    """
    rows = [row for row in context.rows.get(module.id, ()) if not row.practice]
    marks = {(mark.activity, mark.role): mark for mark in context.marks.get(module.id, ())}
    shared = common(context, module)
    absent = absent_owners(context.session, module.id)
    shared["not_settled"] += (*_open(context, rows), *ask_lines(absent))
    shared["reached"] = shared["reached"] or bool(marks)
    return ChartSection(
        **shared,
        scheme=module.scheme,
        legend=tuple(
            LegendLetter(letter, tr(word), tr(meaning))
            for letter, word, meaning in legend_in(context.session, module.id)
        ),
        roles=tuple(_column(context, role) for role in context.roles.get(module.id, ())),
        rows=tuple(_with_absent(context, _row(context, module, row, marks), row, absent) for row in rows),
        findings=_findings(context, module.id),
        rounds=_not_shown(context, module),
        alone=_alone(context, module),
        apart=chart_apart(context, module),
    )


def _column(context: Context, role: Role) -> Column:
    return Column(role.code, role.title, role.function, context.name(role.spokesperson))


def _alone(context: Context, module: ChartModule) -> Alone | None:
    """Build the comparison of charts that leaders filled in alone; None for the sponsor."""
    return None if context.audience == "sponsor" else alone_in(context, module)


def _not_shown(context: Context, module: ChartModule) -> tuple[Asked, ...]:
    """Build the rounds that are not revealed; empty for the sponsor."""
    if context.audience == "sponsor":
        return ()
    return tuple(asked for asked in asked_in(context, module) if not asked.shown)


def _open(context: Context, rows: Iterable[Activity]) -> Iterator[str]:
    """List the rows that are not settled, with who settles them where the room gave them to somebody."""
    for row in rows:
        if row.state != "settled":
            given = given_to(context.session, row)
            yield f"{row.label}: {given}" if given else row.label


def _findings(context: Context, chart: str) -> tuple[Found, ...]:
    """Check a chart that has agreed letters; what keeps a row open is not told of those that are listed as open."""
    findings = session_findings(context.session, chart) if context.marks.get(chart) else ()
    if context.private:
        return found_in(context, findings)
    listed = {row.id for row in context.rows.get(chart, ()) if row.state != "settled"}
    told = [one for one in findings if not (one.open and one.severity == "error" and one.row in listed)]
    return found_in(context, told)


def _with_absent(context: Context, told: ChartRow, row: Activity, absent: Sequence[AbsentOwner]) -> ChartRow:
    """Add which owners of a row nobody in the room speaks for, and who asks them."""
    mine = [one for one in absent if one.row.id == row.id]
    action = next((one.action for one in mine if one.action), None)
    return replace(
        told,
        not_here=tuple(one.role.title for one in mine),
        asked_by=", ".join(context.keepers(action.owners)) if action else "",
        asked_on=action.due if action else None,
    )


def ask_lines(absent: Iterable[AbsentOwner]) -> Iterator[str]:
    """List what nobody has taken on yet: to ask the owners that were not in the room, a line for each role.

    Args:
        absent: The rows whose owners were not in the room.

    Yields:
        Such as ``Who asks VP Product, and by when? Vision and roadmap; Pricing strategy``.
    """
    by_role: dict[str, list[str]] = {}
    for one in absent:
        if one.action is None:
            by_role.setdefault(one.role.title, []).append(one.row.label)
    yield from (
        tr("Who asks {role}, and by when? {rows}", role=role, rows="; ".join(rows)) for role, rows in by_role.items()
    )


def _row(context: Context, module: ChartModule, row: Activity, marks: dict[tuple[str, str], Mark]) -> ChartRow:
    owner = owner_letter(module.scheme)
    cells = [(role, marks.get((row.id, role.id))) for role in context.roles.get(module.id, ())]
    return ChartRow(
        label=row.label,
        state=row.state,
        answers_for_it=tuple(role.title for role, mark in cells if mark and owner in mark.letters),
        cells=tuple(mark.letters if mark else "" for _, mark in cells),
        question=row.question,
        due=row.due,
        reasons=tuple(Reason(role.title, mark.letters, mark.reason) for role, mark in cells if mark and mark.reason),
        comes_from=causes_of(context, row.because),
        given=given_to(context.session, row),
    )
