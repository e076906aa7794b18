"""Builds the reference material on a chart for the run sheet: letters, roles, rows and their usual owners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmworkshop.agenda.model import ChartModule
from pmworkshop.base.language import tr
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.preparation import Crib
from pmworkshop.session.core.records import Role
from pmworkshop.session.core.schemes import legend


def cribs(context: Context, module: ChartModule) -> Iterator[Crib]:
    """Build the facilitator's reference material for a chart.

    Args:
        context: The indexed session with the audience of the report.
        module: The chart module, with the usual owners of its rows.

    Yields:
        The letters; then the roles, the rows, and a row for practice, each if there are any.
    """
    letters = tuple((letter, f"{tr(word)}: {tr(meaning)}") for letter, word, meaning in legend(module.scheme))
    yield Crib(tr("Letters of {scheme}", scheme=module.scheme), terms=letters)
    roles = context.roles.get(module.id, ())
    if roles:
        yield Crib(
            tr("Roles"),
            header=("", tr("Code"), tr("Role"), tr("Function"), tr("Speaks for it")),
            rows=tuple(
                (str(number), role.code, role.title, role.function, _spokesperson(context, role))
                for number, role in enumerate(roles, 1)
            ),
        )
    rows = tuple(_rows(context, module, roles))
    if rows:
        yield Crib(
            tr("Rows, and who often answers for them"), header=("", tr("Row"), tr("At stake"), tr("Often")), rows=rows
        )
    if module.practice:
        yield Crib(line=tr("To practise on: {practice}", practice=module.practice))


def _rows(context: Context, module: ChartModule, roles: Sequence[Role]) -> Iterator[tuple[str, str, str, str]]:
    usual = {row.label: row.usual for row in module.activities}
    titles = {role.code: role.title for role in roles}
    real = [row for row in context.rows.get(module.id, ()) if not row.practice]
    for number, row in enumerate(real, 1):
        owner = usual.get(row.label, "")
        often = f"{owner}, {titles[owner]}" if owner in titles else owner
        yield str(number), row.label, row.question, often


def _spokesperson(context: Context, role: Role) -> str:
    return context.name(role.spokesperson) or tr("nobody yet")
