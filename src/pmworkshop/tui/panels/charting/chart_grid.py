"""The page of the agreed chart: a grid of letters, what keeps the selected row open, and the legend."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pmworkshop.agenda.model import ChartModule, Scheme
from pmworkshop.base.language import tr
from pmworkshop.insight.findings import Finding, gravest
from pmworkshop.session.core.records import Activity, Role
from pmworkshop.session.core.schemes import legend, owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart
from pmworkshop.session.operations.absent_owners import AbsentOwner, absent_owners
from pmworkshop.session.operations.planning import row_actions
from pmworkshop.tui.drawing.pieces import Look, Piece
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Column, Context, GridBody, GridLine, Page
from pmworkshop.tui.panels.charting.chart_edits import chosen_row
from pmworkshop.tui.panels.charting.chart_signs import legend_words, owners_by_row, sign
from pmworkshop.tui.panels.charting.row_words import absent_words


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
    absent = absent_owners(context.view, module.id)
    away = {one.row.id for one in absent}
    lines = _lines(context, module, roles, {} if practising else worst, away, practising=practising)
    no_row = tr(
        "No row yet: {new_row_key} adds one, {new_role_key} adds a role.",
        new_row_key=key_of("new_row"),
        new_role_key=key_of("new_role"),
    )
    return Page(
        module.prompts[0].text,
        body=GridBody(columns, lines, no_row),
        below=_below(context, module, worst.get(context.cursor.row), absent, practising=practising),
    )


def _lines(
    context: Context,
    module: ChartModule,
    roles: Sequence[Role],
    worst: dict[str, Finding],
    absent: set[str],
    *,
    practising: bool,
) -> tuple[GridLine, ...]:
    view, letters, owners = (
        context.view,
        _letters(context, module),
        owners_by_row(context.view, module.id, module.scheme),
    )
    titles = {role.id: role.title for role in roles}
    reasons, lines = _reasons(context, module), list[GridLine]()
    for row in chart.rows(view, module.id):
        if row.practice and not practising:
            continue
        signs = _signs(tuple([letters.get((row.id, role), "") for role in titles]), module.scheme)
        named = ", ".join(map(titles.__getitem__, owners.get(row.id, ())))
        told = ("", "soft") if practising else _state(view, row, worst.get(row.id), named, absent=row.id in absent)
        back = "" if len(lines) % 2 else "plane"
        lines.append(_line(row, signs, told, back, reasons.get(row.id, "")))
    return tuple(lines)


@lru_cache(maxsize=512)
def _signs(letters: tuple[str, ...], scheme: Scheme) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Draw the cells of a row: what stands in each, and how it looks."""
    signs = [sign(one, scheme) for one in letters]
    return tuple([text for text, _ in signs]), tuple([look for _, look in signs])


def _line(
    row: Activity, signs: tuple[tuple[str, ...], tuple[str, ...]], told: Piece, back: str, reason: str
) -> GridLine:
    label = tr("To practise: {label}", label=row.label) if row.practice else row.label
    texts, looks = signs
    return GridLine(row.id, label, texts, told[0], looks=looks, tail_look=told[1], back=back, note=reason)


def _reasons(context: Context, module: ChartModule) -> dict[str, str]:
    """Find for each row why the role that answers for it does."""
    letter = owner_letter(module.scheme)
    reasons = [mark for mark in context.view.marks.values() if mark.chart == module.id and mark.reason]
    return {mark.activity: mark.reason for mark in reasons if letter in mark.letters}


def _letters(context: Context, module: ChartModule) -> dict[tuple[str, str], str]:
    marks = context.view.marks.values()
    return {(mark.activity, mark.role): mark.letters for mark in marks if mark.chart == module.id}


def _below(
    context: Context, module: ChartModule, finding: Finding | None, absent: Sequence[AbsentOwner], *, practising: bool
) -> tuple[tuple[str, Look], ...]:
    view, row = context.view, chosen_row(context)
    found: tuple[str, Look] = (_cell_words(context, chart.roles(view, module.id), row), "text")
    if finding is not None:
        found = (f"{finding.row_label}: {finding.message}", "text")
    elif row is not None and (given := row_actions.given_to(view, row)):
        found = (f"{row.label}: {given}", "text")
    elif told := absent_words(view, absent, context.cursor.row):
        found = (told[0], "warn")
    letters = legend(module.scheme) if practising else chart.legend_in(view, module.id)
    return (found, (legend_words(letters, module.scheme), "soft"))


def _state(view: Session, row: Activity, finding: Finding | None, owner: str, *, absent: bool) -> Piece:
    """Say who answers for a row, with a sign of whether that is settled."""
    if row.state == "parked":
        given = row_actions.given_to(view, row)
        return f"○ {given}" if given else tr("○ not settled"), "open"
    if finding is not None:
        return tr("○ not settled"), "open"
    if row.state != "settled":
        return owner, "soft"
    return (tr("○ not here"), "open") if absent else (f"✓ {owner}" if owner else tr("✓ settled"), "yes!")


def _cell_words(context: Context, roles: Sequence[Role], row: Activity | None) -> str:
    """Describe the selected cell in full words: the question of its row, and its role."""
    role = next((role for role in roles if role.id == context.cursor.column), None)
    if role is None or row is None:
        return ""
    return f"{role.title}: {row.question or row.label}"
