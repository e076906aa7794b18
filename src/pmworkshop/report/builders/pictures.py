"""Collects the pictures of the wall from the sections of a report, whose counts the reader may know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from pmworkshop.agenda.model import Module
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.findings import listed
from pmworkshop.insight.pictures.given import spread
from pmworkshop.insight.pictures.steps import step_counts, step_names
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.rounds import scale_of
from pmworkshop.report.model.before_after import Moved
from pmworkshop.report.model.pictures import (
    BeforeAndNow,
    Dated,
    Differences,
    Distribution,
    Picture,
    PlanDays,
    SeenAgain,
    SeenRow,
    Spread,
)
from pmworkshop.report.model.rounds import Asked
from pmworkshop.report.model.sections.base import Section
from pmworkshop.report.model.sections.chart import ChartSection
from pmworkshop.report.model.sections.plan import PlanSection
from pmworkshop.report.model.sections.poll import PollSection
from pmworkshop.report.model.sections.solo_charts import Alone, Map, RowSeen
from pmworkshop.session.core.reserved import OVER

NOBODY = tr_noop("Nobody")
MOST_DATED = 40
"""Actions on the calendar at most; the plan beside it lists all."""
SEEN_AGAIN, CALENDAR = tr_noop("who sees the agreed owner, before and now"), tr_noop("the days of the plan")


def pictures_of(context: Context, sections: Iterable[Section]) -> tuple[Picture, ...]:
    """Collect the pictures of a report.

    Args:
        context: The indexed session with the audience of the report.
        sections: The sections of the report: what stands in none of them is in no picture.

    Returns:
        The pictures, in the order of the agenda. Answers of fewer people than are compared are in none.
    """
    return tuple(picture for section in sections for picture in _of_section(context, section))


def _of_section(context: Context, section: Section) -> Iterator[Picture]:
    if module := context.modules.get(section.module):
        yield from _answers(context, section, module)
    if isinstance(section, ChartSection) and section.alone:
        yield from _charts(context, section, section.alone)
    if isinstance(section, PlanSection):
        yield from _plan(context, section)


def _answers(context: Context, section: Section, module: Module) -> Iterator[Picture]:
    """Draw what was asked twice as before and now; else each round that asked for a value on a scale."""
    moved: tuple[Moved, ...] = section.moved if isinstance(section, PollSection) else ()
    rounds: Sequence[Asked] = getattr(section, "rounds", ())
    least = context.session.info.thresholds.answers_least
    if moved:
        scale = scale_of(module)
        twice = [one for one in moved if min(sum(one.now.values()), sum(one.before.values())) >= least]
        rows = [_spread(one.subject, one.now, scale, one.word, one.before) for one in twice]
        yield from _distribution(section, rounds, scale, rows)
        return
    for asked in rounds:
        scale = scale_of(module.asking(asked.wanted))
        yield from _distribution(section, (asked,), scale, list(_answered(asked, scale, least)) if scale else [])


def _answered(asked: Asked, scale: Sequence[str], least: int) -> Iterator[Spread]:
    """List the subjects of a round that enough people answered."""
    for one in asked.subjects:
        if one.answers and sum(one.answers.values()) >= least:
            yield _spread(one.subject, one.answers, scale, one.word)


def _spread(
    subject: str, counts: Mapping[str, int], scale: Sequence[str], word: str, before: Mapping[str, int] | None = None
) -> Spread:
    return Spread(subject, step_counts(counts, scale), word, step_counts(before, scale) if before else ())


def _distribution(
    section: Section, rounds: Sequence[Asked], scale: tuple[str, ...], rows: Sequence[Spread]
) -> Iterator[Distribution]:
    """Make the picture of some statements, if they were asked on a scale."""
    if len(scale) < 2 or not rows:
        return
    ends = {(one.low, one.high) for asked in rounds for one in asked.subjects}
    low, high = ends.pop() if len(ends) == 1 else ("", "")
    yield Distribution(
        section.module,
        section.title,
        (rounds[-1].about or rounds[-1].label) if len(rounds) == 1 else "",
        step_names(scale),
        tuple(sorted(rows, key=lambda one: -spread(one.counts))),
        low,
        high,
    )


def _charts(context: Context, section: ChartSection, alone: Alone) -> Iterator[Picture]:
    least = context.session.info.thresholds.answers_least
    order = [role.title for role in section.roles]
    yield from (_differences(section, one, order) for one in alone.maps if one.rows and one.leaders >= least)
    rows = [
        SeenAgain(one.row, one.owner, one.before, one.before_of, one.now, one.now_of)
        for one in alone.again
        if min(one.before_of, one.now_of) >= least
    ]
    if rows:
        yield BeforeAndNow(section.module, section.title, tr(SEEN_AGAIN), tuple(rows))


def _differences(section: ChartSection, one: Map, order: Sequence[str]) -> Differences:
    named = {title for row in one.rows for title in row.seen}
    roles = [*(title for title in order if title in named), *sorted(named - set(order))]
    nobody = any(row.nobody for row in one.rows)
    before, again = (
        tr("whom each of us named alone, before we talked"),
        tr("whom each of us named alone, asked again"),
    )
    return Differences(
        section.module,
        section.title,
        before if one.number == 1 else again,
        (*roles, tr(NOBODY)) if nobody else tuple(roles),
        one.leaders,
        tuple(SeenRow(row.label, tuple(_seen(row, roles, nobody=nobody)), row.state) for row in one.rows),
    )


def _seen(row: RowSeen, roles: Sequence[str], *, nobody: bool) -> Iterator[int]:
    yield from (row.seen.get(title, 0) for title in roles)
    if nobody:
        yield row.nobody or 0


def _plan(context: Context, section: PlanSection) -> Iterator[PlanDays]:
    rows = [
        Dated(one.code, one.what, listed(one.owners), one.first_step_by, one.due)
        for one in section.actions
        if one.status not in OVER
    ]
    if rows:
        rows.sort(key=lambda one: (one.due is None, one.due or date.min))
        shows = (
            tr(CALENDAR)
            if len(rows) <= MOST_DATED
            else tr("the {shown} of {all} actions that are due first", shown=MOST_DATED, all=len(rows))
        )
        yield PlanDays(section.module, section.title, shows, context.session.info.day, tuple(rows[:MOST_DATED]))
