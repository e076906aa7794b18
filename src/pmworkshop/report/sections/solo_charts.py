"""Compares what leaders charted alone, and how differences were settled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmworkshop.agenda.model import ChartModule
from pmworkshop.insight.charts.compare import Comparison, RowView, compare_round, settled_against
from pmworkshop.insight.trends.trends import lived
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.sections.solo_charts import (
    Again,
    Agreement,
    Alone,
    Map,
    Noticed,
    OwnChart,
    RowSeen,
    Settled,
)
from pmworkshop.session.core.records import Action, Activity, Round
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.operations import chart
from pmworkshop.session.rounds.rounds import charted


def alone_in(context: Context, module: ChartModule) -> Alone | None:
    """Build what leaders charted alone; nothing before any of it was shown, or where nobody charted."""
    shown = [one for one in context.rounds.get(module.id, ()) if one.status == "revealed"]
    compared = [(one, compare_round(context.session, module, one)) for one in shown]
    compared = [(one, found) for one, found in compared if any(row.leaders for row in found.rows)]
    if not compared:
        return None
    first, last = compared[0][1], compared[-1]
    again: tuple[Again, ...] = ()
    if len(compared) > 1:
        again = tuple(_again(context, module, last[0], first))
    return Alone(
        maps=tuple(_map(context, one, found) for one, found in compared),
        settled=tuple(
            _settled(context, module, row) for row in first.contested if row.disputed or row.row.state == "parked"
        ),
        again=again,
        charts=tuple(_own(context, module, [one for one, _ in compared])) if context.private else (),
        noticed=tuple(_noticed(context, module, first)) if context.private else (),
        agreement=tuple(_agreement(one, found) for one, found in compared) if context.private else (),
    )


def _titles(context: Context, chart_id: str) -> dict[str, str]:
    return {role.id: role.title for role in context.roles.get(chart_id, ())}


def _map(context: Context, round_: Round, found: Comparison) -> Map:
    titles = {role.id: role.title for role in found.asked.roles}
    return Map(
        round_.number,
        found.rows[0].leaders,
        tuple(
            RowSeen(
                row.row.label,
                row.state,
                {titles[role]: many for role, many in row.owners.items()},
                row.nobody or None,
                row.passed or None,
            )
            for row in found.contested
        ),
    )


def _settled(context: Context, module: ChartModule, row: RowView) -> Settled:
    activity = row.row
    marks = [mark for mark in context.marks.get(module.id, ()) if mark.activity == activity.id]
    letter, titles = owner_letter(module.scheme), _titles(context, module.id)
    owners = [titles[mark.role] for mark in marks if letter in mark.letters and mark.role in titles]
    into = tuple(one.label for one in context.rows.get(module.id, ()) if activity.id in one.because)
    action = next((one for one in _actions(context) if one.row == activity.id and one.sort == "decide"), None)
    how = "agreed" if owners and activity.state == "settled" else "not settled yet"
    how = "parked" if activity.state == "parked" else "split" if into else how
    return Settled(
        row=activity.label,
        how=how,
        owner=", ".join(owners),
        reason="; ".join(dict.fromkeys(mark.reason for mark in marks if mark.reason)),
        who=", ".join(context.names(action.owners)) if action and how == "parked" else "",
        due=action.due if action and how == "parked" else None,
        into=into,
    )


def _actions(context: Context) -> list[Action]:
    return [action for actions in context.actions.values() for action in actions]


def _again(context: Context, module: ChartModule, round_: Round, before: Comparison) -> Iterator[Again]:
    agreed: dict[str, dict[str, str]] = {}
    for mark in context.marks.get(module.id, ()):
        agreed.setdefault(mark.activity, {})[mark.role] = mark.letters
    titles, rows = _titles(context, module.id), {row.row.id: row.row for row in before.rows}
    for one in settled_against(charted(context.session, round_.id), agreed, before=before):
        yield Again(rows[one.row].label, titles[one.owner], one.before, one.before_of, one.after, one.after_of)


def _own(context: Context, module: ChartModule, shown: Sequence[Round]) -> Iterator[OwnChart]:
    order = [person.id for person in context.session.people()]
    rows: list[Activity] = [row for row in chart.rows(context.session, module.id) if not row.practice]
    titles = _titles(context, module.id)
    for round_ in shown:
        charts = charted(context.session, round_.id)
        for person in sorted(charts, key=lambda one: (order.index(one) if one in order else len(order), one)):
            cells = charts[person]
            yield OwnChart(
                context.name(person),
                round_.number,
                {row.label: _letters(cells[row.id], titles, module) for row in rows if row.id in cells},
            )


def _letters(cells: dict[str, str], titles: dict[str, str], module: ChartModule) -> str:
    named = [
        title if module.letters == "owner" else f"{title} {cells[role]}"
        for role, title in titles.items()
        if cells.get(role)
    ]
    return ", ".join(named) or "nobody"


def _noticed(context: Context, module: ChartModule, found: Comparison) -> Iterator[Noticed]:
    held = lived(context.session, module)
    for one in (*found.differences, *(held.drifted if held else ())):
        yield Noticed(one.sort, one.private, context.names(one.leaders))


def _agreement(round_: Round, found: Comparison) -> Agreement:
    chance = found.agreement
    alpha = None if chance.value is None else round(chance.value, 3)
    raw = None if chance.agreement is None else round(chance.agreement, 3)
    return Agreement(round_.number, raw, alpha, chance.reason)
