"""Builds the comparison of charts that leaders filled in alone, and how differences were settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pmworkshop.agenda.model import ChartModule
from pmworkshop.base.language import tr
from pmworkshop.insight.charts.compare import Comparison, RowView, compare_round, settled_against
from pmworkshop.insight.trends.trends import lived
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.parts import Reason
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
from pmworkshop.session.core.records import Activity, Mark, Role, Round
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.operations import chart
from pmworkshop.session.operations.absent_owners import absent_owners
from pmworkshop.session.operations.planning import row_actions
from pmworkshop.session.rounds.rounds import charted
from pmworkshop.session.rounds.wording import roles_as_asked, rows_as_asked


def alone_in(context: Context, module: ChartModule) -> Alone | None:
    """Build the comparison of the charts that leaders filled in alone.

    Args:
        context: The indexed session with the audience of the report.
        module: The chart module.

    Returns:
        The comparison, for the facilitator with single charts; None if no revealed round has a filled chart.
    """
    compared = _compared(context, module)
    if not compared:
        return None
    first = compared[0][1]
    absent = {one.row.id: (one.role.title,) for one in absent_owners(context.session, module.id)}
    everybody = Alone(
        maps=tuple(_map(context, round_, found) for round_, found in compared),
        settled=tuple(_settled(context, module, row, absent) for row in first.contested if _was_open(row)),
        again=tuple(_again(context, module, compared[-1][0], first)) if len(compared) > 1 else (),
    )
    return _with_single_charts(context, module, everybody, compared) if context.private else everybody


def _compared(context: Context, module: ChartModule) -> list[tuple[Round, Comparison]]:
    """Compare each revealed round of charts in which somebody filled in a chart."""
    shown = [round_ for round_ in context.rounds.get(module.id, ()) if round_.status == "revealed"]
    compared = [(round_, compare_round(context.session, module, round_)) for round_ in shown]
    return [(round_, found) for round_, found in compared if any(row.leaders for row in found.rows)]


def _was_open(row: RowView) -> bool:
    return row.disputed or row.row.state == "parked"


def _with_single_charts(
    context: Context, module: ChartModule, alone: Alone, compared: Sequence[tuple[Round, Comparison]]
) -> Alone:
    """Add what only the facilitator may see."""
    return replace(
        alone,
        charts=tuple(_own(context, module, [round_ for round_, _ in compared])),
        noticed=tuple(_noticed(context, module, compared[0][1])),
        agreement=tuple(_agreement(round_, found) for round_, found in compared),
    )


def _titles(roles: Iterable[Role]) -> dict[str, str]:
    return {role.id: role.title for role in roles}


def _map(context: Context, round_: Round, found: Comparison) -> Map:
    titles = _titles(found.asked.roles)
    return Map(
        round_.number,
        found.rows[0].leaders,
        tuple(
            RowSeen(
                row.row.label,
                row.told,
                {titles[role]: many for role, many in row.owners.items()},
                row.nobody or None,
                row.passed or None,
            )
            for row in found.contested
        ),
    )


def _settled(context: Context, module: ChartModule, row: RowView, absent: Mapping[str, tuple[str, ...]]) -> Settled:
    activity = row.row
    marks = [mark for mark in context.marks.get(module.id, ()) if mark.activity == activity.id]
    owners, letter = _owners(context, module, marks), owner_letter(module.scheme)
    why = [mark.reason for mark in marks if letter in mark.letters and mark.reason]
    into = tuple(other.label for other in context.rows.get(module.id, ()) if activity.id in other.because)
    return Settled(
        row=activity.label,
        how=_how(activity, owners, into),
        owner=", ".join(owners),
        reason="; ".join(dict.fromkeys(why)),
        others=tuple(_reasons_besides(context, module, marks)),
        into=into,
        not_here=absent.get(activity.id, ()),
        given=row_actions.given_to(context.session, activity),
    )


def _reasons_besides(context: Context, module: ChartModule, marks: Sequence[Mark]) -> Iterator[Reason]:
    """List the reasons for letters other than the owner's, in the order of the roles."""
    letter = owner_letter(module.scheme)
    by_role = {mark.role: mark for mark in marks if mark.reason and letter not in mark.letters}
    for role, title in _titles(context.roles.get(module.id, ())).items():
        if mark := by_role.get(role):
            yield Reason(title, mark.letters, mark.reason)


def _owners(context: Context, module: ChartModule, marks: Sequence[Mark]) -> list[str]:
    """List the titles of the roles that hold the owner's letter."""
    letter, titles = owner_letter(module.scheme), _titles(context.roles.get(module.id, ()))
    return [titles[mark.role] for mark in marks if letter in mark.letters and mark.role in titles]


def _how(activity: Activity, owners: Sequence[str], into: Sequence[str]) -> str:
    """Name how a row was settled; parked and split take precedence over its letters."""
    if activity.state == "parked":
        return "parked"
    if into:
        return "split"
    return "agreed" if owners and activity.state == "settled" else "not settled yet"


def _again(context: Context, module: ChartModule, round_: Round, before: Comparison) -> Iterator[Again]:
    agreed: dict[str, dict[str, str]] = {}
    for mark in context.marks.get(module.id, ()):
        agreed.setdefault(mark.activity, {})[mark.role] = mark.letters
    titles, rows = _titles(before.asked.roles), {row.row.id: row.row for row in before.rows}
    for one in settled_against(charted(context.session, round_.id), agreed, before=before):
        yield Again(rows[one.row].label, titles[one.owner], one.before, one.before_of, one.after, one.after_of)


def _own(context: Context, module: ChartModule, shown: Sequence[Round]) -> Iterator[OwnChart]:
    order = [person.id for person in context.session.people()]
    rows: list[Activity] = [row for row in chart.rows(context.session, module.id) if not row.practice]
    for round_ in shown:
        titles = _titles(roles_as_asked(round_, context.roles.get(module.id, ())))
        told, charts = rows_as_asked(round_, rows), charted(context.session, round_.id)
        for person in sorted(charts, key=lambda one: (order.index(one) if one in order else len(order), one)):
            cells = charts[person]
            yield OwnChart(
                context.name(person),
                round_.number,
                {row.label: _letters(cells[row.id], titles, module) for row in told if row.id in cells},
            )


def _letters(cells: dict[str, str], titles: dict[str, str], module: ChartModule) -> str:
    named = [
        title if module.letters == "owner" else f"{title} {cells[role]}"
        for role, title in titles.items()
        if cells.get(role)
    ]
    return ", ".join(named) or tr("nobody")


def _noticed(context: Context, module: ChartModule, found: Comparison) -> Iterator[Noticed]:
    held = lived(context.session, module)
    for one in (*found.differences, *(held.drifted if held else ())):
        yield Noticed(one.sort, one.private, context.names(one.leaders))


def _agreement(round_: Round, found: Comparison) -> Agreement:
    chance = found.agreement
    alpha = None if chance.value is None else round(chance.value, 3)
    raw = None if chance.agreement is None else round(chance.agreement, 3)
    return Agreement(round_.number, raw, alpha, chance.reason)
