"""Builds what groups of people say apart."""

from __future__ import annotations

from collections.abc import Callable

from pmworkshop.agenda.model import ChartModule, PollModule
from pmworkshop.insight.charts.compare_groups import owners_apart
from pmworkshop.insight.measures.groups import Apart, GroupAnswer, groups_apart
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.rounds import LONG
from pmworkshop.report.model.groups_apart import GroupSaid, GroupsApart, SubjectSaid
from pmworkshop.session.core.records import Round
from pmworkshop.session.rounds import rounds


def poll_apart(context: Context, module: PollModule, *, wanted: bool = False) -> GroupsApart | None:
    """Build what groups of people say apart in a poll.

    Args:
        context: The indexed session with the audience of the report.
        module: The poll module.
        wanted: Whether its second question is told.

    Returns:
        The groups in the newest answers that are shown. None for the sponsor, before answers are shown, and where
        nothing may be shown unless the agenda asks for the groups; then the reason is said.
    """
    return _newest(context, module, lambda round_: groups_apart(context.session, module, round_), wanted=wanted)


def chart_apart(context: Context, module: ChartModule) -> GroupsApart | None:
    """Build whom groups of people name as the owners of the rows of a chart; see `poll_apart`.

    Args:
        context: The indexed session with the audience of the report.
        module: The chart module.

    Returns:
        The groups, the rows in which they differ most first; None as in `poll_apart`.
    """
    return _newest(context, module, lambda round_: owners_apart(context.session, module, round_))


def _newest(
    context: Context, module: PollModule | ChartModule, look: Callable[[Round], Apart], *, wanted: bool = False
) -> GroupsApart | None:
    shown = rounds.shown(context.session, module.id, wanted=wanted)
    if context.audience == "sponsor" or not shown:
        return None
    found = look(shown[-1])
    if not found.subjects and not module.apart:
        return None
    subjects = tuple(SubjectSaid(one.text, tuple(map(_said, one.groups))) for one in found.subjects)
    return GroupsApart(found.sentence, found.reason, subjects, found.label)


def _said(one: GroupAnswer) -> GroupSaid:
    given = {value: number for value, number in one.counts.items() if number or len(one.counts) <= LONG}
    return GroupSaid(one.group, one.people, one.said, given or None)
