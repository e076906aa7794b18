"""The page of the agreed chart: a grid of letters, what keeps the selected row open, and the legend."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.agenda.model import ChartModule
from pmworkshop.insight.findings import Finding, gravest
from pmworkshop.session.core.records import Activity, Role
from pmworkshop.session.core.schemes import legend
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart
from pmworkshop.session.operations.absent_owners import absent_owners
from pmworkshop.session.operations.planning import row_actions
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Column, Context, GridBody, GridLine, Page
from pmworkshop.tui.panels.charting.chart_edits import chosen_row
from pmworkshop.tui.panels.charting.row_words import absent_words

NO_ROW = f"No row yet: {key_of('new_row')} adds one, {key_of('new_role')} adds a role."


def grid_page(context: Context, module: ChartModule, findings: Sequence[Finding], *, practising: bool) -> Page:
    """Create the page of the agreed chart.

    Args:
        context: Gives the public view and the cursor.
        module: The chart module.
        findings: The findings in the chart, in reading order; only those that keep a row open are shown.
        practising: Whether practice rows are shown too; the state of the rows is hidden then.

    Returns:
        A page with the grid; below it, what keeps the selected row open and the legend.
    """
    worst = gravest([finding for finding in findings if finding.severity == "error"])
    roles = chart.roles(context.view, module.id)
    columns = tuple([Column(role.id, role.code, role.title) for role in roles])
    lines = _lines(context, module, roles, {} if practising else worst, practising=practising)
    return Page(
        module.prompts[0].text,
        _cell_words(context, roles, chosen_row(context)),
        GridBody(columns, lines, NO_ROW),
        below=_below(context, module, worst.get(context.cursor.row), practising=practising),
    )


def _lines(
    context: Context, module: ChartModule, roles: Sequence[Role], worst: dict[str, Finding], *, practising: bool
) -> tuple[GridLine, ...]:
    letters = _letters(context, module)
    view, absent = context.view, {one.row.id for one in absent_owners(context.view, module.id)}
    return tuple(
        [
            GridLine(
                row.id,
                f"To practise: {row.label}" if row.practice else row.label,
                tuple([letters.get((row.id, role.id), "") for role in roles]),
                tail="" if practising else _state(view, row, worst.get(row.id), absent=row.id in absent),
            )
            for row in chart.rows(view, module.id)
            if practising or not row.practice
        ]
    )


def _letters(context: Context, module: ChartModule) -> dict[tuple[str, str], str]:
    marks = (mark for mark in context.view.marks.values() if mark.chart == module.id)
    return {(mark.activity, mark.role): mark.letters for mark in marks}


def _below(
    context: Context, module: ChartModule, finding: Finding | None, *, practising: bool
) -> tuple[tuple[str, Look], ...]:
    view, row = context.view, chosen_row(context)
    found: tuple[str, Look] = ("", "text")
    if finding is not None:
        found = (f"{finding.row_label}: {finding.message}", "text")
    elif row is not None and (given := row_actions.given_to(view, row)):
        found = (f"{row.label}: {given}", "text")
    elif absent := absent_words(view, module.id, context.cursor.row):
        found = (absent[0], "warn")
    letters = legend(module.scheme) if practising else chart.legend_in(view, module.id)
    words = "  ".join(f"{letter} {word}" for letter, word, _ in letters)
    return (found, (words, "soft"))


def _state(view: Session, row: Activity, finding: Finding | None, *, absent: bool) -> str:
    if row.state == "parked":
        return f"○ {row_actions.given_to(view, row) or 'not settled'}"
    if finding is not None:
        return "○ not settled"
    if row.state != "settled":
        return ""
    return "≈ not here" if absent else "✓ agreed"


def _cell_words(context: Context, roles: Sequence[Role], row: Activity | None) -> str:
    """Describe the selected cell in full words, because the grid shows codes only."""
    role = next((role for role in roles if role.id == context.cursor.column), None)
    if role is None or row is None:
        return ""
    named = role.title if role.title == role.code else f"{role.code}: {role.title}"
    return f"{row.question or row.label}  {named}"
