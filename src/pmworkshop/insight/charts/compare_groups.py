"""The groups of people apart in charts that leaders filled in alone: whom each names as the owner of each row."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.agenda.model import ChartModule
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.charts.compare import compare_round
from pmworkshop.insight.charts.compare_rows import RowView
from pmworkshop.insight.measures.groups import Apart, Said, apart
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.rounds import charted
from pmworkshop.session.rounds.wording import Asked

NOBODY = tr_noop("nobody")
"""Said where a leader names no owner."""


def owners_apart(session: Session, module: ChartModule, round_: Round) -> Apart:
    """Show the groups apart in one round of charts.

    Args:
        session: The public view of the session, so that hidden charts do not count.
        module: The chart module.
        round_: The round.

    Returns:
        Whom each group names as the owner of each row, the rows in which the groups differ most first; or the reason
        why that is not shown.
    """
    compared = compare_round(session, module, round_)
    leaders = tuple(charted(session, round_.id))
    found = apart(session, [_said(row, leaders) for row in compared.contested], "words", anonymous=round_.anonymous)
    return replace(found, subjects=tuple(sorted(found.subjects, key=lambda one: -one.gap)))


def _said(row: RowView, leaders: tuple[str, ...]) -> Said:
    titles = {role.id: role.title for role in row.asked.roles}
    joined, nobody = tr(" and "), tr(NOBODY)
    named = {leader: joined.join(titles[role] for role in seen) or nobody for leader, seen in row.votes.items()}
    return Said(Asked(row.row.id, row.row.label), {leader: named.get(leader) for leader in leaders})
