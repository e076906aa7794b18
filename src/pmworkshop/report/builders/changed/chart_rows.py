"""The rows of a chart at one moment: who answers for each, or whom the room sees as the one who does."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.insight.charts.compare import compare_round
from pmworkshop.insight.charts.compare_rows import RowView
from pmworkshop.report.builders.changed.step_rows import Listing, Row, State, Words, said
from pmworkshop.session.core.records import Activity
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart
from pmworkshop.session.rounds import rounds
from pmworkshop.session.views.record_names import Names


def chart_rows(chart_id: str) -> Listing:
    """List the rows of a chart: who answers for each, or whom the room sees as the one who does.

    Args:
        chart_id: The id of the chart's module.
    """

    def listing(view: Session) -> list[Row]:
        module, there = view.info.agenda.module(chart_id), rounds.shown(view, chart_id)
        seen = (
            {one.row.id: one for one in compare_round(view, module.chart, there[-1]).rows}
            if module is not None and module.chart and there
            else {}
        )
        return [
            said(row.id, Words(clean_line(row.label), *(_agreed(view, row) or _seen(seen.get(row.id)))))
            for row in chart.rows(view, chart_id)
        ]

    return listing


def _agreed(view: Session, row: Activity) -> tuple[str, State] | None:
    """Say which letters a row has, or who settles it; None while the room has agreed on nothing."""
    if row.state == "parked":
        return _given(row, Names(view)), "parked"
    letters = _letters(view, row)
    if not letters and row.state == "open":
        return None
    return ", ".join(letters), "settled" if row.state == "settled" else ""


def _given(row: Activity, names: Names) -> str:
    by, on = names.of(row.given_to) if row.given_to else "", tr("by {due}", due=names.day(row.due)) if row.due else ""
    given = " ".join(filter(None, (by, on)))
    return tr("not settled: {given}", given=given) if given else tr("not settled")


def _letters(view: Session, row: Activity) -> list[str]:
    """List the letters of a row with their roles, the owner first."""
    marks = {mark.role: mark.letters for mark in view.marks.values() if mark.activity == row.id}
    module = view.info.agenda.module(row.chart)
    owner = owner_letter(module.chart.scheme) if module is not None and module.chart else ""
    there = [(marks[role.id], clean_line(role.title)) for role in chart.roles(view, row.chart) if role.id in marks]
    return [f"{letters} {title}" for letters, title in sorted(there, key=lambda one: owner not in one[0])]


def _seen(seen: RowView | None) -> tuple[str, State]:
    """Say how many see each role as the one who answers for a row; nothing before the answers are shown."""
    if seen is None:
        return "", ""
    titles = {role.id: clean_line(role.title) for role in seen.asked.roles}
    most = sorted(seen.owners.items(), key=lambda one: -one[1])
    numbers = ", ".join(f"{titles[role]} {number}" for role, number in most)
    return numbers or tr("nobody named"), "" if seen.state == "agreed" else "open"
